"""A handover as a draft in the mail program, or as a file."""

import io
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, handover
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import HandoverState
from integrif_desk.exchange import outgoing
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers import giving_presenter as words
from integrif_desk.ui.handovers.giving import GivePanel
from tests.ui.handovers.conftest import choose, click, confirm, entries, save_as, state


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return what a mail program was asked to open."""
    asked: list[QUrl] = []

    def take(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


def test_a_draft_opens_in_the_mail_program_and_goes_when_it_is_sent(
    opened: Opened, office: UUID, issued: UUID, giving: GivePanel, mails: list[QUrl]
) -> None:
    unit = actor.view(opened.desk, office).actor
    actor.change(opened.desk, replace(unit, email="post@koordinierung.example"))
    choose(giving, Channel.ENCRYPTED_EMAIL)
    click(giving, "E-Mail-Entwurf öffnen")
    path = Path(mails[0].toLocalFile())
    assert path.name == "Uebergabe-26-001.eml"
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["To"] == "post@koordinierung.example"
    (attached,) = message.iter_attachments()
    password = giving.told.password.text()
    with pikepdf.open(io.BytesIO(attached.get_content()), password=password) as document:
        assert len(document.pages) == handover.view(opened.desk, issued).page_count
    click(giving, "Das Kennwort ist am Telefon durchgesagt.")
    click(giving, "Fertig")
    assert not path.exists()
    assert [entry.entered_in_error for entry in entries(opened, issued)] == [False]


def test_a_draft_that_was_not_sent_is_struck(
    opened: Opened, issued: UUID, giving: GivePanel, mails: list[QUrl]
) -> None:
    choose(giving, Channel.EMAIL)
    click(giving, "E-Mail-Entwurf öffnen")
    click(giving, "Doch nicht weitergegeben")
    (entry,) = entries(opened, issued)
    assert entry.entered_in_error
    assert entry.remark.splitlines() == [words.AGREED, "Der Entwurf wurde nicht abgeschickt."]
    assert state(opened, issued) is HandoverState.ISSUED
    assert not Path(mails[0].toLocalFile()).exists()


def test_without_a_mail_program_the_draft_can_be_kept(
    context: Context,
    issued: UUID,
    giving: GivePanel,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    choose(giving, Channel.EMAIL)
    with qtbot.waitSignal(context.notices.shown) as told:
        click(giving, "E-Mail-Entwurf öffnen")
    assert told.args is not None
    assert told.args[0].text.startswith("Es öffnet sich kein E-Mail-Programm.")
    path = tmp_path / "draft.eml"
    save_as(giving, "Entwurf stattdessen speichern …", path)
    assert message_from_bytes(path.read_bytes(), policy=default)["X-Unsent"] == "1"
    assert b"JVBERi0xLj" in path.read_bytes()  # the attachment begins with %PDF-1.


def test_without_password_only_after_a_question(
    opened: Opened, issued: UUID, giving: GivePanel, tmp_path: Path
) -> None:
    choose(giving, Channel.EBO)
    click(giving, "PDF ohne Kennwort speichern …")
    confirm(giving, "Abbrechen")
    assert not giving.findChildren(QFileDialog)
    click(giving, "PDF ohne Kennwort speichern …")
    confirm(giving, "Unverschlüsselt speichern")
    dialog = giving.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("Uebergabe-26-001.pdf")
    path = tmp_path / "a.pdf"
    dialog.selectFile(str(path))
    dialog.accept()
    assert path.read_bytes() == handover.pdf(opened.desk, issued)
    assert not (opened.folder / outgoing.FOLDER).exists()
    assert [entry.channel for entry in entries(opened, issued)] == [Channel.EBO]


def test_a_file_that_is_there_is_replaced_only_after_a_question(
    opened: Opened, issued: UUID, giving: GivePanel, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"older")
    choose(giving, Channel.ENCRYPTED_PDF)
    save_as(giving, "PDF mit Kennwort speichern …", path)
    assert path.read_bytes() == b"older"
    assert entries(opened, issued) == ()
    confirm(giving, "Datei ersetzen")
    with pikepdf.open(path, password=giving.told.password.text()):
        assert len(entries(opened, issued)) == 1


def test_a_stick_that_was_pulled_is_told_and_nothing_is_entered(
    opened: Opened,
    context: Context,
    issued: UUID,
    giving: GivePanel,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    choose(giving, Channel.ENCRYPTED_PDF)
    click(giving, "PDF mit Kennwort speichern …")
    dialog = giving.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(context.notices.shown) as told:
        dialog.fileSelected.emit(str(tmp_path / "gone" / "a.pdf"))
    assert told.args is not None
    assert "lässt sich nicht schreiben" in told.args[0].text
    assert entries(opened, issued) == ()
    assert giving.isVisible()
    assert giving.told.password.text() == ""
    dialog.reject()
