"""The signed form of the demo: drawn by the program, so that nobody's signature is anywhere."""

import io
import math
from typing import TYPE_CHECKING

from integrif_desk.casework.attachment import NewScan
from integrif_desk.exchange import scans

if TYPE_CHECKING:  # pictures are drawn once, when the demo is made
    from PIL import ImageDraw

_SIZE = (620, 877)  # A4 at 75 dpi: enough to see what it is
_PAPER, _INK, _GREY, _PEN = 252, 40, 190, 90
_LEFT, _RIGHT = 60, 560
_LINES = (2, 3, 3, 2)
"""Lines of text in each paragraph; the boxes to tick come after the second."""
_TICKED = (True, True, True, True, False, True)


def signed_form() -> NewScan:
    """Return a sheet with ticked boxes and a wave where people sign, checked as any other scan."""
    from PIL import Image, ImageDraw, ImageFont

    sheet = Image.new("L", _SIZE, _PAPER)
    pen = ImageDraw.Draw(sheet)
    big, small = ImageFont.load_default(26), ImageFont.load_default(15)
    pen.text((_LEFT, 60), "Einwilligung", font=big, fill=_INK)
    pen.text(
        (_LEFT, 96), "Beispiel: gezeichnet, niemand hat hier unterschrieben", font=small, fill=_INK
    )
    y = 150
    for paragraph, lines in enumerate(_LINES):
        for line in range(lines):
            end = _RIGHT if line < lines - 1 else _RIGHT - 170
            pen.line((_LEFT, y, end, y), fill=_GREY, width=6)
            y += 22
        y += 16
        if paragraph == 1:
            for number, ticked in enumerate(_TICKED):
                _box(pen, y, ticked=ticked)
                pen.line(
                    (_LEFT + 36, y + 9, _RIGHT - 40 * (number % 3), y + 9), fill=_GREY, width=6
                )
                y += 34
            y += 16
    pen.line((_LEFT, 770, _RIGHT, 770), fill=_INK, width=2)
    wave = [(_LEFT + 180 + x, 748 + 16 * math.sin(x / 9) * math.cos(x / 41)) for x in range(190)]
    pen.line(wave, fill=_PEN, width=3, joint="curve")
    pen.text((_LEFT, 778), "Ort, Datum, Unterschrift", font=small, fill=_INK)
    file = io.BytesIO()
    sheet.rotate(0.6, Image.Resampling.BICUBIC, fillcolor=_PAPER).save(file, "PNG")
    kept = scans.take(file.getvalue())
    return NewScan(
        title="Einwilligung-unterschrieben.png", media_type=kept.media_type, content=kept.content
    )


def _box(pen: "ImageDraw.ImageDraw", y: int, *, ticked: bool) -> None:
    pen.rectangle((_LEFT, y, _LEFT + 18, y + 18), outline=_INK, width=2)
    if ticked:
        pen.line((_LEFT + 3, y + 10, _LEFT + 8, y + 16, _LEFT + 22, y - 4), fill=_PEN, width=3)
