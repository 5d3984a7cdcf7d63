import pytest

from integrif_desk.documents import directions, runs, shaping
from integrif_desk.documents.fonts import MISSING_MARK, face
from integrif_desk.documents.runs import Span

_BASE = Span("", size=10, color="#000000")


def _visual(text: str) -> list[str]:
    return [run.text for run in shaping.runs(runs.chars([Span(text)], _BASE))]


def test_plain_latin_is_one_run() -> None:
    assert _visual("Guten Tag") == ["Guten Tag"]


def test_brackets_around_an_arabic_name_stay_in_german_order() -> None:
    assert _visual("Ali (محمد), geb. 14.08.1991") == ["Ali (", "محمد", "), ", "geb. 14.08.1991"]


def test_digits_inside_arabic_keep_their_own_order() -> None:
    levels = directions.levels("Ali محمد 12 علي")
    assert levels[4] == 1
    assert levels[9] == 2


def test_joiners_inside_persian_words_do_not_tear_them() -> None:
    levels = directions.levels("Sie sagt: می‌خواهم")
    assert set(levels[10:]) == {1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("محمد الأحمد", True),
        ("Ali محمد الأحمد زهرا نظری", False),  # begins in German
        ("محمد kommt pünktlich und gut vorbereitet", False),  # is German all the same
        ("12.03.2026", False),
        ("\u2067محمد\u2069", True),
        ("\u2067شارع 12\u2069, \u2067دمشق\u2069", False),  # a German list
        ("0176 040690 21, \u2067شارع 12\u2069", False),
        ("", False),
    ],
)
def test_direction_of_a_paragraph(text: str, expected: bool) -> None:
    assert directions.is_right_to_left(text) is expected


def test_isolated_name_does_not_turn_the_line_around() -> None:
    levels = directions.levels("\u200eمحمد\u200e (محمد)")
    assert levels[0] == 0
    assert levels[-1] == 0


@pytest.mark.parametrize(
    ("run_levels", "expected"),
    [
        ([0, 1, 0], [0, 1, 2]),
        ([1, 1], [1, 0]),
        ([1, 2, 1], [2, 1, 0]),
        ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
        ([], []),
    ],
)
def test_visual_order_reverses_right_to_left_runs(
    run_levels: list[int], expected: list[int]
) -> None:
    assert directions.visual_order(run_levels) == expected


def test_clusters_keep_marks_and_emoji_sequences_together() -> None:
    assert list(runs.clusters("a\u0301b")) == ["a\u0301", "b"]
    assert list(runs.clusters("👨\u200d👩\u200d👧!")) == ["👨\u200d👩\u200d👧", "!"]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Straße", "figo"),
        ("Київ", "figo"),
        ("محمد", "figo"),
        ("გიორგი", "figo"),
        ("हिन्दी", "figo"),
        ("שלום", "figo"),
        ("ዮናስ", "ethiopic-regular"),
        ("\u1e2a\u0331", "notos"),
    ],
)
def test_each_script_finds_its_font(text: str, font: str) -> None:
    assert {char.look.face.name for char in runs.chars([Span(text)], _BASE)} == {font}


def test_character_without_a_font_becomes_a_visible_mark() -> None:
    printed = "".join(char.text for char in runs.chars([Span("a😀b")], _BASE))
    assert printed == f"a{MISSING_MARK}b"


def test_arabic_letters_are_joined() -> None:
    firago = face("figo")
    alone = [shaping.shape(letter, firago, True, False).glyphs for letter in "محمد"]
    joined = shaping.shape("محمد", firago, True, False).glyphs
    assert len(joined) == 4
    assert list(joined) != [str(letter) for letter in reversed(alone)]


def test_devanagari_and_latin_in_one_line_are_shaped_apart() -> None:
    line = runs.chars([Span("Hindi हिन्दी")], _BASE)
    assert [run.text for run in shaping.runs(line)] == ["Hindi ", "हिन्दी"]


def test_digits_are_equally_wide() -> None:
    firago = face("figo")
    assert len({shaping.shape(digit, firago, False, True).advance for digit in "0123456789"}) == 1


@pytest.mark.parametrize("sample", ["{}.{}.2026", "{}{},{}", "T{} {}/{}", "-{}:{}"])
@pytest.mark.parametrize("font", ["figo", "figbo"])
def test_numbers_of_the_same_form_are_equally_wide(sample: str, font: str) -> None:
    def wide(digit: str) -> float:
        return shaping.shape(sample.replace("{}", digit), face(font), False, True).advance

    assert {wide(digit) for digit in "0123456789"} == {wide("0")}


def test_bold_span_uses_the_bold_cut() -> None:
    line = runs.chars([Span("a"), Span("b", bold=True)], _BASE)
    assert [char.look.face.name for char in line] == ["figo", "figbo"]
