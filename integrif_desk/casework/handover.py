"""Handovers: compose, preview, issue. What has been issued never changes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from integrif_desk.casework import case as cases
from integrif_desk.casework import (
    compose,
    consent,
    draft,
    handover_material,
    practice_finding,
)
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.referral import unused_code
from integrif_desk.documents.preview import page_count, render_pages
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent_gate import LockReason, Release
from integrif_desk.domain.contact_note import ContactNote, Visibility
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Gap,
    Handover,
    HandoverSnapshot,
    IssuedDocument,
    handover_number,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.domain.views import CaseDetail, CaseRow, HandoverRow, Key, Page, PageImage
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.store.queries import cases as case_queries
from integrif_desk.store.queries import drafts, notes, numbers
from integrif_desk.store.queries import handovers as queries

ANSWER_WORKING_DAYS = 10


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
    through by the recipient's `profile`."""

    snapshot: HandoverSnapshot
    release: Release
    profile: RecipientProfileFacts
    pages: tuple[PageImage, ...]
    gaps: dict[Gap, bool]
    unprintable: tuple[Unprintable, ...]


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
    """Return a plan with everything that may be handed over and nothing internal."""
    allowed = [n for n in offered.notes if n.visibility is Visibility.MAY_BE_HANDED_OVER]
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
    return draft.keep(
        desk, DraftKind.HANDOVER, plan.case_id, {"plan": msgspec.json.encode(plan).decode()}
    )


def load_plan(desk: Desk, case_id: UUID) -> HandoverPlan | None:
    """Return the unfinished handover of a case; None without one or when it is of an older kind."""
    fields = draft.load(desk, DraftKind.HANDOVER, case_id)
    if not fields or "plan" not in fields:
        return None
    try:
        return msgspec.json.decode(fields["plan"], type=HandoverPlan)
    except msgspec.DecodeError:
        return None


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


def discard_plan(desk: Desk, case_id: UUID) -> Changes:
    """Forget an unfinished handover."""
    return draft.discard(desk, DraftKind.HANDOVER, case_id)


def preview(desk: Desk, plan: HandoverPlan, width: int) -> Preview:
    """Return the document as it would print, its pages `width` pixels wide."""
    from integrif_desk.documents import glyphs, handover

    with desk.read() as work:
        material = handover_material.read(work, desk, plan)
        release, profile = handover_material.gate(work, desk, plan, material.recipient)
    number, code = compose.DRAFT_NUMBER, compose.DRAFT_CODE
    snapshot = _snapshot(desk, material, plan, release, number, code, draft=True)
    pdf = handover.render(snapshot)
    return Preview(
        snapshot=snapshot,
        release=release,
        profile=profile,
        pages=tuple(render_pages(pdf, width)),
        gaps=compose.gaps(material, plan, release),
        unprintable=tuple(
            Unprintable(missing.char, missing.text) for missing in glyphs.missing_glyphs(snapshot)
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


def issue(desk: Desk, plan: HandoverPlan, *, despite_missing_glyphs: bool = False) -> Changes:
    """Issue a handover: number, answer code, snapshot and PDF are stored for good.

    The consent gate is asked within the transaction: a consent revoked a moment ago counts.
    Raises NOTHING_TO_HAND_OVER without a category beside identity, CONSENT_MISSING (categories)
    and RECIPIENT_GETS_NOTHING (category) where none of it may leave, NOT_DISCUSSED while it has
    not been gone through with the person, GLYPHS_MISSING (characters) unless that was accepted;
    `FieldError` DATE_IN_PAST for an answer by yesterday, FIELD_TOO_LONG for endless texts.
    """
    from integrif_desk.documents import glyphs, handover

    _require_content(desk, plan)
    today = desk.today()
    with desk.write() as work:
        material = handover_material.read(work, desk, plan)
        release, _profile = handover_material.gate(work, desk, plan, material.recipient)
        handover_material.require_released(plan, release, material.recipient)
        running = numbers.take(work.connection, "handover", today.year)
        number, code = handover_number(today.year, running), unused_code(work)
        snapshot = _snapshot(desk, material, plan, release, number, code, draft=False)
        unprintable = glyphs.missing_glyphs(snapshot)
        if unprintable and not despite_missing_glyphs:
            characters = "".join(dict.fromkeys(m.char for m in unprintable))
            raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
        pdf = handover.render(snapshot)
        stored = canonical(snapshot)
        issued = Handover(
            case_id=plan.case_id,
            recipient_id=plan.recipient_id,
            number=number,
            issue=snapshot.version,
            purpose=plan.purpose,
            channel=plan.channel,
            dated=snapshot.dated,
            answer_code=code,
            answer_by=snapshot.answer_by,
            snapshot_sha256=hashlib.sha256(stored).hexdigest(),
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
            page_count=page_count(pdf),
            **desk.stamp(),
        )
        work.add(issued)
        work.store(
            IssuedDocument(
                handover_id=issued.id, snapshot=stored, pdf=pdf, stored_at=issued.created_at
            )
        )
        printed = {each.number for each in snapshot.findings}
        sent = [each.id for each in material.findings if each.number in printed]
        practice_finding.hand_over(work, sent, issued.id, issued.dated)
        draft.remove(work, desk, DraftKind.HANDOVER, plan.case_id)
        work.commit()
    touched = (Noun.HANDOVER, Noun.FINDING, Noun.DRAFT)
    return changes(*touched, ids=(plan.case_id,), created=issued.id)


def canonical(snapshot: HandoverSnapshot) -> bytes:
    """Return the snapshot as JSON whose bytes depend on its values alone."""
    return msgspec.json.encode(snapshot, order="deterministic")


def stored_snapshot(desk: Desk, handover_id: UUID) -> HandoverSnapshot:
    """Return what an issued handover says. Raises DOCUMENT_DAMAGED when it was tampered with."""
    return read_snapshot(_verified(desk, handover_id).snapshot)


def read_snapshot(written: bytes) -> HandoverSnapshot:
    """Return the snapshot that was written, by this version of the program or an earlier one."""
    return msgspec.json.decode(written, type=HandoverSnapshot)


def handovers(
    desk: Desk, after: Key | None = None, limit: int = 50, case_id: UUID | None = None
) -> Page[HandoverRow]:
    """Return a page of handovers, the newest first."""
    with desk.read() as work:
        return queries.handovers(work.connection, case_id, after, limit)


def view(desk: Desk, handover_id: UUID) -> HandoverRow:
    """Return one handover. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return queries.row_of(work.connection, handover_id)


def revoked(desk: Desk, handover_id: UUID) -> tuple[DataCategory, ...]:
    """Return what an issued handover says although the person has revoked that consent since.

    What has left has left; a document that still lies here must not be given away any more.
    Raises DOCUMENT_DAMAGED.
    """
    told = stored_snapshot(desk, handover_id)
    rested_on = {each.category for each in told.bases}
    with desk.read() as work:
        issued = work.get(Handover, handover_id)
        recipient = work.get(Actor, issued.recipient_id)
        today, wanted = desk.today(), frozenset(rested_on)
        now, _profile = consent.release(
            work, issued.case_id, recipient, issued.purpose, wanted, today
        )
    return tuple(
        each.category
        for each in now.states
        if each.category in rested_on and each.lock is LockReason.REVOKED
    )


def pdf(desk: Desk, handover_id: UUID) -> bytes:
    """Return the stored PDF. Raises DOCUMENT_DAMAGED when it does not fit its hash."""
    return _verified(desk, handover_id).pdf


def pages(desk: Desk, handover_id: UUID, width: int) -> tuple[PageImage, ...]:
    """Return the stored document as pictures, `width` pixels wide."""
    return tuple(render_pages(pdf(desk, handover_id), width))


def export_pdf(desk: Desk, handover_id: UUID, path: Path, *, overwrite: bool = False) -> Path:
    """Write the stored PDF to `path`, whole or not at all, and put it on the audit log.

    Nothing leaves unnoted: the file is written once the entry stands, and the entry goes if it
    cannot be.
    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL.
    """
    from integrif_desk.exchange.files import write_whole

    content = pdf(desk, handover_id)
    with desk.write() as work:
        work.note_action("exported", "Handover", handover_id)
        work.write_audit()
        write_whole(path, content, overwrite=overwrite)
        work.commit()
    return path


def record_printing(desk: Desk, handover_id: UUID) -> Changes:
    """Put on the audit log that the document has been printed."""
    with desk.write() as work:
        work.note_action("printed", "Handover", handover_id)
        work.commit()
    return changes(ids=(handover_id,))


def suggested_file_name(row: HandoverRow) -> str:
    """Return a file name without personal data: `Uebergabe-26-031.pdf`."""
    return f"Uebergabe{row.number.removeprefix('Ü')}.pdf"


def _snapshot(
    desk: Desk,
    material: compose.Material,
    plan: HandoverPlan,
    release: Release,
    number: str,
    code: str,
    *,
    draft: bool,
) -> HandoverSnapshot:
    today = desk.today()
    answer_by = plan.answer_by or add_working_days(today, ANSWER_WORKING_DAYS, desk.holiday)
    return compose.snapshot(
        material,
        plan,
        release,
        number=number,
        code=code,
        dated=today,
        answer_by=answer_by,
        is_draft=draft,
    )


def _require_content(desk: Desk, plan: HandoverPlan) -> None:
    if not plan.included - {DataCategory.IDENTITY, DataCategory.CONTACT}:
        raise KnownError(ErrorCode.NOTHING_TO_HAND_OVER)
    if plan.discussed_on is None or plan.discussed_on > desk.today():
        raise KnownError(ErrorCode.NOT_DISCUSSED)
    if plan.answer_by is not None and plan.answer_by < desk.today():
        raise FieldError(ErrorCode.DATE_IN_PAST, "answer_by")
    plan.require_printable()


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
