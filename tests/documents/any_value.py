"""Strategies for dataclasses by the types of their fields, for snapshots of many parts."""

from dataclasses import fields
from datetime import date, time
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.documents.strategies import DAYS, TEXTS

_PLAIN: dict[type, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 4000),
    bool: st.booleans(),
    bytes: st.just(b""),  # a logo, which has tests of its own
    date: DAYS,
    time: st.times().map(lambda moment: moment.replace(microsecond=0)),
}


def any_value(kind: Any, most: int = 2, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return any value of a type: a dataclass with any fields, tuples of at most `most`.

    `fixed` are the strategies of fields of this dataclass.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = [each for each in parts if each is not type(None)]
        return st.none() | st.one_of(*(any_value(each, most) for each in inner))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(any_value(parts[0], most), max_size=most).map(tuple)
    if origin is tuple:
        return st.tuples(*(any_value(each, most) for each in parts))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = get_type_hints(kind)
    made = {
        field.name: fixed[field.name] if field.name in fixed else any_value(hints[field.name], most)
        for field in fields(kind)
    }
    return st.builds(kind, **made)
