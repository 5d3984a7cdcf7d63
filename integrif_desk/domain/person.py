"""The person who is advised. Nothing here may force a false value: a surname, a day of birth, a
nationality may all be missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import NAME_LIMIT, set_line, set_lines, set_paragraphs

EARLIEST_BIRTH = date(1900, 1, 1)


class Sex(StrEnum):
    """As printed on the document."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    NOT_STATED = "not_stated"


class Literacy(StrEnum):
    """What the person can read and write in."""

    UNKNOWN = "unknown"
    NONE = "none"
    OTHER_SCRIPT = "other_script"  # fluent, but not in Latin letters
    LATIN = "latin"


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What is known of a person, with the Latin name as on the document.

    At least one of `given_names` and `surname` is there; people with one name only have it in
    `given_names`. `birth_year_only` and `birth_date_estimated` say how far the date can be trusted;
    with the year only, `birth_date` is 1 January of it. Nationalities are ISO 3166 alpha-2 codes,
    "XX" for stateless or unclear. `literacy_on` is the day the literacy was seen.
    `work_limitations` says what work has to spare („kein schweres Heben“), never a diagnosis;
    it leaves the desk with explicit consent alone (Art. 9 GDPR).
    """

    given_names: str = ""
    surname: str = ""
    original_name: str = ""
    surname_first: bool = False
    salutation: Salutation = Salutation.NEUTRAL
    birth_date: date | None = None
    birth_year_only: bool = False
    birth_date_estimated: bool = False
    sex: Sex = Sex.NOT_STATED
    nationalities: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    birth_place: str = ""
    literacy: Literacy = Literacy.UNKNOWN
    literacy_on: date | None = None
    childcare_needed: bool | None = None
    availability: str = ""
    competences: tuple[str, ...] = ()
    work_limitations: str = ""

    @property
    def display_name(self) -> str:
        """The name in the order its bearer uses, for headings and letters."""
        parts = (self.given_names, self.surname)
        return " ".join(p for p in (reversed(parts) if self.surname_first else parts) if p)

    @property
    def list_name(self) -> str:
        """„Nachname, Vorname“, or the one name there is."""
        return ", ".join(p for p in (self.surname, self.given_names) if p)

    def age_on(self, day: date) -> int | None:
        """Return the age in full years on `day`; None without a birth date."""
        return None if self.birth_date is None else full_years(self.birth_date, day)


@dataclass(frozen=True, kw_only=True)
class Person(Record, PersonFacts):
    """A person as stored. Raises `FieldError` for facts that cannot stand.

    `merged_into_id` is set once a lead has found that this is the same person as another; the
    record stays so that merging can be undone.
    """

    merged_into_id: UUID | None = None

    def __post_init__(self) -> None:
        for field in ("given_names", "surname", "original_name"):
            set_line(self, field, limit=NAME_LIMIT)
        for field in (
            *("phone", "email", "street", "postal_code", "town"),
            *("birth_place", "availability"),
        ):
            set_line(self, field)
        set_paragraphs(self, "work_limitations", limit=1000)
        set_lines(self, "competences")
        if not (self.given_names or self.surname):
            raise FieldError(ErrorCode.FIELD_REQUIRED, "given_names")
        if self.birth_date is not None and self.birth_date < EARLIEST_BIRTH:
            raise FieldError(ErrorCode.DATE_INVALID, "birth_date")
        for code in self.nationalities:
            if not (len(code) == 2 and code.isascii() and code.isupper()):
                raise FieldError(ErrorCode.FIELD_INVALID, "nationalities")


class Level(StrEnum):
    """CEFR level; `NATIVE` for a first language, `NONE` where there is none yet."""

    NONE = "none"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


class ProofKind(StrEnum):
    """What a language level rests on, from weak to strong."""

    NONE = "none"
    SELF_ASSESSMENT = "self_assessment"
    IMPRESSION = "impression"  # the volunteer's
    PLACEMENT_TEST = "placement_test"
    ATTENDANCE = "attendance"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, kw_only=True)
class LanguageFacts:
    """One language. `language` is an ISO 639 code, `proof` as on the certificate.

    `level` is the level as a whole; the four skills are None where nobody has looked.
    """

    language: str
    level: Level
    listening: Level | None = None
    reading: Level | None = None
    speaking: Level | None = None
    writing: Level | None = None
    proof_kind: ProofKind = ProofKind.NONE
    proof: str = ""
    proof_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class LanguageLevel(Record, LanguageFacts):
    """One language of a person, as stored.

    `ended_on` is None for the present level; an earlier one keeps the day it was replaced, so
    that one sees how long each step took.
    """

    person_id: UUID
    ended_on: date | None = None

    def __post_init__(self) -> None:
        set_line(self, "language", limit=8, required=True)
        set_line(self, "proof")


@dataclass(frozen=True, kw_only=True)
class LiteracyStep(Record):
    """An earlier literacy of a person and the day it was seen."""

    person_id: UUID
    literacy: Literacy
    seen_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SpellingFacts:
    """Another spelling of a name, and the document or office that writes it so."""

    name: str
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class NameSpelling(Record, SpellingFacts):
    """Another spelling of a person's name, as stored."""

    person_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "name", limit=NAME_LIMIT, required=True)
        set_line(self, "source")


def full_years(born: date, day: date) -> int:
    """Return the age on `day`.

    Ages are complete at the start of the birthday (§§ 187(2), 188(2) BGB); whoever is born on
    29.02. has it on 01.03. in other years.
    """
    return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))
