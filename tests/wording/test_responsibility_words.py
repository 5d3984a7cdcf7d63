"""Every word of the rules has a German one, and sentences are whole."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation, Reason
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.vocabulary import VALUES, Advice, Area, Confidence
from integrif_desk.wording import fact_words
from integrif_desk.wording import responsibility as words

DAY = date(2026, 4, 29)


def evaluation(why: dict[Reason, tuple[Area, ...]], services: tuple[Advice, ...]) -> Evaluation:
    return Evaluation(
        status=None,
        born=None,
        on=DAY,
        age=None,
        as_of=DAY,
        answers={},
        duration=None,
        clarify_with=services,
        why=why,
    )


PLAIN = Answer(value="AA", law=("§ 35 SGB III",), checked_on=DAY, confidence=Confidence.HIGH)


def test_every_value_fact_and_area_has_a_german_word() -> None:
    for area, values in VALUES.items():
        assert words.AREAS[area]
        assert tuple(words.VALUE_WORDS[area]) == values
        assert all(words.value_word(area, value) for value in values)
    assert tuple(words.FACTS) == tuple(Fact)
    assert tuple(words.CONFIDENCES) == tuple(Confidence)
    assert [fact_words.fact_name(name) for name in ("status", "birth_date", "needy")] == [
        *("Aufenthaltspapier", "Geburtsdatum", "Hilfebedürftigkeit"),
    ]


def test_the_note_says_what_is_presumed_lapsed_and_by_whom() -> None:
    full = replace(
        PLAIN, notes=("Nur Beratung.",), presumed=("a", "b"), lapsed_on=DAY, author="Helga Brandt"
    )
    assert words.note(full) == (
        "Nur Beratung. Angenommen, weil nicht bekannt: a; b. "
        "Geprüft nur bis 29.04.2026; späteres Recht ist nicht geprüft. "
        "Regel der Leitung: Helga Brandt."
    )
    assert words.note(PLAIN) == ""


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_sentence(reason: Reason) -> None:
    (told,) = words.why(evaluation({reason: (Area.WORK, Area.BENEFITS)}, (Advice.MBE,)))
    assert told.endswith(".")
    assert reason is Reason.STATUS or "Arbeit, Leistungen" in told


def test_the_services_of_the_age_are_named() -> None:
    assert words.clarify(evaluation({}, ())) == ""
    assert words.clarify(evaluation({}, (Advice.MBE,))) == "bei MBE klären"
    assert words.clarify(evaluation({}, (Advice.MBE, Advice.JMD))) == "bei MBE/JMD klären"


def test_what_stands_beside_every_suggestion() -> None:
    told = words.disclaimer(evaluation({}, ()))
    assert told == "Orientierung, keine Rechtsberatung · Stand 29.04.2026"
