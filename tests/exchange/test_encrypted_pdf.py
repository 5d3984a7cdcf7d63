"""A PDF with a password, opened as an office opens it, and as somebody without the password."""

import io
import math
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest

from integrif_desk.documents import handover
from integrif_desk.domain.copied_code import ALPHABET, bare
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import encrypted_pdf, returned_pdf
from tests.documents.snapshots import FULL
from tests.verapdf import assert_archival_and_accessible

PASSWORD = "K7FQ-29MT-XW4A-3BHD"


def owner_of(identifier: str) -> str:
    return f"{identifier}-for-the-owner-alone"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return handover.render(FULL, attachment=b'{"format": "probe"}')


@pytest.fixture(scope="module")
def locked(plain: bytes) -> bytes:
    return encrypted_pdf.encrypt(plain, PASSWORD, owner_of)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content), password=PASSWORD)


def test_it_opens_with_the_password_only(plain: bytes, locked: bytes) -> None:
    for wrong in ("", PASSWORD.lower(), PASSWORD[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    with pypdfium2.PdfDocument(locked, password=PASSWORD) as document:
        assert "Al-Ahmad" in document[0].get_textpage().get_text_bounded()
        assert len(document) == len(pikepdf.open(io.BytesIO(plain)).pages)


def test_groups_are_one_however_they_are_typed() -> None:
    for typed in (PASSWORD, "k7fq29mtxw4a3bhd", " K7FQ 29MT–XW4A 3bhd"):
        assert encrypted_pdf.in_groups(typed) == PASSWORD
    for other in ("", "Geheim 1", PASSWORD + "A", "K7FQ-29MT-XW4A-3BH0"):
        assert encrypted_pdf.in_groups(other) == other


def test_it_is_aes_256_and_leaves_no_word_in_clear(locked: bytes) -> None:
    with opened(locked) as document:
        assert (document.encryption.R, document.encryption.V) == (6, 5)
        locks = document.encryption
        methods = (locks.stream_method, locks.string_method, locks.file_method)
        assert {method.name for method in methods} == {"aesv3"}
        assert bool(document.trailer.Encrypt.get("/EncryptMetadata", True))
    for word in (b"Al-Ahmad", b"xmpmeta", b"handover.json", b'{"format"', b"Bodebr"):
        assert word not in locked


def test_it_may_be_read_aloud_printed_and_filled_in_but_not_changed(locked: bytes) -> None:
    with opened(locked) as document:
        allowed = document.allow
        assert not document.owner_password_matched
    assert allowed.accessibility
    assert allowed.extract
    assert allowed.print_highres
    assert allowed.print_lowres
    assert allowed.modify_form
    assert not (allowed.modify_other or allowed.modify_assembly or allowed.modify_annotation)


def test_tags_form_and_data_stay(plain: bytes, locked: bytes) -> None:
    with pikepdf.open(io.BytesIO(plain)) as before, opened(locked) as after:
        assert after.Root.Lang == before.Root.Lang
        assert bool(after.Root.MarkInfo.Marked)
        assert len(after.Root.StructTreeRoot.K) == len(before.Root.StructTreeRoot.K)
        assert {str(field.T) for field in after.Root.AcroForm.Fields} == {
            str(field.T) for field in before.Root.AcroForm.Fields
        }
        assert after.attachments["handover.json"].get_file().read_bytes() == b'{"format": "probe"}'


def test_it_does_not_claim_to_be_for_the_archive(plain: bytes, locked: bytes) -> None:
    """ISO 19005-3, 6.1.3 forbids encryption; PDF/UA (ISO 14289-1) does not."""
    with pikepdf.open(io.BytesIO(plain)) as before, before.open_metadata() as told:
        assert told["pdfaid:part"] == "3"
    with opened(locked) as after, after.open_metadata() as told:
        assert "pdfaid:part" not in told
        assert "pdfaid:conformance" not in told
        assert told["pdfuaid:part"] == "1"


def test_it_is_as_accessible_as_before(locked: bytes) -> None:
    assert_archival_and_accessible(locked, archive=False, password=PASSWORD)


def test_a_filled_slip_comes_back_with_its_answers(locked: bytes) -> None:
    with opened(locked) as document:
        field = next(each for each in document.Root.AcroForm.Fields if str(each.T) == "name")
        field.V = "Katrin Seidel"
        out = io.BytesIO()
        document.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as back:
        (name,) = (each for each in back.Root.AcroForm.Fields if str(each.T) == "name")
        assert str(name.V) == "Katrin Seidel"


def test_every_file_has_an_identifier_and_with_it_an_owner_of_its_own(plain: bytes) -> None:
    files = [encrypted_pdf.encrypt(plain, PASSWORD, owner_of) for _ in range(3)]
    marks = [encrypted_pdf.identifier(file) for file in files]
    assert len(set(marks)) == 3
    for file, mark in zip(files, marks, strict=True):
        assert len(mark) == 16
        for other in marks:
            if other == mark:
                with pikepdf.open(io.BytesIO(file), password=owner_of(mark)) as own:
                    assert own.owner_password_matched
                continue
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(io.BytesIO(file), password=owner_of(other))


def saved_by_pikepdf(locked: bytes) -> bytes:
    out = io.BytesIO()
    with opened(locked) as document:
        document.save(out, encryption=True)
    return out.getvalue()


def saved_by_pdfium(locked: bytes) -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument(locked, password=PASSWORD) as document:
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("saved", [saved_by_pikepdf, saved_by_pdfium])
def test_the_identifier_stays_when_another_program_saves_the_file(
    locked: bytes, saved: Callable[[bytes], bytes]
) -> None:
    again = saved(locked)
    mark = encrypted_pdf.identifier(again)
    assert mark
    assert mark == encrypted_pdf.identifier(locked)
    with pikepdf.open(io.BytesIO(again), password=owner_of(mark)) as document:
        assert document.owner_password_matched


def test_other_files_have_none_of_our_identifiers(plain: bytes, locked: bytes) -> None:
    mark = encrypted_pdf.identifier(locked)
    assert encrypted_pdf.identifier(plain) == ""  # made of its content, not a code of ours
    for content in (b"", b"/ID", b"/ID[<00>]", b"/ID [<" + b"0" * 33 + b">]", b"/ID[(short)]"):
        assert encrypted_pdf.identifier(content) == ""
    assert encrypted_pdf.identifier(b"/ID [ (%s) (x)]" % mark.encode()) == mark
    garbage = b"/ID[<%s>]" % (b"00" * 16)
    assert encrypted_pdf.identifier(locked + garbage) == mark


def test_the_desk_opens_it_again_as_its_owner(plain: bytes, locked: bytes) -> None:
    owner = owner_of(encrypted_pdf.identifier(locked))
    with pikepdf.open(io.BytesIO(locked), password=owner) as document:
        assert document.owner_password_matched
    unlocked = returned_pdf.unlock(locked, owner)
    assert returned_pdf.read(unlocked).fields == returned_pdf.read(plain).fields
    assert returned_pdf.unlock(locked, PASSWORD)
    with pytest.raises(KnownError) as refused:
        returned_pdf.unlock(locked, "another")
    assert refused.value.code is ErrorCode.RETURNED_PROTECTED
    with pytest.raises(KnownError) as refused:
        returned_pdf.unlock(locked[: len(locked) // 2], owner)
    assert refused.value.code in {ErrorCode.RETURNED_DAMAGED, ErrorCode.RETURNED_PROTECTED}
    with pytest.raises(ValueError, match="guessable"):
        encrypted_pdf.encrypt(plain, PASSWORD, lambda _identifier: "")


def test_passwords_are_for_the_telephone() -> None:
    made = {encrypted_pdf.new_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        groups = password.split("-")
        assert [len(group) for group in groups] == [4, 4, 4, 4]
        assert set(bare(password)) <= set(ALPHABET)
    assert 16 * math.log2(len(ALPHABET)) >= 70
