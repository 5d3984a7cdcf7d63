"""Steps in a language and how long they took."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from integrif_desk.domain.language_path import LanguageStep, full_months, language_steps
from integrif_desk.domain.person import LanguageLevel, Level

WHO = UUID(int=1)
AT = datetime(2025, 1, 10, 12, tzinfo=UTC)


def level(
    number: int,
    reached: Level,
    *,
    language: str = "de",
    proof: date | None = None,
    ended: date | None = None,
) -> LanguageLevel:
    return LanguageLevel(
        id=UUID(int=number),
        created_at=AT,
        created_by=WHO,
        changed_at=AT,
        changed_by=WHO,
        person_id=WHO,
        language=language,
        level=reached,
        proof_date=proof,
        ended_on=ended,
    )


def test_each_step_is_measured_from_the_one_before() -> None:
    earlier = (
        level(3, Level.A2, ended=date(2026, 1, 9)),
        level(2, Level.A1, ended=date(2025, 8, 10)),
        level(4, Level.B1, language="ar", ended=date(2025, 3, 1)),
    )
    assert language_steps(earlier, level(5, Level.B1)) == (
        LanguageStep(before=Level.A1, after=Level.A2, months=7, on=date(2025, 8, 10)),
        LanguageStep(before=Level.A2, after=Level.B1, months=4, on=date(2026, 1, 9)),
    )


def test_a_proof_says_when_a_level_began() -> None:
    earlier = (level(2, Level.A1, proof=date(2024, 7, 10), ended=date(2025, 8, 9)),)
    assert language_steps(earlier, level(5, Level.A2))[0].months == 12


def test_without_earlier_levels_there_are_no_steps() -> None:
    assert language_steps((), level(5, Level.A2)) == ()


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 15), date(2025, 2, 15), 1),
        (date(2024, 12, 1), date(2025, 12, 1), 12),
        (date(2025, 5, 1), date(2025, 1, 1), 0),
    ],
)
def test_only_full_months_count(first: date, last: date, months: int) -> None:
    assert full_months(first, last) == months
