"""From a plan to a stored handover within one transaction: the last step of every release."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import msgspec

from integrif_desk.casework import compose, draft, handover_material, practice_finding
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.referral import unused_code
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.account import Account, Role
from integrif_desk.domain.approval import ApprovalState, settled
from integrif_desk.domain.consent_gate import Release
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Handover,
    HandoverSnapshot,
    HandoverState,
    IssuedDocument,
    handover_number,
)
from integrif_desk.domain.handover_changes import compare
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.returned_slip import FINGERPRINT_LENGTH
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.store.queries import accounts, approvals, numbers
from integrif_desk.store.queries import handovers as queries
from integrif_desk.store.unit_of_work import UnitOfWork

ANSWER_WORKING_DAYS = 10


def canonical(snapshot: HandoverSnapshot) -> bytes:
    """Return the snapshot as JSON whose bytes depend on its values alone."""
    return msgspec.json.encode(snapshot, order="deterministic")


def read_snapshot(written: bytes) -> HandoverSnapshot:
    """Return the snapshot that was written, by this version of the program or an earlier one."""
    return msgspec.json.decode(written, type=HandoverSnapshot)


def written_plan(plan: HandoverPlan) -> str:
    """Return a plan as JSON."""
    return msgspec.json.encode(plan, order="deterministic").decode()


def read_plan(written: str) -> HandoverPlan | None:
    """Return the plan that was written; None for one of an older kind."""
    try:
        return msgspec.json.decode(written, type=HandoverPlan)
    except msgspec.DecodeError:
        return None


@dataclass(frozen=True)
class Shown:
    """What somebody has looked at: the plan that its pages were made of, and their `mark`."""

    plan: HandoverPlan
    mark: str


def mark(plan: HandoverPlan, snapshot: HandoverSnapshot) -> str:
    """Return what tells one state of a handover from every other one, as hexadecimal digits.

    Number, code, day and what else a document gets only by being issued do not count: a draft that
    was looked at has the mark of the document that it becomes, unless something has changed.
    """
    day = date.min
    bare = replace(
        snapshot,
        number="",
        answer_code="",
        version=1,
        replaces="",
        dated=day,
        answer_by=snapshot.answer_by if plan.answer_by is not None else day,
        approved_by="",
        self_approved=False,
        is_draft=False,
    )
    return hashlib.sha256(written_plan(plan).encode() + canonical(bare)).hexdigest()


def other_leads(work: UnitOfWork, account: Account) -> tuple[Account, ...]:
    """Return who else can release a handover."""
    return tuple(
        one
        for one in accounts.accounts(work.connection)
        if one.active and one.role is Role.LEAD and one.id != account.id
    )


def require_own_release(work: UnitOfWork, desk: Desk) -> None:
    """Refuse to let somebody release their own handover unless they lead, and lead alone.

    Raises APPROVAL_NEEDED, SECOND_LEAD_NEEDED (names).
    """
    if desk.account.role is not Role.LEAD:
        raise KnownError(ErrorCode.APPROVAL_NEEDED)
    others = other_leads(work, desk.account)
    if others:
        raise KnownError(ErrorCode.SECOND_LEAD_NEEDED, names=tuple(one.name for one in others))


def require_content(desk: Desk, plan: HandoverPlan, *, despite_no_talk: bool = False) -> None:
    """Refuse a plan that cannot become a handover today, whatever the consents say.

    Raises NOTHING_TO_HAND_OVER without a category beside identity, NOT_DISCUSSED while it has not
    been gone through with the person, or nobody has told the day and that is not accepted by
    `despite_no_talk`; `FieldError` DATE_IN_PAST for an answer by yesterday,
    FIELD_TOO_LONG for endless texts.
    """
    if not plan.included - {DataCategory.IDENTITY, DataCategory.CONTACT}:
        raise KnownError(ErrorCode.NOTHING_TO_HAND_OVER)
    talked = despite_no_talk if plan.discussed_on is None else plan.discussed_on <= desk.today()
    if not talked:
        raise KnownError(ErrorCode.NOT_DISCUSSED)
    if plan.answer_by is not None and plan.answer_by < desk.today():
        raise FieldError(ErrorCode.DATE_IN_PAST, "answer_by")
    plan.require_printable()


def draft_snapshot(
    work: UnitOfWork,
    desk: Desk,
    material: compose.Material,
    plan: HandoverPlan,
    release: Release,
) -> HandoverSnapshot:
    """Return what the document would say today, without number and code."""
    number, code = compose.DRAFT_NUMBER, compose.DRAFT_CODE
    return _snapshot(work, desk, material, plan, release, number, code, draft=True)


def put(
    work: UnitOfWork,
    desk: Desk,
    plan: HandoverPlan,
    *,
    author_id: UUID,
    self_approved: bool,
    shown: Shown | None,
    despite_missing_glyphs: bool,
    despite_no_talk: bool = False,
) -> Handover:
    """Store number, answer code, snapshot and PDF for good; the signed-in lead releases them.

    `shown` is what somebody has looked at, None where nobody looks. The consent gate is asked
    within the transaction: a consent revoked a moment ago counts. A
    version for the same recipient and purpose that nobody has answered is superseded. Raises what
    `require_content` raises, CONSENT_MISSING (categories) and RECIPIENT_GETS_NOTHING (category)
    where none of it may leave, LOCKED_MATTER (words, category) for a sentence about what is
    locked, HANDOVER_CHANGED where something has changed since it was `shown`, GLYPHS_MISSING
    (characters) unless that was accepted.
    """
    from integrif_desk.documents import glyphs, handover
    from integrif_desk.exchange import handover_json

    require_content(desk, plan, despite_no_talk=despite_no_talk)
    today = desk.today()
    material = handover_material.read(work, desk, plan)
    release, _profile = handover_material.gate(work, desk, plan, material.recipient)
    handover_material.require_released(plan, release, material)
    running = numbers.take(work.connection, "handover", today.year)
    number, code = handover_number(today.year, running), unused_code(work)
    older = queries.former(work.connection, plan.case_id, plan.recipient_id, plan.purpose)
    snapshot = replace(
        _snapshot(work, desk, material, plan, release, number, code, draft=False),
        approved_by=desk.account.name,
        self_approved=self_approved,
        version=max((one.issue for one in older), default=0) + 1,
        replaces=older[-1].number if older else "",
    )
    if shown is not None:
        _require_shown(work, desk, plan, snapshot, shown)
    unprintable = glyphs.missing_glyphs(snapshot)
    if unprintable and not despite_missing_glyphs:
        characters = "".join(dict.fromkeys(m.char for m in unprintable))
        raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
    stored = canonical(snapshot)
    sha256 = hashlib.sha256(stored).hexdigest()
    data = handover_json.write(snapshot, sha256=sha256)
    pdf = handover.render(snapshot, fingerprint=sha256[:FINGERPRINT_LENGTH], attachment=data)
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
        snapshot_sha256=sha256,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        page_count=page_count(pdf),
        approved_by=desk.account.id,
        self_approved=self_approved,
        # Whoever composed it is its author; who released it is told beside.
        **(desk.stamp() | {"created_by": author_id}),
    )
    work.add(issued)
    work.store(
        IssuedDocument(handover_id=issued.id, snapshot=stored, pdf=pdf, stored_at=issued.created_at)
    )
    for one in older:
        if one.state is not HandoverState.WITHDRAWN:
            work.save(replace(one, state=HandoverState.SUPERSEDED, superseded_by=issued.id))
    asked = approvals.open_of(work.connection, plan.case_id, author_id)
    if asked is not None:
        done = settled(asked, ApprovalState.APPROVED)
        work.save(replace(done, decided_by=desk.account.id, handover_id=issued.id))
        draft.remove_all(work, DraftKind.RETURN_COMMENTS, asked.id)
    printed = {each.number for each in snapshot.findings}
    sent = [each.id for each in material.findings if each.number in printed]
    practice_finding.hand_over(work, sent, issued.id, issued.dated)
    draft.remove(work, desk, DraftKind.HANDOVER, plan.case_id, author_id)
    return issued


def _require_shown(
    work: UnitOfWork,
    desk: Desk,
    plan: HandoverPlan,
    snapshot: HandoverSnapshot,
    shown: Shown,
) -> None:
    """Raise HANDOVER_CHANGED unless what was shown still stands.

    What somebody has typed into their own plan since, before the pages could follow, is theirs.
    Another recipient or purpose is another document.
    """
    if shown.plan != plan:
        whom = (plan.case_id, plan.recipient_id, plan.purpose)
        if whom != (shown.plan.case_id, shown.plan.recipient_id, shown.plan.purpose):
            raise KnownError(ErrorCode.HANDOVER_CHANGED)
        material = handover_material.read(work, desk, shown.plan)
        release, _profile = handover_material.gate(work, desk, shown.plan, material.recipient)
        snapshot = draft_snapshot(work, desk, material, shown.plan, release)
    if shown.mark != mark(shown.plan, snapshot):
        raise KnownError(ErrorCode.HANDOVER_CHANGED)


def issued_changes(issued: Handover) -> Changes:
    """Return what issuing a handover has touched."""
    touched = (Noun.HANDOVER, Noun.APPROVAL, Noun.FINDING, Noun.DRAFT)
    return changes(*touched, ids=(issued.case_id,), created=issued.id)


def _snapshot(
    work: UnitOfWork,
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
    made = compose.snapshot(
        material,
        plan,
        release,
        number=number,
        code=code,
        dated=today,
        answer_by=answer_by,
        is_draft=draft,
    )
    last = queries.last_snapshot(work.connection, plan.case_id, plan.recipient_id)
    if last is None:
        return made
    try:
        before = read_snapshot(last)
    except msgspec.DecodeError:  # a damaged document is told where it is shown
        return made
    return replace(made, changes=compare(before, made))
