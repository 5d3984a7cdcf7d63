import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain import answer_code
from integrif_desk.domain.answer_code import Said
from integrif_desk.domain.copied_code import ALPHABET
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason

codes = st.integers().map(lambda seed: answer_code.make(random.Random(seed).randrange))


@given(codes)
def test_a_made_code_is_read_back_however_it_is_typed(code: str) -> None:
    assert answer_code.parse(code) == code
    assert answer_code.parse(f"  {code.lower().replace('-', ' ')} ") == code
    assert answer_code.parse(code.replace("-", "–")) == code


@given(codes, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_every_mistyped_character_is_noticed(code: str, position: int, typed: str) -> None:
    bare = code.replace("-", "")
    wrong = bare[:position] + typed + bare[position + 1 :]
    if wrong == bare:
        assert answer_code.parse(wrong) == code
    else:
        with pytest.raises(KnownError) as caught:
            answer_code.parse(wrong)
        assert caught.value.code is ErrorCode.ANSWER_CODE_MISTYPED


@given(codes, st.integers(0, 5))
def test_every_swap_of_neighbours_is_noticed(code: str, position: int) -> None:
    bare = code.replace("-", "")
    swapped = bare[:position] + bare[position + 1] + bare[position] + bare[position + 2 :]
    if swapped != bare:
        with pytest.raises(KnownError) as caught:
            answer_code.parse(swapped)
        assert caught.value.code is ErrorCode.ANSWER_CODE_MISTYPED


@pytest.mark.parametrize("typed", ["", "K7-4F2Q", "K7-4F2Q-99", "K7-4F2O-9", "١٢-٣٤٥٦-٧", "😀"])
def test_what_is_no_code_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(KnownError) as caught:
        answer_code.parse(typed)
    assert caught.value.code is ErrorCode.ANSWER_CODE_MALFORMED


@given(codes, st.integers(0, 6), st.sampled_from("0OILUZ§" + ALPHABET))
def test_one_wrong_character_still_leads_to_the_code(code: str, position: int, typed: str) -> None:
    bare = code.replace("-", "")
    wrong = bare[:position] + typed + bare[position + 1 :]
    if wrong != bare and typed.isalnum():
        assert code in answer_code.nearby(wrong)


@given(codes, st.integers(0, 5))
def test_swapped_missing_and_doubled_characters_lead_to_the_code(code: str, position: int) -> None:
    bare = code.replace("-", "")
    swapped = bare[:position] + bare[position + 1] + bare[position] + bare[position + 2 :]
    assert swapped == bare or code in answer_code.nearby(swapped)
    assert code in answer_code.nearby(bare[:position] + bare[position + 1 :])
    assert code in answer_code.nearby(bare[:position] + bare[position] + bare[position:])


def test_a_code_has_no_neighbours_nor_has_what_is_none() -> None:
    code = answer_code.make(random.Random(1).randrange)
    assert answer_code.nearby(code) == ()
    assert answer_code.nearby("K7") == ()
    assert answer_code.nearby("") == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("A", Said(Decision.A)),
        ("C", Said(Decision.C)),
        (", c3", Said(Decision.C, DeclineReason.C3)),
        ("C3A", Said(Decision.A)),
        ("AC6", Said(Decision.C, DeclineReason.C6)),
        ("C7", None),
        ("DANKEA", None),
        ("", None),
    ],
)
def test_only_answers_are_read_behind_a_code(typed: str, expected: Said | None) -> None:
    assert answer_code.read_said(typed) == expected


SAID = [Said(decision) for decision in Decision]
SAID += [Said(Decision.C, reason) for reason in DeclineReason]


@given(codes, st.sampled_from(SAID), st.sampled_from([", ", " ", "", "; ", " – "]), st.booleans())
def test_code_and_answer_in_one_line_are_read(
    code: str, said: Said, between: str, small: bool
) -> None:
    typed = f"{code}{between}{said.reason or said.decision}"
    found = answer_code.parse_answer(typed.lower() if small else typed)
    assert (found.code, found.said) == (code, said)
    assert answer_code.parse_answer(code) == answer_code.CodedAnswer(code)


@given(codes, st.sampled_from(["9", "C7", "danke", "D"]))
def test_what_else_stands_behind_a_code_is_no_answer(code: str, behind: str) -> None:
    with pytest.raises(KnownError) as caught:
        answer_code.parse_answer(f"{code}, {behind}")
    assert caught.value.code is ErrorCode.ANSWER_CODE_MALFORMED
