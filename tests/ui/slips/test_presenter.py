"""What the page shows and reads, without Qt."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from integrif_desk.casework.answer import Answer, CodeTarget, TargetKind
from integrif_desk.casework.returned_slip import Choices
from integrif_desk.casework.slip_comparison import Comparison, RecommendationLine
from integrif_desk.casework.slip_file import TakenFile
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.handover import Decision, HandoverState, Purpose
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.domain.returned_slip import RecommendationSaid, SlipAnswer, interpret
from integrif_desk.domain.slip_standing import CurrentAnswer
from integrif_desk.ui.slips.presenter import (
    Row,
    can_enter,
    contact_words,
    done_words,
    first_input,
    judge_drop,
    read_choices,
    replaces,
    rows,
)

TODAY = date(2026, 3, 10)
SOME_ID = UUID(int=1)
EVERY = frozenset(Decision)


def seen(current: CurrentAnswer | None = None, **fields: str) -> Comparison:
    slip = interpret({"code": "K7-4F2Q-9", **fields})
    answered = current is not None
    return Comparison(
        file=TakenFile(name="a.pdf", content=b"", sha256="", slip=slip),
        slip=slip,
        target=CodeTarget(
            kind=TargetKind.HANDOVER,
            id=SOME_ID,
            case_id=SOME_ID,
            code="K7-4F2Q-9",
            person_name="Nuri, Said",
            actor_name="Kita",
            purpose=Purpose.COORDINATION,
            state=HandoverState.ANSWERED if answered else HandoverState.HANDED_OVER,
            answered_on=TODAY if answered else None,
        ),
        current=current or CurrentAnswer(),
        enterable=frozenset() if answered else EVERY,
        replaceable=EVERY if answered else frozenset(),
        document="Ü-26-001",
    )


def row(found: tuple[Row, ...], name: str) -> Row:
    return next(each for each in found if each.name == name)


def test_differences_are_told_in_words() -> None:
    current = CurrentAnswer(
        decision=Decision.B, expected_on=date(2026, 4, 1), told_by="Frau Beck", answered_on=TODAY
    )
    found = rows(seen(current, entscheidung="B", ab_datum="02042026", name="Katrin Seidel"))
    assert row(found, "Antwort").mark == "gleich"
    assert row(found, "Übernahme ab").mark == "anders"
    assert row(found, "Auskunft von") == Row("Auskunft von", "Katrin Seidel", "Frau Beck", "anders")
    assert row(found, "Tag der Antwort").mark == ""


def test_every_problem_stands_at_its_row_once() -> None:
    found = rows(
        seen(
            entscheidung="C",
            grund_text_C1="a",
            grund_text_C2="b",
            ab_datum="bald",
            Text1="und",
            fassung="zwei",
        )
    )
    assert len(row(found, "Worte dazu").problems) == 2
    assert len(row(found, "Übernahme ab").problems) == 1
    assert len(row(found, "Fassung").problems) == 1
    assert len(row(found, "Feld „Text1“").problems) == 1
    told = [problem for each in found for problem in each.problems]
    assert len(told) == len(set(told)) == 6


def test_what_no_slip_can_say_is_counted_and_cut() -> None:
    strange = {f"feld{number}": "x" for number in range(500)}
    told = rows(seen(None, grund_text_C6="a\n" * 5000, schritt="w" * 9000, **strange))
    by_name = {row.name: row for row in told}
    assert by_name["Worte dazu"].slip.count("\n") == 99
    assert len(by_name["Nächster Schritt"].slip) == 4002
    assert sum(len(row.problems) for row in told) == 31
    assert told[-1].problems[0].startswith("47")


def test_an_answer_that_fills_its_field_stays_whole() -> None:
    words = ("Wort " * 799).strip()
    assert words in [row.slip for row in rows(seen(schritt=words))]


def test_what_nobody_says_is_left_out() -> None:
    assert [each.name for each in rows(seen(entscheidung="A"))] == ["Antwort"]


def test_a_recommendation_is_shown_with_its_words() -> None:
    line = RecommendationLine(number=1, text="Abendkurs", said=SlipAnswer.YES)
    found = rows(replace(seen(entscheidung="A"), recommendations=(line,)))
    assert "greifen wir auf" in row(found, "Empfehlung 1").slip
    assert "Abendkurs" in row(found, "Empfehlung 1").slip


def test_a_contradiction_chooses_nothing() -> None:
    entered = first_input(seen(entscheidung="A", grund="C3"), Choices(), TODAY)
    assert entered.answer.decision == ""
    assert entered.answer.learned_by == LearnedBy.REPLY_SLIP


def test_a_plain_answer_is_filled_in_and_read_back() -> None:
    said = (RecommendationSaid(number=1, said=SlipAnswer.NO),)
    proposed = Choices(
        answer=Answer(
            decision=Decision.C,
            reason=DeclineReason.C3,
            on=TODAY,
            text="Zeugnis",
            learned_by=LearnedBy.REPLY_SLIP,
        ),
        next_step="Anruf",
        next_step_on=date(2026, 3, 20),
        said=said,
    )
    shown = seen(entscheidung="C", grund="C3")
    entered = first_input(shown, proposed, TODAY)
    choices, errors = read_choices(shown, proposed, entered, TODAY)
    assert errors == {}
    assert choices is not None
    assert choices.answer == proposed.answer
    assert (choices.next_step, choices.next_step_on) == ("Anruf", date(2026, 3, 20))
    assert choices.contact is None
    assert choices.response[0][1].startswith("„nicht umsetzbar“ (Rückmeldung zu Ü-26-001")
    assert done_words(choices).startswith("Antwort eingetragen: C3")


def test_a_step_needs_words_and_a_day() -> None:
    shown = seen(entscheidung="A")
    entered = replace(first_input(shown, Choices(), TODAY), with_step=True, enters=False)
    choices, errors = read_choices(shown, Choices(), entered, TODAY)
    assert choices is None
    assert set(errors) == {"step", "step_on"}


def test_replacing_needs_its_reason() -> None:
    shown = seen(CurrentAnswer(decision=Decision.A), entscheidung="C", grund="C4")
    proposed = Choices(answer=Answer(decision=Decision.C, reason=DeclineReason.C4, on=TODAY))
    entered = first_input(shown, proposed, TODAY)
    assert can_enter(shown)
    assert replaces(shown, entered)
    choices, errors = read_choices(shown, proposed, entered, TODAY)
    assert choices is None
    assert set(errors) == {"because"}
    told = replace(entered, because="Anruf war vorläufig")
    choices, errors = read_choices(shown, proposed, told, TODAY)
    assert choices is not None
    assert choices.replace_because == "Anruf war vorläufig"


def test_the_same_answer_is_not_asked_for() -> None:
    assert not can_enter(seen(CurrentAnswer(decision=Decision.A), entscheidung="A"))


def test_a_contact_is_offered_by_name_and_short() -> None:
    named = ContactPersonFacts(name="K & S " * 30, role="Leitung")
    words = contact_words(replace(seen(entscheidung="A"), new_contact=named))
    assert len(words) < 80
    assert "&&" in words
    assert contact_words(seen(entscheidung="A")) == ""


def test_what_is_dropped_is_judged(tmp_path: Path) -> None:
    assert judge_drop([str(tmp_path / "a.pdf")]) == tmp_path / "a.pdf"
    for paths in ([], ["a", "b"], [str(tmp_path)]):
        assert isinstance(judge_drop(paths), str)
