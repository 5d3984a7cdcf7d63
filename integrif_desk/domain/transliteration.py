"""Letters of other scripts in Latin ones, roughly as they sound.

Only for comparing names: what comes out is never shown, printed or stored as a name. Arabic and
Persian write no short vowels, so of those names only the consonants and long vowels come out.
"""

import unicodedata

_ARABIC = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "dj", "چ": "tsh", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "ك": "k", "گ": "g",
    "ل": "l", "م": "m", "ن": "n", "ں": "n", "ه": "h", "ة": "a", "و": "u", "ي": "i", "ی": "i",
    "ى": "a", "ۍ": "i", "ې": "i", "ء": "", "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "sh",
    "ڼ": "n", "ڕ": "r", "ڵ": "l", "ڤ": "v", "ۆ": "u", "ە": "a", "ێ": "e", "څ": "s", "ځ": "z",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo",
    "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "tsh", "ш": "sh", "щ": "shtsh", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip
# The Ethiopic block has eight places for each consonant, one for each vowel.
_ETHIOPIC_FIRST, _ETHIOPIC_LAST = 0x1200, 0x1357
_ETHIOPIC_CONSONANTS = (
    *("h", "l", "h", "m", "s", "r", "s", "sh", "q", "q", "q", "q", "b", "v", "t", "tsh"),
    *("h", "h", "n", "n", "", "k", "k", "k", "k", "w", "", "z", "zh", "y", "d", "d"),
    *("dj", "g", "g", "g", "t", "tsh", "p", "ts", "ts", "f", "p"),
)
_ETHIOPIC_VOWELS = ("e", "u", "i", "a", "e", "", "o", "wa")


def to_latin(word: str) -> str:
    """Return `word` in lower-case Latin letters; what no table knows stays as it is.

    >>> to_latin("Савчук"), to_latin("ዮናስ")
    ('savtshuk', 'yonas')
    """
    return "".join(_letter(char) for char in unicodedata.normalize("NFC", word.casefold()))


def is_without_vowels(word: str) -> bool:
    """Tell whether `word` is written in a script that leaves short vowels out."""
    return any("\u0600" <= char <= "\u06ff" for char in word)


def _letter(char: str) -> str:
    known = _ARABIC.get(char) or _CYRILLIC.get(char)
    if known is not None:
        return known
    if _ETHIOPIC_FIRST <= ord(char) <= _ETHIOPIC_LAST:
        consonant, vowel = divmod(ord(char) - _ETHIOPIC_FIRST, 8)
        return _ETHIOPIC_CONSONANTS[consonant] + (_ETHIOPIC_VOWELS[vowel] or "")
    return char
