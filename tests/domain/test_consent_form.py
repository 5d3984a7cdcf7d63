from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from integrif_desk.domain.consent_form import ConsentForm, may_be_minor
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import (
    DataCategory,
    Letterhead,
    PersonExtract,
    Purpose,
    Recipient,
)

FORM = ConsentForm(
    association=Letterhead(name="Bodebrücke e. V."),
    person=PersonExtract(name="Zahra"),
    volunteer="Helga Brandt",
    recipient=Recipient(name="Jobcenter"),
    purpose=Purpose.TRAINING,
    categories=(DataCategory.IDENTITY,),
    dated=date(2026, 3, 10),
    valid_until=date(2026, 3, 10),
)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("recipient", Recipient(name=" "), ErrorCode.FIELD_REQUIRED),
        ("categories", (), ErrorCode.FIELD_REQUIRED),
        ("valid_until", date(2026, 3, 9), ErrorCode.DATE_IN_PAST),
    ],
)
def test_blanket_or_bygone_form_is_refused(field: str, value: Any, code: ErrorCode) -> None:
    with pytest.raises(FieldError) as caught:
        replace(FORM, **{field: value})
    assert caught.value.code is code
    assert caught.value.values["field"] == field


@pytest.mark.parametrize(
    ("born", "year_only", "expected"),
    [
        (date(2008, 3, 10), False, False),  # 18 today
        (date(2008, 3, 11), False, True),
        (date(2008, 1, 1), True, True),  # may be born in December
        (date(2007, 1, 1), True, False),
        (None, False, True),
    ],
)
def test_guardian_is_asked_where_the_person_may_be_a_minor(
    born: date | None, year_only: bool, expected: bool
) -> None:
    person = PersonExtract(name="Zahra", birth_date=born, birth_year_only=year_only)
    assert may_be_minor(person, date(2026, 3, 10)) is expected
