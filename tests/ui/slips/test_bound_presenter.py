"""What the list of the cases in a returned file says, without Qt."""

from dataclasses import replace

from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.slip_standing import CurrentAnswer, SlipState
from integrif_desk.ui.slips.presenter import case_name, lines, next_place, summary
from integrif_desk.wording.slip_words import state_words
from tests.ui.slips.test_presenter import seen

ANSWERED = seen(CurrentAnswer(decision=Decision.A), entscheidung="A")
FOUR = (
    seen(entscheidung="A"),
    seen(),
    seen(CurrentAnswer(decision=Decision.A), entscheidung="C", grund="C4"),
    ANSWERED,
)


def of(case: int, slip: Comparison) -> Comparison:
    return replace(slip, file=replace(slip.file, case=case))


def test_each_slip_has_a_state() -> None:
    found = [each.state for each in FOUR]
    assert found == [
        *(SlipState.ANSWERED, SlipState.BLANK),
        *(SlipState.CONTRADICTS, SlipState.SAME),
    ]
    assert seen(entscheidung="A", grund="C1").state is SlipState.UNCLEAR
    assert seen(entscheidung="B").state is SlipState.UNCLEAR  # from when on?
    assert seen(grund="C3").state is SlipState.ANSWERED  # leaves one meaning
    too_late = replace(ANSWERED, current=CurrentAnswer(), replaceable=frozenset())
    assert too_late.state is SlipState.TOO_LATE
    assert replace(FOUR[0], target=None).state is SlipState.NOT_HERE
    assert all(state_words(state) for state in SlipState)


def test_the_next_one_that_waits_is_found_from_any_place() -> None:
    assert [next_place(FOUR, place) for place in range(4)] == [0, 2, 2, 0]
    assert next_place((FOUR[1], ANSWERED), 1) == 1


def test_the_summary_counts_what_is_filled_in_and_what_waits() -> None:
    assert summary(FOUR) == "3 von 4 Bögen ausgefüllt, 2 noch einzutragen."
    assert summary((FOUR[1], ANSWERED)) == (
        "1 von 2 Bögen ausgefüllt. Es ist nichts mehr einzutragen."
    )


def test_a_case_is_named_by_its_number_and_person_or_code() -> None:
    assert case_name(of(3, FOUR[0])) == "3  \u2068Nuri, Said\u2069"
    assert case_name(of(3, replace(FOUR[0], target=None))) == "3  \u2068K7-4F2Q-9\u2069"
    nobody = replace(FOUR[0], target=None, slip=replace(FOUR[0].slip, code=""))
    assert "ohne Code" in case_name(of(12, nobody))
    assert case_name(FOUR[0]) == "\u2068Nuri, Said\u2069"


def test_what_is_said_of_a_slip_does_not_depend_on_its_company() -> None:
    """One slip of several says the same about itself as one alone."""
    assert lines(of(2, FOUR[2])) == lines(FOUR[2])
