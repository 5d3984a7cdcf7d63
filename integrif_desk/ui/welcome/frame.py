"""The frame of start, unlocking and recovery: brand at the left, one column at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.ui.text_size import TextSizeButton
from integrif_desk.ui.theme import theme
from integrif_desk.ui.welcome.side import BrandSide
from integrif_desk.ui.widgets.buttons import FLAT, Button
from integrif_desk.wording.i18n import tr

COLUMN = 464


class FrontPage(QWidget):
    """A page before unlocking; add content to `column`, 464 px wide."""

    title = ""
    help_text = ""

    def __init__(self, on_scale: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)
        self.side = BrandSide()
        self._help: QWidget | None = None
        self._content = QWidget()
        self._content.setProperty("scrolled", True)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self._width_holder = QWidget()
        self._width_holder.setLayout(self.column)
        self.column.setContentsMargins(4, 0, 4, 0)
        across = QHBoxLayout(self._content)
        across.setContentsMargins(20, 8, 20, 24)
        across.addStretch(1)
        across.addWidget(self._width_holder)
        across.addStretch(1)
        top = QHBoxLayout()
        top.setContentsMargins(24, 10, 16, 0)
        top.addStretch(1)
        top.addWidget(TextSizeButton(on_scale))
        top.addWidget(Button(tr("&Hilfe"), FLAT, icon="question", on_click=self._toggle_help))
        QShortcut("F1", self).activated.connect(self._toggle_help)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(top)
        right.addWidget(area, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side, 38)
        self._row.addLayout(right, 62)
        self._width_holder.setFixedWidth(theme().px(COLUMN) + 8)

    def _toggle_help(self) -> None:
        if self._help is not None:
            self._row.removeWidget(self._help)
            self._help.hide()
            self._help.deleteLater()
            self._help = None
            self.setFocus()
            return
        from integrif_desk.ui.help import HelpSheet

        sheet = self._help = HelpSheet(self._toggle_help)
        self._row.addWidget(sheet)
        sheet.show_help(self.title, self.help_text)
