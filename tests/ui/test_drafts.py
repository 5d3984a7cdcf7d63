"""A draft takes back nothing that others have saved since, and says where both have changed."""

from uuid import uuid4, uuid5

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import draft
from integrif_desk.domain.draft import DraftKind
from integrif_desk.ui.case import (
    overview_entries,
    part_entries,
    status_entries,
    way_entries,
    work_tab,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import KEEP_MS, DraftKeeper
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.stale import clash_sentences
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from tests.ui.active import show_active

RECORD = uuid4()


class _Small(QWidget):
    """A form with two fields, as many forms of the desk are."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.name, self.remark = LineField(), TextArea()
        self.clash: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.remark)
        self.draft = FormDraft(
            context,
            DraftKind.WITHDRAWAL,
            {"name": self.name, "remark": self.remark},
            self,
            on_clash=self.clash.update,
        )

    def open(self, name: str, remark: str) -> None:
        self.draft.close()
        self.name.set_value(name)
        self.remark.set_value(remark)
        self.draft.begin(RECORD)

    def forget(self) -> None:
        self.draft.close()
        self.name.clear()
        self.remark.clear()


@pytest.fixture
def form(context: Context, qtbot: QtBot) -> _Small:
    made = _Small(context)
    qtbot.addWidget(made)
    show_active(qtbot, made)
    return made


def test_only_what_was_changed_comes_back(form: _Small) -> None:
    form.open("Jobcenter", "ruft an")
    QTest.keyClicks(form.remark, "x")
    form.forget()
    form.open("Jobcenter Nord", "ruft an")  # a colleague has changed the name meanwhile
    assert (form.name.value(), form.remark.value()) == ("Jobcenter Nord", "xruft an")
    assert form.clash == {}


def test_where_both_have_changed_both_are_told(form: _Small) -> None:
    form.open("Jobcenter", "ruft an")
    QTest.keyClicks(form.remark, "x")
    form.forget()
    form.open("Jobcenter", "schreibt")
    assert form.remark.value() == "xruft an"
    assert form.clash == {"remark": "schreibt"}
    field = Labelled("Bemerkung", form.remark)
    (said,) = clash_sentences({"remark": field}, form.clash).values()
    assert "Ihr Entwurf" in said
    assert "schreibt" in said


def test_what_was_typed_back_to_what_stood_there_leaves_no_draft(
    form: _Small, context: Context
) -> None:
    form.open("", "")
    QTest.keyClicks(form.name, "a")
    form.draft.keep()
    assert draft.load(context.opened.desk, DraftKind.WITHDRAWAL, RECORD) is not None
    form.name.selectAll()
    QTest.keyClicks(form.name, "\b")
    form.forget()
    assert draft.load(context.opened.desk, DraftKind.WITHDRAWAL, RECORD) is None


def test_a_killed_program_has_lost_a_second_at_most(
    form: _Small, context: Context, qtbot: QtBot
) -> None:
    form.open("", "")
    QTest.keyClicks(form.remark, "Die Stelle hat zwei Fassungen.")

    def kept() -> bool:
        return draft.load(context.opened.desk, DraftKind.WITHDRAWAL, RECORD) is not None

    assert not kept()
    qtbot.waitUntil(kept, timeout=3 * KEEP_MS)


def test_what_the_program_empties_is_no_draft(form: _Small, context: Context) -> None:
    form.open("", "")
    QTest.keyClicks(form.remark, "Angefangen")
    form.forget()
    form.draft.keep()
    found = draft.load(context.opened.desk, DraftKind.WITHDRAWAL, RECORD)
    assert found is not None
    assert found["remark"] == "Angefangen"


def test_esc_leaves_a_draft_and_cancelling_gives_it_up(context: Context, qtbot: QtBot) -> None:
    field = TextArea()
    form = InlineForm("Grund", "Speichern", lambda: None, lambda: kept.give_up(form))
    form.add("reason", Labelled("Warum?", field))
    kept = FormDraft(context, DraftKind.WITHDRAWAL, {"reason": field}, form)
    qtbot.addWidget(form)
    show_active(qtbot, form)
    for leave, left in (("esc", "Doppelt"), ("cancel", "")):
        form.open()
        field.set_value("")
        kept.begin(RECORD)
        if leave == "esc":
            QTest.keyClicks(field, "Doppelt")
            QTest.keyClick(field, Qt.Key.Key_Escape)
        else:
            assert field.value() == "Doppelt"
            form.cancel()
        found = draft.load(context.opened.desk, DraftKind.WITHDRAWAL, RECORD)
        assert (found or {}).get("reason", "") == left


def test_a_draft_from_before_is_offered_as_it_was(context: Context) -> None:
    draft.keep(context.opened.desk, DraftKind.ACTOR, RECORD, {"name": "Alt"})
    owner = QObject()
    found: dict[str, str] = {}
    keeper = DraftKeeper(context, DraftKind.ACTOR, lambda: None, owner)
    keeper.begin(RECORD, found.update, shown={"name": "Neu", "town": "Staßfurt"})
    assert found == {"name": "Alt", "town": "Staßfurt"}


def test_no_two_parts_of_one_record_share_a_draft(context: Context) -> None:
    desk = context.opened.desk
    of_a_case = [
        *(one.key for one in overview_entries.entries(context)),
        work_tab._literacy_entry().key,
        work_tab._path_entry().key,
        way_entries.measures().key,
        way_entries.phases().key,
        "consent",
    ]
    of_a_person = [
        part_entries.spellings().key,
        part_entries.family().key,
        part_entries.languages().key,
        part_entries.qualifications().key,
        status_entries.papers().key,
        status_entries.procedures(desk).key,
        "competences",
    ]
    for keys in (of_a_case, of_a_person, ["consent", "again"]):
        assert len({uuid5(RECORD, key) for key in keys}) == len(keys)
