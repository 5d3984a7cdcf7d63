"""Asks for the password of a handover, which its sender tells on the telephone.

It stands on the page, not in a dialog, and keeps the password only as long as it is seen.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LARGE, PRIMARY, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import ElidedLabel, label
from integrif_desk.wording.i18n import tr

_WIDEST = 440
_LONGEST = 400


class PasswordForm(QWidget):
    """`on_open` is called with what was typed; then answer with `show_error` or `blank`.

    What is typed stays readable: it is dictated letter by letter, and opens this one file.
    """

    def __init__(self, on_open: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_open = on_open
        self.is_asked = False
        self._why = label("", wrap=True)
        self._name = ElidedLabel("", "meta")
        self.field = LineField(large=True, mono=True)
        self.field.setMaxLength(_LONGEST)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field.returnPressed.connect(self._open)
        self.labelled = Labelled(
            tr("&Kennwort (am Telefon erfragt)"),
            self.field,
            hint=tr("Es wird nicht gespeichert."),
        )
        self.open_button = Button(
            tr("Ö&ffnen"), PRIMARY, icon="lock-simple-open", height=LARGE, on_click=self._open
        )
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 24)
        column.setSpacing(12)
        for part in (self._name, self._why, self.labelled):
            part.setMaximumWidth(theme().px(_WIDEST))
            column.addWidget(part)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def ask(self, why: str, file_name: str) -> None:
        """Ask for the password of a file, with a sentence that says why."""
        self.blank()
        self.is_asked = True
        self._why.setText(why)
        self._name.setText(file_name)

    def show_error(self, sentence: str) -> None:
        """Say at the field that it was not the one; it can be corrected there."""
        self.open_button.setEnabled(True)
        self.labelled.set_error(sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def blank(self) -> None:
        """Ask for nothing and forget what was typed."""
        self.is_asked = False
        self._why.setText("")
        self._name.setText("")
        self._forget()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another page, not a window that is put aside
            self._forget()

    def _forget(self) -> None:
        self.field.set_value("")  # with it goes what could be undone
        self.labelled.set_error(None)
        self.open_button.setEnabled(True)

    def _open(self) -> None:
        if not self.open_button.isEnabled():
            return
        typed = self.field.value()
        if not typed:
            self.show_error(tr("Bitte geben Sie das Kennwort ein."))
            return
        self.labelled.set_error(None)
        self.open_button.setEnabled(False)
        self._on_open(typed)
