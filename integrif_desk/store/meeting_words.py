"""Keeps the words by which meetings and agreements are found in step with what they say.

An agreement is also found by its meeting and by who owes it, so it is written anew when those are.
The facets say with whom a meeting was, which its columns say only as a list.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.meeting import Agreement, AgreementState, Meeting
from integrif_desk.domain.names import index_words
from integrif_desk.store.convert import table_of
from integrif_desk.store.listing import AGREEMENT, MEETING, active_facet, write_words
from integrif_desk.store.queries.search import having
from integrif_desk.store.records import SearchEntryRecord, table

_meeting, _agreement = table_of(Meeting), table_of(Agreement)
_actor, _account = table_of(Actor).c, table_of(Account).c
_entry = table(SearchEntryRecord).c
_BATCH = 1000


def with_facet(actor_id: UUID) -> str:
    """Return the marker word of meetings with an actor, and of what was agreed there."""
    return f"w{actor_id.hex}"


def write_meeting(connection: Connection, meeting_id: UUID) -> None:
    """Write the words of a meeting and of all its agreements anew."""
    _write_meetings(connection, _meeting.c.id == meeting_id)
    _write_agreements(connection, _agreement.c.meeting_id == meeting_id)


def write_agreement(connection: Connection, agreement_id: UUID) -> None:
    """Write the words of an agreement anew, after each of its steps."""
    _write_agreements(connection, _agreement.c.id == agreement_id)


def write_renamed(connection: Connection, actor_id: UUID) -> None:
    """Write the words of the meetings that an actor took part in anew, and of what it owes."""
    ids = connection.execute(having(MEETING, with_facet(actor_id), limit=-1)).scalars().all()
    for some in _batches(ids):
        _write_meetings(connection, _meeting.c.id.in_(some))
    _write_agreements(connection, _agreement.c.actor_id == actor_id)


def fill_meeting_words(connection: Connection) -> int:
    """Write the words of all meetings and agreements that have none: those of older programs.

    Returns for how many; none where the schema has no meetings.
    """
    if not connection.dialect.has_table(connection, _meeting.name):
        return 0
    filled = 0
    for of in (_meeting, _agreement):
        without = ~select(_entry.rowid).where(_entry.subject_id == of.c.id).exists()
        # The oldest first: a broad search shows the newest entries.
        ids = connection.execute(select(of.c.id).where(without).order_by(of.c.id)).scalars().all()
        write = _write_meetings if of is _meeting else _write_agreements
        for some in _batches(ids):
            write(connection, of.c.id.in_(some))
        filled += len(ids)
    return filled


def _write_meetings(connection: Connection, wanted: ColumnElement[bool]) -> None:
    columns = _meeting.c["id", "title", "place", "attendees", "participant_ids"]
    rows = connection.execute(select(*columns).where(wanted).order_by(_meeting.c.id)).all()
    names = _names(connection, rows)
    write_words(
        connection,
        [
            {
                "subject": MEETING,
                "subject_id": row.id,
                "words": index_words(
                    *(row.title, row.place, row.attendees),
                    *(names[one] for one in row.participant_ids if one in names),
                ),
                "facets": " ".join((MEETING, *map(with_facet, row.participant_ids))),
            }
            for row in rows
        ],
    )


def _write_agreements(connection: Connection, wanted: ColumnElement[bool]) -> None:
    rows = connection.execute(
        select(
            *_agreement.c["id", "task", "state"],
            _actor.name.label("actor"),
            _account.name.label("account"),
            *_meeting.c["title", "participant_ids"],
        )
        .select_from(_agreement)
        .join(_meeting, _meeting.c.id == _agreement.c.meeting_id)
        .outerjoin(table_of(Actor), _actor.id == _agreement.c.actor_id)
        .outerjoin(table_of(Account), _account.id == _agreement.c.account_id)
        .where(wanted)
        .order_by(_agreement.c.id)
    ).all()
    write_words(
        connection,
        [
            {
                "subject": AGREEMENT,
                "subject_id": row.id,
                "words": index_words(row.task, row.actor or "", row.account or "", row.title),
                "facets": " ".join(
                    (
                        AGREEMENT,
                        active_facet(row.state is AgreementState.OPEN),
                        *map(with_facet, row.participant_ids),
                    )
                ),
            }
            for row in rows
        ],
    )


def _names(connection: Connection, rows: Iterable[Row[Any]]) -> dict[UUID, str]:
    ids = {one for row in rows for one in row.participant_ids}
    found = connection.execute(select(_actor.id, _actor.name).where(_actor.id.in_(ids)))
    return {row.id: row.name for row in found}


def _batches(ids: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
