"""Heute: what is due, who has not answered, whom nobody has spoken to."""
