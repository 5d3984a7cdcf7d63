"""What everybody sets for themselves: the passphrase, how the window looks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import vault
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.new_passphrase import NewPassphrase
from integrif_desk.ui.settings import DARK, LIGHT, SYSTEM
from integrif_desk.ui.signed_in import Appearance
from integrif_desk.ui.theme import SCALES, theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.passphrase_field import PassphraseField
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class OwnPassphrase(Panel):
    """Changing one's own passphrase."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passphrase ändern"), icon="key", parent=parent)
        self._context = context
        self._old = PassphraseField()
        self._old_field = Labelled(tr("&Bisherige Passphrase"), self._old)
        opened = context.opened
        self._new = NewPassphrase(
            context.runner,
            lambda: None,
            lambda: (opened.desk.account.name, opened.association.name),
            self._save,
        )
        self._button = Button(tr("Passphrase &ändern"), PRIMARY, on_click=self._save)
        self._error = label("", "error", wrap=True)
        old = QGridLayout()
        old.setHorizontalSpacing(24)
        old.addWidget(self._old_field, 0, 0, Qt.AlignmentFlag.AlignTop)
        old.addWidget(self._new.suggest, 0, 1, Qt.AlignmentFlag.AlignRight)
        old.setColumnStretch(0, 1)
        old.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addWidget(self._error, 1)
        inner = _inner(self)
        inner.addLayout(old)
        inner.addWidget(self._new)
        inner.addLayout(row)

    def blank(self) -> None:
        """Forget what was typed."""
        self._old.set_value("")
        self._new.forget()

    def _save(self) -> None:
        self._error.setText("")
        self._old_field.set_error(None)
        if not self._old.value():
            self._old_field.set_error(sentence(KnownError(ErrorCode.FIELD_REQUIRED)))
            self._old.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._new.complain():
            return
        old, new = self._old.value(), self._new.value()
        self._button.setEnabled(False)
        self._context.runner.change(
            lambda: vault.change_passphrase(self._context.opened, old, new),
            lambda _nothing: self._done(),
            self._refused,
            owner=self,
        )

    def _done(self) -> None:
        self._button.setEnabled(True)
        self.blank()
        self._context.notices.say(tr("Ihre Passphrase ist geändert."))

    def _refused(self, error: KnownError) -> None:
        self._button.setEnabled(True)
        if error.code is ErrorCode.PASSPHRASE_WRONG:
            self._old_field.set_error(sentence(error))
            self._old.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._error.setText(sentence(error))


class AppearancePanel(Panel):
    """Light or dark, and the size of the text; at once, on this machine."""

    _sizes: Callable[[int], None] | None = None  # Qt tells of its style while it is built

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(tr("Darstellung"), icon="text-aa", parent=parent)
        choices = segmented(
            [
                Option(SYSTEM, tr("wie das System")),
                Option(LIGHT, tr("hell")),
                Option(DARK, tr("dunkel")),
            ],
            appearance.set_theme,
            tr("Farben"),
        )
        choices.set_value(appearance.theme_choice())
        sizes = segmented(
            [Option(scale, f"{scale}\u202f%") for scale in SCALES],
            appearance.set_scale,
            tr("Schriftgröße"),
        )
        sizes.set_value(theme().scale)
        self._sizes = sizes.set_value
        inner = _inner(self)
        row = QHBoxLayout()
        row.setSpacing(48)
        row.addWidget(Labelled(tr("Farben"), choices))
        row.addWidget(Labelled(tr("Schriftgröße"), sizes))
        row.addStretch(1)
        inner.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.show_scale()  # the size that is marked cannot be chosen: Strg+Plus left 100 % so

    def show_scale(self) -> None:
        """Mark the size that is in use; the top bar may have changed it."""
        if self._sizes is not None:
            self._sizes(theme().scale)


def _inner(panel: Panel) -> QVBoxLayout:
    inner = QVBoxLayout()
    inner.setContentsMargins(16, 16, 16, 16)
    inner.setSpacing(12)
    panel.body.addLayout(inner)
    return inner
