"""What enters a handover, and what never does."""

import io
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pypdfium2
import pytest

from integrif_desk.casework import actor, contact_note, handover
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.contact_note import Visibility
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.handover import DataCategory, Recommendation
from tests.casework.agreed import agree
from tests.casework.handovers import TELLING, issue, log, plan_of, stored

OpenCase = Callable[..., UUID]


@pytest.mark.parametrize("left_out", list(DataCategory))
def test_what_is_left_out_is_in_no_byte_of_the_snapshot(
    desk: Desk, full_case: UUID, jobcenter: UUID, left_out: DataCategory
) -> None:
    everything = frozenset(DataCategory)
    advice = (Recommendation(text="Vorsprechen am Dienstag"),)
    plan = plan_of(
        desk, full_case, jobcenter, included=everything - {left_out}, recommendations=advice
    )
    snapshot = stored(desk, issue(desk, plan))
    for category, words in TELLING.items():
        for word in words:
            if category is left_out and word == "Hecklingen":
                continue  # the town is part of the address, which is still handed over
            assert (word in snapshot) == (category is not left_out), (category, word)


@pytest.mark.parametrize(
    ("label", "salutation", "printed"),
    [
        ("Koch/Köchin", Salutation.MR, "Koch"),
        ("Fahrer für Lkw/Fahrerin für Lkw", Salutation.MS, "Fahrerin für Lkw"),
        ("Koch/Köchin", Salutation.NEUTRAL, "Koch/Köchin"),
        ("Schichtleiter/in Bergbau", Salutation.MS, "Schichtleiter/in Bergbau"),
        ("Hebamme/Entbindungspfleger", Salutation.MR, "Hebamme/Entbindungspfleger"),
        ("Elektroniker", Salutation.MS, "Elektroniker"),
    ],
)
def test_an_occupation_is_told_as_the_person_is_addressed(
    desk: Desk,
    open_case: OpenCase,
    jobcenter: UUID,
    label: str,
    salutation: Salutation,
    printed: str,
) -> None:
    case_id = open_case(occupation_label=label, salutation=salutation)
    agree(desk, case_id, jobcenter)
    created = issue(desk, plan_of(desk, case_id, jobcenter, included=frozenset(DataCategory)))
    assert handover.stored_snapshot(desk, created).occupation == printed


def test_without_person_and_address_no_town_is_told(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset({DataCategory.LANGUAGE}))
    assert "Hecklingen" not in stored(desk, issue(desk, plan))


def test_an_internal_note_never_leaves_even_when_an_old_draft_names_it(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    notes = contact_note.notes(desk, full_case)
    plan = plan_of(
        desk,
        full_case,
        jobcenter,
        note_ids=tuple(note.id for note in notes),
        lesson_ids=tuple(note.id for note in notes),
    )
    lesson = next(note for note in notes if note.lesson is not None)
    contact_note.change(desk, replace(lesson, visibility=Visibility.INTERNAL))
    snapshot = stored(desk, issue(desk, plan))
    assert "Lebenslauf" in snapshot
    assert "Streit" not in snapshot
    assert "Anrufen" not in snapshot


def test_notes_of_another_case_cannot_be_handed_over(
    desk: Desk, open_case: OpenCase, full_case: UUID, jobcenter: UUID
) -> None:
    foreign = log(desk, open_case("Zahra", "Nazari"), "Fremdes")
    plan = plan_of(desk, full_case, jobcenter, note_ids=(foreign,))
    assert "Fremdes" not in stored(desk, issue(desk, plan))


def test_the_reminder_of_a_referral_goes_with_the_referrals(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    tasks = frozenset({DataCategory.TASKS})
    alone = handover.stored_snapshot(
        desk, issue(desk, plan_of(desk, full_case, jobcenter, included=tasks))
    )
    assert [task.task for task in alone.tasks] == ["Zeugnisse abholen"]
    both = handover.stored_snapshot(
        desk,
        issue(
            desk,
            plan_of(desk, full_case, jobcenter, included=tasks | {DataCategory.REFERRALS}),
        ),
    )
    assert len(both.tasks) == 2


def test_the_letter_is_addressed_to_the_person_at_the_office(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, contacts=(ContactPersonFacts(name="Frau Beispiel"),)))
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    with pypdfium2.PdfDocument(io.BytesIO(handover.pdf(desk, issued))) as document:
        first = document[0].get_textpage().get_text_bounded()
        assert len(document) == handover.view(desk, issued).page_count
    assert "z. Hd. Frau Beispiel" in first
