"""One meeting: who was there, what was left open before, what was agreed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.domain.meeting_views import AgreementDetail, AgreementRow, MeetingDetail
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.agreement_panel import AgreementPanel, StepSaver
from integrif_desk.ui.meetings.presenter import (
    facts,
    left_open_title,
    when_and_where,
)
from integrif_desk.ui.meetings.quick_entry import AgreementEntry
from integrif_desk.ui.meetings.table_model import agreement_row, left_open_row
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.wording.i18n import tr

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute  # also from right to left
READABLE = 960  # px at 100 %; longer lines are hard to read


@dataclass(frozen=True)
class Deeds:
    """What the detail asks the page to do."""

    edit: Callable[[], object]
    delete: Callable[[], object]
    print_open: Callable[[], object]
    select: Callable[[UUID | None], object]
    show_agreement: Callable[[AgreementRow], object]
    added: Callable[[UUID], object]
    step: StepSaver
    undo_step: Callable[[], object]
    delete_agreement: Callable[[], object]


class MeetingView(QWidget):
    """Stays while meetings come and go, so that what is being typed is not lost."""

    def __init__(self, context: Context, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("scrolled", True)
        self._deeds = deeds
        self._detail: MeetingDetail | None = None
        self._title = label("", "title", wrap=True)
        self._title.setMinimumWidth(1)
        self._when = label("", "muted", wrap=True)
        self._facts = QWidget()
        self.left_open = RowList(
            tr("Offen vom letzten Treffen"),
            fits=True,
            on_open=self._open_left,
        )
        self._left_panel = Panel(tr("Offen vom letzten Treffen"), icon="list-bullets")
        self._left_panel.body.addWidget(self.left_open)
        self.list = RowList(tr("Vereinbarungen"), fits=True, on_select=self._deeds.select)
        self._nothing = label(tr("Noch nichts vereinbart."), "muted")
        self._nothing.setContentsMargins(16, 10, 16, 10)
        self.entry = AgreementEntry(context, deeds.added)
        self._panel = panel = Panel(tr("Vereinbarungen"), icon="handshake")
        self._number = label("", "meta")
        panel.title_row.insertWidget(2, self._number)
        listed: tuple[QWidget, ...] = (self.list, self._nothing, line(), self.entry)
        for part in listed:
            panel.body.addWidget(part)
        self.agreement = AgreementPanel(
            context, deeds.step, deeds.undo_step, self._correct, deeds.delete_agreement
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._column.addWidget(self._when)
        self._column.addLayout(self._buttons())
        for part in (self._facts, self._left_panel, panel, self.agreement):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scale()

    def show_detail(self, detail: MeetingDetail, today: date, wanted: UUID | None) -> None:
        """Show a meeting and select the agreement `wanted`, where it is one of its own."""
        self._detail = detail
        self._title.setText(detail.meeting.title)
        self._when.setText(when_and_where(detail.meeting))
        self._show_facts(facts(detail))
        self._left_panel.set_title(left_open_title(detail.left_open))
        self.left_open.show_rows([left_open_row(row, today) for row in detail.left_open])
        self._left_panel.setVisible(bool(detail.left_open))
        self.list.show_rows([agreement_row(row, today) for row in detail.agreements])
        self.list.setVisible(bool(detail.agreements))
        self._nothing.setVisible(not detail.agreements)
        self._number.setText(str(len(detail.agreements) or ""))
        self.entry.begin(
            detail.meeting, (*detail.meeting.participant_ids, *detail.meeting.account_ids)
        )
        if wanted is None or not self.list.select(wanted):
            self._deeds.select(None)
        else:
            self._deeds.select(wanted)

    def put_agreement_first(self, first: bool) -> None:
        """Show the selected agreement above its meeting, where that is only its context."""
        self._column.removeWidget(self.agreement)
        self._column.insertWidget(2 if first else self._column.count() - 1, self.agreement)

    def bring_into_sight(self, area: QScrollArea) -> None:
        """Scroll to the selected agreement, as far as its list stays in sight."""
        if not self.agreement.isVisible():
            return
        # The panel has just been shown: the area shall know how high everything is now.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self.agreement.y() < self._panel.y():
            area.verticalScrollBar().setValue(0)
            return
        below = self.agreement.y() + self.agreement.height() + 16 - area.viewport().height()
        bar = area.verticalScrollBar()
        top = self.list.mapTo(self, QPoint(0, 0)).y()
        bar.setValue(max(bar.value(), min(below, top)))

    def keep_entry_in_sight(self, area: QScrollArea) -> None:
        """Scroll to the line in which somebody is typing; each new agreement pushes it down."""
        typing = QApplication.focusWidget()
        if typing is None or not self.entry.isAncestorOf(typing):
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area.ensureWidgetVisible(self.entry, 0, 16)

    def detail(self) -> MeetingDetail | None:
        """Return what is shown."""
        return self._detail

    def show_agreement(self, detail: AgreementDetail, today: date) -> None:
        """Show the selected agreement below."""
        self.agreement.show_detail(detail, today)

    def keep(self) -> None:
        """Keep what has been typed."""
        self.entry.keep()

    def forget(self) -> None:
        """Keep drafts, then forget all that is shown."""
        self.entry.forget()
        self.agreement.forget()
        self._detail = None
        self.list.show_rows(())
        self.left_open.show_rows(())
        self._title.setText("")
        self._when.setText("")
        self._show_facts(())

    def _open_left(self, key: object) -> None:
        rows = self._detail.left_open if self._detail is not None else ()
        for row in rows:
            if row.id == key:
                self._deeds.show_agreement(row)

    def _correct(self) -> None:
        shown = self.agreement.detail()
        if shown is not None:
            self.entry.edit(shown.row)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        deeds = self._deeds
        row.addWidget(Button(tr("Bea&rbeiten"), icon="pencil-simple", on_click=deeds.edit))
        row.addWidget(Button(tr("Offenes &drucken"), icon="printer", on_click=deeds.print_open))
        row.addWidget(Button(tr("&Löschen …"), icon="trash", on_click=deeds.delete))
        row.addStretch(1)
        return row

    def _show_facts(self, found: tuple[tuple[str, str], ...]) -> None:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme().px(128))
        grid.setColumnStretch(1, 1)
        for number, (name, text) in enumerate(found):
            shown = label(text, wrap=True)
            shown.setMinimumWidth(1)  # a word without end must not push the columns apart
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | _LEFT)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, number, 1)
        self._column.replaceWidget(self._facts, made)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = made

    def _scale(self) -> None:
        self.setMaximumWidth(theme().px(READABLE))


def scroll_area(inner: QWidget) -> QScrollArea:
    """Return an area in which a column scrolls up and down only."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inner)
    return made


def framed(form: QWidget) -> QWidget:
    """Return a form with the margins and the width of what it takes the place of."""
    made = QWidget()
    made.setProperty("scrolled", True)
    made.setMaximumWidth(theme().px(READABLE))
    inside = QVBoxLayout(made)
    inside.setContentsMargins(24, 16, 24, 16)
    inside.addWidget(form)
    inside.addStretch(1)
    return made
