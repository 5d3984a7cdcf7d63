"""Editors that open on the page itself instead of in a modal dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.fields import Labelled, show_errors
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.i18n import tr


class InlineForm(Panel):
    """Title, labelled fields, an error line, a main button (Strg+Eingabe) and „Abbrechen“ (Esc).

    Add fields with `add("name", Labelled(…))`; several in one row with `add_row`. Call `open()` to
    show it with the focus in its first field; `on_cancel` is called after it has hidden itself.
    Meanwhile `escaped` tells Esc, after which a draft stays, from „Abbrechen“, which gives it up.
    """

    def __init__(
        self,
        title: str,
        save: str,
        on_save: Callable[[], object],
        on_cancel: Callable[[], object] | None = None,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, icon=icon, parent=parent)
        self.fields: dict[str, Labelled] = {}
        self._on_cancel = on_cancel
        self.escaped = False
        self._form = QVBoxLayout()
        self._form.setContentsMargins(16, 16, 16, 16)
        self._form.setSpacing(12)
        self.body.addLayout(self._form)
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.save_button = Button(save, PRIMARY, keys="Strg+↵", on_click=on_save)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(0)
        buttons.addWidget(Button(tr("A&bbrechen"), on_click=self.cancel))
        buttons.addWidget(self.save_button)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_button.click)
        self.hide()

    def add(self, name: str, labelled: Labelled) -> Labelled:
        """Add a field over the whole width; `name` is the `field` of its `FieldError`."""
        self.fields[name] = labelled
        self._form.addWidget(labelled)
        return labelled

    def add_row(self, **fields: Labelled) -> None:
        """Add several fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, labelled in fields.items():
            self.fields[name] = labelled
            row.addWidget(labelled, 1, Qt.AlignmentFlag.AlignTop)
        self._form.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add anything that is no field, e.g. a hint."""
        self._form.addWidget(widget)

    def show_errors(self, errors: dict[str, str], general: str = "") -> None:
        """Show sentences at their fields, and one beside the buttons."""
        show_errors(self.fields, errors)
        self._error.setText(general)
        self._error.setVisible(bool(general))

    def open(self) -> None:
        """Show the form without errors, the focus in its first field."""
        self.show_errors({})
        self.show()
        for labelled in self.fields.values():
            labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def cancel(self) -> None:
        """Hide the form."""
        self.hide()
        if self._on_cancel is not None:
            self._on_cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        typing = QApplication.focusWidget()
        if self.isHidden() and typing is not None and self.isAncestorOf(typing):
            # Qt would hand the focus on to whatever stands next, and a list that gets it selects
            # its first row. Who opened the form says where to go on.
            typing.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped = True
            self.cancel()
            self.escaped = False
            return
        super().keyPressEvent(event)
