"""What the composer says about a plan: sections with their content, channels, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from integrif_desk.casework.handover import Unprintable
from integrif_desk.domain.actor import Actor, ActorCategory, Channel
from integrif_desk.domain.contact_note import ContactNote, Visibility
from integrif_desk.domain.handover import DataCategory, Gap
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import LanguageLevel, Level, Person
from integrif_desk.domain.referral import UNPRINTED
from integrif_desk.domain.views import CaseDetail
from integrif_desk.wording import proposals
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, phase_short, status_short
from integrif_desk.wording.places import language_name

_LONGEST_NAME = 32
_USUAL_CHANNELS = (Channel.IN_PERSON, Channel.POST, Channel.ENCRYPTED_EMAIL)
# A document goes neither through the telephone nor through open e-mail.
_NO_CHANNELS = frozenset({Channel.PHONE, Channel.EMAIL})
_GAPS = {
    Gap.RECIPIENT_ADDRESS: tr("Anschrift der Stelle"),
    Gap.RECIPIENT_CONTACT: tr("Ansprechperson der Stelle"),
    Gap.BIRTH_DATE: tr("Geburtsdatum"),
    Gap.RESIDENCE_EXPIRY: tr("Gültigkeit des Papiers"),
    Gap.GERMAN_LEVEL: tr("Deutschniveau"),
    Gap.LANGUAGE_PROOF: tr("Nachweis Deutsch"),
    Gap.LITERACY: tr("Alphabetisierung"),
    Gap.WORK_PERMISSION: tr("Beschäftigungserlaubnis"),
    Gap.BACKGROUND: tr("Werdegang"),
    Gap.GOAL: tr("Ziel"),
    Gap.CHILDCARE: tr("Kinderbetreuung"),
    Gap.OPEN_TASK: tr("offene Aufgabe"),
    Gap.PRACTICE: tr("Praxiswissen"),
    Gap.OWN_ADDRESS: tr("Anschrift oder Telefon des Vereins"),
}


@dataclass(frozen=True)
class Section:
    """One row of the sections: what can be handed over."""

    category: DataCategory
    title: str


SECTIONS: tuple[tuple[str, tuple[Section, ...]], ...] = (
    (
        tr("Person"),
        (
            Section(DataCategory.IDENTITY, tr("Name, Geburtsdatum, Wohnort")),
            Section(DataCategory.CONTACT, tr("Kontaktdaten")),
            Section(DataCategory.RESIDENCE, tr("Aufenthaltsstatus")),
        ),
    ),
    (
        tr("Weg"),
        (
            Section(DataCategory.LANGUAGE, tr("Sprachen")),
            Section(DataCategory.EDUCATION_WORK, tr("Bildung, Beruf, Ziel")),
            Section(DataCategory.FAMILY, tr("Familie, Verfügbarkeit")),
            Section(DataCategory.HEALTH, tr("Rücksichten bei der Arbeit")),
            Section(DataCategory.PATHWAY, tr("Verlauf und Notizen")),
            Section(DataCategory.REFERRALS, tr("Verweisungen, Ergebnisse")),
            Section(DataCategory.TASKS, tr("Offene Aufgaben, Fristen")),
        ),
    ),
    (
        tr("Praxiswissen"),
        (Section(DataCategory.PRACTICE, tr("Beobachtungen, Vorschläge")),),
    ),
)


def content(category: DataCategory, detail: CaseDetail, plan: HandoverPlan) -> str:
    """Return in a few words what the section would say; empty where nothing is known."""
    person, case = detail.person, detail.case
    match category:
        case DataCategory.IDENTITY:
            birth = (
                tr("geb. {day}", day=format_date(person.birth_date)) if person.birth_date else ""
            )
            return _listed(birth, person.town) or tr("nur der Name")
        case DataCategory.CONTACT:
            return _listed(person.phone, person.email, person.street)
        case DataCategory.RESIDENCE:
            return _residence(detail)
        case DataCategory.LANGUAGE:
            return _languages(detail.languages)
        case DataCategory.EDUCATION_WORK:
            return case.occupation_label or case.goal or case.background
        case DataCategory.FAMILY:
            return person.availability
        case DataCategory.HEALTH:
            return person.work_limitations
        case DataCategory.PATHWAY:
            count = len(plan.note_ids)
            notes = tr_n("eine Notiz", "{n} Notizen", count) if count else tr("keine Notiz")
            return _listed(phase_short(case.phase), notes)
        case DataCategory.REFERRALS:
            count = sum(row.state not in UNPRINTED for row in detail.referrals)
            return tr_n("eine Verweisung", "{n} Verweisungen", count) if count else ""
        case DataCategory.TASKS:
            count = len(detail.follow_ups)
            return tr_n("eine Aufgabe", "{n} Aufgaben", count) if count else ""
        case DataCategory.PRACTICE:
            seen = len(plan.lesson_ids) + len(plan.finding_ids)
            hints = len(plan.recommendations)
            return _listed(
                tr_n("eine Beobachtung", "{n} Beobachtungen", seen) if seen else "",
                tr_n("eine Empfehlung", "{n} Empfehlungen", hints) if hints else "",
            )


def with_findings(plan: HandoverPlan, ids: Sequence[UUID]) -> HandoverPlan:
    """Return the plan with these findings beside those it has; practice goes along then."""
    chosen = tuple(dict.fromkeys((*plan.finding_ids, *ids)))
    return replace(plan, finding_ids=chosen, included=plan.included | {DataCategory.PRACTICE})


def ordered(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors with coordination offices first, each part in its own order."""
    return tuple(sorted(actors, key=lambda one: not _coordinates(one)))


def usual_recipient(actors: Sequence[Actor]) -> Actor | None:
    """Return the only coordination office there is; with several a person has to choose."""
    found = [one for one in actors if _coordinates(one)]
    return found[0] if len(found) == 1 else None


def channels(actor: Actor, chosen: Channel | None = None) -> tuple[Channel, ...]:
    """Return the ways a document can go: what the actor accepts first, then the usual ones."""
    offered = [one for one in actor.channels if one not in _NO_CHANNELS]
    usual = [one for one in _USUAL_CHANNELS if one not in offered]
    offered += usual[: max(0, 3 - len(offered))]
    if chosen is not None and chosen not in offered:
        offered.append(chosen)
    return tuple(offered)


def proposed(
    plan: HandoverPlan,
    detail: CaseDetail,
    recipient: Actor,
    released: frozenset[DataCategory] = frozenset(DataCategory),
) -> HandoverPlan:
    """Return a new plan with first sentences where it is empty and a way the office accepts.

    The sentences speak of referrals only where those are `released`.
    """
    asked = proposals.requests(detail, with_referrals=DataCategory.REFERRALS in released)
    return replace(
        plan,
        channel=channels(recipient)[0],
        introduction=plan.introduction or proposals.introduction(detail),
        requests=plan.requests or asked,
    )


def discussed_question(person: Person) -> str:
    """Return „Mit Herrn Al-Ahmad besprochen am“; a very long name would not fit."""
    name = proposals.addressed(person, dative=True)
    if len(name) > _LONGEST_NAME:
        return tr("Mit der Person besprochen am")
    return tr("Mit {name} besprochen am", name=name)


def gap_name(gap: Gap) -> str:
    """Return a missing statement in a word or two, for a link."""
    return _GAPS[gap]


def note_heading(note: ContactNote) -> str:
    """Return day and kind of a note, and what it teaches."""
    day = format_date(note.occurred_at.astimezone().date())
    lesson = "" if note.lesson is None else label(note.lesson)
    return " · ".join(part for part in (day, label(note.kind), lesson) if part)


def is_allowed(note: ContactNote) -> bool:
    """Whether the note may leave the desk."""
    return note.visibility is Visibility.MAY_BE_HANDED_OVER


def unprintable_sentence(found: Sequence[Unprintable]) -> str:
    """Say which characters cannot be printed and where they stand."""
    places = "; ".join(
        tr("{character} in „{text}“", character=one.character, text=_around(one))
        for one in found[:3]
    )
    if len(found) > 3:
        places = tr("{places} und {n} weitere", places=places, n=len(found) - 3)
    return tr(
        "Diese Zeichen lassen sich nicht drucken: {places}. An ihrer Stelle steht ein leeres "
        "Kästchen. Bitte schreiben Sie diese Wörter anders.",
        places=places,
    )


def _around(found: Unprintable) -> str:
    text = " ".join(found.text.split())
    at = max(0, text.find(found.character))
    start, end = max(0, at - 20), at + len(found.character) + 20
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _coordinates(actor: Actor) -> bool:
    return actor.category is ActorCategory.COORDINATION_OFFICE


def _residence(detail: CaseDetail) -> str:
    residence = detail.residence
    if residence is None:
        return ""
    until = residence.valid_until
    return _listed(
        status_short(residence.kind), tr("bis {day}", day=format_date(until)) if until else ""
    )


def _languages(levels: Sequence[LanguageLevel]) -> str:
    german = next((one for one in levels if one.language == "de"), None)
    others = len(levels) - (german is not None)
    more = tr_n("eine weitere", "{n} weitere", others) if others else ""
    if german is None:
        return ", ".join(language_name(one.language) for one in levels[:3])
    level = tr("Deutsch {level}", level=german.level.value)
    if german.level in (Level.NONE, Level.NATIVE):
        level = tr("Deutsch: {level}", level=label(german.level))
    proof = ""
    if german.proof and german.proof_date:
        proof = tr("Nachweis {day}", day=format_date(german.proof_date))
    elif german.proof:
        proof = german.proof
    return _listed(level, proof, more)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
