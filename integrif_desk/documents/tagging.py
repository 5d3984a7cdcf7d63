"""Tags while a page is drawn: which part of a page belongs to which element of the document.

A canvas that knows the element it is drawing. Blocks say what they are; everything else (lines,
frames, headers, footers) is an artifact, which is not read aloud. `finish` turns the elements into
the structure tree of the file (ISO 32000-1, 14.7 and 14.8; PDF/UA-1).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class Content:
    """A marked part of a page (counted from 0); `mcid` is its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Placed:
    """Where something that can be clicked was drawn: page from 1, rectangle in points from the
    lower left corner. `thing` is a form field or the target of a link."""

    thing: Any
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class LinkTarget:
    """Where a link leads: https:, mailto:, tel:, or # and the anchor of a block."""

    address: str
    words: str


@dataclass(eq=False)
class Element:
    """An element of the structure tree with its kids in reading order.

    `role` is a standard structure type. A kid is an element, marked content, or something placed.
    `box` is the place of a figure on its page.
    """

    role: str
    kids: list["Element | Content | Placed"] = field(default_factory=list)
    alternative: str = ""
    language: str = ""
    scope: str = ""
    box: tuple[float, float, float, float] | None = None
    spoken: str = ""
    """What is read aloud in place of the content."""
    text: str = ""
    """What a heading says; it becomes a bookmark."""


class TaggedCanvas(Canvas):
    """A canvas that collects elements below `root`, form fields and links while it draws.

    `meanings` gathers what was typed for the glyphs of a font (by its name and character code).
    """

    def __init__(
        self, *args: Any, root: Element, meanings: dict[str, dict[int, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.meanings = meanings
        # A document within a document: its headings stand so many levels lower.
        self.lowered = 0
        # The case that form fields belong to, in a document that binds several; else 0.
        self.case = 0
        self._within = root
        self._is_marking = False
        self._next_mcid = 0
        # The things that elements stand for are kept, so that no two ever share an identity.
        self._known: dict[tuple[int, object], tuple[object, Element]] = {}

    def showPage(self) -> None:
        """Numbers of marked content begin anew on each page."""
        super().showPage()
        self._next_mcid = 0

    @property
    def is_marking(self) -> bool:
        """Whether what is drawn is marked already: all of it is one content or one artifact."""
        return self._is_marking

    @property
    def within(self) -> Element:
        """The element that new ones are put into."""
        return self._within

    def element(
        self,
        source: object,
        role: str,
        part: object = "",
        *,
        parent: Element | None = None,
        **described: Any,
    ) -> Element:
        """Return the element that stands for `part` of `source`; made where it is first drawn,
        below `parent` or what is being drawn.

        A paragraph or table that goes on on the next page stays one element.
        """
        known = self._known.get((id(source), part))
        if known is None:
            known = (source, Element(self._lowered(role), **described))
            self._known[id(source), part] = known
            (parent or self._within).kids.append(known[1])
        return known[1]

    def _lowered(self, role: str) -> str:
        heading = len(role) == 2 and role[0] == "H" and role[1].isdigit()
        return f"H{int(role[1]) + self.lowered}" if heading else role

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Put what is drawn into `element`."""
        before, self._within = self._within, element
        try:
            yield
        finally:
            self._within = before

    def mean(self, font: str, meanings: Iterable[tuple[int, str]]) -> None:
        """Note what was typed for glyphs; a glyph means in a file what it first meant there."""
        for code, meant in meanings:
            self.meanings.setdefault(font, {}).setdefault(code, meant)

    @contextmanager
    def content(self, element: Element) -> Iterator[bool]:
        """Mark what is drawn as content of `element`; within marked content nothing changes.

        Tells whether it was marked, so that parts of it may become elements of their own.
        """
        if self._is_marking:
            yield False
            return
        self._begin(element)
        yield True
        self._end()

    @contextmanager
    def part(self, element: Element, around: Element, replaced: str = "") -> Iterator[None]:
        """Mark a part of what is being marked as content of `around` as that of `element`.

        `replaced` is what its glyphs stand for. (A span within marked content would say it, too;
        some readers lose what follows such a span.)
        """
        self.addLiteral("EMC")
        self._begin(element, _actual_text(replaced))
        yield
        self.addLiteral("EMC")
        self._begin(around)

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is drawn as no content. `kind`: Header or Footer, for what every page has."""
        if self._is_marking:
            yield
            return
        self.addLiteral(
            f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        )
        self._is_marking = True
        yield
        self._end()

    @contextmanager
    def once(self, *, repeated: bool) -> Iterator[None]:
        """Column headings and titles that a later page repeats are not read aloud again."""
        if not repeated:
            yield
            return
        with self.artifact():
            yield

    @contextmanager
    def spoken(self, text: str = "", language: str = "") -> Iterator[None]:
        """Say what the glyphs drawn here stand for, and in which language. Empty: as they are."""
        if not (text or language):
            yield
            return
        told = f"/Lang ({language})" if language else ""
        self.addLiteral(f"/Span <<{_actual_text(text)}{told}>> BDC")
        yield
        self.addLiteral("EMC")

    def place(
        self, element: Element, thing: object, x: float, y: float, width: float, height: float
    ) -> None:
        """Note a form field or link of `element` at (x, y) in the present coordinates."""
        left, bottom = self.absolutePosition(x, y)
        element.kids.append(Placed(thing, self.getPageNumber(), left, bottom, width, height))

    def _begin(self, element: Element, told: str = "") -> None:
        element.kids.append(Content(self.getPageNumber() - 1, self._next_mcid))
        self.addLiteral(f"/{element.role} <</MCID {self._next_mcid} {told}>> BDC")
        self._next_mcid += 1
        self._is_marking = True

    def _end(self) -> None:
        self._is_marking = False
        self.addLiteral("EMC")


def _actual_text(text: str) -> str:
    return f"/ActualText <feff{text.encode('utf-16-be').hex()}> " if text else ""


class DryCanvas(Canvas):
    """Paper on which blocks are placed and not drawn: what page they stand on is known before."""

    def showPage(self) -> None:
        """There is nothing to write; the document counts its pages."""

    def save(self) -> None:
        """There is nothing to write."""
