"""The bar above every page: global search, text size, help, „Notiz erfassen“."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.ui.text_size import TextSizeButton
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, TONAL, Button
from integrif_desk.ui.widgets.search_field import Hit, Search, SearchField
from integrif_desk.wording.i18n import tr


class TopBar(QWidget):
    """56 px high. `on_pick` gets the `Hit` that was chosen in the search."""

    def __init__(
        self,
        search: Search,
        on_pick: Callable[[Hit], object],
        on_scale: Callable[[int], object],
        on_help: Callable[[], object],
        on_note: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = SearchField(
            search,
            tr("Suchen: Name, Fallnummer, Akteur, Code …"),
            keys=tr("Strg+K"),
            keeps_text=False,
        )
        self.search.setAccessibleName(tr("Suchen"))
        self.search.picked.connect(on_pick)
        self.search.setMaximumWidth(theme().px(440))
        self.search.setMinimumWidth(200)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(4)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(TextSizeButton(on_scale))
        row.addWidget(Button(tr("&Hilfe"), FLAT, icon="question", on_click=on_help))
        row.addSpacing(8)
        row.addWidget(
            Button(
                tr("Notiz erfassen"),
                TONAL,
                icon="note-pencil",
                keys=tr("Strg+N"),
                on_click=on_note,
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(56) - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme().px(56) - 1)
