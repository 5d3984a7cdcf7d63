"""From a case and somebody's choice to the snapshot that a handover prints.

Only what a chosen category covers enters the snapshot: this is the one place that decides it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.account import Account, Salutation
from integrif_desk.domain.actor import ActorCard
from integrif_desk.domain.association import Association
from integrif_desk.domain.contact_note import ContactNote, Lesson, Visibility
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.handover import (
    DataCategory,
    Gap,
    HandoverPlan,
    HandoverSnapshot,
    LanguageExtract,
    Letterhead,
    NoteExtract,
    PersonExtract,
    PhaseExtract,
    Recipient,
    ReferralExtract,
    ResidenceExtract,
    TaskExtract,
)
from integrif_desk.domain.person import Level
from integrif_desk.domain.referral import UNPRINTED, Referral
from integrif_desk.domain.views import CaseDetail, FollowUpRow, ReferralRow

DRAFT_NUMBER = "Ü-…"
DRAFT_CODE = "··-····-·"


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that a handover of a case can draw from."""

    association: Association
    volunteer: Account
    lead: str
    detail: CaseDetail
    recipient: ActorCard
    notes: tuple[ContactNote, ...]
    actor_names: dict[UUID, str]
    referrals: dict[UUID, Referral]


def snapshot(
    material: Material,
    plan: HandoverPlan,
    *,
    number: str,
    code: str,
    dated: date,
    answer_by: date,
    is_draft: bool,
) -> HandoverSnapshot:
    """Return the snapshot for `plan`. Without `discussed_on` in the plan the date is `dated`."""
    detail, included = material.detail, plan.included
    has = included.__contains__
    pathway, practice = has(DataCategory.PATHWAY), has(DataCategory.PRACTICE)
    background = has(DataCategory.EDUCATION_WORK)
    return HandoverSnapshot(
        number=number,
        case_number=detail.case.number,
        version=1,
        dated=dated,
        answer_code=code,
        answer_by=answer_by,
        association=letterhead(material.association),
        volunteer=material.volunteer.name,
        lead=material.lead,
        recipient=_recipient(material.recipient),
        purpose=plan.purpose,
        channel=plan.channel,
        included=included,
        discussed_on=plan.discussed_on or dated,
        person=_person(detail, included),
        accompanied_since=detail.case.opened_on,
        introduction=plan.introduction,
        urgent=plan.urgent,
        residence=_residence(detail) if has(DataCategory.RESIDENCE) else None,
        languages=_languages(detail) if has(DataCategory.LANGUAGE) else (),
        background=detail.case.background if background else "",
        goal=detail.case.goal if background else "",
        occupation=_occupation(detail) if background else "",
        phase=detail.case.phase if pathway else None,
        phases=_phases(detail) if pathway else (),
        notes=_notes(material, plan) if pathway else (),
        referrals=_referrals(material) if has(DataCategory.REFERRALS) else (),
        tasks=_tasks(detail, included) if has(DataCategory.TASKS) else (),
        requests=plan.requests,
        did_not_help=_lessons(material, plan, Lesson.DID_NOT_HELP) if practice else (),
        helped=_lessons(material, plan, Lesson.HELPED) if practice else (),
        recommendations=plan.recommendations if practice else (),
        is_draft=is_draft,
        is_sample=material.association.is_sample,
    )


def gaps(material: Material, plan: HandoverPlan) -> dict[Gap, bool]:
    """Return for everything a complete handover says whether it is there.

    What belongs to a category that is left out on purpose is not asked for.
    """
    detail, has = material.detail, plan.included.__contains__
    german = next((level for level in detail.languages if level.language == "de"), None)
    asked: dict[Gap, bool] = {
        Gap.RECIPIENT_ADDRESS: bool(material.recipient.street and material.recipient.town),
        Gap.RECIPIENT_CONTACT: bool(material.recipient.contact_name),
    }
    if has(DataCategory.IDENTITY):
        asked[Gap.BIRTH_DATE] = detail.person.birth_date is not None
    if has(DataCategory.RESIDENCE):
        residence = detail.residence
        asked[Gap.RESIDENCE_EXPIRY] = residence is not None and residence.valid_until is not None
    if has(DataCategory.LANGUAGE):
        asked[Gap.GERMAN_LEVEL] = german is not None
        asked[Gap.LANGUAGE_PROOF] = german is not None and bool(
            german.proof or german.level in (Level.NONE, Level.NATIVE)
        )
    if has(DataCategory.EDUCATION_WORK):
        asked[Gap.BACKGROUND] = bool(detail.case.background)
        asked[Gap.GOAL] = bool(detail.case.goal)
    if has(DataCategory.TASKS):
        asked[Gap.OPEN_TASK] = bool(detail.follow_ups)
    if has(DataCategory.PRACTICE):
        asked[Gap.PRACTICE] = bool(plan.lesson_ids or plan.recommendations)
    return asked


def letterhead(association: Association) -> Letterhead:
    """Return the association as it stands at the head of documents."""
    return Letterhead(
        name=association.name,
        tagline=association.tagline,
        street=association.street,
        postal_code=association.postal_code,
        town=association.town,
        phone=association.phone,
        email=association.email,
        office_hours=association.office_hours,
    )


def _recipient(actor: ActorCard) -> Recipient:
    return Recipient(
        name=actor.name,
        carrier=actor.carrier,
        street=actor.street,
        postal_code=actor.postal_code,
        town=actor.town,
        contact_name=actor.contact_name,
        is_public_office=actor.is_public_office,
    )


def _occupation(detail: CaseDetail) -> str:
    """Return „Koch“ for a man, „Köchin“ for a woman; both where the label is not that clear."""
    label = detail.case.occupation_label
    his, _slash, her = label.partition("/")
    alike = len(his.split()) == len(her.split()) and his[:1] == her[:1]
    words = {Salutation.MR: his, Salutation.MS: her} if alike and "/" not in her else {}
    return words.get(detail.person.salutation, label)


def _person(detail: CaseDetail, included: frozenset[DataCategory]) -> PersonExtract:
    person = detail.person
    identity, contact = DataCategory.IDENTITY in included, DataCategory.CONTACT in included
    return PersonExtract(
        name=person.display_name,
        surname=person.surname,
        original_name=person.original_name if identity else "",
        salutation=person.salutation,
        birth_date=person.birth_date if identity else None,
        birth_year_only=person.birth_year_only and identity,
        birth_date_estimated=person.birth_date_estimated and identity,
        nationalities=person.nationalities if identity else (),
        town=person.town if identity or contact else "",
        phone=person.phone if contact else "",
        email=person.email if contact else "",
        street=person.street if contact else "",
        postal_code=person.postal_code if contact else "",
    )


def _residence(detail: CaseDetail) -> ResidenceExtract | None:
    residence = detail.residence
    if residence is None:
        return None
    return ResidenceExtract(
        kind=residence.kind,
        wording=residence.wording,
        valid_until=residence.valid_until,
        extension_filed_on=residence.extension_filed_on,
    )


def _languages(detail: CaseDetail) -> tuple[LanguageExtract, ...]:
    return tuple(
        LanguageExtract(
            language=level.language,
            level=level.level,
            proof=level.proof,
            proof_date=level.proof_date,
        )
        for level in detail.languages
    )


def _phases(detail: CaseDetail) -> tuple[PhaseExtract, ...]:
    return tuple(PhaseExtract(phase=entry.phase, since=entry.since) for entry in detail.phases)


def _notes(material: Material, plan: HandoverPlan) -> tuple[NoteExtract, ...]:
    chosen = set(plan.note_ids)
    return tuple(
        NoteExtract(
            on=note.occurred_at.astimezone().date(),
            kind=note.kind,
            text=note.text,
            minutes=note.minutes,
            actors=tuple(
                material.actor_names[i] for i in note.actor_ids if i in material.actor_names
            ),
        )
        for note in _allowed(material)
        if note.id in chosen
    )


def _lessons(material: Material, plan: HandoverPlan, lesson: Lesson) -> tuple[str, ...]:
    chosen = set(plan.lesson_ids)
    return tuple(
        note.text for note in _allowed(material) if note.id in chosen and note.lesson is lesson
    )


def _allowed(material: Material) -> list[ContactNote]:
    """Return the notes that may leave the desk, oldest first.

    A plan may be days old; a note that has become internal since then stays here.
    """
    return [
        note
        for note in reversed(material.notes)
        if note.visibility is Visibility.MAY_BE_HANDED_OVER
    ]


def _referrals(material: Material) -> tuple[ReferralExtract, ...]:
    printed = [row for row in material.detail.referrals if row.state not in UNPRINTED]
    printed.sort(key=lambda row: (row.sent_on or date.max, row.id))
    return tuple(_referral(row, material.referrals[row.id]) for row in printed)


def _referral(row: ReferralRow, referral: Referral) -> ReferralExtract:
    return ReferralExtract(
        actor=row.actor_name,
        purpose=row.purpose,
        state=row.state,
        sent_on=row.sent_on,
        since=referral.ended_on or referral.answered_on,
        expected_on=row.expected_on,
        decline_reason=row.decline_reason,
        outcome=referral.outcome,
        working_days_open=row.working_days_open,
    )


def _tasks(detail: CaseDetail, included: frozenset[DataCategory]) -> tuple[TaskExtract, ...]:
    # The reminder of a referral names office and purpose: it goes with the referrals.
    with_referrals = DataCategory.REFERRALS in included
    return tuple(
        TaskExtract(
            task=row.task,
            owner=_owner(detail, row),
            due_on=row.due_on,
            requested=row.owed_by is TaskOwner.ACTOR,
        )
        for row in detail.follow_ups
        if with_referrals or row.referral_id is None
    )


def _owner(detail: CaseDetail, row: FollowUpRow) -> str:
    if row.owed_by is TaskOwner.PERSON:
        return detail.person.display_name
    if row.owed_by is TaskOwner.ACTOR:
        return row.actor_name
    return row.owner_name
