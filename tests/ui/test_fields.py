"""Fields read what people type and say plainly what does not fit."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.domain.errors import FieldError
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.code_field import CodeField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea, show_errors
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.passphrase_field import PassphraseField, StrengthMeter
from integrif_desk.ui.widgets.search_field import Deliver, Hit, SearchField
from integrif_desk.ui.widgets.toggles import Option, segmented
from tests.ui.active import show_active

TODAY = date(2026, 3, 10)


@pytest.fixture
def code(desk_app: QApplication, qtbot: QtBot) -> CodeField:
    field = CodeField()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.activateWindow()
    return field


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def parts(field: CodeField) -> list[str]:
    return [box.text() for box in field.findChildren(QLineEdit)]


def test_the_code_is_typed_without_thinking_of_boxes(code: CodeField, qtbot: QtBot) -> None:
    first = code.findChildren(QLineEdit)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    seen: list[str] = []
    code.edited.connect(seen.append)
    for letter in "k7-4f 2q9":
        QTest.keyClicks(focused(), letter)
    assert parts(code) == ["K7", "4F2Q", "9"]
    assert code.is_complete()
    assert seen[-1] == "K74F2Q9"


@pytest.mark.parametrize("pasted", ["k7-4f2q-9", "K74F2Q9", " K7 4F2Q 9 \n"])
def test_a_pasted_code_is_spread(code: CodeField, qtbot: QtBot, pasted: str) -> None:
    last = code.findChildren(QLineEdit)[2]
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)
    QGuiApplication.clipboard().setText(pasted)
    QTest.keyClick(last, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert parts(code) == ["K7", "4F2Q", "9"]


def test_what_is_typed_behind_a_code_is_told(code: CodeField, qtbot: QtBot) -> None:
    first = code.findChildren(QLineEdit)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    behind: list[str] = []
    code.answered.connect(behind.append)
    for letter in "k7-4f2q-9, c3":
        QTest.keyClicks(focused(), letter)
    assert parts(code) == ["K7", "4F2Q", "9"]
    assert behind == ["C", "C3"]
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    for letter in "9a":
        QTest.keyClicks(focused(), letter)
    assert behind[-1] == "A"
    QGuiApplication.clipboard().setText("K7-4F2Q-9, B")
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert behind[-1] == "B"


def test_backspace_crosses_the_dashes(code: CodeField, qtbot: QtBot) -> None:
    code.set_value("K7-4")
    second = code.findChildren(QLineEdit)[1]
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert code.value() == "K"


def test_a_date_is_tidied_when_the_field_is_left(desk_app: QApplication, qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY, field="due")
    qtbot.addWidget(field)
    got: list[object] = []
    field.picked.connect(got.append)
    QTest.keyClicks(field, "+14")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "24.03.2026"
    assert got == [date(2026, 3, 24)]
    field.set_value(None)
    assert field.value() is None


def test_a_wrong_date_stays_as_typed(desk_app: QApplication, qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY, field="due")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "bald")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "bald"
    with pytest.raises(FieldError) as caught:
        field.value()
    assert caught.value.field == "due"


def test_errors_stand_at_their_field_and_take_the_focus(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    fields = {name: Labelled(name, LineField()) for name in ("one", "two")}
    for labelled in fields.values():
        qtbot.addWidget(labelled)
    show_errors(fields, {"two": "Bitte füllen Sie dieses Feld aus."})
    two = fields["two"].field
    assert two.property("invalid") is True
    assert two.accessibleDescription() == "Bitte füllen Sie dieses Feld aus."
    assert fields["one"].field.property("invalid") is False
    show_errors(fields, {})
    assert two.property("invalid") is False


def test_text_area_grows_with_its_text(desk_app: QApplication, qtbot: QtBot) -> None:
    area = TextArea(lines=2, most=5)
    qtbot.addWidget(area)
    low = area.sizeHint().height()
    area.set_value("\n".join("abcd"))
    assert area.sizeHint().height() > low
    area.set_value("\n" * 40)
    assert area.sizeHint().height() < 10 * low


def test_a_choice_keeps_its_value_when_options_change(desk_app: QApplication, qtbot: QtBot) -> None:
    chosen: list[int] = []
    field = ChoiceField([Option(n, f"Stelle {n}") for n in range(20)], chosen.append)
    qtbot.addWidget(field)
    assert field.isEditable()
    assert field.value() is None
    field.set_value(3)
    field.set_options([Option(3, "Stelle drei"), Option(4, "Stelle vier")])
    assert field.value() == 3
    assert chosen == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [("handw", 13), ("Handwerkskammer", 13), ("stelle 7", 7), ("stelle", 3), ("", 3), ("xyz", 3)],
)
def test_enough_of_a_name_chooses_it_and_anything_else_goes_back(
    desk_app: QApplication, qtbot: QtBot, typed: str, value: int
) -> None:
    names = [*(f"Stelle {n}" for n in range(10)), "Bank", "Kita", "Amt", "Handwerkskammer"]
    chosen: list[int] = []
    field = ChoiceField([Option(n, name) for n, name in enumerate(names)], chosen.append)
    qtbot.addWidget(field)
    field.set_value(3)
    line = field.lineEdit()
    assert line is not None
    line.setText(typed)
    line.editingFinished.emit()
    assert (field.value(), field.currentText()) == (value, names[value])
    assert chosen == ([] if value == 3 else [value])


def test_enter_takes_the_uppermost_hit_of_a_long_choice(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    names = [*(f"Amt {n}" for n in range(12)), "Duldung", "Ausbildungsduldung"]
    chosen: list[int] = []
    field = ChoiceField([Option(n, name) for n, name in enumerate(names)], chosen.append)
    qtbot.addWidget(field)
    show_active(qtbot, field)
    line, completer = field.lineEdit(), field.completer()
    assert line is not None and completer is not None
    popup = completer.popup()
    assert popup is not None
    line.setFocus()
    QTest.keyClicks(line, "duld")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.value(), field.currentText(), chosen) == (12, "Duldung", [12])


@pytest.mark.parametrize("typed", ["60a", "§ 60a", "Duldung (§ 60a"])
def test_spaces_that_no_keyboard_has_hide_no_option(
    desk_app: QApplication, qtbot: QtBot, typed: str
) -> None:
    printed = "Duldung (§\N{NO-BREAK SPACE}60\N{NARROW NO-BREAK SPACE}a AufenthG)"
    names = [*(f"Amt {n}" for n in range(12)), printed]
    field = ChoiceField([Option(n, name) for n, name in enumerate(names)])
    qtbot.addWidget(field)
    show_active(qtbot, field)
    line, completer = field.lineEdit(), field.completer()
    assert line is not None and completer is not None
    popup = completer.popup()
    assert popup is not None
    line.setFocus()
    QTest.keyClicks(line, typed)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.value(), field.currentText()) == (12, printed)


def test_segments_tell_only_what_a_person_chose(desk_app: QApplication, qtbot: QtBot) -> None:
    chosen: list[str] = []
    row = segmented([Option(c, c) for c in "ABC"], chosen.append, "Antwort")
    qtbot.addWidget(row)
    row.set_value("B")
    row.button("C").click()
    assert (row.value(), chosen) == ("C", ["C"])
    row.set_count("A", 4)
    assert row.button("A").accessibleName() == "A 4"


def test_caps_lock_is_noticed_and_the_passphrase_hidden(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    hint = next(w for w in field.findChildren(QLabel) if "Feststelltaste" in w.text())
    field.show()
    QTest.keyClicks(field.line, "k")
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert not hint.isVisible()
    capital = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "K")
    QApplication.sendEvent(field.line, capital)
    assert hint.isVisible()
    assert field.value() == "kK"


def test_strength_has_a_word(desk_app: QApplication, qtbot: QtBot) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.set_strength(4)
    assert meter.accessibleName() == "Stärke: stark"


def test_the_key_of_a_label_leads_into_a_field_made_of_parts(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    passphrase = PassphraseField()
    shown = Labelled("&Passphrase", passphrase)
    qtbot.addWidget(shown)
    show_active(qtbot, shown)
    passphrase.line.clearFocus()
    QTest.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert passphrase.line.hasFocus()


def test_hits_below_a_narrow_field_can_be_read_and_stay_in_the_window(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    window.resize(900, 400)
    field = SearchField(lambda _text, deliver: deliver([Hit(1, "Jobcenter Salzlandkreis")]))
    field.setParent(window)
    field.setGeometry(760, 10, 130, 36)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClicks(field, "Jobc")
    qtbot.waitUntil(field.hits_shown)
    hits = field._hits.geometry()
    assert hits.width() >= 400
    assert window.rect().contains(hits)


def test_search_ignores_late_answers_and_picks_by_keyboard(
    desk_app: QApplication, qtbot: QtBot
) -> None:
    asked: dict[str, Deliver] = {}
    field = SearchField(asked.__setitem__, keeps_text=False)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "Ko")
    qtbot.waitUntil(lambda: "Ko" in asked)
    QTest.keyClicks(field, "w")
    qtbot.waitUntil(lambda: "Kow" in asked)
    asked["Ko"]([Hit(0, "alt")])
    picked: list[Hit] = []
    field.picked.connect(picked.append)
    hits = [
        Hit(1, "Kowal", group="Fälle"),
        Hit(2, "Amt", group="Akteure"),
        Hit(3, "Kow", "", "Fälle"),
    ]
    asked["Kow"](hits)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [hit.value for hit in picked] == [3]
    assert field.text() == ""


@pytest.mark.parametrize(("keeps_text", "left"), [(False, ""), (True, "Runder")])
def test_escape_closes_the_hits_and_then_empties_a_search(
    desk_app: QApplication, qtbot: QtBot, keeps_text: bool, left: str
) -> None:
    field = SearchField(lambda _text, deliver: deliver([]), keeps_text=keeps_text)
    qtbot.addWidget(field)
    show_active(qtbot, field)
    QTest.keyClicks(field, "Runder")
    qtbot.waitUntil(field.hits_shown)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.hits_shown(), field.text()) == (False, "Runder")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == left


def test_a_form_that_closes_hands_its_focus_to_nobody(desk_app: QApplication, qtbot: QtBot) -> None:
    """A list beside the form got it, and selected its first row."""
    page = QWidget()
    qtbot.addWidget(page)
    form = InlineForm("Wiedervorlage", "Speichern", lambda: None)
    form.add("task", Labelled("Aufgabe", LineField()))
    beside = QLineEdit()
    row = QHBoxLayout(page)
    row.addWidget(form)
    row.addWidget(beside)
    show_active(qtbot, page)
    form.open()
    assert form.fields["task"].field.hasFocus()
    form.cancel()
    assert not beside.hasFocus()
