"""Meetings of those who work together, and what was agreed there."""
