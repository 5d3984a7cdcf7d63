"""The parts of the evaluator on their own: periods, citations, conditions, kinds of actors."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.responsibility.ages import add_months, month_after, pension_from
from integrif_desk.domain.responsibility.condition import (
    ConditionError,
    Person,
    judge_all,
    read_condition,
)
from integrif_desk.domain.responsibility.facts import (
    Cited,
    DateSpan,
    Fact,
    FactValue,
    StatusName,
    fact_text,
    find_fact,
    on_day,
    read_fact,
)
from integrif_desk.domain.responsibility.offices import advice_offices, offices_for
from integrif_desk.domain.responsibility.provision import Provision, read_provision
from integrif_desk.domain.responsibility.vocabulary import VALUES, Advice, Area

DAY = date(2026, 5, 4)


def judged(
    text: str, facts: dict[Fact, FactValue] | None = None, *, born: date | None = None
) -> bool | None:
    person = Person(born, DAY, facts or {})
    return read_condition(text).judge(person).truth


def read(fact: Fact, text: str) -> FactValue | None:
    return read_fact(fact, text, day, lambda name: StatusName(None))


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KnownError(ErrorCode.DATE_INVALID) from None


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 18, date(2027, 6, 1)),
    ],
)
def test_months_run_from_day_to_day(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_more_months_never_end_earlier(start: date, months: int) -> None:
    assert add_months(start, months) <= add_months(start, months + 1)
    assert add_months(start, months) < month_after(start, months)


@pytest.mark.parametrize(
    ("born", "reached"),
    [
        (date(1946, 12, 31), date(2012, 1, 1)),  # 65
        (date(1958, 5, 15), date(2024, 6, 1)),  # 66
        (date(1959, 5, 1), date(2025, 7, 1)),  # 66 and 2 months, complete on 30.06.
        (date(1959, 5, 2), date(2025, 8, 1)),
        (date(1963, 1, 15), date(2029, 12, 1)),  # 66 and 10 months
        (date(1964, 1, 15), date(2031, 2, 1)),  # 67
        (date(1990, 1, 1), date(2057, 1, 1)),
    ],
)
def test_the_pension_age_of_sgb_ii(born: date, reached: date) -> None:
    assert pension_from(born) == reached


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("§ 25(5)", "§ 25 Abs. 5 AufenthG"),
        ("§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG", "§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG"),
        ("§ 60a(2) S. 3", "§ 60a Abs. 2 Satz 3 AufenthG"),
        ("§\u00a081 Abs.\u00a05a", "§ 81 Abs. 5a AufenthG"),
        ("§§ 4, 7, 9 BVFG", "§ 4 BVFG"),
        ("§ 2 FreizügG/EU", "§ 2 FreizügG/EU"),
        ("§ 60a(5b), (6); § 61(1) AsylG", "§ 60a Abs. 5b AufenthG"),
        ("§ 42a SGB VIII", "§ 42a SGB VIII"),
        (
            "Aufenthaltserlaubnis nach § 23 Abs. 1 wegen des Krieges",
            "§ 23 Abs. 1 AufenthG wegen des Krieges",
        ),
        ("25b", "§ 25b AufenthG"),
        ("Paragraf 25 Abs 3", "§ 25 Abs. 3 AufenthG"),
        ("§ 25 a Abs. 1", "§ 25a Abs. 1 AufenthG"),
        ("§ 25 S. 2", "§ 25 Satz 2 AufenthG"),
        ("§ 25 II 1 Alt. 1", "§ 25 Abs. 2 AufenthG"),
        ("§ 25 Abs. 2 Satz 1 2. Alternative", "§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG"),
        ("§ 7 SGB II", "§ 7 SGB II"),
        ("§ 25 i. V. m. § 26", "§ 25 AufenthG"),
    ],
)
def test_citations_are_read_as_people_write_them(text: str, shown: str) -> None:
    assert str(read_provision(text)) == shown


@pytest.mark.parametrize("text", ["", "§", "§ x", "Duldung", "01.04.2025", "2025", "ሰነድ", "إقامة"])
def test_what_is_no_citation(text: str) -> None:
    assert read_provision(text) is None


@given(st.text(max_size=80))
def test_any_text_may_stand_on_a_paper(text: str) -> None:
    found = read_provision(text)
    assert found is None or found.section


def test_a_citation_agrees_part_by_part() -> None:
    pattern = Provision(section="25", paragraph="4", sentence="2")
    assert pattern.agrees_with(pattern) is True
    assert Provision(section="25", paragraph="4").agrees_with(pattern) is None
    assert Provision(section="25", paragraph="4", sentence="1").agrees_with(pattern) is False
    assert Provision(section="25").agrees_with(pattern) is None
    assert Provision(section="24").agrees_with(pattern) is False
    assert Provision(code="AsylG", section="25").agrees_with(pattern) is False


@pytest.mark.parametrize(
    ("condition", "value", "truth"),
    [
        ("needy = true", True, True),
        ("needy = true", False, False),
        ("needy != true", False, True),
        ("known needy = true", None, False),
        ("presumably needy = true", None, True),
        ("needy = true", None, None),
    ],
)
def test_truth_values(condition: str, value: bool | None, truth: bool | None) -> None:
    assert judged(condition, {} if value is None else {Fact.NEEDY: value}) is truth


@pytest.mark.parametrize(
    ("condition", "span", "truth"),
    [
        ("months_since entry_date >= 3", on_day(date(2026, 2, 4)), True),
        ("months_since entry_date >= 3", on_day(date(2026, 2, 5)), False),
        ("months_since entry_date < 3", on_day(date(2026, 2, 5)), True),
        ("months_since entry_date >= 3 at month end", on_day(date(2026, 1, 31)), True),
        ("months_since entry_date >= 3 at month end", on_day(date(2026, 2, 1)), False),
        ("months_since entry_date >= 3", on_day(date(2027, 1, 1)), False),
        ("months_since entry_date >= 3", DateSpan(None, date(2026, 2, 4)), True),
        ("months_since entry_date >= 3", DateSpan(None, date(2026, 2, 5)), None),
        ("months_since entry_date >= 3", DateSpan(date(2026, 2, 5), None), False),
        ("entry_date before 2025-04-01", on_day(date(2025, 3, 31)), True),
        ("entry_date before 2025-04-01", on_day(date(2025, 4, 1)), False),
        ("entry_date from 2025-04-01", on_day(date(2025, 4, 1)), True),
        ("entry_date from 2025-04-01", DateSpan(date(2025, 1, 1), None), None),
        ("entry_date from 2025-04-01", DateSpan(None, date(2025, 3, 31)), False),
    ],
)
def test_dates_and_their_bounds(condition: str, span: DateSpan, truth: bool | None) -> None:
    assert judged(condition, {Fact.ENTRY_DATE: span}) is truth


def test_a_later_date_proves_a_period_but_never_refutes_it() -> None:
    text = "months_since entry_date | duldung_since >= 3"
    long_ago, just_now = on_day(date(2020, 1, 1)), on_day(date(2026, 5, 1))
    assert judged(text, {Fact.DULDUNG_SINCE: long_ago}) is True
    assert judged(text, {Fact.DULDUNG_SINCE: just_now}) is None
    assert judged(text, {Fact.ENTRY_DATE: just_now}) is False


@pytest.mark.parametrize(
    ("born", "young", "old"),
    [
        (date(2011, 5, 5), True, False),
        (date(2011, 5, 4), False, False),
        (date(1959, 1, 1), False, True),
        (None, None, None),
    ],
)
def test_ages(born: date | None, young: bool | None, old: bool | None) -> None:
    assert judged("age < 15", born=born) is young
    assert judged("pension_age = true", born=born) is old
    assert judged("pension_age != false", born=born) is old


def test_one_false_condition_makes_the_others_needless() -> None:
    conditions = (read_condition("needy = true"), read_condition("employed = true"))
    person = Person(None, DAY, {Fact.EMPLOYED: False})
    verdict = judge_all(conditions, person)
    assert (verdict.truth, verdict.missing) == (False, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        *("", "needy", "needy == true", "needy = perhaps", "age > 15", "age >= x", "rich = true"),
        *("months_since needy >= 3", "entry_date from 01.04.2025", "entry_date = 2025-04-01"),
        *("presumably", "__import__('os')", "entry_date from 2025-02-31", "provision = nothing"),
    ],
)
def test_what_is_no_condition(text: str) -> None:
    with pytest.raises(ConditionError):
        read_condition(text)


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        (Fact.NEEDY, "ja", True),
        (Fact.NEEDY, "NEIN", False),
        (Fact.NEEDY, "unbekannt", None),
        (Fact.ENTRY_DATE, "2025-01-01", on_day(date(2025, 1, 1))),
        (Fact.ENTRY_DATE, "<= 2025-01-01", DateSpan(None, date(2025, 1, 1))),
        (Fact.ENTRY_DATE, "≥2025-01-01", DateSpan(date(2025, 1, 1), None)),
        (Fact.SAFE_COUNTRY, "Georgien", "georgia_or_moldova"),
        (Fact.PRIOR_STATUS, "none", StatusName(None)),
        (Fact.ENDORSEMENT, "Erwerbstätigkeit erlaubt", Cited("Erwerbstätigkeit erlaubt", None)),
    ],
)
def test_facts_are_read(fact: Fact, text: str, value: FactValue | None) -> None:
    assert read(fact, text) == value


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        *((Fact.NEEDY, "vielleicht"), (Fact.ENTRY_DATE, "31.02.2025"), (Fact.ENTRY_DATE, "<= x")),
        *((Fact.SAFE_COUNTRY, "Ghana"), (Fact.DULDUNG_BASIS, "weil halt")),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_those_that_do(fact: Fact, text: str) -> None:
    with pytest.raises(KnownError) as caught:
        read(fact, text)
    assert caught.value.code is ErrorCode.FACT_VALUE_UNKNOWN
    assert caught.value.values["known"]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        *((Fact.NEEDY, "true"), (Fact.NEEDY, "false"), (Fact.ENTRY_DATE, "2025-01-01")),
        *((Fact.ENTRY_DATE, "<= 2025-01-01"), (Fact.ENTRY_DATE, ">= 2025-01-01")),
        *((Fact.SAFE_COUNTRY, "georgia_or_moldova"), (Fact.PRIOR_STATUS, "none")),
        *((Fact.DULDUNG_BASIS, "§ 60a Abs. 2 Satz 3"), (Fact.DULDUNG_BASIS, "other")),
        (Fact.ENDORSEMENT, "§ 81 Abs. 4"),
    ],
)
def test_a_fact_can_be_written_and_read_again(fact: Fact, text: str) -> None:
    value = read(fact, text)
    assert value is not None
    assert read(fact, fact_text(value)) == value


def test_a_fact_that_nobody_knows_is_told_with_all() -> None:
    with pytest.raises(KnownError) as caught:
        find_fact("rich")
    assert caught.value.values == {"typed": "rich", "known": list(Fact)}
    assert find_fact("Can-Work-3h") is Fact.CAN_WORK_3H


@pytest.mark.parametrize(
    ("area", "value", "category"),
    [
        (Area.JOB_AGENCY, "JC", ActorCategory.JOBCENTER),
        (Area.JOB_AGENCY, "AA", ActorCategory.EMPLOYMENT_AGENCY),
        (Area.BENEFITS, "AsylbLG", ActorCategory.SOCIAL_WELFARE_OFFICE),
        (Area.BENEFITS, "Jugendamt", ActorCategory.YOUTH_WELFARE_OFFICE),
        (Area.INTEGRATION_COURSE, "claim", ActorCategory.COURSE_PROVIDER),
        (Area.RECOGNITION_ADVICE, "yes", ActorCategory.RECOGNITION_ADVICE),
        (Area.YOUTH_SERVICE, "JMD", ActorCategory.YOUTH_MIGRATION_SERVICE),
    ],
)
def test_answers_point_to_kinds_of_actors(area: Area, value: str, category: ActorCategory) -> None:
    assert offices_for(area, value)[0] is category


def test_every_value_may_be_asked_for_its_actors() -> None:
    for area, values in VALUES.items():
        for value in values:
            assert all(one in ActorCategory for one in offices_for(area, value))
    assert advice_offices(Advice) == (
        ActorCategory.MIGRATION_ADVICE,
        ActorCategory.YOUTH_MIGRATION_SERVICE,
        ActorCategory.SPECIAL_ADVICE,
    )


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("months_since entry_date >= 999999", False),
        ("months_since entry_date < 999999", True),
        ("months_since entry_date >= 999999 at month end", False),
    ],
)
def test_a_period_beyond_the_calendar_is_never_over(text: str, truth: bool) -> None:
    assert judged(text, {Fact.ENTRY_DATE: on_day(date(2020, 1, 1))}) is truth


def test_the_last_day_there_is_can_be_asked_for() -> None:
    facts: dict[Fact, FactValue] = {Fact.ENTRY_DATE: on_day(date.max)}
    late = Person(date(9990, 1, 1), date.max, facts)
    assert read_condition("months_since entry_date >= 3").judge(late).truth is False
    assert read_condition("pension_age = true").judge(late).truth is False
