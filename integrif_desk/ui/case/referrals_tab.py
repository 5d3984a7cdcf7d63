"""„Verweisungen“ of the case: what was asked of whom, and what may happen next."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from integrif_desk.casework import referral
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.referral import UNANSWERED_STATES, ReferralState, next_states
from integrif_desk.domain.views import CaseDetail, ReferralDetail, ReferralRow
from integrif_desk.ui.case.nudge_form import NudgeForm
from integrif_desk.ui.case.referral_forms import ReferralEditor, SendForm, StepForm
from integrif_desk.ui.case.referral_panel import ReferralPanel
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.case.table_model import SENT, CaseReferralModel
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, TONAL, Button
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

S = ReferralState
_MAIN = (S.ACCEPTED, S.WAITING, S.RUNNING, S.COMPLETED, S.DECLINED, S.FAILED)
_MORE = (S.RECEIVED, S.WITHDRAWN, S.ENTERED_IN_ERROR)
_VERBS = {
    S.RECEIVED: tr("Eingang bestätigt"),
    S.ACCEPTED: tr("&Angenommen"),
    S.WAITING: tr("&Wartet"),
    S.RUNNING: tr("&Läuft"),
    S.COMPLETED: tr("A&bgeschlossen"),
    S.DECLINED: tr("Ab&gelehnt"),
    S.FAILED: tr("&Gescheitert"),
    S.WITHDRAWN: tr("Zurückziehen"),
    S.ENTERED_IN_ERROR: tr("Als Irrtum kennzeichnen"),
}
_ROWS_SHOWN = 6
_ROOM_FOR_DATES = 640


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
        self.send = SendForm(context, self._closed)
        self.step = StepForm(context, self._closed)
        self.nudge = NudgeForm(context, self._closed)
        self.panel = ReferralPanel()
        self._empty = EmptyState()
        self._frame = Panel()
        self._frame.body.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(label(tr("Verweisungen"), "panel"), 1)
        head.addWidget(self._new)
        column = scrolled_column(self)
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
        row = self.table.selected()
        if isinstance(row, ReferralRow) and (changes is None or row.id in changes.ids):
            self._read(row.id)

    def keep_drafts(self) -> None:
        self.editor.keep_drafts()

    def clear(self) -> None:
        self._close_all()
        self._detail = None
        self.model.clear()
        self.panel.clear()

    def refer(self, actor_id: UUID | None = None) -> None:
        """Open the editor of a new referral."""
        if self._detail is not None and not is_read_only(self._detail):
            self._close_all()
            self._empty.hide()
            self.editor.write_new(self._detail.case.id, actor_id)

    def _forms(self) -> Sequence[ReferralEditor | SendForm | StepForm | NudgeForm]:
        return (self.editor, self.send, self.step, self.nudge)

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

    def _deeds(self, found: ReferralDetail) -> list[tuple[str, Callable[[], object]]]:
        row = found.row
        if row.state is S.DRAFT:
            return [
                (tr("Ü&bermitteln"), lambda: self._open(lambda: self.send.ask(row))),
                (tr("Bear&beiten"), lambda: self._open(lambda: self.editor.edit(found.referral))),
                (tr("&Löschen"), lambda: self._ask_delete(row)),
            ]
        following = next_states(row.state)
        deeds: list[tuple[str, Callable[[], object]]] = [
            (_VERBS[state], self._stepper(row, state)) for state in _MAIN if state in following
        ]
        if row.state in UNANSWERED_STATES:
            deeds.append(
                (
                    tr("Na&chfassen"),
                    lambda: self._open(lambda: self.nudge.ask(row.id, row.actor_name)),
                )
            )
        deeds.append((tr("Wei&tere"), lambda: self._open_menu(row)))
        return deeds

    def _stepper(self, row: ReferralRow, state: ReferralState) -> Callable[[], object]:
        return lambda: self._open(lambda: self.step.ask(row, state))

    def _open_menu(self, row: ReferralRow) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state in _MORE:
            if state in next_states(row.state):
                act = self._stepper(row, state)
                menu.addAction(_VERBS[state]).triggered.connect(lambda _on=False, act=act: act())
        back = tr("Letzten Schritt zurücknehmen ({state})", state=word(row.state))
        menu.addAction(back).triggered.connect(lambda: self._undo(row))
        menu.popup(self.panel.mapToGlobal(QPoint(16, self.panel.height())))

    def _undo(self, row: ReferralRow) -> None:
        desk = self.context.opened.desk
        self.context.runner.change(
            lambda: referral.undo_last(desk, row.id),
            lambda _done: self.context.notices.say(tr("Schritt zurückgenommen.")),
            owner=self,
        )

    def _ask_delete(self, row: ReferralRow) -> None:
        desk = self.context.opened.desk

        def delete() -> None:
            self.context.runner.change(
                lambda: referral.delete_draft(desk, row.id),
                lambda _done: self.context.notices.say(tr("Entwurf gelöscht.")),
                owner=self,
            )

        confirm(
            self,
            tr("Entwurf löschen"),
            tr("Der Entwurf an {actor} wird gelöscht.", actor=row.actor_name),
            tr("Entwurf &löschen"),
            delete,
        )

    def _open(self, act: Callable[[], object]) -> None:
        self._close_all()
        act()

    def _close_all(self) -> None:
        self.editor.forget()
        for form in (self.send, self.step, self.nudge):
            form.hide()

    def _closed(self) -> None:
        if self._detail is not None:
            self._empty.setVisible(not self._detail.referrals)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
