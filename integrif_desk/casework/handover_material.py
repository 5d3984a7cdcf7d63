"""Reads what a handover can draw from, and asks the consent gate, within one transaction.

So that what is issued was released in the very moment of issuing, not when the page was drawn.
"""

from integrif_desk.casework import case as cases
from integrif_desk.casework import compose, consent, locked_matters
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.without_persons import Named
from integrif_desk.domain.account import Account, Role
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent_gate import LockReason, Release
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.finding_views import FindingHint
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import Person
from integrif_desk.domain.practice_finding import PracticeFinding
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.domain.referral import Referral
from integrif_desk.store.queries import (
    accounts,
    actors,
    findings,
    known_names,
    notes,
    parts,
    profiles,
)
from integrif_desk.store.unit_of_work import UnitOfWork

MOST_NOTES = 500
_FORBIDDEN = (LockReason.NOT_FOR_RECIPIENT, LockReason.NOT_FOR_PURPOSE)


def read(work: UnitOfWork, desk: Desk, plan: HandoverPlan) -> compose.Material:
    """Return everything that a handover of the case can draw from. Raises NOT_FOUND."""
    connection = work.connection
    detail = cases.read_detail(work, desk, plan.case_id)
    found = notes.notes(connection, plan.case_id, None, MOST_NOTES)
    people = accounts.accounts(connection)
    leads = [a.name for a in people if a.role is Role.LEAD and a.active]
    owner = next((a for a in people if a.id == detail.case.owner_id), desk.account)
    measures = parts.of_case(connection, Measure, plan.case_id)
    chosen = findings.chosen(connection, plan.finding_ids)
    named = {i for note in found for i in note.actor_ids}
    named |= {one.actor_id for one in measures if one.actor_id is not None}
    return compose.Material(
        association=accounts.association(connection),
        volunteer=owner,
        lead=_lead(desk.account, leads),
        detail=detail,
        recipient=actors.with_contacts(connection, work.get(Actor, plan.recipient_id)),
        notes=found,
        actor_names=actors.names(connection, named),
        referrals={row.id: work.get(Referral, row.id) for row in detail.referrals},
        qualifications=parts.of_person(connection, Qualification, detail.person.id),
        measures=measures,
        family=parts.of_person(connection, FamilyMember, detail.person.id),
        profile=profiles.of(connection, owner.id),
        findings=chosen,
        named=_named(work, plan, detail.person, chosen),
    )


def gate(
    work: UnitOfWork, desk: Desk, plan: HandoverPlan, recipient: Actor
) -> tuple[Release, RecipientProfileFacts]:
    """Return what may leave for a plan today, and the profile that was gone by."""
    return consent.release(work, plan.case_id, recipient, plan.purpose, plan.included, desk.today())


def require_released(plan: HandoverPlan, release: Release, material: compose.Material) -> None:
    """Refuse a handover that would say nothing, or what it must not.

    Raises RECIPIENT_GETS_NOTHING (category), CONSENT_MISSING (categories), NOTHING_TO_HAND_OVER;
    `FieldError` LOCKED_MATTER (words, category) for a sentence about what is locked.
    """
    recipient = material.recipient
    _require_something(plan, release, recipient)
    locked_matters.require_none(
        locked_matters.told(plan, material.notes, material.detail, recipient, release)
    )


def _require_something(plan: HandoverPlan, release: Release, recipient: Actor) -> None:
    identity = release.state(DataCategory.IDENTITY)
    if all(each.lock in _FORBIDDEN for each in release.states):
        raise KnownError(ErrorCode.RECIPIENT_GETS_NOTHING, category=recipient.category)
    if plan.purpose is not Purpose.STRATEGY and not identity.released:
        if identity.lock is LockReason.NOT_FOR_RECIPIENT:
            raise KnownError(ErrorCode.RECIPIENT_GETS_NOTHING, category=recipient.category)
        raise KnownError(ErrorCode.CONSENT_MISSING, categories=(DataCategory.IDENTITY,))
    if release.categories - {DataCategory.IDENTITY, DataCategory.CONTACT}:
        return
    locked = [
        each.category
        for each in release.states
        if each.category in plan.included and each.lock not in (None, *_FORBIDDEN)
    ]
    if locked:
        raise KnownError(ErrorCode.CONSENT_MISSING, categories=tuple(locked))
    raise KnownError(ErrorCode.NOTHING_TO_HAND_OVER)


def _named(
    work: UnitOfWork, plan: HandoverPlan, person: Person, chosen: tuple[FindingHint, ...]
) -> Named:
    """Return who must not be recognised in what practice teaches, of this case and of others."""
    connection = work.connection
    learned_from = {work.get(PracticeFinding, each.id).case_id for each in chosen}
    around: frozenset[str] = frozenset()
    for case_id in learned_from:
        if case_id is not None:
            around |= known_names.of_person(connection, case_id)
    if plan.purpose is Purpose.STRATEGY:
        around |= known_names.names(connection, plan.case_id)
    return Named(
        person=known_names.of_person(connection, plan.case_id),
        around=around,
        places=frozenset({person.birth_place, person.town} - {""}),
    )


def _lead(account: Account, leads: list[str]) -> str:
    if account.role is Role.LEAD:
        return account.name
    return leads[0] if leads else ""
