"""What long documents are put together from: numbered headings, facts, tables, contents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import TABLE, Cell, Grid, GridStyle, Row
from integrif_desk.documents.keeping import headed
from integrif_desk.documents.pages import PageNumbers
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    CELL,
    COLUMN_HEAD,
    HEADING,
    SMALL,
    WIDTH,
    Style,
)
from integrif_desk.wording.i18n import tr

SUBHEADING = Style(10, 13.5, bold=True, before=11, after=2)
_LABEL_COLUMN = 138.0
_PAGE_COLUMN = 44.0
_FACTS = replace(TABLE, top=3, bottom=3)
_CONTENTS = replace(TABLE, top=0.6, bottom=0.9)
_LINE = Style(9, 11.75)


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: words, the anchor they lead to, and what stands beside them."""

    words: str
    anchor: str
    beside: str = ""


def section(words: str, blocks: Sequence[Flowable], *, anchor: str = "") -> list[Flowable]:
    """Return a heading with what stands below; it never ends a page."""
    return headed(paragraph(words, HEADING, Role.H2, anchor=anchor), blocks)


def subsection(words: Text, blocks: Sequence[Flowable], *, anchor: str = "") -> list[Flowable]:
    """Return a heading below that of `section`, with what stands below it."""
    return headed(paragraph(words, SUBHEADING, Role.H3, anchor=anchor), blocks)


def text(words: Text, style: Style = BODY, *, before: float = 0, after: float = 5) -> Flowable:
    """Return a paragraph of plain text."""
    return paragraph(words, replace(style, before=before, after=after))


def facts(
    pairs: Iterable[tuple[str, Text]],
    widths: tuple[float, float] = (_LABEL_COLUMN, WIDTH - _LABEL_COLUMN),
    style: GridStyle = _FACTS,
    value: Style = CELL,
) -> Grid:
    """Return labels with their values; what is empty is left out."""
    rows: list[Row] = [
        ([paragraph(label, SMALL, Role.HEADER_CELL)], [paragraph(words, value, Role.CELL)])
        for label, words in pairs
        if words
    ]
    return Grid(rows, widths, style)


def table(heads: Sequence[str], rows: Iterable[Row], widths: Sequence[float]) -> Grid:
    """Return a table with its column headings on every page; the last column takes the rest."""
    columns = (*widths, WIDTH - sum(widths))
    head = [[paragraph(word, COLUMN_HEAD, Role.HEADER_CELL)] for word in heads]
    return Grid(list(rows), columns, TABLE, head=head)


def cell(*texts: Text, style: Style = CELL, below: Style = SMALL) -> Cell:
    """Return a table cell: the first text, and smaller below it what else there is to say."""
    found = [each for each in texts if each]
    return [
        paragraph(each, below if number else style, Role.CELL) for number, each in enumerate(found)
    ]


def contents(title: str, lines: Sequence[ContentsLine], pages: PageNumbers) -> Grid:
    """Return where what stands; every line leads there."""
    rows: list[Row] = [
        (
            cell(
                [
                    Span(line.words, link=f"#{line.anchor}"),
                    f"  {line.beside}" if line.beside else "",
                ]
            ),
            [
                paragraph(
                    str(pages.anchors.get(line.anchor, "")),
                    replace(_LINE, align="right"),
                    Role.CELL,
                )
            ],
        )
        for line in lines
    ]
    head = [
        [paragraph(title, COLUMN_HEAD, Role.HEADER_CELL)],
        [paragraph(tr("Seite"), replace(COLUMN_HEAD, align="right"), Role.HEADER_CELL)],
    ]
    return Grid(rows, (WIDTH - _PAGE_COLUMN, _PAGE_COLUMN), _CONTENTS, head=head)
