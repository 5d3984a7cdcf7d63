"""The issued handover beside the list: answer code, what to do with it, its pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import handover, sending
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.sending import Offer
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import HandoverRow
from integrif_desk.ui.context import (
    CASES,
    REFERRALS,
    SLIPS,
    CaseTarget,
    Context,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.giving_presenter import given_words
from integrif_desk.ui.handovers.presenter import facts
from integrif_desk.ui.handovers.table_model import state_chip
from integrif_desk.ui.slips.received import ReceivedSlips
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, TONAL, Button
from integrif_desk.ui.widgets.chips import ChipLabel
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.ui.widgets.panel import ElidedLabel, label, line
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_FACTS = 4


class HandoverDetail(QWidget):
    """`show_row` shows one; `go_to(key, target)` opens the case or the entry of its answer."""

    def __init__(
        self,
        context: Context,
        go_to: Callable[[str, object], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._go_to = go_to
        self._row: HandoverRow | None = None
        self._give_next = False
        self._number = label("", "section")
        self._chip = ChipLabel()
        self._person = Button("", LINK, height=SMALL, on_click=self._open_case)
        self.code = QLabel()
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._facts = [(label("", "meta"), ElidedLabel("", "label")) for _number in range(_FACTS)]
        self._given = (label(tr("Weitergegeben"), "meta"), ElidedLabel("", "label"))
        self.give_button = Button(
            tr("&Weitergeben …"),
            TONAL,
            icon="paper-plane-tilt",
            height=SMALL,
            on_click=self._open_ways,
        )
        self.answer_button = Button(
            tr("&Antwort eintragen"), icon="tray", height=SMALL, on_click=self._enter_answer
        )
        self.slip_button = Button(
            tr("&Bogen einlesen …"), icon="file-pdf", height=SMALL, on_click=self._read_slip
        )
        self.received = ReceivedSlips(context)
        self.refusal = label("", "warning", wrap=True)
        self.refusal.hide()
        self.giving = GivePanel(context, self._give_toggled)
        self._known = QWidget()
        self._buttons = QWidget()
        self.preview = PagePreview(context.runner)
        # In a low window it gives way before the words above it are pressed together.
        self.preview.setMinimumHeight(theme().px(48))
        self._ways = QScrollArea()
        self._ways.setWidgetResizable(True)
        self._ways.setFrameShape(QScrollArea.Shape.NoFrame)
        self._ways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ways.setWidget(self.giving)
        self._ways.hide()
        self._lay_out()

    @property
    def row(self) -> HandoverRow | None:
        """The handover that is shown."""
        return self._row

    def show_row(self, row: HandoverRow) -> None:
        """Show a handover; its pages follow."""
        fresh = self._row is None or self._row.id != row.id
        self._row = row
        today = self._context.opened.desk.today()
        self._number.setText(tr("Übergabe {number}", number=row.number))
        self._chip.set_chip(state_chip(row, today))
        name = row.person_name if len(row.person_name) <= 40 else f"{row.person_name[:40]}…"
        self._person.setText(f"{name} ({row.case_number})".replace("&", "&&"))
        size = theme().px(30)
        # The style sheet of the window would set the size back.
        self.code.setStyleSheet(
            f"font-family: 'Fira Mono'; font-size: {size}px; font-weight: bold;"
        )
        self.code.setText(row.answer_code)
        self.code.setAccessibleName(tr("Antwortcode {code}", code=row.answer_code))
        for (title, value), (name_label, value_label) in zip(
            facts(row, today), self._facts, strict=True
        ):
            name_label.setText(title)
            value_label.setText(value)
        self.answer_button.setVisible(row.decision is None)
        self.received.show_subject(row.id)
        if fresh:
            self.refusal.hide()
            self._given[1].setText("")
            self._give_next = self.give_button.hasFocus()
            self.give_button.setEnabled(False)
            self.giving.leave()
        self._fetch_offer(row)
        if fresh:
            self._fetch_pages(row)
        self.show()

    def clear(self) -> None:
        """Forget the handover, its pages and every password."""
        self.leave()
        self.giving.forget()

    def leave(self) -> None:
        """Show none; a password that nobody has passed on comes back with its handover."""
        self._row = None
        self.received.show_subject(None)
        self._number.clear()
        self._chip.set_chip(None)
        self._person.setText("")
        self.code.clear()
        for _title, value in self._facts:
            value.setText("")
        self._given[1].setText("")
        self.refusal.setText("")
        self.refusal.hide()
        self.preview.show_message("")
        self.giving.leave()
        self.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the icons out where the words alone just fit."""
        icons = ("paper-plane-tilt", "tray", "file-pdf")
        buttons = (self.give_button, self.answer_button, self.slip_button)
        for button, icon in zip(buttons, icons, strict=True):
            button.set_icon_name("" if narrow else icon)

    def ask_to_print(self) -> None:
        """Show the ways out with the cursor on the printer."""
        self.giving.open_paper()

    def _fetch_pages(self, row: HandoverRow) -> None:
        self.preview.show_message("")

        def show(paper: Paper) -> None:
            if self._row is not None and self._row.id == row.id:
                self.preview.show_paper(paper)

        self._context.runner.query(
            lambda: handover.paper(self._context.opened.desk, row.id),
            show,
            self._unreadable,
            key="handover-pages",
            owner=self,
        )

    def _fetch_offer(self, row: HandoverRow) -> None:
        def show(offer: Offer) -> None:
            if self._row is None or self._row.id != row.id:
                return
            self.refusal.setText(sentence(offer.refusal) if offer.refusal is not None else "")
            self.refusal.setVisible(offer.refusal is not None)
            self._given[1].setText(given_words(offer.given) or tr("noch nicht"))
            self.give_button.setEnabled(offer.refusal is None)
            if self._give_next and (self.answer_button.hasFocus() or self.slip_button.hasFocus()):
                # Disabled while the ways out were read, it had to leave the focus to its neighbour.
                self.give_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._give_next = False
            self.giving.show_offer(row, offer)

        self._context.runner.query(
            lambda: sending.offer(self._context.opened.desk, row.id),
            show,
            lambda _error: self.refusal.hide(),  # a damaged document is told by its pages
            key="handover-offer",
            owner=self,
        )

    def _unreadable(self, error: KnownError) -> None:
        self.preview.show_message(sentence(error))

    def _give_toggled(self, is_open: bool) -> None:
        """Let the ways out take the place of the pages, or give it back."""
        was_open = not self._ways.isHidden()
        typing = QApplication.focusWidget()
        inside = typing is not None and self.giving.isAncestorOf(typing)
        self._known.setVisible(not is_open)
        self._buttons.setVisible(not is_open)
        self.preview.setVisible(not is_open)
        self._ways.setVisible(is_open)
        if was_open and not is_open and inside:
            self.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_ways(self) -> None:
        self.giving.open()

    def _enter_answer(self) -> None:
        if self._row is not None:
            self._go_to(REFERRALS, ReferralTarget(answer=True, code=self._row.answer_code))

    def _read_slip(self) -> None:
        self._go_to(SLIPS, SlipTarget())

    def _open_case(self) -> None:
        if self._row is not None:
            self._go_to(CASES, CaseTarget(self._row.case_id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._number)
        head.addWidget(self._chip)
        head.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, (title, value) in enumerate(self._facts):
            grid.addWidget(title, number, 0)
            grid.addWidget(value, number, 1)
        for place, part in enumerate(self._given):
            grid.addWidget(part, _FACTS, place)
        code = QHBoxLayout()
        code.setSpacing(12)
        code.addWidget(self.code)
        code.addWidget(label(tr("Antwortcode"), "meta"))
        code.addStretch(1)
        known = QVBoxLayout(self._known)
        known.setContentsMargins(0, 0, 0, 0)
        known.setSpacing(8)
        known.addLayout(code)
        known.addLayout(grid)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for button in (self.give_button, self.answer_button, self.slip_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 12)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self._person, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self._known)
        top.addWidget(self.received)
        top.addWidget(self.refusal)
        top.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.preview, 1)
        column.addWidget(self._ways, 1)
