"""The recovery code survives handwriting: any slip is noticed and its group named."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain import recovery_code
from integrif_desk.domain.copied_code import ALPHABET
from integrif_desk.domain.errors import ErrorCode, KnownError

codes = st.integers(min_value=0).map(lambda seed: recovery_code.make(random.Random(seed).randrange))


@given(codes)
def test_a_code_reads_back_however_it_is_typed(code: str) -> None:
    sheet = "\n".join(recovery_code.printed_groups(code))
    assert recovery_code.parse(sheet) == code
    assert recovery_code.parse(code.lower().replace("-", " – ")) == code


def test_a_code_has_six_groups_as_on_the_sheet() -> None:
    groups = recovery_code.printed_groups(recovery_code.make(random.Random(1).randrange))
    assert len(groups) == 6
    assert all(len(group) == 9 and group[4] == " " for group in groups)


@given(codes, st.integers(0, 47), st.sampled_from(ALPHABET + "0O1IÄ"))
def test_one_wrong_character_names_its_group(code: str, position: int, other: str) -> None:
    bare = code.replace("-", "")
    if bare[position] == other:
        return
    typed = bare[:position] + other + bare[position + 1 :]
    with pytest.raises(KnownError) as caught:
        recovery_code.parse(typed)
    assert caught.value.code is ErrorCode.RECOVERY_GROUP_WRONG
    assert caught.value.values == {"group": position // 8 + 1}


@given(codes, st.integers(0, 46))
def test_two_swapped_neighbours_in_a_group_name_it(code: str, position: int) -> None:
    bare = code.replace("-", "")
    left, right = bare[position], bare[position + 1]
    if left == right or position % 8 == 7:
        return
    with pytest.raises(KnownError) as caught:
        recovery_code.parse(bare[:position] + right + left + bare[position + 2 :])
    assert caught.value.values == {"group": position // 8 + 1}


def test_a_missing_group_is_named_and_too_much_is_refused() -> None:
    code = recovery_code.make(random.Random(2).randrange)
    with pytest.raises(KnownError) as missing:
        recovery_code.parse(code[:-9])
    assert (missing.value.code, missing.value.values) == (
        ErrorCode.RECOVERY_GROUP_WRONG,
        {"group": 6},
    )
    with pytest.raises(KnownError) as too_much:
        recovery_code.parse(code + "A")
    assert too_much.value.code is ErrorCode.RECOVERY_CODE_WRONG


def test_a_group_copied_for_control_is_recognised() -> None:
    code = recovery_code.make(random.Random(3).randrange)
    fourth = recovery_code.printed_groups(code)[3]
    assert recovery_code.is_group(code, 4, f" {fourth.lower()} ")
    assert not recovery_code.is_group(code, 3, fourth)
