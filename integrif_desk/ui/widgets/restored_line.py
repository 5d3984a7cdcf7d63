"""Says above a form that what was typed last time stands in it again, and lets go of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


class RestoredLine(QWidget):
    """Hidden until a draft is shown; `on_drop` discards it and shows what is stored."""

    def __init__(self, on_drop: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr("Ihr nicht gespeicherter Entwurf ist wieder da."), "meta"))
        row.addWidget(Button(tr("Verwerfen"), LINK, height=SMALL, on_click=on_drop))
        row.addStretch(1)
        self.hide()
