"""Lists about a person: adding, changing, removing with the keyboard, and taking it back."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, parts, person
from integrif_desk.domain.family import FamilyFacts, Relation
from integrif_desk.domain.person import Level, Literacy, ProofKind, SpellingFacts
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.qualification import Recognition
from integrif_desk.ui.case.overview_tab import OverviewTab, PersonTab
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.part_list import PartList
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.case.work_tab import WorkTab
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.choice_field import ChoiceField

CONTROL = Qt.KeyboardModifier.ControlModifier
Said = list[tuple[str, Callable[[], object] | None]]


@pytest.fixture
def said(context: Context) -> Said:
    """Return what the status bar was told, with its undo."""
    told: Said = []
    context.notices.done.connect(lambda text, undo: told.append((text, undo)))
    return told


def profile(context: Context, case_id: UUID) -> PersonProfile:
    desk = context.opened.desk
    return person.profile(desk, case.read(desk, case_id).person.id)


def tab(page: CasePage, key: str) -> PersonTab:
    page.tabs.button(key).click()
    found = page.findChild(OverviewTab if key == "overview" else WorkTab)
    assert isinstance(found, PersonTab)
    return found


def part_list(page: CasePage, key: str, of: str = "overview") -> PartList:
    return next(one for one in tab(page, of).lists if one.entry.key == key)


def section(page: CasePage, key: str, of: str = "overview") -> Section:
    return next(one for one in tab(page, of).sections if one.entry.key == key)


def type_into(shown: PartList | Section, name: str, text: str) -> QLineEdit:
    field = shown.fields()[name].field
    assert isinstance(field, QLineEdit)
    field.setText("")
    QTest.keyClicks(field, text)
    return field


def choose(shown: PartList | Section, name: str, value: object) -> None:
    field = shown.fields()[name].field
    assert isinstance(field, QComboBox)
    assert isinstance(field, ChoiceField)
    field.set_value(value)


def test_a_spelling_is_added_changed_and_removed_by_keyboard(
    page: CasePage, context: Context, case_id: UUID, said: Said
) -> None:
    shown = part_list(page, "spellings")
    shown.add_button.click()
    type_into(shown, "source", "Geburtsurkunde")
    name = type_into(shown, "name", "Muhammad Alahmad")
    QTest.keyClick(name, Qt.Key.Key_Return, CONTROL)
    assert not shown.form.isVisible()
    assert shown.rows[0].hasFocus()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Return)
    QTest.keyClick(type_into(shown, "name", "Mohamed Alahmad"), Qt.Key.Key_Return, CONTROL)
    found = profile(context, case_id).spellings
    assert [(one.name, one.source) for one in found] == [("Mohamed Alahmad", "Geburtsurkunde")]
    shown.rows[0].setFocus()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Delete)
    assert profile(context, case_id).spellings == ()
    text, undo = said[-1]
    assert text == "Schreibweise entfernt."
    assert undo is not None
    undo()
    assert profile(context, case_id).spellings[0].id == found[0].id


def test_what_cannot_stand_is_said_at_the_field_and_stays(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    shown = part_list(page, "family")
    shown.add_button.click()
    type_into(shown, "birth_year", "21")
    shown.save()
    year = shown.fields()["birth_year"].field
    assert "vier Ziffern" in year.accessibleDescription()
    type_into(shown, "birth_year", "2027")
    shown.save()
    assert "Zukunft" in year.accessibleDescription()
    type_into(shown, "birth_year", "2021")
    shown.save()
    assert profile(context, case_id).family[0].birth_year == 2021


def test_a_begun_entry_is_offered_again(page: CasePage, case_id: UUID) -> None:
    shown = part_list(page, "family")
    shown.add_button.click()
    type_into(shown, "name", "Amira")
    page.blank()
    page.show_case(case_id)
    shown = part_list(page, "family")
    shown.add_button.click()
    assert shown.fields()["name"].field.text() == "Amira"  # type: ignore[attr-defined]


def test_two_who_change_the_same_entry_see_both(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    who = case.read(desk, case_id).person.id
    parts.add(desk, who, SpellingFacts(name="Alahmad"))
    shown = part_list(page, "spellings")
    stored = profile(context, case_id).spellings[0]
    shown.edit(stored)
    type_into(shown, "name", "Alahmed")
    parts.change(desk, replace(stored, name="Al Ahmad"))
    shown.save()
    assert shown.form.stale.differences() == [("Schreibweise", "Alahmed", "Al Ahmad")]
    shown.form.stale.mine_button.click()
    assert profile(context, case_id).spellings[0].name == "Alahmed"


def test_arrow_keys_walk_the_rows_and_only_one_form_opens(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    who = case.read(desk, case_id).person.id
    for name in ("Amira", "Sami"):
        parts.add(desk, who, FamilyFacts(relation=Relation.CHILD, name=name))
    shown = part_list(page, "family")
    assert [row.accessibleName() for row in shown.rows] == [
        "Kind: \u2068Amira\u2069",
        "Kind: \u2068Sami\u2069",
    ]
    shown.rows[0].setFocus()
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Down)
    assert shown.rows[1].hasFocus()
    QTest.keyClick(shown.rows[1], Qt.Key.Key_Return)
    assert not part_list(page, "spellings").add_button.isEnabled()
    assert not section(page, "contact").edit_button.isEnabled()
    QTest.keyClick(shown.fields()["name"].field, Qt.Key.Key_Escape)
    assert section(page, "contact").edit_button.isEnabled()


def test_a_language_has_a_level_per_skill_and_keeps_its_way(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    shown = part_list(page, "languages", "work")
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Return)
    choose(shown, "level", "B2")
    choose(shown, "listening", "B2")
    choose(shown, "writing", "B1")
    choose(shown, "proof_kind", ProofKind.CERTIFICATE)
    type_into(shown, "proof_date", "1.3.2026")
    shown.save()
    german = profile(context, case_id).languages[0]
    assert (german.level, german.listening, german.writing) == (Level.B2, Level.B2, Level.B1)
    assert german.reading is None
    spoken = shown.rows[0].accessibleName()
    assert "Gesamt B2, Hören B2, Lesen –" in spoken
    assert "Zertifikat vom 01.03.2026" in spoken


def test_a_language_that_was_removed_comes_back(
    page: CasePage, context: Context, case_id: UUID, said: Said
) -> None:
    shown = part_list(page, "languages", "work")
    QTest.keyClick(shown.rows[0], Qt.Key.Key_Delete)
    assert profile(context, case_id).languages == ()
    undo = said[-1][1]
    assert undo is not None
    undo()
    assert [one.level for one in profile(context, case_id).languages] == [Level.B1]


def test_education_says_proof_and_recognition(
    page: CasePage, context: Context, case_id: UUID
) -> None:
    shown = part_list(page, "qualifications", "work")
    shown.add_button.click()
    choose(shown, "kind", "training")
    type_into(shown, "title", "Elektriker")
    type_into(shown, "from_year", "2012")
    type_into(shown, "to_year", "2009")
    shown.save()
    assert "vor dem Beginn" in shown.fields()["to_year"].field.accessibleDescription()
    type_into(shown, "to_year", "2014")
    choose(shown, "has_proof", "no")
    choose(shown, "recognition", Recognition.FILED)
    type_into(shown, "recognition_office", "HWK Magdeburg")
    type_into(shown, "recognition_on", "20.1.2026")
    shown.save()
    found = profile(context, case_id).qualifications[0]
    assert (found.from_year, found.to_year, found.has_proof) == (2012, 2014, False)
    spoken = shown.rows[0].accessibleName()
    assert "Ausbildung · 2012–2014" in spoken
    assert (
        "Nachweis fehlt · Anerkennung: beantragt, \u2068HWK Magdeburg\u2069, 20.01.2026" in spoken
    )


def test_competences_are_chips(page: CasePage, context: Context, case_id: UUID, said: Said) -> None:
    work = tab(page, "work")
    assert isinstance(work, WorkTab)
    field = work.competences.field
    field.setText("Schweißen, Excel & Word, schweißen")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert profile(context, case_id).person.competences == ("Schweißen", "Excel & Word")
    assert field.text() == ""
    QTest.mouseClick(work.competences.chips.widgets()[0], Qt.MouseButton.LeftButton)
    assert profile(context, case_id).person.competences == ("Excel & Word",)
    undo = said[-1][1]
    assert undo is not None
    undo()
    assert profile(context, case_id).person.competences == ("Schweißen", "Excel & Word")


def test_a_competence_that_is_too_long_stays_in_the_line(page: CasePage, context: Context) -> None:
    work = tab(page, "work")
    assert isinstance(work, WorkTab)
    work.competences.field.setText("k" * 401)
    work.competences.add_button.click()
    assert work.competences.field.text() == "k" * 401


def test_time_care_and_limits_are_entered_and_a_diagnosis_is_warned_of(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "situation")
    part.edit_button.click()
    choose(part, "childcare_needed", "yes")
    type_into(part, "availability", "werktags vormittags")
    QTest.keyClicks(part.fields()["work_limitations"].field, "hat Diabetes")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in hints(part)))
    part.save()
    found = profile(context, case_id).person
    assert found.childcare_needed is True
    assert (found.availability, found.work_limitations) == ("werktags vormittags", "hat Diabetes")


def test_literacy_keeps_what_was_before(page: CasePage, context: Context, case_id: UUID) -> None:
    part = section(page, "literacy", "work")
    for value, day in ((Literacy.OTHER_SCRIPT, "1.3.2025"), (Literacy.LATIN, "1.3.2026")):
        part.edit_button.click()
        choose(part, "literacy", value)
        type_into(part, "literacy_on", day)
        part.save()
    found = profile(context, case_id)
    assert found.person.literacy is Literacy.LATIN
    assert [one.literacy for one in found.literacy_steps] == [Literacy.OTHER_SCRIPT]


def hints(part: Section) -> list[NeverHint]:
    return part.findChildren(NeverHint)
