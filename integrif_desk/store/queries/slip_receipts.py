"""Returned slips: by file, by what they answered, and what they said to recommendations."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.practice_finding import PracticeFinding
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipFile, SlipReceipt
from integrif_desk.store.convert import from_row, table_of

_receipt = table_of(SlipReceipt)
_file = table_of(SlipFile).c
_answer = table_of(RecommendationAnswer)
_finding = table_of(PracticeFinding).c
_account = table_of(Account)


class SentFinding(NamedTuple):
    """A finding that went out with a handover, as far as a recommendation was made of it."""

    id: UUID
    number: str
    suggestion: str


def by_sha256(connection: Connection, sha256: str) -> tuple[SlipReceipt, str] | None:
    """Return the slip that was taken in from this very file, and who did."""
    found = _receipts(connection, _receipt.c.sha256 == sha256)
    return found[0] if found else None


def of_subject(connection: Connection, subject_id: UUID) -> tuple[tuple[SlipReceipt, str], ...]:
    """Return the slips that answered a referral or handover, oldest first, and who read them in."""
    return _receipts(
        connection,
        (_receipt.c.referral_id == subject_id) | (_receipt.c.handover_id == subject_id),
    )


def content(connection: Connection, receipt_id: UUID) -> bytes:
    """Return the file as it came. Raises `KnownError` NOT_FOUND."""
    found = connection.execute(
        select(_file.content).where(_file.receipt_id == receipt_id)
    ).scalar_one_or_none()
    if found is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return bytes(found)


def answers(connection: Connection, handover_id: UUID) -> tuple[RecommendationAnswer, ...]:
    """Return what was said to the recommendations of a handover, the oldest first."""
    rows = connection.execute(
        select(_answer).where(_answer.c.handover_id == handover_id).order_by(_answer.c.id)
    )
    return tuple(from_row(RecommendationAnswer, row) for row in rows)


def findings_sent_with(connection: Connection, handover_id: UUID) -> tuple[SentFinding, ...]:
    """Return the findings with a suggestion that last went out with this handover."""
    rows = connection.execute(
        select(_finding.id, _finding.number, _finding.suggestion)
        .where(_finding.handover_id == handover_id, _finding.suggestion != "")
        .order_by(_finding.number)
    )
    return tuple(SentFinding(*row) for row in rows)


def _receipts(
    connection: Connection, condition: ColumnElement[bool]
) -> tuple[tuple[SlipReceipt, str], ...]:
    rows = connection.execute(
        select(_receipt, _account.c.name.label("reader"))
        .join(_account, _account.c.id == _receipt.c.created_by)
        .where(condition)
        .order_by(_receipt.c.id)
    )
    return tuple((from_row(SlipReceipt, row), row.reader) for row in rows)
