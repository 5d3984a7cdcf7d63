"""Bundles of handovers and their files."""

from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover_bundle import HandoverBundle, IssuedBundle
from integrif_desk.store.convert import from_row, table_of

_bundle = table_of(HandoverBundle)


def newest(connection: Connection, limit: int) -> tuple[HandoverBundle, ...]:
    """Return the bundles that were issued last, the newest first."""
    rows = connection.execute(
        select(_bundle).order_by(_bundle.c.dated.desc(), _bundle.c.id.desc()).limit(limit)
    )
    return tuple(from_row(HandoverBundle, row) for row in rows)


def find(connection: Connection, bundle_id: UUID) -> HandoverBundle | None:
    """Return the bundle; None where the id belongs to something else."""
    row = connection.execute(select(_bundle).where(_bundle.c.id == bundle_id)).one_or_none()
    return None if row is None else from_row(HandoverBundle, row)


def document(connection: Connection, bundle_id: UUID) -> IssuedBundle:
    """Return the stored file of a bundle. Raises `KnownError` NOT_FOUND."""
    stored = table_of(IssuedBundle)
    row = connection.execute(select(stored).where(stored.c.bundle_id == bundle_id)).one_or_none()
    if row is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return from_row(IssuedBundle, row)
