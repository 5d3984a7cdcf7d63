"""Agreements: who does what by when, every step since, and the list for the next meeting.

The first event of an agreement says that it was made; taking back a step falls back on the one
before it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import compose, draft, entered_file
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.meeting import (
    Agreement,
    AgreementEvent,
    AgreementFacts,
    AgreementState,
    Meeting,
)
from integrif_desk.domain.meeting_views import (
    AgreementCounts,
    AgreementDetail,
    AgreementFilter,
    AgreementRow,
    AgreementsList,
    Tally,
    tally,
)
from integrif_desk.domain.views import Key, Page
from integrif_desk.domain.working_days import is_working_day
from integrif_desk.store import listing, meeting_words
from integrif_desk.store.queries import accounts
from integrif_desk.store.queries import meetings as queries

DUE_AFTER = timedelta(days=14)
_ON_PAPER = 1000


@dataclass(frozen=True, kw_only=True)
class Step:
    """What became of an agreement. Open with another `due_on`: put off; with none: asked about."""

    state: AgreementState
    happened_on: date
    due_on: date | None = None
    remark: str = ""


def default_due(desk: Desk, agreed_on: date | None = None) -> date:
    """Return the day two weeks on, moved to the next working day in Sachsen-Anhalt."""
    day = (agreed_on or desk.today()) + DUE_AFTER
    while not is_working_day(day, desk.holiday):
        day += timedelta(days=1)
    return day


def is_free_day(desk: Desk, day: date) -> bool:
    """Tell whether offices are closed: weekend or public holiday in Sachsen-Anhalt."""
    return not is_working_day(day, desk.holiday)


def agreements(
    desk: Desk, wanted: AgreementFilter, after: Key | None = None, limit: int = 50
) -> Page[AgreementRow]:
    """Return a page of open agreements by due date."""
    with desk.read() as work:
        return queries.open_agreements(work.connection, wanted, after, limit)


def counts(desk: Desk, wanted: AgreementFilter) -> AgreementCounts:
    """Return the numbers on the chips and in the rail."""
    with desk.read() as work:
        return queries.counts(work.connection, wanted)


def view(desk: Desk, agreement_id: UUID) -> AgreementDetail:
    """Return an agreement with its history. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        row = queries.row_of(work.connection, agreement_id)
        if row is None:
            raise KnownError(ErrorCode.NOT_FOUND)
        names = accounts.names(work.connection)
        owned = row.agreement
        return AgreementDetail(
            row=row,
            events=tuple(
                (event, names.get(event.created_by, ""))
                for event in queries.events(work.connection, agreement_id)
            ),
            tally=tally(
                row.owner,
                queries.states_of(
                    work.connection, actor_id=owned.actor_id, account_id=owned.account_id
                ),
            ),
        )


def tally_of_actor(desk: Desk, actor_id: UUID) -> Tally:
    """Return what became of an actor's agreements („7 von 9 eingehalten“)."""
    with desk.read() as work:
        return tally("", queries.states_of(work.connection, actor_id=actor_id))


def add(desk: Desk, meeting_id: UUID, entered: AgreementFacts) -> Changes:
    """Add an agreement to a meeting. Raises NOT_FOUND, `FieldError` without task or owner."""
    agreement = Agreement(meeting_id=meeting_id, **vars(entered), **desk.stamp())
    with desk.write() as work:
        meeting = work.get(Meeting, meeting_id)
        work.add(agreement)
        made = Step(state=AgreementState.OPEN, happened_on=meeting.held_on)
        work.add(_event(desk, agreement, made))
        meeting_words.write_agreement(work.connection, agreement.id)
        draft.remove(work, desk, DraftKind.AGREEMENT, meeting_id)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, ids=(meeting_id,), created=agreement.id)


def change(desk: Desk, agreement: Agreement) -> Changes:
    """Correct owner, task or day. Raises `StaleRecord`, `FieldError`.

    A corrected day is no step of its own: the step that set it is corrected, too.
    """
    with desk.write() as work:
        before = work.get(Agreement, agreement.id)
        work.save(agreement)
        meeting_words.write_agreement(work.connection, agreement.id)
        if before.due_on != agreement.due_on:
            for last in queries.events(work.connection, agreement.id)[-1:]:
                work.save(replace(last, due_on=agreement.due_on))
        draft.remove(work, desk, DraftKind.AGREEMENT, agreement.id)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, ids=(agreement.meeting_id, agreement.id))


def step(desk: Desk, agreement_id: UUID, taken: Step) -> Changes:
    """Note what became of an agreement.

    Raises NOT_FOUND, TRANSITION_NOT_ALLOWED for one that is settled, `FieldError` for days that
    cannot be.
    """
    if taken.happened_on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "happened_on")
    if taken.due_on is not None and taken.due_on < taken.happened_on:
        raise FieldError(ErrorCode.DATE_ORDER, "due_on")
    with desk.write() as work:
        before = work.get(Agreement, agreement_id)
        if not before.is_open:
            raise KnownError(
                ErrorCode.TRANSITION_NOT_ALLOWED, state=before.state, wanted=taken.state
            )
        after = replace(
            before,
            state=taken.state,
            state_since=before.state_since
            if taken.state is AgreementState.OPEN
            else taken.happened_on,
            due_on=taken.due_on or before.due_on,
            remark=taken.remark,
        )
        work.save(after)
        meeting_words.write_agreement(work.connection, agreement_id)
        work.add(_event(desk, after, taken))
        draft.remove(work, desk, DraftKind.AGREEMENT, agreement_id)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, ids=(before.meeting_id, agreement_id))


def undo_last(desk: Desk, agreement_id: UUID) -> Changes:
    """Take the last step back; that it was agreed stays. Raises NOT_FOUND."""
    with desk.write() as work:
        agreement = work.get(Agreement, agreement_id)
        events = queries.events(work.connection, agreement_id)
        if len(events) > 1:
            before = events[-2]
            work.remove(AgreementEvent, events[-1].id)
            settled = before.state is not AgreementState.OPEN
            work.save(
                replace(
                    agreement,
                    state=before.state,
                    state_since=before.happened_on if settled else None,
                    due_on=before.due_on,
                    remark=before.remark,
                )
            )
            meeting_words.write_agreement(work.connection, agreement_id)
            work.commit()
    return changes(Noun.MEETING, ids=(agreement.meeting_id, agreement_id))


def remove(desk: Desk, agreement_id: UUID) -> tuple[Changes, AgreementDetail]:
    """Delete an agreement entered by mistake; what went comes along for `restore`."""
    gone = view(desk, agreement_id)
    meeting_id = gone.row.agreement.meeting_id
    with desk.write() as work:
        for event, _author in gone.events:
            work.remove(AgreementEvent, event.id)
        work.remove(Agreement, agreement_id)
        listing.forget(work.connection, agreement_id)
        draft.remove(work, desk, DraftKind.AGREEMENT, agreement_id)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, ids=(meeting_id, agreement_id)), gone


def restore(desk: Desk, gone: AgreementDetail) -> Changes:
    """Bring a deleted agreement back as it was."""
    with desk.write() as work:
        work.add(gone.row.agreement)
        for event, _author in gone.events:
            work.add(event)
        meeting_words.write_agreement(work.connection, gone.row.id)
        work.commit()
    return changes(Noun.MEETING, ids=(gone.row.agreement.meeting_id, gone.row.id))


def list_pdf(
    desk: Desk, wanted: AgreementFilter, scope: str = "", *, despite_missing_glyphs: bool = False
) -> bytes:
    """Return the open agreements for the next meeting as a PDF, A4; `scope` says whose they are.

    Raises GLYPHS_MISSING (characters) unless that was accepted.
    """
    from integrif_desk.documents import agreements_list, glyphs

    content = _content(desk, wanted, scope)
    unprintable = () if despite_missing_glyphs else glyphs.missing_glyphs(content)
    if unprintable:
        characters = "".join(dict.fromkeys(missing.char for missing in unprintable))
        raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
    return agreements_list.render(content)


def export_list(desk: Desk, pdf: bytes, path: Path, *, overwrite: bool = False) -> Path:
    """Note that a list leaves, and write it to `path`, whole or not at all.

    Raises as `entered_file.export`.
    """
    return entered_file.export(desk, "AgreementsList", pdf, path, overwrite=overwrite)


def record_printing(desk: Desk) -> Changes:
    """Put on the audit log that a list is printed, before it is."""
    return entered_file.note_printing(desk, "AgreementsList")


def _content(desk: Desk, wanted: AgreementFilter, scope: str) -> AgreementsList:
    with desk.read() as work:
        association = accounts.association(work.connection)
        return AgreementsList(
            sender=compose.letterhead(association),
            dated=desk.today(),
            rows=queries.open_agreements(work.connection, wanted, None, _ON_PAPER).rows,
            scope=scope,
            is_sample=association.is_sample,
        )


def _event(desk: Desk, agreement: Agreement, taken: Step) -> AgreementEvent:
    return AgreementEvent(
        agreement_id=agreement.id,
        state=taken.state,
        happened_on=taken.happened_on,
        due_on=agreement.due_on,
        remark=taken.remark,
        **desk.stamp(),
    )
