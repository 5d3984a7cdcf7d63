"""Directions against another work-out of UAX #9, and cases that a reader of German meets.

`bidi.get_display` (the crate unicode-bidi, tested with the Unicode consortium's files) reorders a
string; what it gives back has to be what the levels give.
"""

from bidi import get_display
from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.documents import directions

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
