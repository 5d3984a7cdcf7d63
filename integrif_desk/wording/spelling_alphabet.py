"""How a code is read out over the telephone: „Köln, sieben, Frankfurt, Quickborn“.

The words are those of DIN 5009:2022-06 for business and administration, which are towns. The digits
are the ones that cannot be mistaken: „zwo“, not „zwei“.
"""

WORDS = {
    "A": "Aachen",
    "B": "Berlin",
    "C": "Chemnitz",
    "D": "Düsseldorf",
    "E": "Essen",
    "F": "Frankfurt",
    "G": "Goslar",
    "H": "Hamburg",
    "I": "Ingelheim",
    "J": "Jena",
    "K": "Köln",
    "L": "Leipzig",
    "M": "München",
    "N": "Nürnberg",
    "O": "Offenbach",
    "P": "Potsdam",
    "Q": "Quickborn",
    "R": "Rostock",
    "S": "Salzwedel",
    "T": "Tübingen",
    "U": "Unna",
    "V": "Völklingen",
    "W": "Wuppertal",
    "X": "Xanten",
    "Y": "Ypsilon",
    "Z": "Zwickau",
}
DIGITS = ("null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")


def spelled(code: str) -> tuple[tuple[str, str], ...]:
    """Return each group of a code with its words; groups are parted by hyphens."""
    return tuple((group, ", ".join(_word(char) for char in group)) for group in code.split("-"))


def _word(char: str) -> str:
    if char.isdecimal() and char.isascii():
        return DIGITS[int(char)]
    return WORDS.get(char, char)
