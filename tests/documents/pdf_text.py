"""What a reader of a PDF finds in it."""

import io
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page with plain line breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


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
