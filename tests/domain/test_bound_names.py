"""Names of fields in a document of several cases lead to the case and to the fixed name."""

from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.bound_names import (
    ALONE,
    MOST_CASES,
    by_case,
    data_name,
    field_above,
)


def test_a_slip_alone_is_one_case() -> None:
    fields = {"code": "K7-4F2Q-9", "entscheidung": "A"}
    assert by_case(fields) == {ALONE: fields}
    assert by_case({}) == {ALONE: {}}


def test_each_case_gets_its_fields_by_their_fixed_names() -> None:
    fields = {
        "fall10.code": "ten",
        "fall2.code": "two",
        "fall2.grund_text_C1": "a.b",
        "fall1.code": "one",
    }
    found = by_case(fields)
    assert list(found.items()) == [
        (1, {"code": "one"}),
        (2, {"code": "two", "grund_text_C1": "a.b"}),
        (10, {"code": "ten"}),
    ]


def test_what_belongs_to_no_case_comes_last_and_only_where_something_was_typed() -> None:
    assert list(by_case({"unterschrift": " ", "fall1.code": "one"})) == [1]
    found = by_case({"bemerkung": "siehe Anlage", "fall1.code": "one"})
    assert list(found.items()) == [(1, {"code": "one"}), (ALONE, {"bemerkung": "siehe Anlage"})]


def test_names_that_only_look_like_cases_are_none() -> None:
    names = (
        "fall0.a",
        "fall01.a",
        "fall16.a",
        "fall100.a",
        "fall1",
        "fall.a",
        "Fall1.a",
        "fall١.a",
    )
    assert list(by_case(dict.fromkeys(names, "x"))) == [ALONE]
    assert list(by_case({f"{field_above(MOST_CASES)}.a": "x"})) == [MOST_CASES]


def test_no_name_of_data_tells_about_a_person() -> None:
    names = [data_name(case) for case in range(1, MOST_CASES + 1)]
    assert len(set(names)) == MOST_CASES
    assert names[:2] == ["handover-1.json", "handover-2.json"]


@given(st.dictionaries(st.text(max_size=12) | st.from_regex(r"fall\d{1,3}\.\w*"), st.text()))
def test_no_value_is_lost(fields: dict[str, str]) -> None:
    kept = [value for slip in by_case(fields).values() for value in slip.values()]
    assert sorted(value for value in kept if value.strip()) == sorted(
        value for value in fields.values() if value.strip()
    )
    assert len(by_case(fields)) <= MOST_CASES + 1
