"""What a printed consent form says: everything as values, so that equal values give equal pages."""

from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import (
    DataCategory,
    Letterhead,
    PersonExtract,
    Purpose,
    Recipient,
)
from integrif_desk.domain.person import full_years

GERMAN = "de"
FULL_AGE = 18


@dataclass(frozen=True, kw_only=True)
class FormLanguage:
    """A language that consent forms are printed in beside German.

    `code` is ISO 639, `name` the language's own. `text_sha256` is the digest of the translation
    and its German original: what a review is about. A change of either asks for a new review.
    """

    code: str
    name: str
    right_to_left: bool
    reviewed: bool
    text_sha256: str


@dataclass(frozen=True, kw_only=True)
class ConsentForm:
    """One form to be signed. Raises `FieldError` for a blanket or bygone one.

    `recipient` is a unit, or a kind of units under its label. Its `is_public_office` decides
    whether duties to report (§ 87 Abs. 2 AufenthG) are explained. `language` is the code of the
    second language, `GERMAN` for none; `reviewed` tells whether a lead has had it checked.
    `may_be_minor` adds a line for the guardian's signature.
    """

    association: Letterhead
    person: PersonExtract
    volunteer: str
    recipient: Recipient
    purpose: Purpose
    categories: tuple[DataCategory, ...]
    dated: date
    valid_until: date
    case_number: str = ""
    language: str = GERMAN
    reviewed: bool = False
    may_be_minor: bool = False
    is_sample: bool = False

    def __post_init__(self) -> None:
        if not self.recipient.name.strip():
            raise FieldError(ErrorCode.FIELD_REQUIRED, "recipient")
        if not self.categories:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "categories")
        if self.valid_until < self.dated:
            raise FieldError(ErrorCode.DATE_IN_PAST, "valid_until")


def may_be_minor(person: PersonExtract, day: date) -> bool:
    """Tell whether the person may be under 18 on `day`.

    Without a birth date nobody can tell; with the year only, the last day of it is assumed.
    """
    born = person.birth_date
    if born is None:
        return True
    if person.birth_year_only:
        born = born.replace(month=12, day=31)
    return full_years(born, day) < FULL_AGE
