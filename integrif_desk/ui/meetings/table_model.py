"""The two lists of „Vereinbarungen“: meetings, and open agreements by due date."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from integrif_desk.domain.meeting_views import AgreementRow, MeetingRow
from integrif_desk.ui.meetings.presenter import (
    agreement_second,
    due_day,
    due_note,
    meeting_second,
    meeting_state,
    meta,
)
from integrif_desk.ui.widgets.chips import Tone
from integrif_desk.ui.widgets.rows import AttentionRow, TwoLineRow
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr


class MeetingModel(PagedTableModel[MeetingRow]):
    """Occasion, below it day and participants; at the right what is open."""

    titles = (tr("Treffen"), tr("Vereinbarungen"))
    numeric = frozenset({1})

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def text(self, row: MeetingRow, column: int) -> str:
        return meeting_state(row)[0] if column else row.title

    def key(self, row: MeetingRow) -> Hashable:
        return row.id

    def tool_tip(self, row: MeetingRow, column: int) -> str:
        return f"{row.title}\n{meeting_second(row, self._today())}"

    def look(self, row: MeetingRow, column: int, role: Role) -> Any:
        match role:
            case Role.SECOND:
                return meeting_state(row)[1] if column else meeting_second(row, self._today())
            case Role.BOLD:
                return not column
            case Role.TONE:
                return Tone.OVERDUE if column and row.overdue else None
        return None


class AgreementModel(PagedTableModel[AgreementRow]):
    """What was agreed, below it who; at the right until when."""

    titles = (tr("Vereinbarung"), tr("Fällig"))
    numeric = frozenset({1})

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def text(self, row: AgreementRow, column: int) -> str:
        return due_day(row, self._today()) if column else row.agreement.task

    def key(self, row: AgreementRow) -> Hashable:
        return row.id

    def tool_tip(self, row: AgreementRow, column: int) -> str:
        return f"{row.agreement.task}\n{agreement_second(row, self._today())}"

    def look(self, row: AgreementRow, column: int, role: Role) -> Any:
        match role:
            case Role.SECOND:
                today = self._today()
                return due_note(row, today) if column else agreement_second(row, today)
            case Role.BOLD:
                return not column
            case Role.TONE:
                return Tone.OVERDUE if column and row.is_overdue(self._today()) else None
        return None


def agreement_row(row: AgreementRow, today: date) -> TwoLineRow:
    """Return an agreement as a row at its meeting."""
    tone = Tone.NEUTRAL
    if row.is_overdue(today):
        tone = Tone.OVERDUE
    return TwoLineRow(
        row.id,
        isolate(row.owner),
        task=row.agreement.task,
        meta=meta(row, today),
        due=due_day(row, today),
        due_note=due_note(row, today),
        due_tone=tone,
    )


def left_open_row(row: AgreementRow, today: date) -> AttentionRow:
    """Return an agreement of an earlier meeting as one line."""
    late = row.is_overdue(today)
    return AttentionRow(
        row.id,
        isolate(row.owner),
        row.agreement.task,
        due_day(row, today),
        "warning-circle-fill" if late else "",
        Tone.OVERDUE if late else Tone.NEUTRAL,
    )
