"""Blanks at which no line should end: „§ 87“, „20 %“, „z. B.“, „12. März“, „03471 684-0“.

Nobody types no-break blanks, and a sentence with placeholders cannot hold them for what is put into
it. So they are found when lines are broken (DIN 5008, and tokens on micro-copy).
"""

import re

_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Jan\.|Feb\.|Mär\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\."
)
_COUNTED = r"Art\.|Artikel|Abs\.|Absatz|Satz|Nrn?\.|Nummer|Ziff\.|Ziffer|Kap\.|Rn\.|S\.|Seite|Phase"
_PARTS = r"Abs\.|Absatz|Satz|Nrn?\.|Nummer|Buchst\.|Buchstabe|Halbsatz|Ziff\."
_COUNT = r"(?:\d[a-z]?|\b[a-z])"
_UNITS = r"(?:[%‰€°]|(?:Euro|EUR|Cent|Uhr|km|cm|m²|kg|Std\.|Min\.)(?!\w))"
_SPANS = r"(?:Minute|Stunde|Tag|Woche|Monat|Jahr|Werktag|Arbeitstag)(?:e|en|n)?\b"

# The blank itself is all that a pattern takes, or its first group.
_STRICT = (
    r"(?<=§)( )(?=\d)",
    rf"\b(?:{_COUNTED})( )(?=\d)",
    r"\b(?:Buchst\.|Buchstabe)( )(?=[a-z]\b)",
    rf"(?<=\d)( )(?={_UNITS})",
    rf"\b\d{{1,2}}\.( )(?=(?:{_MONTHS})(?!\w))",
    r"\b[A-Za-zÄÖÜ]\.( )(?=(?:[A-Za-zÄÖÜ]|Hd|Zt)\.)",
    r"\bSGB( )(?=[IVX]+\b)",
)
_LOOSE = (
    rf"{_COUNT}( )(?=(?:{_PARTS}) [\da-z])",
    rf"{_COUNT}( )(?=(?:DSGVO|SGB|BGB|[A-ZÄÖÜ]\w*[a-z]\w*[GV])\b)",
    rf"(?:{_MONTHS})( )(?=\d{{4}}\b)",
    r"(?<=\d)( )(?=\d)",
    rf"(?<=\d)( )(?={_SPANS})",
    r"\b(?:Herrn?|Frau|Dr\.|Prof\.)( )(?=[A-ZÄÖÜ])",
)


def strict_bonds(text: str) -> frozenset[int]:
    """Return the places of blanks at which a line ends only where it would be too long."""
    return _places(_STRICT, text)


def loose_bonds(text: str) -> frozenset[int]:
    """Return the places of blanks at which a line had better not end: parts of a chain."""
    return _places(_LOOSE, text)


def _places(patterns: tuple[str, ...], text: str) -> frozenset[int]:
    if " " not in text:
        return frozenset()
    return frozenset(match.start(1) for each in patterns for match in re.finditer(each, text))
