"""The disclosure register: who got what, when and how."""
