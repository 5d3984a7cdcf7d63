"""Reads what was typed about a person and a case, and spells it back. Knows no Qt.

Forms hold texts by field name, so the same functions serve new cases, editors and drafts. What
cannot stand is collected per field as a sentence and raised as one `Refused`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from integrif_desk.casework.case import NewCase
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.case import Case, Phase
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.person import (
    EARLIEST_BIRTH,
    LanguageFacts,
    Level,
    Literacy,
    Person,
    PersonFacts,
    Sex,
)
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus, StatusKind
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

Texts = Mapping[str, str]
Facts = Sequence[tuple[str, str]]
"""Values with their names."""
NAMES = ("given_names", "surname", "original_name")
CONTACT = ("phone", "email", "street", "postal_code", "town")
YES = "1"
T = TypeVar("T")


class Answer(StrEnum):
    """Yes, no, or nobody has asked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Refused(Exception):
    """Fields that cannot stand, with their sentences."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("fields cannot stand")
        self.errors = errors


@dataclass
class Reader:
    """Reads fields one after the other and remembers what is wrong with each in `errors`."""

    texts: Texts
    today: date
    errors: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a field without blanks around it."""
        return self.texts.get(name, "").strip()

    def required(self, name: str) -> str:
        """Return a field that has to be filled."""
        found = self.text(name)
        if not found:
            self.refuse(name, ErrorCode.FIELD_REQUIRED)
        return found

    def flag(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return self.texts.get(name) == YES

    def day(self, name: str) -> date | None:
        """Return a date, None for none."""
        return self.take(name, lambda typed: parse_date(typed, self.today, name))

    def past_day(self, name: str) -> date | None:
        """Return a date that is not to come."""
        day = self.day(name)
        if day is not None and day > self.today:
            self.refuse(name, ErrorCode.DATE_IN_FUTURE)
        return day

    def take(self, name: str, read: Callable[[str], T]) -> T | None:
        """Return what `read` makes of a field, None of an empty one."""
        typed = self.text(name)
        if not typed:
            return None
        try:
            return read(typed)
        except FieldError as error:
            self.errors[name] = sentence(error)
            return None

    def refuse(self, name: str, code: ErrorCode) -> None:
        """Remember that a field cannot stand."""
        self.errors[name] = sentence(FieldError(code, name))

    def finish(self) -> None:
        """Raise `Refused` if anything cannot stand."""
        if self.errors:
            raise Refused(self.errors)


def read_person(texts: Texts, today: date) -> dict[str, Any]:
    """Return the fields of `Person` that its form holds. Raises `Refused`."""
    reader = Reader(texts, today)
    values = _person(reader)
    reader.finish()
    return values


def read_contact(texts: Texts) -> dict[str, Any]:
    """Return phone, e-mail and address."""
    return {name: texts.get(name, "").strip() for name in CONTACT}


def read_residence(texts: Texts, today: date) -> ResidenceFacts | None:
    """Return the paper; None when nothing was entered. Raises `Refused`."""
    reader = Reader(texts, today)
    values = _residence(reader)
    reader.finish()
    return values


def read_path(texts: Texts) -> dict[str, Any]:
    """Return background, goal and occupation."""
    identifier, _, name = texts.get("occupation", "").partition("\t")
    return {
        "goal": texts.get("goal", "").strip(),
        "background": texts.get("background", "").strip(),
        "occupation_id": identifier or None,
        "occupation_label": name,
    }


def read_new_case(texts: Texts, today: date) -> NewCase:
    """Return the new case. Raises `Refused`."""
    reader = Reader(texts, today)
    person = _person(reader)
    residence = _residence(reader)
    languages = _languages(reader)
    opened_on = reader.past_day("opened_on")
    reader.finish()
    owner = reader.text("owner_id")
    return NewCase(
        **person,
        **read_contact(texts),
        **read_path(texts),
        residence=residence,
        languages=languages,
        phase=Phase(reader.text("phase") or Phase.ACCESS),
        opened_on=opened_on,
        owner_id=UUID(owner) if owner else None,
    )


def known_so_far(texts: Texts, today: date) -> PersonFacts:
    """Return what a form that is still being filled tells for sure; the rest is left out."""
    return PersonFacts(**_person(Reader(texts, today)))


def birth_hint(typed: str, *, year_only: bool, today: date) -> str:
    """Ask gently whether 1 January is the real day; say that a year alone is enough."""
    if re.fullmatch(r"\d{4}", typed.strip()):
        return tr("Nur das Jahr – das genügt.")
    try:
        day = parse_date(typed, today)
    except FieldError:
        return ""
    if (day.day, day.month) == (1, 1) and not year_only:
        return tr(
            "Der 01.01. steht oft dort, wo der Tag nicht bekannt ist. Ist nur das Jahr sicher?"
        )
    return ""


def person_texts(person: Person) -> dict[str, str]:
    """Return the texts of a person's form."""
    born = person.birth_date
    spelled = ""
    if born is not None:
        spelled = str(born.year) if person.birth_year_only else format_date(born)
    return {
        **{name: getattr(person, name) for name in (*NAMES, *CONTACT)},
        "surname_first": YES if person.surname_first else "",
        "salutation": person.salutation.value,
        "birth_date": spelled,
        "birth_year_only": YES if person.birth_year_only else "",
        "birth_date_estimated": YES if person.birth_date_estimated else "",
        "sex": person.sex.value,
        "nationalities": " ".join(person.nationalities),
        "birth_place": person.birth_place,
        **literacy_texts(person),
    }


def literacy_texts(person: Person) -> dict[str, str]:
    """Return the texts of what the person can read and write."""
    return {"literacy": person.literacy.value, "literacy_on": spell_day(person.literacy_on)}


def situation_texts(person: Person) -> dict[str, str]:
    """Return the texts of care, time and what work has to spare."""
    return {
        "childcare_needed": answer_of(person.childcare_needed).value,
        "availability": person.availability,
        "work_limitations": person.work_limitations,
    }


def read_literacy(texts: Texts, today: date) -> dict[str, Any]:
    """Return literacy and the day it was seen. Raises `Refused`."""
    reader = Reader(texts, today)
    values = _literacy(reader)
    reader.finish()
    return values


def read_situation(texts: Texts) -> dict[str, Any]:
    """Return care, time and what work has to spare."""
    return {
        "childcare_needed": value_of(texts.get("childcare_needed", "")),
        "availability": texts.get("availability", "").strip(),
        "work_limitations": texts.get("work_limitations", "").strip(),
    }


def answer_of(value: bool | None) -> Answer:
    """Return the answer that a stored value stands for."""
    return Answer.UNKNOWN if value is None else Answer.YES if value else Answer.NO


def value_of(answer: str) -> bool | None:
    """Return the value to store for an answer, or for nothing."""
    return {Answer.YES.value: True, Answer.NO.value: False}.get(answer)


def residence_texts(residence: ResidenceStatus | None) -> dict[str, str]:
    """Return the texts of a paper's form."""
    if residence is None:
        return {}
    return {
        "kind": residence.kind.value,
        "wording": residence.wording,
        "valid_from": spell_day(residence.valid_from),
        "valid_until": spell_day(residence.valid_until),
        "extension_filed_on": spell_day(residence.extension_filed_on),
        "issuing_office": residence.issuing_office,
        "work_permission": residence.work_permission,
    }


def path_texts(case: Case) -> dict[str, str]:
    """Return the texts of background, goal and occupation."""
    occupation = f"{case.occupation_id or ''}\t{case.occupation_label}"
    return {
        "goal": case.goal,
        "background": case.background,
        "occupation": occupation if case.occupation_label else "",
    }


def _person(reader: Reader) -> dict[str, Any]:
    year = re.fullmatch(r"\d{4}", reader.text("birth_date"))
    if year is not None:
        born: date | None = date(max(int(year[0]), 1), 1, 1)
    else:
        born = reader.day("birth_date")
    if born is not None and born > reader.today:
        reader.refuse("birth_date", ErrorCode.DATE_IN_FUTURE)
    elif born is not None and born < EARLIEST_BIRTH:
        reader.refuse("birth_date", ErrorCode.DATE_INVALID)
    year_only = born is not None and (year is not None or reader.flag("birth_year_only"))
    if not (reader.text("given_names") or reader.text("surname")):
        reader.errors["given_names"] = tr("Bitte geben Sie mindestens einen Namen ein.")
    return {
        **{name: reader.text(name) for name in NAMES},
        "surname_first": reader.flag("surname_first"),
        "salutation": Salutation(reader.text("salutation") or Salutation.NEUTRAL),
        "birth_date": date(born.year, 1, 1) if born is not None and year_only else born,
        "birth_year_only": year_only,
        "birth_date_estimated": born is not None and reader.flag("birth_date_estimated"),
        "sex": Sex(reader.text("sex") or Sex.NOT_STATED),
        "nationalities": tuple(reader.text("nationalities").split()),
        "birth_place": reader.text("birth_place"),
        **_literacy(reader),
    }


def _literacy(reader: Reader) -> dict[str, Any]:
    literacy = Literacy(reader.text("literacy") or Literacy.UNKNOWN)
    seen = reader.past_day("literacy_on")
    return {"literacy": literacy, "literacy_on": None if literacy is Literacy.UNKNOWN else seen}


def _residence(reader: Reader) -> ResidenceFacts | None:
    valid_from, valid_until = reader.day("valid_from"), reader.day("valid_until")
    filed = reader.past_day("extension_filed_on")
    if valid_from and valid_until and valid_until < valid_from:
        reader.refuse("valid_until", ErrorCode.DATE_ORDER)
    wording, office = reader.text("wording"), reader.text("issuing_office")
    work = reader.text("work_permission")
    kind = reader.text("kind")
    if not (kind or wording or office or work or valid_from or valid_until or filed):
        return None
    return ResidenceFacts(
        kind=StatusKind(kind or StatusKind.OTHER),
        wording=wording,
        valid_from=valid_from,
        valid_until=valid_until,
        extension_filed_on=filed,
        issuing_office=office,
        work_permission=work,
    )


def _languages(reader: Reader) -> tuple[LanguageFacts, ...]:
    found: dict[str, LanguageFacts] = {}
    for row in reader.texts.get("languages", "").split("\n"):
        language, level, proof, day = (row.split("\t") + [""] * 4)[:4]
        if not language:
            if row.strip():  # a certificate, and nobody knows for which language
                reader.errors["languages"] = tr("Bitte wählen Sie in jeder Zeile die Sprache.")
            continue
        if not level:
            reader.errors["languages"] = tr("Bitte wählen Sie zu jeder Sprache ein Niveau.")
            continue
        try:
            proof_date = parse_date(day, reader.today, "languages") if day.strip() else None
        except FieldError as error:
            reader.errors["languages"] = sentence(error)
            continue
        found[language] = LanguageFacts(
            language=language,
            level=Level(level),
            proof=proof.strip(),
            proof_date=proof_date,
        )
    return tuple(found.values())


def spell_day(day: date | None) -> str:
    """Return the date as typed, nothing for none."""
    return format_date(day) if day is not None else ""
