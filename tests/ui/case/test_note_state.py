"""The fields of a note without a window: values, drafts, proposals."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.ui.case.note_state import (
    Later,
    NoteState,
    day_of,
    draft_hint,
    from_draft,
    later_words,
    new_note,
    proposed_days,
    proposed_task,
    to_draft,
)

TODAY = date(2026, 3, 10)
CASE = UUID(int=7)


def test_a_line_alone_makes_a_note() -> None:
    note = new_note(NoteState(text="HWK rief an"), CASE, TODAY)
    assert (note.text, note.minutes, note.follow_up, note.occurred_at) == (
        "HWK rief an",
        0,
        None,
        None,
    )
    assert note.visibility is Visibility.INTERNAL


def test_a_follow_up_takes_the_first_words_and_the_first_actor() -> None:
    actors = (uuid4(), uuid4())
    state = NoteState(
        text="Fächerverzeichnis fehlt noch.\nBruder fotografiert es.",
        actors=" ".join(map(str, actors)),
        later=Later.ONE_WEEK,
        due="17.03.2026",
    )
    follow_up = new_note(state, CASE, TODAY).follow_up
    assert follow_up is not None
    assert follow_up.task == "Fächerverzeichnis fehlt noch"
    assert follow_up.due_on == date(2026, 3, 17)
    assert follow_up.actor_id == actors[0]


@pytest.mark.parametrize(
    ("state", "field", "code"),
    [
        (NoteState(text="  "), "text", ErrorCode.FIELD_REQUIRED),
        (NoteState(text="a", when="12.03.2026"), "when", ErrorCode.DATE_IN_FUTURE),
        (NoteState(text="a", when="gestrn"), "when", ErrorCode.DATE_INVALID),
        (NoteState(text="a", later=Later.DAY), "due", ErrorCode.DATE_INVALID),
        (NoteState(text="a", later=Later.DAY, due="1.3.2026"), "due", ErrorCode.DATE_IN_PAST),
    ],
)
def test_what_cannot_stand_is_said_at_its_field(
    state: NoteState, field: str, code: ErrorCode
) -> None:
    with pytest.raises(FieldError) as caught:
        new_note(state, CASE, TODAY)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_yesterday_is_given_at_noon() -> None:
    note = new_note(NoteState(text="a", when="gestern"), CASE, TODAY)
    assert note.occurred_at is not None
    assert note.occurred_at.astimezone().date() == date(2026, 3, 9)


def test_a_draft_comes_back_as_it_was_kept() -> None:
    state = NoteState(
        text="لقاء – mit Absatz\n", kind=ContactKind.PHONE, minutes="25", lesson=Lesson.HELPED
    )
    kept = to_draft(state, datetime(2026, 3, 10, 9, 41, tzinfo=UTC))
    assert from_draft(kept) == state
    local = datetime(2026, 3, 10, 9, 41, tzinfo=UTC).astimezone()
    assert draft_hint(kept) == f"Entwurf von {local:%H:%M} Uhr"


def test_a_draft_of_another_version_loses_only_what_no_longer_fits() -> None:
    found = from_draft({"text": "a", "kind": "fax", "minutes": "viele", "colour": "red"})
    assert found == NoteState(text="a")


def test_long_first_lines_are_cut_at_a_word() -> None:
    task = proposed_task("Wort " * 40)
    assert task.endswith("Wort …")
    assert len(task) <= 62


def test_choices_of_a_follow_up_name_their_day() -> None:
    assert later_words(Later.ONE_WEEK, TODAY) == "Di, 17.03. (1 Woche)"
    assert later_words(Later.NEVER, TODAY) == "keine"
    assert day_of(Later.DAY, TODAY) is None


def test_no_day_is_proposed_on_which_offices_are_closed() -> None:
    closed = {day: date(2026, 4, 7) for day in proposed_days(TODAY)}
    assert day_of(Later.ONE_WEEK, TODAY, closed) == date(2026, 4, 7)
    assert later_words(Later.TWO_WEEKS, TODAY, closed) == "Di, 07.04. (2 Wochen)"
    assert day_of(Later.TOMORROW, TODAY, closed) == date(2026, 3, 11)
