"""Rows of the lead join the shipped rules, dated and attributed, and are never overwritten."""

import json
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.casework import responsibility
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.decode import read_rules, rule_table
from integrif_desk.domain.responsibility.evaluate import Evaluation, Reason, evaluate
from integrif_desk.domain.responsibility.facts import Fact, FactValue, StatusName, on_day
from integrif_desk.domain.responsibility.rules import RuleSet, with_overrides
from integrif_desk.domain.responsibility.vocabulary import Area, Confidence
from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.paths import resources

RULES = responsibility.shipped_rules()
DAY = date(2026, 5, 4)
BORN = date(1990, 1, 1)


def override(table: dict[str, Any], *, on: date = DAY, active: bool = True) -> RuleOverride:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return RuleOverride(
        id=UUID(int=1),
        created_at=moment,
        created_by=UUID(int=2),
        changed_at=moment,
        changed_by=UUID(int=2),
        version=1,
        rule_id=str(table["id"]),
        row=json.dumps(table),
        active=active,
    )


def rules_with(row: RuleOverride) -> RuleSet:
    """Return the shipped rules joined by a row of Helga Brandt, unless it no longer counts."""
    read = [responsibility.read_override(row, "Helga Brandt")] if row.active else []
    return with_overrides(RULES, read)


def shipped(rule_id: str) -> dict[str, Any]:
    return rule_table(next(rule for rule in RULES.rules if rule.id == rule_id))


def asked(rules: RuleSet, status: StatusKind = StatusKind.TOLERATION) -> Evaluation:
    return evaluate(rules, status, BORN, DAY, {})


def test_a_row_of_the_lead_takes_the_place_of_the_shipped_one() -> None:
    row = {**shipped("benefits.duldung"), "value": "SGB II", "note": "Auskunft vom Sozialamt."}
    rules = rules_with(override(row))
    answer = asked(rules).answers[Area.BENEFITS]
    assert (answer.value, answer.author, answer.conflict) == ("SGB II", "Helga Brandt", False)
    assert "Auskunft vom Sozialamt." in answer.note
    assert len(rules.rules) == len(RULES.rules)


def test_an_update_never_overwrites_it_but_a_newer_check_is_told() -> None:
    row = {**shipped("benefits.duldung"), "value": "SGB II"}
    lead = responsibility.read_override(override(row, on=date(2026, 4, 1)), "Helga Brandt")
    rules = with_overrides(RULES, [lead])
    found = asked(rules)
    assert found.answers[Area.BENEFITS].value == "SGB II"
    assert found.answers[Area.BENEFITS].conflict
    assert found.why == {Reason.CONFLICT: (Area.BENEFITS,)}
    assert found.clarify_with == ("MBE",)


def test_an_added_row_comes_first_and_a_contradiction_is_told() -> None:
    row = {**shipped("benefits.duldung"), "id": "kreis.duldung", "value": "SGB XII"}
    found = asked(rules_with(override(row)))
    assert found.answers[Area.BENEFITS].value == "SGB XII"
    assert found.why == {Reason.CONFLICT: (Area.BENEFITS,)}


def test_an_added_row_that_agrees_is_no_conflict() -> None:
    row = {**shipped("benefits.duldung"), "id": "kreis.duldung", "note": "Zimmer 12."}
    found = asked(rules_with(override(row)))
    assert (found.answers[Area.BENEFITS].value, found.why) == ("AsylbLG", {})
    assert "Zimmer 12." in found.answers[Area.BENEFITS].note


def test_the_leads_own_check_counts_after_the_shipped_one_has_lapsed() -> None:
    row = {**shipped("benefits.asylum"), "checked_on": "2026-07-01", "checked_by": "Helga Brandt"}
    rules = rules_with(override(row, on=date(2026, 7, 1)))
    on = date(2026, 7, 2)
    lead = evaluate(rules, StatusKind.PERMISSION_TO_STAY, BORN, on, {}).answers[Area.BENEFITS]
    plain = evaluate(RULES, StatusKind.PERMISSION_TO_STAY, BORN, on, {}).answers[Area.BENEFITS]
    assert (lead.confidence, plain.confidence) == (Confidence.HIGH, Confidence.LOW)


JULY = date(2026, 7, 15)
UKRAINE: dict[Fact, FactValue] = {
    Fact.PERMIT_FIRST_ISSUED: on_day(date(2025, 6, 1)),
    Fact.NEEDY: True,
}


def checked_in_july(rule_id: str, **change: Any) -> RuleSet:
    row = {
        **shipped(rule_id),
        "status": ["temporary_protection"],
        "checked_on": "2026-07-10",
        "checked_by": "Helga Brandt",
        "verified_until": "2026-12-31",
        **change,
    }
    return rules_with(override(row, on=date(2026, 7, 10)))


def test_what_the_lead_has_checked_is_not_doubted_by_shipped_remarks() -> None:
    """For the first permit from 01.04.2025 everything shipped is low from May 2026 on."""
    rules = checked_in_july("benefits.sgb_ii", value="AsylbLG", note="Neues Gesetz geprüft.")
    kind = StatusKind.TEMPORARY_PROTECTION
    plain = evaluate(RULES, kind, BORN, JULY, UKRAINE)
    assert plain.answers[Area.BENEFITS].confidence is Confidence.LOW
    found = evaluate(rules, kind, BORN, JULY, UKRAINE)
    answer = found.answers[Area.BENEFITS]
    assert (answer.value, answer.confidence) == ("AsylbLG", Confidence.HIGH)
    assert (answer.checked_on, answer.lapsed_on) == (date(2026, 7, 10), None)
    assert "muss geprüft werden" not in answer.note and "Neues Gesetz" in answer.note
    assert Area.BENEFITS not in found.why[Reason.LAPSED]
    assert found.answers[Area.WORK].confidence is Confidence.LOW


def test_the_leads_own_last_day_and_confidence_count() -> None:
    rules = checked_in_july("benefits.sgb_ii", confidence="medium")
    kind = StatusKind.TEMPORARY_PROTECTION
    on_the_day = evaluate(rules, kind, BORN, date(2026, 12, 31), UKRAINE).answers[Area.BENEFITS]
    assert (on_the_day.confidence, on_the_day.lapsed_on) == (Confidence.MEDIUM, None)
    after = evaluate(rules, kind, BORN, date(2027, 1, 1), UKRAINE).answers[Area.BENEFITS]
    assert (after.confidence, after.lapsed_on) == (Confidence.LOW, date(2026, 12, 31))


def test_it_is_not_doubted_where_a_fiction_follows_it_either() -> None:
    rules = checked_in_july("benefits.sgb_ii")
    facts: dict[Fact, FactValue] = {
        **UKRAINE,
        Fact.PRIOR_STATUS: StatusName(StatusKind.TEMPORARY_PROTECTION),
    }
    answer = evaluate(rules, StatusKind.FICTION, BORN, JULY, facts).answers[Area.BENEFITS]
    assert (answer.value, answer.confidence) == ("SGB II", Confidence.HIGH)
    assert answer.author == "Helga Brandt"


def test_a_shipped_row_that_is_possible_as_well_is_still_doubted() -> None:
    """Without the day of the first permit the row of the lead is only one of two."""
    rules = checked_in_july("benefits.sgb_ii", when=["permit_first_issued from 2025-04-01"])
    kind = StatusKind.TEMPORARY_PROTECTION
    answer = evaluate(rules, kind, BORN, JULY, {Fact.NEEDY: True}).answers[Area.BENEFITS]
    assert (answer.author, answer.confidence) == ("Helga Brandt", Confidence.LOW)


def test_a_row_that_is_no_longer_active_does_not_count() -> None:
    row = {**shipped("benefits.duldung"), "value": "SGB II"}
    rules = rules_with(override(row, active=False))
    assert rules == RULES


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"value": "gratis"}, "value"),
        ({"area": "housing"}, "area"),
        ({"status": ["duldung"]}, "status"),
        ({"when": ["needy is true"]}, "when"),
        ({"when": ["rich = true"]}, "when"),
        ({"when": ["needy = vielleicht"]}, "when"),
        ({"law": []}, "law"),
        ({"checked_on": "gestern"}, "checked_on"),
        ({"checked_on": None}, "checked_on"),
        ({"confidence": "certain"}, "confidence"),
        ({"valid_until": "2020-01-01"}, "valid_until"),
        ({"note": 5}, "note"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_row_is_told_with_its_field(change: dict[str, Any], field: str) -> None:
    row = {**shipped("benefits.duldung"), **change}
    with pytest.raises(KnownError) as caught:
        responsibility.read_override(override(row), "Helga Brandt")
    assert caught.value.code is ErrorCode.RULES_INVALID
    assert caught.value.values == {"row": "benefits.duldung", "field": field}


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "5", '{"id": "benefits.other"}'])
def test_what_is_no_row_at_all_is_told(text: str) -> None:
    record = replace(override(shipped("benefits.duldung")), row=text)
    with pytest.raises(KnownError) as caught:
        responsibility.read_override(record, "Helga Brandt")
    assert caught.value.code is ErrorCode.RULES_INVALID


def test_a_row_under_another_id_is_refused() -> None:
    record = replace(override(shipped("benefits.duldung")), rule_id="benefits.other")
    with pytest.raises(KnownError) as caught:
        responsibility.read_override(record, "Helga Brandt")
    assert caught.value.values == {"row": "benefits.other", "field": "id"}


@pytest.mark.parametrize("rule", RULES.rules[:: len(RULES.rules) // 12], ids=lambda rule: rule.id)
def test_a_row_can_be_written_and_read_again(rule: Any) -> None:
    read = responsibility.read_override(override(rule_table(rule)), "Helga Brandt")
    assert replace(read, author="", dated=None) == rule


@pytest.mark.parametrize("part", ["as_of", "groups", "defaults", "statuses", "rules", "remarks"])
def test_a_file_that_lacks_a_part_is_told(part: str) -> None:
    path = resources() / "rules" / "responsibility.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    del table[part]
    with pytest.raises(KnownError) as caught:
        read_rules(table)
    assert caught.value.code is ErrorCode.RULES_INVALID
