"""The focus ring around buttons: 2 px with a 2 px gap, for keyboard and mouse users alike."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSplitter, QWidget

from integrif_desk.ui.widgets.field_button import FieldButton
from integrif_desk.ui.widgets.paint import draw_box, start

_REACH = 4  # gap and ring
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
}


class FocusRing(QWidget):
    """Follows the focus of the application from button to button. One per application.

    Not a `QFocusFrame`, whose margins belong to the style and cannot be four pixels under a style
    sheet. Like it, the ring is a child of the button's parent chain, so that scrolling carries it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._button: QAbstractButton | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        draw_box(painter, QRectF(self.rect()), None, colours.colour("accent"), 6, 2)
        painter.end()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._chain:
            widget.removeEventFilter(self)
            widget.destroyed.disconnect(self._lose)
        self._chain = []
        ringed = isinstance(new, QAbstractButton) and not isinstance(new, FieldButton)
        self._button = new if ringed and isinstance(new, QAbstractButton) else None
        if self._button is None:
            self.hide()
            self.setParent(None)
            return
        # The nearest ancestor that has room for the ring carries it.
        holder = self._button.parentWidget()
        self._chain = [self._button]
        while holder is not None and not holder.isWindow():
            self._chain.append(holder)
            # A splitter would take the ring for one of its parts.
            roomy = holder.rect().contains(self._wanted(holder))
            if roomy and not isinstance(holder, QSplitter):
                break
            holder = holder.parentWidget()
        for widget in self._chain:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._lose)
        if holder is not None:
            self.setParent(holder)
            self._place()

    def _lose(self) -> None:
        self._button, self._chain = None, []
        self.hide()
        self.setParent(None)

    def _wanted(self, holder: QWidget) -> QRect:
        assert self._button is not None
        corner = self._button.mapTo(holder, self._button.rect().topLeft())
        box = QRect(corner, self._button.size())
        return box.adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def _place(self) -> None:
        holder = self.parentWidget()
        if self._button is None or holder is None:
            return
        self.setGeometry(self._wanted(holder))
        self.setVisible(self._button.isVisible())
        self.raise_()
