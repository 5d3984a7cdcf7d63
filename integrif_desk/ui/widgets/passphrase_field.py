"""The passphrase: shown on demand, with Caps Lock hint and strength meter."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.field_button import FieldButton
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.paint import draw_box, start
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.i18n import tr

STRENGTHS = ("schwach", "mäßig", "gut", "stark")
_TONES = ("overdue", "waiting", "good", "good")


class PassphraseField(QWidget):
    """A large field with show/hide; below it the Caps Lock hint appears when needed.

    Qt does not tell the state of Caps Lock, so it is read from what arrives: a capital without
    Shift or a small letter with it.
    """

    def __init__(
        self,
        on_change: Callable[[str], object] | None = None,
        on_enter: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = _SecretLine(self._caps_seen)
        self._eye = FieldButton("eye", tr("Passphrase zeigen"), self._toggle, focus=True)
        self.line.set_trailing(self._eye)
        self._caps = QWidget()
        hint = QHBoxLayout(self._caps)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(6)
        hint.addWidget(IconLabel("warning-fill", "waiting", 15))
        hint.addWidget(label(tr("Die Feststelltaste ist eingeschaltet."), "warning"), 1)
        self._caps.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self._caps)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if on_change is not None:
            self.line.textEdited.connect(on_change)
        if on_enter is not None:
            self.line.returnPressed.connect(on_enter)

    def value(self) -> str:
        """Return exactly what was typed; blanks may belong to a passphrase."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Show a suggested passphrase in clear, or clear the field and hide it again."""
        self.line.setText(text)
        self._show(bool(text))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _toggle(self) -> None:
        self._show(self.line.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._eye.icon_name = "eye-slash" if shown else "eye"
        name = tr("Passphrase verbergen") if shown else tr("Passphrase zeigen")
        self._eye.setToolTip(name)
        self._eye.setAccessibleName(name)
        self._eye.update()

    def _caps_seen(self, on: bool) -> None:
        self._caps.setVisible(on)


class _SecretLine(LineField):
    def __init__(self, caps_seen: Callable[[bool], None]) -> None:
        super().__init__(large=True)
        self._caps_seen = caps_seen
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps_seen(False)  # unknown again until the next letter
        elif len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps_seen(typed.isupper() != shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._caps_seen(False)


class StrengthMeter(QWidget):
    """Four segments and a word: schwach, mäßig, gut, stark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars()
        self._icon = IconLabel("shield-check-fill", "good", 15)
        self._word = label("", "label")
        self._advice = ElidedLabel(" ", "meta")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._bars)
        row.addSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._advice)
        self.set_strength(0)

    def set_strength(self, level: int, advice: str = "") -> None:
        """Show level 1 to 4, or nothing for 0; `advice` is a short German sentence."""
        self._bars.level = level
        self._bars.update()
        word = STRENGTHS[level - 1] if level else ""
        tone = _TONES[level - 1] if level else "muted"
        self._icon.setVisible(level > 0)
        self._icon.set_icon("shield-check-fill" if level > 2 else "warning-fill", tone)
        self._word.setText(word.capitalize())
        self._advice.setText(advice or " ")  # keeps its line: nothing below is to move
        self.setAccessibleName(tr("Stärke: {word}", word=word or tr("noch nichts eingegeben")))


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(4 * 40 + 3 * 4, theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start(painter)
        for n in range(4):
            box = QRectF(n * 44, self.height() / 2 - 4, 40, 8)
            if n < self.level:
                draw_box(painter, box, colours.colour(_TONES[self.level - 1]), None, 2)
            else:
                draw_box(painter, box, None, colours.colour("line_strong"), 2)
        painter.end()
