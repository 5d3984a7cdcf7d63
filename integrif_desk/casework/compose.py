"""From a case and somebody's choice to the snapshot that a handover prints.

What may leave is decided by `domain.consent_gate`; only the fields it released enter the snapshot.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from integrif_desk.casework.compose_extracts import (
    family_of,
    languages_of,
    measures_of,
    occupation_of,
    person_of,
    qualifications_of,
    residence_of,
)
from integrif_desk.casework.without_persons import (
    Named,
    finding_text,
    speaks_of_person,
    unnamed,
)
from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import ActorCard
from integrif_desk.domain.association import Association
from integrif_desk.domain.consent_gate import Release
from integrif_desk.domain.contact_note import ContactNote, Lesson, Visibility
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.finding_views import FindingHint
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.handover import (
    ConsentBasis,
    DataCategory,
    Gap,
    HandoverSnapshot,
    Letterhead,
    NoteExtract,
    PhaseExtract,
    Purpose,
    Recipient,
    Recommendation,
    ReferralExtract,
    TaskExtract,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import Level, Literacy
from integrif_desk.domain.practice_finding import FindingExtract
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.recipient_profile import DataField
from integrif_desk.domain.referral import UNPRINTED, Referral
from integrif_desk.domain.views import CaseDetail, FollowUpRow, ReferralRow
from integrif_desk.domain.volunteer_profile import VolunteerProfile

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
    qualifications: tuple[Qualification, ...] = ()
    measures: tuple[Measure, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    profile: VolunteerProfile | None = None
    findings: tuple[FindingHint, ...] = ()
    named: Named


def snapshot(
    material: Material,
    plan: HandoverPlan,
    release: Release,
    *,
    number: str,
    code: str,
    dated: date,
    answer_by: date,
    is_draft: bool,
) -> HandoverSnapshot:
    """Return the snapshot for `plan`: of the person nothing but the released fields.

    Texts that somebody wrote speak of the
    person: they go only where the identity may.
    """
    detail, person = material.detail, material.detail.person
    may, fields = release.fields.__contains__, release.fields
    speaks = release.state(DataCategory.IDENTITY).released
    profile = material.profile
    agreed = profile if profile is not None and profile.in_handover else None
    return HandoverSnapshot(
        number=number,
        case_number=detail.case.number if speaks else "",
        version=1,
        dated=dated,
        answer_code=code,
        answer_by=answer_by,
        association=letterhead(material.association),
        volunteer=material.volunteer.name,
        volunteer_competence=agreed.competence if agreed else "",
        volunteer_phone=agreed.phone if agreed else "",
        lead=material.lead,
        recipient=recipient_of(material.recipient),
        purpose=plan.purpose,
        channel=plan.channel,
        included=_said(material, release),
        bases=consent_bases(release),
        discussed_on=plan.discussed_on,
        person=person_of(person, fields),
        accompanied_since=detail.case.opened_on if speaks else dated,
        introduction=plan.introduction if speaks else "",
        urgent=plan.urgent if speaks else "",
        requests=plan.requests if speaks else (),
        residence=residence_of(detail, fields),
        work_permission=_work_permission(detail) if may(DataField.WORK_PERMISSION) else "",
        languages=languages_of(detail, fields),
        literacy=person.literacy if may(DataField.LITERACY) else Literacy.UNKNOWN,
        background=detail.case.background if may(DataField.BACKGROUND) else "",
        goal=detail.case.goal if may(DataField.GOAL) else "",
        occupation=occupation_of(detail) if may(DataField.OCCUPATION) else "",
        qualifications=qualifications_of(material.qualifications, fields),
        competences=person.competences if may(DataField.COMPETENCES) else (),
        phase=detail.case.phase if may(DataField.PHASES) else None,
        phases=_phases(detail) if may(DataField.PHASES) else (),
        measures=measures_of(material.measures, material.actor_names, fields),
        notes=_notes(material, plan) if may(DataField.CONTACT_NOTES) else (),
        referrals=_referrals(material) if may(DataField.REFERRALS) else (),
        tasks=_tasks(detail, fields) if may(DataField.TASKS) else (),
        childcare_needed=person.childcare_needed if may(DataField.CHILDCARE) else None,
        availability=person.availability if may(DataField.AVAILABILITY) else "",
        family=family_of(material.family, fields),
        work_limitations=person.work_limitations if may(DataField.WORK_LIMITATIONS) else "",
        **_practice(material, plan, release),
        is_draft=is_draft,
        is_sample=material.association.is_sample,
    )


def _said(material: Material, release: Release) -> frozenset[DataCategory]:
    """Return the categories of which the document says something.

    Where nothing is known of the family or of limitations, it must not claim to tell of them.
    """
    person = material.detail.person
    unknown = set()
    if person.childcare_needed is None and not (person.availability or material.family):
        unknown.add(DataCategory.FAMILY)
    if not person.work_limitations:
        unknown.add(DataCategory.HEALTH)
    return release.categories - unknown


def gaps(material: Material, plan: HandoverPlan, release: Release) -> dict[Gap, bool]:
    """Return for everything a complete handover says whether it is there.

    What is left out on purpose, or may not leave, is not asked for.
    """
    detail, person, may = material.detail, material.detail.person, release.fields.__contains__
    german = next((level for level in detail.languages if level.language == "de"), None)
    recipient, residence = material.recipient, detail.residence
    proven = german is not None and bool(german.proof or german.level in (Level.NONE, Level.NATIVE))
    own = material.association
    can_be_answered = bool(own.street and own.town and (own.phone or own.email))
    there: tuple[tuple[Gap, bool, bool], ...] = (
        (Gap.OWN_ADDRESS, True, can_be_answered),
        (Gap.RECIPIENT_ADDRESS, True, bool(recipient.street and recipient.town)),
        (Gap.RECIPIENT_CONTACT, True, bool(recipient.contact_name)),
        (Gap.BIRTH_DATE, may(DataField.BIRTH_DATE), person.birth_date is not None),
        (
            Gap.RESIDENCE_EXPIRY,
            may(DataField.RESIDENCE_STATUS),
            residence is not None and residence.valid_until is not None,
        ),
        (Gap.WORK_PERMISSION, may(DataField.WORK_PERMISSION), bool(_work_permission(detail))),
        (Gap.GERMAN_LEVEL, may(DataField.GERMAN_LEVEL), german is not None),
        (Gap.LANGUAGE_PROOF, may(DataField.GERMAN_LEVEL), proven),
        (Gap.LITERACY, may(DataField.LITERACY), person.literacy is not Literacy.UNKNOWN),
        (
            Gap.BACKGROUND,
            may(DataField.BACKGROUND) or may(DataField.EDUCATION),
            bool(detail.case.background or material.qualifications),
        ),
        (Gap.GOAL, may(DataField.GOAL), bool(detail.case.goal)),
        (Gap.CHILDCARE, may(DataField.CHILDCARE), person.childcare_needed is not None),
        (Gap.OPEN_TASK, may(DataField.TASKS), bool(detail.follow_ups)),
        (
            Gap.PRACTICE,
            may(DataField.FINDINGS),
            bool(plan.lesson_ids or plan.finding_ids or plan.recommendations),
        ),
    )
    return {gap: found for gap, asked, found in there if asked}


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
        logo=association.logo,
    )


def recipient_of(actor: ActorCard) -> Recipient:
    """Return the unit as it stands in the address field."""
    return Recipient(
        name=actor.name,
        carrier=actor.carrier,
        street=actor.street,
        postal_code=actor.postal_code,
        town=actor.town,
        contact_name=actor.contact_name,
        is_public_office=actor.is_public_office,
    )


def consent_bases(release: Release) -> tuple[ConsentBasis, ...]:
    """Return the consents that what leaves rests on, by category."""
    return tuple(
        ConsentBasis(
            category=each.category,
            given_on=each.consent.given_on,
            valid_until=each.consent.valid_until,
        )
        for each in release.states
        if each.consent is not None and each.category in release.categories
    )


def _work_permission(detail: CaseDetail) -> str:
    return detail.residence.work_permission if detail.residence is not None else ""


def _practice(material: Material, plan: HandoverPlan, release: Release) -> dict[str, Any]:
    """Return what helped, what did not, and what is recommended, as far as it is released."""
    if DataField.FINDINGS not in release.fields:
        return {}
    helped = _lessons(material, plan, Lesson.HELPED)
    did_not_help = _lessons(material, plan, Lesson.DID_NOT_HELP)
    findings = tuple(_finding(each, material.named) for each in material.findings)
    recommendations = (*plan.recommendations, *_suggestions(material))
    if plan.purpose is Purpose.STRATEGY:
        # Without a person nobody is named: a sentence that does so stays here.
        told, named = speaks_of_person, material.named
        helped = tuple(unnamed(named, each) for each in helped if not told(named, each))
        did_not_help = tuple(unnamed(named, each) for each in did_not_help if not told(named, each))
        findings = tuple(replace(one, text=unnamed(named, one.text)) for one in findings)
        recommendations = tuple(
            Recommendation(text=unnamed(named, one.text), addressee=unnamed(named, one.addressee))
            for one in recommendations
            if not told(named, f"{one.text} {one.addressee}")
        )
    return {
        "helped": helped,
        "did_not_help": did_not_help,
        "findings": findings,
        "recommendations": recommendations,
    }


def _finding(hint: FindingHint, named: Named) -> FindingExtract:
    return FindingExtract(
        number=hint.number,
        text=finding_text(named, hint.claim),
        lesson=hint.lesson,
        kinds=hint.kinds,
        perspectives=hint.perspectives,
    )


def _suggestions(material: Material) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(text=finding_text(material.named, each.suggestion))
        for each in material.findings
        if each.suggestion
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
        for note in _allowed(material, plan)
        if note.id in chosen
    )


def _lessons(material: Material, plan: HandoverPlan, lesson: Lesson) -> tuple[str, ...]:
    chosen = set(plan.lesson_ids)
    return tuple(
        note.text
        for note in _allowed(material, plan)
        if note.id in chosen and note.lesson is lesson
    )


def _allowed(material: Material, plan: HandoverPlan) -> list[ContactNote]:
    """Return the notes that may leave the desk, oldest first.

    A plan may be days old; a note that has become internal since then stays here, and so does one
    that was marked as told by an office, unless somebody has ticked it knowing that.
    """
    return [
        note
        for note in reversed(material.notes)
        if note.visibility is Visibility.MAY_BE_HANDED_OVER
        and (not note.from_office or note.id in plan.bound_note_ids)
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


def _tasks(detail: CaseDetail, fields: frozenset[DataField]) -> tuple[TaskExtract, ...]:
    # The reminder of a referral names office and purpose: it goes with the referrals.
    with_referrals = DataField.REFERRALS in fields
    return tuple(
        TaskExtract(
            task=row.task,
            owner=_owner(detail, row, fields),
            due_on=row.due_on,
            requested=row.owed_by is TaskOwner.ACTOR,
        )
        for row in detail.follow_ups
        if with_referrals or row.referral_id is None
    )


def _owner(detail: CaseDetail, row: FollowUpRow, fields: frozenset[DataField]) -> str:
    """Return who has to act; empty for the person where it may not be named."""
    if row.owed_by is TaskOwner.PERSON:
        return detail.person.display_name if DataField.NAME in fields else ""
    if row.owed_by is TaskOwner.ACTOR:
        return row.actor_name
    return row.owner_name
