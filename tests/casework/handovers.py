"""Handovers of a case that has something in every category."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import contact_note, handover
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.store.queries import handovers as queries

# One word for each category that occurs nowhere else.
TELLING = {
    DataCategory.IDENTITY: ("1991-08-14", "Hecklingen", '"SY"', "محمد"),
    DataCategory.CONTACT: ("0176040690", "mohammad@post.example", "Rosenweg"),
    DataCategory.RESIDENCE: ("subsidiary_protection", "2026-04-30"),
    DataCategory.LANGUAGE: ("Goethe", '"B1"'),
    DataCategory.EDUCATION_WORK: ("Umspannwerk", "Meisterbrief"),
    DataCategory.PATHWAY: ("Lebenslauf", '"access"'),
    DataCategory.REFERRALS: ("Bildungsgutschein",),
    DataCategory.TASKS: ("Zeugnisse",),
    DataCategory.PRACTICE: ("Anrufen", "Vorsprechen"),
}


def log(
    desk: Desk,
    case_id: UUID,
    words: str,
    visibility: Visibility = Visibility.MAY_BE_HANDED_OVER,
    lesson: Lesson | None = None,
    *,
    from_office: bool = False,
) -> UUID:
    entered = contact_note.NewNote(
        case_id=case_id,
        text=words,
        visibility=visibility,
        lesson=lesson,
        from_office=from_office,
    )
    created = contact_note.log(desk, entered).created
    assert created is not None
    return created


def plan_of(desk: Desk, case_id: UUID, recipient: UUID, **changed: object) -> HandoverPlan:
    offered = handover.choice(desk, case_id)
    plan = handover.default_plan(desk, offered, recipient)
    return replace(plan, discussed_on=desk.today(), **changed)  # type: ignore[arg-type]


def issue(desk: Desk, plan: HandoverPlan) -> UUID:
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def stored(desk: Desk, handover_id: UUID) -> str:
    """Return the bytes of the snapshot as they lie in the store."""
    with desk.read() as work:
        return queries.document(work.connection, handover_id).snapshot.decode()
