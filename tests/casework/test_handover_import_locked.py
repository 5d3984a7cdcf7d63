"""A handover with a password is taken in with it, and nothing of it lies readable on the disk."""

from pathlib import Path

import pytest

from integrif_desk.casework import handover_file, handover_import
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import import ImportChoice
from integrif_desk.documents import handover as paper
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import encrypted_pdf
from tests.casework.received import data, refused
from tests.exchange.handovers import EVERYTHING, SHA256

PASSWORD = "K7FQ-29MT-XW4A-3BHD"
OWNER = "f0" * 32


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    pdf = paper.render(EVERYTHING, fingerprint=SHA256[:16], attachment=data())
    path = tmp_path / "Uebergabe-26-031.pdf"
    path.write_bytes(encrypted_pdf.encrypt(pdf, PASSWORD, lambda _identifier: OWNER))
    return path


def test_without_its_password_it_is_told_that_it_has_one(elsewhere: Desk, locked: Path) -> None:
    content = handover_file.load(locked)
    assert refused(elsewhere, content).code is ErrorCode.HANDOVER_FILE_PROTECTED
    assert handover_file.is_handover(content)


@pytest.mark.parametrize("typed", [PASSWORD, "k7fq29mt xw4a 3bhd"])
def test_the_file_that_is_kept_can_be_read_without(
    elsewhere: Desk, locked: Path, tmp_path: Path, typed: str
) -> None:
    as_sent = locked.read_bytes()
    preview = handover_import.look_at(elsewhere, handover_file.load(locked, typed), locked.name)
    case_id = handover_import.import_case(elsewhere, preview, ImportChoice()).created
    assert case_id is not None
    [kept] = handover_import.received(elsewhere, case_id)
    assert handover_import.paper(elsewhere, kept.id).count >= 3
    assert locked.read_bytes() == as_sent
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(written) > 1  # the store lies there, too
    assert [path for path, content in written.items() if b"%PDF-" in content] == [locked]
    assert not any(typed.encode() in content for content in written.values())


@pytest.mark.parametrize("typed", ["K7FQ-29MT-XW4A-3BHC", "Passwort", "كلمة السر 🔑", "x" * 400])
def test_with_another_password_it_stays_closed(locked: Path, typed: str) -> None:
    with pytest.raises(KnownError) as caught:
        handover_file.load(locked, typed)
    assert caught.value.code is ErrorCode.HANDOVER_FILE_PASSWORD_WRONG


def test_a_damaged_one_is_told_as_such(locked: Path) -> None:
    whole = locked.read_bytes()
    locked.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(KnownError) as caught:
        handover_file.load(locked, PASSWORD)
    assert caught.value.code is ErrorCode.HANDOVER_FILE_DAMAGED
