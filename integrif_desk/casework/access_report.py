"""The subject access report (Art. 15 GDPR) with its machine-readable copy (Art. 20), in one action.

Only leads answer such a request. Nothing of the report is stored: it is made of what is on file on
the day. It leaves by the same ways as a handover (`sending`), and each is entered in the register.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from integrif_desk.casework import access_material as material
from integrif_desk.casework import compose, disclosure
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.access_report import (
    HIDDEN_NAME,
    AccessReport,
    AccessWish,
    CaseOnFile,
    PersonOnFile,
)
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.queries import accounts, cases, known_names
from integrif_desk.store.unit_of_work import UnitOfWork

PDF_NAME, DATA_NAME = "Auskunft.pdf", "Auskunft.json"
"""File names without personal data; the second is also that of the attachment in the first."""
_SUBJECT = "AccessReport"


@dataclass(frozen=True, kw_only=True)
class MadeReport:
    """A report that is ready to leave: the document, and the same as data."""

    wish: AccessWish
    report: AccessReport
    pdf: bytes
    data: bytes


@dataclass(frozen=True)
class ReportFile:
    """One of the two files of a report: the document, or the machine-readable copy by itself."""

    made: MadeReport
    kind: DocumentKind

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.made.pdf if self.can_be_locked else self.made.data

    @property
    def name(self) -> str:
        """A name that tells nothing about the person."""
        return PDF_NAME if self.can_be_locked else DATA_NAME

    @property
    def can_be_locked(self) -> bool:
        """Whether it can have a password: a PDF can. The copy goes along inside of it."""
        return self.kind is DocumentKind.ACCESS_REPORT

    @cached_property
    def sha256(self) -> str:
        """Its fingerprint, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def make(desk: Desk, wish: AccessWish, *, despite_missing_glyphs: bool = False) -> MadeReport:
    """Return the report about a person as of today. Call from the worker thread.

    Raises LEAD_REQUIRED, NOT_FOUND, GLYPHS_MISSING (characters) unless that was accepted.
    """
    from integrif_desk.documents import access_report, glyphs
    from integrif_desk.exchange import access_copy

    report = build(desk, wish)
    unprintable = () if despite_missing_glyphs else glyphs.missing_glyphs(report)
    if unprintable:
        characters = "".join(dict.fromkeys(missing.char for missing in unprintable))
        raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
    data = access_copy.write(report)
    pdf = access_report.render(report, copy_name=DATA_NAME, copy=data)
    return MadeReport(wish=wish, report=report, pdf=pdf, data=data)


def build(desk: Desk, wish: AccessWish) -> AccessReport:
    """Return everything on file about a person, read within one transaction that notes the viewing.

    Records that were merged into the person are told with it, and all cases, closed ones as well.
    Raises LEAD_REQUIRED, NOT_FOUND.
    """
    require_lead(desk.account)
    with desk.write() as work:
        person_ids = material.same_person(work, wish.person_id)
        person = material.person_on_file(work, person_ids)
        case_ids = [one for each in person_ids for one in cases.of_person(work.connection, each)]
        own, others = _names(work, person, case_ids)

        def hide(text: str) -> str:
            from integrif_desk.domain import hidden_names

            known = others if wish.hide_names else None
            return (
                hidden_names.hide(text, known, own | set(wish.keep), wish.also_hide)
                if text
                else text
            )

        found = [material.case_on_file(work, case_id, hide) for case_id in case_ids]
        found.sort(key=lambda pair: (pair[0].opened_on, pair[0].number))
        ids = {*person_ids, *(one for _case, ids in found for one in ids)}
        association = accounts.association(work.connection)
        told = tuple(case for case, _ids in found)
        report = AccessReport(
            association=compose.letterhead(association),
            dated=desk.today(),
            lead=desk.account.name,
            person=person,
            cases=told,
            accesses=material.accesses(work, ids),
            hidden=_hidden(told),
            is_sample=association.is_sample,
        )
        work.note_action("viewed", _SUBJECT, wish.person_id)
        work.commit()
    return report


def enter(
    desk: Desk, file: ReportFile, work: UnitOfWork, channel: Channel | None, writing: Writing
) -> tuple[Disclosure, ...]:
    """Enter within a transaction that the person gets the file; an entry for each of their cases.

    Raises LEAD_REQUIRED.
    """
    require_lead(desk.account)
    at = desk.now()  # by their common time they are known to belong together
    now = replace(desk, now=lambda: at)
    case_ids = [
        case_id
        for person_id in material.same_person(work, file.made.wish.person_id)
        for case_id in cases.of_person(work.connection, person_id)
    ]
    return tuple(
        disclosure.record(
            work,
            now,
            DisclosureFacts(
                case_id=case_id,
                recipient_id=None,
                kind=file.kind,
                channel=channel,
                sha256=file.sha256,
                disclosed_on=desk.today(),
            ),
            writing,
        )
        for case_id in case_ids
    )


def _names(
    work: UnitOfWork, person: PersonOnFile, case_ids: Iterable[UUID]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the person with the family, and those of everybody else around."""
    own = {one.name for one in person.spellings} | {one.name for one in person.family}
    for known in (person.facts, *person.duplicates):
        own |= {known.given_names, known.surname, known.original_name}
    around = {name for one in case_ids for name in known_names.names(work.connection, one)}
    return frozenset(own), frozenset(around - own)


def _hidden(told: tuple[CaseOnFile, ...]) -> int:
    import msgspec

    return msgspec.json.encode(told).count(HIDDEN_NAME.encode())
