"""A new case: a name is enough, nothing typed is lost."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case
from integrif_desk.casework.case import NewCase
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.case.new_case import NewCaseForm
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.search_field import SearchField
from tests.ui.active import show_active

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot, context: Context) -> NewCaseForm:
    made = NewCaseForm(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    show_active(qtbot, made)
    made.start()
    return made


def line(form: NewCaseForm, group: str, name: str) -> QLineEdit:
    found = getattr(form, group).fields[name].field
    assert isinstance(found, QLineEdit)
    return found


def search(form: NewCaseForm, group: str, name: str) -> SearchField:
    found = line(form, group, name)
    assert isinstance(found, SearchField)
    return found


def pick(qtbot: QtBot, field: SearchField, typed: str) -> None:
    """Type and take the first hit."""
    field.setFocus()
    QTest.keyClicks(field, typed)
    qtbot.waitUntil(field.hits_shown)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_name_and_two_keys_open_a_case(qtbot: QtBot, form: NewCaseForm, context: Context) -> None:
    first = line(form, "person", "given_names")
    assert first.hasFocus()
    QTest.keyClicks(first, "Halima")
    with qtbot.waitSignal(form.created) as created:
        QTest.keyClick(first, Qt.Key.Key_Return, CONTROL)
    detail = case.read(context.opened.desk, created.args[0])
    assert detail.person.display_name == "Halima"
    assert detail.case.owner_id == context.opened.desk.account.id
    assert detail.residence is None


def test_everything_that_was_entered_is_stored(
    qtbot: QtBot, form: NewCaseForm, context: Context
) -> None:
    QTest.keyClicks(line(form, "person", "given_names"), "Zahra")
    QTest.keyClicks(line(form, "person", "surname"), "Nazari")
    line(form, "person", "original_name").setText("زهرا نظری")
    pick(qtbot, search(form, "person", "nationalities"), "afgh")
    QTest.keyClicks(line(form, "person", "birth_date"), "1.1.2007")
    pick(qtbot, search(form, "contact", "town"), "sta")
    form.residence.kind.set_value(StatusKind.REMOVAL_BAN)
    QTest.keyClicks(form.residence.until, "9.3.2027")
    row = form.languages.rows[0]
    pick(qtbot, row.language, "deut")
    row.level.set_value(Level.A2)
    pick(qtbot, search(form, "path", "occupation"), "elektroniker")
    ids: list[UUID] = []
    form.created.connect(ids.append)
    form.save()
    detail = case.read(context.opened.desk, ids[0])
    assert detail.person.nationalities == ("AF",)
    assert (detail.person.town, detail.person.postal_code) == ("Staßfurt", "39418")
    assert detail.residence is not None
    assert detail.residence.valid_until is not None
    assert [(one.language, one.level) for one in detail.languages] == [("de", Level.A2)]
    assert "elektronik" in detail.case.occupation_label.casefold()
    assert len(form.languages.rows) == 1  # emptied for the next one


def test_without_a_name_the_field_says_so(qtbot: QtBot, form: NewCaseForm) -> None:
    form.save()
    first = line(form, "person", "given_names")
    assert first.property("invalid") is True
    assert first.hasFocus()


def test_an_unfinished_case_comes_back(qtbot: QtBot, form: NewCaseForm) -> None:
    QTest.keyClicks(line(form, "person", "given_names"), "Halima")
    form.blank()
    assert line(form, "person", "given_names").text() == ""
    form.start()
    assert line(form, "person", "given_names").text() == "Halima"


def test_an_opened_case_leaves_no_draft(qtbot: QtBot, form: NewCaseForm, context: Context) -> None:
    QTest.keyClicks(line(form, "person", "given_names"), "Halima")
    form.keep_drafts()
    form.save()
    form.start()
    assert line(form, "person", "given_names").text() == ""


def test_escape_cancels_and_keeps_the_draft(qtbot: QtBot, form: NewCaseForm) -> None:
    first = line(form, "person", "given_names")
    QTest.keyClicks(first, "Halima")
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(first, Qt.Key.Key_Escape)
    form.start()
    assert first.text() == "Halima"


def test_municipalities_are_found_by_any_of_their_words() -> None:
    assert [one.name for one in municipalities("stass")] == ["Staßfurt"]
    assert "Bernburg (Saale)" in [one.name for one in municipalities("saale")]
    assert len(municipalities()) == 21


def test_somebody_known_is_shown_while_one_types(
    qtbot: QtBot, form: NewCaseForm, context: Context
) -> None:
    entered = NewCase(given_names="Zahra", surname="Nazari", birth_date=date(2007, 3, 1))
    known = case.open_case(context.opened.desk, entered).created
    QTest.keyClicks(line(form, "person", "given_names"), "Sahra")
    QTest.keyClicks(line(form, "person", "surname"), "Nazary")
    QTest.keyClicks(line(form, "person", "birth_date"), "3.1.2007")
    qtbot.waitUntil(form.known.isVisible)
    texts = [one.text() for one in form.known.findChildren(QLabel)]
    assert any("F-26-001" in text for text in texts)
    assert "gleicher Name, Tag und Monat vertauscht" in texts
    with qtbot.waitSignal(form.known_wanted) as wanted:
        deed(form, "Fall öffnen: Zahra Nazari").click()
    assert wanted.args == [known]
    # What was typed is kept, should it be somebody else after all.
    form.start()
    assert line(form, "person", "surname").text() == "Nazary"
    qtbot.waitUntil(form.known.isVisible)
    deed(form, "Eine andere Person: Zahra Nazari").click()
    assert not form.known.isVisible()
    QTest.keyClicks(line(form, "person", "given_names"), "h")
    form.known.look_now()
    assert not form.known.isVisible()


def test_nobody_alike_leaves_the_form_in_peace(
    qtbot: QtBot, form: NewCaseForm, context: Context
) -> None:
    case.open_case(context.opened.desk, NewCase(given_names="Mykola", surname="Sawtschuk"))
    QTest.keyClicks(line(form, "person", "given_names"), "Zahra")
    form.known.look_now()
    assert not form.known.isVisible()


def deed(form: NewCaseForm, name: str) -> Button:
    found = [one for one in form.known.findChildren(Button) if one.accessibleName() == name]
    return found[-1]


def test_a_year_alone_stays_a_year(qtbot: QtBot, form: NewCaseForm, context: Context) -> None:
    """„2002“ could be read as 20 February of this year, and would be on leaving the field."""
    QTest.keyClicks(line(form, "person", "given_names"), "Selam")
    born = line(form, "person", "birth_date")
    born.setFocus()
    QTest.keyClicks(born, "2002")
    QTest.keyClick(born, Qt.Key.Key_Tab)
    assert born.text() == "2002"
    with qtbot.waitSignal(form.created) as created:
        QTest.keyClick(line(form, "person", "given_names"), Qt.Key.Key_Return, CONTROL)
    person = case.read(context.opened.desk, created.args[0]).person
    assert person.birth_date == date(2002, 1, 1)
    assert person.birth_year_only
