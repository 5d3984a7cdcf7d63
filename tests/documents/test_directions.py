"""Directions against another work-out of UAX #9, and cases that a reader of German meets.

`bidi.get_display` (the crate unicode-bidi, tested with the Unicode consortium's files) reorders a
string; what it gives back has to be what the levels give.
"""

import pytest
from bidi import get_display
from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.documents import directions
from integrif_desk.wording.bidi import isolate

_SIGNS = "abcאבגمحمد 0123٣٤+-/.,:;%€§„“«»\u0301\u05b0\u064b"
_ISOLATES, _BRACKETS = "\u2066\u2067\u2068\u2069", "()[]"


def shown(text: str, right_to_left: bool | None = None) -> str:
    """Return the text as it is seen from left to right, isolates left out."""
    found = directions.levels(text, right_to_left)
    places = [at for at, char in enumerate(text) if char not in directions.ISOLATES]
    order = directions.visual_order([found[at] for at in places])
    return "".join(_turned(text[places[at]], found[places[at]]) for at in order)


def _turned(char: str, level: int) -> str:
    return MIRRORED.get(char, char) if level % 2 else char


# (The crate looks in the wrong order for what stands before a bracket behind an isolate.)
@given(
    st.text(alphabet=_SIGNS + _ISOLATES, max_size=40)
    | st.text(alphabet=_SIGNS + _BRACKETS, max_size=40),
    st.booleans(),
)
def test_levels_show_what_another_implementation_shows(text: str, right_to_left: bool) -> None:
    whole = f"{text}."  # blanks at the end of a line are dropped before they are ordered
    found = directions.levels(whole, right_to_left)
    order = directions.visual_order(found)
    own = "".join(whole[at] for at in order)  # (neither turns brackets around)
    assert own == get_display(whole, base_dir="R" if right_to_left else "L")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # As Chromium sets them, `<bdi>` for isolates.
        (
            f"Ziel: {isolate('قال (abc) وعاد إلى Staßfurt مع 3 أطفال.')} Stand",
            "Ziel: .لافطأ 3 عم Staßfurt ىلإ داعو (abc) لاق Stand",
        ),
        (f"Name {isolate('الأحمد، محمد')} (A)", "Name دمحم ،دمحألا (A)"),
        (f"Name {isolate('שלום')} 12, geb. 1991", "Name םולש 12, geb. 1991"),
        ("Name שלום 12, geb. 1991", "Name 12 םולש, geb. 1991"),
        (f"von {isolate(isolate('محمد'))}, {isolate('Ali')}", "von دمحم, Ali"),
        ("محمد 3 أطفال وعمره 31", "31 هرمعو لافطأ 3 دمحم"),
        ("عدد (12%) من 5-7", "7-5 نم (%12) ددع"),
        ("a\u2067אב", "aבא"),
        ("a\u2069 אב\u2069 גד c", "a דג בא c"),
    ],
)
def test_cases_that_a_reader_meets(typed: str, expected: str) -> None:
    assert shown(typed) == expected


def test_a_foreign_sentence_keeps_its_direction_whatever_it_begins_with() -> None:
    sentence = "Bodebrücke e. V. تسأل"
    assert shown(sentence) == "Bodebrücke e. V. لأست"
    assert shown(sentence, True) == "لأست .Bodebrücke e. V"


def test_isolates_within_isolates_without_end_do_no_harm() -> None:
    found = directions.levels("\u2067א a" * 500)
    assert max(found) <= 125
