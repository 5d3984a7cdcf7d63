"""The case page as a volunteer uses it: steps, phases, referrals, overview, closing."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import follow_up, referral
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.referral import NewReferral
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.referral import ReferralState
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.page import TABS, CasePage
from integrif_desk.ui.case.step_row import StepRow
from integrif_desk.ui.context import HANDOVERS, Context, HandoverTarget
from integrif_desk.ui.theme import Theme, apply
from tests.casework.agreed import agree
from tests.ui.case.conftest import CONTROL, button, focused, referrals, section, stored


def test_next_step_is_ticked_off_and_taken_back(
    qtbot: QtBot,
    page: CasePage,
    context: Context,
    case_id: UUID,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    entered = NewFollowUp(task="Zeugnis abgeben", due_on=date(2026, 3, 5))
    context.runner.change(lambda: follow_up.add(context.opened.desk, case_id, entered))
    row = page.steps.findChild(StepRow)
    assert isinstance(row, StepRow)
    assert "seit 5 Tagen" in row.accessibleName()
    assert page.header.bar.isVisible()
    button(page.header.bar, "Erledigt")()
    assert stored(context, case_id).follow_ups == ()
    assert page.header.bar.isHidden()
    text, undo = said[-1]
    assert text == "Wiedervorlage erledigt."
    assert undo is not None
    undo()
    assert len(stored(context, case_id).follow_ups) == 1


def test_closing_says_what_stays_open_and_offers_to_settle_it(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    desk, runner = context.opened.desk, context.runner
    forms = page.forms
    forms.open_form(forms.close_case)
    assert not forms.settle.isVisible()
    forms.close_forms()
    entered = NewFollowUp(task="Zeugnis abgeben", due_on=date(2026, 3, 12))
    runner.change(lambda: follow_up.add(desk, case_id, entered))
    asked = referral.draft(desk, NewReferral(case_id=case_id, actor_id=actor_id, purpose="Rat"))
    assert asked.created is not None
    referral_id = asked.created
    runner.change(lambda: referral.send(desk, referral_id, Channel.IN_PERSON))
    forms.open_form(forms.close_case)
    assert forms.left_open.text().startswith(
        "1 offene Aufgabe, 1 Verweisung ohne Antwort bleiben stehen."
    )
    forms.close_outcome.set_value(CaseOutcome.APPRENTICESHIP)
    forms.settle.setFocus()
    QTest.keyClick(forms.settle, Qt.Key.Key_Space)
    QTest.keyClick(forms.close_text, Qt.Key.Key_Return, CONTROL)
    detail = stored(context, case_id)
    assert detail.case.state is CaseState.CLOSED
    assert detail.follow_ups == ()
    assert detail.referrals[0].state is ReferralState.WITHDRAWN


def test_a_step_is_added_with_the_keyboard(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    page.steps.add()
    QTest.keyClicks(page.steps.editor.task, "Fahrtkosten")
    page.steps.editor.due.setText("30.3.")
    QTest.keyClick(page.steps.editor.task, Qt.Key.Key_Return, CONTROL)
    (row,) = stored(context, case_id).follow_ups
    assert (row.task, row.due_on) == ("Fahrtkosten", date(2026, 3, 30))
    shown = page.steps.findChild(StepRow)
    assert isinstance(shown, StepRow)
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert stored(context, case_id).follow_ups == ()


def test_the_phase_changes_with_its_day(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    page.header.stepper.setFocus()
    QTest.keyClick(page.header.stepper, Qt.Key.Key_Return)
    assert page.forms.phase.isVisible()
    page.forms.phase_choice.set_value(Phase.QUALIFICATION)
    page.forms.phase_day.setText("1.1.2027")
    page.forms.phase.save_button.click()
    assert stored(context, case_id).case.phase is Phase.ACCESS
    page.forms.phase_day.setText("heute")
    page.forms.phase.save_button.click()
    assert stored(context, case_id).case.phase is Phase.QUALIFICATION
    assert "3 von 5" in page.header.stepper.accessibleName()
    assert page.forms.isHidden()


def test_a_closed_case_can_only_be_read(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    page.forms.open_form(page.forms.close_case)
    page.forms.close_case.save_button.click()  # without an outcome nothing happens
    assert stored(context, case_id).case.state is CaseState.OPEN
    page.forms.close_outcome.set_value(CaseOutcome.APPRENTICESHIP)
    page.forms.close_case.save_button.click()
    assert stored(context, case_id).case.state is CaseState.CLOSED
    history = page.findChild(HistoryTab)
    assert isinstance(history, HistoryTab)
    assert history.entry.isHidden()
    assert not page.takes_notes()
    assert not section(page, "person").edit_button.isVisible()
    button(page.header, "Wieder öffnen")()
    assert stored(context, case_id).case.state is CaseState.OPEN
    assert page.takes_notes()


def test_a_person_is_changed_on_the_spot(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID
) -> None:
    part = section(page, "person")
    part.edit_button.click()
    fields = part.fields()
    fields["birth_date"].field.setText("1992")  # type: ignore[attr-defined]
    country = fields["nationalities"].field
    country.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(country, "ukr")
    qtbot.waitUntil(country.hits_shown)  # type: ignore[attr-defined]
    QTest.keyClick(country, Qt.Key.Key_Return)
    QTest.keyClick(country, Qt.Key.Key_Return, CONTROL)
    changed = stored(context, case_id).person
    assert changed.birth_year_only
    assert changed.nationalities == ("SY", "UA")
    assert part.panel.isVisible()


def test_a_referral_is_written_sent_and_answered(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    agree(context.opened.desk, case_id, actor_id)
    page.refer(actor_id)
    tab = referrals(page)
    assert tab.editor.purpose.hasFocus()
    QTest.keyClicks(tab.editor.purpose, "Gleichwertigkeit")
    QTest.keyClick(tab.editor.purpose, Qt.Key.Key_Return, CONTROL)
    (row,) = stored(context, case_id).referrals
    assert (row.state, row.purpose) == (ReferralState.DRAFT, "Gleichwertigkeit")
    assert tab.panel.isVisible()
    button(tab.panel, "Übermitteln …")()
    QTest.keyClicks(focused(), "Post")
    tab.step.form.save_button.click()
    (row,) = stored(context, case_id).referrals
    assert row.state is ReferralState.SENT
    assert len(stored(context, case_id).follow_ups) == 1
    button(tab.panel, "Abgelehnt …")()
    tab.step.form.save_button.click()  # without a reason nothing happens
    assert stored(context, case_id).referrals[0].state is ReferralState.SENT
    button(tab.panel, "Wartet …")()
    QTest.keyClicks(focused(), "13.4.")
    tab.step.form.save_button.click()
    assert stored(context, case_id).referrals[0].state is ReferralState.WAITING


def test_asking_again_is_recorded(
    qtbot: QtBot, page: CasePage, context: Context, case_id: UUID, actor_id: UUID
) -> None:
    desk = context.opened.desk
    entered = NewReferral(case_id=case_id, actor_id=actor_id, purpose="Gutschein")
    made = referral.draft(desk, entered).created
    assert made is not None
    referral.send(desk, made, Channel.IN_PERSON, date(2026, 2, 2))
    page.refresh(None)
    history = page.findChild(HistoryTab)
    assert isinstance(history, HistoryTab)
    history.list.setFocus()
    lines = history.list.model()
    found = [lines.index(n, 0) for n in range(lines.rowCount())]
    history.list.setCurrentIndex(next(one for one in found if history.list.unanswered(one)))
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert history.nudge.isVisible()
    QTest.keyClicks(focused(), "Niemand erreicht")
    history.nudge.form.save_button.click()
    assert not history.nudge.isVisible()
    event, _author = referral.view(desk, made).events[2]
    assert event.remark == "Niemand erreicht"


def test_tabs_answer_alt_and_digit(qtbot: QtBot, page: CasePage) -> None:
    for number, key in enumerate((tab.key for tab in TABS), start=1):
        QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert page.tabs.value() == key


def test_steps_become_a_tab_where_there_is_no_room(
    qtbot: QtBot, page: CasePage, desk_app: QApplication
) -> None:
    assert not page.tabs.button("steps").isVisible()
    page.resize(1279, 760)
    assert page.tabs.button("steps").isVisible()
    page.tabs.button("steps").click()
    assert page.steps.isVisible()
    page.resize(1366, 820)
    assert page.steps.isVisible()
    assert page.tabs.value() == "history"
    apply(desk_app, Theme(scale=115))
    page.resize(1367, 820)
    assert page.tabs.button("steps").isVisible()


def test_a_handover_is_composed_for_this_case(qtbot: QtBot, page: CasePage, case_id: UUID) -> None:
    with qtbot.waitSignal(page.go_to) as went:
        page.header.hand_over_button.click()
    assert went.args == [HANDOVERS, HandoverTarget(compose_for=case_id)]


def test_locking_leaves_no_name_on_the_page(page: CasePage) -> None:
    page.tabs.button("overview").click()
    page.blank()
    # What is replaced goes once the event loop runs.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    texts = [one.text() for one in page.findChildren(QLabel)]
    texts += [one.text() for one in page.findChildren(QLineEdit)]
    texts += [one.toPlainText() for one in page.findChildren(QPlainTextEdit)]
    assert not [text for text in texts if "Ahmad" in text or "Elektriker" in text]
    next_step = {one.text() for one in page.header.bar.findChildren(QLabel)}
    assert next_step == {"", "Nächster Schritt"}


def test_a_case_that_is_gone_is_told_in_a_sentence(page: CasePage) -> None:
    page.show_case(UUID(int=5))
    assert page.current_case() is None


def test_in_a_low_window_a_form_takes_the_place_of_the_tab(qtbot: QtBot, page: CasePage) -> None:
    page.resize(900, 620)
    forms = page.forms
    forms.open_form(forms.close_case)
    field = forms.close_text
    qtbot.waitUntil(lambda: field.height() >= field.minimumSizeHint().height())
    history = page.findChild(HistoryTab)
    assert isinstance(history, HistoryTab)
    assert not history.isVisible()
    page.tabs.button("history").click()
    assert history.isVisible()
    forms.close_forms()
    page.resize(900, 1000)
    forms.open_form(forms.close_case)
    assert history.isVisible()


def test_with_large_text_in_a_low_window_a_form_scrolls(
    page: CasePage, desk_app: QApplication
) -> None:
    """Its fields were squeezed to lines, and a case could not be closed."""
    apply(desk_app, Theme(scale=130))
    page.resize(740, 600)
    forms = page.forms
    forms.open_form(forms.close_case)
    QApplication.processEvents()
    for field in (forms.close_outcome, forms.close_text):
        assert field.height() >= field.minimumSizeHint().height()


def test_a_case_closed_without_a_sentence_tells_its_outcome(page: CasePage) -> None:
    forms = page.forms
    page.header.more_button.setFocus()
    forms.open_form(forms.close_case)
    forms.close_outcome.set_value(CaseOutcome.APPRENTICESHIP)
    QTest.keyClick(forms.close_text, Qt.Key.Key_Return, CONTROL)
    told = " ".join(one.text() for one in page.header.findChildren(QLabel) if one.isVisible())
    assert "abgeschlossen: Ausbildung begonnen. Sie können" in told
    assert page.header.more_button.hasFocus()
