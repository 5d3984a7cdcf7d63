"""Conditions in German words: every one of the rules can be shown, chosen and spelled again."""

import pytest

from integrif_desk.casework.responsibility import shipped_rules
from integrif_desk.domain.responsibility.condition import read_condition
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.ui.admin import rules_conditions as words
from integrif_desk.ui.admin.rules_conditions import Parts, ValueKind

SHIPPED = sorted({one.text for rule in shipped_rules().rules for one in rule.when})


@pytest.mark.parametrize("text", SHIPPED)
def test_a_shipped_condition_comes_back_as_it_was(text: str) -> None:
    parts = words.parts_of(text)
    assert words.text_of(parts) == text
    assert parts.subject in dict(words.subjects(parts.subject))
    assert parts.comparison in dict(words.comparisons(parts.subject))
    assert parts.sense in dict(words.SENSES)
    if words.value_kind(parts.subject, parts.comparison) is ValueKind.CHOICE:
        assert parts.value in dict(words.values(parts.subject, parts.value))
    if words.value_kind(parts.subject, parts.comparison) is ValueKind.LAW:
        assert words.law_value(words.law_words(parts.value)) == parts.value


@pytest.mark.parametrize("subject", [name for name, _word in words.subjects()])
def test_everything_that_can_be_chosen_is_a_condition(subject: str) -> None:
    sample = {ValueKind.NUMBER: "3", ValueKind.DAY: "2025-04-01", ValueKind.LAW: "§ 25 Abs. 4"}
    for comparison, word in words.comparisons(subject):
        kind = words.value_kind(subject, comparison)
        offered = words.values(subject) if kind is ValueKind.CHOICE else ()
        for value in [key for key, _word in offered] or [sample.get(kind, "")]:
            for sense, _word in words.SENSES:
                parts = Parts(subject=subject, comparison=comparison, value=value, sense=sense)
                text = words.text_of(parts)
                assert read_condition(text).text == text
                assert words.refusal([text]) == ""
        assert word and "_" not in word


def test_every_fact_has_german_words() -> None:
    names = dict(words.subjects())
    assert set(names) >= set(Fact)
    assert all("_" not in name and name[0].isupper() for name in names.values())


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["age >= 18", "age <"], "Bedingung 2 („Alter in Jahren“): Bitte geben Sie eine ganze"),
        (["months_since entry_date >= drei"], "„Einreise am“): Bitte geben Sie eine ganze Zahl"),
        (["entry_date before 31.02.2025"], "zum Beispiel 12.03.2026"),
        (["provision = Duldung"], "zum Beispiel § 25 Abs. 4 Satz 2"),
        (["needy ="], "(„Hilfebedürftig“): Bitte wählen Sie einen Wert."),
        (["needy"], "Bitte wählen Sie einen Vergleich."),
    ],
)
def test_what_is_not_finished_is_kept_and_told(texts: list[str], said: str) -> None:
    assert said in words.refusal(texts)
    for text in texts:
        assert words.text_of(words.parts_of(text)) == text


def test_a_double_no_becomes_a_yes() -> None:
    assert words.text_of(words.parts_of("known needy != true")) == "known needy = false"
    assert words.parts_of("wenn arm") == Parts()
