"""What a reader of a PDF finds in it."""

import io
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pytest


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page with plain line breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


@dataclass
class PrintedLine:
    """A line of text and where it stands, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def lines_of_page(pdf: bytes, page: int) -> list[PrintedLine]:
    """Return the lines of a page (from 0) from the top; columns stand on lines of their own."""
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_size()[1]
        text = document[page].get_textpage()
        found = []
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            words = text.get_text_bounded(left, bottom, right, top).strip()
            if words:
                found.append(PrintedLine(words, left, height - top, right, height - bottom))
    return _joined(sorted(found, key=lambda line: (round(line.bottom), line.left)))


def _joined(pieces: list[PrintedLine]) -> list[PrintedLine]:
    lines: list[PrintedLine] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and abs(last.bottom - piece.bottom) < 4 and 0 <= piece.left - last.right < 12:
            last.text += f" {piece.text}"
            last.right = piece.right
            last.top, last.bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
        else:
            lines.append(piece)
    return lines


def links(pdf: bytes) -> list[tuple[str, str]]:
    """Return words and target of every link: an address, or „page 3“."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = [page.obj.objgen for page in document.pages]
        for page in document.pages:
            for each in page.get("/Annots", []):
                if each.Subtype == pikepdf.Name.Link:
                    leads = (
                        f"page {pages.index(each.Dest[0].objgen) + 1}"
                        if "/Dest" in each
                        else str(each.A.URI)
                    )
                    found.append((str(each.Contents), leads))
    return found


def texts_outside_page(pdf: bytes) -> list[str]:
    """Return every printed character that does not lie wholly on the paper."""
    outside: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for position in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(position)
                if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
                    outside.append(text.get_text_range(position, 1))
    return outside


def typed_back(pdf: bytes) -> str:
    """Return what poppler's `pdftotext` gives back, as `plain`. Without poppler the test is
    skipped, in CI it fails."""
    if shutil.which("pdftotext") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pdftotext fehlt (poppler-utils)")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return plain(done.stdout.decode())


def plain(text: str) -> str:
    """Return the text with single blanks and without signs for direction; joiners stay."""
    kept = (char for char in text if unicodedata.category(char) != "Cf" or char in "\u200c\u200d")
    return " ".join("".join(kept).split())


def elements(pdf: bytes) -> list[str]:
    """Return the structure of a document in reading order, two blanks for each level: „P“,
    „TH Column“, „Figure: what it shows“, „Span (ar): what is read aloud“."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return list(_elements(document.Root.StructTreeRoot.K, 0))


def _elements(element: pikepdf.Object, depth: int) -> Iterator[str]:
    words = str(element.S)[1:]
    if "/A" in element and "/Scope" in element.A:
        words += f" {str(element.A.Scope)[1:]}"
    if "/Lang" in element:
        words += f" ({element.Lang})"
    told = element.get("/Alt", element.get("/ActualText"))
    yield "  " * depth + (f"{words}: {told}" if told is not None else words)
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid, depth + 1)
