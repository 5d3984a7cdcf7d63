"""What Heute says: greeting, sentence of the day, and the words of every row. Knows no Qt.

`tone` and `icon` name a tone of `widgets.chips.Tone` and a Phosphor icon.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from integrif_desk.casework import approval, case, follow_up, today
from integrif_desk.casework.approval import OnToday
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Account, Role, Salutation
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.views import (
    CaseFilter,
    FollowUpRow,
    Today,
)
from integrif_desk.ui.looks import KIND_ICONS
from integrif_desk.ui.today.attention_words import near_day
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import (
    format_date,
    format_long,
    format_number,
    format_time,
    relative_day,
    since,
)
from integrif_desk.wording.follow_up_words import delegated_words, remark_words, rhythm_words
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label
from integrif_desk.wording.proposals import task_text

FIRST_ROWS, MORE_ROWS = 20, 50
"""Rows of a group at first, and how many more each „Weitere anzeigen“ brings."""


class Scope(StrEnum):
    """Whose follow-ups the list shows."""

    MINE = "mine"
    ALL = "all"
    DELEGATED = "delegated"


class Reach(StrEnum):
    """How far ahead the list of follow-ups shows."""

    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    ALL = "all"


@dataclass(frozen=True)
class Group:
    """A heading and its rows, `total` of which there are. Later than next week nobody counts."""

    title: str
    icon: str
    tone: str
    rows: tuple[FollowUpRow, ...]
    total: int
    more: bool


@dataclass(frozen=True)
class Day:
    """Everything Heute shows. `fresh` means that no case was ever opened."""

    today: date
    scope: Scope
    reach: Reach
    view: Today
    groups: tuple[Group, ...]
    fresh: bool
    handovers: OnToday | None = None

    @property
    def mine(self) -> bool:
        """Whether every row is watched by whoever is signed in."""
        return self.scope is Scope.MINE


@dataclass(frozen=True)
class FollowUpLine:
    """The words of a follow-up's row."""

    name: str
    original: str
    task: str
    meta: str
    meta_icon: str
    due: str
    due_note: str
    tone: str


def read_day(desk: Desk, *, scope: Scope | None, reach: Reach, limit: int) -> Day:
    """Read Heute; `limit` rows per group. Without a `scope` it is one's own, where there is any: a
    lead who accompanies nobody looks after the whole association."""
    day = desk.today()
    if scope is None:
        scope = Scope.ALL if leads_alone(desk) else Scope.MINE
    view = today.today(desk, mine=scope is not Scope.ALL, limit=limit)
    waits = approval.on_today(desk, today.ATTENTION_ROWS)
    if scope is Scope.DELEGATED:
        delegated = _delegated(desk, day, limit)
        return Day(day, scope, Reach.ALL, view, delegated, fresh=False, handovers=waits)
    groups = [*_groups_of(view), *_later(desk, day, scope, reach, view, limit)]
    shown = tuple(group for group in groups if group.rows)
    fresh = not shown and _is_fresh(desk, day)
    return Day(day, scope, reach, view, shown, fresh, handovers=waits)


def leads_alone(desk: Desk) -> bool:
    """Tell whether a lead is signed in who has neither an open case nor a follow-up."""
    account = desk.account
    own = CaseFilter(today=desk.today(), owner_id=account.id)
    return (
        account.role is Role.LEAD
        and not case.cases(desk, own, limit=1).rows
        and not today.due(desk, mine=True, start=None, end=date.max, limit=1).rows
    )


def _groups_of(view: Today) -> tuple[Group, ...]:
    by_time = tuple(sorted(view.due_today, key=lambda row: row.due_time or time.max))
    return (
        _group(
            tr("Überfällig"), "warning-circle-fill", "overdue", view.overdue, view.overdue_total
        ),
        _group(tr("Heute"), "calendar-check-fill", "accent", by_time, view.due_today_total),
        _group(
            tr("Diese Woche"), "calendar-blank", "neutral", view.this_week, view.this_week_total
        ),
    )


def _later(
    desk: Desk, day: date, scope: Scope, reach: Reach, view: Today, limit: int
) -> list[Group]:
    mine, groups = scope is Scope.MINE, []
    next_monday = day + timedelta(days=7 - day.weekday())
    if reach is not Reach.THIS_WEEK:
        end = next_monday + timedelta(days=6)
        rows = today.due(desk, mine=mine, start=next_monday, end=end, limit=limit).rows
        groups.append(
            _group(tr("Nächste Woche"), "calendar-blank", "neutral", rows, view.next_week_total)
        )
    if reach is Reach.ALL:
        start = next_monday + timedelta(days=7)
        page = today.due(desk, mine=mine, start=start, end=date.max, limit=limit)
        groups.append(_open_group(tr("Später"), page.rows, more=page.next_key is not None))
    return groups


def _delegated(desk: Desk, day: date, limit: int) -> tuple[Group, ...]:
    page = follow_up.delegated(desk, limit=limit)
    late = tuple(row for row in page.rows if row.due_on < day)
    now = tuple(row for row in page.rows if row.due_on == day)
    later = tuple(row for row in page.rows if row.due_on > day)
    groups = [
        _group(tr("Überfällig"), "warning-circle-fill", "overdue", late, len(late)),
        _group(tr("Heute"), "calendar-check-fill", "accent", now, len(now)),
        _open_group(tr("Später"), later, more=False),
    ]
    shown = [group for group in groups if group.rows]
    if page.next_key is not None:  # whatever comes next belongs behind the last one shown
        shown[-1] = replace(shown[-1], more=True)
    return tuple(shown)


def _open_group(title: str, rows: tuple[FollowUpRow, ...], *, more: bool) -> Group:
    return Group(title, "calendar-blank", "neutral", rows, len(rows), more)


def greeting(now: datetime, account: Account) -> str:
    """Return „Guten Morgen, Frau Brandt“; without a salutation the full name. `now` is local."""
    if 4 <= now.hour < 11:
        hello = tr("Guten Morgen")
    elif 11 <= now.hour < 18:
        hello = tr("Guten Tag")
    else:
        hello = tr("Guten Abend")
    if account.salutation is Salutation.NEUTRAL:
        return tr("{hello}, {name}", hello=hello, name=account.name)
    title = label(account.salutation)
    return tr("{hello}, {title} {name}", hello=hello, title=title, name=surname(account.name))


def surname(name: str) -> str:
    """Return the last word of a name with the particles before it: „von der Heide“."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])


def summary(day: Day) -> str:
    """Return the line below the greeting: the date, and what is to be done."""
    view, parts = day.view, []
    overdue, now, week = view.overdue_total, view.due_today_total, view.this_week_total
    if overdue:
        parts.append(
            tr_n(
                "{shown} Wiedervorlage ist überfällig",
                "{shown} Wiedervorlagen sind überfällig",
                overdue,
                shown=format_number(overdue),
            )
        )
    if now and overdue:
        parts.append(
            tr_n("{shown} steht heute an", "{shown} stehen heute an", now, shown=format_number(now))
        )
    elif now:
        parts.append(
            tr_n(
                "{shown} Wiedervorlage steht heute an",
                "{shown} Wiedervorlagen stehen heute an",
                now,
                shown=format_number(now),
            )
        )
    if not parts:
        parts.append(tr("heute ist nichts fällig"))
    if week:
        parts.append(tr("{shown} weitere bis Sonntag", shown=format_number(week)))
    return tr("{date} – {counts}.", date=format_long(day.today), counts=", ".join(parts))


def nothing_due(day: Day) -> str:
    """Return the sentence for an empty list, with the next date if there is one."""
    if day.scope is Scope.DELEGATED:
        return tr("Alles, was Sie übergeben haben, ist erledigt.")
    if day.view.next_due is None and day.mine:
        return tr("Heute ist nichts fällig. Sie haben keine offenen Wiedervorlagen.")
    if day.view.next_due is None:
        return tr("Heute ist nichts fällig. Es gibt keine offenen Wiedervorlagen.")
    return tr(
        "Heute ist nichts fällig. Die nächste Wiedervorlage ist am {date}.",
        date=format_date(day.view.next_due),
    )


def further(day: Day) -> tuple[str, Reach]:
    """Return the link below the list and how far it makes the list reach."""
    count = day.view.next_week_total
    if day.reach is Reach.ALL:
        return tr("Nur diese Woche an&zeigen"), Reach.THIS_WEEK
    if day.reach is Reach.THIS_WEEK and count:
        shown = format_number(count)
        return tr("Nächste Woche an&zeigen ({n})", n=shown), Reach.NEXT_WEEK
    return tr("Spätere an&zeigen"), Reach.ALL


def follow_up_line(row: FollowUpRow, day: date, *, with_owner: bool = False) -> FollowUpLine:
    """Return the words of a follow-up; `with_owner` names who watches it."""
    if row.due_on < day:
        tone, note, due = "overdue", since(row.due_on, day), near_day(row.due_on, day)
    elif row.due_on == day:
        due = format_time(row.due_time) if row.due_time else tr("ohne Uhrzeit")
        tone, note = "neutral", tr("heute")
    else:
        tone, note, due = "neutral", relative_day(row.due_on, day), near_day(row.due_on, day)
    icon, meta = _meta(row)
    about = [meta, rhythm_words(row.recurs)]
    about.append(row.owner_name if with_owner else delegated_words(row))
    about.append(remark_words(row))
    meta = " – ".join(text for text in about if text)
    return FollowUpLine(
        row.person_name, isolate(row.original_name), task_text(row), meta, icon, due, note, tone
    )


def _meta(row: FollowUpRow) -> tuple[str, str]:
    if row.kind is not None:
        return KIND_ICONS[row.kind], row.place or row.actor_name or label(row.kind)
    if row.referral_id is not None:
        return "arrows-left-right", row.actor_name
    if row.actor_name:
        return "buildings", row.actor_name
    if row.owed_by is TaskOwner.PERSON:
        return "user", tr("liegt bei der ratsuchenden Person")
    if row.place:
        return "map-pin", row.place
    if row.recurs is not None:
        return "repeat", ""
    if row.delegator_name:
        return "arrow-bend-down-left", ""
    if row.remark:
        return "note", ""
    return "", ""


def _group(title: str, icon: str, tone: str, rows: tuple[FollowUpRow, ...], total: int) -> Group:
    return Group(title, icon, tone, rows, total, total > len(rows))


def _is_fresh(desk: Desk, day: date) -> bool:
    return not any(
        case.cases(desk, CaseFilter(today=day, state=state), limit=1).rows
        for state in (None, CaseState.CLOSED)
    )
