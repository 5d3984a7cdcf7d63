"""Fälle: the list of cases, beside it the case that was chosen."""
