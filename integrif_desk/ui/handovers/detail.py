"""The issued handover beside the list: answer code, what to do with it, its pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.casework import handover
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.views import HandoverRow, PageImage
from integrif_desk.ui.context import CASES, REFERRALS, CaseTarget, Context, ReferralTarget
from integrif_desk.ui.handovers.live_preview import images, width_for
from integrif_desk.ui.handovers.paper import PRINT_WIDTH, PrintBar, ask_for_file, print_pages
from integrif_desk.ui.handovers.presenter import facts, revoked_words
from integrif_desk.ui.handovers.table_model import state_chip
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
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
        self.save_button = Button(
            tr("PDF &speichern …"), icon="file-pdf", height=SMALL, on_click=self._save
        )
        self.print_button = Button(
            tr("&Drucken …"), icon="printer", height=SMALL, on_click=self.ask_to_print
        )
        self.answer_button = Button(
            tr("&Antwort eintragen"), icon="tray", height=SMALL, on_click=self._enter_answer
        )
        self.revoked = label("", "warning", wrap=True)
        self.revoked.hide()
        self.print_bar = PrintBar(self._fetch_for_printer, self._close_print_bar)
        self._buttons = QWidget()
        self.preview = PagePreview()
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
        if fresh:
            self.revoked.hide()
        self._look_for_revocation(row)
        if fresh:
            self._close_print_bar()
            self._fetch_pages(row)
        self.show()

    def clear(self) -> None:
        """Forget the handover and its pages."""
        self._row = None
        self._number.clear()
        self._chip.set_chip(None)
        self._person.setText("")
        self.code.clear()
        for _title, value in self._facts:
            value.setText("")
        self.revoked.setText("")
        self.revoked.hide()
        self.preview.show_message("")
        self._close_print_bar()
        self.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the icons out where the words alone just fit."""
        icons = ("file-pdf", "printer", "tray")
        buttons = (self.save_button, self.print_button, self.answer_button)
        for button, icon in zip(buttons, icons, strict=True):
            button.set_icon_name("" if narrow else icon)

    def ask_to_print(self) -> None:
        """Ask before paper with personal data is made."""
        if self._row is not None:
            self._buttons.hide()
            self.print_bar.open()

    def _fetch_pages(self, row: HandoverRow) -> None:
        self.preview.show_message("")
        width = width_for(self.preview)

        def show(pages: tuple[PageImage, ...]) -> None:
            if self._row is not None and self._row.id == row.id:
                self.preview.show_pages(images(pages))

        self._context.runner.query(
            lambda: handover.pages(self._context.opened.desk, row.id, width),
            show,
            self._unreadable,
            key="handover-pages",
            owner=self,
        )

    def _look_for_revocation(self, row: HandoverRow) -> None:
        def show(categories: tuple[DataCategory, ...]) -> None:
            if self._row is None or self._row.id != row.id:
                return
            self.revoked.setText(revoked_words(categories))
            self.revoked.setVisible(bool(categories))

        self._context.runner.query(
            lambda: handover.revoked(self._context.opened.desk, row.id),
            show,
            lambda _error: self.revoked.hide(),  # a damaged document is told by its pages
            key="handover-revoked",
            owner=self,
        )

    def _unreadable(self, error: KnownError) -> None:
        self.preview.show_message(sentence(error))

    def _save(self) -> None:
        if self._row is not None:
            ask_for_file(self._context, self._row, self)

    def _close_print_bar(self) -> None:
        self.print_bar.hide()
        self._buttons.show()

    def _fetch_for_printer(self) -> None:
        self._close_print_bar()
        row = self._row
        if row is None:
            return

        def record() -> None:
            desk = self._context.opened.desk
            self._context.runner.change(lambda: handover.record_printing(desk, row.id))

        def ask(pages: tuple[PageImage, ...]) -> None:
            print_pages(pages, row.number, self, record)

        self._context.runner.query(
            lambda: handover.pages(self._context.opened.desk, row.id, PRINT_WIDTH),
            ask,
            key="handover-print",
            owner=self,
        )

    def _enter_answer(self) -> None:
        if self._row is not None:
            self._go_to(REFERRALS, ReferralTarget(answer=True, code=self._row.answer_code))

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
        code = QHBoxLayout()
        code.setSpacing(12)
        code.addWidget(self.code)
        code.addWidget(label(tr("Antwortcode"), "meta"))
        code.addStretch(1)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for button in (self.save_button, self.print_button, self.answer_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 12)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self._person, 0, Qt.AlignmentFlag.AlignLeft)
        top.addLayout(code)
        top.addLayout(grid)
        top.addWidget(self.revoked)
        top.addWidget(self._buttons)
        top.addWidget(self.print_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.preview, 1)
