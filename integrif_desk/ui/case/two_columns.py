"""Panels in two columns where there is room, else in one."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme

ROOM_FOR_TWO = 900
"""Least width in pixels at 100 % at which the second column stands beside the first."""


class TwoColumns(QWidget):
    """`parts` in their order; those in `at_right` go to the second column once there is one."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        at_right: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._at_right = tuple(parts), tuple(at_right)
        self._wide: bool | None = None
        self._columns = QVBoxLayout(), QVBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in self._columns:
            column.setSpacing(12)
            self._row.addLayout(column, 1)
        self._place(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(wide=self.width() >= theme().px(ROOM_FOR_TWO))

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._row.setStretch(1, 1 if wide else 0)
        self._row.setSpacing(16 if wide else 0)
        left, right = self._columns
        for column in self._columns:
            # Not `takeAt`: the item it gives away lives on and keeps the heights it once knew.
            for part in self._parts:
                column.removeWidget(part)
            while column.count():
                column.takeAt(0)
        for part in self._parts:
            (right if wide and part in self._at_right else left).addWidget(part)
        for column in self._columns:
            column.addStretch(1)
