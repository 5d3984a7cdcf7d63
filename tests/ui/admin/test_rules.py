"""The rules as a lead changes them: found by typing, changed with a reason, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import responsibility, rule
from integrif_desk.domain.account import Role
from integrif_desk.domain.responsibility.decode import rule_table
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.ui.actors.chips_field import ChipsField
from integrif_desk.ui.admin import rules_words
from integrif_desk.ui.admin.conditions_field import ConditionsField
from integrif_desk.ui.admin.page import AdminPage
from integrif_desk.ui.admin.rules_panel import RulesPanel
from integrif_desk.ui.context import Context
from integrif_desk.ui.signed_in import Appearance
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import LineField, TextArea
from integrif_desk.wording.responsibility import AREAS
from tests.ui.active import show_active

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
BAN = "work.ban"


@pytest.fixture
def undos(context: Context) -> list[Callable[[], object]]:
    told: list[Callable[[], object]] = []
    context.notices.done.connect(lambda _text, undo: told.append(undo) if undo else None)
    return told


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> RulesPanel:
    made = RulesPanel(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(lambda _changes: made.read())
    context.runner.crashed.connect(_raise)
    made.resize(880, 1400)
    show_active(qtbot, made)
    made.read()
    return made


def _raise(error: BaseException) -> None:
    raise error


def row_of(context: Context, rule_id: str) -> RuleRow:
    return next(row for row in rule.rows(context.opened.desk) if row.rule.id == rule_id)


def field(panel: RulesPanel, name: str) -> QWidget:
    return panel.form.fields()[name].field


def type_into(panel: RulesPanel, name: str, text: str) -> None:
    one = field(panel, name)
    if isinstance(one, TextArea | LineField):
        one.clear()
    QTest.keyClicks(one, text)


def shown(panel: RulesPanel) -> str:
    QApplication.processEvents()  # what was just put there is shown
    return "\n".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def test_rules_are_found_by_status_area_and_law(panel: RulesPanel) -> None:
    everything = panel.model.rowCount()
    assert everything == len(responsibility.shipped_rules().rules)
    QTest.keyClicks(panel.search, "104 abs. 18")
    assert BAN in [row.rule.id for row in panel.model.rows()]
    assert panel.model.rowCount() < everything
    panel.search.clear()
    QTest.keyClicks(panel.search, "gibt es nicht")
    assert panel.table.isHidden() or not panel.table.isVisible()
    assert "Keine Regel enthält „gibt es nicht“." in shown(panel)


def test_a_row_is_changed_with_a_reason_and_reset(
    panel: RulesPanel, context: Context, undos: list[Callable[[], object]]
) -> None:
    panel.table.select(BAN)
    QTest.mouseClick(panel.change_button, LEFT)
    note = field(panel, "note")
    assert isinstance(note, TextArea)
    type_into(panel, "note", "Nur nach Anfrage.")
    QTest.keyClick(note, Qt.Key.Key_Return, CONTROL)
    reason = field(panel, "reason")
    assert reason.hasFocus()
    assert "woher" in reason.accessibleDescription()
    QTest.keyClicks(reason, "Auskunft vom 09.03.2026")
    QTest.keyClick(reason, Qt.Key.Key_Return, CONTROL)
    row = row_of(context, BAN)
    assert row.by_lead
    assert row.rule.note == "Nur nach Anfrage."
    assert row.rule.checked_on == date(2026, 3, 10)
    text = shown(panel)
    assert "geändert – Helga Brandt, heute" in text
    assert "Eigene Zeile, sie gilt" in text and "Vorgabe des Programms" in text
    assert "Nur nach Anfrage." in text and "Ein Beschäftigungsverbot ist eingetragen." in text
    assert "Auskunft vom 09.03.2026" in text
    assert panel.reset_button.text() == "Auf &Vorgabe zurücksetzen"
    QTest.mouseClick(panel.reset_button, LEFT)
    assert not row_of(context, BAN).by_lead
    assert "zurückgesetzt auf die Vorgabe" in shown(panel)
    assert "Eigene Zeile, sie gilt nicht" in shown(panel)
    assert "Vorgabe des Programms, sie gilt" in shown(panel)
    undos[-1]()
    assert row_of(context, BAN).by_lead


def test_a_row_is_added_with_choices(panel: RulesPanel, context: Context) -> None:
    panel.add()
    area, value = field(panel, "area"), field(panel, "value")
    assert isinstance(area, ChoiceField)
    assert isinstance(value, ChoiceField)
    assert value.count() == 0
    while area.currentText() != "Integrationskurs":
        QTest.keyClick(area, Qt.Key.Key_Down)
    area.activated.emit(area.currentIndex())
    assert value.count() > 3
    QTest.keyClick(value, Qt.Key.Key_Down)
    chips = field(panel, "status")
    assert isinstance(chips, ChipsField)
    QTest.mouseClick(chips.chips["toleration"], LEFT)
    type_into(panel, "law", "Erlass vom 01.03.2026")
    conditions = field(panel, "when")
    assert isinstance(conditions, ConditionsField)
    QTest.mouseClick(conditions.add_button, LEFT)
    QTest.keyClicks(conditions.rows[0].subject, "alter")
    QTest.keyClick(conditions.rows[0].subject, Qt.Key.Key_Return)
    QTest.keyClicks(conditions.rows[0].typed, "18")
    type_into(panel, "reason", "Rundschreiben")
    panel.form.save()
    (row,) = (one for one in rule.rows(context.opened.desk) if one.shipped is None)
    assert (row.rule.value, row.rule.statuses) == ("claim", ("toleration",))
    assert [one.text for one in row.rule.when] == ["age >= 18"]
    assert row.author == "Helga Brandt"
    assert panel.model.row(0).rule.id == row.rule.id
    assert panel.form.isHidden()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("law", " ", "mindestens ein Gesetz"),
        ("checked_on", "gestern mittag", "Bitte geben Sie ein Datum ein"),
        ("valid_until", "01.01.2020", "Das Ende liegt vor dem Beginn"),
    ],
)
def test_what_cannot_stand_is_said_at_the_field(
    panel: RulesPanel, context: Context, name: str, typed: str, said: str
) -> None:
    panel.edit(row_of(context, BAN))
    type_into(panel, "reason", "Grund")
    type_into(panel, name, typed)
    panel.form.save()
    assert said in field(panel, name).accessibleDescription()
    assert row_of(context, BAN).override is None


def test_what_was_typed_is_kept_as_a_draft(panel: RulesPanel, context: Context) -> None:
    panel.edit(row_of(context, BAN))
    type_into(panel, "note", "halb fertig")
    panel.blank()
    panel.edit(row_of(context, BAN))
    note = field(panel, "note")
    assert isinstance(note, TextArea)
    assert note.value() == "halb fertig"


def test_another_lead_has_changed_the_row_in_between(panel: RulesPanel, context: Context) -> None:
    desk = context.opened.desk
    table = rule_table(row_of(context, BAN).rule)
    rule.override(desk, BAN, table, "eins")
    panel.edit(row_of(context, BAN))
    type_into(panel, "note", "Meine Fassung")
    rule.override(desk, BAN, {**table, "note": "Andere Fassung"}, "zwei")
    panel.form.save()
    assert panel.form.stale.isVisible()
    names = [name for name, _mine, _theirs in panel.form.stale.differences()]
    assert "Hinweis" in names
    QTest.mouseClick(panel.form.stale.mine_button, LEFT)
    assert row_of(context, BAN).rule.note == "Meine Fassung"


def test_a_row_that_changed_in_between_is_not_reset_unseen(
    panel: RulesPanel, context: Context
) -> None:
    desk = context.opened.desk
    table = rule_table(row_of(context, BAN).rule)
    rule.override(desk, BAN, table, "eins")
    panel.read()
    panel.table.select(BAN)
    rule.override(desk, BAN, {**table, "when": ["age >= 18"]}, "zwei")
    QTest.mouseClick(panel.reset_button, LEFT)
    assert panel.stale.isVisible()
    assert row_of(context, BAN).by_lead
    differences = {name: (mine, theirs) for name, mine, theirs in panel.stale.differences()}
    assert differences["Gilt"] == ("nein", "ja")
    QTest.mouseClick(panel.stale.theirs_button, LEFT)
    assert not panel.stale.isVisible()
    assert [one.text for one in row_of(context, BAN).rule.when] == ["age >= 18"]


def test_a_changed_row_of_the_program_is_told(
    panel: RulesPanel, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = context.opened.desk
    rule.override(desk, BAN, rule_table(row_of(context, BAN).rule), "Grund")
    shipped = responsibility.shipped_rules()
    newer = replace(
        shipped,
        rules=tuple(
            replace(one, note="Neu.", checked_on=date(2026, 9, 1)) if one.id == BAN else one
            for one in shipped.rules
        ),
    )
    monkeypatch.setattr(responsibility, "shipped_rules", lambda: newer)
    panel.read()
    panel.table.select(BAN)
    assert "Die Vorgabe wurde am 01.09.2026 geändert." in shown(panel)


def test_only_leads_have_the_tab(qtbot: QtBot, context: Context) -> None:
    appearance = Appearance(lambda: "system", lambda _x: None, lambda _x: None, lambda _x: None)
    lead = AdminPage(context, appearance)
    qtbot.addWidget(lead)
    assert lead.findChildren(RulesPanel)
    account = replace(context.opened.desk.account, role=Role.VOLUNTEER)
    desk = replace(context.opened.desk, account=account)
    other = AdminPage(
        Context(replace(context.opened, desk=desk), context.runner, context.notices), appearance
    )
    qtbot.addWidget(other)
    assert not other.findChildren(RulesPanel)


def test_every_condition_of_the_rules_reads_german() -> None:
    for one in responsibility.shipped_rules().rules:
        for condition in one.when:
            words = rules_words.condition_words(condition)
            assert "_" not in words
            assert "true" not in words
        assert rules_words.details(RuleRow(rule=one, shipped=one), date(2026, 3, 10))
        assert (
            AREAS[one.area]
            in dict(rules_words.details(RuleRow(rule=one, shipped=one), date(2026, 3, 10))).values()
        )


def test_the_list_has_the_room_of_the_window(qtbot: QtBot, context: Context) -> None:
    appearance = Appearance(lambda: "system", lambda _x: None, lambda _x: None, lambda _x: None)
    page = AdminPage(context, appearance)
    qtbot.addWidget(page)
    page.resize(1180, 1000)
    show_active(qtbot, page)
    page.refresh(None)
    QTest.keyClick(page, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    (panel,) = page.findChildren(RulesPanel)
    qtbot.waitUntil(lambda: panel.isVisible() and panel.table.selected() is not None)
    short = panel.table.height()
    assert panel.table.selected() == panel.model.row(0)
    assert "Gesetz" in shown(panel)
    page.resize(1180, 1400)
    qtbot.waitUntil(lambda: panel.table.height() >= short + 400)
    QTest.keyClicks(panel.search, "zzz")
    assert shown(panel).count("Keine Regel enthält „zzz“.") == 1
