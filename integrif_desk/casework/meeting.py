"""Meetings of those who work together, and what earlier ones have left open."""

from datetime import date
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.meeting import Agreement, AgreementEvent, Meeting, MeetingFacts
from integrif_desk.domain.meeting_views import (
    AgreementRow,
    MeetingDetail,
    MeetingFilter,
    MeetingRow,
    RemovedMeeting,
    tally,
)
from integrif_desk.domain.views import Key, Page
from integrif_desk.store import listing, meeting_words
from integrif_desk.store.queries import accounts, actors
from integrif_desk.store.queries import meetings as queries


def meetings(
    desk: Desk, wanted: MeetingFilter, after: Key | None = None, limit: int = 50
) -> Page[MeetingRow]:
    """Return a page of meetings, the newest first."""
    with desk.read() as work:
        return queries.meetings(work.connection, wanted, after, limit)


def view(desk: Desk, meeting_id: UUID) -> MeetingDetail:
    """Return a meeting with its agreements and what was left open. Raises NOT_FOUND."""
    with desk.read() as work:
        connection = work.connection
        meeting = work.get(Meeting, meeting_id)
        ids = meeting.participant_ids
        names = actors.names(connection, set(ids))
        states = queries.states_by_actor(connection, ids)
        return MeetingDetail(
            meeting=meeting,
            participants=tuple(names[one] for one in ids if one in names),
            accounts=queries.names_of(connection, meeting.account_ids),
            agreements=queries.of_meeting(connection, meeting_id),
            left_open=queries.left_open(connection, ids, meeting.held_on, meeting_id),
            tallies=tuple(
                tally(names[one], states[one]) for one in ids if one in names and one in states
            ),
        )


def names(desk: Desk, *versions: Meeting) -> dict[UUID, str]:
    """Return the names of all actors and accounts that any of these versions names."""
    with desk.read() as work:
        wanted = {one for meeting in versions for one in meeting.participant_ids}
        return accounts.names(work.connection) | actors.names(work.connection, wanted)


def left_open(
    desk: Desk, actor_ids: tuple[UUID, ...], before: date, meeting_id: UUID | None = None
) -> tuple[AgreementRow, ...]:
    """Return what earlier meetings with any of these actors left open: the next agenda."""
    with desk.read() as work:
        return queries.left_open(work.connection, actor_ids, before, meeting_id)


def add(desk: Desk, entered: MeetingFacts) -> Changes:
    """Enter a meeting, past or planned. Raises `FieldError` without a title."""
    meeting = Meeting(**vars(entered), **desk.stamp())
    with desk.write() as work:
        work.add(meeting)
        meeting_words.write_meeting(work.connection, meeting.id)
        draft.remove(work, desk, DraftKind.MEETING, None)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, created=meeting.id)


def change(desk: Desk, meeting: Meeting) -> Changes:
    """Save a meeting. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        work.save(meeting)
        meeting_words.write_meeting(work.connection, meeting.id)
        draft.remove(work, desk, DraftKind.MEETING, meeting.id)
        work.commit()
    return changes(Noun.MEETING, Noun.DRAFT, ids=(meeting.id,))


def remove(desk: Desk, meeting_id: UUID) -> tuple[Changes, RemovedMeeting]:
    """Delete a meeting with its agreements; what went comes along, so that it can come back."""
    with desk.write() as work:
        meeting = work.get(Meeting, meeting_id)
        agreements, events = queries.whole(work.connection, meeting_id)
        for event in events:
            work.remove(AgreementEvent, event.id)
        for agreement in agreements:
            work.remove(Agreement, agreement.id)
            listing.forget(work.connection, agreement.id)
            draft.remove(work, desk, DraftKind.AGREEMENT, agreement.id)
        work.remove(Meeting, meeting_id)
        listing.forget(work.connection, meeting_id)
        for kind in (DraftKind.MEETING, DraftKind.AGREEMENT):
            draft.remove(work, desk, kind, meeting_id)
        work.commit()
    gone = RemovedMeeting(meeting=meeting, agreements=agreements, events=events)
    return changes(Noun.MEETING, Noun.DRAFT, ids=(meeting_id,)), gone


def restore(desk: Desk, gone: RemovedMeeting) -> Changes:
    """Bring a deleted meeting back as it was."""
    with desk.write() as work:
        for value in (gone.meeting, *gone.agreements, *gone.events):
            work.add(value)
        meeting_words.write_meeting(work.connection, gone.meeting.id)
        work.commit()
    return changes(Noun.MEETING, ids=(gone.meeting.id,))
