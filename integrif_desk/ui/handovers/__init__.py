"""Handovers: what has been issued, and the composer for a new one."""
