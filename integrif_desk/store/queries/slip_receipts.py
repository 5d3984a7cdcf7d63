"""Returned slips: by file, by what they answered, and what they said to recommendations."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, insert, literal, select

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


def by_key(connection: Connection, key: str) -> tuple[SlipReceipt, str] | None:
    """Return the slip that was taken in from this very file (its `part_key`), and who did."""
    found = _receipts(connection, _receipt.c.sha256 == key)
    return found[0] if found else None


def of_file(connection: Connection, file_sha256: str) -> tuple[SlipReceipt, ...]:
    """Return the slips that were taken in from a file, oldest first: one for each case in it."""
    return tuple(receipt for receipt, _reader in _receipts(connection, _from_file(file_sha256)))


def sharing_file(connection: Connection, receipt_id: UUID) -> tuple[SlipReceipt, ...]:
    """Return the other slips that were taken in from the file of this one, oldest first."""
    return tuple(
        other
        for receipt, _reader in _receipts(connection, _receipt.c.id == receipt_id)
        for other in of_file(connection, receipt.file_sha256)
        if other.id != receipt_id
    )


def hand_on_file(connection: Connection, from_id: UUID, to_id: UUID) -> None:
    """Keep the bytes of a file with another receipt as well, where the first one has them.

    No file that is kept is ever changed; that of the first goes when its receipt does.
    """
    kept = table_of(SlipFile)
    owner = literal(to_id, kept.c.receipt_id.type)
    connection.execute(
        insert(kept).from_select(
            [kept.c.receipt_id, kept.c.content],
            select(owner, kept.c.content).where(kept.c.receipt_id == from_id),
        )
    )


def of_subject(connection: Connection, subject_id: UUID) -> tuple[tuple[SlipReceipt, str], ...]:
    """Return the slips that answered a referral or handover, oldest first, and who read them in."""
    return _receipts(
        connection,
        (_receipt.c.referral_id == subject_id) | (_receipt.c.handover_id == subject_id),
    )


def content(connection: Connection, receipt_id: UUID) -> bytes:
    """Return the file as it came, whichever receipt it is kept with. Raises NOT_FOUND."""
    receipts = _receipts(connection, _receipt.c.id == receipt_id)
    for receipt, _reader in receipts:
        found = connection.execute(
            select(_file.content)
            .join(_receipt, _receipt.c.id == _file.receipt_id)
            .where(_from_file(receipt.file_sha256))
        ).scalar_one_or_none()
        if found is not None:
            return bytes(found)
    raise KnownError(ErrorCode.NOT_FOUND)


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


def _from_file(file_sha256: str) -> ColumnElement[bool]:
    """Keys of a file are its hash, or that with „/3“ behind it; „0“ comes next after „/“."""
    return (_receipt.c.sha256 >= file_sha256) & (_receipt.c.sha256 < f"{file_sha256}0")


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
