"""Fills in a form as an office does, with pdfium (the viewer inside Chrome and Edge): real clicks
and keys; nothing of what is tested takes part."""

import ctypes
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import pikepdf
import pypdfium2
from pypdfium2 import raw

_RETURN = 13


@dataclass(frozen=True)
class Widget:
    """A box of the form: page from 0, its middle in points, and what the file says of it."""

    page: int
    x: float
    y: float
    annotation: pikepdf.Object


def widgets(pdf: pikepdf.Pdf) -> dict[str, Widget]:
    """Return the boxes in the order in which the tab key reaches them.

    Keys are full field names; a box of a group has its choice behind a slash: `fall2.grund/C1`.
    """
    found = {}
    for number, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype != pikepdf.Name.Widget:
                continue
            name = _full_name(annotation)
            if "/T" not in annotation:
                (choice,) = (state for state in annotation.AP.N.keys() if state != "/Off")  # noqa: SIM118 (a PDF object)
                name += choice
            left, bottom, right, top = (float(corner) for corner in annotation.Rect)
            found[name] = Widget(number, (left + right) / 2, (bottom + top) / 2, annotation)
    return found


def values(pdf: bytes) -> dict[str, str]:
    """Return what each field of a file holds; an unticked group is empty."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            _full_name(field): str(field.get("/V", "")).removeprefix("/").replace("Off", "")
            for field in ended(opened.Root.AcroForm.Fields)
        }


def ended(fields: Iterable[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    """Yield the fields that hold a value: those of a document, or those below one per case."""
    for field in fields:
        if "/FT" in field:
            yield field
        else:
            yield from ended(field.Kids)


def _full_name(field: pikepdf.Object) -> str:
    above = _full_name(field.Parent) if "/Parent" in field else ""
    return ".".join(filter(None, (above, str(field.get("/T", "")))))


class Viewer:
    """An open document in pdfium."""

    def __init__(self, pdf: bytes) -> None:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            self._places = {
                name: (widget.page, widget.x, widget.y) for name, widget in widgets(opened).items()
            }
        self._document = pypdfium2.PdfDocument(pdf)
        self._document.init_forms()
        self._pages: dict[int, pypdfium2.PdfPage] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for page in self._pages.values():
            page.close()
        self._document.close()

    def click(self, name: str) -> None:
        """Click into the middle of a box."""
        number, x, y = self._places[name]
        form, page = self._document.formenv, self._page(number)
        raw.FORM_OnMouseMove(form, page, 0, x, y)
        raw.FORM_OnLButtonDown(form, page, 0, x, y)
        raw.FORM_OnLButtonUp(form, page, 0, x, y)

    def write(self, name: str, text: str) -> None:
        """Click into a field and type."""
        self.click(name)
        page = self._page(self._places[name][0])
        for char in text:
            key = _RETURN if char == "\n" else ord(char)
            raw.FORM_OnChar(self._document.formenv, page, key, 0)
        self.leave()

    def leave(self) -> None:
        """Let the field go, which is when a viewer takes what was typed."""
        raw.FORM_ForceToKillFocus(self._document.formenv)

    def saved(self) -> bytes:
        """Return the file as the viewer saves it."""
        self.leave()
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _page(self, number: int) -> pypdfium2.PdfPage:
        if number not in self._pages:
            self._pages[number] = self._document[number]
        return self._pages[number]


def darkness(pdf: bytes, widget: Widget) -> float:
    """Return how dark a box is printed, 0 white to 1 black, with its filled in contents."""
    left, bottom, right, top = (float(corner) for corner in widget.annotation.Rect)
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        page = document[widget.page]
        width, height = page.get_size()
        picture = page.render(
            scale=2, crop=(left, bottom, width - right, height - top), grayscale=True
        )
        pixels = ctypes.string_at(picture.buffer, picture.stride * picture.height)
        rows = [
            pixels[row * picture.stride : row * picture.stride + picture.width]
            for row in range(picture.height)
        ]
    lightness = sum(sum(row) for row in rows) / (255 * len(rows) * len(rows[0]))
    return 1 - lightness
