"""„Schriftgröße“ with its menu: in the top bar, and before unlocking."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.theme import SCALES, theme
from integrif_desk.ui.widgets.buttons import FLAT, Button
from integrif_desk.wording.i18n import tr


class TextSizeButton(Button):
    """„Schriftgröße“ with its menu; the unlock page uses it, too."""

    def __init__(self, on_scale: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Sch&riftgröße"), FLAT, icon="text-aa", parent=parent)
        self._on_scale = on_scale
        self.clicked.connect(lambda _checked: self._open())

    def _open(self) -> None:
        from PySide6.QtGui import QAction, QActionGroup
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for scale in SCALES:
            action = QAction(f"{scale}\u202f%", group)
            action.setCheckable(True)
            action.setChecked(scale == theme().scale)
            action.triggered.connect(lambda _checked, scale=scale: self._on_scale(scale))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
