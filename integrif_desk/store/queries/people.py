"""Names in rows that join the person."""

from typing import Any

from sqlalchemy import Row


def display_name(row: Row[Any]) -> str:
    """Return the name in its bearer's order, from a row with the person's name columns."""
    parts = (row.given_names, row.surname)
    return " ".join(p for p in (reversed(parts) if row.surname_first else parts) if p)


def list_name(row: Row[Any]) -> str:
    """Return „Nachname, Vorname“ from a row with the person's name columns."""
    return ", ".join(p for p in (row.surname, row.given_names) if p)
