"""Lets a file be dropped anywhere on the window, and says while it is held what will happen.

The hint lies over everything without being in the way: a field that takes files itself, as the
one for signed consents does, still gets them.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.widgets.paint import start
from integrif_desk.wording.i18n import tr

_FRAME = 12
_ICON = 40


class DropHint(QWidget):
    """Watches `window`. `is_open()` tells whether the desk is unlocked, `on_drop(urls)` gets the
    paths of local files that were dropped, none where it was something else.
    """

    def __init__(
        self,
        window: QWidget,
        is_open: Callable[[], bool],
        on_drop: Callable[[list[str]], object],
    ) -> None:
        super().__init__(window)
        self._over, self._is_open, self._on_drop = window, is_open, on_drop
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def text(self) -> str:
        """Return what the hint says."""
        if self._is_open():
            return tr("Rückmeldebogen hier ablegen")
        return tr("Der Tresor ist gesperrt. Bitte öffnen Sie ihn zuerst.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QDropEvent() if event.type() is QEvent.Type.Drop:
                return self._dropped(event)
            case QDragEnterEvent() | QDragMoveEvent() if event.mimeData().hasUrls():
                self._show(event)
                return True
            case QDragLeaveEvent():
                self.hide()
                return True
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.resize(self._over.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        veil = colours.colour("paper")
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        painter.setPen(colours.colour("accent" if self._is_open() else "line_strong"))
        painter.drawRoundedRect(frame, 6, 6)
        side = colours.px(_ICON)
        middle = frame.center()
        icon = QRectF(middle.x() - side / 2, middle.y() - side - 8, side, side)
        name = "tray" if self._is_open() else "lock-simple"
        draw_icon(painter, icon, name, colours.colour("accent"))
        painter.setFont(colours.font(16, bold=True))
        painter.setPen(colours.colour("ink"))
        room = QRectF(frame.left(), middle.y() + 8, frame.width(), colours.px(28))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _show(self, event: QDropEvent) -> None:
        self.setGeometry(self._over.rect())
        self.setAccessibleName(self.text())
        self.show()
        self.raise_()
        if self._is_open():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            # Taken all the same, or nothing would say why it is not.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()

    def _dropped(self, event: QDropEvent) -> bool:
        self.hide()
        if not event.mimeData().hasUrls():
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._is_open():
            self._on_drop(local_files(event.mimeData()))
        return True


def local_files(dropped: QMimeData) -> list[str]:
    """Return the paths of what was dropped; none as soon as one of them lies elsewhere."""
    urls = dropped.urls()
    return [url.toLocalFile() for url in urls] if all(url.isLocalFile() for url in urls) else []
