"""What has changed since the last handover, and what is nobody's business."""

from dataclasses import replace
from datetime import date

from integrif_desk.domain.handover import DataCategory, HandoverSnapshot
from integrif_desk.domain.handover_changes import compare, kind_of, kind_of_part
from integrif_desk.domain.handover_extracts import ChangeKind, Part
from integrif_desk.domain.person import Level
from integrif_desk.domain.referral import ReferralState
from integrif_desk.wording.handover_changes import sections, told
from tests.documents.snapshots import FULL


def kinds(before: HandoverSnapshot, now: HandoverSnapshot) -> set[tuple[Part, ChangeKind, int]]:
    return {(mark.part, mark.kind, mark.index) for mark in compare(before, now).marks}


def test_the_same_case_has_not_changed() -> None:
    since = compare(FULL, replace(FULL, number="Ü-26-032", dated=date(2026, 4, 1)))
    assert since.marks == ()
    assert told(since) == "Seit der Übergabe Ü-26-031 vom 10.03.2026 hat sich nichts geändert."


def test_rows_are_new_changed_or_gone() -> None:
    first, *rest = FULL.tasks
    moved = replace(first, due_on=date(2026, 12, 1))
    fresh = replace(first, task="Sprachtest anmelden")
    now = replace(FULL, tasks=(moved, *rest[:-1], fresh))
    assert kinds(FULL, now) == {
        (Part.TASKS, ChangeKind.CHANGED, 0),
        (Part.TASKS, ChangeKind.NEW, len(now.tasks) - 1),
        (Part.TASKS, ChangeKind.REMOVED, 0),
    }
    since = compare(FULL, now)
    assert sections(since) == ("Offene Aufgaben (1 neu, 1 geändert, 1 entfallen)",)
    assert kind_of(since, "tasks", 0) is ChangeKind.CHANGED
    assert kind_of(since, "tasks", 1) is None
    assert kind_of_part(since, Part.TASKS) is ChangeKind.CHANGED
    assert kind_of_part(since, Part.NOTES) is None


def test_days_that_pass_are_no_change_and_an_answer_is_one() -> None:
    first, *rest = FULL.referrals
    older = replace(first, working_days_open=99)
    assert kinds(FULL, replace(FULL, referrals=(older, *rest))) == set()
    state = next(one for one in ReferralState if one is not first.state)
    answered = replace(first, state=state)
    assert kinds(FULL, replace(FULL, referrals=(answered, *rest))) == {
        (Part.REFERRALS, ChangeKind.CHANGED, 0)
    }


def test_a_value_that_was_not_there_is_new() -> None:
    before = replace(FULL, urgent="")
    assert kinds(before, FULL) == {(Part.URGENT, ChangeKind.NEW, 0)}
    first, *rest = FULL.languages
    other = Level.C1 if first.level is not Level.C1 else Level.B2
    now = replace(FULL, languages=(replace(first, level=other), *rest))
    assert kinds(FULL, now) == {(Part.LANGUAGES, ChangeKind.CHANGED, 0)}


def test_what_is_held_back_now_is_not_told() -> None:
    kept = replace(
        FULL,
        included=FULL.included - {DataCategory.REFERRALS, DataCategory.RESIDENCE},
        referrals=(),
        residence=None,
        person=replace(FULL.person, birth_date=None),
        background="",
        notes=FULL.notes[1:],
    )
    assert kinds(FULL, kept) == set()


def test_what_may_be_told_for_the_first_time_is_new() -> None:
    before = replace(FULL, included=FULL.included - {DataCategory.TASKS}, tasks=())
    marks = compare(before, FULL).marks
    assert {mark.part for mark in marks} == {Part.TASKS}
    assert {mark.kind for mark in marks} == {ChangeKind.NEW}
    assert len(marks) == len(FULL.tasks)
