"""The history of a case: notes, referral events, documents and phases in one line of time.

Notes are read up to the page's size. Of the other kinds a case has a handful; when they happened
is computed from two columns, so they are read whole and merged.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import PhaseEntry
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.handover import Handover
from integrif_desk.domain.referral import Referral, ReferralEvent
from integrif_desk.domain.views import HistoryItem, HistoryKind, Key, Page
from integrif_desk.store.convert import table_of
from integrif_desk.store.queries import accounts, actors
from integrif_desk.store.queries.paging import before_key

_note = table_of(ContactNote).c
_referral = table_of(Referral).c
_event = table_of(ReferralEvent).c
_handover = table_of(Handover).c
_phase = table_of(PhaseEntry).c
_actor = table_of(Actor).c


def history(
    connection: Connection,
    case_id: UUID,
    kinds: frozenset[HistoryKind],
    after: Key | None,
    limit: int,
) -> Page[HistoryItem]:
    """Return a page of the history, newest first."""
    authors = accounts.names(connection)
    items: list[HistoryItem] = []
    for kind in kinds:
        if kind is HistoryKind.CONTACT:
            items += _notes(connection, case_id, authors, after, limit + 1)
        else:
            items += _FEW[kind](connection, case_id, authors)
    items.sort(key=_sort_key, reverse=True)
    if after is not None:
        last = (str(after[0]), str(after[1]))
        items = [item for item in items if _sort_key(item) < last]
    shown = items[:limit]
    return Page(tuple(shown), _sort_key(shown[-1]) if len(items) > limit else None)


def _sort_key(item: HistoryItem) -> tuple[str, str]:
    return item.at.astimezone(UTC).isoformat(timespec="microseconds"), item.id.hex


def _notes(
    connection: Connection,
    case_id: UUID,
    authors: dict[UUID, str],
    after: Key | None,
    limit: int,
) -> list[HistoryItem]:
    newest_first = (_note.occurred_at, _note.id)
    statement = select(*table_of(ContactNote).c).where(_note.case_id == case_id)
    if after is not None:
        key = (datetime.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(before_key(newest_first, key))
    rows = connection.execute(
        statement.order_by(*(column.desc() for column in newest_first)).limit(limit)
    ).all()
    names = actors.names(connection, {i for row in rows for i in row.actor_ids})
    return [
        HistoryItem(
            kind=HistoryKind.CONTACT,
            id=row.id,
            at=row.occurred_at,
            author=authors.get(row.created_by, ""),
            text=row.text,
            minutes=row.minutes,
            contact_kind=row.kind,
            actors=tuple(names[i] for i in row.actor_ids if i in names),
            visibility=row.visibility,
            lesson=row.lesson,
        )
        for row in rows
    ]


def _referrals(
    connection: Connection, case_id: UUID, authors: dict[UUID, str]
) -> list[HistoryItem]:
    rows = connection.execute(
        select(
            *table_of(ReferralEvent).c,
            _referral.purpose,
            _actor.name.label("actor_name"),
        )
        .join(table_of(Referral), _referral.id == _event.referral_id)
        .join(table_of(Actor), _actor.id == _referral.actor_id)
        .where(_referral.case_id == case_id)
    )
    return [
        HistoryItem(
            kind=HistoryKind.REFERRAL,
            id=row.id,
            at=_on_its_day(row.happened_on, row.created_at),
            author=authors.get(row.created_by, ""),
            text=row.remark,
            actors=(row.actor_name,),
            referral_id=row.referral_id,
            referral_state=row.state,
            decline_reason=row.decline_reason,
            purpose=row.purpose,
        )
        for row in rows
    ]


def _documents(
    connection: Connection, case_id: UUID, authors: dict[UUID, str]
) -> list[HistoryItem]:
    rows = connection.execute(
        select(*table_of(Handover).c, _actor.name.label("actor_name"))
        .join(table_of(Actor), _actor.id == _handover.recipient_id)
        .where(_handover.case_id == case_id)
    )
    return [
        HistoryItem(
            kind=HistoryKind.DOCUMENT,
            id=row.id,
            at=_on_its_day(row.dated, row.created_at),
            author=authors.get(row.created_by, ""),
            text=row.answer_text,
            actors=(row.actor_name,),
            handover_number=row.number,
            decline_reason=row.decline_reason,
        )
        for row in rows
    ]


def _phases(connection: Connection, case_id: UUID, authors: dict[UUID, str]) -> list[HistoryItem]:
    rows = connection.execute(select(*table_of(PhaseEntry).c).where(_phase.case_id == case_id))
    return [
        HistoryItem(
            kind=HistoryKind.PHASE,
            id=row.id,
            at=_on_its_day(row.since, row.created_at),
            author=authors.get(row.created_by, ""),
            text="",
            phase=row.phase,
        )
        for row in rows
    ]


def _on_its_day(day: date, written: datetime) -> datetime:
    """Return when it happened: the time of writing if that was the same day, else noon."""
    same = written.astimezone().date() == day
    return written if same else datetime.combine(day, time(12)).astimezone()


_Part = Callable[[Connection, UUID, dict[UUID, str]], list[HistoryItem]]
_FEW: dict[HistoryKind, _Part] = {
    HistoryKind.REFERRAL: _referrals,
    HistoryKind.DOCUMENT: _documents,
    HistoryKind.PHASE: _phases,
}
