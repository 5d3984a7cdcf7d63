"""Every remark and every problem of a returned slip has a sentence, with nothing left open."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.domain.errors import ErrorCode
from integrif_desk.domain.handover import Decision, HandoverState
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.domain.returned_slip import Problem, SlipAnswer, Trouble
from integrif_desk.domain.slip_standing import CurrentAnswer, NearCode, Remark, SlipFacts
from integrif_desk.wording.slip_words import (
    answer_words,
    current_words,
    field_name,
    problem_words,
    remark_words,
    response_words,
)

FACTS = SlipFacts(
    code="K7-4F2Q-9",
    author="Anker e. V.",
    by_hand=ErrorCode.RETURNED_FLATTENED,
    person_name="Al-Ahmad, Mohammad",
    actor_name="Jobcenter Staßfurt",
    document="Ü-26-031",
    state=HandoverState.ANSWERED,
    current=CurrentAnswer(
        decision=Decision.B,
        expected_on=date(2026, 4, 1),
        answered_on=date(2026, 3, 12),
        learned_by=LearnedBy.PHONE,
    ),
    read_on=date(2026, 3, 12),
    reader="Helga Brandt",
    superseded_by="Ü-26-032",
    near=(NearCode(code="K7-4F2Q-9", person_name="Nuri, Said", actor_name="Kita"),),
)


@pytest.mark.parametrize("remark", list(Remark))
@pytest.mark.parametrize("facts", [FACTS, SlipFacts(code="")], ids=["full", "bare"])
def test_every_remark_is_a_sentence(remark: Remark, facts: SlipFacts) -> None:
    words = remark_words(remark, facts)
    assert words.endswith(".")
    assert not {"{", "}", "!"} & set(words)


@pytest.mark.parametrize("trouble", list(Trouble))
@pytest.mark.parametrize("typed", ["2026-03-12", "{typed}", ""])
def test_every_problem_is_a_sentence_or_a_remark(trouble: Trouble, typed: str) -> None:
    words = problem_words(Problem(trouble=trouble, field="grund_text_C3", typed=typed))
    if trouble in (Trouble.CODE_MISSING, Trouble.CODE_WRONG):
        assert words == ""
    else:
        assert words.endswith(".")
        assert "!" not in words


def test_what_is_meant_is_said() -> None:
    meant = Problem(trouble=Trouble.REASON_MISSING, field="grund", suggestion="C2")
    assert "C2" in problem_words(meant)


def test_answers_read_as_they_stand_on_paper() -> None:
    assert answer_words(None, None, None) == "keine Antwort"
    assert (
        answer_words(Decision.C, DeclineReason.C3, None)
        == "C3 – kann nicht übernehmen: Unterlagen fehlen"
    )
    assert current_words(FACTS.current).startswith(
        "B – übernimmt später, ab 01.04.2026 (vom 12.03."
    )


def test_fields_are_named_as_on_the_slip() -> None:
    assert field_name("grund_text_C3") == "Text zu C3"
    assert field_name("empf_2") == "Empfehlung 2"
    assert field_name("Text1") == "Feld „Text1“"


def test_a_finding_notes_what_the_office_said() -> None:
    assert (
        response_words(SlipAnswer.YES, "Ü-26-031", date(2026, 3, 12))
        == "„greifen wir auf“ (Rückmeldung zu Ü-26-031, 12.03.2026)"
    )


def test_a_withdrawn_referral_speaks_of_itself() -> None:
    referral = replace(FACTS, document="", state=ReferralState.WITHDRAWN)
    assert "Verweisung" in remark_words(Remark.WITHDRAWN, referral)
    wrong = replace(referral, state=ReferralState.ENTERED_IN_ERROR)
    assert "Irrtum" in remark_words(Remark.WITHDRAWN, wrong)
