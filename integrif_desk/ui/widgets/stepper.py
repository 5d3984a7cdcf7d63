"""Steps on a way as rings with words: the five phases, what becomes of a finding."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import Theme, theme
from integrif_desk.ui.widgets.paint import CENTRE, draw_box, draw_text, start, text_width
from integrif_desk.wording.i18n import tr

_RING = 22
_GAP = 8
_LINE = 20


class Stepper(QWidget):
    """Past steps carry a tick, the current one is filled, future ones wait. Not clickable.

    `noun` is what a screen reader calls a step: „Phase 3 von 5: Qualifizierung“.
    """

    def __init__(
        self,
        steps: Sequence[str],
        noun: str = tr("Phase"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._noun = noun
        self._steps = tuple(steps)
        self._current = 0
        self._skipped: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, number: int, skipped: frozenset[int] = frozenset()) -> None:
        """Make step `number` (from 0) the current one; `len(steps)` means all are done.

        Earlier steps in `skipped` were passed over: they carry no tick.
        """
        self._current, self._skipped = number, skipped
        shown = min(number, len(self._steps) - 1)
        text = tr(
            "{noun} {n} von {all}: {step}",
            noun=self._noun,
            n=shown + 1,
            all=len(self._steps),
            step=self._steps[shown],
        )
        left_out = ", ".join(self._steps[n] for n in sorted(skipped) if n < number)
        if left_out:
            text = tr("{text}. Übersprungen: {steps}", text=text, steps=left_out)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        colours = theme()
        widths = [text_width(step, colours.font(13, bold=True)) for step in self._steps]
        ring = colours.px(_RING) + _GAP
        gaps = (len(self._steps) - 1) * (_LINE + 2 * _GAP)
        return QSize(round(sum(widths)) + ring * len(self._steps) + gaps, colours.px(24))

    def minimumSizeHint(self) -> QSize:
        colours = theme()
        # Too narrow for all words: the current one keeps its word, the others their rings.
        return QSize(
            len(self._steps) * (colours.px(_RING) + _LINE) + colours.px(120), colours.px(24)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        self._paint_line(painter, colours)
        painter.end()

    def _paint_line(self, painter: QPainter, colours: Theme) -> None:
        roomy = self.width() >= self.sizeHint().width()
        words = [step if roomy or n == self._current else "" for n, step in enumerate(self._steps)]
        fonts = [colours.font(13, bold=n == self._current) for n in range(len(words))]
        ring = colours.px(_RING)
        widths = [
            ring + (_GAP + text_width(word, font) if word else 0)
            for word, font in zip(words, fonts, strict=True)
        ]
        spare = max(0.0, self.width() - sum(widths))
        between = spare / max(1, len(words) - 1)
        left = 0.0
        top = (self.height() - ring) / 2
        for number, word in enumerate(words):
            self._paint_step(painter, colours, left, top, number, word)
            left += widths[number]
            if number + 1 < len(words):
                colour = colours.colour("accent" if number < self._current else "line")
                line = QRectF(left + _GAP, self.height() / 2 - 1, between - 2 * _GAP, 2)
                painter.fillRect(line, colour)
                left += between

    def _paint_step(
        self, painter: QPainter, colours: Theme, left: float, top: float, number: int, word: str
    ) -> None:
        ring = colours.px(_RING)
        circle = QRectF(left, top, ring, ring)
        current = number == self._current
        past = number < self._current and number not in self._skipped
        edge = colours.colour("accent" if past or current else "line_strong")
        fill = colours.colour("accent") if current else None
        draw_box(painter, circle, fill, edge, ring / 2, 1.2)
        if past:
            inner = circle.adjusted(5, 5, -5, -5)
            draw_icon(painter, inner, "check-bold", colours.colour("accent"))
        else:
            ink = colours.colour("on_accent" if current else "muted")
            draw_text(painter, circle, str(number + 1), colours.font(12, bold=current), ink, CENTRE)
        if word:
            token = "accent" if current else "ink" if past else "muted"
            box = QRectF(circle.right() + _GAP, top, self.width(), ring)
            painter.setFont(colours.font(13, bold=current))
            painter.setPen(colours.colour(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter.value, word)


class AskingStepper(Stepper):
    """Steps of which one asks for another: by a click, Enter or Space."""

    asked = Signal()

    def __init__(
        self, steps: Sequence[str], noun: str, deed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(steps, noun, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(deed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
            return
        super().keyPressEvent(event)
