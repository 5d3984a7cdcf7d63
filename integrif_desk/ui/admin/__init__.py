"""Verwaltung: what one sets up, looks after and checks."""
