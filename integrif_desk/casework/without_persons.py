"""What practice teaches leaves without persons: whoever is named in it has agreed to nothing.

A report without persons holds back a sentence about the person of the case, and masks whatever
else in it tells who is meant. A practice finding goes with the handover of another person than
the one it was learned from: it never names anybody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from integrif_desk.domain.mask_suggestion import TELLS_WHO, MaskKind, apply
from integrif_desk.domain.names import fold

_SHORT_NAME = 3
"""Letters of a name up to which it has to be a word of its own: many words begin with „Al“."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """Who must not be recognised, as full names or parts of them in any script.

    `person` is the one of the case in all spellings, with the family; `around` everybody else
    whom texts of the case or of its findings may name; `places` where the person comes from.
    """

    person: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def speaks_of_person(named: Named, text: str) -> bool:
    """Tell whether a text names the person, also inflected („Mohammads“); rather too often."""
    names = {word for word in _words(" ".join(named.person)) if len(word) > 1}
    return any(
        word == name or (len(name) > _SHORT_NAME and word.startswith(name))
        for word in _words(text)
        for name in names
    )


def unnamed(named: Named, text: str) -> str:
    """Return `text` without what tells who is meant: names, contacts, dates, home."""
    return _masked(text, named, frozenset(MaskKind))


def finding_text(named: Named, text: str) -> str:
    """Return what a finding says without names, contacts and numbers; days and places stay."""
    return _masked(text, named, TELLS_WHO)


def _masked(text: str, named: Named, kinds: Iterable[MaskKind]) -> str:
    # Its many patterns are made when the first text needs them.
    from integrif_desk.domain import masking

    found = masking.suggestions(text, named.person | named.around, named.places)
    return apply(text, (one for one in found if one.kind in kinds))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
