"""The answer code of a referral that was just sent, big enough to read it out on the phone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr


class SentNote(QWidget):
    """Shows the code and copies it; `on_close` goes back to entering answers."""

    def __init__(self, on_close: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = QLabel()
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text = label("", "meta", wrap=True)
        self.copy_button = Button(tr("Code &kopieren"), icon="copy", on_click=self._copy)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("paper-plane-tilt-fill", "info"))
        head.addWidget(label(tr("Übermittelt. Der Antwortcode:"), "panel"))
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(Button(tr("&Fertig"), on_click=on_close))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addStretch(1)
        column.addWidget(self._code)
        column.addWidget(self._text)
        column.addStretch(2)
        column.addLayout(buttons)

    def show_row(self, row: ReferralRow) -> None:
        """Show the code of a sent referral."""
        self._code.setFont(theme().font(34, bold=True, mono=True))
        # The style sheet would set the text size back.
        self._code.setStyleSheet(
            f"font-family: 'Fira Mono'; font-size: {theme().px(34)}px; font-weight: bold;"
        )
        self._code.setText(row.answer_code or "")
        due = format_date(row.answer_due) if row.answer_due else "–"
        self._text.setText(
            tr(
                "Bitte nennen Sie ihn der Stelle. Am Telefon genügt „{code}, A“. "
                "Ohne Antwort erinnert Sie eine Wiedervorlage am {due}.",
                code=row.answer_code,
                due=due,
            )
        )
        self.copy_button.setText(tr("Code &kopieren"))
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget the code."""
        self._code.clear()
        self._text.clear()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())
        self.copy_button.setText(tr("Code ist &kopiert"))
