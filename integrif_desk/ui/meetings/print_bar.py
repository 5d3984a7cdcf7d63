"""„Liste drucken“: the open agreements for the next meeting, to the printer or as a PDF."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework import drawn
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.ui.context import Context
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.saving import ask_in_clear, ask_where_pdf, write_pdf
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

FILE_NAME = "Offene-Vereinbarungen.pdf"


class PrintBar(QFrame):
    """Says what will be printed and offers both ways; Esc closes it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: AgreementFilter | None = None
        self._scope = ""
        self._printing: PrintJob | None = None
        self.setProperty("soft", True)
        self._text = label("", wrap=True)
        self.go = Button(tr("Druc&ken …"), icon="printer", height=SMALL, on_click=self.print_list)
        self.save = Button(
            tr("Als &PDF speichern …"), icon="file-pdf", height=SMALL, on_click=self._ask_where
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("printer", "accent"))
        row.addWidget(self._text, 1)
        row.addWidget(self.go)
        row.addWidget(self.save)
        row.addWidget(Button(tr("Abbrechen"), FLAT, height=SMALL, on_click=self.hide))
        self.hide()

    def open(self, wanted: AgreementFilter, scope: str) -> None:
        """Offer to print these agreements; `scope` says in words which they are."""
        self._wanted, self._scope = wanted, scope
        offer = (
            tr("Liste der offenen Vereinbarungen: {scope}.", scope=scope)
            if scope
            else tr("Liste aller offenen Vereinbarungen für das nächste Treffen.")
        )
        self._text.setText(offer)
        self.setAccessibleName(offer)
        self.show()
        self.go.setFocus()

    def forget(self) -> None:
        """Forget what was to be printed."""
        self._wanted, self._scope = None, ""
        if self._printing is not None:
            self._printing.stop()
            self._printing = None
        self._text.setText("")
        self.hide()

    def save_to(self, path: Path) -> None:
        """Write the list."""
        desk = self._context.opened.desk

        def write(pdf: bytes) -> None:
            write_pdf(
                self._context,
                self.window(),
                path,
                lambda overwrite: agreements.export_list(desk, pdf, path, overwrite=overwrite),
            )

        self._make(write)

    def print_list(self) -> None:
        """Ask for the printer."""

        def ask(pdf: bytes) -> None:
            self._context.runner.query(
                lambda: drawn.page_count(pdf),
                lambda count: show(pdf, count),
                key="print",
                owner=self,
            )

        def show(pdf: bytes, count: int) -> None:
            self._printing = PrintJob(
                self._context,
                self.window(),
                pdf,
                count,
                tr("Liste drucken"),
                job=tr("Offene Vereinbarungen"),
            )
            desk = self._context.opened.desk
            self._printing.ask(lambda: agreements.record_printing(desk))

        self._make(ask)

    def _make(self, then: Callable[[bytes], None], *, despite: bool = False) -> None:
        """Hand the list to `then`; what cannot be printed is told before."""
        wanted, scope, desk = self._wanted, self._scope, self._context.opened.desk
        if wanted is None:
            return
        self.hide()

        def refused(error: KnownError) -> None:
            if error.code is not ErrorCode.GLYPHS_MISSING:
                self._context.notices.error(error)
                return
            self._context.notices.warn(
                sentence(error), tr("Trotzdem weiter"), lambda: self._make(then, despite=True)
            )

        self._context.runner.query(
            lambda: agreements.list_pdf(desk, wanted, scope, despite_missing_glyphs=despite),
            then,
            refused,
            key="agreements-list",
            owner=self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _ask_where(self) -> None:
        window = self.window()
        ask_in_clear(window, lambda: ask_where_pdf(window, FILE_NAME, self.save_to))
