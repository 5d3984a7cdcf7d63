"""Shows the pages of a document inside the program, with the way back and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.views import PageImage as Printed
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.page_preview import PageImage, PagePreview
from integrif_desk.ui.widgets.panel import ElidedLabel
from integrif_desk.wording.i18n import tr

WIDTH = 1400
"""Pixels that a page is drawn with: sharp on a large screen, and quick."""
PageDeed = tuple[str, str, Callable[[], object]]
"""Text and icon of a button, and what it does."""
_PAPER_INCHES = 210 / 25.4


class PagesView(QWidget):
    """`on_back` goes back to where one came from."""

    def __init__(self, on_back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(tr("Zurück"), FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self._title = ElidedLabel("", "panel")
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(8)
        self.buttons: list[Button] = []
        self.preview = PagePreview()
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

    def show_pages(
        self,
        title: str,
        pages: Sequence[Printed],
        deeds: Sequence[PageDeed] = (),
    ) -> None:
        """Show the pages; `deeds` are buttons as (text, icon, what they do)."""
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
        self.preview.show_pages(
            [
                PageImage(page.width, page.height, page.rgb, round(page.width / _PAPER_INCHES))
                for page in pages
            ]
        )
        self.back.setFocus()

    def clear(self) -> None:
        """Forget what is shown."""
        self.show_pages("", ())
