"""Slips that come back: every field of a filled-in one, and a clear word for everything else."""

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, String
from PIL import Image

from integrif_desk.domain import answer_code
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.file_kind import FileKind
from integrif_desk.exchange import guarded, returned_pdf
from integrif_desk.exchange.guarded import Failure
from integrif_desk.wording.errors import sentence
from tests.exchange.hostile import raw, slip


def refusal(content: bytes) -> KnownError:
    with pytest.raises(KnownError) as refused:
        returned_pdf.read(content)
    return refused.value


def fields(**objects: bytes) -> dict[str, str]:
    return dict(returned_pdf.read(raw.sound(**objects)).fields)


def changed(**options: Any) -> tuple[pikepdf.Pdf, Any]:
    document = slip.document(**options)
    return document, document.Root.AcroForm.Fields if options.get("form", True) else None


def test_every_field_is_read_with_what_was_filled_in() -> None:
    read = returned_pdf.read(slip.slip())
    assert read.fields == slip.EXPECTED
    assert read.attachments == {"handover.json": slip.DATA}
    assert (read.author, read.title) == ("Verein Salzland e. V.", "Übergabe Ü-26-007")
    assert (read.pages, read.found_code) == (1, "")


@pytest.mark.parametrize(
    "options",
    [
        {"linearize": True},
        {"qdf": True},
        {"force_version": "2.0"},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"encryption": pikepdf.Encryption(owner="x", user="", R=6)},
        {"encryption": pikepdf.Encryption(owner="x", user="", R=2, aes=False, metadata=False)},
    ],
)
def test_it_is_the_same_however_a_program_saved_it(options: dict[str, Any]) -> None:
    assert returned_pdf.read(slip.saved(slip.document(), **options)).fields == slip.EXPECTED


def test_the_last_of_several_versions_in_a_file_counts() -> None:
    content = raw.pdf(raw.SOUND)
    start = int(content[content.rindex(b"startxref\n") + 10 :].split()[0])
    place = len(content)
    content += b"4 0 obj\n<< /FT /Tx /T (code) /V (later) >>\nendobj\n"
    table = len(content)
    content += (
        b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (place, start, table)
    )
    assert returned_pdf.read(content).fields == {"code": "later"}


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8, 0.95, 0.99])
def test_a_file_that_was_cut_off_tells_nothing_old(kept: float) -> None:
    content = slip.slip()
    assert refusal(content[: int(len(content) * kept)]).code is ErrorCode.RETURNED_DAMAGED


def test_a_state_is_read_where_a_program_left_it() -> None:
    kids = b"/Kids [<< /AS /Off >> << /AS /B >> << /AS /Off >>]"
    assert fields(o4=b"<< /FT /Btn /T (e) %s >>" % kids) == {"e": "B"}
    assert fields(o4=b"<< /FT /Btn /T (e) /V /Off /Kids [<< /AS /Off >>] >>") == {"e": ""}
    assert fields(o4=b"<< /FT /Btn /T (e) /V (C) >>") == {"e": "C"}
    assert fields(o4=b"<< /FT /Btn /T (e) /V /1 /Opt [(A) (B) (C)] >>") == {"e": "B"}
    assert fields(o4=b"<< /FT /Btn /T (e) /V /7 /Opt [(A) (B) (C)] >>") == {"e": "7"}


def test_names_of_fields_in_fields_are_joined_and_values_inherited() -> None:
    inner = b"<< /T (datum) >>"
    outer = b"<< /T (seite) /FT /Tx /V (12032026) /Kids [5 0 R << /T (ort) /V (Bernburg) >>] >>"
    assert fields(o4=outer, o5=inner) == {"seite.datum": "12032026", "seite.ort": "Bernburg"}


def test_a_field_without_a_name_is_passed_over() -> None:
    assert fields(o1=raw.CATALOGUE.replace(b"[4", b"[<< /FT /Tx /V (x) >> 4")) == {
        "code": "K7-4F2Q-Q"
    }


def test_two_fields_of_one_name_contradict_each_other_visibly() -> None:
    document, listed = changed()
    listed.append(slip.radio(document, "entscheidung", "ABC", "B"))
    listed.append(slip.text_field(document, "funktion", "Fallmanager"))
    read = returned_pdf.read(slip.saved(document)).fields
    assert read["entscheidung"] == "A\nB"
    assert read["funktion"] == "Fallmanager"


def test_several_entries_of_a_list_stand_in_lines() -> None:
    assert fields(o4=b"<< /FT /Ch /T (l) /V [(a) (b)] >>") == {"l": "a\nb"}


def test_a_value_that_is_a_stream_is_read_as_far_as_it_is_kept() -> None:
    assert fields(o4=b"<< /FT /Tx /T (a) /V 5 0 R >>", o5=raw.stream(b"Zeile")) == {"a": "Zeile"}
    document, listed = changed()
    listed.append(slip.text_field(document, "lang", "x" * 1_000_000))
    assert returned_pdf.read(slip.saved(document)).fields["lang"] == "x" * 20_000


def test_fields_that_a_program_left_on_the_page_alone_are_found() -> None:
    page = raw.EMPTY_PAGE[:-2] + b"/Annots [4 0 R 6 0 R] >>"
    kid = b"<< /Subtype /Widget /Parent 5 0 R /AS /A >>"
    found = fields(
        o1=b"<< /Type /Catalog /Pages 2 0 R >>",
        o3=page,
        o4=b"<< /Subtype /Widget /FT /Tx /T (code) /V (K7-4F2Q-Q) >>",
        o5=b"<< /FT /Btn /T (entscheidung) /Kids [6 0 R] >>",
        o6=kid,
    )
    assert found == {"code": "K7-4F2Q-Q", "entscheidung": "A"}


def test_controls_and_direction_marks_are_left_out() -> None:
    document, listed = changed()
    listed.append(slip.text_field(document, "\u202ea\x00b", "x\x00\u202e\x1by\r\nz"))
    assert returned_pdf.read(slip.saved(document)).fields["ab"] == "xy\nz"


def test_a_flattened_slip_gives_away_its_code() -> None:
    refused = refusal(slip.slip(form=False, printed=f"Antwort-Code {slip.CODE} (bitte angeben)"))
    assert refused.code is ErrorCode.RETURNED_FLATTENED
    assert refused.values == {"found_code": slip.CODE}
    assert slip.CODE in sentence(refused)


@pytest.mark.parametrize("times", [1, 2])
def test_a_text_with_the_codes_of_several_cases_gives_away_none(times: int) -> None:
    other = answer_code.make(lambda below: below - 1)
    printed = f"Code {slip.CODE} " * times + f"und Code {other}"
    assert refusal(slip.slip(form=False, printed=printed)).code is ErrorCode.RETURNED_WITHOUT_FORM
    mostly = f"{slip.CODE} " * 3 + other
    refused = refusal(slip.slip(form=False, printed=mostly))
    assert refused.values == {"found_code": slip.CODE}


@pytest.mark.parametrize("printed", ["K7-4F2Q-7", "XK7-4F2Q-Q", "IO-1L0U-Z"])
def test_what_only_looks_like_a_code_is_none(printed: str) -> None:
    refused = refusal(slip.slip(form=False, printed=f"Ein Brief mit der Nummer {printed} darin"))
    assert refused.code is ErrorCode.RETURNED_WITHOUT_FORM


def test_a_form_whose_code_is_gone_is_read_with_the_printed_one() -> None:
    document = slip.document(printed=f"Antwort-Code {slip.CODE}")
    document.Root.AcroForm.Fields[0].V = String("")
    read = returned_pdf.read(slip.saved(document))
    assert (read.fields["code"], read.found_code) == ("", slip.CODE)


def test_a_scan_holds_no_text() -> None:
    out = io.BytesIO()
    Image.new("L", (600, 800), 255).save(out, "PDF")
    assert refusal(out.getvalue()).code is ErrorCode.RETURNED_SCANNED


def test_a_file_without_fields_is_read_for_what_is_attached() -> None:
    read = returned_pdf.read(slip.slip(form=False), needs_form=False)
    assert read.fields == {}
    assert read.attachments == {"handover.json": slip.DATA}


@pytest.mark.parametrize(
    "lock",
    [
        pikepdf.Encryption(owner="x", user="y"),
        pikepdf.Encryption(owner="x", user="y", R=4),
        pikepdf.Encryption(owner="x", user="y", R=2, aes=False, metadata=False),
    ],
)
def test_a_locked_file_is_told(lock: pikepdf.Encryption) -> None:
    content = slip.saved(slip.document(), encryption=lock)
    assert refusal(content).code is ErrorCode.RETURNED_PROTECTED


def test_a_form_of_another_kind_is_told() -> None:
    document, _ = changed()
    document.Root.AcroForm = Dictionary(Fields=Array(), XFA=document.make_stream(b"<xdp/>"))
    del document.pages[0]["/Annots"]
    assert refusal(slip.saved(document)).code is ErrorCode.RETURNED_XFA


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", FileKind.EMPTY),
        (packed("[Content_Types].xml", "word/document.xml"), FileKind.WORD),
        (b"{\\rtf1", FileKind.WORD),
        (packed("xl/workbook.xml"), FileKind.SPREADSHEET),
        (packed("a.txt"), FileKind.ARCHIVE),
        (b"%FDF-1.2\n", FileKind.FORM_DATA),
        (b"<!DOCTYPE html><p>", FileKind.WEB_PAGE),
        (b"MZ\x90\x00", FileKind.PROGRAM),
        (b"Guten Tag, wir nehmen an.", FileKind.TEXT),
        (b"\x00\x01\x02", FileKind.UNKNOWN),
    ],
)
def test_what_is_no_pdf_is_called_by_its_name(content: bytes, kind: FileKind) -> None:
    refused = refusal(content)
    assert refused.code is ErrorCode.RETURNED_NOT_PDF
    assert refused.values == {"kind": kind}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Received: from mail.example\r\nSubject: AW: K7\r\n\r\n", ErrorCode.RETURNED_MAIL),
        (b"\xff\xd8\xff\xe0 JFIF", ErrorCode.RETURNED_SCANNED),
        (b"\x00\x00\x00\x18ftypheic", ErrorCode.RETURNED_SCANNED),
        (b"%PDF-1.7\n" + b"x" * (20 * 1024 * 1024), ErrorCode.RETURNED_TOO_LARGE),
    ],
)
def test_other_files_have_a_way_of_their_own(content: bytes, code: ErrorCode) -> None:
    assert refusal(content).code is code


def test_attachments_have_names_without_folders_and_an_end() -> None:
    document, _ = changed(attached=False)
    for name in ("../../x.txt", "C:\\y.exe", "\u202efdp.exe", "/", "x.txt"):
        slip.attach(document, name, name.encode())
    slip.attach(document, "zu-gross.json", b"x" * 9_000_000)
    read = returned_pdf.read(slip.saved(document)).attachments
    assert set(read) == {"x.txt", "y.exe", "fdp.exe"}
    assert read["x.txt"] == b"../../x.txt"


@pytest.mark.parametrize("told", [b"/Filter /LZWDecode", b"/Filter [/FlateDecode /FlateDecode]"])
def test_an_attachment_that_is_packed_oddly_is_left(told: bytes) -> None:
    content = raw.sound(
        o1=raw.CATALOGUE[:-2] + b"/AF [<< /UF (handover.json) /EF << /F 5 0 R >> >>] >>",
        o5=raw.stream(b"x" * 90, told),
    )
    assert returned_pdf.read(content).attachments == {}


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.NOT_STARTED, ErrorCode.READER_NOT_STARTED),
        (Failure.TOO_SLOW, ErrorCode.RETURNED_TOO_SLOW),
        (Failure.TOO_HEAVY, ErrorCode.RETURNED_TOO_HEAVY),
        (Failure.CRASHED, ErrorCode.RETURNED_DAMAGED),
    ],
)
def test_what_ends_the_process_is_told(
    monkeypatch: pytest.MonkeyPatch, failure: Failure, code: ErrorCode
) -> None:
    def fails(*_arguments: object, **_options: object) -> None:
        raise guarded.GuardError(failure)

    monkeypatch.setattr(guarded, "run", fails)
    assert refusal(slip.slip()).code is code


@pytest.mark.parametrize(
    "verdict",
    [
        guarded.Verdict(error="no such code"),
        guarded.Verdict(error="vault_damaged", facts={"folder": "/"}),
        guarded.Verdict(error="returned_flattened", facts={"found_code": 7}),
        guarded.Verdict(facts={"fields": {"code": 7}}),
        guarded.Verdict(
            facts={"fields": {}, "names": ["a"], "author": "", "title": "", "pages": 1}
        ),
    ],
)
def test_a_process_that_was_taken_over_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, verdict: guarded.Verdict
) -> None:
    monkeypatch.setattr(guarded, "run", lambda *_a, **_o: guarded.Answer(verdict, ()))
    assert refusal(slip.slip()).code is ErrorCode.RETURNED_DAMAGED


def test_a_file_is_loaded_no_further_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "antwort.pdf"
    path.write_bytes(slip.slip())
    assert returned_pdf.load(path) == slip.slip()
    with path.open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    with pytest.raises(KnownError) as refused:
        returned_pdf.load(path)
    assert refused.value.code is ErrorCode.RETURNED_TOO_LARGE
    assert refused.value.values == {"limit": 20}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "antwort.pdf")
    with pytest.raises(KnownError) as refused:
        returned_pdf.load(tmp_path / "antwort.pdf")
    assert refused.value.code is ErrorCode.RETURNED_UNREADABLE
