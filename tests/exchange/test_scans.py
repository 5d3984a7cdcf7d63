"""Scans from outside: told by their content, hostile ones refused, photographs stripped."""

import io
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from integrif_desk.domain.attachment import LARGEST, MediaType
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import scans

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
    width, height, rgb = scans.pixels(kept.content, 5000)
    assert (width, height) == (1500, 2000)
    assert len(rgb) == 3 * width * height
    assert scans.pixels(kept.content, 300)[:2] == (300, 400)


def test_a_transparent_picture_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert scans.pixels(scans.take(out.getvalue()).content, 40)[2][:3] == b"\xff\xff\xff"


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


def test_a_pdf_that_draws_one_thing_a_thousand_million_times_is_refused() -> None:
    assert scans.take(drawing(b"0 0 9 9 re f", 2)).media_type is MediaType.PDF
    assert refusal(drawing(b"0 0 9 9 re f", 9)) is ErrorCode.SCAN_BROKEN
    assert refusal(drawing(b"", Width=90_000, Height=90_000)) is ErrorCode.SCAN_BROKEN


def test_a_pdf_whose_content_unpacks_without_end_is_refused() -> None:
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        content = document.make_stream(b"0 0 9 9 re f " * 2_000_000)
        document.pages[0]["/Contents"] = content
        out = io.BytesIO()
        document.save(out, compress_streams=True)
    assert len(out.getvalue()) < 200_000
    assert refusal(out.getvalue()) is ErrorCode.SCAN_BROKEN


def test_what_reportlab_packs_is_a_scan_as_any_other() -> None:
    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842), pageCompression=1)
    page.drawString(72, 700, "Unterschrieben")
    page.showPage()
    page.save()
    assert b"ASCII85Decode" in out.getvalue()
    assert scans.take(out.getvalue()).media_type is MediaType.PDF
