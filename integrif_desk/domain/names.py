"""Folding of names and words for search, and the order in which names are shown.

Search ignores case, diacritics, ß/ss, ae/ä, hyphens and articles (names.md). The folding is for
finding only; nothing folded is ever shown or printed.
"""

import re
import unicodedata

_BEFORE = str.maketrans(
    {"ß": "ss", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_UMLAUT = re.compile("([aou])e+")
_ARTICLES = frozenset(("al", "el", "as", "ar", "ad", "an", "abd", "bin", "ibn", "bint"))
_WRITTEN_TOGETHER = ("al", "el")
_LONG_ENOUGH = 6
MOST_TYPED = 200
"""A pasted letter is no search; what is typed beyond these characters is left out."""
# Apostrophes and the letters that stand for ayn and hamza are often left out.
_SILENT = frozenset("'’‘`ʿʾʼ")
_ACUTE = "´"  # typed as an apostrophe; its compatibility form would begin with a blank


def fold(text: str) -> str:
    """Return `text` as lower-case words with one blank between them, as they stand in the index.

    Deterministic and idempotent; keeps letters and digits of every script.
    """
    # Compatibility forms may hide capitals, and capitals may fold to composed letters.
    decomposed = unicodedata.normalize("NFKD", text.replace(_ACUTE, "'"))
    lowered = decomposed.casefold().translate(_BEFORE)
    letters: list[str] = []
    for char in unicodedata.normalize("NFKD", lowered):
        if char in _SILENT or unicodedata.combining(char):
            continue
        letters.append(char if char.isalnum() else " ")
    words = unicodedata.normalize("NFC", "".join(letters)).split()
    return " ".join(_without_umlaut_spelling(word) for word in words)


def index_words(*texts: str) -> str:
    """Return the folded words of `texts` for the full-text index.

    A word stands there with its article and without, so that "Alsrour", "Al Srour" and "Al-Srour"
    all find each other.
    """
    words: dict[str, None] = {}
    for text in texts:
        folded = fold(text).split()
        for position, word in enumerate(folded):
            words[word] = None
            if word.startswith(_WRITTEN_TOGETHER) and len(word) >= _LONG_ENOUGH:
                words[word[2:]] = None
            if position and folded[position - 1] in _ARTICLES:
                words[folded[position - 1] + word] = None
    return " ".join(words)


def query_words(typed: str) -> tuple[str, ...]:
    """Return the folded words that somebody searches for; articles alone are left out."""
    words = fold(typed[:MOST_TYPED]).split()
    content = tuple(word for word in words if word not in _ARTICLES)
    return content or tuple(words)


def _without_umlaut_spelling(word: str) -> str:
    return _UMLAUT.sub(r"\1", word) if word.isascii() else word
