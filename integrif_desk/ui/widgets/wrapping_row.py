"""Chips and small buttons side by side, in as many rows as they need."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class WrappingRow(QWidget):
    """Places its widgets itself and claims the height they take; nested layouts of Qt forget to."""

    def __init__(self, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead of those before."""
        for each in self._widgets:
            each.hide()
            each.deleteLater()
        self._widgets = list(widgets)
        for each in self._widgets:
            each.setParent(self)
            each.show()
        self._place()

    def widgets(self) -> Sequence[QWidget]:
        """Return what is shown."""
        return self._widgets

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = top = height = 0
        for each in self._widgets:
            size = each.sizeHint()
            width = min(size.width(), max(self.width(), 1))
            if left and left + width > self.width():
                left, top, height = 0, top + height + self._gap, 0
            each.setGeometry(left, top, width, size.height())
            left += width + self._gap
            height = max(height, size.height())
        self.setMinimumHeight(top + height)
