"""Which language a run in another script is read aloud in.

The script tells most; letters that only one of its languages has tell the rest. Where nothing else
is known, the language is the one that most people with this script speak who come for advice.
Codes are those of BCP 47.
"""

_OF_SCRIPT = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "ETHIOPIC": "ti",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "DEVANAGARI": "hi",
    "GREEK": "el",
    "CYRILLIC": "ru",
}
_FROM_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "fa", "he", "ps", "ur"))
# The first language with one of its own letters in the text is taken.
_LETTERS = {
    "ARABIC": (
        ("ps", "ټډړږښځڅڼېۍ"),
        ("ckb", "ۆێڵڕە"),
        ("ur", "ٹڈڑےں"),
        ("fa", "پچژگکی"),
    ),
    "CYRILLIC": (("uk", "іїєґІЇЄҐ"),),
}


def language_of(text: str, script: str) -> str:
    """Return the code of the language of `text`; empty for Latin letters, whose language the
    document or the paragraph names."""
    for language, letters in _LETTERS.get(script, ()):
        if any(letter in letters for letter in text):
            return language
    return _OF_SCRIPT.get(script, "")


def runs_from_right_to_left(language: str) -> bool:
    """Whether the language with this code is written from right to left, whatever stands in it."""
    return language in _FROM_RIGHT_TO_LEFT
