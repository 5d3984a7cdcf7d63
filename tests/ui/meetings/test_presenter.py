"""How agreements read and what their forms hold, without a window."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from integrif_desk.domain.meeting import Agreement, AgreementEvent, AgreementState, Meeting
from integrif_desk.domain.meeting_views import (
    AgreementDetail,
    AgreementFilter,
    AgreementRow,
    MeetingRow,
    Tally,
)
from integrif_desk.ui.meetings import meeting_input, presenter
from integrif_desk.ui.meetings.presenter import PUT_OFF, STEPS, Scope

TODAY = date(2026, 3, 10)
AT, AUTHOR, OWNER = datetime(2026, 1, 20, tzinfo=UTC), uuid4(), uuid4()


def stamp() -> dict[str, Any]:
    return {
        "id": uuid4(),
        "created_at": AT,
        "created_by": AUTHOR,
        "changed_at": AT,
        "changed_by": AUTHOR,
    }


def row(due_on: date, **more: Any) -> AgreementRow:
    seen = {name: more.pop(name) for name in ("asked_on", "times_put_off") if name in more}
    agreement = Agreement(
        meeting_id=uuid4(), task="Kursliste", due_on=due_on, actor_id=OWNER, **more, **stamp()
    )
    return AgreementRow(
        agreement=agreement,
        owner="Jobcenter",
        meeting_title="Runder Tisch",
        agreed_on=date(2026, 1, 20),
        **seen,
    )


def event(day: date, due_on: date, state: AgreementState) -> tuple[AgreementEvent, str]:
    made = AgreementEvent(
        agreement_id=uuid4(), state=state, happened_on=day, due_on=due_on, **stamp()
    )
    return made, "Helga Brandt"


def test_days_read_relative_to_today() -> None:
    late, soon = row(date(2026, 3, 5)), row(date(2026, 3, 24))
    assert presenter.due_sentence(late, TODAY) == "fällig am Do, 05.03.2026, seit 5 Tagen"
    assert presenter.due_sentence(soon, TODAY) == "fällig am Di, 24.03.2026 (in 14 Tagen)"
    assert presenter.due_note(late, TODAY) == "seit 5 Tagen"
    kept = row(TODAY, state=AgreementState.KEPT, state_since=date(2026, 3, 9))
    assert presenter.due_sentence(kept, TODAY) == "eingehalten am 09.03.2026"
    assert presenter.due_note(kept, TODAY) == "abgeschlossen"
    moved = row(TODAY, times_put_off=2, asked_on=date(2026, 3, 2), remark="Krankheit")
    assert presenter.meta(moved, TODAY) == "2-mal verschoben, nachgefragt am 02.03., Krankheit"


def test_the_history_tells_steps_apart() -> None:
    first, later = date(2026, 2, 20), date(2026, 3, 20)
    detail = AgreementDetail(
        row=row(later),
        events=(
            event(date(2026, 1, 20), first, AgreementState.OPEN),
            event(date(2026, 2, 22), first, AgreementState.OPEN),
            event(date(2026, 2, 23), later, AgreementState.OPEN),
            event(date(2026, 3, 9), later, AgreementState.PARTLY),
        ),
        tally=Tally(owner="Jobcenter", kept=7, settled=9, open=2),
    )
    told = [line.head + line.beside for line in presenter.event_words(detail, TODAY)]
    assert told == [
        "vereinbart, fällig am 20.02.2026",
        "nachgefragt",
        "verschoben auf Fr, 20.03.2026",
        "teilweise eingehalten",
    ]
    record = presenter.owner_record(detail.tally)
    assert record.endswith(": 7 von 9 eingehalten, 2 offen")
    nothing = presenter.owner_record(Tally(owner="x", kept=0, settled=0, open=0))
    assert nothing.endswith("noch nichts abgeschlossen")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), ("", "")),
        ((2, 0, 0), ("erledigt", "")),
        ((3, 2, 0), ("2 offen", "")),
        ((3, 2, 1), ("1 überfällig", "2 offen")),
    ],
)
def test_a_meeting_tells_what_is_open(counts: tuple[int, int, int], words: tuple[str, str]) -> None:
    agreements, still_open, overdue = counts
    shown = MeetingRow(
        id=uuid4(),
        title="Runder Tisch",
        held_on=date(2025, 12, 2),
        place="Bernburg",
        participants=(),
        agreements=agreements,
        open=still_open,
        overdue=overdue,
    )
    assert presenter.meeting_state(shown) == words
    assert presenter.meeting_second(shown, TODAY) == "02.12.2025 · Bernburg"


def test_what_was_left_open_becomes_lines_of_the_notes() -> None:
    rows = [row(date(2026, 2, 2)), row(date(2026, 3, 2))]
    lines = presenter.agenda(rows[:1]).splitlines()
    assert lines == [
        "Offen vom letzten Treffen:",
        "– Jobcenter: Kursliste (vereinbart am 20.01.2026, fällig am 02.02.2026)",
    ]
    assert presenter.agenda(rows).startswith("Offen von früheren Treffen:")


def test_the_meeting_form_gives_back_what_it_was_given() -> None:
    meeting = Meeting(
        title="ጉባኤ",
        held_on=date(2026, 4, 1),
        place="Bernburg",
        participant_ids=(OWNER,),
        account_ids=(AUTHOR,),
        attendees="Frau Keller",
        minutes_text="Kurse\n\nab Mai",
        **stamp(),
    )
    texts = meeting_input.meeting_texts(meeting)
    entered, errors = meeting_input.read_meeting(texts, TODAY)
    assert errors == {}
    assert entered is not None
    assert meeting_input.changed_meeting(meeting, entered) == meeting
    nothing, errors = meeting_input.read_meeting({"held_on": "31.2."}, TODAY)
    assert nothing is None
    assert errors.keys() == {"title", "held_on"}


def test_an_agreement_names_its_owner_in_its_draft() -> None:
    mine = row(date(2026, 3, 24))
    texts = meeting_input.agreement_texts(mine)
    entered, errors = meeting_input.read_agreement(texts, TODAY)
    assert errors == {}
    assert entered is not None
    assert (entered.actor_id, entered.account_id) == (OWNER, None)
    for broken in ("", "actor:", "actor:kaputt", f"person:{OWNER}"):
        assert meeting_input.owner_of(broken) is None
    assert meeting_input.ids_of(f"{OWNER} kaputt {AUTHOR}") == (OWNER, AUTHOR)


@pytest.mark.parametrize("kind", STEPS, ids=lambda kind: kind.icon)
def test_steps_are_read_with_their_days(kind: presenter.StepKind) -> None:
    texts = {"happened_on": "gestern", "due_on": "1.4.", "remark": " Krankheit "}
    step, errors = meeting_input.read_step(kind, texts, TODAY)
    assert errors == {}
    assert step is not None
    assert step.happened_on == date(2026, 3, 9)
    assert step.due_on == (date(2026, 4, 1) if kind is PUT_OFF else None)
    assert presenter.step_said(kind, step.due_on)
    refused, errors = meeting_input.read_step(kind, {"happened_on": "morgen"}, TODAY)
    assert refused is None
    assert "happened_on" in errors
    assert ("due_on" in errors) is (kind is PUT_OFF)


def test_the_printed_list_says_whose_it_is() -> None:
    account_id = UUID(int=7)
    shown = presenter.wanted(Scope.OVERDUE, TODAY, account_id, "kurs")
    assert presenter.scope_words(shown, "Helga Brandt") == (
        "Helga Brandt, nur überfällige, mit ‚kurs‘"
    )
    assert presenter.scope_words(AgreementFilter(today=TODAY), "Helga Brandt") == ""


def test_every_empty_list_says_why() -> None:
    sentences = {presenter.empty_sentence(scope, "", mine=False) for scope in Scope}
    sentences.add(presenter.empty_sentence(Scope.OPEN, "", mine=True))
    sentences.add(presenter.empty_sentence(Scope.OPEN, "xy", mine=False))
    assert len(sentences) == 5
