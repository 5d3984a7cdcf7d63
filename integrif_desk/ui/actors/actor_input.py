"""What stands in the editor of an actor, as texts by the name of their field. Knows no Qt.

The same texts fill the form, go into the draft and are read when it is saved.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TypeVar
from uuid import UUID

from integrif_desk.domain.actor import (
    LONGEST_PROMISE,
    OLDEST,
    Actor,
    ActorCard,
    ActorCategory,
    ActorFacts,
    Channel,
)
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.case.case_input import YES
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

Texts = Mapping[str, str]
T = TypeVar("T")

_PLAIN = (
    *("name", "carrier", "responsible_for", "for_whom"),
    *("street", "postal_code", "town", "phone", "email", "website", "hours"),
    *("accessibility", "costs", "waiting_time", "practice_tips"),
)
_NUMBERS = ("age_from", "age_to", "promised_days")
_SEVERAL = ("channels", "status_groups", "municipalities", "languages")
_LEVELS = ("level_from", "level_to")
_CONTACT = tuple(field.name for field in fields(ContactPersonFacts))


@dataclass(frozen=True)
class Entered:
    """An actor as somebody entered it."""

    facts: ActorFacts
    contacts: tuple[ContactPersonFacts, ...]


def texts_of(card: ActorCard) -> dict[str, str]:
    """Return the form's texts for an actor."""
    texts = {name: getattr(card, name) for name in _PLAIN}
    for name in (*_NUMBERS, *_LEVELS):
        value = getattr(card, name)
        texts[name] = "" if value is None else str(value)
    texts |= {name: "\n".join(getattr(card, name)) for name in _SEVERAL}
    return {
        **texts,
        "category": card.category.value,
        "checked_on": format_date(card.checked_on) if card.checked_on else "",
        "publishable": YES if card.publishable else "",
        "contacts": contacts_kept(card.contacts),
    }


def contacts_kept(contacts: Sequence[ContactPersonFacts]) -> str:
    """Return contact persons as one text."""
    told = [{name: text for name, text in asdict(one).items() if text} for one in contacts]
    return json.dumps(told, ensure_ascii=False) if told else ""


def contacts_of(text: str) -> tuple[ContactPersonFacts, ...]:
    """Return the contact persons that `contacts_kept` told; none of a text that it did not."""
    try:
        told = json.loads(text) if text else []
        return tuple(
            ContactPersonFacts(**{name: str(one[name]) for name in _CONTACT if name in one})
            for one in told
        )
    except (ValueError, TypeError):
        return ()


def read_actor(
    texts: Texts, today: date, me: UUID, before: Actor | None = None
) -> tuple[Entered | None, dict[str, str]]:
    """Return the actor as entered, or None and the sentence for each field that is wrong.

    Who gives another day of checking than `before` has checked it: `me`.
    """
    reader = _Reader(texts)
    if not texts.get("name", "").strip():
        reader.errors["name"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "name"))
    category = _member(ActorCategory, texts.get("category", ""))
    if category is None:
        reader.errors["category"] = tr("Bitte wählen Sie die Art der Stelle.")
    age_from, age_to = reader.number("age_from", 0, OLDEST), reader.number("age_to", 0, OLDEST)
    if age_from is not None and age_to is not None and age_from > age_to:
        reader.errors["age_to"] = tr("Das höchste Alter liegt unter dem niedrigsten.")
    level_from, level_to = (_member(Level, texts.get(name, "")) for name in _LEVELS)
    order = list(Level)
    if level_from and level_to and order.index(level_from) > order.index(level_to):
        reader.errors["level_to"] = tr("Dieses Niveau liegt unter dem ersten.")
    promised = reader.number("promised_days", 1, LONGEST_PROMISE)
    checked_on = reader.day("checked_on", today)
    contacts = contacts_of(texts.get("contacts", ""))
    if any(not (one.name.strip() or one.role.strip()) for one in contacts):
        reader.errors["contacts"] = tr(
            "Bitte geben Sie jeder Person einen Namen oder die Funktion."
        )
    if reader.errors or category is None:
        return None, reader.errors
    same_check = before is not None and before.checked_on == checked_on
    facts = ActorFacts(
        category=category,
        channels=_members(Channel, texts.get("channels", "")),
        status_groups=_members(StatusKind, texts.get("status_groups", "")),
        age_from=age_from,
        age_to=age_to,
        level_from=level_from,
        level_to=level_to,
        municipalities=_lines(texts.get("municipalities", "")),
        languages=_lines(texts.get("languages", "")),
        promised_days=promised,
        checked_on=checked_on,
        checked_by=before.checked_by if before and same_check else me if checked_on else None,
        publishable=texts.get("publishable", "") == YES,
        **{name: texts.get(name, "") for name in _PLAIN},
    )
    return Entered(facts, contacts), {}


def changed(card: ActorCard, entered: Entered) -> ActorCard:
    """Return the actor with what was entered. Raises `FieldError` for what cannot stand."""
    values = {field.name: getattr(card, field.name) for field in fields(Actor)}
    return ActorCard(**{**values, **vars(entered.facts)}, contacts=entered.contacts)


class _Reader:
    """Reads fields one after the other and remembers what is wrong with each."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.errors: dict[str, str] = {}

    def number(self, name: str, least: int, most: int) -> int | None:
        text = self._texts.get(name, "").strip()
        if not text:
            return None
        # Digits of other scripts are digits too, yet „²“ is none.
        if text.isdecimal() and len(text) <= 4 and least <= int(text) <= most:
            return int(text)
        self.errors[name] = tr(
            "Bitte geben Sie eine Zahl von {least} bis {most} ein.", least=least, most=most
        )
        return None

    def day(self, name: str, today: date) -> date | None:
        text = self._texts.get(name, "").strip()
        try:
            found = parse_date(text, today, name) if text else None
            if found is not None and found > today:
                raise FieldError(ErrorCode.DATE_IN_FUTURE, name)
        except FieldError as error:
            self.errors[name] = sentence(error)
            return None
        return found


def _member(kind: Callable[[str], T], text: str) -> T | None:
    """Return the member of an enum; None for what a draft may hold and the enum no longer does."""
    try:
        return kind(text) if text else None
    except ValueError:
        return None


def _members(kind: Callable[[str], T], text: str) -> tuple[T, ...]:
    found = (_member(kind, word) for word in text.split())
    return tuple(one for one in found if one is not None)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
