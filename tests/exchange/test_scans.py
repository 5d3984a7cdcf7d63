"""Scans from outside: told by their content, hostile ones refused, photographs stripped."""

import io
import math
import os
import struct
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from integrif_desk.domain.attachment import LARGEST, MediaType
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import guarded, scans
from tests.exchange.hostile import raw

GPS = 0x8825
ORIENTATION = 0x0112


def photo(size: tuple[int, int] = (60, 80), kind: str = "JPEG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # turned a quarter
    exif.get_ifd(GPS)[2] = (51.0, 51.0, 30.0)
    Image.new(mode, size, "red").save(out, kind, exif=exif)
    return out.getvalue()


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), **saved: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=size)
        document.save(out, **saved)  # type: ignore[arg-type]
    return out.getvalue()


def refusal(content: bytes) -> ErrorCode:
    with pytest.raises(KnownError) as refused:
        scans.take(content)
    return refused.value.code


def test_a_pdf_stays_as_it_was_signed() -> None:
    content = pdf(2)
    assert scans.take(content) == scans.Scan(MediaType.PDF, content)


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", MediaType.JPEG), ("PNG", MediaType.PNG)])
def test_a_photograph_leaves_behind_where_it_was_taken(kind: str, media_type: MediaType) -> None:
    content = photo(kind=kind)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)
    kept = scans.take(content)
    assert kept.media_type is media_type
    shown = Image.open(io.BytesIO(kept.content))
    assert not shown.getexif()
    assert shown.size == (80, 60)  # upright


def test_a_large_photograph_is_scaled_down() -> None:
    kept = scans.take(photo((4000, 3000)))
    [(width, height, rgb)] = scans.pages(kept.content, 5000)
    assert (width, height) == (1500, 2000)
    assert len(rgb) == 3 * width * height
    assert scans.pages(kept.content, 300)[0][:2] == (300, 400)


def test_a_transparent_picture_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert scans.pages(scans.take(out.getvalue()).content, 40)[0][2][:3] == b"\xff\xff\xff"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ErrorCode.SCAN_KIND_UNKNOWN),
        (b"MZ\x90\x00 a program called einwilligung.pdf", ErrorCode.SCAN_KIND_UNKNOWN),
        (b"<html><script>", ErrorCode.SCAN_KIND_UNKNOWN),
        (b"GIF89a", ErrorCode.SCAN_KIND_UNKNOWN),
        (b"%PDF-1.7\nno page anywhere", ErrorCode.SCAN_BROKEN),
        (photo()[:200], ErrorCode.SCAN_BROKEN),
        (b"\xff\xd8\xff" + b"\x00" * 500, ErrorCode.SCAN_BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, ErrorCode.SCAN_BROKEN),
        (photo((3000, 20)), ErrorCode.SCAN_BROKEN),
        (pdf(31), ErrorCode.SCAN_BROKEN),
        (pdf(size=(595, 8420)), ErrorCode.SCAN_BROKEN),
        (b"\x00" * (LARGEST + 1), ErrorCode.SCAN_TOO_LARGE),
    ],
)
def test_what_is_no_scan_is_refused(content: bytes, code: ErrorCode) -> None:
    assert refusal(content) is code


def test_a_picture_that_unpacks_to_gigabytes_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert refusal(out.getvalue()) is ErrorCode.SCAN_BROKEN


@pytest.mark.parametrize("user", ["", "geheim"])
def test_a_protected_pdf_is_refused(user: str) -> None:
    protected = pdf(encryption=pikepdf.Encryption(owner="x", user=user))
    assert refusal(protected) is ErrorCode.SCAN_PROTECTED


def test_a_file_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf())
    assert scans.read(path) == pdf()
    path.write_bytes(b"\x00" * (LARGEST + 1))
    with pytest.raises(KnownError) as refused:
        scans.read(path)
    assert refused.value.code is ErrorCode.SCAN_TOO_LARGE
    assert refused.value.values["limit"] == 10


@pytest.mark.parametrize("name", ["fehlt.pdf", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError) as refused:
        scans.read(tmp_path / name)
    assert refused.value.code is ErrorCode.SCAN_UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "scan.pdf")
    with pytest.raises(KnownError) as refused:
        scans.read(tmp_path / "scan.pdf")
    assert refused.value.code is ErrorCode.SCAN_UNREADABLE


def drawing(content: bytes, levels: int = 0, **image: int) -> bytes:
    """Return a PDF whose page draws `content`; each of `levels` forms draws the next ten times."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        inner = document.make_stream(content)
        if image:
            told = {f"/{key}": value for key, value in image.items()}
            inner = document.make_stream(b"", {"/Subtype": pikepdf.Name.Image, **told})
        else:
            inner["/Subtype"] = pikepdf.Name.Form
        for _ in range(levels):
            drawn = document.make_stream(b"/F Do " * 10)
            drawn["/Subtype"] = pikepdf.Name.Form
            drawn["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = drawn
        page = document.pages[0]
        page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        page["/Contents"] = document.make_stream(b"/F Do")
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the whole time that a real scan is given."""
    monkeypatch.setattr(scans, "_TAKEN", guarded.Limits(seconds=3))
    monkeypatch.setattr(scans, "_SHOWN", guarded.Limits(seconds=2))


def page(content: bytes, resources: bytes, *pieces: bytes) -> bytes:
    """Return a PDF of one page that is written object by object; `pieces` are numbered from 6."""
    return raw.pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: raw.PAGES,
            3: raw.EMPTY_PAGE[:-2] + b"/Contents 5 0 R /Resources << %s >> >>" % resources,
            5: raw.stream(content),
            **dict(enumerate(pieces, start=6)),
        }
    )


TILES = page(
    b"/Pattern cs /P scn 0 0 595 842 re f " * 200,
    b"/Pattern << /P 6 0 R >>",
    raw.stream(
        b"0 0 1 1 re f " * 50,
        b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 999 999] /XStep 0.02 /YStep 0.02 "
        b"/Resources << >>",
    ),
)
SHADES = page(
    b"/S sh " * 2000,
    b"/Shading << /S 6 0 R >>",
    b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Matrix [595 0 0 842 0 0] /Function 7 0 R >>",
    raw.stream(
        b"{ " + b"dup sin exch " * 200 + b"0 }",
        b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
    ),
)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("content", [TILES, SHADES], ids=["tiles", "shades"])
def test_a_page_that_nobody_can_wait_for_is_neither_taken_nor_shown(content: bytes) -> None:
    assert refusal(content) is ErrorCode.SCAN_TOO_HEAVY
    with pytest.raises(KnownError) as refused:
        scans.pages(content, 1400)
    assert refused.value.code is ErrorCode.SCAN_TOO_HEAVY


@pytest.mark.usefixtures("short")
def test_a_pdf_that_draws_one_thing_a_thousand_million_times_is_refused() -> None:
    assert scans.take(drawing(b"0 0 9 9 re f", 2)).media_type is MediaType.PDF
    assert refusal(drawing(b"0 0 9 9 re f", 9)) is ErrorCode.SCAN_TOO_HEAVY


@pytest.mark.usefixtures("short")
def test_a_pdf_whose_content_unpacks_without_end_is_refused() -> None:
    content = raw.stream(raw.zeros(300 << 20), b"/Filter /FlateDecode")
    endless = raw.sound(o3=raw.EMPTY_PAGE[:-2] + b"/Contents 5 0 R >>", o5=content)
    assert len(endless) < 1_000_000
    assert refusal(endless) is ErrorCode.SCAN_TOO_HEAVY


def test_the_pages_of_a_pdf_are_drawn_as_wide_as_asked() -> None:
    width, height, rgb = scans.pages(pdf(2), 300)[1]
    assert (width, height) == (300, 425)
    assert rgb == b"\xff" * (3 * width * height)


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_the_largest_picture_fits_into_the_memory_it_may_take(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (7700, 7700)).save(out, "PNG", compress_level=1)
    kept = Image.open(io.BytesIO(scans.take(out.getvalue()).content))
    assert kept.size == (2000, 2000)


def test_a_photograph_for_print_is_taken() -> None:
    assert scans.take(photo((300, 400), mode="CMYK")).media_type is MediaType.JPEG


@pytest.mark.parametrize(
    "said",
    [
        guarded.Answer(guarded.Verdict(), (b"\x00\x00\x00\x09" * 3,)),
        guarded.Answer(guarded.Verdict(error="vault_missing"), ()),
    ],
)
def test_a_process_that_was_taken_over_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, said: guarded.Answer
) -> None:
    monkeypatch.setattr(guarded, "run", lambda *_a, **_o: said)
    for content in (pdf(), photo()):
        with pytest.raises(KnownError) as refused:
            scans.pages(content, 300)
        assert refused.value.code is ErrorCode.SCAN_BROKEN


def test_what_reportlab_packs_is_a_scan_as_any_other() -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842), pageCompression=1)
    page.drawString(72, 700, "Unterschrieben")
    page.showPage()
    page.save()
    assert b"ASCII85Decode" in out.getvalue()
    assert scans.take(out.getvalue()).media_type is MediaType.PDF


def test_a_long_document_takes_no_more_room_than_a_short_one() -> None:
    with pikepdf.new() as document:
        for _ in range(120):
            document.add_blank_page(page_size=(595, 842))
        out = io.BytesIO()
        document.save(out)
    shown = scans.pages(out.getvalue(), 200)
    assert len(shown) == 120
    assert all(100 <= width <= 101 for width, _height, _pixels in shown)  # PDFium rounds up


def test_the_pages_in_view_are_drawn_alone() -> None:
    content = pdf(3)
    assert scans.sizes(content) == ((595.0, 842.0),) * 3
    [(width, _height, _rgb)] = scans.pages(content, 300, 3, 3)
    assert width == 300
    [(picture_width, picture_height)] = scans.sizes(photo((300, 400)))
    assert round(picture_height / picture_width, 3) == round(4 / 3, 3)


def test_sizes_that_cannot_be_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in (b"", b"\x00" * 15, b"\x00" * 16, struct.pack(">dd", math.nan, 1.0)):
        answer = guarded.Answer(guarded.Verdict(), (said,))
        monkeypatch.setattr(guarded, "run", lambda *_a, _answer=answer, **_o: _answer)
        with pytest.raises(KnownError) as refused:
            scans.sizes(pdf())
        assert refused.value.code is ErrorCode.SCAN_BROKEN


def test_a_file_of_more_pages_than_anybody_reads_is_not_shown() -> None:
    with pikepdf.new() as document:
        for _ in range(1001):
            document.add_blank_page(page_size=(595, 842))
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(KnownError) as refused:
        scans.sizes(out.getvalue())
    assert refused.value.code is ErrorCode.SCAN_TOO_HEAVY
