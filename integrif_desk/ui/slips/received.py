"""What has come back to a referral or handover as a file: when, what it said, the file itself."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework import slip_keeping
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipReceipt
from integrif_desk.ui.context import Context
from integrif_desk.ui.saving import ask_in_clear, ask_where_pdf, write_file
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.slip_words import receipt_words, said_line

_HEIGHT = 66
_FILE_NAME = "Rueckmeldebogen-{day}.pdf"

Received = tuple[tuple[tuple[SlipReceipt, str], ...], tuple[RecommendationAnswer, ...]]


class ReceivedSlips(QScrollArea):
    """`show_subject` reads what came back; hidden while nothing has.

    It scrolls in a few lines: it stands where there is little room.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._subject: UUID | None = None
        self.buttons: list[Button] = []
        content = QWidget()
        content.setProperty("scrolled", True)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(2)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Zurückgekommene Rückmeldebögen"))
        self.hide()

    def show_subject(self, subject: UUID | None) -> None:
        """Show what came back to this referral or handover, or nothing."""
        if subject != self._subject:
            self._clear()
        self._subject = subject
        if subject is None:
            return
        desk = self._context.opened.desk

        def show(found: Received) -> None:
            if self._subject == subject:
                self._show(*found)

        self._context.runner.query(
            lambda: (slip_keeping.receipts(desk, subject), slip_keeping.said_to(desk, subject)),
            show,
            key=("received-slips", id(self)),
            owner=self,
        )

    def _show(
        self,
        receipts: tuple[tuple[SlipReceipt, str], ...],
        said: tuple[RecommendationAnswer, ...],
    ) -> None:
        self._clear()
        self.setFixedHeight(theme().px(_HEIGHT))
        for receipt, reader in reversed(receipts):  # the newest is looked for most
            self._column.addWidget(label(receipt_words(receipt, reader), "meta", wrap=True))
            for each in said:
                if each.receipt_id == receipt.id:
                    self._column.addWidget(label(said_line(each), "meta", wrap=True))
            button = Button(
                tr("Original speichern …"),
                LINK,
                height=SMALL,
                on_click=partial(self.save, receipt),
            )
            self.buttons.append(button)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setVisible(bool(receipts))

    def save(self, receipt: SlipReceipt) -> None:
        """Ask whether to write the file as it came, in clear, and where."""
        name = _FILE_NAME.format(day=receipt.created_at.astimezone().date().isoformat())
        write = partial(self.write, receipt.id)
        ask_in_clear(self, lambda: ask_where_pdf(self, name, write))

    def write(self, receipt_id: UUID, path: Path) -> None:
        """Write the file as it came and say that it is not encrypted."""

        def done(_changes: Changes) -> None:
            self._context.notices.say(
                tr("Gespeichert als „{name}“. Die Datei ist nicht verschlüsselt.", name=path.name)
            )

        write_file(
            self._context,
            self,
            path,
            lambda overwrite: slip_keeping.export_original(
                self._context.opened.desk, receipt_id, path, overwrite=overwrite
            ),
            done,
        )

    def _clear(self) -> None:
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()
