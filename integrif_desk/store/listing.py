"""Keeps the derived rows in step: what the case list sorts by, and the words that search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import Case, CaseState
from integrif_desk.domain.names import fold, index_words
from integrif_desk.domain.person import Person
from integrif_desk.domain.practice_finding import PracticeFinding
from integrif_desk.domain.residence import StatusKind
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.records import (
    CaseListingRecord,
    CaseRecord,
    ContactNoteRecord,
    ContactPersonRecord,
    FollowUpRecord,
    NameSpellingRecord,
    ResidenceStatusRecord,
    SearchEntryRecord,
    table,
)

NO_DUE = date(9999, 12, 31)
CASE = "case"
ACTOR = "actor"
FINDING = "finding"
MEETING = "meeting"
AGREEMENT = "agreement"

_listing = table(CaseListingRecord)
_search = table(SearchEntryRecord)
_ADD_CONTACT = (
    _listing.update()
    .where(
        _listing.c.case_id == bindparam("of_case"),
        func.coalesce(_listing.c.last_contact_on, "") < bindparam("day"),
    )
    .values(last_contact_on=bindparam("day"), contact_key=bindparam("day"))
)


@dataclass(frozen=True)
class Derived:
    """What of a case lies in other tables."""

    next_due: date | None = None
    next_task: str = ""
    last_contact_on: date | None = None
    status_kind: StatusKind | None = None
    status_until: date | None = None
    spellings: tuple[str, ...] = ()


def owner_facet(owner_id: UUID) -> str:
    """Return the marker word of an owner in the search index."""
    return f"o{owner_id.hex}"


def helper_facet(account_id: UUID) -> str:
    """Return the marker word of somebody who accompanies the person beside the owner."""
    return f"h{account_id.hex}"


def active_facet(active: bool) -> str:
    """Return the marker word of cases that are worked on, or closed."""
    return "active" if active else "closed"


def refresh_case(connection: Connection, case_id: UUID) -> None:
    """Write the list row and search words of one case anew."""
    case_table, person_table = table_of(Case), table_of(Person)
    row = connection.execute(select(case_table).where(case_table.c.id == case_id)).one()
    case = from_row(Case, row)
    person = from_row(
        Person,
        connection.execute(select(person_table).where(person_table.c.id == case.person_id)).one(),
    )
    write_cases(connection, [(case, person, _derived(connection, case))])


def add_contact(connection: Connection, case_id: UUID, day: date) -> None:
    """Note a new contact. Nothing is written, and no index touched, unless it is the newest."""
    connection.execute(_ADD_CONTACT, {"of_case": case_id, "day": day})


def refresh_contact(connection: Connection, case_id: UUID) -> None:
    """Write the last contact anew after a note was changed or removed."""
    opened_on = connection.execute(
        select(CaseRecord.opened_on).where(CaseRecord.id == case_id)
    ).scalar_one()
    contact = _last_contact(connection, case_id)
    _update(connection, case_id, last_contact_on=contact, contact_key=contact or opened_on)


def refresh_due(connection: Connection, case_id: UUID) -> None:
    """Write the next follow-up anew."""
    due = _next_follow_up(connection, case_id)
    due_key, next_task = due or (NO_DUE, "")
    _update(connection, case_id, due_key=due_key, next_task=next_task)


def write_cases(connection: Connection, cases: Sequence[tuple[Case, Person, Derived]]) -> None:
    """Write the list rows and search words of `cases`, replacing older ones."""
    statement = insert(_listing)
    changing = {c.name: statement.excluded[c.name] for c in _listing.c if not c.primary_key}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["case_id"], set_=changing),
        [_listing_row(*case) for case in cases],
    )
    write_words(connection, [_case_words(case, person, d) for case, person, d in cases])


def write_actor(connection: Connection, actor: Actor) -> None:
    """Write the search words of an actor: name, place, task, the contact persons as stored."""
    asked = (
        connection.execute(
            select(ContactPersonRecord.name).where(ContactPersonRecord.actor_id == actor.id)
        )
        .scalars()
        .all()
    )
    words = index_words(
        *(actor.name, actor.carrier, actor.town, actor.responsible_for, actor.for_whom),
        *actor.municipalities,
        *asked,
    )
    row = {
        "subject": ACTOR,
        "subject_id": actor.id,
        "words": words,
        "facets": f"{ACTOR} {active_facet(actor.active)}",
    }
    write_words(connection, [row])


def write_finding(connection: Connection, finding: PracticeFinding, quotes: Sequence[str]) -> None:
    """Write the search words of a practice finding: number, claim, suggestion, its quotes."""
    number = finding.number
    words = index_words(number, number.replace("-", ""), finding.claim, finding.suggestion, *quotes)
    row = {"subject": FINDING, "subject_id": finding.id, "words": words, "facets": FINDING}
    write_words(connection, [row])


def forget(connection: Connection, subject_id: UUID) -> None:
    """Remove a case, actor, finding, meeting or agreement from list and search."""
    connection.execute(delete(_search).where(_search.c.subject_id == subject_id))
    connection.execute(delete(_listing).where(_listing.c.case_id == subject_id))


def _update(connection: Connection, case_id: UUID, **values: Any) -> None:
    connection.execute(_listing.update().where(_listing.c.case_id == case_id), values)


def _listing_row(case: Case, person: Person, derived: Derived) -> dict[str, Any]:
    _, year, running = case.number.split("-")
    return {
        "case_id": case.id,
        "number": case.number,
        "number_key": -(int(year) * 10_000_000 + int(running)),
        "name": person.list_name,
        "sort_name": fold(person.list_name),
        "original_name": person.original_name,
        "birth_date": person.birth_date,
        "nationalities": person.nationalities,
        "status_kind": derived.status_kind,
        "status_until": derived.status_until,
        "owner_id": case.owner_id,
        "phase": case.phase,
        "state": case.state,
        "active": int(case.state is not CaseState.CLOSED),
        "due_key": derived.next_due or NO_DUE,
        "next_task": derived.next_task,
        "last_contact_on": derived.last_contact_on,
        "contact_key": derived.last_contact_on or case.opened_on,
    }


def _case_words(case: Case, person: Person, derived: Derived) -> dict[str, Any]:
    number_parts = case.number.replace("-", "")
    active = active_facet(case.state is not CaseState.CLOSED)
    helpers = (helper_facet(account_id) for account_id in case.helper_ids)
    return {
        "subject": CASE,
        "subject_id": case.id,
        "words": index_words(
            person.list_name,
            person.original_name,
            *derived.spellings,
            case.number,
            number_parts,
            person.town,
            case.occupation_label,
        ),
        "facets": " ".join((CASE, owner_facet(case.owner_id), active, *helpers)),
    }


def write_words(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write entries of the search index, replacing older ones of the same subjects."""
    if not rows:
        return
    statement = insert(_search)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["subject_id"],
            set_={"words": statement.excluded.words, "facets": statement.excluded.facets},
        ),
        rows,
    )


def _derived(connection: Connection, case: Case) -> Derived:
    due = _next_follow_up(connection, case.id)
    status = connection.execute(
        select(ResidenceStatusRecord.kind, ResidenceStatusRecord.valid_until)
        .where(ResidenceStatusRecord.person_id == case.person_id)
        .order_by(
            func.coalesce(ResidenceStatusRecord.valid_from, "").desc(),
            ResidenceStatusRecord.id.desc(),
        )
        .limit(1)
    ).one_or_none()
    return Derived(
        next_due=due[0] if due else None,
        next_task=due[1] if due else "",
        last_contact_on=_last_contact(connection, case.id),
        status_kind=status.kind if status else None,
        status_until=status.valid_until if status else None,
        spellings=tuple(
            connection.execute(
                select(NameSpellingRecord.name).where(
                    NameSpellingRecord.person_id == case.person_id
                )
            ).scalars()
        ),
    )


def _next_follow_up(connection: Connection, case_id: UUID) -> tuple[date, str] | None:
    found = connection.execute(
        select(FollowUpRecord.due_on, FollowUpRecord.task)
        .where(FollowUpRecord.case_id == case_id, FollowUpRecord.done_on.is_(None))
        .order_by(FollowUpRecord.due_on, FollowUpRecord.id)
        .limit(1)
    ).one_or_none()
    return (found.due_on, found.task) if found else None


def _last_contact(connection: Connection, case_id: UUID) -> date | None:
    latest = connection.execute(
        select(ContactNoteRecord.occurred_at)
        .where(ContactNoteRecord.case_id == case_id)
        .order_by(ContactNoteRecord.occurred_at.desc())
        .limit(1)
    ).scalar_one_or_none()
    return latest.astimezone().date() if latest else None
