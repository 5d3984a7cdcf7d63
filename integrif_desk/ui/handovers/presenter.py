"""How an issued handover reads in the list and beside its pages."""

from datetime import date
from enum import StrEnum

from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.handover import Decision, HandoverState
from integrif_desk.domain.views import HandoverRow
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, format_day_month
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_HOLDS_NO_MORE = (HandoverState.WITHDRAWN, HandoverState.SUPERSEDED)
TITLES = (tr("Nummer"), tr("Fall"), tr("Empfangende Stelle"), tr("Antwort bis"), tr("Stand"))


class ListFilter(StrEnum):
    """What the list shows."""

    ALL = "all"
    WAITING = "waiting"
    RETURNED = "returned"
    KEPT = "kept"
    UNANSWERED = "unanswered"
    OVER = "over"


FILTERS = (
    (ListFilter.ALL, tr("Alle")),
    (ListFilter.WAITING, tr("Wartet auf Freigabe")),
    (ListFilter.RETURNED, tr("Zurückgegeben")),
    (ListFilter.KEPT, tr("Noch nicht übergeben")),
    (ListFilter.UNANSWERED, tr("Ohne Antwort")),
    (ListFilter.OVER, tr("Ersetzt, zurückgezogen")),
)
STATES: dict[ListFilter, tuple[HandoverState, ...]] = {
    ListFilter.ALL: (),
    ListFilter.KEPT: (HandoverState.ISSUED,),
    ListFilter.UNANSWERED: (HandoverState.HANDED_OVER,),
    ListFilter.OVER: _HOLDS_NO_MORE,
}
"""The states of the handovers that a filter shows."""
REQUESTS = {
    ListFilter.WAITING: ApprovalState.REQUESTED,
    ListFilter.RETURNED: ApprovalState.RETURNED,
}
"""The state of the requests that the other filters show."""


def cells(row: HandoverRow, today: date) -> tuple[str, ...]:
    """Return the first lines of a row, one per title."""
    return (
        row.number,
        row.person_name,
        row.recipient_name,
        format_date(row.answer_by),
        state_text(row, today),
    )


def second_lines(row: HandoverRow) -> tuple[str, ...]:
    """Return the muted second lines: day, case number, purpose."""
    original = isolate(row.original_name)
    case = " · ".join(part for part in (row.case_number, original) if part)
    return (format_date(row.dated), case, label(row.purpose), "", "")


def state_text(row: HandoverRow, today: date) -> str:
    """Return „erwartet bis …“, „überfällig“, what the office decided, or that it holds no more."""
    if row.state is HandoverState.WITHDRAWN:
        return tr("zurückgezogen")
    if row.state is HandoverState.SUPERSEDED and row.newer_withdrawn_on is not None:
        return tr("gilt nicht mehr")
    if row.state is HandoverState.SUPERSEDED:
        return tr("ersetzt durch {number}", number=row.superseded_by)
    if row.decision is Decision.A:
        return tr("übernommen")
    if row.decision is Decision.B:
        if row.expected_on is None:
            return tr("übernimmt später")
        return tr("später ab {day}", day=format_date(row.expected_on))
    if row.decision is Decision.C:
        if row.decline_reason is None:
            return tr("abgelehnt")
        return tr("abgelehnt – {reason}", reason=label(row.decline_reason))
    if row.state is HandoverState.ISSUED:
        return tr("noch nicht übergeben")
    if is_overdue(row, today):
        return tr("überfällig")
    return tr("erwartet bis {day}", day=format_day_month(row.answer_by))


def state_look(row: HandoverRow, today: date) -> tuple[str, str]:
    """Return icon and tone of the state."""
    answered = {
        Decision.A: ("check-circle-fill", "good"),
        Decision.B: ("hourglass-fill", "waiting"),
        Decision.C: ("prohibit-bold", "overdue"),
    }
    if row.state in _HOLDS_NO_MORE:
        return "prohibit-bold", "neutral"
    if row.decision is not None:
        return answered[row.decision]
    if row.state is HandoverState.ISSUED:
        return "circle-wavy-check", "accent"
    if is_overdue(row, today):
        return "warning-circle-fill", "overdue"
    return "paper-plane-tilt-fill", "info"


def is_overdue(row: HandoverRow, today: date) -> bool:
    """Whether the recipient has it, the answer is missing and its day is over."""
    waits = row.state is HandoverState.HANDED_OVER and row.decision is None
    return waits and row.answer_by < today


def facts(row: HandoverRow, today: date) -> tuple[tuple[str, str], ...]:
    """Return what stands beside the pages, as label and value."""
    answer = tr("erwartet bis {day}", day=format_date(row.answer_by))
    if row.decision is not None or row.state in _HOLDS_NO_MORE:
        answer = state_text(row, today)
    if row.answered_on is not None:
        answer = tr("{answer}, am {day}", answer=answer, day=format_date(row.answered_on))
    return (
        (tr("Empfangende Stelle"), row.recipient_name),
        (tr("Zweck"), label(row.purpose)),
        (tr("Freigabe"), _release(row)),
        (tr("Antwort"), answer),
    )


def _release(row: HandoverRow) -> str:
    """Return who released it and who composed it; older ones were issued by their author alone."""
    day = format_date(row.dated)
    if row.self_approved:
        return tr("am {day}, selbst freigegeben von {name}", day=day, name=row.author)
    if not row.approver:
        return tr("am {day} ausgestellt von {name}", day=day, name=row.author)
    return tr(
        "{day}, {approver} (verfasst: {author})",
        day=day,
        approver=row.approver,
        author=row.author,
    )
