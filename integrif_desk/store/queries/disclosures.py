"""The disclosure register, the newest entries first."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import Case
from integrif_desk.domain.disclosure import Disclosure
from integrif_desk.domain.disclosure_views import DisclosureFilter, DisclosureRow
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Person
from integrif_desk.domain.views import Key, Page
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.queries.paging import before_key, page
from integrif_desk.store.queries.people import list_name

_table = table_of(Disclosure)
_disclosure = _table.c
_actor = table_of(Actor)
_account = table_of(Account)
_case = table_of(Case)
_person = table_of(Person)


def disclosures(
    connection: Connection, wanted: DisclosureFilter, after: Key | None, limit: int
) -> Page[DisclosureRow]:
    """Return a page of the register, the newest entries first."""
    statement = _rows()
    for column, value in (
        (_disclosure.case_id, wanted.case_id),
        (_disclosure.recipient_id, wanted.recipient_id),
        (_disclosure.kind, wanted.kind),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.first is not None:
        statement = statement.where(_disclosure.disclosed_on >= wanted.first)
    if wanted.last is not None:
        statement = statement.where(_disclosure.disclosed_on <= wanted.last)
    if wanted.unconfirmed:
        statement = statement.where(
            _disclosure.receipt_confirmed_on.is_(None), _disclosure.entered_in_error.is_(False)
        )
    if after is not None:
        key = (date.fromisoformat(str(after[0])), UUID(str(after[1])))
        statement = statement.where(before_key((_disclosure.disclosed_on, _disclosure.id), key))
    statement = statement.order_by(_disclosure.disclosed_on.desc(), _disclosure.id.desc())
    words = fold(wanted.text).split()
    rows: list[Row[Any]] = []
    if words:
        # What people type knows no accents; SQLite's own comparison does.
        for row in connection.execute(statement):
            if _says(row, words):
                rows.append(row)
            if len(rows) > limit:
                break
    else:
        rows = list(connection.execute(statement.limit(limit + 1)))
    return page(rows, limit, _row, lambda row: (row.disclosed_on.isoformat(), row.id.hex))


def of_case(connection: Connection, case_id: UUID) -> tuple[DisclosureRow, ...]:
    """Return everything that left about a case, the newest first."""
    rows = connection.execute(
        _rows()
        .where(_disclosure.case_id == case_id)
        .order_by(_disclosure.disclosed_on.desc(), _disclosure.id.desc())
    )
    return tuple(_row(row) for row in rows)


def of_document(connection: Connection, document_id: UUID) -> tuple[Disclosure, ...]:
    """Return how often what belongs to one handover or referral left, the latest first."""
    rows = connection.execute(
        select(_table)
        .where(_disclosure.document_id == document_id)
        .order_by(_disclosure.disclosed_on.desc(), _disclosure.id.desc())
    )
    return tuple(from_row(Disclosure, row) for row in rows)


def of_version(connection: Connection, sha256: str) -> tuple[Disclosure, ...]:
    """Return how often one version of a document left, the latest first; one entry per case."""
    rows = connection.execute(
        select(_table)
        .where(_disclosure.sha256 == sha256)
        .order_by(_disclosure.disclosed_on.desc(), _disclosure.id.desc())
    )
    return tuple(from_row(Disclosure, row) for row in rows)


def _rows() -> Select[Any]:
    return (
        select(
            _table,
            _actor.c.name.label("recipient_name"),
            _actor.c.carrier.label("recipient_carrier"),
            _account.c.name.label("author"),
            _case.c.number.label("case_number"),
            _person.c.given_names,
            _person.c.surname,
        )
        .select_from(_table)
        .join(_account, _account.c.id == _disclosure.created_by)
        .outerjoin(_actor, _actor.c.id == _disclosure.recipient_id)
        .outerjoin(_case, _case.c.id == _disclosure.case_id)
        .outerjoin(_person, _person.c.id == _case.c.person_id)
    )


def _says(row: Row[Any], words: list[str]) -> bool:
    texts = (row.number, row.subject, row.recipient_name, row.recipient_carrier, row.case_number)
    said = fold(" ".join((*(text or "" for text in texts), list_name(row), row.remark)))
    return all(word in said for word in words)


def _row(row: Row[Any]) -> DisclosureRow:
    return DisclosureRow(
        disclosure=from_row(Disclosure, row),
        recipient_name=row.recipient_name or "",
        recipient_carrier=row.recipient_carrier or "",
        case_number=row.case_number or "",
        person_name=list_name(row),
        author=row.author,
    )
