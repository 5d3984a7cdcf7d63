"""Follow-ups as a calendar file (iCalendar, RFC 5545) that Thunderbird and Outlook read.

The file leaves the encrypted store, and many a calendar is kept on foreign servers. So an entry
says no more than the case number, unless somebody chooses otherwise.

Tasks without a time of day are events of a whole day that keep nobody busy: Outlook shows no
VTODO, and a task that one does not see is worth nothing.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from integrif_desk.domain import recurrence
from integrif_desk.domain.follow_up import Recurrence
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.proposals import task_text

if TYPE_CHECKING:  # read when a file is written, not at the start
    from icalendar import Event, Timezone

ZONE = "Europe/Berlin"
USUAL_MINUTES = 30
_PRODID = "-//IntegriF Desk//DE"
_EVERY: dict[Recurrence, dict[str, Any]] = {
    Recurrence.WEEKLY: {"freq": "weekly"},
    Recurrence.FORTNIGHTLY: {"freq": "weekly", "interval": 2},
    Recurrence.MONTHLY: {"freq": "monthly"},
    Recurrence.QUARTERLY: {"freq": "monthly", "interval": 3},
    Recurrence.YEARLY: {"freq": "yearly"},
}


def calendar_file(rows: Iterable[FollowUpRow], *, with_names: bool, now: datetime) -> bytes:
    """Return a calendar with an entry for each follow-up, in UTF-8, lines of at most 75 octets.

    `with_names` adds the person, the task, the place and what was remarked. `now` is aware and
    becomes the entries' DTSTAMP. An entry keeps its UID from one file to the next, and a series
    has one for all of its tasks, so that reading a newer file changes entries, not doubles them.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", tr("Wiedervorlagen"))
    events = [event for row in rows for event in _events(row, with_names, now)]
    if any(isinstance(event.start, datetime) for event in events):
        calendar.add_component(_zone())
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone() -> "Timezone":
    """Return Europe/Berlin by the rule of the EU (2000/84/EG): Outlook reads rules, no long lists
    of dates as the library would write them."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, before, then, month, begins in (
        (TimezoneDaylight(), "CEST", winter, summer, 3, datetime(1996, 3, 31, 2)),  # noqa: DTZ001  # on the wall, where the zone is being told
        (TimezoneStandard(), "CET", summer, winter, 10, datetime(1996, 10, 27, 3)),  # noqa: DTZ001  # as above
    ):
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", then)
        part.add("tzname", name)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        zone.add_component(part)
    return zone


def _events(row: FollowUpRow, with_names: bool, now: datetime) -> list["Event"]:
    if row.recurs is None or row.series_id is None:
        return [_event(row, row.id, row.due_on, row.version, with_names, now)]
    start = row.series_start or row.due_on
    on_grid = recurrence.next_date(start, row.recurs, row.due_on - timedelta(days=1))
    events = []
    first: date | None = row.due_on
    if on_grid != row.due_on:
        # Moved once: it stands alone, the others follow where they always were.
        events.append(_event(row, row.id, row.due_on, row.version, with_names, now))
        first = recurrence.next_date(start, row.recurs, row.due_on, row.recurs_until)
    if first is not None:
        # The task that follows begins with version 1; what counts up for the series is its date.
        sequence = (first - start).days * 100 + row.version
        event = _event(row, row.series_id, first, sequence, with_names, now)
        event.add("rrule", _rule(row.recurs, start, row))
        events.append(event)
    return events


def _event(
    row: FollowUpRow, uid: UUID, day: date, sequence: int, with_names: bool, now: datetime
) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@integrif-desk")
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("class", "PRIVATE")
    summary = _summary(row, with_names)
    event.add("summary", summary)
    if with_names:
        if row.place:
            event.add("location", row.place)
        about = "\n".join(text for text in (row.actor_name, row.remark) if text)
        if about:
            event.add("description", about)
    begins = _begin(day, row.due_time)
    event.add("dtstart", begins)
    if isinstance(begins, datetime):
        event.add("dtend", begins + timedelta(minutes=row.minutes or USUAL_MINUTES))
    else:
        event.add("dtend", begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if row.remind_at is not None:
        event.add_component(_alarm(row, row.remind_at, summary))
    return event


def _summary(row: FollowUpRow, with_names: bool) -> str:
    if with_names:
        return tr("{person}: {task}", person=row.person_name, task=task_text(row))
    if row.due_time is not None:
        return tr("Termin {number}", number=row.case_number)
    return tr("Wiedervorlage {number}", number=row.case_number)


def _alarm(row: FollowUpRow, remind_at: datetime, summary: str) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    # An hour before stays an hour before, wherever the clock of this computer is set to.
    begins = datetime.combine(row.due_on, row.due_time or time())
    ahead = remind_at.astimezone().replace(tzinfo=None) - begins
    if timedelta(days=-7) <= ahead < timedelta(days=1):
        alarm.add("trigger", ahead)
    else:  # put off to another day
        moment = remind_at.astimezone(UTC).replace(microsecond=0)
        alarm.add("trigger", moment, parameters={"VALUE": "DATE-TIME"})
    return alarm


def _rule(recurs: Recurrence, start: date, row: FollowUpRow) -> dict[str, Any]:
    rule: dict[str, Any] = dict(_EVERY[recurs])
    if rule["freq"] == "monthly" and start.day == 31:
        rule["bymonthday"] = -1  # the last of the month
    elif rule["freq"] == "monthly" and start.day > 28:
        rule |= {"bymonthday": list(range(28, start.day + 1)), "bysetpos": -1}
    elif rule["freq"] == "yearly" and (start.month, start.day) == (2, 29):
        rule |= {"bymonth": 2, "bymonthday": -1}
    if row.recurs_until is not None:
        rule["until"] = (
            row.recurs_until
            if row.due_time is None
            else _zoned(row.recurs_until, row.due_time).astimezone(UTC)
        )
    return rule


def _begin(day: date, at: time | None) -> date | datetime:
    return day if at is None else _zoned(day, at)


def _zoned(day: date, at: time) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.combine(day, at, ZoneInfo(ZONE))
