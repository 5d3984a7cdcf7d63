"""What is said about a follow-up beside its task: rhythm, who handed it over, what speaks against
its day."""

from collections.abc import Sequence
from datetime import date, time

from integrif_desk.domain.follow_up import Recurrence
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.wording.dates import (
    format_time,
    format_weekday,
    format_weekday_year,
    relative_day,
    since,
)
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

LONGEST_REMARK = 160
_MOST = 2


def short_name(name: str) -> str:
    """Return „H. Brandt“ for „Helga Brandt“; a single name stays."""
    words = name.split()
    return f"{words[0][0]}. {words[-1]}" if len(words) > 1 else name


def delegated_words(row: FollowUpRow) -> str:
    """Return „von H. Brandt übergeben“; empty where nobody did."""
    if not row.delegator_name:
        return ""
    return tr("von {name} übergeben", name=short_name(row.delegator_name))


def remark_words(row: FollowUpRow) -> str:
    """Return what was remarked in one line, cut where it is too long for a row."""
    words = " ".join(row.remark.split())
    if len(words) <= LONGEST_REMARK:
        return words
    return f"{words[:LONGEST_REMARK].rsplit(' ', 1)[0].rstrip(' ,;:–-.')} …"


def rhythm_words(recurs: Recurrence | None, until: date | None = None) -> str:
    """Return „jede Woche bis Do, 02.04.2026“; empty for what does not come up again."""
    if recurs is None:
        return ""
    if until is None:
        return label(recurs)
    return tr("{rhythm} bis {day}", rhythm=label(recurs), day=format_weekday_year(until))


def due_words(row: FollowUpRow, today: date) -> str:
    """Return „heute, 13:00 Uhr“, „morgen“, „seit 5 Tagen überfällig“."""
    if row.due_on < today:
        return tr("{since} überfällig", since=since(row.due_on, today))
    day = relative_day(row.due_on, today)
    if row.due_time is None:
        return day
    return tr("{day}, {time}", day=day, time=format_time(row.due_time))


def closed_words(day: date, holiday: str) -> str:
    """Return why offices are closed on a day that is no working day."""
    if holiday:
        return tr("{holiday} – Ämter haben geschlossen.", holiday=holiday)
    if day.weekday() == 5:
        return tr("Samstag – Ämter haben geschlossen.")
    return tr("Sonntag – Ämter haben geschlossen.")


def overlap_words(rows: Sequence[FollowUpRow]) -> str:
    """Return which appointments are at the same time; empty where none is."""
    if not rows:
        return ""
    named = [
        tr("{time} {person}", time=format_time(row.due_time or time()), person=row.person_name)
        for row in rows[:_MOST]
    ]
    more = len(rows) - _MOST
    if more > 0:
        named.append(tr_n("{n} weiterer Termin", "{n} weitere Termine", more))
    return tr("Zur selben Zeit: {appointments}", appointments=", ".join(named))


def better_words(day: date) -> str:
    """Return what the button says that takes the next working day."""
    return tr("Auf {day} legen", day=format_weekday(day))
