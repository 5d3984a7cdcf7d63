"""A new recovery sheet; for leads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import vault
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.welcome.sheet_step import SheetStep
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class NewSheetPanel(Panel):
    """A new recovery sheet; the old one is worthless once the new one is on paper."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Wiederherstellungsblatt"), icon="file-text", parent=parent)
        self._context = context
        self._step: SheetStep | None = None
        self._begin = Button(tr("&Neues Blatt vorbereiten"), on_click=self._prepare)
        self._make_valid = Button(tr("Neues Blatt &gültig machen"), on_click=self._replace)
        self._cancel = Button(tr("A&bbrechen"), on_click=self.blank)
        self._error = label("", "error", wrap=True)
        self._place = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._begin, self._make_valid, self._cancel):
            buttons.addWidget(button)
        buttons.addWidget(self._error, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(
            label(
                tr(
                    "Ist das Blatt verloren oder hat es jemand gesehen, machen Sie ein neues. Das "
                    "alte öffnet den Tresor dann nicht mehr, nur noch Sicherungen, die Sie früher "
                    "anderswohin kopiert haben."
                ),
                wrap=True,
            )
        )
        inner.addLayout(self._place)
        inner.addLayout(buttons)
        self.body.addLayout(inner)
        self.blank()

    def blank(self) -> None:
        """Take the code off the screen; the old sheet stays valid."""
        if self._step is not None:
            self._step.forget()
            self._place.removeWidget(self._step)
            self._step.hide()
            self._step.deleteLater()
            self._step = None
        self._show_state()

    def _prepare(self) -> None:
        opened = self._context.opened
        self._error.setText("")
        self._step = SheetStep(
            self._context.runner,
            opened.desk.today(),
            lambda: opened.association.name,
            self._show_state,
            lambda error: self._error.setText(sentence(error)),
        )
        self._place.addWidget(self._step)
        self._show_state()

    def _show_state(self) -> None:
        begun = self._step is not None
        self._begin.setVisible(not begun)
        self._make_valid.setVisible(begun)
        self._cancel.setVisible(begun)
        self._make_valid.setEnabled(self._step is not None and self._step.is_done())

    def _replace(self) -> None:
        assert self._step is not None
        code = self._step.code
        self._make_valid.setEnabled(False)
        self._context.runner.change(
            lambda: vault.replace_recovery_code(self._context.opened, code),
            lambda _nothing: self._replaced(),
            self._refused,
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        self._error.setText(sentence(error))
        self._show_state()

    def _replaced(self) -> None:
        self.blank()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.notices.say(tr("Das neue Blatt gilt. Bitte vernichten Sie das alte."))
