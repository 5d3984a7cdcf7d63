"""Finds in sentences that somebody typed what the consent gate keeps here (privacy.md, rule 1).

The gate releases fields. A sentence is no field: „Bitte klären Sie, bis wann über den
Bildungsgutschein entschieden wird“ tells of a referral wherever it stands. What is looked for are
the words under which a matter is kept, as whole words; who tells of it in other words decides so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent_gate import Release
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, HandoverSnapshot, Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.names import fold
from integrif_desk.domain.views import CaseDetail

NOTES = frozenset({"note_ids", "lesson_ids"})
"""Somebody has allowed these to leave, whole and one by one: said, but never refused."""

_SHORTEST = 4
_OF_A_REFERRAL = frozenset(
    {
        *("anfrage", "angefragt", "antrag", "beantragt", "bewilligt", "abgelehnt", "entschieden"),
        *("entscheidung", "verweisung", "zusage", "zugesagt", "absage"),
    }
)
"""A purpose of one word („Deutschkurs“) is a word like any other unless one of these is near."""

Text = tuple[str, str]
"""The field and what stands in it."""


@dataclass(frozen=True)
class LockedMatter:
    """What a sentence tells although its category is locked: `words` as they are kept."""

    field: str
    category: DataCategory
    words: str


def told(
    plan: HandoverPlan,
    notes: Iterable[ContactNote],
    detail: CaseDetail,
    recipient: Actor,
    release: Release,
) -> tuple[LockedMatter, ...]:
    """Return what the texts and the chosen notes of a plan would tell of locked categories.

    A report without persons prints none of it; without the identity there is no letter at all.
    """
    if plan.purpose is Purpose.STRATEGY:
        return ()
    if not release.state(DataCategory.IDENTITY).released:
        return ()
    return in_texts(_texts(plan, notes, release), detail, recipient, release)


def of_snapshot(
    said: HandoverSnapshot, detail: CaseDetail, recipient: Actor, release: Release
) -> tuple[LockedMatter, ...]:
    """Return what the sentences of an issued document tell of categories that are locked by now."""
    if said.purpose is Purpose.STRATEGY:
        return ()
    texts = [("introduction", said.introduction), ("urgent", said.urgent)]
    texts += [("requests", f"{one.lead}\n{one.text}") for one in said.requests]
    return in_texts(texts, detail, recipient, release)


def in_texts(
    texts: Iterable[Text], detail: CaseDetail, recipient: Actor, release: Release
) -> tuple[LockedMatter, ...]:
    """Return what these texts tell of locked categories, each matter once per field."""
    locked = frozenset(each.category for each in release.states if not each.released)
    matters = [each for each in _matters(detail, recipient) if each[0] in locked]
    found: dict[LockedMatter, None] = {}
    for field, text in texts:
        folded = f" {fold(text)} "
        for category, words, is_office in matters:
            # Whom a recommendation of practice is for („An das Jobcenter“) tells of nobody.
            if is_office and field == "recommendations":
                continue
            if _tells(folded, words, is_office=is_office, quoted=_quotes(text, words)):
                found[LockedMatter(field, category, words)] = None
    return tuple(found)


def require_none(matters: Iterable[LockedMatter]) -> None:
    """Refuse sentences that tell of locked categories. Raises `FieldError` LOCKED_MATTER."""
    for one in matters:
        if one.field not in NOTES:
            raise error_of(one)


def error_of(matter: LockedMatter) -> FieldError:
    """Return what is to be said about it, at its field."""
    return FieldError(
        ErrorCode.LOCKED_MATTER, matter.field, words=matter.words, category=matter.category
    )


def _texts(plan: HandoverPlan, notes: Iterable[ContactNote], release: Release) -> Iterator[Text]:
    yield "introduction", plan.introduction
    yield "urgent", plan.urgent
    for request in plan.requests:
        yield "requests", f"{request.lead}\n{request.text}"
    if DataCategory.PRACTICE in release.categories:
        for recommendation in plan.recommendations:
            yield "recommendations", recommendation.text
    if DataCategory.PATHWAY in release.categories:
        chosen = set(plan.note_ids)
        for note in notes:
            if note.id in chosen:
                yield "note_ids", note.text


def _matters(detail: CaseDetail, recipient: Actor) -> Iterator[tuple[DataCategory, str, bool]]:
    """Yield what is kept of a case in words of its own, and whether it is the name of an office."""
    person, residence = detail.person, detail.residence
    for row in detail.referrals:
        if row.actor_id == recipient.id:
            continue  # what an office was asked itself, it knows
        yield DataCategory.REFERRALS, row.purpose, False
        for name in _names(row.actor_name):
            if fold(name) not in fold(f"{recipient.name} {recipient.carrier}"):
                yield DataCategory.REFERRALS, name, True
    for task in detail.follow_ups:
        if task.referral_id is None:  # else it bears the words of the referral
            yield DataCategory.TASKS, task.task, False
    yield DataCategory.HEALTH, person.work_limitations, False
    yield DataCategory.FAMILY, person.availability, False
    yield DataCategory.EDUCATION_WORK, detail.case.goal, False
    for contact in (person.phone, person.email, person.street):
        yield DataCategory.CONTACT, contact, False
    if residence is not None:
        yield DataCategory.RESIDENCE, residence.wording, False
        yield DataCategory.RESIDENCE, residence.work_permission, False
        if (until := residence.valid_until) is not None:
            yield DataCategory.RESIDENCE, f"{until:%d.%m.%Y}", False
            yield DataCategory.RESIDENCE, f"{until.day}.{until.month}.{until.year}", False


def _names(office: str) -> Iterator[str]:
    """Yield an office as it is called: „Jobcenter Salzlandkreis, Staßfurt“ also without town."""
    yield office
    head, comma, _town = office.partition(",")
    if comma and " " in head.strip():
        yield head.strip()


def _tells(folded: str, words: str, *, is_office: bool, quoted: bool) -> bool:
    wanted = fold(words)
    if len(wanted) < _SHORTEST or f" {wanted} " not in folded:
        return False
    if is_office or " " in wanted or quoted or not wanted.isalpha():
        return True
    return not _OF_A_REFERRAL.isdisjoint(folded.split())


def _quotes(text: str, words: str) -> bool:
    return any(f"{mark}{words}" in text for mark in "„“”‚‘»«›\"'")
