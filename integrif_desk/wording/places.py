"""German names of countries and languages, from CLDR through Babel.

Babel is only imported when the first name is asked for.
"""

import unicodedata
from functools import cache
from typing import Any

UNKNOWN_COUNTRY = "XX"

# Countries whose names take an article, in the dative that „aus“ wants.
_AFTER_FROM = {
    **dict.fromkeys(("CH", "EH", "MN", "SK", "TR", "UA", "VA"), "der {name}"),
    **dict.fromkeys(("IQ", "IR", "LB", "NE", "OM", "SD", "SS", "TD", "XK", "YE"), "dem {name}"),
    **dict.fromkeys(
        ("BS", "CC", "CK", "FK", "KM", "KY", "MH", "MV", "PH", "PN", "SB", "SC", "UM", "US"),
        "den {name}",
    ),
    **dict.fromkeys(("TC", "VG", "VI"), "den {name}"),
    "AE": "den Vereinigten Arabischen Emiraten",
    "CD": "der Demokratischen Republik Kongo",
    "CF": "der Zentralafrikanischen Republik",
    "CG": "der Republik Kongo",
    "DO": "der Dominikanischen Republik",
    "FO": "den Färöern",
    "GB": "dem Vereinigten Königreich",
    "IM": "der Isle of Man",
    "MP": "den Nördlichen Marianen",
    "NL": "den Niederlanden",
    "PS": "den Palästinensischen Autonomiegebieten",
}
# Spoken by many who come, but not named in CLDR.
_MORE_LANGUAGES = {"kmr": "Kurmandschi", "prs": "Dari"}


def country_name(code: str) -> str:
    """Return the German name of an ISO 3166 code; the code itself when CLDR has none."""
    if code == UNKNOWN_COUNTRY:
        return "staatenlos oder ungeklärt"
    return str(_german().territories.get(code, code))


def from_country(code: str) -> str:
    """Return „aus Syrien“, „aus der Ukraine“, „aus dem Iran“; for "XX" that it is not known."""
    if code == UNKNOWN_COUNTRY:
        return "Staatsangehörigkeit ungeklärt"
    return "aus " + _AFTER_FROM.get(code, "{name}").format(name=country_name(code))


def language_name(code: str) -> str:
    """Return the German name of an ISO 639 code („Zentralkurdisch“ for "ckb")."""
    known = _german().languages
    return str(known.get(code) or _MORE_LANGUAGES.get(code) or code)


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Return code and name of every country in German order, "XX" last."""
    territories = _german().territories
    found = [
        (code, str(name))
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    ]
    return (
        *sorted(found, key=lambda pair: _sort_key(pair[1])),
        (UNKNOWN_COUNTRY, country_name(UNKNOWN_COUNTRY)),
    )


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """Return code and name of every single language in German order; no dialects or families."""
    found = [
        (code, str(name))
        for code, name in {**_german().languages, **_MORE_LANGUAGES}.items()
        if code.isalpha() and code.islower() and code not in _NOT_LANGUAGES
    ]
    return tuple(sorted(found, key=lambda pair: _sort_key(pair[1])))


# CLDR's own and outdated codes, and places nobody is a national of.
_NOT_COUNTRIES = frozenset(
    {"AC", "AN", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "UN"}
    | {"XA", "XB", "ZZ", UNKNOWN_COUNTRY}
)
_NOT_LANGUAGES = frozenset({"mis", "mul", "und", "zxx", "root"})


def _sort_key(name: str) -> str:
    """German dictionary order: ä as a, ß as ss."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


@cache
def _german() -> Any:
    from babel import Locale

    return Locale("de")
