"""How actors read, what the editor holds, and what it asks for. Knows no Qt."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts, Channel
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.views import ActorDetail, ReferralRow
from integrif_desk.wording.dates import format_date, format_number, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

CHECK_AFTER = timedelta(days=365)
ENOUGH_ANSWERS = 5

# „Salzlandkreis“, „Landkreis Harz“, „Kreisverwaltung Salzlandkreis“, „Landratsamt“: no unit yet.
_COUNTY = re.compile(
    r"((der|die)\s+)?((land)?kreis(verwaltung)?|landratsamt)(\s+(des\s+)?[\w-]+){0,2}|[\w-]+kreis"
    r"|altmarkkreis\s+salzwedel",
    re.IGNORECASE,
)

LABELS: dict[str, str] = {
    "name": tr("Name der Stelle"),
    "category": tr("Art der Stelle"),
    "carrier": tr("Träger"),
    "street": tr("Straße und Hausnummer"),
    "postal_code": tr("Postleitzahl"),
    "town": tr("Ort"),
    "phone": tr("Telefon"),
    "email": tr("E-Mail"),
    "hours": tr("Sprechzeiten"),
    "channels": tr("Erreichbar über"),
    "responsible_for": tr("Zuständig für"),
    "practice_tips": tr("Praxistipps"),
    "checked_on": tr("Zuletzt geprüft"),
}
_TEXTS = (
    "name",
    "carrier",
    "street",
    "postal_code",
    "town",
    "phone",
    "email",
    "hours",
    "responsible_for",
    "practice_tips",
)


def is_only_county(name: str) -> bool:
    """Say whether a name is just the county: it holds many offices under one roof."""
    return _COUNTY.fullmatch(" ".join(name.split())) is not None


def subtitle(actor: Actor) -> str:
    """„Jobcenter · Staßfurt“, the second line of a row."""
    state = "" if actor.active else tr("stillgelegt")
    return " · ".join(part for part in (state, label(actor.category), actor.town) if part)


def address(actor: Actor) -> str:
    """Return street and town on two lines."""
    town = " ".join(part for part in (actor.postal_code, actor.town) if part)
    return "\n".join(part for part in (actor.street, town) if part)


def facts(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return label and text of what is known, without what is empty."""
    found = (
        (tr("Adresse"), address(actor)),
        (tr("Telefon"), actor.phone),
        (tr("E-Mail"), actor.email),
        (tr("Sprechzeiten"), actor.hours),
        (tr("Erreichbar über"), channel_words(actor.channels)),
        (tr("Zuständig für"), actor.responsible_for),
    )
    return tuple((name, text) for name, text in found if text)


def channel_words(channels: Sequence[Channel]) -> str:
    """„Post, Telefon“."""
    return ", ".join(label(channel) for channel in channels)


def needs_check(checked_on: date | None, today: date) -> bool:
    """Say whether the entry was last checked more than a year ago, or never."""
    return checked_on is None or today - checked_on > CHECK_AFTER


def checked_text(checked_on: date | None, today: date) -> str:
    """„zuletzt geprüft am 01.02.2025 – bitte prüfen“."""
    if checked_on is None:
        return tr("noch nie geprüft – bitte prüfen")
    if needs_check(checked_on, today):
        return tr("zuletzt geprüft am {day} – bitte prüfen", day=format_date(checked_on))
    return tr("zuletzt geprüft am {day}", day=format_date(checked_on))


def measured_text(detail: ActorDetail) -> str:
    """„Median 9 Werktage aus 7 Antworten“."""
    if detail.median_days is None:
        return tr("Noch keine Antworten gemessen")
    whole = detail.median_days == int(detail.median_days)
    days = format_number(detail.median_days, 0 if whole else 1)
    text = tr_n(
        "Median {days} Werktage aus {n} Antwort",
        "Median {days} Werktage aus {n} Antworten",
        detail.answered,
        days=days,
    )
    return tr("{text} – nur Anhaltspunkt", text=text) if too_few(detail) else text


def too_few(detail: ActorDetail) -> bool:
    """Say whether so few answers were measured that the median says little."""
    return 0 < detail.answered < ENOUGH_ANSWERS


def open_text(count: int) -> str:
    """„3 offene Verweisungen“."""
    if not count:
        return tr("Keine offene Verweisung")
    return tr_n("{n} offene Verweisung", "{n} offene Verweisungen", count)


def referral_text(row: ReferralRow) -> str:
    """„Al-Ahmad, Mohammad: Bildungsgutschein“."""
    return tr("{person}: {purpose}", person=row.person_name, purpose=row.purpose)


@dataclass(frozen=True)
class Facets:
    """What the directory can be narrowed by: categories with their numbers, and towns."""

    categories: tuple[tuple[ActorCategory, int], ...] = ()
    towns: tuple[str, ...] = ()
    total: int = 0


def facets(found: Sequence[Actor]) -> Facets:
    """Count categories and gather towns, both in the order of their German names."""
    counted = Counter(actor.category for actor in found)
    return Facets(
        tuple(sorted(counted.items(), key=lambda pair: label(pair[0]).casefold())),
        tuple(sorted({actor.town for actor in found if actor.town}, key=str.casefold)),
        len(found),
    )


@dataclass(frozen=True)
class ActorInput:
    """What stands in the editor: texts as typed, by the name of their field."""

    texts: dict[str, str]
    category: ActorCategory | None = None
    channels: tuple[Channel, ...] = ()
    checked_on: str = ""

    @classmethod
    def of(cls, actor: Actor) -> "ActorInput":
        """Return the editor's content for an actor."""
        return cls(
            {name: getattr(actor, name) for name in _TEXTS},
            actor.category,
            actor.channels,
            format_date(actor.checked_on) if actor.checked_on else "",
        )

    def as_draft(self) -> dict[str, str]:
        """Return the values for `casework.draft.keep`."""
        return {
            **self.texts,
            "category": self.category.value if self.category else "",
            "channels": " ".join(channel.value for channel in self.channels),
            "checked_on": self.checked_on,
        }

    @classmethod
    def from_draft(cls, kept: dict[str, str]) -> "ActorInput":
        """Return the editor's content as it was kept; what is unknown by now is left out."""
        known = {channel.value for channel in Channel}
        category = kept.get("category", "")
        return cls(
            {name: kept.get(name, "") for name in _TEXTS},
            ActorCategory(category) if category in set(ActorCategory) else None,
            tuple(Channel(each) for each in kept.get("channels", "").split() if each in known),
            kept.get("checked_on", ""),
        )


EMPTY = ActorInput(dict.fromkeys(_TEXTS, ""))


def read_actor(entered: ActorInput, today: date) -> tuple[ActorFacts | None, dict[str, str]]:
    """Return the actor as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    if not entered.texts["name"].strip():
        errors["name"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "name"))
    if entered.category is None:
        errors["category"] = tr("Bitte wählen Sie die Art der Stelle.")
    checked_on = None
    try:
        if entered.checked_on.strip():
            checked_on = parse_date(entered.checked_on, today, "checked_on")
            if checked_on > today:
                raise FieldError(ErrorCode.DATE_IN_FUTURE, "checked_on")
    except FieldError as error:
        errors["checked_on"] = sentence(error)
    if errors or entered.category is None:
        return None, errors
    return (
        ActorFacts(
            category=entered.category,
            channels=entered.channels,
            checked_on=checked_on,
            **entered.texts,
        ),
        {},
    )


def changed(actor: Actor, entered: ActorFacts) -> Actor:
    """Return the actor with what was entered. Raises `FieldError` for what cannot stand."""
    wanted = {name: getattr(entered, name) for name in (*_TEXTS, "category", "channels")}
    return replace(actor, **wanted, checked_on=entered.checked_on)


def spelled(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""
    spelled_out = {
        "category": label(actor.category),
        "channels": channel_words(actor.channels),
        "checked_on": format_date(actor.checked_on) if actor.checked_on else "",
    }
    found = [
        (text, spelled_out.get(name) or str(getattr(actor, name) or ""))
        for name, text in LABELS.items()
        if name not in spelled_out
    ]
    found += [(LABELS[name], text) for name, text in spelled_out.items()]
    state = tr("aktiv") if actor.active else tr("stillgelegt")
    return (*found, (tr("Zustand"), state))
