"""A document of several cases: each is shown, chosen and added on its own."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case
from integrif_desk.documents import handover_bundle
from integrif_desk.domain.handover_bundle import BundleSnapshot
from integrif_desk.domain.views import CaseFilter
from integrif_desk.exchange import handover_json
from integrif_desk.ui.case_import.page import ImportForm
from integrif_desk.ui.context import Context
from tests.documents.bundles import BUNDLE, bound
from tests.exchange.handovers import EVERYTHING
from tests.ui.active import show_active

CONTROL = Qt.KeyboardModifier.ControlModifier
ELSEWHERE = replace(EVERYTHING.association, name="Lotsenhaus Bernburg e. V.")
NAMES = ("Nadia Haidari", "", "Yonas Tesfay")


def of_several() -> BundleSnapshot:
    """Return a document of three cases, the second of which names nobody."""
    told = [
        replace(
            EVERYTHING,
            association=ELSEWHERE,
            is_sample=False,
            person=replace(EVERYTHING.person, name=name, surname="", original_name=""),
        )
        for name in NAMES
    ]
    codes = ("K7-4F2Q-9", "RK-5BQM-4", "M5-6SMB-3")
    handovers = tuple(
        bound(number, one, code)
        for number, (one, code) in enumerate(zip(told, codes, strict=True), start=31)
    )
    return replace(BUNDLE, association=ELSEWHERE, handovers=handovers)


@pytest.fixture(scope="module")
def document() -> bytes:
    told = of_several()
    data = [
        handover_json.write(one.snapshot, sha256=f"{number:064x}")
        for number, one in enumerate(told.handovers, start=1)
    ]
    return handover_bundle.render(told, data)


@pytest.fixture
def form(qtbot: QtBot, context: Context, document: bytes, tmp_path: Path) -> ImportForm:
    path = tmp_path / "Uebergabe-S-26-001.pdf"
    path.write_bytes(document)
    made = ImportForm(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    show_active(qtbot, made)
    made.show_file(path)
    return made


def texts(form: ImportForm) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel) if each.isVisible())


def rows(context: Context) -> list[UUID]:
    desk = context.opened.desk
    return [row.id for row in case.cases(desk, CaseFilter(today=desk.today())).rows]


def test_the_first_is_shown_and_the_others_can_be_chosen(form: ImportForm) -> None:
    assert form.part.isVisible()
    assert form.part.value() == 1
    assert "Haidari" in texts(form)
    assert "Fall 2: " in texts(form)  # nobody is named there
    form.part.set_value(3)
    form.part.activated.emit(form.part.currentIndex())
    assert "Ü-26-033" in texts(form)
    assert "Ü-26-031" not in texts(form)


def test_one_after_the_other_is_added_and_the_last_one_is_shown(
    qtbot: QtBot, form: ImportForm, context: Context
) -> None:
    created: list[object] = []
    form.created.connect(created.append)
    QTest.keyClick(form.save_button, Qt.Key.Key_Return, CONTROL)
    assert len(rows(context)) == 1
    assert created == []
    assert form.part.value() == 3
    assert "schon angelegt" in form.part.itemText(0)
    if form.person.isVisible():  # somebody alike is on file: the same birth date
        form.person.set_value("")
    QTest.keyClick(form.save_button, Qt.Key.Key_Return, CONTROL)
    assert len(rows(context)) == 2
    assert len(created) == 1
    assert not form.part.isVisible()


def test_what_was_added_is_known_and_cannot_be_added_again(
    form: ImportForm, context: Context
) -> None:
    form.save()
    form.part.set_value(1)
    form.part.activated.emit(form.part.currentIndex())
    assert not form.save_button.isVisible()
    assert form.open_button.isVisible()
    form.save()
    assert len(rows(context)) == 1


def test_leaving_forgets_all_of_them(form: ImportForm) -> None:
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.part.isVisible()
    assert form.part.count() == 0
    assert "Haidari" not in texts(form)
