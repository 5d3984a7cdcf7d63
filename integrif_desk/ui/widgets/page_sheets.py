"""Paints the pages of a document below one another; those that are not drawn yet are empty."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from integrif_desk.domain.views import PageImage
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.page_places import Places, lay
from integrif_desk.ui.widgets.paint import draw_box

_STEP = 40
_MOST_PIXELS = 2400


@dataclass(frozen=True)
class _Picture:
    pixmap: QPixmap
    width: int
    edition: int


class PageSheets(QAbstractScrollArea):
    """`moved` tells that other pages may be in view, or that they have another size."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[tuple[float, float], ...] = ()
        self._actual = False
        self._places = Places()
        self._pictures: dict[int, _Picture] = {}
        self._edition = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its place is kept free, so that the pages do not change their width when it appears.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())

    @property
    def held(self) -> Collection[int]:
        """The pages, counted from 0, that there are pictures of."""
        return self._pictures.keys()

    def set_pages(self, pages: Sequence[tuple[float, float]]) -> None:
        """Show pages of these sizes in points. The place one has scrolled to stays.

        Pictures of the pages before are painted until others come, so that nothing flickers while
        somebody types.
        """
        self._pages = tuple(pages)
        self._edition += 1
        self._pictures = {n: one for n, one in self._pictures.items() if n < len(self._pages)}
        self._lay_out()

    def forget(self) -> None:
        """Forget every page."""
        self._pictures = {}
        self.set_pages(())
        self.verticalScrollBar().setValue(0)

    def set_actual(self, *, actual: bool) -> None:
        """Show pages as large as on paper, or as wide as there is room."""
        self._actual = actual
        self._lay_out()

    def wanted(self) -> list[int]:
        """Return the pages to have drawn, the most urgent first, and forget all others."""
        found = self._places.worth_drawing(*self._view())
        self._pictures = {n: one for n, one in self._pictures.items() if n in found}
        return [n for n in found if not self._is_sharp(n)]

    def pixels(self, page: int) -> int:
        """Return how many pixels wide a page has to be to be sharp on this screen."""
        width, _height = self._places.sizes[page]
        return min(_MOST_PIXELS, round(width * self.devicePixelRatioF()))

    def put(self, page: int, picture: PageImage, width: int) -> None:
        """Paint a page that was drawn `width` pixels wide, or as wide as it could be."""
        if page < len(self._pages):
            self._pictures[page] = _Picture(_pixmap(picture), width, self._edition)
            self.viewport().update()

    def current(self) -> int:
        """Return the page in the middle of the view, counted from 0."""
        return self._places.current(*self._view())

    def go_to(self, page: int) -> None:
        """Bring the head of a page to the top."""
        if self._pages:
            self.verticalScrollBar().setValue(self._places.top_of(page, 0.0))

    def take_key(self, event: QKeyEvent) -> bool:
        """Scroll by a key, as far as it is one of those that do; return whether it was."""
        bar, key = self.verticalScrollBar(), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        values = {
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key not in values:
            return False
        bar.setValue(values[Qt.Key(key)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:  # moved to another screen
            self.moved.emit()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(theme().hex("rail")))
        edge, ratio = QPen(QColor(theme().hex("line"))), self.devicePixelRatioF()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = max(self.viewport().width(), self._places.width)
        for number in self._places.in_view(*self._view()):
            width, height = self._places.sizes[number]
            # On whole pixels of the screen: between them a sharp picture would be blurred.
            corner = QPointF(
                _whole((room - width) / 2 - left, ratio),
                _whole(self._places.tops[number] - top, ratio),
            )
            picture = self._pictures.get(number)
            if picture is None:
                painter.fillRect(QRectF(corner.x(), corner.y(), width, height), QColor("#FFFFFF"))
            else:
                pixmap = picture.pixmap
                shown = QRectF(corner.x(), corner.y(), width, height)
                if abs(pixmap.width() - self.pixels(number)) <= 1:  # PDFium rounds up
                    shown.setSize(pixmap.size().toSizeF() / ratio)
                painter.drawPixmap(shown, pixmap, QRectF(pixmap.rect()))
            painter.setPen(edge)
            painter.drawRect(QRectF(corner.x() - 1, corner.y() - 1, width + 1, height + 1))
        if self.hasFocus():
            draw_box(
                painter, QRectF(self.viewport().rect()), None, QColor(theme().hex("accent")), 0, 2
            )
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _view(self) -> tuple[int, int]:
        return self.verticalScrollBar().value(), self.viewport().height()

    def _is_sharp(self, page: int) -> bool:
        picture = self._pictures.get(page)
        if picture is None or picture.edition != self._edition:
            return False
        return picture.width == self.pixels(page)

    def _lay_out(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        page, part = self._places.place(down.value())
        view = self.viewport().size()
        self._places = lay(self._pages, view.width(), actual=self._actual)
        across.setRange(0, max(0, self._places.width - view.width()) if self._pages else 0)
        across.setPageStep(view.width())
        across.setSingleStep(_STEP)
        down.setPageStep(max(1, view.height() - _STEP))
        down.setSingleStep(_STEP)
        down.setRange(0, max(0, self._places.height - view.height()))
        down.setValue(self._places.top_of(page, part))
        self.viewport().update()
        self.moved.emit()


def _whole(value: float, ratio: float) -> float:
    return math.floor(value * ratio + 0.5) / ratio


def _pixmap(page: PageImage) -> QPixmap:
    if len(page.rgb) != 3 * page.width * page.height:
        raise ValueError("a page image needs three bytes for every pixel")
    stride = 3 * page.width
    image = QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)
