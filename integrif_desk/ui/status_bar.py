"""The line at the bottom: vault, last back-up, what was just done, sample data."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.ui.notices import DoneLine
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel
from integrif_desk.wording.i18n import tr, tr_n


class StatusBar(QWidget):
    """28 px high."""

    def __init__(self, lock_minutes: int, *, sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)
        self.setAccessibleName(tr("Statuszeile"))
        self.done = DoneLine()
        self._vault = ElidedLabel("", "small")
        self._backup_icon = IconLabel("hard-drive", "muted", 15)
        self._backup = ElidedLabel("", "small")
        self._backup_now: Callable[[], object] | None = None
        self._backup_link = Button(tr("jetzt sichern"), LINK, height=24, on_click=self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("lock-simple-open", "muted", 15))
        row.addWidget(self._vault)
        row.addSpacing(18)
        for widget in (self._backup_icon, self._backup, self._backup_link):
            row.addWidget(widget)
        row.addSpacing(18)
        row.addWidget(self.done)
        row.addStretch(1)
        if sample:
            note = tr("Beispieldaten – Personen und Werte sind erfunden")
            row.addWidget(ElidedLabel(note, "small"))
        self.set_lock_minutes(lock_minutes)
        self.set_backup("")

    def set_lock_minutes(self, minutes: int) -> None:
        """Say after how many idle minutes the vault locks."""
        self._vault.setText(
            tr_n(
                "Tresor geöffnet – sperrt nach {n} Minute ohne Eingabe",
                "Tresor geöffnet – sperrt nach {n} Minuten ohne Eingabe",
                minutes,
            )
        )

    def set_backup(
        self, text: str, *, old: bool = False, backup_now: Callable[[], object] | None = None
    ) -> None:
        """Show e.g. „Letzte Sicherung: heute, 08:12 Uhr“; `old` warns and offers to back up now."""
        self._backup.setText(text)
        self._backup.setProperty("role", "warning" if old else "small")
        self._backup.style().polish(self._backup)
        self._backup_icon.set_icon("hard-drive", "waiting" if old else "muted")
        self._backup_icon.setVisible(bool(text))
        self._backup_now = backup_now
        self._backup_link.setVisible(old and backup_now is not None)

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme().colour("line"))
        painter.end()

    def _act(self) -> None:
        if self._backup_now is not None:
            self._backup_now()
