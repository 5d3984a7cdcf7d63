"""A returned document of several cases on the page: a list, and each answer on its own."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case, slip_keeping, vault
from integrif_desk.casework import answer as answers
from integrif_desk.casework.answer import Answer
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.handover import Decision, Handover
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.slip_standing import Remark, SlipState
from integrif_desk.ui.context import Context, SlipTarget
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.slips.page import SlipPage
from integrif_desk.wording.slip_words import state_words
from tests import filled_slips
from tests.casework import bound_slips
from tests.ui.active import show_active
from tests.ui.conftest import NOW, LateRunner

C4 = DeclineReason.C4
NAMES = ("Al-Ahmad", "Nazari", "Tesfay", "Koval")
ANSWERS = {
    "fall1.entscheidung": "A",
    "fall3.entscheidung": "C",
    "fall3.grund": "C4",
    "fall4.entscheidung": "A",
    "fall4.grund": "C3",
}


@pytest.fixture
def four(context: Context) -> tuple[UUID, ...]:
    """Return released handovers of four cases to one recipient."""
    desk = context.opened.desk
    facts = ActorFacts(
        name="Jobcenter Staßfurt", category=ActorCategory.JOBCENTER, channels=(Channel.POST,)
    )
    office = actor.add(desk, facts).created
    assert office is not None
    made = []
    for surname in NAMES:
        case_id = case.open_case(desk, NewCase(given_names="Sami", surname=surname)).created
        assert case_id is not None
        made.append(bound_slips.issued(desk, case_id, office))
    return tuple(made)


@pytest.fixture
def returned(context: Context, four: tuple[UUID, ...], tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the document filled in and gives its path."""
    with context.opened.desk.read() as work:
        recipient_id = work.get(Handover, four[0]).recipient_id
    empty = bound_slips.bound(context.opened.desk, recipient_id, *four)

    def write(values: dict[str, str], name: str = "antwort.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(filled_slips.filled(empty, values))
        return path

    return write


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SlipPage:
    made = SlipPage(context)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def decisions(context: Context, four: tuple[UUID, ...]) -> list[Decision | None]:
    with context.opened.desk.read() as work:
        return [work.get(Handover, one).decision for one in four]


def listed(page: SlipPage) -> list[str]:
    """Return the state of each case as the list tells it."""
    model = page.cases.list.model()
    told = [str(model.index(row, 0).data()).split(", ") for row in range(model.rowCount())]
    words = [state_words(state) for state in SlipState]
    return [next(part for part in each if part in words) for each in told]


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def press(button: QPushButton) -> None:
    QApplication.processEvents()  # what has just been shown gets its place first
    assert button.isEnabled()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_slip_alone_needs_no_list(page: SlipPage, returned: Callable[..., Path]) -> None:
    path = returned({"fall2.entscheidung": "A"})
    alone = path.with_name("seite.pdf")
    alone.write_bytes(filled_slips.page_of(path.read_bytes(), 5))
    page.read(alone)
    assert page.seen is not None
    assert page.seen.file.case == 2
    assert not page.cases.isVisible()
    assert page.close_button.text() == "&Nicht übernehmen"


def test_every_case_stands_in_the_list_with_its_state(
    page: SlipPage, returned: Callable[..., Path]
) -> None:
    page.show_item(SlipTarget(returned(ANSWERS)))
    assert page.cases.isVisible()
    assert listed(page) == [
        "beantwortet",
        "leer gelassen",
        "beantwortet",
        "unklar",
    ]
    assert "3 von 4 Bögen ausgefüllt, 3 noch einzutragen." in texts(page.cases)
    assert page.form.decision.value() is Decision.A


def test_the_cases_are_entered_one_after_the_other(
    page: SlipPage, returned: Callable[..., Path], four: tuple[UUID, ...], context: Context
) -> None:
    page.show_item(SlipTarget(returned(ANSWERS)))
    press(page.apply_button)
    assert decisions(context, four) == [Decision.A, None, None, None]
    assert page.seen is not None
    assert page.seen.file.case == 3  # the second one is blank
    assert page.form.decision.value() is Decision.C
    press(page.apply_button)
    assert page.seen is not None
    assert page.seen.file.case == 4
    assert not page.form.decision.is_chosen()  # it says two things
    page.form.decision.set_value(Decision.A)
    press(page.apply_button)
    assert decisions(context, four) == [Decision.A, None, Decision.C, Decision.A]
    assert listed(page) == [
        *("eingelesen", "leer gelassen"),
        *("eingelesen", "eingelesen"),
    ]
    assert "3 von 4 Bögen ausgefüllt, alle schon eingelesen." in texts(page.cases)


def test_any_of_them_can_be_taken_back(
    page: SlipPage, returned: Callable[..., Path], four: tuple[UUID, ...], context: Context
) -> None:
    said: list[tuple[str, Callable[[], object]]] = []
    context.notices.done.connect(lambda text, undo: said.append((text, undo)))
    page.show_item(SlipTarget(returned(ANSWERS)))
    press(page.apply_button)
    press(page.apply_button)
    page.cases.list.select(0)
    assert page.undo_button.isVisible()
    press(page.undo_button)
    assert decisions(context, four) == [None, None, Decision.C, None]
    assert page.seen is not None
    assert page.seen.file.case == 1
    assert page.apply_button.isEnabled()
    assert not page.undo_button.isVisible()
    said[1][1]()  # as „Rückgängig“ in the status bar does, for the third
    assert decisions(context, four) == [None, None, None, None]
    assert page.seen is not None
    assert page.seen.file.case == 3
    assert slip_keeping.receipts(context.opened.desk, four[2]) == ()


def test_what_was_corrected_stays_while_others_are_looked_at(
    page: SlipPage, returned: Callable[..., Path]
) -> None:
    page.show_item(SlipTarget(returned(ANSWERS)))
    QTest.keyClicks(page.form.remark, "Frau Seidel sagt das auch.")
    page.cases.list.select(2)
    assert page.form.remark.value() == ""
    page.cases.list.select(0)
    assert page.form.remark.value() == "Frau Seidel sagt das auch."


def test_what_is_corrected_at_one_case_stays_when_another_is_entered(
    page: SlipPage, returned: Callable[..., Path]
) -> None:
    page.show_item(SlipTarget(returned(ANSWERS)))
    page.cases.list.select(2)
    QTest.keyClicks(page.form.remark, "Im Herbst wieder.")
    page.cases.list.select(0)
    press(page.apply_button)
    assert page.seen is not None
    assert page.seen.file.case == 3
    assert page.form.remark.value() == "Im Herbst wieder."


def test_a_file_that_was_read_in_says_so_even_where_its_first_slip_is_blank(
    page: SlipPage, returned: Callable[..., Path]
) -> None:
    path = returned({"fall2.entscheidung": "A", "fall4.entscheidung": "A"})
    page.read(path)
    press(page.apply_button)
    press(page.apply_button)
    page.read(path)
    assert page.seen is not None
    assert page.seen.remarks == (Remark.READ_BEFORE,)
    assert "2 von 4 Bögen ausgefüllt, alle schon eingelesen." in texts(page.cases)


def test_the_same_file_again_says_so(
    page: SlipPage, returned: Callable[..., Path], four: tuple[UUID, ...], context: Context
) -> None:
    path = returned({"fall1.entscheidung": "A"})
    page.show_item(SlipTarget(path))
    press(page.apply_button)
    page.show_item(SlipTarget(path))  # nothing waits, so nothing is asked
    assert any("schon am 10.03.2026" in text for text in texts(page.view.remarks))
    assert not page.apply_button.isVisible()
    assert not page.undo_button.isVisible()
    assert decisions(context, four)[0] is Decision.A


def test_an_unfinished_file_is_not_dropped_for_another(
    page: SlipPage, returned: Callable[..., Path], context: Context
) -> None:
    asked: list[object] = []
    context.notices.shown.connect(asked.append)
    page.show_item(SlipTarget(returned(ANSWERS)))
    page.show_item(SlipTarget(returned({}, "zweite.pdf")))
    assert len(asked) == 1
    assert page.seen is not None
    assert page.seen.file.name == "antwort.pdf"


def test_one_case_of_another_association_says_so(
    page: SlipPage, returned: Callable[..., Path], four: tuple[UUID, ...], context: Context
) -> None:
    page.show_item(SlipTarget(returned({**ANSWERS, "fall3.code": "K7-4F2Q-Q"})))
    assert listed(page)[2] == "nicht von hier"
    page.cases.list.select(2)
    assert page.seen is not None
    assert page.seen.remarks == (Remark.CODE_UNKNOWN,)
    assert page.code.isVisible()
    assert not page.apply_button.isVisible()
    assert not page.offer.isVisible()
    with context.opened.desk.read() as work:
        code = work.get(Handover, four[2]).answer_code
    page.code.field.set_value(code)
    press(page.code.button)
    assert listed(page)[2] == "beantwortet"
    press(page.apply_button)
    assert decisions(context, four)[2] is Decision.C


def test_the_list_is_used_with_the_keyboard(
    page: SlipPage, returned: Callable[..., Path], qtbot: QtBot
) -> None:
    show_active(qtbot, page)
    page.show_item(SlipTarget(returned(ANSWERS)))
    page.cases.list.setFocus()
    QTest.keyClick(page.cases.list, Qt.Key.Key_Down)
    assert page.seen is not None
    assert page.seen.file.case == 2
    assert QApplication.focusWidget() is page.cases.list
    assert page.cases in page.areas()


def test_locking_forgets_all_of_them(page: SlipPage, returned: Callable[..., Path]) -> None:
    page.show_item(SlipTarget(returned(ANSWERS)))
    page.blank()
    assert page.seen is None
    assert page.cases.list.model().rowCount() == 0
    assert not page.cases.isVisible()


def test_whoever_goes_on_before_it_is_entered_stays_where_they_are(
    qtbot: QtBot,
    returned: Callable[..., Path],
    four: tuple[UUID, ...],
    opened: vault.Opened,
    desk_app: QApplication,
) -> None:
    late = LateRunner()
    context = Context(opened, late, Notices())
    page = SlipPage(context)
    qtbot.addWidget(page)
    page.show()
    page.read(returned(ANSWERS))
    late.catch_up()
    press(page.apply_button)
    page.cases.list.select(3)
    late.catch_up()
    assert decisions(context, four) == [Decision.A, None, None, None]
    assert page.seen is not None
    assert page.seen.file.case == 4
    assert listed(page)[0] == "eingelesen"


def test_what_cannot_be_entered_is_told_at_its_own_case(
    qtbot: QtBot,
    returned: Callable[..., Path],
    four: tuple[UUID, ...],
    opened: vault.Opened,
    desk_app: QApplication,
) -> None:
    late = LateRunner()
    context = Context(opened, late, Notices())
    page = SlipPage(context)
    qtbot.addWidget(page)
    page.show()
    page.read(returned(ANSWERS))
    late.catch_up()
    with opened.desk.read() as work:
        code = work.get(Handover, four[0]).answer_code
    answers.answer(opened.desk, code, Answer(decision=Decision.C, reason=C4, on=NOW.date()))
    press(page.apply_button)
    page.cases.list.select(2)
    late.catch_up()
    assert decisions(context, four) == [Decision.C, None, None, None]
    assert page.seen is not None
    assert page.seen.file.case == 1
    assert listed(page)[0] == "Widerspruch"
    assert "gerade geändert" in page.general.text()
