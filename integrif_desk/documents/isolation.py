"""Keeps what was typed apart from the sentences it is put into.

An Arabic goal, a Hebrew street: without a border the German words, full stops and numbers around
them change places. A document is made of hundreds of fields and joins them in as many ways, so none
is left to whoever writes the sentence: all of them get their borders at once, before.
"""

import copy
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, cast

from integrif_desk.documents.directions import is_right_to_left
from integrif_desk.wording.bidi import (
    LEFT_TO_RIGHT_ISOLATE,
    POP_DIRECTIONAL_ISOLATE,
    RIGHT_TO_LEFT_ISOLATE,
)

_Content = TypeVar("_Content")


def isolated(content: _Content) -> _Content:
    """Return what a document tells of with every text in it isolated that has letters from right to
    left, line by line, in the direction it has when it stands alone.

    `content` is a string, or a dataclass, mapping or collection of more; it stays as it is. Only
    what is equal everywhere may be compared or looked up afterwards.
    """
    return cast(_Content, _isolated(content))


def _isolated(value: Any) -> Any:
    if isinstance(value, Enum | bytes):
        return value
    if isinstance(value, str):
        return "\n".join(map(_line, value.split("\n"))) if _is_mixed(value) else value
    if is_dataclass(value) and not isinstance(value, type):
        return _dataclass(value)
    if isinstance(value, Mapping):
        return {key: _isolated(each) for key, each in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        made = [_isolated(each) for each in value]
        changed = any(new is not old for new, old in zip(made, value, strict=True))
        return type(value)(made) if changed else value
    return value


def _dataclass(value: Any) -> Any:
    changed = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = _isolated(old)
        if new is not old:
            changed[each.name] = new
    if not changed:
        return value
    # Entities clean themselves when they are made, and signs for direction are what they remove.
    made = copy.copy(value)
    for name, new in changed.items():
        object.__setattr__(made, name, new)
    return made


def _line(line: str) -> str:
    if not _is_mixed(line):
        return line
    opening = RIGHT_TO_LEFT_ISOLATE if is_right_to_left(line) else LEFT_TO_RIGHT_ISOLATE
    return f"{opening}{line}{POP_DIRECTIONAL_ISOLATE}"


def _is_mixed(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text
    )
