"""Parts of the first run: the list of steps at the left, the numbered headings."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from integrif_desk.ui.icons import draw_icon
from integrif_desk.ui.theme import theme
from integrif_desk.ui.welcome.side import NARROW, Side
from integrif_desk.ui.widgets.paint import CENTRE, draw_box, draw_text
from integrif_desk.ui.widgets.paint import start as start_painting
from integrif_desk.ui.widgets.panel import IconLabel, label, line
from integrif_desk.wording.i18n import tr


class FirstRunSide(Side):
    """Welcome, the three steps, and what one should know before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NARROW, 32, parent)
        self.setFixedWidth(NARROW)
        self._steps = [
            _Step(1, tr("Verein und Person")),
            _Step(2, tr("Passphrase")),
            _Step(3, tr("Wiederherstellungsblatt")),
        ]
        column = self.column
        column.addSpacing(40)
        column.addWidget(label(tr("Willkommen"), "title"))
        column.addSpacing(8)
        column.addWidget(
            label(
                tr(
                    "In drei Schritten legen Sie den Tresor Ihres Vereins an. Das dauert etwa fünf "
                    "Minuten. Sie brauchen einen Drucker."
                ),
                wrap=True,
            )
        )
        column.addSpacing(30)
        for step in self._steps:
            column.addWidget(step)
        column.addSpacing(28)
        column.addWidget(line())
        column.addSpacing(24)
        for icon, text in (
            (
                "hard-drive",
                tr("Alle Angaben bleiben verschlüsselt auf diesem Rechner. Es gibt keine Cloud."),
            ),
            (
                "lock-key",
                tr(
                    "Ohne Passphrase oder Blatt kann niemand die Daten lesen. Zurücksetzen ist "
                    "nicht möglich."
                ),
            ),
            (
                "users-three",
                tr("Weitere Ehrenamtliche laden Sie später mit eigener Passphrase ein."),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(IconLabel(icon, "accent", 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(text, wrap=True), 1)
            column.addLayout(row)
            column.addSpacing(16)
        column.addStretch(1)

    def show_steps(self, done: tuple[bool, ...], current: int) -> None:
        """Mark which steps are done and which one comes next."""
        for number, (step, finished) in enumerate(zip(self._steps, done, strict=True), start=1):
            step.show_state(finished, number == current)


class StepHead(QWidget):
    """A heading with its number in a square; `add` puts a widget at its right."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._square = _Square(number)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._square)
        self._row.addWidget(label(text, "section"))
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def set_current(self, current: bool) -> None:
        """Fill the square of the step one is at."""
        self._square.current = current
        self._square.update()


class _Step(QWidget):
    """Done: ring with a tick; current: filled number; to come: ring with its number."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._number, self._text = number, text
        self._done = self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, done: bool, current: bool) -> None:
        self._done, self._current = done, current
        state = tr("erledigt") if done else tr("jetzt") if current else tr("folgt")
        self.setAccessibleName(
            tr("Schritt {n} von 3: {text}, {state}", n=self._number, text=self._text, state=state)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start_painting(painter)
        side = colours.px(22)
        ring = QRectF(0, (self.height() - side) / 2, side, side)
        accent = colours.colour("accent")
        filled = self._current and not self._done
        draw_box(painter, ring, accent if filled else None, accent, side / 2)
        if self._done:
            draw_icon(painter, ring.adjusted(5, 5, -5, -5), "check", accent)
        else:
            ink = colours.colour("on_accent") if filled else accent
            draw_text(painter, ring, str(self._number), colours.font(12, bold=True), ink, CENTRE)
        room = QRectF(side + 12, 0, self.width() - side - 12, self.height())
        ink = accent if self._current else colours.colour("ink")
        draw_text(painter, room, self._text, colours.font(14, bold=self._current), ink)
        painter.end()


class _Square(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.current = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().px(24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start_painting(painter)
        ground = colours.colour("accent" if self.current else "accent_soft")
        ink = colours.colour("on_accent" if self.current else "accent")
        box = QRectF(self.rect())
        draw_box(painter, box, ground, None, 3)
        draw_text(painter, box, str(self._number), colours.font(13, bold=True), ink, CENTRE)
        painter.end()
