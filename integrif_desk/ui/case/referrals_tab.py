"""„Verweisungen“ of the case: what was asked of whom, and what may happen next."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import referral
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.referral import ReferralState
from integrif_desk.domain.views import CaseDetail, ReferralDetail, ReferralRow
from integrif_desk.ui.case.referral_editor import ReferralEditor
from integrif_desk.ui.case.referral_panel import ReferralPanel
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.case.table_model import SENT, CaseReferralModel
from integrif_desk.ui.context import Context
from integrif_desk.ui.referrals.deeds import ask_delete, has_letter, take_back
from integrif_desk.ui.referrals.letter import LetterView
from integrif_desk.ui.referrals.presenter import StepKind, steps
from integrif_desk.ui.referrals.step_panel import StepPanel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, TONAL, Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

S = ReferralState
_MORE = (S.RECEIVED, S.WITHDRAWN, S.ENTERED_IN_ERROR)  # seldom taken: in a menu
_ROWS_SHOWN = 6
_ROOM_FOR_DATES = 640
_LETTER_HEIGHT = 480


class ReferralsTab(CaseTab):
    """The table above, the selected referral with its actions below."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._detail: CaseDetail | None = None
        self._wanted: UUID | None = None
        self.model = CaseReferralModel(self)
        self.table = Table(
            self.model,
            tr("Verweisungen des Falls"),
            height=TWO_LINES,
            stretch=0,
            on_select=self._select,
        )
        self.table.set_widths(0, 236, 104)
        self._new = Button(
            tr("&Neue Verweisung"), TONAL, icon="plus", height=SMALL, on_click=self.refer
        )
        self.editor = ReferralEditor(context, self._closed, self._select_later)
        self.step = StepPanel(context, self._closed)
        self.panel = ReferralPanel()
        self._empty = EmptyState()
        self._frame = Panel()
        self._frame.body.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(label(tr("Verweisungen"), "panel"), 1)
        head.addWidget(self._new)
        self.letter = LetterView(context, self._close_letter)
        self._listing = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._listing)
        # Where there is little room, it scrolls as a whole rather than its pages alone.
        self.letter.setMinimumHeight(theme().px(_LETTER_HEIGHT))
        holding = QScrollArea()
        holding.setWidgetResizable(True)
        holding.setFrameShape(QScrollArea.Shape.NoFrame)
        holding.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.letter.setProperty("scrolled", True)
        holding.setWidget(self.letter)
        self._stack.addWidget(holding)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        column = scrolled_column(self._listing)
        column.addLayout(head)
        for form in self._forms():
            column.addWidget(form)
        column.addWidget(self._frame)
        column.addWidget(self.panel)
        column.addStretch(1)
        column.addWidget(self._empty, 2)
        self.panel.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(SENT, self.width() < theme().px(_ROOM_FOR_DATES))

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is None or self._detail.case.id != detail.case.id:
            self._close_all()
            self._leave_letter()
            self.panel.hide()
            self.table.clearSelection()
        self._detail = detail
        rows, read_only = detail.referrals, is_read_only(detail)
        self.model.show_all(rows)
        # As high as its rows, so that the selected one follows close below.
        shown = min(len(rows), _ROWS_SHOWN)
        self._frame.setFixedHeight(theme().px(TWO_LINES) * shown + theme().px(36) + 6)
        self._frame.setVisible(bool(rows))
        self._empty.setVisible(not rows and all(form.isHidden() for form in self._forms()))
        words = tr("Für diesen Fall gibt es noch keine Verweisung.")
        if read_only:
            self._empty.set_text(words)
        else:
            self._empty.set_text(words, tr("&Erste Verweisung schreiben"), self.refer)
        self._new.setVisible(not read_only and bool(rows))
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None
        self._select(self.table.selected())

    def refresh(self, changes: Changes | None) -> None:
        self.letter.refresh(changes)
        row = self.table.selected()
        if isinstance(row, ReferralRow) and (changes is None or row.id in changes.ids):
            self._read(row.id)

    def keep_drafts(self) -> None:
        self.editor.keep_drafts()
        self.step.form.keep_drafts()

    def clear(self) -> None:
        self._close_all()
        self._leave_letter()
        self.letter.forget()
        self._detail = None
        self.model.clear()
        self.panel.clear()

    def refer(self, actor_id: UUID | None = None) -> None:
        """Open the editor of a new referral."""
        if self._detail is not None and not is_read_only(self._detail):
            self._close_all()
            self._empty.hide()
            self.editor.write_new(self._detail.case.id, actor_id)

    def _forms(self) -> Sequence[ReferralEditor | StepPanel]:
        return (self.editor, self.step)

    def _select(self, row: object) -> None:
        if isinstance(row, ReferralRow):
            self._read(row.id)
        else:
            self.panel.hide()

    def _select_later(self, referral_id: UUID) -> None:
        self._wanted = referral_id

    def _read(self, referral_id: UUID) -> None:
        desk = self.context.opened.desk
        self.context.runner.query(
            lambda: referral.view(desk, referral_id),
            self._show_referral,
            lambda _gone: self.panel.hide(),
            key=("referral", id(self)),
            owner=self,
        )

    def _show_referral(self, found: ReferralDetail) -> None:
        if self._detail is None or found.row.case_id != self._detail.case.id:
            return
        deeds = [] if is_read_only(self._detail) else self._deeds(found)
        self.panel.show_referral(found, deeds)
        self.panel.show()
        self.letter.take_row(found.row)

    def _leave_letter(self) -> None:
        self.letter.leave()
        self._stack.setCurrentWidget(self._listing)

    def _close_letter(self) -> None:
        self._leave_letter()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_letter(self, row: ReferralRow) -> None:
        self._close_all()
        self._stack.setCurrentIndex(1)
        self.letter.show_letter(row)
        self.letter.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _letter_deed(self, found: ReferralDetail) -> list[tuple[str, str, Callable[[], object]]]:
        if not has_letter(found):
            return []
        return [(tr("Sch&reiben …"), "file-text", lambda: self._open_letter(found.row))]

    def _deeds(self, found: ReferralDetail) -> list[tuple[str, str, Callable[[], object]]]:
        row = found.row
        deeds = [
            (kind.button, kind.icon, self._asker(kind, row))
            for kind in steps(row.state, answers=True)
            if kind.state not in _MORE
        ]
        if row.state is S.DRAFT:
            return [
                *deeds,
                *self._letter_deed(found),
                (
                    tr("Bear&beiten"),
                    "pencil-simple",
                    lambda: self._open(lambda: self.editor.edit(found.referral)),
                ),
                (
                    tr("&Löschen …"),
                    "trash",
                    lambda: ask_delete(self.context, row, self, lambda: None),
                ),
            ]
        return [
            *deeds,
            *self._letter_deed(found),
            (tr("Wei&tere"), "dots-three", lambda: self._open_menu(row)),
        ]

    def _asker(self, kind: StepKind, row: ReferralRow) -> Callable[[], object]:
        return lambda: self._open(lambda: self.step.ask(kind, row))

    def _open_menu(self, row: ReferralRow) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in steps(row.state, answers=True):
            if kind.state in _MORE:
                act = self._asker(kind, row)
                menu.addAction(kind.button).triggered.connect(lambda _on=False, act=act: act())
        back = tr("Letzten Schritt zurücknehmen ({state})", state=word(row.state))
        menu.addAction(back).triggered.connect(lambda: take_back(self.context, row.id))
        menu.popup(self.panel.mapToGlobal(QPoint(16, self.panel.height())))

    def _open(self, act: Callable[[], object]) -> None:
        self._close_all()
        act()

    def _close_all(self) -> None:
        self.editor.forget()
        self.step.forget()

    def _closed(self) -> None:
        if self._detail is not None:
            self._empty.setVisible(not self._detail.referrals)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
