"""Practice findings in lists, their counts, and where they help."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, distinct, func, or_, select, union

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.finding_views import (
    FindingCounts,
    FindingFilter,
    FindingHint,
    FindingRow,
    FindingSort,
)
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceKind,
    FindingCategory,
    FindingState,
    Perspective,
    PracticeFinding,
)
from integrif_desk.domain.views import Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.listing import FINDING
from integrif_desk.store.queries import search
from integrif_desk.store.queries.paging import after_key, before_key, page

_finding = table_of(PracticeFinding)
_evidence = table_of(Evidence)
_category = table_of(FindingCategory)
_note = table_of(ContactNote).c
_Voices = dict[UUID, dict[Perspective, int]]


def categories(connection: Connection) -> tuple[FindingCategory, ...]:
    """Return all categories in their order, former ones included; there are about ten."""
    rows = connection.execute(select(_category).order_by(_category.c.position, _category.c.code))
    return tuple(from_row(FindingCategory, row) for row in rows)


def findings(
    connection: Connection, wanted: FindingFilter, after: Key | None, limit: int
) -> Page[FindingRow]:
    """Return a page of findings. Ids are ordered by time, so they alone order the list."""
    statement = _within(select(_finding), wanted)
    newest = wanted.sort is FindingSort.NEWEST
    if after is not None:
        key = (UUID(str(after[0])),)
        behind = before_key if newest else after_key
        statement = statement.where(behind((_finding.c.id,), key))
    order = _finding.c.id.desc() if newest else _finding.c.id.asc()
    rows = connection.execute(statement.order_by(order).limit(limit + 1)).all()
    voices = _voices(connection, (row.id for row in rows))
    return page(rows, limit, lambda row: _row(row, voices), lambda row: (row.id.hex,))


def known_claims(connection: Connection, wanted: set[str]) -> set[str]:
    """Return those of the claims that a finding makes already, word for word."""
    rows = connection.execute(select(_finding.c.claim).where(_finding.c.claim.in_(wanted)))
    return set(rows.scalars())


def how_many(connection: Connection, wanted: FindingFilter) -> int:
    """Return how many findings the filter leaves."""
    statement = _within(select(func.count(_finding.c.id)), wanted)
    return int(connection.execute(statement).scalar_one())


def counts(connection: Connection) -> FindingCounts:
    """Return the numbers of all findings."""
    by_state = connection.execute(
        select(_finding.c.state, func.count()).group_by(_finding.c.state)
    ).all()
    by_category = connection.execute(
        select(_finding.c.category_id, func.count()).group_by(_finding.c.category_id)
    ).all()
    by_perspective = connection.execute(
        select(_evidence.c.perspective, func.count(distinct(_evidence.c.finding_id))).group_by(
            _evidence.c.perspective
        )
    ).all()
    return FindingCounts(
        total=sum(row[1] for row in by_state),
        by_category={row[0]: row[1] for row in by_category},
        by_perspective={row[0]: row[1] for row in by_perspective},
        by_state={row[0]: row[1] for row in by_state},
        cases=_cases(connection),
        interviews=_interviews(connection),
    )


def evidence_of(connection: Connection, finding_id: UUID) -> tuple[Evidence, ...]:
    """Return the evidence of a finding in the order of entry."""
    rows = connection.execute(
        select(_evidence).where(_evidence.c.finding_id == finding_id).order_by(_evidence.c.id)
    )
    return tuple(from_row(Evidence, row) for row in rows)


def about(
    connection: Connection, actor_id: UUID, category: ActorCategory, limit: int
) -> tuple[FindingHint, ...]:
    """Return what is known of an actor: its own findings, then those of its category."""
    own = _finding.c.actor_id == actor_id
    return _hints(connection, or_(own, _about_all(category)), own, limit)


def for_case(
    connection: Connection, case_id: UUID, actor: Actor, limit: int
) -> tuple[FindingHint, ...]:
    """Return what a handover of the case to `actor` can carry: that of the case first."""
    own = _finding.c.case_id == case_id
    fitting = or_(own, _finding.c.actor_id == actor.id, _about_all(actor.category))
    return _hints(connection, fitting, own, limit)


def chosen(connection: Connection, ids: Iterable[UUID]) -> tuple[FindingHint, ...]:
    """Return these findings, whatever they are about, the oldest first."""
    wanted = _finding.c.id.in_(list(ids))
    return tuple(reversed(_hints(connection, wanted, wanted, -1)))


def _about_all(category: ActorCategory) -> ColumnElement[bool]:
    # What is said of one unit is no rule for all of its kind.
    return (_finding.c.actor_category == category) & _finding.c.actor_id.is_(None)


def _within(statement: Select[Any], wanted: FindingFilter) -> Select[Any]:
    if wanted.category_id is not None:
        statement = statement.where(_finding.c.category_id == wanted.category_id)
    if wanted.states != frozenset(FindingState):
        statement = statement.where(_finding.c.state.in_(list(wanted.states)))
    if wanted.perspectives != frozenset(Perspective):
        heard = select(_evidence.c.finding_id).where(
            _evidence.c.perspective.in_(list(wanted.perspectives))
        )
        statement = statement.where(_finding.c.id.in_(heard))
    if wanted.text.strip():
        statement = statement.where(_finding.c.id.in_(search.matching(wanted.text, FINDING)))
    return statement


def _voices(connection: Connection, ids: Iterable[UUID]) -> _Voices:
    found: _Voices = defaultdict(dict)
    rows = connection.execute(
        select(_evidence.c.finding_id, _evidence.c.perspective, func.count())
        .where(_evidence.c.finding_id.in_(list(ids)))
        .group_by(_evidence.c.finding_id, _evidence.c.perspective)
    )
    for finding_id, perspective, count in rows:
        found[finding_id][perspective] = count
    return found


def _row(row: Row[Any], voices: _Voices) -> FindingRow:
    heard = voices.get(row.id, {})
    return FindingRow(
        id=row.id,
        number=row.number,
        category_id=row.category_id,
        claim=row.claim,
        state=row.state,
        volunteer=heard.get(Perspective.VOLUNTEER, 0),
        professional=heard.get(Perspective.PROFESSIONAL, 0),
    )


def _hints(
    connection: Connection, fitting: ColumnElement[bool], own: ColumnElement[bool], limit: int
) -> tuple[FindingHint, ...]:
    rows = connection.execute(
        select(_finding, own.label("own"))
        .where(fitting)
        .order_by(own.desc(), _finding.c.id.desc())
        .limit(limit)
    ).all()
    kinds: dict[UUID, list[tuple[EvidenceKind, Perspective]]] = defaultdict(list)
    for each in connection.execute(
        select(_evidence.c.finding_id, _evidence.c.kind, _evidence.c.perspective)
        .where(_evidence.c.finding_id.in_([row.id for row in rows]))
        .order_by(_evidence.c.id)
    ):
        kinds[each.finding_id].append((each.kind, each.perspective))
    return tuple(_hint(row, kinds[row.id]) for row in rows)


def _hint(row: Row[Any], evidence: list[tuple[EvidenceKind, Perspective]]) -> FindingHint:
    return FindingHint(
        id=row.id,
        number=row.number,
        claim=row.claim,
        suggestion=row.suggestion,
        lesson=row.lesson,
        state=row.state,
        kinds=tuple(dict.fromkeys(kind for kind, _ in evidence)),
        perspectives=tuple(dict.fromkeys(perspective for _, perspective in evidence)),
        own=bool(row.own),
    )


def _cases(connection: Connection) -> int:
    named = select(_finding.c.case_id).where(_finding.c.case_id.is_not(None))
    quoted = select(_note.case_id).join(_evidence, _evidence.c.note_id == _note.id)
    both = union(named, quoted).subquery()
    return connection.execute(select(func.count()).select_from(both)).scalar_one()


def _interviews(connection: Connection) -> int:
    days = (
        select(_evidence.c.dated, _evidence.c.perspective)
        .where(_evidence.c.kind == EvidenceKind.INTERVIEW)
        .distinct()
        .subquery()
    )
    return connection.execute(select(func.count()).select_from(days)).scalar_one()
