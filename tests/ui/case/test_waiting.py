"""The disk is slower than the person: what was asked for happens once the case is there."""

from uuid import UUID

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import contact_note
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner, _Job
from tests.ui.active import show_active


class SlowRunner(SyncRunner):
    """Runs nothing until `catch_up`."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[_Job] = []

    def _accept(self, job: _Job) -> None:
        self._waiting.append(job)

    def catch_up(self) -> None:
        while self._waiting:
            super()._accept(self._waiting.pop(0))


def slow_page(qtbot: QtBot, context: Context) -> tuple[CasePage, SlowRunner]:
    runner = SlowRunner()
    page = CasePage(Context(context.opened, runner, Notices()))
    qtbot.addWidget(page)
    page.resize(1366, 820)
    show_active(qtbot, page)
    return page, runner


def test_a_note_is_begun_once_the_case_is_there(
    qtbot: QtBot, context: Context, case_id: UUID
) -> None:
    page, runner = slow_page(qtbot, context)
    page.show_case(case_id)
    page.write_note()
    runner.catch_up()
    history = page.findChild(HistoryTab)
    assert isinstance(history, HistoryTab)
    assert history.entry.text.hasFocus()


def test_a_referral_is_begun_once_the_case_is_there(
    qtbot: QtBot, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    page, runner = slow_page(qtbot, context)
    page.show_case(case_id)
    page.refer(actor_id)
    runner.catch_up()
    tab = page.findChild(ReferralsTab)
    assert isinstance(tab, ReferralsTab)
    assert tab.editor.actor.text() == "Handwerkskammer Magdeburg"


def test_what_is_typed_while_saving_begins_the_next_note(
    qtbot: QtBot, context: Context, case_id: UUID
) -> None:
    page, runner = slow_page(qtbot, context)
    page.show_case(case_id)
    runner.catch_up()
    history = page.findChild(HistoryTab)
    assert isinstance(history, HistoryTab)
    entry = history.entry
    entry.start()
    QTest.keyClicks(entry.text, "Erstens.")
    entry.save()
    entry.save()  # an impatient second Strg+Eingabe saves nothing twice
    QTest.keyClicks(entry.text, "Zweitens")
    runner.catch_up()
    assert entry.text.toPlainText() == "Zweitens"
    (note,) = contact_note.notes(context.opened.desk, case_id)
    assert note.text == "Erstens."
