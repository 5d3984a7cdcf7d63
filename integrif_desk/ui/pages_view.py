"""Shows a document inside the program, with the way back and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework.drawn import Paper
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.ui.widgets.panel import ElidedLabel
from integrif_desk.wording.i18n import tr

PageDeed = tuple[str, str, Callable[[], object]]
"""Text and icon of a button, and what it does."""


class PagesView(QWidget):
    """`on_back` goes back to where one came from."""

    def __init__(
        self,
        runner: Runner,
        on_back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.back = Button(tr("Zurück"), FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self._title = ElidedLabel("", "panel")
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(8)
        self.buttons: list[Button] = []
        self.preview = PagePreview(runner)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 8)
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        head.addLayout(self._deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.preview, 1)

    def show_paper(self, title: str, paper: Paper, deeds: Sequence[PageDeed] = ()) -> None:
        """Show a document; `deeds` are buttons as (text, icon, what they do)."""
        self._show_head(title, deeds)
        self.preview.show_paper(paper)
        self.back.setFocus()

    def clear(self) -> None:
        """Forget what is shown."""
        self._show_head("", ())
        self.preview.show_message("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The cursor is on „Zurück“ at first: whoever wants to read need not look for the pages.
        if not self.preview.sheets.take_key(event):
            super().keyPressEvent(event)

    def _show_head(self, title: str, deeds: Sequence[PageDeed]) -> None:
        self._title.setText(title)
        for button in self.buttons:
            self._deeds.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [
            Button(text, icon=icon, height=SMALL, on_click=do) for text, icon, do in deeds
        ]
        for button in self.buttons:
            self._deeds.addWidget(button)
