"""What has to hold for the rules as a whole, whatever the person, and how the lead's rows join."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.casework import responsibility
from integrif_desk.domain.person import PersonFacts
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility.condition import BIRTH_DATE
from integrif_desk.domain.responsibility.evaluate import (
    STATUS,
    evaluate,
)
from integrif_desk.domain.responsibility.facts import (
    Fact,
    FactKind,
    FactValue,
    StatusName,
    fact_kind,
    on_day,
    read_fact,
)
from integrif_desk.domain.responsibility.questions import facts_for
from integrif_desk.domain.responsibility.rules import (
    EVERY_STATUS,
    STATUSES,
)
from integrif_desk.domain.responsibility.vocabulary import VALUES, Area, Confidence

RULES = responsibility.shipped_rules()
DAY = date(2026, 5, 4)
BORN = date(1990, 1, 1)
LAWS = {
    Fact.DULDUNG_BASIS: ("§ 60a Abs. 2 Satz 3", "§ 60a Abs. 2", "other"),
    Fact.ENDORSEMENT: (
        *("§ 81 Abs. 3", "§ 81 Abs. 4", "§ 81 Abs. 5a", "§ 23 Abs. 1 wegen des Krieges"),
        *("§ 23 Abs. 2", "§ 25 Abs. 4 Satz 2", "§ 19d", "Erwerbstätigkeit erlaubt"),
    ),
}


def values_of(fact: Fact) -> st.SearchStrategy[FactValue]:
    match fact_kind(fact):
        case FactKind.DATE:
            return st.dates(date(2014, 1, 1), date(2027, 1, 1)).map(on_day)
        case FactKind.STATUS:
            return st.sampled_from([None, *StatusKind]).map(StatusName)
        case FactKind.CITED:
            return st.sampled_from(LAWS[fact]).map(lambda text: cited(fact, text))
        case FactKind.ORIGIN:
            return st.sampled_from([True, False, "georgia_or_moldova"])
    return st.booleans()


def cited(fact: Fact, text: str) -> FactValue:
    value = read_fact(fact, text, date.fromisoformat, lambda _: StatusName(None))
    assert value is not None
    return value


statuses = st.sampled_from([None, *StatusKind])
births = st.none() | st.dates(date(1930, 1, 1), date(2025, 12, 31))
days = st.dates(date(2024, 3, 1), date(2028, 1, 1))
some_facts = st.fixed_dictionaries({}, optional={fact: values_of(fact) for fact in Fact})


@given(statuses, births, days, some_facts)
def test_every_area_is_answered_in_the_vocabulary(
    status: StatusKind | None, born: date | None, on: date, facts: dict[Fact, FactValue]
) -> None:
    found = evaluate(RULES, status, born, on, facts)
    assert tuple(found.answers) == tuple(Area)
    for area, answer in found.answers.items():
        assert answer.value in VALUES[area]
        assert set(answer.missing) <= {STATUS, BIRTH_DATE, *(fact.value for fact in Fact)}
        # A paper may be cited less exactly than a row needs.
        known = {fact.value for fact in facts if fact_kind(fact) is not FactKind.CITED}
        assert not set(answer.missing) & known
        assert not (born and BIRTH_DATE in answer.missing)
        assert answer.law or status is None
        assert answer.checked_on == date(2026, 4, 29)
    low = {a.confidence for a in found.answers.values()} & {Confidence.LOW}
    assert bool(found.clarify_with) or not low


@given(statuses, births, days, some_facts, st.data())
def test_a_fact_that_was_missing_leaves_less_missing(
    status: StatusKind | None,
    born: date | None,
    on: date,
    facts: dict[Fact, FactValue],
    data: st.DataObject,
) -> None:
    before = evaluate(RULES, status, born, on, facts)
    # The status before brings questions of its own.
    asked = {
        Fact(name)
        for answer in before.answers.values()
        for name in answer.missing
        if name in set(Fact) - {Fact.PRIOR_STATUS}
    }
    if not asked:
        return
    fact = data.draw(st.sampled_from(sorted(asked)))
    if fact_kind(fact) is FactKind.CITED:
        return  # a paper may be cited less exactly than the rule needs
    value = data.draw(values_of(fact))
    after = evaluate(RULES, status, born, on, {**facts, fact: value})
    for area, answer in before.answers.items():
        if fact.value in answer.missing:
            assert set(after.answers[area].missing) < set(answer.missing), area


@given(statuses, births, days, some_facts)
def test_only_facts_that_are_worth_asking_change_an_answer(
    status: StatusKind | None, born: date | None, on: date, facts: dict[Fact, FactValue]
) -> None:
    if Fact.PRIOR_STATUS in facts:
        return
    worth = set(facts_for(RULES, status)) | {Fact.ENDORSEMENT}
    some = {fact: value for fact, value in facts.items() if fact in worth}
    told = evaluate(RULES, status, born, on, facts).answers
    asked = evaluate(RULES, status, born, on, some).answers
    assert {a: x.value for a, x in told.items()} == {a: x.value for a, x in asked.items()}


@pytest.mark.parametrize("status", [None, *StatusKind])
def test_a_status_without_any_fact_is_answered(status: StatusKind | None) -> None:
    found = evaluate(RULES, status, None, DAY, {})
    assert all(answer.value in VALUES[area] for area, answer in found.answers.items())
    assert found.answers[Area.YOUTH_SERVICE].value in {"both_possible", "Jugendamt"}
    if status is None:
        assert found.answers[Area.WORK].missing == (STATUS,)
        assert found.clarify_with == ("MBE", "JMD")


@pytest.mark.parametrize("area", Area)
def test_every_status_has_rows_of_which_one_always_holds(area: Area) -> None:
    for status in STATUSES:
        for on in (date(2024, 2, 27), DAY, date(2026, 12, 31), date(2027, 1, 1)):
            rules = RULES.rules_for(status, area, on)
            assert rules, (status, on)
            last = rules[-1]
            assert not [one for one in last.when if one.presumed is None], (status, last.id)


@pytest.mark.parametrize("area", Area)
def test_no_row_stands_behind_one_that_always_holds(area: Area) -> None:
    """Such a row could never count: two rows would say different things, and nobody would see."""
    for status in STATUSES:
        rules = RULES.rules_for(status, area, DAY)
        final = [rule.id for rule in rules if not rule.when]
        assert len(final) <= 1, (status, final)
        assert not final or rules[-1].id == final[0], (status, final)
        # A row for one status may stand before that for all.
        conditions = [
            (EVERY_STATUS in rule.statuses, frozenset(one.text for one in rule.when))
            for rule in rules
        ]
        assert len(conditions) == len(set(conditions)), (status, area)


def test_every_row_counts_for_somebody() -> None:
    for rule in RULES.rules:
        assert set(rule.statuses) <= {*STATUSES, EVERY_STATUS}
        assert rule.law and rule.checked_by and rule.valid_from <= rule.checked_on + timedelta(366)
    named = {fact for rule in RULES.rules for one in rule.when for fact in one.facts()}
    # The first says how far the age can be trusted and stands in no condition.
    assert set(Fact) - named == {Fact.BIRTH_YEAR_ESTIMATED}


def test_every_presumption_has_its_words() -> None:
    presuming = [one for rule in RULES.rules for one in rule.when if one.presumed is not None]
    assert {name for one in presuming for name in one.facts()} <= set(RULES.presumptions)


def test_before_the_first_day_that_was_checked_nothing_is_claimed() -> None:
    answer = evaluate(RULES, StatusKind.TOLERATION, BORN, date(2024, 2, 26), {}).answers[Area.WORK]
    assert (answer.value, answer.confidence, answer.missing) == ("unclear", Confidence.LOW, ())


def test_facts_are_asked_only_where_the_status_needs_them() -> None:
    assert facts_for(RULES, StatusKind.BORDER_CROSSING_CERTIFICATE) == (Fact.BIRTH_YEAR_ESTIMATED,)
    refugee = facts_for(RULES, StatusKind.REFUGEE)
    assert Fact.NEEDY in refugee and Fact.PERMIT_FIRST_ISSUED in refugee
    assert Fact.SAFE_COUNTRY not in refugee and Fact.DULDUNG_SINCE not in refugee
    assert Fact.DULDUNG_BASIS in facts_for(RULES, StatusKind.TOLERATION)
    assert Fact.ENTRY_DATE in facts_for(RULES, StatusKind.PERMISSION_TO_STAY)  # for its note
    fiction = facts_for(RULES, StatusKind.FICTION)
    assert Fact.PRIOR_STATUS in fiction and Fact.DULDUNG_BASIS not in fiction
    assert Fact.DULDUNG_BASIS in facts_for(RULES, StatusKind.FICTION, StatusKind.TOLERATION)


# ── Somebody in the store ────────────────────────────────────────────────────────────────────────


def value_for(
    area: Area,
    person: PersonFacts,
    residence: ResidenceFacts | None,
    *facts: tuple[str, str],
) -> str:
    question = responsibility.question_for(
        RULES, person=person, residence=residence, facts=facts, on=DAY
    )
    return responsibility.respond(RULES, question).answers[area].value


def test_the_paper_gives_law_and_endorsement() -> None:
    person = PersonFacts(given_names="Amina", birth_date=BORN)
    satz_2 = ResidenceFacts(
        kind=StatusKind.TEMPORARY_HUMANITARIAN, wording="§ 25 Abs. 4 Satz 2 AufenthG"
    )
    assert value_for(Area.JOB_AGENCY, person, satz_2, ("needy", "true")) == "JC"
    fiction = ResidenceFacts(kind=StatusKind.FICTION, work_permission="gemäß § 81 Abs. 5a AufenthG")
    assert value_for(Area.WORK, person, fiction) == "as_endorsed"
    duldung = ResidenceFacts(kind=StatusKind.TOLERATION, wording="§ 60a Abs. 2 Satz 3 AufenthG")
    assert value_for(Area.INTEGRATION_COURSE, person, duldung) == "obligation_possible"
    general = ResidenceFacts(
        kind=StatusKind.REFUGEE, work_permission="Erwerbstätigkeit erlaubt, § 4a Abs. 1 AufenthG"
    )
    assert value_for(Area.WORK, person, general) == "free"
    assert value_for(Area.WORK, person, None) == "unclear"


@pytest.mark.parametrize(
    ("nationalities", "applied", "value"),
    [
        (("RS",), "2025-01-01", "prohibited"),
        (("GE",), "2023-08-30", "claim_after"),
        (("GE",), "2025-01-01", "prohibited"),
        (("GE", "RS"), "2025-01-01", "prohibited"),
        (("RS", "SY"), "2025-01-01", "claim_after"),
        (("SY",), "2025-01-01", "claim_after"),
        ((), "2025-01-01", "claim_after"),
    ],
)
def test_the_nationality_tells_a_safe_country(
    nationalities: tuple[str, ...], applied: str, value: str
) -> None:
    person = PersonFacts(given_names="Nino", birth_date=BORN, nationalities=nationalities)
    paper = ResidenceFacts(kind=StatusKind.PERMISSION_TO_STAY)
    facts = (("asylum_application_date", applied), ("lives_in_reception_centre", "false"))
    assert value_for(Area.WORK, person, paper, *facts) == value


def test_an_estimated_birth_date_lowers_what_hangs_on_the_age() -> None:
    person = PersonFacts(given_names="Amina", birth_date=BORN, birth_year_only=True)
    question = responsibility.question_for(RULES, person=person, residence=None, facts=(), on=DAY)
    answer = responsibility.respond(RULES, question).answers[Area.YOUTH_SERVICE]
    assert (answer.value, answer.confidence) == ("MBE", Confidence.MEDIUM)
