"""The page that shows a crash report."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from integrif_desk.ui.crash import headline
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


class CrashPage(QWidget):
    """Says what happened, offers to copy the report, to go on and to end the program."""

    def __init__(
        self,
        report: str,
        on_continue: Callable[[], object],
        on_quit: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)
        self._report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.addWidget(label(tr("Das hätte nicht passieren dürfen"), "title"))
        column.addWidget(label(headline(), wrap=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(tr("Fehlerbericht"))
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Button(tr("Bericht &kopieren"), icon="copy", on_click=self._copy))
        row.addStretch(1)
        row.addWidget(Button(tr("Programm b&eenden"), on_click=on_quit))
        go_on = Button(tr("&Weiterarbeiten"), PRIMARY, on_click=on_continue)
        row.addWidget(go_on)
        column.addLayout(row)
        self.setFocusProxy(go_on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
