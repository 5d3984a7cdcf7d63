"""The paper: page kinds, what stands on every page, and page numbers that sentences mention.

Everything outside the text area is drawn here and only here, so that it can be marked as
pagination and left out when the document is read aloud.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from integrif_desk.documents import fonts
from integrif_desk.documents.finish import Attachment, Drawn, fields, finish
from integrif_desk.documents.flowables import Block, Paragraph, paragraph
from integrif_desk.documents.form import PlacedField
from integrif_desk.documents.runs import Text, spans
from integrif_desk.documents.shortening import shortened
from integrif_desk.documents.styles import (
    INK,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    STAMP,
    WIDTH,
    Style,
)
from integrif_desk.documents.tagging import DryCanvas, Element, TaggedCanvas
from integrif_desk.wording.i18n import tr

LETTER, LATER, BARE = "letter", "later", "bare"
LETTER_TOP = 41.5
LATER_TOP = 68.5
BARE_TOP = 35.5
BOTTOM = 60.0
LATER_HEIGHT = PAGE_HEIGHT - LATER_TOP - BOTTOM
BARE_HEIGHT = PAGE_HEIGHT - BARE_TOP - BOTTOM

_STAMP = Style(10, 13, bold=True, color=STAMP, align="center")
_STAMP_SIZE = (52 * MM, 6.5 * MM)
_STAMP_TOP = 4.5 * MM
_FOOTER_WIDTH = 300.0
_REMARK = Style(7.5, 9.75, color=SMALL.color)


@dataclass(frozen=True)
class Furniture:
    """What stands on every page: header from the second page on, footer, stamp and remark.

    Without a `footer` nothing stands below the text, not even the page number. `dated` goes into
    the metadata of the file.
    """

    title: str
    author: str
    footer: str = ""
    confidential: str = ""
    head_left: Text = ""
    head_right: Text = ""
    stamp: str = ""
    remark: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class PageNumbers:
    """How many pages there are, and on which one each anchor stands."""

    total: int
    anchors: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """A finished document with what was learned while drawing it."""

    pdf: bytes
    pages: PageNumbers
    fields: tuple[PlacedField, ...]


class Stopped(Exception):
    """Nobody wants the document any more."""


def always() -> bool:
    """Say that the document is wanted until it is there."""
    return True


class _Paper(BaseDocTemplate):
    """Notes the page of every anchor while it draws, as long as the document is `wanted`."""

    def __init__(
        self,
        target: io.BytesIO,
        furniture: Furniture,
        total: int,
        first: str,
        wanted: Callable[[], bool],
    ) -> None:
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            title=furniture.title,
            author=furniture.author,
            creator="IntegriF Desk",
            lang="de-DE",
            displayDocTitle=1,
            initialFontName=fonts.main_face(fonts.Cut()).name,
        )
        self.anchors: dict[str, int] = {}
        self._wanted = wanted
        self.addPageTemplates(
            sorted(
                (
                    _page(LETTER, LETTER_TOP, lambda c, _: _draw_letter_page(c, furniture, total)),
                    _page(LATER, LATER_TOP, lambda c, _: _draw_later_page(c, furniture, total)),
                    _page(BARE, BARE_TOP, lambda c, _: _draw_furniture(c, furniture, total)),
                ),
                key=lambda page: page.id != first,  # ReportLab begins with the first one
            )
        )

    def afterFlowable(self, flowable: Flowable) -> None:
        """Called by ReportLab after each flowable on a page."""
        if not self._wanted():
            raise Stopped
        if isinstance(flowable, Block) and flowable.anchor:
            self.anchors.setdefault(flowable.anchor, self.page)


def lay_out(
    story: Callable[[PageNumbers], Sequence[Flowable]],
    furniture: Furniture,
    expected: PageNumbers,
    first: str = LETTER,
    *,
    attachments: Sequence[Attachment] = (),
    wanted: Callable[[], bool] = always,
) -> Layout:
    """Draw the story until the page numbers it mentions are those it has, and finish the file.

    A good guess in `expected` saves drawing it twice. `first` is the kind of the first page. The
    file is PDF/UA-1 and PDF/A-3a (see `finish`); its bytes depend on these values alone. Raises
    `Stopped` as soon as it is not `wanted` any more, which is asked between two blocks.
    """
    flowables = story(expected)
    for _ in range(4):
        pages = _count(flowables, furniture, first, wanted)
        if pages == expected:
            break
        expected = pages
        flowables = story(expected)
    pages, drawn = _draw(flowables, furniture, pages.total, first, wanted)
    pdf = finish(
        drawn,
        title=furniture.title,
        author=furniture.author,
        dated=furniture.dated,
        attachments=attachments,
    )
    return Layout(pdf, pages, fields(drawn.root))


def _count(
    story: Sequence[Flowable], furniture: Furniture, first: str, wanted: Callable[[], bool]
) -> PageNumbers:
    paper = _Paper(io.BytesIO(), furniture, 0, first, wanted)
    paper.build(list(story), canvasmaker=DryCanvas)
    for flowable in story:  # ReportLab notes what it moved to the next page, and refuses it twice
        vars(flowable).pop("_postponed", None)
    return PageNumbers(paper.page, paper.anchors)


def _draw(
    story: Sequence[Flowable],
    furniture: Furniture,
    total: int,
    first: str,
    wanted: Callable[[], bool],
) -> tuple[PageNumbers, Drawn]:
    target = io.BytesIO()
    root, meanings = Element("Document"), dict[str, dict[int, str]]()
    paper = _Paper(target, furniture, total, first, wanted)
    paper.build(list(story), canvasmaker=partial(TaggedCanvas, root=root, meanings=meanings))
    pages = PageNumbers(paper.page, paper.anchors)
    return pages, Drawn(target.getvalue(), root, paper.anchors, meanings)


def _page(name: str, top: float, draw: Callable[[TaggedCanvas, Any], None]) -> PageTemplate:
    frame = Frame(
        LEFT,
        BOTTOM,
        WIDTH,
        PAGE_HEIGHT - BOTTOM - top,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def on_page(canvas: Any, template: Any) -> None:
        if not isinstance(canvas, DryCanvas):
            draw(canvas, template)

    return PageTemplate(name, [frame], onPage=on_page, pagesize=(PAGE_WIDTH, PAGE_HEIGHT))


def _draw_letter_page(canvas: TaggedCanvas, furniture: Furniture, total: int) -> None:
    with canvas.artifact():
        canvas.setStrokeColor(SMALL.color)
        canvas.setLineWidth(0.6)
        for from_top, length in ((105.0, 5.0), (148.5, 8.0), (210.0, 5.0)):
            y = PAGE_HEIGHT - from_top * MM
            canvas.line(0, y, length * MM, y)
    _draw_furniture(canvas, furniture, total)


def _draw_later_page(canvas: TaggedCanvas, furniture: Furniture, total: int) -> None:
    line = PAGE_HEIGHT - 52
    right = paragraph(furniture.head_right, SMALL)
    width = right.natural_width()
    with canvas.artifact("Header"):
        _place(canvas, furniture.head_left, SMALL, LEFT, line + 5, WIDTH - width - 12)
        _place(canvas, furniture.head_right, SMALL, LEFT + WIDTH - width, line + 5, width)
        _rule(canvas, line)
    _draw_furniture(canvas, furniture, total)


def _draw_furniture(canvas: TaggedCanvas, furniture: Furniture, total: int) -> None:
    if furniture.stamp:
        with canvas.artifact("Header"):
            _draw_stamp(canvas, furniture.stamp)
    if furniture.footer:
        with canvas.artifact("Footer"):
            _draw_footer(canvas, furniture, total)


def _draw_footer(canvas: TaggedCanvas, furniture: Furniture, total: int) -> None:
    page = tr("Seite {page} von {total}", page=canvas.getPageNumber(), total=total)
    page_width = paragraph(page, SMALL).natural_width()
    _rule(canvas, 46.5)
    _place(canvas, _footer(furniture), SMALL, LEFT, 29.5, _FOOTER_WIDTH)
    _place(canvas, furniture.confidential, SMALL, LEFT + 314, 29.5, 60)
    _place(canvas, page, SMALL, LEFT + WIDTH - page_width, 29.5, page_width)
    if furniture.remark:
        _place(canvas, furniture.remark, _REMARK, LEFT, 18, WIDTH)


def _footer(furniture: Furniture) -> str:
    """Return the footer; an association with a long name leaves room for number and date."""
    author, rest = furniture.author, furniture.footer.removeprefix(furniture.author)
    if rest == furniture.footer:
        return rest
    names = (shortened(author, length) for length in range(len(author), 0, -2))
    footers = (name + rest for name in names)
    return next(
        (one for one in footers if paragraph(one, SMALL).natural_width() <= _FOOTER_WIDTH),
        furniture.footer,
    )


def _draw_stamp(canvas: TaggedCanvas, words: str) -> None:
    """Draw the stamp into the upper margin, where it covers nothing that has to be read."""
    width, height = _STAMP_SIZE
    left, top = (PAGE_WIDTH - width) / 2, PAGE_HEIGHT - _STAMP_TOP
    stamp = paragraph(words, _STAMP)
    canvas.saveState()
    canvas.setStrokeColor(STAMP)
    canvas.setLineWidth(1)
    canvas.roundRect(left, top - height, width, height, 2)
    _, used = stamp.wrapOn(canvas, width, height)
    stamp.drawOn(canvas, left, top - (height + used) / 2)
    canvas.restoreState()


def _rule(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.75)
    canvas.line(LEFT, y, LEFT + WIDTH, y)


def _place(
    canvas: TaggedCanvas, text: Text, style: Style, x: float, y: float, width: float
) -> None:
    line = _shortened(text, style, width)
    line.wrapOn(canvas, max(width, line.natural_width() + 1), style.leading)
    line.drawOn(canvas, x, y)


def _shortened(text: Text, style: Style, width: float) -> Paragraph:
    """Return the text on one line, cut from its end with an ellipsis where it is too long.

    Headers and footers only repeat what stands in full on the first page.
    """
    kept = [replace(one, text=one.text.replace("\n", " ")) for one in spans(text)]
    line = paragraph(kept, style)
    while kept and line.natural_width() > width:
        last = kept.pop()
        rest = last.text[: int(len(last.text) * 0.92) - 1].rstrip()
        if rest:
            kept.append(replace(last, text=f"{rest}…"))
        line = paragraph(kept, style)
    return line
