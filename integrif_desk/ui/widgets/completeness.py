"""How complete a record is: painted segments and a sentence with links to what is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.paint import draw_box, start
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


class Completeness(QWidget):
    """„7 von 9 Angaben vollständig“, nine segments, links for what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = label("", "strong")
        self._bar = _Segments()
        self._missing = QHBoxLayout()
        self._missing.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sentence)
        head.addWidget(self._bar)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._missing)

    def show_missing(self, total: int, missing: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show `total` segments; every missing item is a name and what its link does."""
        self._count(total, len(missing))
        while (item := self._missing.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if missing:
            self._missing.addWidget(label(tr("Es fehlen:"), "meta"))
        for name, go in missing[:3]:
            self._missing.addWidget(Button(name, LINK, height=SMALL, on_click=go))
        self._missing.addStretch(1)

    def show_names(self, total: int, missing: Sequence[str]) -> None:
        """Show what is missing without a way to it, where nothing can be changed."""
        self.show_missing(total, [])
        self._count(total, len(missing))
        if missing:
            self._missing.insertWidget(
                0, label(tr("Es fehlen: {names}", names=", ".join(missing)), "meta")
            )

    def _count(self, total: int, missing: int) -> None:
        done = total - missing
        self._sentence.setText(tr("{n} von {all} Angaben vollständig", n=done, all=total))
        self._bar.done, self._bar.total = done, total
        self._bar.updateGeometry()
        self._bar.update()


class _Segments(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.done, self.total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.total * 23, theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        for n in range(self.total):
            box = QRectF(n * 23, self.height() / 2 - 3.5, 20, 7)
            if n < self.done:
                draw_box(painter, box, colours.colour("accent"), None, 2)
            else:
                draw_box(painter, box, None, colours.colour("line_strong"), 2)
        painter.end()
