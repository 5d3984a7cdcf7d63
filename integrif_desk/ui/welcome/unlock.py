"""Unlocking: sign-in name and passphrase, and what to do when the vault does not open.

Nothing on it tells who works here: neither names nor the last sign-in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.welcome.frame import FrontPage
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PRIMARY, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.ui.widgets.passphrase_field import PassphraseField
from integrif_desk.wording.dates import format_long
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

if TYPE_CHECKING:
    from integrif_desk.ui.welcome.presenter import Trouble

SLOW_AFTER_MS, VERY_SLOW_AFTER_MS = 300, 4000


@dataclass(frozen=True)
class UnlockActions:
    """What the page asks for: `unlock(name, passphrase)`, the sheet, another vault, text size."""

    unlock: Callable[[str, str], object]
    forgotten: Callable[[], object]
    elsewhere: Callable[[], object]
    retry: Callable[[], object]
    scale: Callable[[int], object]


class UnlockPage(FrontPage):
    """Shows the form, or why the vault does not open."""

    title = tr("Entsperren")
    help_text = tr(
        "Geben Sie den Namen ein, unter dem die Leitung Sie eingetragen hat, und Ihre "
        "Passphrase.\n\n"
        "Haben Sie die Passphrase vergessen, hilft das Wiederherstellungsblatt. Die Leitung "
        "bewahrt es getrennt vom Rechner auf."
    )

    def __init__(self, actions: UnlockActions, today: date, parent: QWidget | None = None) -> None:
        super().__init__(actions.scale, parent)
        self._actions = actions
        self._wrong_tries = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self._set_busy(False))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._say_slow)
        self._name = LineField(large=True)
        self._name.returnPressed.connect(self._enter_in_name)
        self._passphrase = PassphraseField(on_enter=self._unlock)
        self._passphrase_field = Labelled(tr("&Passphrase"), self._passphrase)
        self._unlock_button = Button(
            tr("&Entsperren"), PRIMARY, icon="lock-simple-open", height=44, on_click=self._unlock
        )
        self._unlock_button.setMinimumWidth(176)
        self._state = label("", "muted", wrap=True)
        self._demo_hint = Button("", LINK, height=32, on_click=self._fill_demo)
        self._demo_words = ("", "")
        self._demo_hint.hide()
        self._warning = _Warning()
        self._form = self._make_form(today)
        self._trouble: QWidget | None = None
        self.column.addStretch(2)
        self.column.addWidget(self._form)
        self.column.addStretch(3)
        self.setFocusProxy(self._name)

    def offer_demo(self, name: str, passphrase: str) -> None:
        """Offer to fill in the sign-in of the demo, which guards invented people only."""
        self._demo_words = (name, passphrase)
        self._demo_hint.setText(tr("Anmeldung der &Demo eintragen ({name})", name=name))
        self._demo_hint.show()

    def show_warning(self, text: str) -> None:
        """Show a sentence above the form, e.g. that the last backup failed."""
        self._warning.show_text(text)

    def show_error(self, error: KnownError) -> None:
        """Show what went wrong: at the field, or as a page of its own."""
        from integrif_desk.ui.welcome.presenter import pause_s, trouble

        self._slow.stop()
        self._state.setText("")
        found = trouble(error)
        if found is not None:
            self._set_busy(False)
            self._form.hide()
            self._show_trouble(found)
            return
        self._wrong_tries += 1
        # Whether the name or the passphrase was mistyped is not known, nor to be told.
        wrong = error.code is ErrorCode.PASSPHRASE_WRONG
        both = tr("Anmeldename oder Passphrase stimmt nicht. Bitte prüfen Sie beides.")
        self._passphrase_field.set_error(both if wrong else sentence(error))
        self._passphrase.set_value("")
        wait = pause_s(self._wrong_tries)
        if wait:
            self._state.setText(tr("Bitte warten Sie einen Augenblick."))
            self._pause.start(wait * 1000)
        else:
            self._set_busy(False)

    def show_form(self) -> None:
        """Show the form again after trouble."""
        if self._trouble is not None:
            self._trouble.hide()
        self._form.show()
        self._name.setFocus()

    def _show_trouble(self, found: "Trouble") -> None:
        from integrif_desk.ui.welcome.trouble import TroublePanel

        if self._trouble is not None:
            self._trouble.deleteLater()
        self._trouble = panel = TroublePanel(self._actions.retry, self._actions.elsewhere)
        self.column.insertWidget(self.column.indexOf(self._form) + 1, panel)
        panel.show_trouble(found)

    def _make_form(self, today: date) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(tr("Wer arbeitet jetzt hier?"), "title"))
        column.addSpacing(4)
        column.addWidget(label(format_long(today), "muted"))
        column.addSpacing(20)
        column.addWidget(self._warning)
        column.addWidget(Labelled(tr("&Anmeldename"), self._name))
        column.addSpacing(16)
        column.addWidget(self._passphrase_field)
        column.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._unlock_button)
        row.addWidget(
            Button(
                tr("Passphrase &vergessen?"), LINK, height=LARGE, on_click=self._actions.forgotten
            )
        )
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self._state)
        column.addSpacing(24)
        for button in (
            self._demo_hint,
            Button(tr("A&nderen Tresor öffnen …"), LINK, on_click=self._actions.elsewhere),
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return form

    def _enter_in_name(self) -> None:
        if self._passphrase.value():
            self._unlock()
        else:
            self._passphrase.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_demo(self) -> None:
        name, passphrase = self._demo_words
        self._name.set_value(name)
        self._passphrase.line.setText(passphrase)
        self._unlock_button.setFocus()

    def _unlock(self) -> None:
        if not self._unlock_button.isEnabled():
            return
        name, passphrase = self._name.value(), self._passphrase.value()
        empty = self._name if not name else self._passphrase.line if not passphrase else None
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._passphrase_field.set_error(None)
        self._set_busy(True)
        self._slow.start(SLOW_AFTER_MS)
        self._actions.unlock(name, passphrase)

    def _set_busy(self, busy: bool) -> None:
        had_form_focus = not busy and self._form.isVisible()
        for field in (self._name, self._passphrase, self._unlock_button):
            field.setEnabled(not busy)
        if had_form_focus:
            self._state.setText("")
            self._passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_slow(self) -> None:
        if not self._state.text():
            self._state.setText(tr("Der Tresor wird geöffnet …"))
            self._slow.start(VERY_SLOW_AFTER_MS)
        else:
            self._state.setText(
                tr(
                    "Das dauert länger als sonst. Nach einer Aktualisierung wird der Tresor zuerst "
                    "gesichert und dann auf die neue Fassung gebracht."
                )
            )


class _Warning(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 16)
        row.setSpacing(8)
        self._text = label("", "warning", wrap=True)
        row.addWidget(IconLabel("warning-fill", "waiting", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
