from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.errors import ErrorCode, FieldError

ID = UUID(int=1)
AT = datetime(2026, 3, 10, tzinfo=UTC)
APPLIED, DECIDED = date(2024, 1, 10), date(2025, 2, 1)


def procedure(**days: Any) -> AsylumProcedure:
    return AsylumProcedure(
        person_id=ID, id=ID, created_at=AT, created_by=ID, changed_at=AT, changed_by=ID, **days
    )


@pytest.mark.parametrize(
    ("wrong", "days"),
    [
        ("hearing_on", {"hearing_on": date(2024, 1, 9)}),
        ("decided_on", {"hearing_on": date(2024, 5, 2), "decided_on": date(2024, 5, 1)}),
        ("appeal_filed_on", {"decided_on": DECIDED, "appeal_filed_on": date(2025, 1, 31)}),
        ("final_on", {"decided_on": DECIDED, "final_on": date(2025, 1, 31)}),
        ("final_on", {"final_on": date(2024, 1, 9)}),
    ],
)
def test_days_come_in_the_order_of_a_procedure(wrong: str, days: dict[str, date]) -> None:
    with pytest.raises(FieldError) as caught:
        procedure(applied_on=APPLIED, **days)
    assert (caught.value.code, caught.value.field) == (ErrorCode.DATE_ORDER, wrong)


def test_an_appeal_that_came_too_late_does_not_move_the_day_a_decision_became_final() -> None:
    late = procedure(
        applied_on=APPLIED,
        decided_on=DECIDED,
        appeal_filed_on=date(2025, 2, 20),
        final_on=date(2025, 2, 16),
    )
    assert late.final_on == date(2025, 2, 16)
