"""The page of a returned slip, with real files on a real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import answer as answers
from integrif_desk.casework import case, handover, slip_file, slip_keeping
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework.answer import Answer
from integrif_desk.domain.handover import Decision, Handover
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.slip_standing import Remark, Version
from integrif_desk.ui.context import HANDOVERS, REFERRALS, Context, HandoverTarget, SlipTarget
from integrif_desk.ui.slips.page import SlipPage
from integrif_desk.ui.slips.presenter import lines
from integrif_desk.ui.slips.received import ReceivedSlips
from tests import filled_slips
from tests.ui.active import show_active
from tests.ui.asked import IN_CLEAR, answer, file_dialogs
from tests.ui.conftest import LateRunner

Slip = Callable[..., Path]


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SlipPage:
    made = SlipPage(context)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def stored(context: Context, handover_id: UUID) -> Handover:
    with context.opened.desk.read() as work:
        return work.get(Handover, handover_id)


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def press(button: QPushButton) -> None:
    QApplication.processEvents()  # what has just been shown gets its place first
    assert button.isEnabled()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def undo_of(context: Context, said: list[tuple[str, object]]) -> Callable[[], object]:
    undo = said[-1][1]
    assert callable(undo)
    return undo


def test_an_empty_page_says_what_to_do(page: SlipPage) -> None:
    assert "auf dem Fenster ab" in page.empty.text()
    assert not page.apply_button.isVisible()


def test_a_slip_is_compared_and_applied_with_one_button_and_taken_back(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    said: list[tuple[str, object]] = []
    context.notices.done.connect(lambda text, undo: said.append((text, undo)))
    page.show_item(
        SlipTarget(
            slip(
                entscheidung="B",
                ab_datum="01042026",
                name="Katrin Seidel",
                schritt="Erstgespräch",
                schritt_datum="25032026",
                empf_1="ja",
            )
        )
    )
    assert any(text.startswith("Der Bogen passt zu: Übergabe") for text in texts(page.view.remarks))
    shown = texts(page.view.grid)
    for expected in ("B – übernimmt später", "01.04.2026", "neu"):
        assert expected in shown
    assert any(text.startswith("greifen wir auf: ") for text in shown)
    assert page.form.decision.value() is Decision.B
    assert page.form.step.isVisible()
    page.form.with_contact.click()
    press(page.apply_button)
    now = stored(context, issued.id)
    assert (now.decision, now.expected_on) == (Decision.B, date(2026, 4, 1))
    assert [task.task for task in case.view(context.opened.desk, now.case_id).follow_ups] == [
        "Erstgespräch"
    ]
    assert said[-1][0].startswith("Antwort eingetragen: B – übernimmt später")
    assert page.seen is None
    undo_of(context, said)()
    assert stored(context, issued.id).decision is None
    assert slip_keeping.receipts(context.opened.desk, issued.id) == ()


def test_what_is_not_taken_leaves_the_cursor_on_the_page(
    page: SlipPage, slip: Slip, qtbot: QtBot
) -> None:
    show_active(qtbot, page)
    page.read(slip(entscheidung="A"))
    press(page.close_button)
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, QPushButton)
    assert chosen.accessibleName() == "Datei wählen …"


def test_whose_answer_it_is_stands_beside_every_warning(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    newer = replace(
        slips.compare(context.opened.desk, slip_file.load(slip(entscheidung="A"))[0]),
        version=Version.OLDER,
    )
    warned, whose = lines(newer)
    assert "älteren Fassung" in warned.text
    assert issued.number in whose.text
    assert "Al-Ahmad, Mohammad" in whose.text


def test_taking_one_back_leaves_the_next_on_the_page(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    said: list[tuple[str, object]] = []
    context.notices.done.connect(lambda text, undo: said.append((text, undo)))
    page.read(slip(entscheidung="A"))
    press(page.apply_button)
    page.read(slip("zweite.pdf", entscheidung="C", grund="C3"))
    page.form.remark.set_value("Unterlagen fehlen.")
    undo_of(context, said)()
    assert stored(context, issued.id).decision is None
    assert page.seen is not None
    assert page.form.remark.value() == "Unterlagen fehlen."


def test_the_case_of_the_answer_is_one_button_away(
    page: SlipPage, slip: Slip, issued: Handover, qtbot: QtBot
) -> None:
    page.read(slip(entscheidung="A"))
    QTest.keyClick(page.apply_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    buttons = [each for each in page.empty.findChildren(QPushButton) if each.isVisible()]
    with qtbot.waitSignal(page.go_to) as gone:
        press(buttons[0])
    assert gone.args == [HANDOVERS, HandoverTarget(handover_id=issued.id)]


def test_a_contradiction_leaves_the_choice_and_is_told_in_words(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    page.read(slip(entscheidung="A", grund="C3", grund_text_C3="Zeugnis"))
    assert not page.form.decision.is_chosen()
    assert any("nennt zugleich den Ablehnungsgrund" in text for text in texts(page.view.grid))
    press(page.apply_button)
    assert "Bitte wählen Sie A, B oder C." in texts(page.form)
    page.form.decision.button(Decision.C).click()
    page.form.reason.set_value(DeclineReason.C3)
    press(page.apply_button)
    now = stored(context, issued.id)
    assert (now.decline_reason, now.answer_text) == (DeclineReason.C3, "C3: Zeugnis")


def test_a_missing_day_is_asked_for_at_its_field(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    page.read(slip(entscheidung="B", ab_datum="31.02.2026"))
    assert any("„\u206831.02.2026\u2069“ ist kein Datum" in text for text in texts(page.view.grid))
    page.form.decision.button(Decision.B).click()
    press(page.apply_button)
    assert any("ab wann es weitergeht" in text for text in texts(page.form))
    QTest.keyClicks(page.form.expected, "1.4.26")
    press(page.apply_button)
    assert stored(context, issued.id).expected_on == date(2026, 4, 1)


def test_another_answer_asks_why_it_is_replaced(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    answers.answer(context.opened.desk, issued.answer_code, Answer(decision=Decision.A))
    page.read(slip(entscheidung="C", grund="C4"))
    assert "anders" in texts(page.view.grid)
    assert page.form.because.isVisible()
    press(page.apply_button)
    assert "Bitte sagen Sie, warum die Antwort ersetzt wird." in texts(page.form)
    QTest.keyClicks(page.form.because, "Platz ist vergeben")
    press(page.apply_button)
    assert stored(context, issued.id).decision is Decision.C


def test_the_same_answer_only_keeps_the_rest(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    answers.answer(context.opened.desk, issued.answer_code, Answer(decision=Decision.A))
    page.read(slip(entscheidung="A", name="Katrin Seidel"))
    assert page.form.stays.isVisible()
    assert not page.form.decision.isVisible()
    press(page.apply_button)
    assert len(slip_keeping.receipts(context.opened.desk, issued.id)) == 1


def test_a_file_read_before_offers_nothing_more(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    file = slip(entscheidung="A")
    page.read(file)
    press(page.apply_button)
    page.read(file)
    assert any("schon am 10.03.2026" in text for text in texts(page.view.remarks))
    assert not page.apply_button.isVisible()
    assert page.close_button.isVisible()


def test_a_mistyped_code_offers_the_one_that_is_meant(
    page: SlipPage, slip: Slip, issued: Handover
) -> None:
    bare = issued.answer_code.replace("-", "")
    wrong = ("3" if bare[0] == "2" else "2") + bare[1:]
    page.read(slip(code=wrong, entscheidung="A"))
    assert not page.apply_button.isVisible()
    (suggested,) = page.code.near.buttons
    assert not any("Gemeint" in text for text in texts(page.view.remarks))
    assert issued.answer_code in suggested.text()
    press(suggested)
    assert page.apply_button.isVisible()
    assert not page.code.isVisible()


def test_a_code_can_be_typed_where_the_slip_has_none(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    page.read(slip(code="", entscheidung="A"))
    assert page.code.isVisible()
    assert not page.code.button.isEnabled()
    QTest.keyClicks(page.code.field.findChildren(QLineEdit)[0], issued.answer_code.replace("-", ""))
    press(page.code.button)
    press(page.apply_button)
    assert stored(context, issued.id).decision is Decision.A


def test_another_associations_slip_is_not_taken(page: SlipPage, tmp_path: Path) -> None:
    file = tmp_path / "fremd.pdf"
    file.write_bytes(
        filled_slips.made({"code": "22-2222-2", "entscheidung": "A"}, author="Anker e. V.")
    )
    page.read(file)
    assert any("Anker e. V." in text for text in texts(page.view.remarks))
    assert not page.apply_button.isVisible()


def test_a_printed_form_is_typed_in_and_its_file_kept(
    page: SlipPage, issued: Handover, tmp_path: Path, context: Context
) -> None:
    file = tmp_path / "gedruckt.pdf"
    file.write_bytes(filled_slips.without_form(f"Antwortcode {issued.answer_code}"))
    page.read(file)
    assert any("nur noch gedruckter Text" in text for text in texts(page.view.remarks))
    page.form.decision.button(Decision.A).click()
    press(page.apply_button)
    assert stored(context, issued.id).decision is Decision.A
    assert len(slip_keeping.receipts(context.opened.desk, issued.id)) == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("antwort.eml", b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\n", "E-Mail"),
        ("antwort.docx", b"PK\x03\x04word/document.xml", "kein PDF"),
        ("leer.pdf", b"", "kein PDF"),
        ("kaputt.pdf", b"%PDF-1.7\n%%EOF", "beschädigt"),
    ],
)
def test_a_wrong_file_is_told_with_another_way_in(
    page: SlipPage, tmp_path: Path, name: str, content: bytes, told: str, qtbot: QtBot
) -> None:
    (tmp_path / name).write_bytes(content)
    page.read(tmp_path / name)
    assert told in page.empty.text()
    button = next(each for each in page.empty.findChildren(QPushButton) if each.isVisible())
    with qtbot.waitSignal(page.go_to) as gone:
        press(button)
    assert gone.args is not None
    assert gone.args[0] == REFERRALS


def test_a_second_file_waits_for_the_first(page: SlipPage, slip: Slip, context: Context) -> None:
    warned: list[object] = []
    context.notices.shown.connect(warned.append)
    page.show_item(SlipTarget(slip(entscheidung="A")))
    page.show_item(SlipTarget(slip("zweite.pdf", entscheidung="C", grund="C4")))
    assert page.form.decision.value() is Decision.A
    (notice,) = warned
    notice.on_action()  # type: ignore[attr-defined]
    assert page.form.decision.value() is Decision.C


def test_reading_can_be_given_up(qtbot: QtBot, context: Context, slip: Slip) -> None:
    late = LateRunner()
    page = SlipPage(replace(context, runner=late))
    qtbot.addWidget(page)
    page.show()
    page.read(slip(entscheidung="A"))
    assert page.empty.text() == "Die Datei wird gelesen …"
    press(next(each for each in page.empty.findChildren(QPushButton) if each.isVisible()))
    late.catch_up()
    assert page.seen is None


def test_who_was_faster_is_shown_again_with_what_was_typed(
    page: SlipPage, slip: Slip, issued: Handover, context: Context
) -> None:
    page.read(slip(entscheidung="B", ab_datum="01042026"))
    page.form.told_by.set_value("Frau Beck")
    answers.answer(context.opened.desk, issued.answer_code, Answer(decision=Decision.A))
    press(page.apply_button)
    assert any("gerade geändert" in text for text in texts(page))
    assert page.form.told_by.value() == "Frau Beck"
    assert page.form.because.isVisible()
    assert stored(context, issued.id).decision is Decision.A


def test_locking_forgets_everything(page: SlipPage, slip: Slip) -> None:
    page.read(slip(entscheidung="A", name="Katrin Seidel"))
    page.blank()
    assert page.seen is None
    assert page.form.told_by.text() == ""
    assert not any("Seidel" in text for text in texts(page))
    assert not any("antwort.pdf" in text for text in texts(page))


def test_endless_and_foreign_words_stay_within_the_page(page: SlipPage, slip: Slip) -> None:
    page.read(
        slip(
            entscheidung="C",
            grund="C6",
            grund_text_C6="W" * 400,
            name="محمد الأحمد " * 20,
            schritt="ስልክ 😀 " * 30,
        )
    )
    assert page.view.grid.width() <= page.width()
    assert page.minimumSizeHint().width() <= 1000


def test_what_came_back_stands_with_the_handover_and_can_be_saved(
    page: SlipPage, slip: Slip, issued: Handover, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.answer(context.opened.desk, issued.answer_code, Answer(decision=Decision.A))
    file = slip(entscheidung="C", grund="C4", empf_1="rueckfrage")
    page.read(file)
    QTest.keyClicks(page.form.because, "Platz ist vergeben")
    press(page.apply_button)
    received = ReceivedSlips(context)
    qtbot.addWidget(received)
    received.show()
    received.show_subject(issued.id)
    QApplication.processEvents()
    told = " ".join(texts(received))
    for expected in ("10.03.2026", "Helga Brandt", "A – übernimmt", "Platz ist vergeben"):
        assert expected in told
    assert "haben Rückfragen" in told
    ((receipt, _reader),) = slip_keeping.receipts(context.opened.desk, issued.id)
    received.write(receipt.id, tmp_path / "original.pdf")
    assert (tmp_path / "original.pdf").read_bytes() == file.read_bytes()
    press(received.buttons[0])
    assert file_dialogs(received) == []
    answer(received, IN_CLEAR)
    (dialog,) = file_dialogs(received)
    assert "Al-Ahmad" not in dialog.selectedFiles()[0]
    dialog.reject()
    received.show_subject(None)
    assert not received.isVisible()
    assert texts(received) == []


def test_a_document_of_the_desk_itself_comes_back_filled(
    page: SlipPage, issued: Handover, context: Context, tmp_path: Path
) -> None:
    """The real slip: issued here, its own form filled in, read back."""
    pdf = handover.pdf(context.opened.desk, issued.id)
    file = tmp_path / "zurueck.pdf"
    file.write_bytes(
        filled_slips.filled(pdf, {"entscheidung": "A", "name": "زهرا Seidel", "empf_1": "ja"})
    )
    page.read(file)
    assert page.seen is not None
    assert page.seen.remarks == (Remark.MATCHES,)
    assert page.seen.version is Version.CURRENT
    press(page.apply_button)
    assert stored(context, issued.id).told_by == "زهرا Seidel"


def test_no_two_keys_mean_two_things(page: SlipPage, slip: Slip) -> None:
    page.read(
        slip(entscheidung="C", grund="C4", schritt="Anruf", schritt_datum="25032026", name="K")
    )
    QApplication.processEvents()
    marked = [
        *(each.text() for each in page.findChildren(QAbstractButton) if each.isVisible()),
        *(
            each.text()
            for each in page.findChildren(QLabel)
            if each.isVisible() and each.buddy() is not None
        ),
    ]
    keys = [QKeySequence.mnemonic(text).toString() for text in marked]
    keys = [key for key in keys if key]
    assert len(keys) == len(set(keys)), sorted(keys)
