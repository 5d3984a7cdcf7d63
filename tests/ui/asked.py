"""The question that is open, answered with a real click."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from integrif_desk.ui.widgets.buttons import Button

IN_CLEAR = "Unverschlüsselt speichern"


def answer(widget: QWidget, deed: str) -> None:
    """Press the button of the question over `widget` that does this."""
    questions = [one for one in widget.window().findChildren(QDialog) if one.isVisible()]
    buttons = [one for each in questions for one in each.findChildren(Button)]
    (button,) = (one for one in buttons if one.accessibleName() == deed)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def file_dialogs(widget: QWidget) -> list[QFileDialog]:
    """Return the dialogs that ask where to write."""
    return widget.window().findChildren(QFileDialog)
