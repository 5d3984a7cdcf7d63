"""Finds what is attached to a PDF. Part of `returned_pdf_parts`.

The bytes are handed on and never looked at here: what they mean is for whoever asked for them.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from integrif_desk.domain.text import clean_line
from integrif_desk.exchange.returned_pdf_values import text, unpacked

MOST_ATTACHMENTS = 20
LARGEST = 8 * 1024 * 1024
"""Most bytes of one attachment; twice as many of all."""
_MOST_NODES = 1000
_LONGEST_NAME = 100


def attachments(document: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """Yield names without folders and contents; what is too large or packed oddly falls out.

    First those that the document declares as its own (/AF), then those of the list of names.
    """
    room = 2 * LARGEST
    seen: set[str] = set()
    for label, specification in _specifications(document):
        name = _name(specification) or _plain(label)
        if not name or name in seen:
            continue
        if len(seen) >= MOST_ATTACHMENTS:
            return
        content = _content(specification, min(room, LARGEST))
        if content is not None:
            seen.add(name)
            room -= len(content)
            yield name, content


def _specifications(document: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    own = document.Root.get("/AF")
    if isinstance(own, pikepdf.Array):
        for one in list(own)[:MOST_ATTACHMENTS]:
            if isinstance(one, pikepdf.Dictionary):
                yield "", one
    names = document.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    waiting: list[Any] = [tree]
    seen: set[tuple[int, int]] = set()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        yield from _leaves(node.get("/Names"))
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            waiting += reversed(list(kids)[:_MOST_NODES])


def _leaves(pairs: Any) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    if not isinstance(pairs, pikepdf.Array):
        return
    for at in range(0, min(len(pairs), 2 * _MOST_NODES) - 1, 2):
        specification = pairs[at + 1]
        if isinstance(specification, pikepdf.Dictionary):
            yield text(pairs[at]), specification


def _name(specification: pikepdf.Dictionary) -> str:
    told = (text(specification.get(key)) for key in ("/UF", "/F"))
    return next((name for name in map(_plain, told) if name), "")


def _plain(name: str) -> str:
    """Return a name without any folder: it is shown and compared, never a place to write to."""
    last = re.split(r"[/\\:]", clean_line(name))[-1].strip(". ")
    return last[:_LONGEST_NAME]


def _content(specification: pikepdf.Dictionary, most: int) -> bytes | None:
    files = specification.get("/EF")
    if not isinstance(files, pikepdf.Dictionary):
        return None
    for key in ("/UF", "/F"):
        stream = files.get(key)
        if isinstance(stream, pikepdf.Stream):
            return unpacked(stream, most)
    return None
