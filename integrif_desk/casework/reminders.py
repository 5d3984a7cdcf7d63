"""Reminders: what the desk speaks of by itself, to whoever is signed in."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain import reminder
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.reminder import Snooze
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.store.queries import follow_ups


@dataclass(frozen=True)
class Reminders:
    """What is to be reminded of now, `total` of which there are, and when to look again."""

    rows: tuple[FollowUpRow, ...]
    total: int
    next_at: datetime | None


def look(desk: Desk, limit: int = 1) -> Reminders:
    """Return what is due and the next moment, in one reading."""
    now, me = desk.now(), desk.account.id
    with desk.read() as work:
        rows, total = follow_ups.to_remind_of(work.connection, me, now, desk.today(), limit)
        return Reminders(rows, total, follow_ups.next_reminder(work.connection, me, now))


def snooze(desk: Desk, follow_up_id: UUID, how_long: Snooze) -> Changes:
    """Put a reminder off; the task stays due when it was."""
    return remind_at(desk, follow_up_id, reminder.put_off(how_long, desk.now()))


def silence(desk: Desk, follow_up_id: UUID) -> Changes:
    """Remind of a follow-up no more, as somebody has seen it."""
    return remind_at(desk, follow_up_id, None)


def remind_at(desk: Desk, follow_up_id: UUID, moment: datetime | None) -> Changes:
    """Remind of a follow-up at another moment, or never. Raises `KnownError` NOT_FOUND."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.save(replace(follow_up, remind_at=moment))
        work.commit()
    return changes(Noun.FOLLOW_UP, ids=(follow_up.case_id, follow_up_id))
