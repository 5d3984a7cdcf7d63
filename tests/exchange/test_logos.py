"""The logo: an untrusted picture becomes a small one on white, or is refused by one sentence."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import logos


def picture(size: tuple[int, int], mode: str, kind: str, colour: object = None) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (picture((1180, 520), "RGB", "JPEG"), (590, 260)),
        (picture((400, 400), "P", "PNG"), (260, 260)),
        (picture((300, 40), "L", "PNG"), (300, 40)),
    ],
)
def test_it_is_drawn_anew_as_large_as_paper_needs(content: bytes, size: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(logos.take(content))) as drawn:
        assert (drawn.format, drawn.size, drawn.mode) == ("PNG", size, "RGB")
        assert not drawn.info


def test_what_is_transparent_becomes_white() -> None:
    content = picture((100, 50), "RGBA", "PNG", (255, 0, 0, 0))
    with Image.open(io.BytesIO(logos.take(content))) as drawn:
        assert drawn.getpixel((50, 25)) == (255, 255, 255)


def test_a_photograph_does_not_make_documents_heavy() -> None:
    noise = random.Random(1).randbytes(3 * 590 * 260)
    out = io.BytesIO()
    Image.frombytes("RGB", (590, 260), noise).save(out, "PNG")
    drawn = logos.take(out.getvalue())
    assert len(drawn) < 160 * 1024


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        picture((200, 100), "RGB", "PNG")[:-30],
        picture((2000, 100), "RGB", "PNG"),
        b"\xff\xd8\xff" + b"\x00" * (1024 * 1024),
    ],
    ids=["nothing", "pdf", "svg", "no picture", "cut off", "ribbon", "too large"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        logos.take(content)
    assert caught.value.code is ErrorCode.LOGO_UNUSABLE


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        logos.read(tmp_path / "logo.png")
    assert caught.value.code is ErrorCode.LOGO_UNUSABLE
