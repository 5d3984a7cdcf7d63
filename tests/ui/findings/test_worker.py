"""The masked quote while the worker takes its time: nothing unmasked gets through in between."""

from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from integrif_desk.casework import case, contact_note
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.note_form import FindingNoteForm
from integrif_desk.ui.notices import Notices
from tests.ui.conftest import LateRunner


def test_what_is_typed_last_is_masked_though_no_answer_is_there(
    opened: Opened, desk_app: QApplication, qtbot: object
) -> None:
    made = case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    case_id = case.open_case(opened.desk, made).created
    assert case_id is not None
    entered = contact_note.NewNote(case_id=case_id, text="Der Kurs ist voll.")
    note_id: UUID | None = contact_note.log(opened.desk, entered).created
    assert note_id is not None
    runner = LateRunner()
    form = FindingNoteForm(Context(opened, runner, Notices()), lambda: None, lambda: None)
    form.begin(note_id)
    runner.catch_up()
    assert form.quote.masked() == "Der Kurs ist voll."
    form.quote.field.moveCursor(form.quote.field.textCursor().MoveOperation.End)
    QTest.keyClicks(form.quote.field, " Sagt Mohammad.")
    assert "Mohammad" not in form.quote.masked()
    form.save()
    runner.catch_up()
    (row,) = findings.findings(opened.desk, FindingFilter()).rows
    (evidence,) = findings.view(opened.desk, row.id).evidence
    assert evidence.quote == "Der Kurs ist voll. Sagt [Name]."
    form.deleteLater()
