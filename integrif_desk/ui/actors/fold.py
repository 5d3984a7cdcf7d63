"""Parts of a long form of which one at a time lies open; the others say in a line what they hold.

A directory entry has forty fields, most of them empty: shown all at once nobody reads them.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button, plain_text
from integrif_desk.ui.widgets.panel import ElidedLabel, line
from integrif_desk.wording.i18n import tr


class Fold(QWidget):
    """A heading that opens and closes `group`; `on_open(fold)` is called when a person opens it.

    `summary()` tells what the closed fold holds.
    """

    def __init__(
        self,
        title: str,
        group: FieldGroup,
        summary: Callable[[], str],
        on_open: Callable[["Fold"], object],
    ) -> None:
        super().__init__()
        self.group = group
        self._title = title
        self._summary = summary
        self._on_open = on_open
        self.heading = Button(title, FLAT, icon="caret-right", height=SMALL, on_click=self._pressed)
        self._told = ElidedLabel("", "meta")
        head = _Head(self._pressed)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(line())
        column.addWidget(head)
        column.addWidget(group)
        group.hide()
        self.set_open(False)

    def is_open(self) -> bool:
        """Say whether the fields show."""
        return not self.group.isHidden()

    def set_open(self, wanted: bool) -> None:
        """Show the fields, or in their place a line that sums them up."""
        self.group.setVisible(wanted)
        self.heading.set_icon_name("caret-down" if wanted else "caret-right")
        state = tr("aufgeklappt") if wanted else tr("zugeklappt")
        self.heading.setAccessibleName(f"{plain_text(self._title)}, {state}")
        self.tell()

    def tell(self) -> None:
        """Sum up anew what the fields hold."""
        self._told.setText("" if self.is_open() else self._summary())

    def _pressed(self) -> None:
        if self.is_open():
            self.set_open(False)
        else:
            self._on_open(self)


def open_only(folds: Sequence[Fold], wanted: Fold | None) -> None:
    """Open one fold and close the others."""
    for fold in folds:
        fold.set_open(fold is wanted)


class _Head(QWidget):
    """The whole heading can be clicked, not just its words."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._pressed = pressed
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed()
