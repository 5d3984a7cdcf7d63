"""The disclosure register: everything that leaves is entered, nothing is taken out again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import entered_file
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind, Writing
from integrif_desk.domain.disclosure_views import DisclosureFilter, DisclosureRow
from integrif_desk.domain.views import Key, Page
from integrif_desk.store.queries import disclosures as queries
from integrif_desk.store.unit_of_work import UnitOfWork

_ALL = 1_000_000


def record(
    work: UnitOfWork, desk: Desk, facts: DisclosureFacts, writing: Writing = Writing.DONE
) -> Disclosure:
    """Enter a disclosure within a transaction, which is committed before anything leaves.

    Whoever writes a file afterwards enters it as `Writing.BEGUN`, and says later how it ended.
    The caller names `Noun.DISCLOSURE` in its `Changes`.
    """
    return work.add(Disclosure(**vars(facts), writing=writing, **desk.stamp()))


def of_case(desk: Desk, case_id: UUID) -> tuple[DisclosureRow, ...]:
    """Return everything that left about a case, the newest first."""
    with desk.read() as work:
        return queries.of_case(work.connection, case_id)


def disclosures(
    desk: Desk, wanted: DisclosureFilter, after: Key | None = None, limit: int = 50
) -> Page[DisclosureRow]:
    """Return a page of the register, the newest entries first."""
    with desk.read() as work:
        return queries.disclosures(work.connection, wanted, after, limit)


def export(
    desk: Desk, wanted: DisclosureFilter, path: Path, *, overwrite: bool = False
) -> tuple[Path, int]:
    """Write the entries to `path` as a table; return it with their number.

    Raises LEAD_REQUIRED, and as `entered_file.export`.
    """
    from integrif_desk.exchange.register_sheet import register_sheet

    require_lead(desk.account)
    with desk.read() as work:
        rows = queries.disclosures(work.connection, wanted, None, _ALL).rows
    sheet = register_sheet(rows)
    return entered_file.export(desk, "Disclosure", sheet, path, overwrite=overwrite), len(rows)


def confirm(desk: Desk, disclosure_id: UUID, on: date) -> Changes:
    """Note that the recipient has confirmed to have it.

    Raises NOT_FOUND, `FieldError` for a day in the future or before it left.
    """
    with desk.write() as work:
        entry = work.get(Disclosure, disclosure_id)
        work.save(entry.confirmed(on, desk.today()))
        work.commit()
    return _touched(entry)


def unconfirm(desk: Desk, disclosure_id: UUID) -> Changes:
    """Take back that it was confirmed, which was a slip of the hand. Raises NOT_FOUND."""
    with desk.write() as work:
        entry = work.get(Disclosure, disclosure_id)
        work.save(replace(entry, receipt_confirmed_on=None, receipt_by_answer=False))
        work.commit()
    return _touched(entry)


def confirm_receipt(work: UnitOfWork, desk: Desk, document_id: UUID, on: date) -> None:
    """Note within a transaction that a handover or referral has arrived: its answer is here.

    What was confirmed before stays; an answer dated before it left confirms the day it left.
    """
    for entry in queries.of_document(work.connection, document_id):
        if entry.receipt_confirmed_on is None and not entry.entered_in_error:
            day = max(min(on, desk.today()), entry.disclosed_on)
            work.save(replace(entry, receipt_confirmed_on=day, receipt_by_answer=True))


def unconfirm_receipt(work: UnitOfWork, document_id: UUID, on: date) -> None:
    """Take back within a transaction what `confirm_receipt` noted for an answer of that day.

    What somebody entered by hand stays, even if it was on the same day.
    """
    for entry in queries.of_document(work.connection, document_id):
        told = entry.receipt_by_answer
        if told and entry.receipt_confirmed_on == max(on, entry.disclosed_on):
            work.save(replace(entry, receipt_confirmed_on=None, receipt_by_answer=False))


def retract(work: UnitOfWork, document_id: UUID, on: date) -> None:
    """Strike within a transaction what was entered since that day, as the sending is undone."""
    for entry in queries.of_document(work.connection, document_id):
        sent = entry.kind is DocumentKind.REFERRAL and entry.disclosed_on == on
        letter = entry.kind is DocumentKind.REFERRAL_LETTER and entry.disclosed_on >= on
        if (sent or letter) and not entry.entered_in_error:
            work.save(replace(entry, entered_in_error=True))


def amend(desk: Desk, disclosure_id: UUID, remark: str) -> Changes:
    """Add a remark to an entry, which itself stays as it is.

    Raises NOT_FOUND, `FieldError` without words or for too many.
    """
    with desk.write() as work:
        entry = work.get(Disclosure, disclosure_id)
        work.save(entry.amended(remark))
        work.commit()
    return _touched(entry)


def _touched(entry: Disclosure) -> Changes:
    ids = (entry.id,) if entry.case_id is None else (entry.id, entry.case_id)
    return changes(Noun.DISCLOSURE, ids=ids)
