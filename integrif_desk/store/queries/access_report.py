"""What hangs on a person in tables that no list reads by person or case."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from integrif_desk.domain.draft import Draft
from integrif_desk.domain.handover import Handover, IssuedDocument
from integrif_desk.domain.practice_finding import Evidence
from integrif_desk.domain.referral import Referral, ReferralEvent
from integrif_desk.store.convert import from_row, table_of
from integrif_desk.store.records import AuditRecord, table

_event, _referral = table_of(ReferralEvent), table_of(Referral).c
_evidence, _draft = table_of(Evidence), table_of(Draft).c
_document, _handover = table_of(IssuedDocument).c, table_of(Handover).c
_audit = table(AuditRecord).c


def referral_events(connection: Connection, case_id: UUID) -> dict[UUID, list[ReferralEvent]]:
    """Return the steps of every referral of a case, the oldest first."""
    rows = connection.execute(
        select(_event)
        .join(table_of(Referral), _referral.id == _event.c.referral_id)
        .where(_referral.case_id == case_id)
        .order_by(_event.c.id)
    )
    found: dict[UUID, list[ReferralEvent]] = defaultdict(list)
    for row in rows:
        found[row.referral_id].append(from_row(ReferralEvent, row))
    return found


def evidence_of_notes(connection: Connection, note_ids: Collection[UUID]) -> tuple[Evidence, ...]:
    """Return the quotes that were taken from these notes."""
    rows = connection.execute(
        select(_evidence).where(_evidence.c.note_id.in_(note_ids)).order_by(_evidence.c.id)
    )
    return tuple(from_row(Evidence, row) for row in rows)


def snapshots(connection: Connection, case_id: UUID) -> dict[UUID, bytes]:
    """Return the stored snapshot of every issued handover of a case, by its id."""
    rows = connection.execute(
        select(_handover.id, _document.snapshot)
        .join(table_of(Handover), _handover.id == _document.handover_id)
        .where(_handover.case_id == case_id)
    )
    return {row.id: bytes(row.snapshot) for row in rows}


def drafts(connection: Connection, subject_ids: Collection[UUID]) -> int:
    """Return how many entries about these records somebody has begun and not saved."""
    return connection.execute(
        select(func.count()).where(_draft.subject_id.in_(subject_ids))
    ).scalar_one()


def accesses(connection: Connection, subject_ids: Collection[UUID]) -> list[tuple[datetime, str]]:
    """Return when which action was taken on any of these records, the oldest first."""
    rows = connection.execute(
        select(_audit.at, _audit.action)
        .where(_audit.subject_id.in_(subject_ids))
        .order_by(_audit.seq)
    )
    return [(row.at, row.action) for row in rows]
