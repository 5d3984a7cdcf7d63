"""The quiet left side of the pages before unlocking."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.brand import BrandArc, Logo
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.i18n import tr

WIDE, NARROW = 520, 360


class Side(QWidget):
    """The rail-coloured column with the logo at its top; add content to `column`."""

    def __init__(self, width: int, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("rail", True)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(0)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Logo())
        brand.addWidget(label(tr("IntegriF Desk"), "panel"), 1)
        self.column.addLayout(brand)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme().colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()


class BrandSide(Side):
    """The side of unlocking and recovery: arc, what the desk is for, the last backup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDE, 56, parent)
        self.setMaximumWidth(WIDE)
        self._icon = IconLabel("hard-drive", "muted", 15)
        self._backup = label("", "meta")
        column = self.column
        column.addStretch(3)
        column.addWidget(BrandArc())
        column.addSpacing(36)
        column.addWidget(label(tr("IntegriF Desk"), "hero"))
        column.addSpacing(6)
        column.addWidget(
            label(tr("Berufliche Orientierung begleiten,\nPraxiswissen weitergeben."), "lead")
        )
        column.addStretch(3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._backup, 1)
        column.addLayout(row)
        self.set_backup("")

    def set_backup(self, text: str) -> None:
        """Show when the last backup was written; empty for nothing."""
        self._backup.setText(text)
        self._icon.setVisible(bool(text))
