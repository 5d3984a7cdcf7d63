import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.documents import runs
from integrif_desk.documents.linebreak import break_lines
from integrif_desk.documents.runs import Char, Span
from integrif_desk.documents.shaping import width

_BASE = Span("", size=10, color="#000000")


def _chars(text: str) -> list[Char]:
    return runs.chars([Span(text)], _BASE)


def _broken(text: str, room: float) -> list[str]:
    return ["".join(char.text for char in line) for line in break_lines(_chars(text), room)]


def test_short_text_is_one_line() -> None:
    assert _broken("Guten Tag", 200) == ["Guten Tag"]


def test_empty_text_is_one_empty_line() -> None:
    assert _broken("", 200) == [""]


def test_lines_break_at_blanks_and_lose_them() -> None:
    assert _broken("Berufliche Orientierung", 70) == ["Berufliche", "Orientierung"]


def test_no_break_space_holds_words_together() -> None:
    assert _broken("siehe §\u00a025\u00a0AufenthG", 65) == ["siehe", "§\u00a025\u00a0AufenthG"]


def test_words_that_fit_a_line_are_not_divided() -> None:
    assert _broken("der Bildungsgutschein", 90) == ["der", "Bildungsgutschein"]


def test_too_long_word_is_divided_where_its_parts_meet() -> None:
    assert _broken("Gleichwertigkeitsprüfung", 95) == ["Gleichwertigkeits-", "prüfung"]


def test_comma_after_a_long_word_does_not_change_where_it_is_divided() -> None:
    assert _broken("IQ-Anerkennungsberatung,", 110) == ["IQ-Anerkennungs-", "beratung,"]


def test_hyphen_of_a_name_stays_and_is_not_doubled() -> None:
    lines = _broken("Koordinierungs-Stelle", 75)
    assert lines == ["Koordinierungs-", "Stelle"]


def test_short_hyphenated_names_and_codes_are_kept_whole() -> None:
    assert _broken("Herrn Al-Ahmad", 50) == ["Herrn", "Al-Ahmad"]


def test_addresses_break_after_their_signs_without_a_hyphen() -> None:
    lines = _broken("vorname.nachname@bodebruecke.example", 100)
    assert "".join(lines) == "vorname.nachname@bodebruecke.example"
    assert len(lines) > 1


def test_word_without_syllables_breaks_anywhere_and_loses_nothing() -> None:
    lines = _broken("x" * 400, 100)
    assert "".join(lines) == "x" * 400
    assert all(width(_chars(line)) <= 100.01 for line in lines)


def test_slash_in_a_word_makes_it_no_address() -> None:
    lines = _broken("Kreisvolkshochschule/", 90)
    assert lines == ["Kreisvolkshoch-", "schule/"]
    assert _broken("Kreisvolkshochschule/IHK", 90)[0] == "Kreisvolkshoch-"
    assert _broken("beispiel.de/kurse/sprache", 75) == ["beispiel.", "de/kurse/", "sprache"]


@pytest.mark.parametrize("sign", ["", ";", "(", "!)"])
def test_signs_around_a_very_long_word_do_not_change_where_it_is_divided(sign: str) -> None:
    word = "Gleichwertigkeitsprüfung" * 10
    word = f"({word}" if sign == "(" else f"{word}{sign}"
    lines = _broken(word, 150)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == word


@pytest.mark.parametrize(
    "bound",
    [
        "§ 87",
        "§§ 3",
        "20 %",
        "450 €",
        "z. B.",
        "u. a.",
        "i. d. R.",
        "12. März",
        "3. Sept.",
        "Art. 6",
        "Abs. 1",
        "Buchst. f",
        "Nr. 4",
        "14 Uhr",
        "SGB II",
    ],
)
def test_no_line_ends_within_what_belongs_together(bound: str) -> None:
    text = f"Haus und Hof {bound} und so weiter"
    for room in range(30, 170):
        lines = _broken(text, room)
        if width(_chars(bound)) <= room:
            assert any(bound in line for line in lines), (room, lines)
        assert all(width(_chars(line)) <= room + 0.01 for line in lines)


@pytest.mark.parametrize(
    "chain",
    [
        "Art. 6 Abs. 1 Buchst. f DSGVO",
        "§ 24 Abs. 1 Satz 2 AufenthG",
        "12. März 2026",
        "03471 684-0",
        "0176 040690 21",
        "Frau Dr. Weber",
        "Herrn Al-Ahmad",
        "3 Monate",
    ],
)
def test_chains_stay_on_a_line_that_has_room_for_them(chain: str) -> None:
    text = f"Haus und Hof {chain} und so weiter"
    needed = width(_chars(chain))
    for room in range(int(needed / 0.6) + 2, int(needed / 0.6) + 60):
        assert any(chain in line for line in _broken(text, room))
    narrow = _broken(text, needed * 0.7)
    assert len(narrow) > 2
    assert "".join(narrow).replace(" ", "") == text.replace(" ", "")


def test_words_that_only_look_like_a_chain_are_parted() -> None:
    assert _broken("der Satz war lang", 40)[0] == "der Satz"
    assert _broken("eine lange Nummer 5", 62) == ["eine lange", "Nummer 5"]
    assert _broken("wir lesen Satz für Satz", 62)[0] == "wir lesen"


@given(st.text(alphabet="ab äöüß-/.@محمدያ(x§12%", max_size=60), st.floats(30, 300))
def test_every_line_fits_and_every_letter_is_there(text: str, room: float) -> None:
    lines = break_lines(_chars(text), room)
    assert all(width(line) <= room + 0.01 for line in lines)
    letters = [char for line in lines for char in line if char.text not in "- "]
    assert [char.text for char in letters] == [char for char in text if char not in "- "]
