"""What the case list shows: the words of a row, the filter as it is set, and what it finds.

Knows no Qt. `tone` and `icon` name a tone of `widgets.chips.Tone` and a Phosphor icon.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.person import full_years
from integrif_desk.domain.residence import EXPIRES_SOON
from integrif_desk.domain.views import CaseCounts, CaseFilter, CaseRow, CaseSort, SearchHit
from integrif_desk.wording.dates import format_day_month, format_near, format_number
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, status_short

SORTS = {
    CaseSort.DUE: tr("Fälligkeit"),
    CaseSort.NAME: tr("Name"),
    CaseSort.LAST_CONTACT: tr("letztem Kontakt"),
    CaseSort.NUMBER: tr("Fallnummer, neueste zuerst"),
}


@dataclass(frozen=True)
class Mark:
    """A word with its icon and tone."""

    text: str = ""
    icon: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class CaseLine:
    """The words of a row: name and age above, residence paper and date below."""

    name: str
    age: str
    status: Mark | None
    date: Mark


@dataclass(frozen=True)
class Filtering:
    """The filter as a person sets it. `owner_id` None means the cases of all."""

    owner_id: UUID | None
    text: str = ""
    overdue: bool = False
    expiring: bool = False
    state: CaseState | None = None
    phase: Phase | None = None
    sort: CaseSort = CaseSort.DUE
    helper_id: UUID | None = None

    def wanted(self, today: date) -> CaseFilter:
        """Return what to ask the store for."""
        return CaseFilter(
            today=today,
            owner_id=self.owner_id,
            state=self.state,
            phase=self.phase,
            overdue=self.overdue,
            status_expiring=self.expiring,
            text=self.text,
            sort=self.sort,
            helper_id=self.helper_id,
        )

    def narrowed(self) -> bool:
        """Tell whether anything but the owner keeps cases from being shown."""
        return replace(self, owner_id=None, sort=CaseSort.DUE) != Filtering(None)


def filtering_of(wanted: CaseFilter) -> Filtering:
    """Return the filter that another page asks for."""
    return Filtering(
        wanted.owner_id,
        wanted.text,
        wanted.overdue,
        wanted.status_expiring,
        wanted.state,
        wanted.phase,
        wanted.sort,
        wanted.helper_id,
    )


def case_line(row: CaseRow, today: date, sort: CaseSort = CaseSort.DUE) -> CaseLine:
    """Return the words of a row; below the date stands what the list is sorted by."""
    age = "" if row.birth_date is None else tr("{n} J.", n=full_years(row.birth_date, today))
    return CaseLine(row.name, age, _status(row, today), _date(row, today, sort))


def count_text(
    rows: int, more: bool, filtering: Filtering, counts: CaseCounts | None, account_id: UUID
) -> str:
    """Return „23 Fälle“: what is shown, or what the store counted where more is to come."""
    known = _counted(filtering, counts, account_id) if more else rows
    if known is None:
        return tr("über {n} Fälle", n=format_number(rows))
    return tr_n("{n} Fall", "{shown} Fälle", known, shown=format_number(known))


def nothing_found(filtering: Filtering, similar: SearchHit | None) -> str:
    """Return the sentence for an empty list of a store that has cases."""
    if filtering.text.strip() and similar is not None:
        return tr(
            "Kein Treffer für ‚{text}‘. Ähnlich: {name}.",
            text=filtering.text.strip(),
            name=similar.title,
        )
    if filtering.text.strip():
        return tr("Kein Treffer für ‚{text}‘.", text=filtering.text.strip())
    if filtering.narrowed():
        return tr("Zu dieser Auswahl gibt es keinen Fall.")
    return tr("Sie begleiten zurzeit keinen Fall.")


def filter_count(filtering: Filtering, account_id: UUID) -> int:
    """Return how many choices of the filter panel are in force."""
    other_owner = filtering.owner_id not in (None, account_id)
    return sum((filtering.state is not None, filtering.phase is not None, other_owner))


def _status(row: CaseRow, today: date) -> Mark | None:
    if row.status_kind is None:
        return None
    paper, until = status_short(row.status_kind), row.status_until
    if until is None or row.state is CaseState.CLOSED or until - today > EXPIRES_SOON:
        return Mark(paper)
    if until < today:
        return Mark(tr("{paper} abgelaufen", paper=paper), "warning-circle-fill", "overdue")
    # Never more than ninety days ahead: a year would say nothing, and be cut off in the chip.
    day = format_day_month(until)
    return Mark(tr("{paper} bis {day}", paper=paper, day=day), "clock-fill", "waiting")


def _date(row: CaseRow, today: date, sort: CaseSort) -> Mark:
    if sort is CaseSort.NUMBER:
        return Mark(row.number)
    if sort is CaseSort.LAST_CONTACT:
        seen = row.last_contact_on
        text = format_near(seen, today) if seen else tr("noch nie")
        return Mark(text, "chat-centered-dots")
    if row.state is not CaseState.OPEN and row.next_due is None:
        icon = "pause-circle" if row.state is CaseState.PAUSED else "check-circle"
        return Mark(label(row.state), icon)
    if row.next_due is None:
        return Mark()
    if row.next_due < today:
        return Mark(format_near(row.next_due, today), "warning-circle-fill", "overdue")
    if row.next_due == today:
        return Mark(tr("heute"), "calendar-check-fill", "accent")
    return Mark(format_near(row.next_due, today), "calendar-blank")


def _counted(filtering: Filtering, counts: CaseCounts | None, account_id: UUID) -> int | None:
    if counts is None:
        return None
    plain = replace(filtering, sort=CaseSort.DUE)
    owner = filtering.owner_id
    if plain == Filtering(None):
        return counts.all
    if plain == Filtering(account_id):
        return counts.mine
    if plain == Filtering(None, helper_id=account_id):
        return counts.helping
    if plain == Filtering(owner, overdue=True):
        return counts.overdue
    if plain == Filtering(owner, expiring=True):
        return counts.status_expiring
    return None
