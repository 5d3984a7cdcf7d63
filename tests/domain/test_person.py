from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.person import Person

NOBODY = UUID(int=0)
STAMP: dict[str, Any] = {
    "id": NOBODY,
    "created_at": datetime(2026, 3, 10, tzinfo=UTC),
    "created_by": NOBODY,
    "changed_at": datetime(2026, 3, 10, tzinfo=UTC),
    "changed_by": NOBODY,
}


def person(**fields: Any) -> Person:
    return Person(**STAMP, **fields)


def test_one_name_is_enough() -> None:
    only = person(given_names="Najibullah")
    assert (only.display_name, only.list_name) == ("Najibullah", "Najibullah")


def test_no_name_at_all_is_refused() -> None:
    with pytest.raises(FieldError) as caught:
        person(given_names="  ")
    assert caught.value.code is ErrorCode.FIELD_REQUIRED


def test_the_order_of_names_is_the_bearers() -> None:
    named = person(given_names="Thi Lan", surname="Nguyen", surname_first=True)
    assert named.display_name == "Nguyen Thi Lan"
    assert named.list_name == "Nguyen, Thi Lan"


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2001, 3, 10), date(2026, 3, 9), 24),
        (date(2001, 3, 10), date(2026, 3, 10), 25),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
    ],
)
def test_a_year_is_full_on_the_birthday(born: date, day: date, age: int) -> None:
    assert person(given_names="A", birth_date=born).age_on(day) == age


def test_without_a_birth_date_there_is_no_age() -> None:
    assert person(given_names="A").age_on(date(2026, 3, 10)) is None


@pytest.mark.parametrize("codes", [("Syrien",), ("sy",), ("",)])
def test_nationalities_are_country_codes(codes: tuple[str, ...]) -> None:
    with pytest.raises(FieldError):
        person(given_names="A", nationalities=codes)
