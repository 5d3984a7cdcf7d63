"""Shows the pages of a document as images that somebody else has rendered.

Qt's PDF module is not part of this program; pages come as pixels, always on white paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.panel import label, line
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr

_GAP = 16
FULL_WIDTH, ACTUAL_SIZE = "width", "actual"


@dataclass(frozen=True)
class PageImage:
    """One rendered page: RGB bytes, 3 × width × height of them; `dpi` for „100 %“."""

    width: int
    height: int
    rgb: bytes
    dpi: int = 144


class PagePreview(QWidget):
    """Title row with page buttons and zoom, below it the pages on the desk colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[tuple[QImage, int]] = []
        self._labels: list[QLabel] = []
        self._where = label("", "label")
        self._zoom = ChoiceField(
            [Option(FULL_WIDTH, tr("Seitenbreite")), Option(ACTUAL_SIZE, "100\u202f%")],
            lambda _value: self._lay_out(),
        )
        self._zoom.set_value(FULL_WIDTH)
        self._zoom.setAccessibleName(tr("Vergrößerung"))
        back = Button("", FLAT, icon="caret-left", height=SMALL, on_click=lambda: self.turn(-1))
        back.setAccessibleName(tr("Vorige Seite"))
        on = Button("", FLAT, icon="caret-right", height=SMALL, on_click=lambda: self.turn(1))
        on.setAccessibleName(tr("Nächste Seite"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.setSpacing(8)
        if theme().scale == 100:
            # Large text needs the room for what stands beside the pages.
            head.addWidget(label(tr("Vorschau"), "panel"))
        head.addStretch(1)
        for widget in (back, self._where, on):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._zoom)
        self._pages = QVBoxLayout()
        self._pages.setContentsMargins(20, _GAP, 20, _GAP)
        self._pages.setSpacing(_GAP)
        inner = QWidget()
        inner.setProperty("rail", True)
        inner.setLayout(self._pages)
        self._area = QScrollArea()
        self._area.setProperty("desk", True)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        self._area.setAccessibleName(tr("Seiten der Vorschau"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_where())
        # Its place is kept free, so that the pages do not change their width when it appears.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.viewport().installEventFilter(self)
        self._message = label("", "muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._message)
        self._pages.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show the pages; the place one has scrolled to stays. Raises `ValueError` on bad sizes."""
        images = [(_image(page), page.dpi) for page in pages]
        self._images = images
        self._message.hide()
        while len(self._labels) > len(images):
            gone = self._labels.pop()
            self._pages.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._labels) < len(images):
            sheet = QLabel()
            sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._pages.insertWidget(1 + len(self._labels), sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(sheet)
        self._lay_out()

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of pages: not yet complete, or being made."""
        self.show_pages([])
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def turn(self, step: int) -> None:
        """Go to the next (1) or previous (-1) page."""
        if self._labels:
            number = min(max(self._current() + step, 0), len(self._labels) - 1)
            self._area.verticalScrollBar().setValue(self._tops()[number] - _GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The viewport, not this widget: it gets its width only after this widget has its own.
        if event.type() is QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        ratio = self.devicePixelRatioF()
        room = self._area.viewport().width() - 40
        for number, (sheet, (image, dpi)) in enumerate(
            zip(self._labels, self._images, strict=True)
        ):
            whole = self._zoom.value() == ACTUAL_SIZE
            width = round(image.width() * 96 / dpi) if whole else max(room, 120)
            height = round(width * image.height() / image.width())
            scaled = image.scaled(
                QSize(round(width * ratio), round(height * ratio)),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            sheet.setPixmap(QPixmap.fromImage(scaled))
            sheet.setFixedSize(width, height)
            sheet.setAccessibleName(tr("Seite {n}", n=number + 1))
            edge = theme().hex("line")
            sheet.setStyleSheet(f"border: 1px solid {edge}; background: #FFFFFF;")
        self._tell_where()

    def _current(self) -> int:
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() / 2
        return max((n for n, top in enumerate(self._tops()) if top <= middle), default=0)

    def _tops(self) -> list[int]:
        # From the heights, because Qt lays the sheets out only later.
        ends = accumulate((sheet.height() + _GAP for sheet in self._labels), initial=_GAP)
        return list(ends)[:-1]

    def _tell_where(self) -> None:
        count = len(self._labels)
        text = tr("Seite {n} von {all}", n=self._current() + 1, all=count) if count else ""
        self._where.setText(text)


def _image(page: PageImage) -> QImage:
    if len(page.rgb) != 3 * page.width * page.height:
        raise ValueError("a page image needs three bytes for every pixel")
    stride = 3 * page.width
    # A deep copy, because the bytes may go away while Qt still paints.
    return QImage(page.rgb, page.width, page.height, stride, QImage.Format.Format_RGB888).copy()
