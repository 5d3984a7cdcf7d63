"""Tells people what happened without a dialog: a bar above the page, a line in the status bar.

`Notices` is handed to every page. It only passes messages on; the shell shows them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.widgets.buttons import FLAT, LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import repolish
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

UNDO_MS = 10_000
_LOOKS = {
    "info": ("info-fill", "info"),
    "warning": ("warning-fill", "waiting"),
    "error": ("warning-circle-fill", "overdue"),
}


@dataclass(frozen=True)
class Notice:
    """One message. `action` names the button that calls `on_action`."""

    text: str
    level: str = "info"  # info, warning, error
    action: str = ""
    on_action: Callable[[], object] | None = None


class Notices(QObject):
    """What pages call; the shell listens to the signals."""

    shown = Signal(object)  # a Notice for the bar, None to clear it
    done = Signal(str, object)  # a line in the status bar and an undo function or None

    def info(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a neutral bar until it is closed."""
        self.shown.emit(Notice(text, "info", action, on_action))

    def warn(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a warning bar until it is closed."""
        self.shown.emit(Notice(text, "warning", action, on_action))

    def error(
        self,
        error: KnownError | str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show a known error as its sentence, e.g. „Der Datenträger ist voll …“."""
        text = sentence(error) if isinstance(error, KnownError) else error
        self.shown.emit(Notice(text, "error", action, on_action))

    def clear(self) -> None:
        """Take the bar away, e.g. once saving has worked."""
        self.shown.emit(None)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Tell in the status bar that something is done; with `undo`, Strg+Z works for 10 s."""
        self.done.emit(text, undo)


class NoticeBar(QFrame):
    """The bar above the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_action: Callable[[], object] | None = None
        self._icon = IconLabel("info-fill", "info")
        self._text = label("", wrap=True)
        self._action = Button("", height=SMALL, on_click=self._act)
        close = Button("", FLAT, icon="x", height=SMALL, on_click=self.hide)
        close.setAccessibleName(tr("Hinweis schließen"))
        close.setToolTip(tr("Hinweis schließen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or nothing."""
        if notice is None:
            self.hide()
            return
        icon, token = _LOOKS[notice.level]
        self.setProperty("notice", notice.level)
        repolish(self)
        self._icon.set_icon(icon, token)
        self._text.setText(notice.text)
        self._on_action = notice.on_action
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self.setAccessibleName(notice.text)
        self.show()

    def _act(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()


class DoneLine(QWidget):
    """The part of the status bar that says what was done and takes it back for 10 s.

    The time stands still while the mouse rests on it or the focus is in it, and begins anew when
    both have left: who reads slowly or hears the screen loses nothing (WCAG 2.2.1).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._text = label("", "small")
        self._button = Button(tr("Rückgängig (Strg+Z)"), LINK, height=24, on_click=self.undo)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self.clear)
        self._button.installEventFilter(self)
        self.setFocusProxy(self._button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._button)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None) -> None:
        """Show a line for 10 s."""
        self._undo = undo
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self._let_run()

    def can_undo(self) -> bool:
        """Tell whether something can still be taken back."""
        return self._undo is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._let_run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._button and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._button and event.type() is QEvent.Type.FocusOut:
            self._let_run()
        return super().eventFilter(watched, event)

    def _let_run(self) -> None:
        watched = self.underMouse() or self._button.hasFocus()
        if self._text.text() and not watched:
            self._timer.start()

    def undo(self) -> bool:
        """Take the last deed back and say so; False when there is none."""
        undo = self._undo
        self.clear()
        if undo is None:
            return False
        undo()
        self.say(tr("Zurückgenommen."), None)
        return True

    def clear(self) -> None:
        """Forget what was done and could be undone."""
        self._undo = None
        self._text.setText("")
        self.setAccessibleName("")
        self._timer.stop()
        self.hide()
