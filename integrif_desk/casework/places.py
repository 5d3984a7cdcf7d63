"""Municipalities of the Salzlandkreis, offered where a town is asked for."""

from dataclasses import dataclass
from functools import lru_cache

from integrif_desk.domain.names import fold
from integrif_desk.paths import resources


@dataclass(frozen=True)
class Municipality:
    """A municipality as people write it, with the postal code of its town hall."""

    name: str
    postal_code: str


def municipalities(text: str = "") -> tuple[Municipality, ...]:
    """Return the municipalities of which a word begins with what was typed; all without text."""
    typed = fold(text)
    return tuple(one for one in _all() if f" {typed}" in f" {fold(one.name)}")


@lru_cache(maxsize=1)
def _all() -> tuple[Municipality, ...]:
    path = resources() / "data" / "gemeinden-salzlandkreis.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return tuple(Municipality(name.removesuffix(", Stadt"), code) for _key, name, code in rows)
