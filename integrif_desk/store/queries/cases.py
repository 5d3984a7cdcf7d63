"""The case list and the case page."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    exists,
    func,
    select,
)

from integrif_desk.domain.case import Case, CaseState, PhaseEntry
from integrif_desk.domain.case_views import CaseMark
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import LanguageLevel
from integrif_desk.domain.residence import EXPIRES_SOON, ResidenceStatus
from integrif_desk.domain.views import CaseCounts, CaseFilter, CaseRow, CaseSort, Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.listing import CASE, NO_DUE, active_facet, helper_facet, owner_facet
from integrif_desk.store.queries import accounts, search
from integrif_desk.store.queries.paging import after_key, page
from integrif_desk.store.records import CaseListingRecord, table

_row = table(CaseListingRecord).c
_status = table_of(ResidenceStatus)
_level = table_of(LanguageLevel)
_entry = table_of(PhaseEntry)
# To build such a statement takes longer than to run it, and every case that is opened needs all.
_OWNER: BindParameter[UUID] = bindparam("owner")
_RESIDENCES = (
    select(_status)
    .where(_status.c.person_id == _OWNER)
    .order_by(func.coalesce(_status.c.valid_from, "").desc(), _status.c.id.desc())
)
_RESIDENCE = _RESIDENCES.limit(1)
_LANGUAGES = (
    select(_level)
    .where(_level.c.person_id == _OWNER, _level.c.ended_on.is_(None))
    .order_by(_level.c.id)
)
_PHASES = select(_entry).where(_entry.c.case_id == _OWNER).order_by(_entry.c.since, _entry.c.id)
_case = table_of(Case)
_other = _case.alias("other")
_CASES = (
    select(_case.c.id)
    .where(_case.c.person_id == _OWNER)
    .order_by(_case.c.opened_on.desc(), _case.c.id.desc())
)
_SEVERAL = select(*_case.c["id", "number", "opened_on", "phase", "state", "owner_id"]).where(
    _case.c.id.in_(bindparam("wanted", expanding=True)),
    exists().where(_other.c.person_id == _case.c.person_id, _other.c.id != _case.c.id),
)
_SORT_COLUMN: dict[CaseSort, ColumnElement[Any]] = {
    CaseSort.DUE: _row.due_key,
    CaseSort.NAME: _row.sort_name,
    CaseSort.LAST_CONTACT: _row.contact_key,
    CaseSort.NUMBER: _row.number_key,
}


def cases(
    connection: Connection, wanted: CaseFilter, after: Key | None, limit: int
) -> Page[CaseRow]:
    """Return a page of the case list.

    With a search text only the newest `search.HIT_LIMIT` hits are sorted and shown.
    """
    column = _SORT_COLUMN[wanted.sort]
    statement = _filtered(select(table(CaseListingRecord)), wanted)
    if after is not None:
        key = (_key_value(column, after[0]), UUID(str(after[1])))
        statement = statement.where(after_key((column, _row.case_id), key))
    statement = statement.order_by(column, _row.case_id).limit(limit + 1)
    rows = connection.execute(statement).all()
    marks = _marks(connection, [row.case_id for row in rows])
    return page(
        rows,
        limit,
        lambda row: _case_row(row, marks.get(row.case_id)),
        lambda row: _key(row, column),
    )


def row_of(connection: Connection, case_id: UUID) -> CaseRow:
    """Return the list row of one case. Raises `KnownError` NOT_FOUND."""
    found = connection.execute(
        select(table(CaseListingRecord)).where(_row.case_id == case_id)
    ).one_or_none()
    if found is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return _case_row(found, _marks(connection, [case_id]).get(case_id))


def counts(connection: Connection, wanted: CaseFilter, account_id: UUID) -> CaseCounts:
    """Return the numbers on the filter chips: cases that are worked on.

    `overdue` and `status_expiring` count within the owner of `wanted`.
    """
    active = _row.active == 1

    def count(*conditions: ColumnElement[bool]) -> int:
        return connection.execute(
            select(func.count()).select_from(table(CaseListingRecord)).where(active, *conditions)
        ).scalar_one()

    own = () if wanted.owner_id is None else (_row.owner_id == wanted.owner_id,)
    return CaseCounts(
        mine=count(_row.owner_id == account_id),
        all=count(),
        overdue=count(_row.due_key < wanted.today, *own),
        status_expiring=count(_expiring(wanted.today), *own),
        helping=count(_row.case_id.in_(_accompanied(account_id, active=True))),
    )


def case_id_of(connection: Connection, number: str) -> UUID:
    """Return the id of the case with this number. Raises `KnownError` NOT_FOUND."""
    case = table_of(Case).c
    found: UUID | None = connection.execute(
        select(case.id).where(case.number == number)
    ).scalar_one_or_none()
    if found is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return found


def of_person(connection: Connection, person_id: UUID) -> tuple[UUID, ...]:
    """Return the ids of a person's cases."""
    case = table_of(Case).c
    return tuple(connection.execute(select(case.id).where(case.person_id == person_id)).scalars())


def marks_of_person(connection: Connection, person_id: UUID) -> tuple[CaseMark, ...]:
    """Return the marks of a person's cases, the newest first; nothing where there is only one."""
    ids = connection.execute(_CASES, {"owner": person_id}).scalars().all()
    found = _marks(connection, ids) if len(ids) > 1 else {}
    return tuple(found[each] for each in ids if each in found)


def residence(connection: Connection, person_id: UUID) -> ResidenceStatus | None:
    """Return the newest residence status of a person."""
    row = connection.execute(_RESIDENCE, {"owner": person_id}).one_or_none()
    return None if row is None else from_row(ResidenceStatus, row)


def residences(connection: Connection, person_id: UUID) -> tuple[ResidenceStatus, ...]:
    """Return the residence documents of a person, the newest first."""
    rows = connection.execute(_RESIDENCES, {"owner": person_id})
    return tuple(from_row(ResidenceStatus, row) for row in rows)


def languages(connection: Connection, person_id: UUID) -> tuple[LanguageLevel, ...]:
    """Return the present languages of a person in the order they were entered."""
    rows = connection.execute(_LANGUAGES, {"owner": person_id})
    return tuple(from_row(LanguageLevel, row) for row in rows)


def phases(connection: Connection, case_id: UUID) -> tuple[PhaseEntry, ...]:
    """Return the phases a case went through, oldest first."""
    rows = connection.execute(_PHASES, {"owner": case_id})
    return tuple(from_row(PhaseEntry, row) for row in rows)


def expiring(
    connection: Connection, today: date, owner_id: UUID | None, limit: int
) -> tuple[Sequence[Row[Any]], int]:
    """Return list rows whose residence document runs out within 90 days, soonest first, and how
    many there are in all."""
    conditions = [_row.active == 1, _expiring(today)]
    if owner_id is not None:
        conditions.append(_row.owner_id == owner_id)
    return _cut(connection, conditions, _row.status_until, limit)


def silent(
    connection: Connection, before: date, owner_id: UUID | None, limit: int
) -> tuple[Sequence[Row[Any]], int]:
    """Return list rows of open cases without contact since `before`, longest first, and how many
    there are in all. Paused cases are left in peace."""
    conditions = [
        _row.active == 1,
        _row.contact_key < before,
        _row.state == CaseState.OPEN,
    ]
    if owner_id is not None:
        conditions.append(_row.owner_id == owner_id)
    return _cut(connection, conditions, _row.contact_key, limit)


def is_active(case_id: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Return the condition that the case of a row is worked on, which closed ones are not."""
    return exists().where(_row.case_id == case_id, _row.active == 1)


def _cut(
    connection: Connection,
    conditions: list[ColumnElement[bool]],
    order: ColumnElement[Any],
    limit: int,
) -> tuple[Sequence[Row[Any]], int]:
    listing = table(CaseListingRecord)
    rows = connection.execute(
        select(listing).where(*conditions).order_by(order, _row.case_id).limit(limit)
    ).all()
    total = len(rows)
    if total == limit:
        total = connection.execute(
            select(func.count()).select_from(listing).where(*conditions)
        ).scalar_one()
    return rows, total


def _expiring(today: date) -> ColumnElement[bool]:
    return _row.status_until <= today + EXPIRES_SOON


def _filtered(statement: Select[Any], wanted: CaseFilter) -> Select[Any]:
    if wanted.text.strip():
        # Both facets stand in the search index. Asked for here as well, they would tempt SQLite
        # to walk the whole list in its order and look every case up among the hits.
        statement = statement.where(_row.case_id.in_(_hits(wanted)))
    else:
        statement = statement.where(_row.active == int(_wants_active(wanted)))
        if wanted.owner_id is not None:
            statement = statement.where(_row.owner_id == wanted.owner_id)
        if wanted.helper_id is not None:
            helped = _accompanied(wanted.helper_id, active=_wants_active(wanted))
            statement = statement.where(_row.case_id.in_(helped))
    if wanted.state is not None:
        statement = statement.where(_row.state == wanted.state)
    if wanted.phase is not None:
        statement = statement.where(_row.phase == wanted.phase)
    if wanted.overdue:
        statement = statement.where(_row.due_key < wanted.today)
    if wanted.status_expiring:
        statement = statement.where(_expiring(wanted.today))
    return statement


def _hits(wanted: CaseFilter) -> Select[Any]:
    facets = [CASE, active_facet(_wants_active(wanted))]
    if wanted.owner_id is not None:
        facets.append(owner_facet(wanted.owner_id))
    if wanted.helper_id is not None:
        facets.append(helper_facet(wanted.helper_id))
    return search.matching(wanted.text, *facets)


def _accompanied(account_id: UUID, *, active: bool) -> Select[Any]:
    return search.having(CASE, active_facet(active), helper_facet(account_id))


def _wants_active(wanted: CaseFilter) -> bool:
    return wanted.state is not CaseState.CLOSED


def _key(row: Row[Any], column: ColumnElement[Any]) -> Key:
    value = row._mapping[column]
    return (value.isoformat() if isinstance(value, date) else value, row.case_id.hex)


def _key_value(column: ColumnElement[Any], value: str | int) -> Any:
    is_date = column in (_row.due_key, _row.contact_key)
    return date.fromisoformat(str(value)) if is_date else value


def _marks(connection: Connection, case_ids: Sequence[UUID]) -> dict[UUID, CaseMark]:
    """Return the marks of those among the cases whose person has another one."""
    rows = connection.execute(_SEVERAL, {"wanted": case_ids}).all() if case_ids else ()
    if not rows:
        return {}
    names = accounts.names(connection)
    return {
        row.id: CaseMark(
            id=row.id,
            number=row.number,
            opened_on=row.opened_on,
            phase=row.phase,
            state=row.state,
            owner_name=names.get(row.owner_id, ""),
        )
        for row in rows
    }


def _case_row(row: Row[Any], mark: CaseMark | None) -> CaseRow:
    return CaseRow(
        id=row.case_id,
        number=row.number,
        name=row.name,
        original_name=row.original_name,
        birth_date=row.birth_date,
        nationalities=row.nationalities,
        status_kind=row.status_kind,
        status_until=row.status_until,
        owner_id=row.owner_id,
        phase=row.phase,
        state=row.state,
        next_due=None if row.due_key == NO_DUE else row.due_key,
        next_task=row.next_task,
        last_contact_on=row.last_contact_on,
        mark=mark,
    )
