"""Sizes, colours and distances of everything on paper (tokens §8), in points.

Colours print as distinct greys; nothing is said by colour alone.
"""

from dataclasses import dataclass, replace

PETROL = "#0F5560"
INK = "#1A2429"
MUTED = "#4A555C"
LINE = "#B9BDBD"
FIELD = "#F3F4F3"
FIELD_LINE = "#6B7376"
WHITE = "#FFFFFF"
STAMP = "#A6301F"

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 25 * MM
RIGHT = 20 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT


@dataclass(frozen=True)
class Style:
    """How a paragraph is set. `before` and `after` are distances to its neighbours."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    color: str = INK
    align: str = "left"
    before: float = 0
    after: float = 0
    underlined: bool = False


BODY = Style(10, 13.5)
BODY_SPACED = replace(BODY, after=6)
BODY_BOLD = replace(BODY, bold=True)
CELL = Style(9.4, 12.75)
CELL_BOLD = replace(CELL, bold=True)
CELL_CENTRED = replace(CELL, align="center")
COLUMN_HEAD = Style(8.25, 11, bold=True)
SMALL = Style(8.5, 11.25, color=MUTED)
SMALL_INK = replace(SMALL, color=INK)
FIELD_LABEL = replace(SMALL, after=1.5)
RETURN_ADDRESS = Style(7.5, 9.75, underlined=True)
REMARK = Style(9, 12, bold=True)
SUBJECT = Style(11.25, 15, bold=True)
SUBJECT_SECOND = Style(10, 13.5, bold=True)
HEADING = Style(12, 15.75, bold=True, color=PETROL, before=15, after=5)
BOX_HEADING = Style(10.5, 14, bold=True)
TITLE = Style(18, 22, bold=True, color=PETROL)
LETTERHEAD = Style(16.5, 20, bold=True, color=PETROL)
TAGLINE = Style(10, 13.5, color=MUTED)
