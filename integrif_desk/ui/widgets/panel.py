"""A white panel with a title row: the frame in which pages show their lists."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.paint import start

_LONGEST_WORD = 40


def label(
    text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """Return a label in a role of `desk.qss`: title, original, section, panel, strong, lead, muted,
    label, meta, small, code, error, warning, good. Plain text only, so names cannot be markup.
    """
    made = _WrappedLabel(text, parent) if wrap else QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def plain_tip(text: str) -> str:
    """Return `text` for `setToolTip`, which takes plain text for markup where it looks like it.

    A name that somebody made up as markup must not open files, least of all on other computers.
    """
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # not before the first page is painted

    return f"<qt>{escape(text)}</qt>"


class _WrappedLabel(QLabel):
    """Claims the height its text needs at its width; nested layouts of Qt forget to ask."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(_breakable(text), parent)
        self._whole = text
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        self._whole = text
        super().setText(_breakable(text))
        self._claim()

    def text(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._claim()  # the window may have grown while this was hidden

    def _claim(self) -> None:
        if self.width() > 0 and self.isVisible():
            # Qt counts what was claimed before as needed; a wider label would never get lower.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def _breakable(text: str) -> str:
    """Let words break that no line holds; Qt wraps at blanks only. Addresses stay whole to copy."""
    if len(text) <= _LONGEST_WORD:
        return text
    return re.sub(
        rf"\S{{{_LONGEST_WORD + 1},}}",
        lambda run: run[0] if "@" in run[0] else re.sub(r"(.{20})", "\\1\u200b", run[0]),
        text,
    )


class ElidedLabel(QLabel):
    """One line that gives way: too long it ends in an ellipsis and shows whole in its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(40)), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._elide()

    def _elide(self) -> None:
        room = self.width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != super().text():
            super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


def line(parent: QWidget | None = None) -> QFrame:
    """Return a divider of 1 px."""
    made = QFrame(parent)
    made.setProperty("line", True)
    made.setFixedHeight(1)
    return made


def upright(parent: QWidget | None = None) -> QFrame:
    """Return an upright divider of 1 px."""
    made = QFrame(parent)
    made.setProperty("line", True)
    made.setFixedWidth(1)
    return made


class IconLabel(QWidget):
    """One icon in the colour of a token."""

    def __init__(
        self, name: str, colour: str = "muted", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        draw_icon(painter, QRectF(self.rect()), self._name, colours.colour(self._colour))
        painter.end()


class Panel(QFrame):
    """A bordered panel. Put content into `body`; without a title there is no title row."""

    def __init__(
        self, title: str = "", *, icon: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._title = ElidedLabel(title, "panel")
        self._note = ElidedLabel(note, "meta")
        self.title_row = QHBoxLayout()
        self.title_row.setContentsMargins(16, 0, 16, 0)
        self.title_row.setSpacing(10)
        if title:
            if icon:
                self.title_row.addWidget(IconLabel(icon, "accent"))
            self.title_row.addWidget(self._title)
            self.title_row.addStretch(1)
            self.title_row.addWidget(self._note)
            head = _TitleRow()
            head.setLayout(self.title_row)
            outer.addWidget(head)
            outer.addWidget(line())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def set_title(self, text: str) -> None:
        """Show another title; only for panels made with one."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def add_to_title(self, widget: QWidget) -> None:
        """Put a widget at the right end of the title row."""
        self.title_row.addWidget(widget)


class _TitleRow(QWidget):
    """As high as the text scale asks for."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(39))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme().px(39))
