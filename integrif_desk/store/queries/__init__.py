"""Reads that return domain values, paged by key; never ORM objects."""
