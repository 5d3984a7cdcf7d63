"""The one converter between domain values and rows: equal names, no mapper per noun."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Row, Table

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.association import Association
from integrif_desk.domain.case import Case, PhaseEntry
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.draft import Draft
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.handover import Handover, IssuedDocument
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import LanguageLevel, Person
from integrif_desk.domain.referral import Referral, ReferralEvent
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.store import records
from integrif_desk.store.records.base import Base

ValueT = TypeVar("ValueT")

RECORD_OF: dict[type, type[Base]] = {
    Account: records.AccountRecord,
    Actor: records.ActorRecord,
    Association: records.AssociationRecord,
    Case: records.CaseRecord,
    ContactNote: records.ContactNoteRecord,
    Draft: records.DraftRecord,
    FollowUp: records.FollowUpRecord,
    Handover: records.HandoverRecord,
    IssuedDocument: records.IssuedDocumentRecord,
    LanguageLevel: records.LanguageLevelRecord,
    Person: records.PersonRecord,
    PhaseEntry: records.PhaseEntryRecord,
    Referral: records.ReferralRecord,
    ReferralEvent: records.ReferralEventRecord,
    ResidenceStatus: records.ResidenceStatusRecord,
}


_FIELD_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in RECORD_OF}


def table_of(kind: type) -> Table:
    """Return the table that holds values of `kind`."""
    return records.table(RECORD_OF[kind])


def to_row(value: Any) -> dict[str, Any]:
    """Return the column values of `value`, with the derived sort columns."""
    row = {name: getattr(value, name) for name in _FIELD_NAMES[type(value)]}
    if isinstance(value, Actor):
        row["sort_name"] = fold(value.name)
    return row


def from_row(kind: type[ValueT], row: Row[Any]) -> ValueT:
    """Return the domain value of a row that holds at least the columns of `kind`."""
    mapping = row._mapping
    return kind(**{name: mapping[name] for name in _FIELD_NAMES[kind]})
