import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.name_variants import STANDING_FOR
from integrif_desk.domain.spelling import joined, keys, name_words
from integrif_desk.domain.transliteration import to_latin


@pytest.mark.parametrize(
    "names",
    [
        ("Mohammed", "Muhammad", "Mohamad", "محمد"),
        ("Hussein", "Hossein", "Husain", "Hüseyin"),
        ("Khadija", "Chadidscha", "Hatice", "خديجة"),
        ("Jaffar", "Dschafar", "Cafer"),
        ("Abdul Rahman", "Abd ar-Rahman", "Abdurrahman", "Rahman"),
        ("Al Srour", "Alsour", "Al-Srour", "Alsrour"),
        ("Yusuf", "Youssef", "Josef", "يوسف"),
        ("Tesfaye", "Tesfay", "ተስፋይ"),
        ("Kateryna", "Katerina", "Катерина"),
        ("Oleksandr", "Alexander", "Aleksandr", "Олександр"),
        ("Sawtschuk", "Savchuk", "Савчук"),
        ("Hryhorenko", "Grigorenko"),
        ("Ali Reza", "Alireza"),
        ("Nur al-Din", "Nureddin", "Nour-Eddine"),
        ("Çiçek", "Cicek", "Tschitschek"),
    ],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    first, *others = names
    for other in others:
        assert keys(first) & keys(other), (first, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Mahmoud"),
        ("Ahmad", "Hamad"),
        ("Hassan", "Hussein"),
        ("Jamil", "Jamila"),
        ("Omar", "Amir"),
        ("Said", "Sayed"),
    ],
)
def test_different_names_share_none(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


def test_order_articles_and_signs_do_not_matter() -> None:
    assert keys("Tesfay Yonas") == keys("Tesfay Yonas") >= keys("Yonas")
    assert keys("El Masri") == keys("Masri")
    assert keys("O'Neil") == keys("ONeil") == keys("O´Neil")
    assert keys("s\u0327irin") == keys("Şirin")


def test_a_name_of_articles_alone_keeps_them() -> None:
    assert keys("Al") and keys("Bin")


def test_without_letters_there_is_no_key() -> None:
    assert keys("", " ", "–", "🙂") == frozenset()


def test_an_unknown_script_stands_for_itself() -> None:
    assert keys("王伟") == {"王伟"}


def test_a_very_long_name_does_not_fill_the_index() -> None:
    assert len(keys("c" * 400)) <= 8
    assert len(keys(" ".join("chx" for _ in range(400)))) <= 16
    assert len(name_words("ab cd " * 200)) == 24


def test_neighbours_are_joined() -> None:
    assert [word.letters for word in joined(name_words("Ali Reza Karimi"))] == [
        "alireza",
        "rezakarimi",
    ]


def test_other_scripts_are_spelt_as_they_sound() -> None:
    assert to_latin("Савчук") == "savtshuk"
    assert to_latin("ዮናስ") == "yonas"
    assert to_latin("یوسف") == "iusf"
    assert to_latin("ab王") == "ab王"


def test_no_spelling_stands_for_another_than_its_own_line_says() -> None:
    assert all(STANDING_FOR[standing] == standing for standing in STANDING_FOR.values())


@given(st.text(max_size=60), st.text(max_size=60))
def test_keys_of_two_names_hold_those_of_each(one: str, other: str) -> None:
    assert keys(one, other) == keys(one) | keys(other)
    assert "" not in keys(one)


@given(st.text(max_size=60))
def test_case_does_not_matter(name: str) -> None:
    assert keys(name.casefold()) == keys(name.casefold().casefold())
    assert keys(name.upper().lower()) == keys(name.upper())
