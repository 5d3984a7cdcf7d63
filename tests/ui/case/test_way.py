"""„Weg“ as a volunteer uses it: a course is entered, ends, and what it suggests is taken over."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from integrif_desk.casework import case, parts
from integrif_desk.domain.case import Phase
from integrif_desk.domain.measure import MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.person import Level
from integrif_desk.ui.case.case_input import Refused
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.way_input import measure_texts, read_measure, read_phase
from integrif_desk.ui.case.way_tab import WayTab
from integrif_desk.ui.context import Context

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 3, 10)
JOB = MeasureFacts(kind=MeasureKind.JOB, title="Elektrohelfer", state=MeasureState.RUNNING)


@pytest.fixture
def tab(page: CasePage) -> WayTab:
    page.show_tab("way")
    found = page.findChild(WayTab)
    assert isinstance(found, WayTab)
    return found


def words(tab: WayTab) -> str:
    return " | ".join(shown.text() for shown in tab.measures.panel.findChildren(QLabel))


def test_a_course_is_entered_by_keyboard(tab: WayTab, context: Context, case_id: UUID) -> None:
    tab.measures.add_button.click()
    fields = tab.measures.fields()
    QTest.keyClicks(fields["title"].field, "Vormittagskurs")
    QTest.keyClicks(fields["starts_on"].field, "2.2.26")
    QTest.keyClicks(fields["hours"].field, "600")
    QTest.keyClick(fields["title"].field, Qt.Key.Key_Return, CONTROL)
    (course,) = parts.measures(context.opened.desk, case_id)
    assert (course.kind, course.state) == (MeasureKind.INTEGRATION_COURSE, MeasureState.RUNNING)
    assert (course.title, course.starts_on, course.hours) == (
        "Vormittagskurs",
        date(2026, 2, 2),
        600,
    )
    assert "600 Stunden" in words(tab)


def test_a_measure_broken_off_asks_for_its_reason(
    tab: WayTab, context: Context, case_id: UUID
) -> None:
    tab.measures.add_button.click()
    fields = tab.measures.fields()
    assert not fields["reason"].isVisible()
    state = fields["state"].field
    state.setFocus()
    QTest.keyClick(state, Qt.Key.Key_End)
    assert fields["reason"].isVisible()
    tab.measures.save()
    assert parts.measures(context.opened.desk, case_id) == ()
    QTest.keyClicks(fields["reason"].field, "kein Kita-Platz")
    tab.measures.save()
    (broken,) = parts.measures(context.opened.desk, case_id)
    assert (broken.state, broken.reason) == (MeasureState.BROKEN_OFF, "kein Kita-Platz")


def test_work_that_runs_suggests_its_phase(tab: WayTab, context: Context, case_id: UUID) -> None:
    desk = context.opened.desk
    context.runner.change(lambda: parts.add(desk, case_id, JOB))
    (bar,) = tab.bars
    bar.take_button.click()
    assert case.read(desk, case_id).case.phase is Phase.PLACEMENT
    assert tab.bars == []


def test_after_an_answer_the_focus_stays_on_the_tab(
    tab: WayTab, context: Context, case_id: UUID
) -> None:
    """It fell to „Verweisen“ beside the tab, where Enter begins a referral."""
    desk = context.opened.desk
    course = MeasureFacts(
        kind=MeasureKind.VOCATIONAL_LANGUAGE_COURSE,
        state=MeasureState.COMPLETED,
        level_reached=Level.B2,
    )
    context.runner.change(lambda: parts.add(desk, case_id, JOB))
    context.runner.change(lambda: parts.add(desk, case_id, course))
    first, _second = tab.bars
    first.refuse_button.setFocus()
    QTest.keyClick(first.refuse_button, Qt.Key.Key_Space)
    (left,) = tab.bars
    assert left.take_button.hasFocus()
    QTest.keyClick(left.take_button, Qt.Key.Key_Space)
    assert tab.bars == []
    assert tab.measures.add_button.hasFocus()


def test_a_level_is_taken_over_only_when_wanted(
    tab: WayTab, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    course = MeasureFacts(
        kind=MeasureKind.VOCATIONAL_LANGUAGE_COURSE,
        state=MeasureState.COMPLETED,
        level_reached=Level.B2,
    )
    context.runner.change(lambda: parts.add(desk, case_id, course))
    (bar,) = tab.bars
    bar.refuse_button.click()
    assert tab.bars == []
    assert [one.level for one in case.read(desk, case_id).languages] == [Level.B1]


def test_what_is_removed_comes_back(
    tab: WayTab,
    context: Context,
    case_id: UUID,
) -> None:
    desk = context.opened.desk
    told: list[Callable[[], object] | None] = []
    context.notices.done.connect(lambda _text, undo: told.append(undo))
    context.runner.change(lambda: parts.add(desk, case_id, JOB))
    row = tab.measures.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert parts.measures(desk, case_id) == ()
    undo = told[-1]
    assert undo is not None
    undo()
    assert [one.title for one in parts.measures(desk, case_id)] == ["Elektrohelfer"]


def test_what_was_read_is_spelled_as_it_was_typed(
    tab: WayTab, context: Context, case_id: UUID
) -> None:
    desk = context.opened.desk
    texts = {
        "kind": "internship",
        "title": "Bäckerei",
        "starts_on": "01.03.2026",
        "ends_on": "31.03.2026",
        "hours": "30",
        "hours_weekly": "1",
        "state": "running",
    }
    facts = read_measure(texts, TODAY)
    parts.add(desk, case_id, facts)
    spelled = measure_texts(parts.measures(desk, case_id)[0])
    assert {name: spelled[name] for name in texts} == texts


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"kind": "job", "hours": "viele"}, "hours"),
        ({"kind": "job", "hours": "0"}, "hours"),
        ({"kind": "job", "starts_on": "1.3.26", "ends_on": "1.2.26"}, "ends_on"),
        ({"kind": "job", "state": "running", "starts_on": "1.4.26"}, "starts_on"),
        ({"kind": "eq", "state": "broken_off"}, "reason"),
        ({"kind": "eq", "starts_on": "neulich"}, "starts_on"),
    ],
)
def test_what_cannot_stand_is_said_at_its_field(texts: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as caught:
        read_measure(texts, TODAY)
    assert set(caught.value.errors) == {field}


def test_a_phase_needs_its_day() -> None:
    with pytest.raises(Refused) as caught:
        read_phase({"phase": "access"}, TODAY)
    assert set(caught.value.errors) == {"since"}
    assert read_phase({"phase": "placement", "since": "heute"}, TODAY) == (Phase.PLACEMENT, TODAY)
