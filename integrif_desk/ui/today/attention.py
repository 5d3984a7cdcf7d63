"""A side panel of Heute: what deserves a look, each row leading to it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.today.attention_words import AttentionLine
from integrif_desk.ui.today.footer import Footer
from integrif_desk.ui.today.table_model import attention_rows
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.wording.dates import format_number
from integrif_desk.wording.i18n import tr


class AttentionPanel(Panel):
    """Title with total, the first rows, „Alle anzeigen“ where there are more.

    `on_open(key)` is called with the key of a row that is clicked or entered, `on_all()` for the
    whole list. Without rows one muted sentence stands there, once it is known that there are none.
    """

    def __init__(
        self,
        title: str,
        icon: str,
        note: str,
        on_open: Callable[[UUID], object],
        on_all: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, icon=icon, note=note, parent=parent)
        self._on_open = on_open
        self._total = label("", "meta")
        self.title_row.insertWidget(2, self._total)
        self.list = RowList(title, fits=True, on_open=self._open)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.clicked.connect(lambda _index: self._open(self.list.selected()))
        self._empty = _MutedRow("")
        self.footer = Footer(tr("Alle anzeigen"), on_all, icon="caret-right")
        for part in (self.list, self._empty, self.footer):
            self.body.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_lines([], 0)

    def show_lines(self, lines: list[AttentionLine], total: int, none: str = "") -> None:
        """Show the first rows of `total`, or the sentence that says that there are none."""
        self.list.show_rows(attention_rows(lines))
        self.list.setVisible(bool(lines))
        self._empty.setText(none)
        self._empty.setVisible(not lines)
        self._total.setText(format_number(total) if total else "")
        self.footer.setVisible(total > len(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the title row is narrow, the title goes before the note.
        needed = self._title.sizeHint().width() + self._total.sizeHint().width()
        needed += self._note.sizeHint().width() + theme().px(18) + 4 * 10 + 2 * 17
        self._note.setVisible(needed <= self.width())

    def _open(self, key: object) -> None:
        if isinstance(key, UUID):
            self._on_open(key)


class _MutedRow(QLabel):
    """The one sentence of an empty panel, as high as a row."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "muted")
        self.setContentsMargins(16, 0, 16, 0)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(40))

    def heightForWidth(self, width: int) -> int:
        # What wraps is asked this way, and would be squeezed onto its text alone.
        return max(super().heightForWidth(width) + theme().px(16), theme().px(40))
