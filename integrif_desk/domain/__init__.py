"""Entities, rules and errors in plain Python; imports the standard library only."""
