"""The consent form on paper: which languages there are, and the form of one case to print.

Nothing is stored: only the signed form is a consent. The PDF never touches the disk unless somebody
asks for the file. Call from the worker thread.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from integrif_desk.casework import compose, drawn
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.case import Case
from integrif_desk.domain.consent_form import GERMAN, ConsentForm, FormLanguage, may_be_minor
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, PersonExtract, Purpose, Recipient
from integrif_desk.domain.person import Person
from integrif_desk.store.queries import accounts

_NOBODY = "…"


@dataclass(frozen=True, kw_only=True)
class AskedConsent:
    """What the person is asked for.

    `recipient` is a unit of the directory, or a kind of units under its label; `is_public_office`
    in it explains duties to report. `language` is the form's second language, `reviewed` whether
    a lead has had it checked.
    """

    recipient: Recipient
    purpose: Purpose
    categories: tuple[DataCategory, ...]
    valid_until: date
    language: str = GERMAN
    reviewed: bool = False


@cache
def languages() -> tuple[FormLanguage, ...]:
    """Return every language that forms can be printed in, German first."""
    from integrif_desk.documents import consent_form_texts

    return consent_form_texts.languages()


def form(
    desk: Desk, case_id: UUID, asked: AskedConsent, *, despite_missing_glyphs: bool = False
) -> bytes:
    """Return the form for the person of a case as a PDF of A4 pages.

    Raises NOT_FOUND, GLYPHS_MISSING (characters) unless that was accepted; `FieldError`
    FIELD_REQUIRED without recipient or categories, DATE_IN_PAST for `valid_until` before today,
    FIELD_INVALID for a language without a form.
    """
    from integrif_desk.documents import consent_form, glyphs

    values = _values(desk, case_id, asked)
    unprintable = () if despite_missing_glyphs else glyphs.missing_glyphs(values)
    if unprintable:
        characters = "".join(dict.fromkeys(missing.char for missing in unprintable))
        raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
    return consent_form.render(values)


def specimen(desk: Desk, language: str) -> Paper:
    """Return a form without a person to look at, for whoever checks it.

    It holds every sentence that a form can hold. Raises `FieldError` FIELD_INVALID for a language
    without a form.
    """
    from integrif_desk.documents import consent_form

    with desk.read() as work:
        association = accounts.association(work.connection)
    empty = ConsentForm(
        association=compose.letterhead(association),
        person=PersonExtract(name=_NOBODY),
        volunteer=_NOBODY,
        recipient=Recipient(name=_NOBODY, is_public_office=True),
        purpose=Purpose.COORDINATION,
        categories=tuple(DataCategory),
        dated=desk.today(),
        valid_until=desk.today(),
        language=language,
        may_be_minor=True,
        is_sample=True,
    )
    return drawn.paper(consent_form.render(empty))


def _values(desk: Desk, case_id: UUID, asked: AskedConsent) -> ConsentForm:
    today = desk.today()
    with desk.read() as work:
        case = work.get(Case, case_id)
        person = _extract(work.get(Person, case.person_id))
        association = accounts.association(work.connection)
        owner = accounts.names(work.connection).get(case.owner_id, desk.account.name)
    return ConsentForm(
        association=compose.letterhead(association),
        person=person,
        volunteer=owner,
        recipient=asked.recipient,
        purpose=asked.purpose,
        categories=asked.categories,
        dated=today,
        valid_until=asked.valid_until,
        case_number=case.number,
        language=asked.language,
        reviewed=asked.reviewed,
        may_be_minor=may_be_minor(person, today),
        is_sample=association.is_sample,
    )


def _extract(person: Person) -> PersonExtract:
    """Return what names the person on the form, and nothing else."""
    return PersonExtract(
        name=person.display_name,
        surname=person.surname,
        original_name=person.original_name,
        birth_date=person.birth_date,
        birth_year_only=person.birth_year_only,
        birth_date_estimated=person.birth_date_estimated,
    )
