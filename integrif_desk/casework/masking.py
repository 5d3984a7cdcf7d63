"""Offers what a quote would give away, with all that the desk knows of names and places."""

from functools import lru_cache
from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.mask_suggestion import MaskSuggestion
from integrif_desk.paths import resources
from integrif_desk.store.queries import known_names


def suggestions(
    desk: Desk, text: str, case_id: UUID | None = None, also: tuple[str, ...] = ()
) -> tuple[MaskSuggestion, ...]:
    """Return what of `text` should be masked before it becomes evidence.

    `case_id` is the case it comes from; `also` are further names to look for. Apply what was
    accepted with `domain.masking.apply`.
    """
    # Its many patterns are made when the first quote is masked.
    from integrif_desk.domain import masking

    with desk.read() as work:
        names = known_names.names(work.connection, case_id)
        places = known_names.places(work.connection, case_id)
    return masking.suggestions(text, (*names, *also), (*places, *_around()))


@lru_cache(maxsize=1)
def _around() -> tuple[str, ...]:
    """Return the municipalities of the Salzlandkreis and the districts of Sachsen-Anhalt."""
    path = resources() / "data" / "kreise-sachsen-anhalt.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return (*(one.name for one in municipalities()), *(name for _key, name in rows))
