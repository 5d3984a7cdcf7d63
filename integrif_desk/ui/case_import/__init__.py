"""A case made of another association's handover."""
