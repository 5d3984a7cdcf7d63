"""The lead's own rows of the rules: attributed, dated, kept through updates, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.casework import account, person, responsibility, responsible, rule, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility.decode import rule_table
from integrif_desk.domain.responsibility.evaluate import Reason
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.responsibility_views import RuleRow
from tests.casework.conftest import PASSPHRASE

RULE_ID = "work.ban"
OWN: dict[str, Any] = {
    "area": "recognition_advice",
    "status": ["toleration"],
    "when": [],
    "value": "conditions",
    "law": ["Erlass vom 01.03.2026"],
    "valid_from": "2026-03-01",
    "checked_on": "2026-03-10",
    "checked_by": "Sabine Hartwig",
    "confidence": "high",
    "note": "Nur mit Termin.",
}


def row_of(desk: Desk, rule_id: str) -> RuleRow:
    return next(row for row in rule.rows(desk) if row.rule.id == rule_id)


def changed_table(**values: Any) -> dict[str, Any]:
    shipped = next(one for one in responsibility.shipped_rules().rules if one.id == RULE_ID)
    return {**rule_table(shipped), **values}


@pytest.fixture
def tolerated(desk: Desk, open_case: Callable[..., UUID]) -> UUID:
    case_id = open_case(birth_date=date(1990, 1, 1))
    person_id = responsible.of_case(desk, case_id).person_id
    person.set_residence(desk, person_id, ResidenceFacts(kind=StatusKind.TOLERATION))
    return case_id


def test_a_replaced_row_names_who_and_when(desk: Desk) -> None:
    rule.override(desk, RULE_ID, changed_table(note="Anders."), "Erlass vom 01.03.")
    row = row_of(desk, RULE_ID)
    assert row.by_lead
    assert row.rule.note == "Anders."
    assert row.author == "Sabine Hartwig"
    assert row.rule.dated == date(2026, 3, 10)
    assert row.override is not None
    assert row.override.reason == "Erlass vom 01.03."
    assert row.shipped is not None
    assert row.shipped.note != "Anders."


def test_a_row_can_be_changed_again_and_reset(desk: Desk) -> None:
    rule.override(desk, RULE_ID, changed_table(note="Anders."), "eins")
    rule.override(desk, RULE_ID, changed_table(note="Noch anders."), "zwei")
    row = row_of(desk, RULE_ID)
    assert row.override is not None
    assert (row.rule.note, row.override.reason) == ("Noch anders.", "zwei")
    rule.deactivate(desk, row.override.id)
    assert not row_of(desk, RULE_ID).by_lead
    assert row_of(desk, RULE_ID).rule.note != "Noch anders."
    rule.activate(desk, row.override.id)
    assert row_of(desk, RULE_ID).rule.note == "Noch anders."


def test_two_leads_at_one_row_see_both_versions(desk: Desk) -> None:
    rule.override(desk, RULE_ID, changed_table(note="Anders."), "eins")
    seen = row_of(desk, RULE_ID).override
    assert seen is not None
    rule.override(desk, RULE_ID, changed_table(note="Noch anders."), "zwei")
    with pytest.raises(StaleRecord) as refused:
        rule.deactivate(desk, seen.id, version=seen.version)
    assert (refused.value.yours.active, refused.value.theirs.active) == (False, True)
    assert row_of(desk, RULE_ID).rule.note == "Noch anders."


def test_an_added_row_answers_and_its_contradiction_is_told(desk: Desk, tolerated: UUID) -> None:
    made = rule.add(desk, OWN, "Rücksprache mit der IQ-Beratung")
    found = responsible.of_case(desk, tolerated)
    answer = found.evaluation.answers[Area.RECOGNITION_ADVICE]
    assert (answer.value, answer.author) == ("conditions", "Sabine Hartwig")
    assert Reason.CONFLICT in found.evaluation.why
    assert made.created is not None
    rule.deactivate(desk, made.created)
    answer = responsible.of_case(desk, tolerated).evaluation.answers[Area.RECOGNITION_ADVICE]
    assert (answer.value, answer.author) == ("yes", "")


def test_an_update_never_overwrites_and_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule.override(desk, RULE_ID, changed_table(note="Anders."), "Erlass")
    assert row_of(desk, RULE_ID).changed_since is None
    shipped = responsibility.shipped_rules()
    checked = date(2026, 9, 1)
    newer = replace(
        shipped,
        rules=tuple(
            replace(one, note="Neue Vorgabe.", checked_on=checked) if one.id == RULE_ID else one
            for one in shipped.rules
        ),
    )
    monkeypatch.setattr(responsibility, "shipped_rules", lambda: newer)
    row = row_of(desk, RULE_ID)
    assert row.rule.note == "Anders."
    assert row.changed_since == checked
    assert row.shipped is not None
    assert row.shipped.note == "Neue Vorgabe."


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("value", "vielleicht"),
        ("when", ["needy ist wahr"]),
        ("status", ["Duldung"]),
        ("law", []),
        ("confidence", "sicher"),
        ("valid_until", "2020-01-01"),
        ("extra", "x"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(desk: Desk, field: str, wrong: object) -> None:
    with pytest.raises(KnownError) as refused:
        rule.override(desk, RULE_ID, changed_table(**{field: wrong}), "Grund")
    assert refused.value.code is ErrorCode.RULES_INVALID
    assert refused.value.values["field"] == field
    assert not row_of(desk, RULE_ID).by_lead


def test_a_reason_is_needed(desk: Desk) -> None:
    with pytest.raises(KnownError) as refused:
        rule.add(desk, OWN, "  ")
    assert refused.value.code is ErrorCode.REASON_TEXT_REQUIRED


def test_only_leads_change_rules(opened: vault.Opened, desk: Desk) -> None:
    account.add(opened, "Karl Anders", Role.VOLUNTEER, Salutation.MR, PASSPHRASE + "-zwei")
    other = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    calls: list[Callable[[], object]] = [
        lambda: rule.add(other, OWN, "Grund"),
        lambda: rule.override(other, RULE_ID, changed_table(), "Grund"),
        lambda: rule.deactivate(other, desk.account.id),
    ]
    for call in calls:
        with pytest.raises(KnownError) as refused:
            call()
        assert refused.value.code is ErrorCode.LEAD_REQUIRED


def test_an_unreadable_row_costs_no_answer(
    desk: Desk, tolerated: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule.override(desk, RULE_ID, changed_table(), "Grund")

    def refuse(one: object, author: str) -> object:
        raise KnownError(ErrorCode.RULES_INVALID, row=RULE_ID, field="value")

    monkeypatch.setattr(responsibility, "read_override", refuse)
    found = responsible.of_case(desk, tolerated)
    assert found.left_out == (RULE_ID,)
    assert found.evaluation.answers[Area.WORK].value
    assert row_of(desk, RULE_ID).broken == "value"


@pytest.mark.parametrize(
    "row", ["{", "[" * 100_000, '{"when":' + '{"not":' * 5000 + "1" + "}" * 5001]
)
def test_a_row_that_is_nested_without_end_is_told_as_unreadable(
    desk: Desk, tolerated: UUID, row: str
) -> None:
    rule.override(desk, RULE_ID, changed_table(), "Grund")
    stored = row_of(desk, RULE_ID).override
    assert stored is not None
    with desk.write() as work:
        work.save(replace(stored, row=row))
        work.commit()
    assert responsible.of_case(desk, tolerated).left_out == (RULE_ID,)
    assert row_of(desk, RULE_ID).broken == "row"


def test_an_old_row_of_the_lead_stays_through_the_years(
    desk: Desk, clock: Any, tolerated: UUID
) -> None:
    rule.add(desk, OWN, "Grund")
    clock.pass_days(30)
    found = responsible.of_case(desk, tolerated, date(2026, 3, 10) + timedelta(days=30))
    assert found.evaluation.answers[Area.RECOGNITION_ADVICE].author == "Sabine Hartwig"


def test_a_row_is_tried_out_and_not_saved(desk: Desk) -> None:
    question = responsibility.ask(
        responsibility.shipped_rules(),
        status="Duldung",
        born=date(1990, 1, 1),
        on=date(2026, 3, 10),
        facts=[("work_ban", "ja")],
        day_of=date.fromisoformat,
    )
    own = rule.active_rows(desk)
    assert own == ()
    tried = rule.try_out(desk, own, RULE_ID, changed_table(value="with_permit"), question)
    assert (tried.before.value, tried.after.value) == ("prohibited", "with_permit")
    assert tried.decides
    assert (tried.after.author, tried.before.author) == ("Sabine Hartwig", "")
    added = rule.try_out(desk, own, "", {**OWN, "when": ["age < 18"]}, question)
    assert (added.area, added.decides) == (Area.RECOGNITION_ADVICE, False)
    assert not row_of(desk, RULE_ID).by_lead


def test_a_row_is_tried_out_beside_the_other_rows_of_the_lead(desk: Desk) -> None:
    rule.override(desk, RULE_ID, changed_table(value="unclear"), "Grund")
    question = responsibility.ask(
        responsibility.shipped_rules(),
        status="Duldung",
        born=date(1990, 1, 1),
        on=date(2026, 3, 10),
        facts=[("work_ban", "ja")],
        day_of=date.fromisoformat,
    )
    own = rule.active_rows(desk)
    assert [one.id for one in own] == [RULE_ID]
    tried = rule.try_out(desk, own, RULE_ID, changed_table(value="with_permit"), question)
    assert (tried.before.value, tried.after.value) == ("unclear", "with_permit")
    assert tried.after.conflict
