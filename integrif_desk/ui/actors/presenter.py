"""How actors read, and what the directory can be narrowed by. Knows no Qt."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.actor import Actor, ActorCard, ActorCategory, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.meeting_views import Tally
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import ActorDetail, ReferralRow
from integrif_desk.ui.actors.actor_input import contacts_of
from integrif_desk.ui.case.case_input import YES
from integrif_desk.wording.dates import format_date, format_number
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, status_short
from integrif_desk.wording.places import language_name

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
    "website": tr("Internetseite"),
    "channels": tr("Erreichbar über"),
    "contacts": tr("Ansprechpersonen"),
    "responsible_for": tr("Zuständig für"),
    "for_whom": tr("Für wen, in Worten"),
    "status_groups": tr("Aufenthaltsstatus"),
    "age_from": tr("Alter von"),
    "age_to": tr("Alter bis"),
    "level_from": tr("Deutsch von"),
    "level_to": tr("Deutsch bis"),
    "municipalities": tr("Zuständig für die Orte"),
    "languages": tr("Sprachen der Beratung"),
    "accessibility": tr("Zugang, zum Beispiel ohne Stufen"),
    "costs": tr("Kosten"),
    "waiting_time": tr("Wartezeit"),
    "promised_days": tr("Zugesagte Antwort in Werktagen"),
    "practice_tips": tr("Praxistipps"),
    "checked_on": tr("Zuletzt geprüft"),
    "publishable": tr("Darf in der Broschüre stehen"),
}


def is_only_county(name: str) -> bool:
    """Say whether a name is just the county: it holds many offices under one roof."""
    return _COUNTY.fullmatch(" ".join(name.split())) is not None


def subtitle(actor: Actor) -> str:
    """„Jobcenter · Staßfurt“, the second line of a row."""
    state = "" if actor.active else tr("stillgelegt")
    return _dotted(state, label(actor.category), actor.town)


def check_subtitle(actor: Actor) -> str:
    """„zuletzt geprüft am 01.02.2025 · Jobcenter“, the second line among those to check."""
    day = actor.checked_on
    told = tr("zuletzt geprüft am {day}", day=format_date(day)) if day else tr("noch nie geprüft")
    return _dotted(told, label(actor.category))


def address(actor: Actor) -> str:
    """Return street and town on two lines."""
    town = " ".join(part for part in (actor.postal_code, actor.town) if part)
    return "\n".join(part for part in (actor.street, town) if part)


def facts(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return label and text of what is known, without what is empty."""
    found = (
        (tr("Zuständig für"), actor.responsible_for),
        (tr("Für wen"), audience(actor)),
        (tr("Orte"), ", ".join(actor.municipalities)),
        (tr("Adresse"), address(actor)),
        (tr("Telefon"), actor.phone),
        (tr("E-Mail"), actor.email),
        (tr("Internetseite"), actor.website),
        (tr("Sprechzeiten"), actor.hours),
        (tr("Erreichbar über"), channel_words(actor.channels)),
        (tr("Sprachen"), language_words(actor.languages)),
        (tr("Zugang"), actor.accessibility),
        (tr("Kosten"), actor.costs),
        (tr("Wartezeit"), actor.waiting_time),
    )
    return tuple((name, text) for name, text in found if text)


def audience(actor: Actor) -> str:
    """Return for whom an actor is there: its own words, below them status, age and German."""
    limits = _dotted(
        status_words(actor.status_groups),
        age_words(actor.age_from, actor.age_to),
        level_words(actor.level_from, actor.level_to),
    )
    return "\n".join(part for part in (actor.for_whom, limits) if part)


def channel_words(channels: Sequence[Channel]) -> str:
    """„Post, Telefon“."""
    return ", ".join(label(channel) for channel in channels)


def status_words(statuses: Sequence[StatusKind]) -> str:
    """„Gestattung, Duldung“."""
    return ", ".join(status_short(status) for status in statuses)


def language_words(languages: Sequence[str]) -> str:
    """„Deutsch, Arabisch“; what is no code stands for itself."""
    return ", ".join(language_name(code) for code in languages)


def age_words(first: int | None, last: int | None) -> str:
    """„18 bis 26 Jahre“, „ab 27 Jahren“, „bis 17 Jahre“; empty for every age."""
    if first is not None and last is not None:
        return tr("{first} bis {last} Jahre", first=first, last=last)
    if first is not None:
        return tr("ab {first} Jahren", first=first)
    return tr("bis {last} Jahre", last=last) if last is not None else ""


def level_words(first: Level | None, last: Level | None) -> str:
    """„Deutsch A2 bis B1“, „Deutsch ab B1“, „Deutsch bis A2“; empty for every level."""
    if first is not None and last is not None:
        return tr("Deutsch {first} bis {last}", first=label(first), last=label(last))
    if first is not None:
        return tr("Deutsch ab {first}", first=label(first))
    if last is Level.NONE:
        return tr("ohne Deutschkenntnisse")
    return tr("Deutsch bis {last}", last=label(last)) if last is not None else ""


def contact_title(contact: ContactPersonFacts) -> str:
    """Return the name, or the function of somebody whose name is not known."""
    return contact.name or contact.role


def contact_note(contact: ContactPersonFacts) -> str:
    """Return function and remark, the function only beside a name."""
    return _dotted(contact.role if contact.name else "", contact.remark)


def contact_line(contact: ContactPersonFacts) -> str:
    """Return all that is known of a contact person in one line."""
    return ", ".join(
        part
        for part in (contact.name, contact.role, contact.phone, contact.email, contact.remark)
        if part
    )


def checked_text(actor: Actor, today: date, checker: str = "") -> str:
    """„zuletzt geprüft am 01.02.2025 von Helga Brandt – bitte prüfen“."""
    if actor.checked_on is None:
        return tr("noch nie geprüft – bitte prüfen")
    day = format_date(actor.checked_on)
    told = (
        tr("zuletzt geprüft am {day} von {name}", day=day, name=checker)
        if checker
        else tr("zuletzt geprüft am {day}", day=day)
    )
    return tr("{text} – bitte prüfen", text=told) if actor.needs_check(today) else told


def measured_text(detail: ActorDetail) -> str:
    """„zugesagt 10, gemessen im Median 14 Werktage, 9 von 10 in 23 (aus 31 Antworten)“."""
    promised = detail.actor.promised_days
    if detail.median_days is None:
        if promised is None:
            return tr("Noch keine Antworten gemessen")
        return tr_n(
            "zugesagt in {n} Werktag, noch keine Antworten gemessen",
            "zugesagt in {n} Werktagen, noch keine Antworten gemessen",
            promised,
        )
    whole = detail.median_days == int(detail.median_days)
    days = format_number(detail.median_days, 0 if whole else 1)
    parts = [tr("zugesagt {n}", n=promised)] if promised is not None else []
    parts.append(
        tr("gemessen im Median 1 Werktag")
        if detail.median_days == 1
        else tr("gemessen im Median {days} Werktage", days=days)
    )
    if detail.most_days is not None and not too_few(detail):
        parts.append(tr("9 von 10 in {days}", days=detail.most_days))
    answers = tr_n("aus {n} Antwort", "aus {n} Antworten", detail.answered)
    text = tr("{text} ({answers})", text=", ".join(parts), answers=answers)
    return tr("{text} – nur Anhaltspunkt", text=text) if too_few(detail) else text


def slower_than_promised(detail: ActorDetail) -> str:
    """Return a sentence where answers take longer than the office promises; else nothing."""
    promised = detail.actor.promised_days
    if promised is None or detail.median_days is None or detail.median_days <= promised:
        return ""
    if too_few(detail):
        return ""
    return tr("Antworten dauern hier meist länger als zugesagt. Bitte planen Sie das ein.")


def too_few(detail: ActorDetail) -> bool:
    """Say whether so few answers were measured that the median says little."""
    return 0 < detail.answered < ENOUGH_ANSWERS


def agreements_text(told: Tally) -> str:
    """„7 von 9 Vereinbarungen eingehalten, 2 offen“; empty where there was none."""
    kept = (
        tr_n(
            "{kept} von {n} Vereinbarung eingehalten",
            "{kept} von {n} Vereinbarungen eingehalten",
            told.settled,
            kept=told.kept,
        )
        if told.settled
        else ""
    )
    opened = tr_n("{n} Vereinbarung offen", "{n} Vereinbarungen offen", told.open)
    parts = (kept, (tr("{n} offen", n=told.open) if kept else opened) if told.open else "")
    return ", ".join(part for part in parts if part)


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
    """What the directory can be narrowed by: categories with their numbers, and towns.

    `to_check` counts the entries that nobody has found right for a year.
    """

    categories: tuple[tuple[ActorCategory, int], ...] = ()
    towns: tuple[str, ...] = ()
    total: int = 0
    to_check: int = 0
    publishable: int = 0


def facets(found: Sequence[Actor], today: date) -> Facets:
    """Count categories and gather towns, both in the order of their German names."""
    counted = Counter(actor.category for actor in found)
    return Facets(
        tuple(sorted(counted.items(), key=lambda pair: label(pair[0]).casefold())),
        tuple(sorted({actor.town for actor in found if actor.town}, key=str.casefold)),
        len(found),
        sum(actor.needs_check(today) for actor in found),
        sum(actor.publishable for actor in found),
    )


def spelled(card: ActorCard) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""
    spelled_out = {
        "category": label(card.category),
        "channels": channel_words(card.channels),
        "status_groups": status_words(card.status_groups),
        "languages": language_words(card.languages),
        "municipalities": ", ".join(card.municipalities),
        "level_from": label(card.level_from) if card.level_from else "",
        "level_to": label(card.level_to) if card.level_to else "",
        "contacts": "\n".join(contact_line(one) for one in card.contacts),
        "checked_on": format_date(card.checked_on) if card.checked_on else "",
        "publishable": tr("ja") if card.publishable else tr("nein"),
    }
    found = [(text, spelled_out.get(name, _plain(card, name))) for name, text in LABELS.items()]
    state = tr("aktiv") if card.active else tr("stillgelegt")
    return (*found, (tr("Zustand"), state))


def summary(part: str, texts: Mapping[str, str]) -> str:
    """Return in a line what a closed part of the editor holds: `reach`, `contacts`, `audience`,
    `access` or `upkeep`."""
    told = texts.get
    match part:
        case "reach":
            return _dotted(told("town", ""), told("phone", ""), told("email", ""))
        case "contacts":
            return ", ".join(contact_title(one) for one in contacts_of(told("contacts", "")))
        case "audience":
            return _dotted(
                status_words([StatusKind(one) for one in told("status_groups", "").split()]),
                _typed_ages(told("age_from", ""), told("age_to", "")),
                ", ".join(told("municipalities", "").split("\n")),
                " ".join(told("responsible_for", "").split()),
            )
        case "access":
            days, costs = told("promised_days", ""), told("costs", "")
            return _dotted(
                language_words([one for one in told("languages", "").split("\n") if one]),
                tr("Kosten: {costs}", costs=costs) if costs else "",
                tr("Antwort in {days} Werktagen zugesagt", days=days) if days else "",
            )
        case _:
            day = told("checked_on", "")
            return _dotted(
                tr("geprüft am {day}", day=day) if day else tr("noch nie geprüft"),
                tr("für die Broschüre") if told("publishable") == YES else tr("nur intern"),
            )


def _typed_ages(first: str, last: str) -> str:
    numbers = [int(text) if text.isdecimal() else None for text in (first, last)]
    return age_words(numbers[0], numbers[1])


def _plain(card: ActorCard, name: str) -> str:
    value = getattr(card, name)
    return "" if value is None else str(value)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
