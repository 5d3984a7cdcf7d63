"""The area below the table: facts with the steps allowed next, the history, entering answers."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework.answer import CodeTarget
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import ReferralState
from integrif_desk.domain.views import ReferralDetail
from integrif_desk.ui.context import Context
from integrif_desk.ui.referrals.answer_form import AnswerForm
from integrif_desk.ui.referrals.deeds import has_letter
from integrif_desk.ui.referrals.event_list import EventList
from integrif_desk.ui.referrals.facts_grid import FactsGrid
from integrif_desk.ui.referrals.presenter import (
    SEND,
    StepKind,
    event_lines,
    facts,
    heading,
    hint,
    open_text,
    steps,
)
from integrif_desk.ui.referrals.sent_note import SentNote
from integrif_desk.ui.referrals.step_form import StepForm
from integrif_desk.ui.slips.received import ReceivedSlips
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label, upright
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.i18n import tr

_ROOM_FOR_THREE = 960


@dataclass(frozen=True)
class Deeds:
    """What the detail area asks the page to do."""

    undo: Callable[[UUID], object]
    delete: Callable[[], object]
    open_case: Callable[[], object]
    refer_again: Callable[[], object]
    letter: Callable[[], object]
    found: Callable[[CodeTarget], object]
    answered: Callable[[CodeTarget, Decision], object]
    undo_answer: Callable[[CodeTarget], object]
    read_slip: Callable[[], object]


class DetailArea(QFrame):
    """Three columns; the right one shows the answer form, the form of a step, or a new code."""

    def __init__(self, context: Context, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(tr("Ausgewählte Verweisung"))
        self._deeds = deeds
        self.detail: ReferralDetail | None = None
        self._just_sent: UUID | None = None
        self.facts = _Facts(deeds, self._begin_step)
        self.history = _History(context, deeds)
        self.answer = AnswerForm(
            context, deeds.found, deeds.answered, deeds.undo_answer, deeds.read_slip
        )
        self.step = StepForm(context, self._stepped, self.show_answer)
        self.step.opened.connect(self._show_step)
        self.sent = SentNote(self.show_answer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.answer)
        self._stack.addWidget(self.step)
        self._stack.addWidget(self.sent)
        self._switch = segmented(
            [Option(False, tr("An&gaben")), Option(True, tr("&Verlauf"))],
            lambda _history: self._arrange(),
            tr("Angaben oder Verlauf"),
        )
        self._line = upright()
        self._holder = QWidget()
        switch = QHBoxLayout(self._holder)
        switch.setContentsMargins(16, 10, 16, 0)
        switch.addWidget(self._switch)
        switch.addStretch(1)
        known = QHBoxLayout()
        known.setSpacing(0)
        known.addWidget(self.facts, 1)
        known.addWidget(self._line)
        known.addWidget(self.history, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._holder)
        left.addLayout(known, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addLayout(left, 59)
        row.addWidget(upright())
        row.addWidget(self._stack, 41)
        self.setMinimumHeight(theme().px(220))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # Facts and history share one place where there is not enough for both.
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        narrow = self.width() < theme().px(_ROOM_FOR_THREE)
        history = self._switch.value()
        self._holder.setVisible(narrow)
        self._line.setVisible(not narrow)
        self.facts.setVisible(not narrow or not history)
        self.history.setVisible(not narrow or history)

    def show_detail(self, detail: ReferralDetail, *, code: bool) -> None:
        """Show a referral; with `code` the answer form stands for it, too."""
        other = self.detail is None or self.detail.row.id != detail.row.id
        self.detail = detail
        self.facts.show_detail(detail)
        self.history.show_detail(detail)
        self.answer.set_hint(hint(detail.row.state))
        if other:
            self.step.forget()
            self.show_answer()
        if code:
            self.answer.show_referral(detail.row.id, detail.row.answer_code or "")
        else:
            self.answer.recognise_again()
        if self._just_sent == detail.row.id:
            self._just_sent = None
            self._stack.setCurrentWidget(self.sent)
            self.sent.show_row(detail.row)

    def show_answer(self) -> None:
        """Show the answer form."""
        self._stack.setCurrentWidget(self.answer)

    def _show_step(self) -> None:
        self._stack.setCurrentWidget(self.step)

    def _begin_step(self, kind: StepKind) -> None:
        if self.detail is not None:
            self.step.ask(kind, self.detail.row)

    def _stepped(self, kind: StepKind, referral_id: UUID) -> None:
        self.show_answer()
        if kind is SEND:  # its code is known when the referral has been read again
            self._just_sent = referral_id

    def forget(self) -> None:
        """Keep drafts, then show nothing any more."""
        self.detail = None
        self.answer.forget()
        self.step.forget()
        self.sent.forget()
        self.facts.forget()
        self.history.forget()
        self.show_answer()


class _Facts(QWidget):
    """Who goes where and why, with buttons for what is allowed next."""

    def __init__(self, deeds: Deeds, begin_step: Callable[[StepKind], object]) -> None:
        super().__init__()
        self._deeds, self._begin = deeds, begin_step
        self._title = ElidedLabel("", "panel")
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("Angaben zur Verweisung"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._buttons = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._area, 1)
        self._column = column
        self.forget()

    def show_detail(self, detail: ReferralDetail) -> None:
        self._title.setText(heading(detail.row))
        self._show_facts(detail)
        self._show_buttons(detail)

    def forget(self) -> None:
        self._title.setText(tr("Keine Verweisung ausgewählt"))
        self._area.setWidget(_scrolled())
        self._replace_buttons(QWidget())

    def _show_facts(self, detail: ReferralDetail) -> None:
        case = Button(
            tr("{number} öffnen", number=detail.row.case_number),
            LINK,
            height=20,
            on_click=self._deeds.open_case,
        )
        self._area.setWidget(FactsGrid(facts(detail), case))

    def _show_buttons(self, detail: ReferralDetail) -> None:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(8)
        buttons = [self._step_button(kind) for kind in steps(detail.row.state)]
        if detail.row.state is ReferralState.DRAFT:
            buttons.append(
                Button(
                    tr("Entwurf &löschen …"),
                    icon="trash",
                    height=SMALL,
                    on_click=self._deeds.delete,
                )
            )
        if has_letter(detail):
            buttons.append(
                Button(
                    tr("Sch&reiben …"),
                    icon="file-text",
                    height=SMALL,
                    on_click=self._deeds.letter,
                )
            )
        if detail.row.state in (ReferralState.DECLINED, ReferralState.FAILED):
            again = tr("Neue Verweisung an andere S&telle")
            buttons.append(
                Button(
                    again,
                    icon="arrows-left-right",
                    height=SMALL,
                    on_click=self._deeds.refer_again,
                )
            )
        for number, button in enumerate(buttons):
            grid.addWidget(button, number // 2, number % 2)
        grid.setColumnStretch(2, 1)
        self._replace_buttons(box)

    def _step_button(self, kind: StepKind) -> Button:
        made = Button(kind.button, icon=kind.icon, height=SMALL, on_click=lambda: self._begin(kind))
        made.setToolTip(kind.title)
        return made

    def _replace_buttons(self, box: QWidget) -> None:
        self._column.removeWidget(self._buttons)
        self._buttons.hide()
        self._buttons.deleteLater()
        self._buttons = box
        self._column.addWidget(box)
        box.show()


class _History(QWidget):
    """„Verlauf der Verweisung“, and how long the answer is missing."""

    def __init__(self, context: Context, deeds: Deeds) -> None:
        super().__init__()
        self._deeds = deeds
        self._answer_days = context.opened.association.answer_days
        self.received = ReceivedSlips(context)
        self._referral_id: UUID | None = None
        self.events = EventList()
        self.events.setProperty("scrolled", True)
        area = QScrollArea()
        area.setAccessibleName(tr("Schritte der Verweisung"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.events)
        area.setAccessibleName(tr("Verlauf der Verweisung"))
        self._icon = IconLabel("warning-circle-fill", "overdue", 16)
        self._open = label("", "label")
        self._due = label("", "meta")
        self.undo = Button(
            tr("Letzten Schritt zurücknehmen"),
            LINK,
            icon="arrow-counter-clockwise",
            height=SMALL,
            on_click=self._take_back,
        )
        days = QHBoxLayout()
        days.setSpacing(6)
        days.addWidget(self._icon)
        days.addWidget(self._open)
        days.addWidget(self._due)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(label(tr("Verlauf der Verweisung"), "panel"))
        column.addWidget(area, 1)
        column.addWidget(self.received)
        column.addLayout(days)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.forget()

    def show_detail(self, detail: ReferralDetail) -> None:
        self._referral_id = detail.row.id
        self.received.show_subject(detail.row.id)
        self.events.show_events(event_lines(detail.events))
        text = open_text(detail.row)
        self._open.setText(text)
        self._open.setProperty("role", "error" if detail.row.overdue else "label")
        self._open.style().polish(self._open)
        self._icon.setVisible(detail.row.overdue)
        self._due.setText(tr("Frist: {days}", days=self._answer_days) if text else "")
        self.undo.setVisible(len(detail.events) > 1)

    def forget(self) -> None:
        self._referral_id = None
        self.received.show_subject(None)
        self.events.show_events(())
        self._open.clear()
        self._due.clear()
        self._icon.hide()
        self.undo.hide()

    def _take_back(self) -> None:
        if self._referral_id is not None:
            self._deeds.undo(self._referral_id)


def _scrolled() -> QWidget:
    made = QWidget()
    made.setProperty("scrolled", True)
    return made
