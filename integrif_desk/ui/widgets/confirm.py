"""The one modal dialog: for deleting, revoking, approving and leaving unsaved work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.widgets.buttons import DANGER, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr


def confirm(
    parent: QWidget,
    title: str,
    sentence: str,
    deed: str,
    on_confirm: Callable[[], object],
) -> QDialog:
    """Ask before something that cannot be undone; returns the open dialog.

    `deed` names what is done („Einwilligung widerrufen“). „Abbrechen“ is the default and what Esc
    and Enter do.
    """
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setModal(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    column.addWidget(label(title, "section"))
    text = label(sentence, wrap=True)
    text.setMinimumWidth(360)
    column.addWidget(text)
    column.addSpacing(8)
    back = Button(tr("A&bbrechen"), on_click=dialog.reject)
    go = Button(deed, DANGER, on_click=dialog.accept)
    go.setAutoDefault(False)
    back.setDefault(True)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(back)
    row.addWidget(go)
    column.addLayout(row)
    dialog.accepted.connect(on_confirm)
    dialog.open()
    back.setFocus()
    return dialog
