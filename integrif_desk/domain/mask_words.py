"""Takes a text apart into words with their places, as masking needs it.

Unlike `domain.names.fold`, which forgets places, every word here knows where it stands. What looks
the same to a reader is the same here: letters of another script, invisible ones.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from integrif_desk.domain.names import fold

_TATWEEL = "\u0640"
_ARABIC_JOINED = frozenset("وفبلك")
_ETHIOPIC_JOINED = frozenset("የለበከስእና")
_CYRILLIC_ENDS = frozenset("аяоеєиіуюыьэ")
_SHORTEST_BARE = 3
_LOOKALIKES = str.maketrans(
    # Cyrillic, Greek, Armenian and phonetic letters that a reader takes for Latin ones.
    "АВЕКМНОРСТУХІЈЅԀҺԚԜӀавекмнорстухіјѕԁһԛԝӏ"
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχϲϳ"
    "ՕՍօսհոցզɑɡɩɪʀᴀᴄᴅᴇᴊᴋᴍɴᴏᴘᴛᴜᴠᴡᴢ",
    "ABEKMHOPCTYXIJSDHQWIabekmhopctyxijsdhqwl"
    "ABEZHIKMNOPTYXabeikvoptuxcj"
    "OUouhngqagiiracdejkmnoptuvwz",
)
_SHOWING_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that are not seen and are no format characters."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the text, folded for comparing, and its letters alone.

    `is_capital` also holds for scripts that have no capitals. `looks` is folded, too, with the
    letters that a reader would take it for.
    """

    start: int
    end: int
    folded: str
    is_capital: bool
    letters: str
    looks: str


def words_of(text: str) -> Iterator[str]:
    """Yield the words of `text` as they stand there."""
    return (text[start:end] for start, end in _places_of_words(text))


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of `text` with their places."""
    for start, end in _places_of_words(text):
        word = text[start:end]
        yield Token(start, end, folded(word), not word[0].islower(), _letters(word), looks(word))


def _places_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of `text`: letters with their marks, apostrophes between letters."""
    start: int | None = None
    for place, char in enumerate(text):
        inside = is_letter(char) or (start is not None and _continues(text, place))
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(text)


def is_letter(char: str) -> bool:
    """Tell whether a reader sees a letter; one in a circle or a box is one, too."""
    return char.isalpha() or "\u24b6" <= char <= "\u24e9" or "\U0001f130" <= char <= "\U0001f189"


def _continues(text: str, place: int) -> bool:
    """Tell whether a mark or an apostrophe stands within a word."""
    char = text[place]
    category = unicodedata.category(char)
    if category in {"Mn", "Mc", "Me", "Cf", "Sk", "Lm"}:
        return True
    return char in "'’‘`´" and place + 1 < len(text) and text[place + 1].isalpha()


def _letters(word: str) -> str:
    """Return the word without invisible characters and marks, case kept."""
    kept = "".join(char for char in unicodedata.normalize("NFKD", _visible(word)) if char.isalpha())
    likely = kept.translate(_LOOKALIKES)
    # A word in one script is what it is; with Latin letters among others it is a Latin one.
    mixed = likely.isascii() and any(char.isascii() for char in kept)
    return (likely if mixed else kept).casefold()


def bare_forms(word: str) -> frozenset[str]:
    """Return a folded word without what other languages join to a name.

    Arabic and Ethiopic write „and“, „for“, „by“ as part of it; Slavic languages decline it.
    """
    if word[:1] in _ARABIC_JOINED and len(word) > _SHORTEST_BARE:
        bare = word[1:]
        # „lil-“ swallows a letter of the article.
        return frozenset((bare, "ا" + bare, bare[1:] if bare[0] == "ل" else bare))
    if word[:1] in _ETHIOPIC_JOINED and len(word) > _SHORTEST_BARE - 1:
        return frozenset((word[1:],))
    if _is_cyrillic(word):
        ends = (len(word) - cut for cut in range(1, 4))
        return frozenset(word[:end] for end in ends if end >= _SHORTEST_BARE)
    return frozenset()


def stem(name: str) -> str:
    """Return what stays of a folded Slavic name when it is declined; other names as they are."""
    if _is_cyrillic(name) and len(name) > _SHORTEST_BARE and name[-1] in _CYRILLIC_ENDS:
        return name[:-1]
    return name


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[:1] <= "\u04ff"


def folded(word: str) -> str:
    """Return a word as `domain.names.fold` does, without what shows nothing or only stretches."""
    return fold(_visible(word)).replace(" ", "")


def looks(word: str) -> str:
    """Return a word folded as its letters look: „Mоhammаd“ with Cyrillic letters is Mohammad."""
    plain = unicodedata.normalize("NFKD", _visible(word)).translate(_LOOKALIKES)
    return fold(plain).replace(" ", "")


def _visible(word: str) -> str:
    """Return the word without what shows nothing or only stretches it."""
    return "".join(
        char
        for char in word
        if char != _TATWEEL and char not in _SHOWING_NOTHING and unicodedata.category(char) != "Cf"
    )
