"""The lead writes a rule by choosing, and tries it on an example person before it counts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import rule
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.ui.actors.chips_field import ChipsField
from integrif_desk.ui.admin.conditions_field import ConditionsField
from integrif_desk.ui.admin.rules_panel import RulesPanel
from integrif_desk.ui.admin.trial_box import TrialBox
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.wording.dates import format_date
from tests.ui.active import show_active

LEFT = Qt.MouseButton.LeftButton
BAN = "work.ban"


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> RulesPanel:
    made = RulesPanel(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(lambda _changes: made.read())
    made.resize(880, 1400)
    show_active(qtbot, made)
    made.read()
    return made


def row_of(context: Context, rule_id: str) -> RuleRow:
    return next(row for row in rule.rows(context.opened.desk) if row.rule.id == rule_id)


def conditions(panel: RulesPanel) -> ConditionsField:
    found = panel.form.fields()["when"].field
    assert isinstance(found, ConditionsField)
    return found


def trial(panel: RulesPanel) -> TrialBox:
    (found,) = panel.findChildren(TrialBox)
    return found


def choose(field: QWidget, word: str) -> None:
    """Choose by keys, as in a list that opens below the field."""
    assert isinstance(field, ChoiceField)
    if field.isEditable():
        QTest.keyClicks(field, word)
        QTest.keyClick(field, Qt.Key.Key_Return)
    else:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Home)
        for _step in range(field.count()):
            if field.currentText() == word:
                break
            QTest.keyClick(field, Qt.Key.Key_Down)
        field.activated.emit(field.currentIndex())
    assert field.currentText() == word


def type_day(field: QWidget, text: str) -> None:
    assert isinstance(field, DateField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def test_conditions_are_chosen_in_german_and_saved_as_rules(
    panel: RulesPanel, context: Context
) -> None:
    panel.edit(row_of(context, BAN))
    field = conditions(panel)
    assert [row.subject.currentText() for row in field.rows] == ["Beschäftigungsverbot eingetragen"]
    assert field.rows[0].choice.currentText() == "ja"
    assert field.rows[0].sense.currentText() == "nicht erfüllt"
    for _count in range(3):
        QTest.mouseClick(field.add_button, LEFT)
    _ban, months, day, law = field.rows
    assert law.subject.hasFocus()
    choose(months.subject, "Einreise am")
    choose(months.comparison, "weniger als so viele Monate her")
    QTest.keyClicks(months.typed, "15")
    choose(months.sense, "erfüllt")
    choose(day.subject, "Titel zuerst erteilt am")
    choose(day.comparison, "am oder nach dem")
    type_day(day.day, "1.4.25")
    choose(law.subject, "Gesetz auf dem Papier")
    choose(law.comparison, "ist nicht")
    QTest.keyClicks(law.typed, "§ 23 Abs. 2 oder § 23 Abs. 4")
    QTest.keyClicks(panel.form.fields()["reason"].field, "Erlass")
    panel.form.save()
    assert [one.text for one in row_of(context, BAN).rule.when] == [
        "known work_ban = true",
        "presumably months_since entry_date < 15",
        "permit_first_issued from 2025-04-01",
        "provision != § 23 Abs. 2 | § 23 Abs. 4",
    ]


def test_an_unfinished_condition_is_told_and_kept_as_a_draft(
    panel: RulesPanel, context: Context
) -> None:
    panel.edit(row_of(context, BAN))
    field = conditions(panel)
    QTest.mouseClick(field.add_button, LEFT)
    choose(field.rows[1].subject, "Alter in Jahren")
    QTest.keyClicks(panel.form.fields()["reason"].field, "Erlass")
    panel.form.save()
    said = "Bedingung 2 („Alter in Jahren“): Bitte geben Sie eine ganze Zahl ein."
    assert field.accessibleDescription() == said
    assert row_of(context, BAN).override is None
    panel.blank()
    panel.edit(row_of(context, BAN))
    assert [row.subject.currentText() for row in field.rows][1:] == ["Alter in Jahren"]


def test_a_condition_is_removed_and_without_one_the_rule_always_holds(
    panel: RulesPanel, context: Context
) -> None:
    panel.edit(row_of(context, BAN))
    field = conditions(panel)
    QTest.mouseClick(field.rows[0].remove, LEFT)
    assert field.rows == []
    assert field.add_button.hasFocus()
    assert field.kept() == ""


def test_tab_goes_through_the_conditions_in_their_order(
    panel: RulesPanel, context: Context
) -> None:
    panel.edit(row_of(context, BAN))
    field = conditions(panel)
    QTest.mouseClick(field.add_button, LEFT)
    choose(field.rows[1].subject, "Arbeitet")
    QApplication.processEvents()  # the new row is on the screen
    first, second = field.rows
    first.subject.setFocus()
    way = []
    for _step in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        way.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    one = [first.subject, first.comparison, first.choice, first.sense, first.remove]
    two = [second.subject, second.comparison, second.choice, second.sense, second.remove]
    assert [_owner(each) for each in way] == [*one, *two]
    assert field.add_button.hasFocus()
    QTest.keyClick(field.add_button, Qt.Key.Key_Tab)
    assert panel.form.fields()["law"].field.hasFocus()


def _owner(focused: QWidget | None) -> QWidget | None:
    parent = focused.parentWidget() if focused is not None else None
    return parent if isinstance(parent, ChoiceField) else focused


def test_the_example_asks_what_counts_and_answers_with_the_row(
    panel: RulesPanel, context: Context
) -> None:
    panel.edit(row_of(context, BAN))
    box = trial(panel)
    assert box.headline.text() == "Arbeit: unklar"
    assert Fact.WORK_BAN in box.facts
    assert "Diese Zeile entscheidet hier nicht" in box.told.text()
    choose(box.facts[Fact.WORK_BAN], "ja")
    assert box.headline.text() == "Arbeit: zurzeit verboten"
    assert "Diese Zeile entscheidet." in box.told.text()
    choose(panel.form.fields()["confidence"].field, "weitgehend gesichert")
    assert "Die Antwort ist dieselbe wie bisher." in box.told.text()
    choose(panel.form.fields()["value"].field, "mit Erlaubnis der Ausländerbehörde")
    assert box.headline.text() == "Arbeit: mit Erlaubnis der Ausländerbehörde"
    assert "Bisher: zurzeit verboten (weitgehend gesichert)" in box.told.text()
    assert "Regel der Leitung: Helga Brandt." in box.source.text()
    assert row_of(context, BAN).override is None


def test_the_example_has_a_birth_date_and_a_day(panel: RulesPanel, context: Context) -> None:
    panel.edit(row_of(context, "youth.jmd"))
    box = trial(panel)
    today = context.opened.desk.today()
    assert box.on.text() == format_date(today)
    assert box.headline.text().endswith("Migrationsberatung für Erwachsene")
    type_day(box.born, format_date(date(today.year - 20, 1, 1)))
    assert box.headline.text().endswith("Jugendmigrationsdienst")
    assert "Diese Zeile entscheidet." in box.told.text()
    type_day(box.born, "")
    box.born.clear()
    type_day(box.born, "31.02.2001")
    assert "Bitte geben Sie ein Datum ein" in box.error.text()
    type_day(box.born, format_date(date(today.year + 1, 1, 1)))
    assert "Das Geburtsdatum liegt nach dem" in box.error.text()


def test_a_new_row_answers_as_soon_as_it_says_enough(panel: RulesPanel, context: Context) -> None:
    panel.add()
    box = trial(panel)
    assert box.headline.text().startswith("Sobald Bereich, Antwort und Status gewählt sind")
    fields = panel.form.fields()
    choose(fields["area"].field, "Anerkennungsberatung")
    choose(fields["value"].field, "nein")
    chips = fields["status"].field
    assert isinstance(chips, ChipsField)
    QTest.mouseClick(chips.chips["toleration"], LEFT)
    assert box.headline.text() == "Anerkennungsberatung: nein"
    assert "Bisher: ja (gesichert)" in box.told.text()
    assert "Weicht von der Vorgabe ab" in box.told.text()
