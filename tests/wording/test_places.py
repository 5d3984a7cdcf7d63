import subprocess
import sys

import pytest

from integrif_desk.wording import places


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SY", "aus Syrien"),
        ("AF", "aus Afghanistan"),
        ("UA", "aus der Ukraine"),
        ("TR", "aus der Türkei"),
        ("IR", "aus dem Iran"),
        ("IQ", "aus dem Irak"),
        ("SD", "aus dem Sudan"),
        ("SS", "aus dem Südsudan"),
        ("LB", "aus dem Libanon"),
        ("NL", "aus den Niederlanden"),
        ("AE", "aus den Vereinigten Arabischen Emiraten"),
        ("PS", "aus den Palästinensischen Autonomiegebieten"),
        ("CF", "aus der Zentralafrikanischen Republik"),
        ("XX", "Staatsangehörigkeit ungeklärt"),
    ],
)
def test_from_country_takes_the_right_article(code: str, expected: str) -> None:
    assert places.from_country(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "Arabisch"),
        ("fa", "Persisch"),
        ("ti", "Tigrinya"),
        ("ckb", "Zentralkurdisch"),
        ("kmr", "Kurmandschi"),
        ("prs", "Dari"),
        ("uk", "Ukrainisch"),
    ],
)
def test_languages_have_german_names(code: str, expected: str) -> None:
    assert places.language_name(code) == expected


def test_unknown_codes_are_shown_as_they_are() -> None:
    assert places.country_name("QQ") == "QQ"
    assert places.language_name("zzz") == "zzz"


def test_countries_stand_in_german_order_with_the_unknown_one_last() -> None:
    names = [name for _, name in places.countries()]
    assert names.index("Ägypten") == names.index("Afghanistan") + 1
    assert places.countries()[-1] == ("XX", "staatenlos oder ungeklärt")
    assert len(names) == len(set(names))


def test_list_of_countries_holds_no_codes_of_groups() -> None:
    codes = {code for code, _ in places.countries()}
    assert {"SY", "ER", "SO", "IR", "UA", "XK"} <= codes
    assert not {"EU", "UN", "EZ", "ZZ", "XA"} & codes


def test_languages_stand_in_german_order_without_placeholders() -> None:
    codes = [code for code, _ in places.languages()]
    names = [name for _, name in places.languages()]
    assert names.index("Arabisch") < names.index("Dari") < names.index("Türkisch")
    assert not {"und", "mul", "root"} & set(codes)


def test_babel_is_not_imported_before_the_first_name_is_asked_for() -> None:
    program = "import sys, integrif_desk.wording.places; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
