"""Issued referral letters and their files."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.referral_letter import IssuedLetter, ReferralLetter
from integrif_desk.store.convert import from_row, table_of

_letter = table_of(ReferralLetter)


def of_referral(connection: Connection, referral_id: UUID) -> tuple[ReferralLetter, ...]:
    """Return the letters of a referral, the newest issue first."""
    rows = connection.execute(
        _letters().where(_letter.c.referral_id == referral_id).order_by(_letter.c.issue.desc())
    )
    return tuple(from_row(ReferralLetter, row) for row in rows)


def find(connection: Connection, letter_id: UUID) -> ReferralLetter | None:
    """Return the letter; None where the id belongs to something else."""
    row = connection.execute(_letters().where(_letter.c.id == letter_id)).one_or_none()
    return None if row is None else from_row(ReferralLetter, row)


def document(connection: Connection, letter_id: UUID) -> IssuedLetter:
    """Return the stored file of a letter. Raises `KnownError` NOT_FOUND."""
    stored = table_of(IssuedLetter)
    row = connection.execute(select(stored).where(stored.c.letter_id == letter_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return from_row(IssuedLetter, row)


def _letters() -> Select[Any]:
    return select(_letter)
