"""Small widgets that have no page of their own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.completeness import Completeness
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.stepper import Stepper
from integrif_desk.ui.widgets.toggles import Option, tabs
from tests.ui.active import show_active


def test_markup_in_a_name_is_shown_and_opens_no_file(desk_app: QApplication) -> None:
    typed = "<img src='//elsewhere/share/x.png'> Al-Ahmad"
    tip = plain_tip(typed)
    shown = QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText() == typed
    assert "<img" not in tip
    assert plain_tip("Al-Ahmad") == "Al-Ahmad"


def test_steps_and_completeness_have_words(desk_app: QApplication, qtbot: QtBot) -> None:
    steps = Stepper(("Zugang", "Orientierung", "Qualifizierung"))
    qtbot.addWidget(steps)
    steps.set_current(2)
    assert steps.accessibleName() == "Phase 3 von 3: Qualifizierung"
    steps.set_current(2, frozenset({1, 2}))
    assert steps.accessibleName().endswith("Übersprungen: Orientierung")
    followed: list[str] = []
    complete = Completeness()
    qtbot.addWidget(complete)
    complete.show_missing(9, [("Nachweis", lambda: followed.append("Nachweis"))])
    complete.findChildren(Button)[0].click()
    assert followed == ["Nachweis"]
    assert "8 von 9 Angaben vollständig" in [w.text() for w in complete.findChildren(QLabel)]


def test_a_filled_button_is_filled(desk_app: QApplication, qtbot: QtBot) -> None:
    button = Button("&Speichern", PRIMARY, keys="Strg+↵")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    assert image.pixelColor(6, 18).name() == theme().hex("accent").lower()
    assert button.accessibleName() == "Speichern"


def test_the_focus_follows_from_tab_to_tab_but_leaves_no_field(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row = tabs([Option(name, name) for name in ("Konto", "Regeln")], lambda _name: None, "Reiter")
    field = QLineEdit()
    column.addWidget(row)
    column.addWidget(field)
    show_active(qtbot, page)
    row.button("Konto").setFocus()
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (row.value(), row.button("Regeln").hasFocus()) == ("Regeln", True)
    field.setFocus()
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert (row.value(), field.hasFocus()) == ("Konto", True)
