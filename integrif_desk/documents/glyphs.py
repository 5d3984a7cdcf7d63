"""Says before printing which characters no font can draw, and where they stand.

FiraGO and Noto Sans Ethiopic cover the scripts of the people who come; emoji and Chinese, for
instance, they do not. A preview prints „▯“ in their place; before a document leaves the desk, the
writer is asked to spell the passage differently.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from integrif_desk.documents import fonts
from integrif_desk.documents.runs import clusters


@dataclass(frozen=True)
class MissingGlyph:
    """A character that cannot be printed.

    `name` is the field of the snapshot it stands in („text“, „introduction“; empty for loose
    texts), `text` the whole text.
    """

    char: str
    name: str
    text: str


def missing_glyphs(printed: Any) -> tuple[MissingGlyph, ...]:
    """Return each character that no font has, once per text, in the order they stand.

    `printed` is a snapshot, any other dataclass, a string, or an iterable of these.
    """
    found: dict[MissingGlyph, None] = {}
    for name, text in _texts("", printed):
        for cluster in clusters(text):
            if not cluster.isspace() and fonts.face_for(cluster, fonts.Cut()) is None:
                found[MissingGlyph(cluster.rstrip("\u200d\ufe0f"), name, text)] = None
    return tuple(found)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Enum | bytes):
        return
    if isinstance(value, str):
        yield name, value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(each.name, getattr(value, each.name))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts(name, item)
