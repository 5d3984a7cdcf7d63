"""The logo of the association at the head of documents."""

import io
from dataclasses import replace

import msgspec
import pikepdf
import pytest
from PIL import Image, ImageDraw

from integrif_desk.casework.issuing import canonical, read_snapshot
from integrif_desk.documents import glyphs, handover, referral_letter
from integrif_desk.documents.drawn import Logo
from integrif_desk.documents.styles import MM
from integrif_desk.domain.handover import Letterhead
from tests.documents.letters import LETTER
from tests.documents.snapshots import FULL
from tests.verapdf import assert_archival_and_accessible


def png(width: int, height: int, mode: str = "RGB") -> bytes:
    """Return an ellipse on white."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill="#0F5560")
    out = io.BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


WITH_LOGO = replace(FULL, association=replace(FULL.association, logo=png(590, 260)))


@pytest.mark.parametrize(
    ("pixels", "millimetres"),
    [
        ((590, 260), (49.9, 22.0)),
        ((590, 59), (50.0, 5.0)),
        ((100, 260), (8.5, 22.0)),
        ((59, 59), (10.0, 10.0)),  # too small for more: it would be all steps
    ],
)
def test_it_fits_into_its_box_and_is_never_coarse(
    pixels: tuple[int, int], millimetres: tuple[float, float]
) -> None:
    logo = Logo(png(*pixels), 50 * MM, 22 * MM, "Logo von X")
    assert logo.drawn_width / MM == pytest.approx(millimetres[0], abs=0.1)
    assert logo.height / MM == pytest.approx(millimetres[1], abs=0.1)


@pytest.mark.parametrize("mode", ["RGB", "P", "L"])
def test_it_takes_the_place_of_the_sign_with_words_for_it(mode: str) -> None:
    logo = png(590, 260, mode)
    for content in (
        handover.render(replace(FULL, association=replace(FULL.association, logo=logo))),
        referral_letter.render(replace(LETTER, association=replace(LETTER.association, logo=logo))),
    ):
        assert_archival_and_accessible(content)
        with pikepdf.open(io.BytesIO(content)) as document:
            words = {
                str(one.Alt)
                for one in document.objects
                if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
            }
        assert "Logo von Bodebrücke e. V." in words
        assert "Zeichen von IntegriF Desk" not in words


def test_the_letter_below_stays_where_it_was() -> None:
    for one in (FULL, WITH_LOGO):
        with pikepdf.open(io.BytesIO(handover.render(one))) as document:
            assert len(document.pages) == 4


def test_the_same_snapshot_gives_the_same_bytes_and_older_ones_can_be_read() -> None:
    stored = canonical(WITH_LOGO)
    assert read_snapshot(stored) == WITH_LOGO
    assert handover.render(read_snapshot(stored)) == handover.render(WITH_LOGO)
    written = msgspec.to_builtins(FULL.association)
    del written["logo"]
    assert msgspec.convert(written, Letterhead) == FULL.association
    assert glyphs.missing_glyphs(WITH_LOGO) == ()
