"""„Verweisungen“ across cases: what waits for an answer, what to do next, answers by their code."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import actor as actors
from integrif_desk.casework import answer as answers
from integrif_desk.casework import referral as referrals
from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.account import Role
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.views import (
    ReferralCounts,
    ReferralDetail,
    ReferralFilter,
    ReferralRow,
)
from integrif_desk.ui.case_picker import CasePicker
from integrif_desk.ui.context import (
    CASES,
    SLIPS,
    CaseTarget,
    CaseThen,
    Context,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.paged_list import PagedList
from integrif_desk.ui.referrals.deeds import ask_delete, say_taken_back, take_back
from integrif_desk.ui.referrals.detail import Deeds, DetailArea
from integrif_desk.ui.referrals.filter_bar import FilterBar
from integrif_desk.ui.referrals.letter import LetterView
from integrif_desk.ui.referrals.presenter import Scope
from integrif_desk.ui.referrals.print_list import PrintBar
from integrif_desk.ui.referrals.table_model import Column, ReferralModel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.splitter import Splitter
from integrif_desk.ui.widgets.table import Table
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_SHOWN = {Noun.REFERRAL, Noun.CASE, Noun.PERSON, Noun.ACTOR}
_MOST_ACTORS = 500
# Of the columns in px at 100 %; office and purpose share the rest.
_NARROW = (150, 0, 0, 96, 150, 88, 106)
_WIDTHS = (172, 0, 0, 96, 200, 88, 106)
_WIDE = (212, 0, 0, 108, 280, 100, 116)
_NARROW_BELOW, _WIDE_FROM = 1000, 1400


class ReferralsPage(Page):
    """Table above, the selected referral below."""

    title = tr("Verweisungen")
    help_text = tr(
        "Hier stehen alle Verweisungen über alle Fälle, zuerst die, bei denen etwas zu tun ist.\n\n"
        "Ruft eine Stelle an oder kommt ein Rückmeldebogen, tippen Sie den Antwortcode ein. Das "
        "Programm findet den Fall selbst. „K7-4F2Q-9, C3“ ist eine vollständige Antwort. Einen "
        "Bogen, der als PDF kommt, legen Sie irgendwo auf dem Fenster ab.\n\n"
        "Angeboten wird nur, was beim jetzigen Stand möglich ist. Ein Versehen nehmen Sie mit "
        "„Letzten Schritt zurücknehmen“ zurück."
    )
    shortcuts = (
        (tr("Strg+Eingabe"), tr("Antwort oder Schritt speichern")),
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Tabelle")),
        (tr("Eingabe"), tr("Fall öffnen")),
        (tr("Strg+P"), tr("Liste drucken")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._shown_id: UUID | None = None
        self._row_id: UUID | None = None
        self._pick_first = self._is_first = True
        answer_days = context.opened.association.answer_days
        self.model = ReferralModel(answer_days, self)
        self.table = Table(
            self.model,
            tr("Verweisungen"),
            stretch=Column.PURPOSE,
            on_open=lambda row: self._open_case(row.case_id),
            on_select=self._selected,
        )
        stretch = QHeaderView.ResizeMode.Stretch
        self.table.horizontalHeader().setSectionResizeMode(Column.ACTOR, stretch)
        self._rows = PagedList(
            context,
            self.model,
            self.table,
            tr("Verweisungen werden geladen …"),
            self._loaded,
        )
        self.filters = FilterBar(self._desk.account.id, answer_days, self._filter)
        self.picker = CasePicker(context, tr("Wer soll verwiesen werden?"), self._refer)
        self.print_bar = PrintBar(context, lambda: self.filters.wanted(self._desk.today()))
        self.detail = DetailArea(
            context,
            Deeds(
                undo=lambda referral_id: take_back(context, referral_id),
                delete=self._ask_delete,
                open_case=lambda: self._with_case(self._open_case),
                refer_again=lambda: self._with_case(self._refer),
                letter=self._open_letter,
                found=self._found,
                answered=self._answered,
                undo_answer=lambda target: self._take_back(
                    lambda: answers.undo(self._desk, target)
                ),
                read_slip=lambda: self.go_to.emit(SLIPS, SlipTarget()),
            ),
        )
        self.letter = LetterView(context, self._close_letter)
        self._list = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.table)

    def refresh(self, changes: object | None) -> None:
        self.letter.refresh(changes if isinstance(changes, Changes) else None)
        if not touches(changes, _SHOWN):
            return
        if touches(changes, {Noun.ACTOR}):
            self._context.runner.query(
                lambda: actors.choices(self._desk, limit=_MOST_ACTORS),
                self.filters.show_actors,
                key="referrals-actors",
            )
        self._count()
        if self.model.rows():
            self.model.reload()
        else:
            self._filter()
        if self._shown_id is not None:
            self._read(self._shown_id)

    def show_item(self, what: object) -> None:
        if self._stack.currentIndex():
            self._close_letter()
        if isinstance(what, ReferralFilter):
            self.filters.show_overdue(mine=what.owner_id is not None)
        if not isinstance(what, ReferralTarget):
            return
        if what.referral_id is not None:
            self._pick_first = False
            self.table.select(what.referral_id)
            self._read(what.referral_id)
        if what.answer or what.code:
            self._pick_first = False  # its code would take the place of the one to be answered
            self.enter_answer(what.code, what.said)

    def areas(self) -> Sequence[QWidget]:
        return (self.filters, self.table, self.detail.facts, self.detail.answer, self.detail.step)

    def find_field(self) -> QLineEdit | None:
        return self.filters.search

    def print_page(self) -> bool:
        self.print_bar.open()
        return True

    def blank(self) -> None:
        self._stack.setCurrentIndex(0)
        self.letter.forget()
        self.detail.forget()
        self._shown_id = self._row_id = None
        self._pick_first = True
        self.model.clear()
        self.filters.search.clear()
        self.picker.close_bar()
        self.print_bar.hide()

    def share_width(self) -> None:
        wide = self.width() >= theme().px(_WIDE_FROM)
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self.table.set_widths(*(_WIDE if wide else _NARROW if narrow else _WIDTHS))
        # The days that it has been open say the same in fewer letters.
        self.table.setColumnHidden(Column.SENT, narrow)

    def enter_answer(self, code: str = "", said: str = "") -> None:
        """Put the cursor into the answer code."""
        self.detail.show_answer()
        self.detail.answer.focus_code(code, said)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(self.title, "title"))
        head.addStretch(1)
        head.addWidget(self.filters.search, 1)
        head.addWidget(Button(tr("Liste &drucken"), icon="printer", on_click=self.print_page))
        head.addWidget(Button(tr("Neue &Verweisung"), icon="plus", on_click=self.picker.open))
        holder = Panel()
        holder.body.addWidget(self._rows)
        holder.setMinimumHeight(theme().px(36 * 4))
        splitter = Splitter(Qt.Orientation.Vertical)
        splitter.addWidget(holder)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([theme().px(260), theme().px(344)])
        column = QVBoxLayout(self._list)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.picker)
        column.addWidget(self.print_bar)
        column.addWidget(self.filters)
        column.addWidget(splitter, 1)
        holding = QWidget()
        inner = QVBoxLayout(holding)
        inner.setContentsMargins(24, 12, 24, 0)
        inner.addWidget(self.letter)
        self._stack.addWidget(self._list)
        self._stack.addWidget(holding)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # reading

    def _filter(self) -> None:
        self._pick_first = True
        self._count()
        filtered = self.filters.wanted(self._desk.today())
        self._rows.read(
            lambda after, limit: referrals.referrals(self._desk, filtered, after, limit)
        )

    def _count(self) -> None:
        filtered = self.filters.wanted(self._desk.today())
        self._context.runner.query(
            lambda: referrals.counts(self._desk, filtered),
            self._show_counts,
            key="referrals-counts",
        )

    def _show_counts(self, counts: ReferralCounts) -> None:
        first, self._is_first = self._is_first, False
        if first and not counts.all and self._desk.account.role is Role.LEAD:
            # Who leads and refers nobody looks after the referrals of all.
            self.filters.show_all()
            return
        self.filters.show_counts(counts)
        self.count.emit(counts.overdue)

    def _loaded(self, found: bool) -> None:
        if not found:
            self._say_empty()
        elif self._pick_first:
            self._rows.show_first(self._shown_id)
        self._pick_first = False

    def _say_empty(self) -> None:
        sentence, empty = self.filters.empty_sentence(), self._rows.empty
        if self.filters.narrowed():
            empty.set_text(sentence, tr("&Alle zeigen"), self.filters.show_all)
        elif self.filters.scope in (Scope.CURRENT, Scope.ALL):
            empty.set_text(sentence, tr("Neue &Verweisung"), self.picker.open)
        else:
            empty.set_text(sentence)

    def _selected(self, row: ReferralRow | None) -> None:
        # A reloaded table selects its row again, which is no wish to see another referral.
        if row is not None and row.id != self._row_id:
            self._row_id = row.id
            self._read(row.id, code=True)

    def _read(self, referral_id: UUID, *, code: bool | None = None) -> None:
        """Show a referral below; with `code` the answer form turns to it."""
        turn = code if code is not None else referral_id != self._shown_id
        self._shown_id = referral_id

        self._context.runner.query(
            lambda: referrals.view(self._desk, referral_id),
            lambda detail: self._show_detail(detail, code=turn),
            self._gone,
            key="referrals-detail",
            owner=self,
        )

    def _show_detail(self, detail: ReferralDetail, *, code: bool) -> None:
        self.detail.show_detail(detail, code=code)
        self.letter.take_row(detail.row)

    def _gone(self, error: KnownError) -> None:
        self._shown_id = self._row_id = None
        self.detail.forget()
        if error.code is not ErrorCode.NOT_FOUND:
            self._context.notices.error(error)

    # doing

    def _answered(self, target: CodeTarget, decision: Decision) -> None:
        self._context.notices.say(
            tr("Antwort eingetragen: {answer}.", answer=word(decision)),
            lambda: self._take_back(lambda: answers.undo(self._desk, target)),
        )

    def _take_back(self, undo: Callable[[], Changes]) -> None:
        def done(_changes: Changes) -> None:
            say_taken_back(self._context)
            self.detail.answer.recognise_again()

        self._context.runner.change(undo, done, owner=self)

    def _open_letter(self) -> None:
        if self.detail.detail is not None:
            self._stack.setCurrentIndex(1)
            self.letter.show_letter(self.detail.detail.row)
            self.letter.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_letter(self) -> None:
        self.letter.leave()
        self._stack.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_delete(self) -> None:
        if self.detail.detail is not None:
            ask_delete(self._context, self.detail.detail.row, self, self._deleted)

    def _deleted(self) -> None:
        self._shown_id = self._row_id = None
        self._pick_first = True
        self.detail.forget()

    def _found(self, target: CodeTarget) -> None:
        """A typed code belongs to another referral than the one shown: show that one."""
        if target.kind is TargetKind.REFERRAL and target.id != self._shown_id:
            self._row_id = target.id
            self.table.select(target.id)
            self._read(target.id, code=False)

    def _with_case(self, act: Callable[[UUID], object]) -> None:
        detail = self.detail.detail
        if detail is not None:
            act(detail.row.case_id)

    def _open_case(self, case_id: UUID) -> None:
        self.go_to.emit(CASES, CaseTarget(case_id))

    def _refer(self, case_id: UUID) -> None:
        self.go_to.emit(CASES, CaseTarget(case_id, CaseThen.REFER))
