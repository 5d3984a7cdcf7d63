"""Reads what stands in the fields of a PDF form, as text. Part of `returned_pdf_parts`."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.text import clean_line, clean_text
from integrif_desk.exchange.returned_pdf_values import text

MOST_FIELDS = 2000
_MOST_NODES = 20_000
_MOST_PAGES = 1000
_DEEPEST = 30
_LONGEST_NAME = 200
_MOST_CHARACTERS = 1_000_000
"""In all values together."""


def has_xfa(document: pikepdf.Pdf) -> bool:
    """Tell whether the file is a form of the kind that only Adobe's programs can fill in."""
    return "/XFA" in _form(document)


def fields(document: pikepdf.Pdf) -> dict[str, str]:
    """Return the fields by their full names.

    A radio group or box that is not ticked, a push button and a signature are "". Where a name
    occurs with different values they stand in lines below each other, so that nothing is lost and
    whoever interprets them sees that they contradict each other. Raises RETURNED_TOO_HEAVY.
    """
    found: dict[str, list[str]] = {}
    room = _MOST_CHARACTERS
    for name, value in _walk(document):
        values = found.setdefault(name, [])
        if value and value not in values:
            values.append(value)
            room -= len(value)
        if len(found) > MOST_FIELDS or room < 0:
            raise KnownError(ErrorCode.RETURNED_TOO_HEAVY)
    return {name: "\n".join(values) for name, values in found.items()}


def _form(document: pikepdf.Pdf) -> pikepdf.Dictionary:
    form = document.Root.get("/AcroForm")
    return form if isinstance(form, pikepdf.Dictionary) else pikepdf.Dictionary()


def _walk(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield name and value of every field once, without recursion and in no circle."""
    seen: set[tuple[int, int]] = set()
    nodes = 0
    waiting: list[tuple[Any, str, dict[str, Any], int]] = [
        (field, "", {}, 0) for field in reversed(_roots(document))
    ]
    while waiting:
        node, above, inherited, depth = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen or depth > _DEEPEST:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        nodes += 1
        if nodes > _MOST_NODES:
            raise KnownError(ErrorCode.RETURNED_TOO_HEAVY)
        name = _full_name(above, node)
        told = inherited | {key: node[key] for key in ("/FT", "/V", "/Opt") if key in node}
        kids = [kid for kid in _items(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary)]
        named = [kid for kid in kids if "/T" in kid]
        if named:
            waiting += [(kid, name, told, depth + 1) for kid in reversed(named)]
        elif name:
            yield name, _value(told, [node, *kids])


def _roots(document: pikepdf.Pdf) -> list[Any]:
    """Return the fields at the top; where the form forgot them, those that the pages show."""
    listed = _items(_form(document).get("/Fields"))
    if listed:
        return listed
    shown: list[Any] = []
    for number, page in enumerate(document.pages):
        if number >= _MOST_PAGES or len(shown) > _MOST_NODES:
            break
        shown += [_top(one) for one in _items(page.obj.get("/Annots")) if _is_widget(one)]
    return shown


def _is_widget(annotation: Any) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and annotation.get("/Subtype") == "/Widget"


def _top(widget: Any) -> Any:
    for _ in range(_DEEPEST):
        parent = widget.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            break
        widget = parent
    return widget


def _items(value: Any) -> list[Any]:
    if not isinstance(value, pikepdf.Array):
        return []
    if len(value) > _MOST_NODES:
        raise KnownError(ErrorCode.RETURNED_TOO_HEAVY)
    return list(value)


def _full_name(above: str, node: pikepdf.Dictionary) -> str:
    own = clean_line(text(node.get("/T")))
    return ".".join(part for part in (above, own) if part)[:_LONGEST_NAME]


def _value(told: dict[str, Any], widgets: list[Any]) -> str:
    kind = str(told.get("/FT", ""))
    value = told.get("/V")
    if kind == "/Btn":
        return _state(value, told.get("/Opt"), widgets)
    if isinstance(value, pikepdf.Array):  # several entries of a list
        value = "\n".join(text(one) for one in list(value)[:MOST_FIELDS])
    return clean_text(text(value))


def _state(value: Any, options: Any, widgets: list[Any]) -> str:
    """Return the chosen state of a button: as the field tells it, else as its boxes look.

    Some programs name the states 0, 1, 2 … and list in /Opt what they mean.
    """
    state = _state_name(value)
    if not state:
        looks = (_state_name(widget.get("/AS")) for widget in widgets)
        state = next((look for look in looks if look), "")
    if isinstance(options, pikepdf.Array) and state.isascii() and state.isdigit():
        place = int(state[:6])
        if place < len(options):
            state = text(options[place]) or state
    return clean_line(state)


def _state_name(value: Any) -> str:
    if isinstance(value, pikepdf.Name):
        told = str(value)[1 : _LONGEST_NAME + 1]
    else:
        told = text(value)[:_LONGEST_NAME]
    return "" if told == "Off" else told
