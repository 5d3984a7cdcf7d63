"""Handovers of several cases for one recipient: chosen, looked at, bound for good.

Bound is only what is released: consent, approval, number and answer code of each case are those of
its own handover, and every one is asked again when the bundle leaves (`leaving`).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec

from integrif_desk.casework import approval, drawn
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.compose import letterhead, recipient_of
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.issuing import read_snapshot
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.bound_names import MOST_CASES
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Handover, HandoverState
from integrif_desk.domain.handover_bundle import (
    BoundHandover,
    BundlePlan,
    BundleSnapshot,
    HandoverBundle,
    IssuedBundle,
    bundle_number,
)
from integrif_desk.domain.returned_slip import FINGERPRINT_LENGTH
from integrif_desk.domain.views import HandoverRow
from integrif_desk.store.queries import accounts, actors, handovers, numbers
from integrif_desk.store.queries import handover_bundles as queries
from integrif_desk.store.unit_of_work import UnitOfWork

DRAFT_NUMBER = "S-…"
_STATES = (HandoverState.ISSUED, HandoverState.HANDED_OVER)
_MOST_HANDOVERS = 500
_MOST_BUNDLES = 50


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The handovers that can be bound, the newest first, and the bundles there are."""

    handovers: tuple[HandoverRow, ...]
    bundles: tuple[HandoverBundle, ...]
    recipients: dict[UUID, str]


def choice(desk: Desk) -> Choice:
    """Return what can be bound, and what has been."""
    with desk.read() as work:
        found = handovers.handovers(work.connection, None, None, _MOST_HANDOVERS, _STATES).rows
        bundles = queries.newest(work.connection, _MOST_BUNDLES)
        names = {one.recipient_id: one.recipient_name for one in found}
        for bundle in bundles:
            if bundle.recipient_id not in names:
                names[bundle.recipient_id] = work.get(Actor, bundle.recipient_id).name
    return Choice(handovers=tuple(found), bundles=bundles, recipients=names)


def draft(desk: Desk, plan: BundlePlan, wanted: Callable[[], bool] = lambda: True) -> Paper | None:
    """Return the bundle as it would print, to look at; None once it is not `wanted` any more.

    It takes a second for fifteen cases: so long nothing else is done on the worker. Raises as
    `issue`.
    """
    from integrif_desk.documents import handover_bundle
    from integrif_desk.documents.pages import Stopped

    with desk.read() as work:
        snapshot = replace(_snapshot(work, desk, plan, DRAFT_NUMBER), is_draft=True)
    try:
        return drawn.paper(handover_bundle.render(snapshot, wanted=wanted))
    except Stopped:
        return None


def issue(desk: Desk, plan: BundlePlan) -> Changes:
    """Store the bundle for good; `created` is its id. It has not left by that.

    Raises BUNDLE_NEEDS_SEVERAL (most), also for handovers of another recipient;
    HANDOVER_WITHDRAWN, HANDOVER_SUPERSEDED, NOT_FOUND.
    """
    from integrif_desk.documents import handover_bundle
    from integrif_desk.exchange import handover_json

    with desk.write() as work:
        year = desk.today().year
        number = bundle_number(year, numbers.take(work.connection, "bundle", year))
        snapshot = _snapshot(work, desk, plan, number)
        stored = msgspec.json.encode(snapshot, order="deterministic")
        data = [
            handover_json.write(one.snapshot, sha256=work.get(Handover, one_id).snapshot_sha256)
            for one, one_id in zip(snapshot.handovers, plan.handover_ids, strict=True)
        ]
        pdf = handover_bundle.render(snapshot, data)
        bundle = work.add(
            HandoverBundle(
                recipient_id=plan.recipient_id,
                number=number,
                occasion=plan.occasion,
                handover_ids=plan.handover_ids,
                dated=snapshot.dated,
                answer_by=snapshot.answer_by,
                snapshot_sha256=hashlib.sha256(stored).hexdigest(),
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                page_count=page_count(pdf),
                **desk.stamp(),
            )
        )
        work.store(
            IssuedBundle(bundle_id=bundle.id, snapshot=stored, pdf=pdf, stored_at=bundle.created_at)
        )
        work.commit()
    return changes(Noun.HANDOVER, ids=plan.handover_ids, created=bundle.id)


def stored(desk: Desk, bundle_id: UUID) -> tuple[BundleSnapshot, bytes]:
    """Return what a bundle says, and its PDF.

    Raises NOT_FOUND, DOCUMENT_DAMAGED when it does not fit its hashes.
    """
    with desk.read() as work:
        document = queries.document(work.connection, bundle_id)
        bundle = work.get(HandoverBundle, bundle_id)
    fits = (
        hashlib.sha256(document.pdf).hexdigest() == bundle.pdf_sha256
        and hashlib.sha256(document.snapshot).hexdigest() == bundle.snapshot_sha256
    )
    if not fits:
        raise KnownError(ErrorCode.DOCUMENT_DAMAGED, number=bundle.number)
    return msgspec.json.decode(document.snapshot, type=BundleSnapshot), document.pdf


def _snapshot(work: UnitOfWork, desk: Desk, plan: BundlePlan, number: str) -> BundleSnapshot:
    plan.require_several()
    connection = work.connection
    association = accounts.association(connection)
    recipient = work.get(Actor, plan.recipient_id)
    return BundleSnapshot(
        number=number,
        dated=desk.today(),
        association=letterhead(association),
        sender=desk.account.name,
        recipient=recipient_of(actors.with_contacts(connection, recipient)),
        occasion=plan.occasion,
        handovers=tuple(_bound(work, plan, one) for one in plan.handover_ids),
        is_sample=association.is_sample,
    )


def _bound(work: UnitOfWork, plan: BundlePlan, handover_id: UUID) -> BoundHandover:
    issued = work.get(Handover, handover_id)
    approval.require_valid(work, issued)
    if issued.recipient_id != plan.recipient_id:
        raise KnownError(ErrorCode.BUNDLE_NEEDS_SEVERAL, most=MOST_CASES)
    written = handovers.document(work.connection, handover_id).snapshot
    if hashlib.sha256(written).hexdigest() != issued.snapshot_sha256:
        raise KnownError(ErrorCode.DOCUMENT_DAMAGED, number=issued.number)
    return BoundHandover(
        snapshot=read_snapshot(written),
        fingerprint=issued.snapshot_sha256[:FINGERPRINT_LENGTH],
    )
