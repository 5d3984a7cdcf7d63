"""Numbers read off paper and typed with small slips."""

import pytest

from integrif_desk.domain.typed_number import TypedNumber, meant


@pytest.mark.parametrize(
    "typed",
    ["F-26-014", "f26-14", "F 26 014", "f26014", "F–26–014", "F/26/14", "F2026-14", " f 2026 014 "],
)
def test_a_case_number_is_read_however_it_is_spelled(typed: str) -> None:
    assert "F-26-014" in meant(typed).cases
    assert meant(typed).handovers == ()


@pytest.mark.parametrize(
    "typed", ["Ü-26-031", "Ü26-31", "ue-26-031", "UE 26 31", "u26-31", "u\u0308-26-031", "ü2026-31"]
)
def test_a_handover_number_is_read_however_it_is_spelled(typed: str) -> None:
    assert meant(typed) == TypedNumber(handovers=("Ü-26-031",))


def test_without_a_letter_it_may_be_either() -> None:
    assert meant("26-14") == TypedNumber(cases=("F-26-014",), handovers=("Ü-26-014",))


def test_a_year_in_full_and_a_number_written_together_are_read_in_both_ways() -> None:
    assert meant("F20261").cases == ("F-26-001", "F-20-261")
    assert meant("F20-14").cases == ("F-20-014",)


@pytest.mark.parametrize(
    "typed", ["", "F", "26014", "F-26-000", "Frau 26 14", "K7-4F2Q-9", "12.03.2026", "F-26-12345"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert meant(typed) == TypedNumber()
