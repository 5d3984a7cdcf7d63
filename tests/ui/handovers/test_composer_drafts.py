"""What was composed and not finished: kept, offered again, thrown away."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import case, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.ui.context import Context, HandoverTarget
from integrif_desk.ui.handovers.editor import Composer
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.ops import Worker
from tests.ui.active import show_active
from tests.ui.handovers.conftest import click, plan_in, texts


def test_what_is_typed_is_kept_and_comes_back(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID, qtbot: QtBot
) -> None:
    composer.form.urgent.setFocus()
    QTest.keyClicks(composer.form.urgent, "Frist am 30.04.")
    composer.form.sections.boxes[DataCategory.RESIDENCE].click()
    qtbot.waitUntil(lambda: handover.load_plan(opened.desk, case_id) == composer.plan)
    assert any("Entwurf gespeichert um" in text for text in texts(composer.head))
    typed = plan_in(composer)
    again = HandoversPage(page._context)  # as after a killed program
    qtbot.addWidget(again)
    again.refresh(None)
    again.show()
    click(again.open_plans, again.open_plans.buttons[0].accessibleName())
    assert again.composer.plan == typed
    assert again.composer.form.urgent.value() == "Frist am 30.04."
    assert not again.composer.form.sections.boxes[DataCategory.RESIDENCE].isChecked()


def test_leaving_keeps_the_draft_and_the_list_names_it(
    page: HandoversPage, composer: Composer, qtbot: QtBot
) -> None:
    counts: list[int] = []
    page.count.connect(counts.append)
    QTest.keyClicks(composer.form.urgent, "Eilt")
    click(composer.head, "Zurück zur Liste")
    assert not page.is_composing()
    assert counts[-1] == 1
    assert "Ein Entwurf:" in texts(page.open_plans)
    assert [button.text() for button in page.open_plans.buttons] == ["Al-Ahmad, Mohammad"]
    click(page.open_plans, page.open_plans.buttons[0].accessibleName())
    assert composer.form.urgent.value() == "Eilt"


def test_a_draft_that_was_emptied_is_not_filled_again(
    page: HandoversPage, composer: Composer, case_id: UUID
) -> None:
    composer.form.introduction.setPlainText("")
    composer.leave()
    page.compose(case_id)
    assert composer.form.introduction.value() == ""
    click(composer.form, "Vorschlag einsetzen")
    assert plan_in(composer).introduction.startswith("wir begleiten")
    assert not composer.form.propose_button.isVisible()


def test_throwing_away_can_be_taken_back(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID, qtbot: QtBot
) -> None:
    QTest.keyClicks(composer.form.urgent, "Eilt")
    with qtbot.waitSignal(page._context.notices.done) as said:
        click(composer.footer, "Verwerfen")
    assert handover.load_plan(opened.desk, case_id) is None
    assert not page.is_composing()
    said.args[1]()
    assert handover.load_plan(opened.desk, case_id) is not None


def test_the_next_draft_begins_at_the_top_whatever_ended_the_last_one(
    opened: Opened, page: HandoversPage, composer: Composer
) -> None:
    click(composer.footer, "Freigeben")
    assert composer.form.recipient.discussed._error.isVisible()
    composer.form.verticalScrollBar().setValue(composer.form.verticalScrollBar().maximum())
    composer.footer.discard_button.setFocus()
    click(composer.footer, "Verwerfen")
    other = case.open_case(opened.desk, case.NewCase(given_names="Halima")).created
    page.show_item(HandoverTarget(compose_for=other))
    assert composer.form.recipient.recipient.hasFocus()
    assert composer.form.verticalScrollBar().value() == 0
    assert not composer.form.recipient.discussed._error.isVisible()


def test_locking_keeps_the_draft_and_forgets_the_rest(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID, qtbot: QtBot
) -> None:
    QTest.keyClicks(composer.form.urgent, "Eilt")
    page.blank()
    kept = handover.load_plan(opened.desk, case_id)
    assert kept is not None
    assert kept.urgent == "Eilt"
    assert composer.form.urgent.text() == ""
    assert composer.form.introduction.toPlainText() == ""
    assert not any("Al-Ahmad" in text for text in texts(page))
    discussed = composer.form.recipient.discussed.check
    assert (discussed.text(), discussed.accessibleName()) == ("", "")
    boxes = composer.form.sections.boxes.values()
    assert not any(box.toolTip() or box.accessibleDescription() for box in boxes)


def test_another_case_takes_the_place_and_the_first_is_kept(
    opened: Opened, page: HandoversPage, composer: Composer, case_id: UUID, qtbot: QtBot
) -> None:
    QTest.keyClicks(composer.form.urgent, "Eilt")
    other = case.open_case(opened.desk, case.NewCase(given_names="Halima")).created
    page.show_item(HandoverTarget(compose_for=other))
    assert composer.case_id == other
    assert composer.form.urgent.value() == ""
    kept = handover.load_plan(opened.desk, case_id)
    assert kept is not None
    assert kept.urgent == "Eilt"


def test_a_draft_that_cannot_be_written_stays_at_hand(
    page: HandoversPage,
    composer: Composer,
    case_id: UUID,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_args: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(handover, "keep_plan", full)
        QTest.keyClicks(composer.form.urgent, "Eilt")
        with qtbot.waitSignal(page._context.notices.shown):
            composer.leave()
    page.compose(case_id)
    assert composer.form.urgent.value() == "Eilt"


@pytest.fixture
def worker(context: Context) -> Iterator[Worker]:
    """Return the runner of the program: results come later, in order."""
    made = Worker()
    yield made
    made.close()


def test_leaving_before_the_case_is_read_leaves_nothing_behind(
    context: Context, worker: Worker, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    page = HandoversPage(replace(context, runner=worker))
    qtbot.addWidget(page)
    page.compose(case_id)
    page.composer.leave()
    done: list[object] = []
    worker.change(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))  # whatever was asked before has been delivered by then
    assert page.composer.plan is None
    assert not page.is_composing()
    assert page.composer.form.introduction.value() == ""


def test_issuing_while_typing_leaves_no_draft(
    opened: Opened, context: Context, worker: Worker, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    page = HandoversPage(replace(context, runner=worker))
    qtbot.addWidget(page)
    page.show()
    page.compose(case_id)
    composer = page.composer
    qtbot.waitUntil(
        lambda: composer.plan is not None and composer.preview.shown(composer.plan).mark != ""
    )
    page.composer.form.recipient.discussed.check.click()
    QTest.keyClicks(page.composer.form.urgent, "Eilt")
    with qtbot.waitSignal(page.composer.issued):
        page.composer.issue()
    worker.close()
    assert handover.load_plan(opened.desk, case_id) is None
    row = handover.handovers(opened.desk).rows[0]
    assert handover.stored_snapshot(opened.desk, row.id).urgent == "Eilt"


def test_the_next_step_has_the_focus_once_it_is_released(
    context: Context, worker: Worker, case_id: UUID, office: UUID, qtbot: QtBot
) -> None:
    page = HandoversPage(replace(context, runner=worker))
    qtbot.addWidget(page)
    show_active(qtbot, page)
    page.compose(case_id)
    composer = page.composer
    qtbot.waitUntil(lambda: composer.plan is not None and composer.preview.shows(composer.plan))
    composer.form.recipient.discussed.check.click()
    click(composer.footer, "Freigeben")
    qtbot.waitUntil(lambda: page.detail.row is not None and page.detail.give_button.isEnabled())
    assert page.detail.give_button.hasFocus()
    worker.close()


def test_pages_of_another_purpose_are_waited_for(
    opened: Opened,
    context: Context,
    worker: Worker,
    case_id: UUID,
    office: UUID,
    qtbot: QtBot,
) -> None:
    told: list[str] = []
    context.notices.done.connect(lambda text, _undo: told.append(text))
    page = HandoversPage(replace(context, runner=worker))
    qtbot.addWidget(page)
    page.show()
    page.compose(case_id)
    composer = page.composer
    qtbot.waitUntil(lambda: composer.plan is not None and composer.preview.shows(composer.plan))
    composer.form.recipient.discussed.check.click()
    before = composer.plan
    assert before is not None
    last = composer.form.recipient.purpose.currentIndex() > 0
    QTest.keyClick(composer.form.recipient.purpose, Qt.Key.Key_Up if last else Qt.Key.Key_Down)
    assert composer.plan is not None
    assert composer.plan.purpose is not before.purpose
    composer.issue()
    assert told == [
        "Die Seiten werden noch gezeichnet. Bitte sehen Sie sie an und drücken Sie dann noch "
        "einmal „Freigeben“."
    ]
    assert composer.form.isEnabled()
    qtbot.waitUntil(lambda: composer.plan is not None and composer.preview.shows(composer.plan))
    worker.close()  # one at a time asks the store
    assert not handover.handovers(opened.desk).rows
