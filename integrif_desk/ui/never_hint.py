"""A gentle hint below a text that seems to tell what the desk must never hold.

It never blocks: whoever writes under time decides. It looks only once the keys rest, so that typing
costs nothing, and knows the text alone – nothing of it is kept anywhere else.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from integrif_desk.domain.sensitive import SensitiveKind, SensitivePassage, warnings
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.person_words import never_sentence

REST_MS = 500
"""How long the keys rest before the text is looked through (1.3 ms per 2,000 characters)."""


def watched(labelled: Labelled) -> Labelled:
    """Put a hint below the field of a labelled text, and return it."""
    field = labelled.field
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    labelled.add_below(NeverHint(field))
    return labelled


class NeverHint(QFrame):
    """Watches a `field`; put it below. „Trotzdem behalten“ holds while the passage stands there."""

    def __init__(self, field: QPlainTextEdit | QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("callout", True)
        self.field = field
        self._passage: SensitivePassage | None = None
        self._kept: set[tuple[SensitiveKind, str]] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)
        self._sentence = label("", wrap=True)
        self.show_button = Button(tr("Stelle zeigen"), LINK, height=SMALL, on_click=self._select)
        self.keep_button = Button(tr("Trotzdem behalten"), LINK, height=SMALL, on_click=self._keep)
        text = QHBoxLayout()
        text.setSpacing(8)
        text.addWidget(IconLabel("info-fill", "waiting", 16))
        text.addWidget(self._sentence, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(16)
        deeds.addSpacing(24)
        deeds.addWidget(self.show_button)
        deeds.addWidget(self.keep_button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 12, 2)
        column.setSpacing(0)
        column.addLayout(text)
        column.addLayout(deeds)
        self.hide()
        # A text area that is filled by the program blocks its own signals, not those of its text.
        if isinstance(field, QPlainTextEdit):
            field.document().contentsChanged.connect(self._touched)
        else:
            field.textChanged.connect(self._touched)

    def look(self) -> None:
        """Look through the text now."""
        text = self._text()
        found = warnings(text) if text else ()
        # What has been taken out and comes back is asked about again; so is another text.
        self._kept &= {_words(text, one) for one in found}
        open_ones = [one for one in found if _words(text, one) not in self._kept]
        self._passage = open_ones[0] if open_ones else None
        if self._passage is not None:
            sentence = never_sentence(self._passage.kind)
            self._sentence.setText(sentence)
            self.setAccessibleName(sentence)
        self.setVisible(self._passage is not None)

    def _touched(self) -> None:
        if self._passage is not None and not self._text():
            self._kept.clear()
            self._passage = None
            self.hide()
        self._timer.start()

    def _text(self) -> str:
        field = self.field
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def _select(self) -> None:
        self.look()  # the text may have changed since
        passage, field = self._passage, self.field
        if passage is None:
            return
        text = self._text()
        start, end = _units(text[: passage.start]), _units(text[: passage.end])
        field.setFocus()
        if isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        else:
            field.setSelection(start, end - start)

    def _keep(self) -> None:
        if self._passage is not None:
            self._kept.add(_words(self._text(), self._passage))
        self.field.setFocus()
        self.look()


def _words(text: str, passage: SensitivePassage) -> tuple[SensitiveKind, str]:
    return passage.kind, text[passage.start : passage.end].casefold()


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts for a text: two for an emoji."""
    return len(text.encode("utf-16-le")) // 2
