"""How handovers and plans read, without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.casework.handover import Unprintable
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import Actor, ActorCategory, Channel
from integrif_desk.domain.case import Case, Phase
from integrif_desk.domain.contact_note import ContactKind, ContactNote, Lesson
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    Gap,
    HandoverState,
    Purpose,
    Recommendation,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import LanguageLevel, Level, Person
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.residence import ResidenceStatus, StatusKind
from integrif_desk.domain.views import CaseDetail, HandoverRow
from integrif_desk.ui.handovers import plan_presenter as plans
from integrif_desk.ui.handovers.presenter import (
    TITLES,
    cells,
    facts,
    second_lines,
    state_look,
    state_text,
)

TODAY = date(2026, 3, 10)
ID = UUID(int=1)
STAMP: dict[str, Any] = {
    "id": ID,
    "created_at": datetime(2026, 3, 10, tzinfo=UTC),
    "created_by": ID,
    "changed_at": datetime(2026, 3, 10, tzinfo=UTC),
    "changed_by": ID,
}
ROW = HandoverRow(
    id=ID,
    number="Ü-26-031",
    case_id=ID,
    case_number="F-25-014",
    person_name="Al-Ahmad, Mohammad",
    original_name="محمد",
    recipient_id=ID,
    recipient_name="Koordinierungsstelle",
    purpose=Purpose.COORDINATION,
    dated=TODAY,
    answer_code="K7-4F2Q-9",
    answer_by=date(2026, 3, 24),
    state=HandoverState.HANDED_OVER,
    decision=None,
    decline_reason=None,
    expected_on=None,
    answered_on=None,
    author="Helga Brandt",
    author_id=ID,
    page_count=4,
)
PERSON = Person(given_names="Mohammad", surname="Al-Ahmad", salutation=Salutation.MR, **STAMP)
DETAIL = CaseDetail(
    case=Case(
        person_id=ID,
        number="F-25-014",
        opened_on=TODAY,
        owner_id=ID,
        phase=Phase.QUALIFICATION,
        **STAMP,
    ),
    person=PERSON,
    owner_name="Helga Brandt",
    residence=None,
    languages=(),
    phases=(),
    follow_ups=(),
    referrals=(),
    handovers=(),
)
PLAN = HandoverPlan(case_id=ID, recipient_id=ID)


def answered(decision: Decision, **more: object) -> HandoverRow:
    return replace(ROW, decision=decision, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "text", "tone"),
    [
        (ROW, "erwartet bis 24.03.", "info"),
        (replace(ROW, answer_by=TODAY), "erwartet bis 10.03.", "info"),
        (replace(ROW, answer_by=date(2026, 3, 9)), "überfällig", "overdue"),
        (answered(Decision.A), "übernommen", "good"),
        (answered(Decision.B, expected_on=date(2026, 5, 1)), "später ab 01.05.2026", "waiting"),
        (answered(Decision.B), "übernimmt später", "waiting"),
        (
            answered(Decision.C, decline_reason=DeclineReason.C3),
            "abgelehnt – Unterlagen fehlen",
            "overdue",
        ),
        (answered(Decision.C), "abgelehnt", "overdue"),
    ],
)
def test_the_state_is_said_in_words(row: HandoverRow, text: str, tone: str) -> None:
    assert state_text(row, TODAY) == text
    assert state_look(row, TODAY)[1] == tone


def test_an_answer_after_the_day_is_not_overdue() -> None:
    late = answered(Decision.A, answer_by=date(2026, 3, 1), answered_on=date(2026, 3, 9))
    assert state_text(late, TODAY) == "übernommen"
    assert dict(facts(late, TODAY))["Antwort"] == "übernommen, am 09.03.2026"
    assert dict(facts(ROW, TODAY))["Antwort"] == "erwartet bis 24.03.2026"


def test_a_row_has_a_cell_for_every_title() -> None:
    assert len(cells(ROW, TODAY)) == len(second_lines(ROW)) == len(TITLES)
    assert second_lines(ROW)[1] == "F-25-014 · \u2068محمد\u2069"
    assert second_lines(replace(ROW, original_name=""))[1] == "F-25-014"


def an_actor(category: ActorCategory, *channels: Channel, name: str = "Stelle") -> Actor:
    return Actor(name=name, category=category, channels=channels, **STAMP)


@pytest.mark.parametrize(
    ("accepted", "offered"),
    [
        ((), (Channel.IN_PERSON, Channel.POST, Channel.ENCRYPTED_EMAIL)),
        ((Channel.EBO,), (Channel.EBO, Channel.IN_PERSON, Channel.POST)),
        (
            (Channel.PHONE, Channel.EMAIL, Channel.POST),
            (Channel.POST, Channel.IN_PERSON, Channel.ENCRYPTED_EMAIL),
        ),
        (
            (Channel.DE_MAIL, Channel.EBO, Channel.POST, Channel.ENCRYPTED_PDF),
            (Channel.DE_MAIL, Channel.EBO, Channel.POST, Channel.ENCRYPTED_PDF),
        ),
    ],
)
def test_accepted_ways_come_first(
    accepted: tuple[Channel, ...], offered: tuple[Channel, ...]
) -> None:
    assert plans.channels(an_actor(ActorCategory.JOBCENTER, *accepted)) == offered


def test_a_way_that_was_chosen_stays() -> None:
    unit = an_actor(ActorCategory.JOBCENTER, Channel.DE_MAIL, Channel.EBO, Channel.POST)
    assert plans.channels(unit, Channel.IN_PERSON)[-1] is Channel.IN_PERSON


def test_only_one_coordination_office_is_taken_without_asking() -> None:
    shop = an_actor(ActorCategory.EMPLOYER, name="Bäckerei")
    office = an_actor(ActorCategory.COORDINATION_OFFICE, name="Koordinierung")
    assert plans.ordered([shop, office]) == (office, shop)
    assert plans.usual_recipient([shop, office]) == office
    assert plans.usual_recipient([shop]) is None
    assert plans.usual_recipient([office, replace(office, id=UUID(int=2))]) is None


def test_proposals_fill_only_what_is_empty() -> None:
    unit = an_actor(ActorCategory.COORDINATION_OFFICE, Channel.EBO)
    fresh = plans.proposed(PLAN, DETAIL, unit)
    assert fresh.introduction.startswith("wir begleiten Herrn Al-Ahmad seit dem 10.03.2026.")
    assert [one.lead for one in fresh.requests] == ["Ansprechperson"]
    assert fresh.channel is Channel.EBO
    kept = plans.proposed(replace(PLAN, introduction="Eigenes."), DETAIL, unit)
    assert kept.introduction == "Eigenes."


def test_a_bare_case_has_no_content_to_tell_of() -> None:
    empty = {category for category in DataCategory if not plans.content(category, DETAIL, PLAN)}
    assert empty == set(DataCategory) - {DataCategory.IDENTITY, DataCategory.PATHWAY}
    assert plans.content(DataCategory.IDENTITY, DETAIL, PLAN) == "nur der Name"


def test_content_is_told_in_a_few_words() -> None:
    german = LanguageLevel(
        person_id=ID,
        language="de",
        level=Level.B1,
        proof="telc",
        proof_date=date(2025, 11, 21),
        **STAMP,
    )
    arabic = LanguageLevel(person_id=ID, language="ar", level=Level.NATIVE, **STAMP)
    residence = ResidenceStatus(
        person_id=ID, kind=StatusKind.TOLERATION, valid_until=date(2026, 4, 30), **STAMP
    )
    detail = replace(DETAIL, languages=(german, arabic), residence=residence)
    plan = replace(
        PLAN, note_ids=(ID,), lesson_ids=(ID, ID), recommendations=(Recommendation(text="x"),)
    )
    expected = {
        DataCategory.LANGUAGE: "Deutsch B1, Nachweis 21.11.2025, eine weitere",
        DataCategory.RESIDENCE: "Duldung, bis 30.04.2026",
        DataCategory.PATHWAY: "Qualifizierung, eine Notiz",
        DataCategory.PRACTICE: "2 Beobachtungen, eine Empfehlung",
    }
    assert {key: plans.content(key, detail, plan) for key in expected} == expected
    undated = replace(german, proof_date=None)
    assert "telc" in plans.content(
        DataCategory.LANGUAGE, replace(DETAIL, languages=(undated,)), PLAN
    )
    none_yet = replace(german, level=Level.NONE, proof="", proof_date=None)
    assert plans.content(DataCategory.LANGUAGE, replace(DETAIL, languages=(none_yet,)), PLAN) == (
        "Deutsch: noch keine Kenntnisse"
    )
    assert plans.content(DataCategory.LANGUAGE, replace(DETAIL, languages=(arabic,)), PLAN) == (
        "Arabisch"
    )


def test_a_very_long_name_does_not_stand_in_the_question() -> None:
    assert plans.discussed_question(PERSON) == "Mit Herrn Al-Ahmad besprochen am"
    endless = replace(PERSON, surname="A" * 400)
    assert plans.discussed_question(endless) == "Mit der Person besprochen am"


def test_every_gap_and_category_has_its_words() -> None:
    assert all(plans.gap_name(gap) for gap in Gap)
    shown = [section.category for _group, rows in plans.SECTIONS for section in rows]
    assert sorted(shown) == sorted(DataCategory)


def test_a_note_says_what_it_teaches() -> None:
    note = ContactNote(
        case_id=ID,
        occurred_at=datetime(2026, 3, 5, 12, tzinfo=UTC),
        kind=ContactKind.PHONE,
        text="x",
        lesson=Lesson.HELPED,
        **STAMP,
    )
    assert plans.note_heading(note) == "05.03.2026 · Telefonat · hat geholfen"
    assert plans.note_heading(replace(note, lesson=None)) == "05.03.2026 · Telefonat"


def test_unprintable_characters_are_told_with_their_place() -> None:
    long = "Am Anfang steht hier ein langer Satz, dann 😀 und danach noch einmal so viel Text."
    told = plans.unprintable_sentence([Unprintable("😀", long)])
    assert "😀 in „…n langer Satz, dann 😀 und danach noch ein…“" in told
    assert "und 2 weitere" in plans.unprintable_sentence([Unprintable("😀", "😀")] * 5)
