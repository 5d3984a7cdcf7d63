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


def shipped(rule_id: str) -> dict[str, Any]:
    return rule_table(next(rule for rule in RULES.rules if rule.id == rule_id))


def asked(rules: RuleSet, status: StatusKind = StatusKind.TOLERATION) -> Evaluation:
    return evaluate(rules, status, BORN, DAY, {})


def test_a_row_of_the_lead_takes_the_place_of_the_shipped_one() -> None:
    row = {**shipped("benefits.duldung"), "value": "SGB II", "note": "Auskunft vom Sozialamt."}
    rules = responsibility.rules_with([(override(row), "Helga Brandt")])
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
    found = asked(responsibility.rules_with([(override(row), "Helga Brandt")]))
    assert found.answers[Area.BENEFITS].value == "SGB XII"
    assert found.why == {Reason.CONFLICT: (Area.BENEFITS,)}


def test_an_added_row_that_agrees_is_no_conflict() -> None:
    row = {**shipped("benefits.duldung"), "id": "kreis.duldung", "note": "Zimmer 12."}
    found = asked(responsibility.rules_with([(override(row), "Helga Brandt")]))
    assert (found.answers[Area.BENEFITS].value, found.why) == ("AsylbLG", {})
    assert "Zimmer 12." in found.answers[Area.BENEFITS].note


def test_the_leads_own_check_counts_after_the_shipped_one_has_lapsed() -> None:
    row = {**shipped("benefits.asylum"), "checked_on": "2026-07-01", "checked_by": "Helga Brandt"}
    rules = responsibility.rules_with([(override(row, on=date(2026, 7, 1)), "Helga Brandt")])
    on = date(2026, 7, 2)
    lead = evaluate(rules, StatusKind.PERMISSION_TO_STAY, BORN, on, {}).answers[Area.BENEFITS]
    plain = evaluate(RULES, StatusKind.PERMISSION_TO_STAY, BORN, on, {}).answers[Area.BENEFITS]
    assert (lead.confidence, plain.confidence) == (Confidence.HIGH, Confidence.LOW)


def test_a_row_that_is_no_longer_active_does_not_count() -> None:
    row = {**shipped("benefits.duldung"), "value": "SGB II"}
    rules = responsibility.rules_with([(override(row, active=False), "Helga Brandt")])
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
