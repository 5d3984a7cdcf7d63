"""Handovers: compose, preview, issue. What has been issued never changes."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from integrif_desk.casework import case as cases
from integrif_desk.casework import (
    compose,
    draft,
    drawn,
    handover_material,
    issuing,
    locked_matters,
)
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.issuing import ANSWER_WORKING_DAYS, Shown, read_snapshot
from integrif_desk.casework.locked_matters import LockedMatter
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent_gate import Release
from integrif_desk.domain.contact_note import ContactNote, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Gap,
    Handover,
    HandoverSnapshot,
    HandoverState,
    IssuedDocument,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.domain.views import CaseDetail, CaseRow, HandoverRow, Key, Page
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.store.queries import cases as case_queries
from integrif_desk.store.queries import drafts, notes
from integrif_desk.store.queries import handovers as queries


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the composer offers for a case: the case itself and the notes to choose from."""

    detail: CaseDetail
    notes: tuple[ContactNote, ...]


@dataclass(frozen=True)
class Unprintable:
    """A character that no font has and the text it stands in."""

    character: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A draft as it would print. `gaps` says of every expected statement whether it is there;
    `unprintable` are the characters that no font has; `release` is what the consent gate let
    through by the recipient's `profile`. `mark` tells this state from every other one; `locked` is
    what its sentences tell although the gate keeps it."""

    snapshot: HandoverSnapshot
    release: Release
    profile: RecipientProfileFacts
    paper: Paper
    gaps: dict[Gap, bool]
    unprintable: tuple[Unprintable, ...]
    mark: str
    locked: tuple[LockedMatter, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OpenPlan:
    """An unfinished handover and when it was last kept."""

    case: CaseRow
    kept_at: datetime


def choice(desk: Desk, case_id: UUID) -> Choice:
    """Return what can be handed over of a case. Raises `KnownError` NOT_FOUND."""
    detail = cases.view(desk, case_id)
    with desk.read() as work:
        return Choice(
            detail=detail,
            notes=notes.notes(work.connection, case_id, None, handover_material.MOST_NOTES),
        )


def default_plan(desk: Desk, offered: Choice, recipient_id: UUID) -> HandoverPlan:
    """Return a plan with everything that may be handed over: nothing internal, nothing bound."""
    allowed = [
        note
        for note in offered.notes
        if note.visibility is Visibility.MAY_BE_HANDED_OVER and not note.from_office
    ]
    return HandoverPlan(
        case_id=offered.detail.case.id,
        recipient_id=recipient_id,
        included=frozenset(DataCategory) - {DataCategory.CONTACT, DataCategory.HEALTH},
        note_ids=tuple(note.id for note in allowed if note.lesson is None),
        lesson_ids=tuple(note.id for note in allowed if note.lesson is not None),
        answer_by=add_working_days(desk.today(), ANSWER_WORKING_DAYS, desk.holiday),
    )


def keep_plan(desk: Desk, plan: HandoverPlan) -> Changes:
    """Keep an unfinished handover, so that nothing typed is lost."""
    return draft.keep(desk, DraftKind.HANDOVER, plan.case_id, {"plan": issuing.written_plan(plan)})


def load_plan(desk: Desk, case_id: UUID) -> HandoverPlan | None:
    """Return the unfinished handover of a case; None without one or when it is of an older kind."""
    fields = draft.load(desk, DraftKind.HANDOVER, case_id)
    if not fields or "plan" not in fields:
        return None
    return issuing.read_plan(fields["plan"])


def open_plans(desk: Desk) -> tuple[OpenPlan, ...]:
    """Return the unfinished handovers of the signed-in account, the newest first."""
    with desk.read() as work:
        kept = drafts.of_kind(work.connection, desk.account.id, DraftKind.HANDOVER)
        return tuple(
            OpenPlan(
                case=case_queries.row_of(work.connection, each.subject_id), kept_at=each.changed_at
            )
            for each in kept
            if each.subject_id is not None
        )


def preview(desk: Desk, plan: HandoverPlan) -> Preview:
    """Return the document as it would print."""
    from integrif_desk.documents import glyphs, handover

    with desk.read() as work:
        material = handover_material.read(work, desk, plan)
        release, profile = handover_material.gate(work, desk, plan, material.recipient)
        snapshot = issuing.draft_snapshot(work, desk, material, plan, release)
    pdf = handover.render(snapshot)
    return Preview(
        snapshot=snapshot,
        release=release,
        profile=profile,
        paper=drawn.paper(pdf),
        gaps=compose.gaps(material, plan, release),
        unprintable=tuple(
            Unprintable(missing.char, missing.text) for missing in glyphs.missing_glyphs(snapshot)
        ),
        mark=issuing.mark(plan, snapshot),
        locked=locked_matters.told(
            plan, material.notes, material.detail, material.recipient, release
        ),
    )


def missing(desk: Desk, plan: HandoverPlan) -> tuple[Gap, ...]:
    """Return what a complete handover of this kind would say and this one does not."""
    with desk.read() as work:
        material = handover_material.read(work, desk, plan)
        release, _profile = handover_material.gate(work, desk, plan, material.recipient)
    asked = compose.gaps(material, plan, release)
    return tuple(gap for gap, there in asked.items() if not there)


def released(desk: Desk, plan: HandoverPlan) -> tuple[Release, RecipientProfileFacts]:
    """Return what the consent gate lets through today, and by which profile."""
    with desk.read() as work:
        return handover_material.gate(work, desk, plan, work.get(Actor, plan.recipient_id))


def issue(
    desk: Desk,
    plan: HandoverPlan,
    shown: Shown | None = None,
    *,
    despite_missing_glyphs: bool = False,
    despite_no_talk: bool = False,
) -> Changes:
    """Issue a lead's own handover at once; it says that nobody else has released it.

    `shown` are the pages they have looked at; None without a window. With `despite_no_talk` a plan
    without a day of the talk is issued, too; the document then says nothing of a talk.
    Raises APPROVAL_NEEDED for volunteers, SECOND_LEAD_NEEDED (names) where another lead can release
    it, and what `issuing.put` raises.
    """
    with desk.write() as work:
        issuing.require_own_release(work, desk)
        issued = issuing.put(
            work,
            desk,
            plan,
            author_id=desk.account.id,
            self_approved=True,
            shown=shown,
            despite_missing_glyphs=despite_missing_glyphs,
            despite_no_talk=despite_no_talk,
        )
        work.commit()
    return issuing.issued_changes(issued)


def stored_snapshot(desk: Desk, handover_id: UUID) -> HandoverSnapshot:
    """Return what an issued handover says. Raises DOCUMENT_DAMAGED when it was tampered with."""
    return read_snapshot(_verified(desk, handover_id).snapshot)


def handovers(
    desk: Desk,
    after: Key | None = None,
    limit: int = 50,
    case_id: UUID | None = None,
    states: Collection[HandoverState] = (),
) -> Page[HandoverRow]:
    """Return a page of handovers in these states, or in all, the newest first."""
    with desk.read() as work:
        return queries.handovers(work.connection, case_id, after, limit, states)


def view(desk: Desk, handover_id: UUID) -> HandoverRow:
    """Return one handover. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return queries.row_of(work.connection, handover_id)


def pdf(desk: Desk, handover_id: UUID) -> bytes:
    """Return the stored PDF. Raises DOCUMENT_DAMAGED when it does not fit its hash."""
    return _verified(desk, handover_id).pdf


def paper(desk: Desk, handover_id: UUID) -> Paper:
    """Return the stored document to look at. Raises DOCUMENT_DAMAGED."""
    return drawn.paper(pdf(desk, handover_id))


def suggested_file_name(row: HandoverRow) -> str:
    """Return a file name without personal data: `Uebergabe-26-031.pdf`."""
    return f"Uebergabe{row.number.removeprefix('Ü')}.pdf"


def _verified(desk: Desk, handover_id: UUID) -> IssuedDocument:
    with desk.read() as work:
        document = queries.document(work.connection, handover_id)
        issued = work.get(Handover, handover_id)
    fits = (
        hashlib.sha256(document.pdf).hexdigest() == issued.pdf_sha256
        and hashlib.sha256(document.snapshot).hexdigest() == issued.snapshot_sha256
    )
    if not fits:
        raise KnownError(ErrorCode.DOCUMENT_DAMAGED, number=issued.number)
    return document
