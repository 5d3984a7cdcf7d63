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


@given(st.text(alphabet="ab äöüß-/.@محمدያ(x", max_size=60), st.floats(30, 300))
def test_every_line_fits_and_every_letter_is_there(text: str, room: float) -> None:
    lines = break_lines(_chars(text), room)
    assert all(width(line) <= room + 0.01 for line in lines)
    letters = [char for line in lines for char in line if char.text not in "- "]
    assert [char.text for char in letters] == [char for char in text if char not in "- "]
