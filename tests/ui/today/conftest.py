"""A store with follow-ups of every kind, as Heute shows them."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from integrif_desk.casework import case, follow_up
from integrif_desk.casework.vault import Opened

TODAY = date(2026, 3, 10)


@pytest.fixture
def add_task(opened: Opened) -> Callable[..., UUID]:
    """Return a function that opens a case with one follow-up and gives the case's id."""

    def add(name: str, days: int, task: str = "Anrufen") -> UUID:
        entered = case.NewCase(given_names=name, surname="Nazari", original_name="نظری")
        case_id = case.open_case(opened.desk, entered).created
        assert case_id is not None
        due = TODAY + timedelta(days=days)
        follow_up.add(opened.desk, case_id, follow_up.NewFollowUp(task=task, due_on=due))
        return case_id

    return add
