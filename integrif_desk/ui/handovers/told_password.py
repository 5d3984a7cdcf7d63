"""The password of a file that has just been made: read out once, then gone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, TONAL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.spelling_alphabet import spelled

CLEAR_AFTER_MS = 60_000


class ToldPassword(QWidget):
    """`on_told()` is called once somebody says that the recipient has it, `on_not_sent()` when the
    file was not sent after all."""

    def __init__(
        self,
        on_told: Callable[[], object],
        on_not_sent: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = label("", "strong", wrap=True)
        self.password = QLabel()
        self.password.setTextFormat(Qt.TextFormat.PlainText)
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.spelling = [(label("", "code"), label("", "label", wrap=True)) for _ in range(4)]
        self.copy_button = Button("", icon="copy", height=SMALL, on_click=self._copy)
        self.told = CheckBox(tr("Das Kennwort ist am Telefon &durchgesagt."))
        self.done = Button(tr("&Fertig"), TONAL, height=SMALL, on_click=on_told)
        self.told.toggled.connect(self.done.setEnabled)
        self._not_sent = Button("", LINK, height=SMALL, on_click=on_not_sent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._clear_clipboard)
        self._copied = ""
        words = QGridLayout()
        words.setHorizontalSpacing(12)
        words.setVerticalSpacing(2)
        words.setColumnStretch(1, 1)
        for number, (group, said) in enumerate(self.spelling):
            words.addWidget(group, number, 0, Qt.AlignmentFlag.AlignTop)
            words.addWidget(said, number, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.done)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._what)
        column.addWidget(self.password)
        column.addWidget(label(tr("Zum Vorlesen, zum Beispiel „K wie Köln“:"), "meta"))
        column.addLayout(words)
        column.addWidget(
            label(
                tr(
                    "Großbuchstaben und Ziffern, dazwischen Bindestriche. Das Kennwort wird "
                    "nirgends gespeichert. Erreichen Sie niemanden, geben Sie das Dokument später "
                    "noch einmal weiter; es bekommt dann ein neues."
                ),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(self.told)
        column.addLayout(buttons)
        column.addWidget(self._not_sent, 0, Qt.AlignmentFlag.AlignLeft)

    def show_password(self, password: str, what: str, not_sent: str) -> None:
        """Show it with what has been done („Der Entwurf ist offen.“) and how to take that back."""
        # The style sheet would set the text size back.
        self.password.setStyleSheet(
            f"font-family: 'Fira Mono'; font-size: {theme().px(24)}px; font-weight: bold;"
        )
        self.password.setText(password)
        told = spelled(password)
        words = "; ".join(said for _group, said in told)
        self.password.setAccessibleName(tr("Kennwort: {words}", words=words))
        for parts, texts in zip(self.spelling, told, strict=True):
            for part, text in zip(parts, texts, strict=True):
                part.setText(text)
        self._what.setText(what)
        self._not_sent.setText(not_sent)
        self.copy_button.setText(tr("Kennwort k&opieren"))
        self.told.setChecked(False)
        self.done.setEnabled(False)
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take it off the screen."""
        self.password.clear()
        self.password.setAccessibleName("")
        for parts in self.spelling:
            for part in parts:
                part.setText("")
        self._what.setText("")

    def _copy(self) -> None:
        self._copied = self.password.text()
        QGuiApplication.clipboard().setText(self._copied)
        self.copy_button.setText(tr("Kopiert, für eine Minute"))
        self._timer.start(CLEAR_AFTER_MS)

    def _clear_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self.copy_button.setText(tr("Kennwort k&opieren"))
