"""Takes a text apart into words with their places, as masking needs it.

Unlike `domain.names.fold`, which forgets places, every word here knows where it stands.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from integrif_desk.domain.names import fold


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the text, folded for comparing, and its letters alone.

    `is_capital` also holds for scripts that have no capitals.
    """

    start: int
    end: int
    folded: str
    is_capital: bool
    letters: str


def words_of(text: str) -> Iterator[str]:
    """Yield the words of `text` as they stand there."""
    return (text[start:end] for start, end in _places_of_words(text))


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of `text` with their places."""
    for start, end in _places_of_words(text):
        word = text[start:end]
        yield Token(start, end, folded(word), not word[0].islower(), _letters(word))


def _places_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of `text`: letters with their marks, apostrophes between letters."""
    start: int | None = None
    for place, char in enumerate(text):
        inside = char.isalpha() or (start is not None and _continues(text, place))
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(text)


def _continues(text: str, place: int) -> bool:
    """Tell whether a mark or an apostrophe stands within a word."""
    char = text[place]
    category = unicodedata.category(char)
    if category in {"Mn", "Mc", "Me", "Cf", "Sk", "Lm"}:
        return True
    return char in "'’‘`´" and place + 1 < len(text) and text[place + 1].isalpha()


def _letters(word: str) -> str:
    """Return the word without invisible characters and marks, case kept."""
    visible = "".join(char for char in word if unicodedata.category(char) != "Cf")
    kept = (char for char in unicodedata.normalize("NFKD", visible) if char.isalpha())
    return "".join(kept).casefold()


def folded(word: str) -> str:
    """Return a word as `domain.names.fold` does, without characters that show nothing."""
    visible = "".join(char for char in word if unicodedata.category(char) != "Cf")
    return fold(visible).replace(" ", "")
