"""The list of agreements on paper and as a file."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import agreement
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.meeting import AgreementFacts
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.page import MeetingsPage
from integrif_desk.ui.meetings.presenter import Scope
from tests.ui.asked import IN_CLEAR, answer, file_dialogs
from tests.ui.meetings.conftest import TODAY, click, texts


def test_the_list_is_saved_as_a_file_that_names_nobody(
    page: MeetingsPage, context: Context, late: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    page.refresh(None)
    page.list.choose(Scope.OVERDUE, mine=False)
    assert page.print_page()
    assert "Liste der offenen Vereinbarungen: nur überfällige." in texts(page)
    path = tmp_path / "Offene-Vereinbarungen.pdf"
    with qtbot.waitSignal(context.notices.done):
        click(page.print_bar, "Als PDF speichern …")
        assert file_dialogs(page) == []
        answer(page, IN_CLEAR)
        (dialog,) = file_dialogs(page)
        dialog.fileSelected.emit(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert not page.print_bar.isVisible()


def test_what_cannot_be_printed_is_told_before_the_printer_is_asked(
    page: MeetingsPage,
    context: Context,
    opened: Opened,
    january: UUID,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    odd = AgreementFacts(task="Kompass 🧭 bringen", due_on=TODAY, account_id=opened.desk.account.id)
    agreement.add(opened.desk, january, odd)
    page.refresh(None)
    page.print_page()
    path = tmp_path / "Offene-Vereinbarungen.pdf"
    with qtbot.waitSignal(context.notices.shown) as told:
        page.print_bar.save_to(path)
    assert not path.exists()
    notice = told.args[0]
    assert "🧭" in notice.text
    notice.on_action()
    assert path.read_bytes().startswith(b"%PDF")


def test_the_printer_is_asked_with_the_pages_of_the_list(
    page: MeetingsPage, late: UUID, qtbot: QtBot
) -> None:
    page.refresh(None)
    page.print_page()
    QTest.mouseClick(page.print_bar.go, Qt.MouseButton.LeftButton)
    (dialog,) = page.window().findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert (dialog.minPage(), dialog.maxPage()) == (1, 1)
    dialog.reject()


def test_what_is_printed_stands_on_the_audit_log(
    page: MeetingsPage, opened: Opened, late: UUID, tmp_path: Path
) -> None:
    page.refresh(None)
    page.print_page()
    QTest.mouseClick(page.print_bar.go, Qt.MouseButton.LeftButton)
    (dialog,) = page.window().findChildren(QPrintDialog)
    dialog.printer().setOutputFileName(str(tmp_path / "liste.pdf"))
    assert ("printed", "AgreementsList") not in noted(opened)
    dialog.accepted.emit(dialog.printer())
    assert ("printed", "AgreementsList") in noted(opened)
    dialog.reject()


def noted(opened: Opened) -> set[tuple[str, str]]:
    """Return which actions stand on the audit log, and on what."""
    with opened.desk.read() as work:
        found = work.connection.exec_driver_sql("SELECT action, subject FROM audit_log")
        return {(row.action, row.subject) for row in found}
