"""What the case list shows and sorts by, one row a case, kept in step by `store.listing`.

Sorting by a follow-up or a contact needs an index over values of three tables; SQLite indexes one.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.residence import StatusKind
from integrif_desk.store.records.base import Base
from integrif_desk.store.records.types import EnumText, TextTuple


class CaseListingRecord(Base):
    """`active` is 1 for open and paused cases. `due_key` and `contact_key` are never NULL, so that
    paging by key works: 9999-12-31 without a follow-up, the opening day without a contact."""

    __tablename__ = "case_listing"
    __table_args__ = (
        Index("ix_case_listing_due", "active", "due_key", "case_id"),
        Index("ix_case_listing_name", "active", "sort_name", "case_id"),
        Index("ix_case_listing_contact", "active", "contact_key", "case_id"),
        Index("ix_case_listing_number", "active", "number_key", "case_id"),
        Index("ix_case_listing_owner_due", "owner_id", "active", "due_key", "case_id"),
        Index("ix_case_listing_owner_name", "owner_id", "active", "sort_name", "case_id"),
        Index("ix_case_listing_owner_contact", "owner_id", "active", "contact_key", "case_id"),
        Index("ix_case_listing_owner_number", "owner_id", "active", "number_key", "case_id"),
        Index("ix_case_listing_owner_status", "owner_id", "active", "status_until", "case_id"),
        Index("ix_case_listing_status", "active", "status_until", "case_id"),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    number: Mapped[str]
    number_key: Mapped[int]
    name: Mapped[str]
    sort_name: Mapped[str]
    original_name: Mapped[str]
    birth_date: Mapped[date | None]
    nationalities: Mapped[tuple[str, ...]] = mapped_column(TextTuple)
    status_kind: Mapped[StatusKind | None] = mapped_column(EnumText(StatusKind))
    status_until: Mapped[date | None]
    owner_id: Mapped[UUID]
    phase: Mapped[Phase] = mapped_column(EnumText(Phase))
    state: Mapped[CaseState] = mapped_column(EnumText(CaseState))
    active: Mapped[int]
    due_key: Mapped[date]
    next_task: Mapped[str]
    last_contact_on: Mapped[date | None]
    contact_key: Mapped[date]
