"""The history of a case: notes, referrals, documents, the pathway and consents in one line of time.

Notes are read up to the page's size. Of the other kinds a case has a handful; when they happened
is computed from two columns, so they are read whole and merged.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, select

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import PhaseEntry, StateEntry
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.handover import Handover
from integrif_desk.domain.measure import Measure, MeasureState
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
_measure = table_of(Measure).c
_consent = table_of(Consent).c
_state = table_of(StateEntry).c

# To build such a statement takes longer than to run it, and every case that is opened needs all.
_OF_CASE: BindParameter[UUID] = bindparam("of_case")
_REFERRALS = (
    select(*table_of(ReferralEvent).c, _referral.purpose, _actor.name.label("actor_name"))
    .join(table_of(Referral), _referral.id == _event.referral_id)
    .join(table_of(Actor), _actor.id == _referral.actor_id)
    .where(_referral.case_id == _OF_CASE)
)
_DOCUMENTS = (
    select(*table_of(Handover).c, _actor.name.label("actor_name"))
    .join(table_of(Actor), _actor.id == _handover.recipient_id)
    .where(_handover.case_id == _OF_CASE)
)
_PHASES = select(*table_of(PhaseEntry).c).where(_phase.case_id == _OF_CASE)
_MEASURES = (
    select(*table_of(Measure).c, _actor.name.label("actor_name"))
    .outerjoin(table_of(Actor), _actor.id == _measure.actor_id)
    .where(_measure.case_id == _OF_CASE)
)
_STATES = select(*table_of(StateEntry).c).where(_state.case_id == _OF_CASE)
_CONSENTS = (
    select(*table_of(Consent).c, _actor.name.label("actor_name"))
    .outerjoin(table_of(Actor), _actor.id == _consent.recipient_id)
    .where(_consent.case_id == _OF_CASE)
)


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
            from_office=row.from_office,
        )
        for row in rows
    ]


def _referrals(
    connection: Connection, case_id: UUID, authors: dict[UUID, str]
) -> list[HistoryItem]:
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
        for row in connection.execute(_REFERRALS, {"of_case": case_id})
    ]


def _documents(
    connection: Connection, case_id: UUID, authors: dict[UUID, str]
) -> list[HistoryItem]:
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
        for row in connection.execute(_DOCUMENTS, {"of_case": case_id})
    ]


def _phases(connection: Connection, case_id: UUID, authors: dict[UUID, str]) -> list[HistoryItem]:
    return [
        HistoryItem(
            kind=HistoryKind.PHASE,
            id=row.id,
            at=_on_its_day(row.since, row.created_at),
            author=authors.get(row.created_by, ""),
            text="",
            phase=row.phase,
        )
        for row in connection.execute(_PHASES, {"of_case": case_id})
    ]


def _measures(connection: Connection, case_id: UUID, authors: dict[UUID, str]) -> list[HistoryItem]:
    """Return the begin and the end of every measure; what is planned has not happened yet."""
    items = []
    for row in connection.execute(_MEASURES, {"of_case": case_id}):
        begun = row.state is not MeasureState.PLANNED
        over = begun and row.state is not MeasureState.RUNNING
        for ends, day, told in ((False, row.starts_on, begun), (True, row.ends_on, over)):
            if told and day is not None:
                items.append(
                    HistoryItem(
                        kind=HistoryKind.MEASURE,
                        id=_second(row.id) if ends else row.id,
                        at=_on_its_day(day, row.created_at),
                        author=authors.get(row.created_by, ""),
                        text=row.title,
                        actors=(row.actor_name,) if row.actor_name else (),
                        measure_kind=row.kind,
                        measure_state=row.state,
                        ends=ends,
                    )
                )
    return items


def _states(connection: Connection, case_id: UUID, authors: dict[UUID, str]) -> list[HistoryItem]:
    return [
        HistoryItem(
            kind=HistoryKind.STATE,
            id=row.id,
            at=_on_its_day(row.since, row.created_at),
            author=authors.get(row.created_by, ""),
            text=row.reason,
            case_state=row.state,
            outcome=row.outcome,
        )
        for row in connection.execute(_STATES, {"of_case": case_id})
    ]


def _consents(connection: Connection, case_id: UUID, authors: dict[UUID, str]) -> list[HistoryItem]:
    items = []
    for row in connection.execute(_CONSENTS, {"of_case": case_id}):
        for ends, day, who in (
            (False, row.given_on, row.created_by),
            (True, row.revoked_on, row.changed_by),
        ):
            if day is not None:
                items.append(
                    HistoryItem(
                        kind=HistoryKind.CONSENT,
                        id=_second(row.id) if ends else row.id,
                        at=_on_its_day(day, row.changed_at if ends else row.created_at),
                        author=authors.get(who, ""),
                        text=row.revoked_remark if ends else "",
                        actors=(row.actor_name,) if row.actor_name else (),
                        recipient_category=row.recipient_category,
                        consent_purpose=row.purpose,
                        ends=ends,
                    )
                )
    return items


def _second(record_id: UUID) -> UUID:
    """Return the id of the second line that a record has in the history."""
    return UUID(int=record_id.int ^ 1)


def _on_its_day(day: date, written: datetime) -> datetime:
    """Return when it happened: the time of writing if that was the same day, else noon."""
    same = written.astimezone().date() == day
    return written if same else datetime.combine(day, time(12)).astimezone()


_Part = Callable[[Connection, UUID, dict[UUID, str]], list[HistoryItem]]
_FEW: dict[HistoryKind, _Part] = {
    HistoryKind.REFERRAL: _referrals,
    HistoryKind.DOCUMENT: _documents,
    HistoryKind.PHASE: _phases,
    HistoryKind.MEASURE: _measures,
    HistoryKind.STATE: _states,
    HistoryKind.CONSENT: _consents,
}
