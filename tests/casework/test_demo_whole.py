"""The written cases use all that the desk can hold: what the casework list promises is counted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    approval,
    attachment,
    case,
    consent,
    follow_up,
    form_review,
    handover,
    meeting,
    parts,
    person,
    practice_finding,
    rule,
    vault,
    volunteer_profile,
)
from integrif_desk.casework.demo import create_demo
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.desk import Desk, saxony_anhalt_holidays
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.consent import ConsentState
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import Care
from integrif_desk.domain.finding_views import FindingDetail, FindingFilter
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.meeting import AgreementState
from integrif_desk.domain.meeting_views import MeetingFilter
from integrif_desk.domain.person import Literacy
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.practice_finding import EvidenceKind, FindingState, Perspective
from integrif_desk.domain.qualification import Recognition
from integrif_desk.domain.views import ActorFilter, CaseDetail, CaseFilter
from integrif_desk.store.keyring_file import KdfParameters

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
TODAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo") / "store"
    made = create_demo(folder, today=TODAY, kdf=CHEAP)
    noon = DemoDays(TODAY, saxony_anhalt_holidays()).moment
    with closing(vault.unlock(folder, made.name, made.passphrase)) as opened:
        yield replace(opened.desk, now=lambda: noon(0, time(12)))


@pytest.fixture(scope="module")
def details(desk: Desk) -> tuple[CaseDetail, ...]:
    lists = [CaseFilter(today=TODAY), CaseFilter(today=TODAY, state=CaseState.CLOSED)]
    rows = [row for wanted in lists for row in case.cases(desk, wanted).rows]
    return tuple(case.read(desk, row.id) for row in rows)


@pytest.fixture(scope="module")
def profiles(desk: Desk, details: tuple[CaseDetail, ...]) -> tuple[PersonProfile, ...]:
    return tuple(person.profile(desk, detail.person.id) for detail in details)


@pytest.fixture(scope="module")
def findings(desk: Desk) -> tuple[FindingDetail, ...]:
    rows = practice_finding.findings(desk, FindingFilter(), limit=100).rows
    return tuple(practice_finding.view(desk, row.id) for row in rows)


def of(details: tuple[CaseDetail, ...], surname: str) -> UUID:
    """Return the case of the person of that surname."""
    (found,) = (d.case.id for d in details if d.person.surname == surname)
    return found


def test_persons_are_known_in_full(profiles: tuple[PersonProfile, ...]) -> None:
    assert sum(bool(one.spellings) for one in profiles) >= 5
    assert all(each.source for one in profiles for each in one.spellings)
    assert {one.person.literacy for one in profiles} == set(Literacy) - {Literacy.UNKNOWN}
    assert any(one.literacy_steps for one in profiles)
    assert all(one.person.birth_place and one.person.availability for one in profiles)
    assert all(one.person.competences for one in profiles)
    assert sum(bool(one.person.work_limitations) for one in profiles) == 2
    assert [one.person.display_name for one in profiles if one.person.surname_first] == [
        "Sawtschuk Mykola"
    ]
    cares = {member.care for one in profiles for member in one.family}
    assert cares >= {Care.DAY_CARE, Care.SCHOOL, Care.DAY_CARE_WANTED}
    assert all(one.situation for one in profiles)


def test_german_is_told_by_skill_with_proof_and_the_way_to_it(
    profiles: tuple[PersonProfile, ...],
) -> None:
    german = [level for one in profiles for level in one.languages if level.language == "de"]
    assert len(german) == len(profiles)
    assert all(level.listening and level.writing and level.proof for level in german)
    assert len({level.proof_kind for level in german}) >= 4
    assert sum(bool(one.earlier_languages) for one in profiles) >= 6


def test_education_papers_and_procedures_are_told_over_time(
    profiles: tuple[PersonProfile, ...],
) -> None:
    found = {one.recognition for each in profiles for one in each.qualifications}
    assert found == set(Recognition)
    assert sum(len(one.residences) > 1 for one in profiles) >= 4
    assert all(paper.work_permission for one in profiles for paper in one.residences)
    outcomes = {step.outcome for one in profiles for step in one.procedures}
    assert len(outcomes) >= 3  # one of them still awaited


def test_ways_hold_measures_of_most_kinds(desk: Desk, details: tuple[CaseDetail, ...]) -> None:
    found = [one for detail in details for one in parts.measures(desk, detail.case.id)]
    assert len({one.kind for one in found}) >= 10
    assert {one.state for one in found} == set(MeasureState)
    assert any(one.reason for one in found if one.state is MeasureState.BROKEN_OFF)
    assert any(one.level_reached for one in found)
    assert any(one.referral_id for one in found)
    assert {one.kind for one in found} >= {MeasureKind.APPRENTICESHIP, MeasureKind.EQ}


def test_cases_were_paused_closed_and_opened_again(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    ways = [tuple(s.state for s in case.states(desk, d.case.id)) for d in details]
    assert (CaseState.PAUSED, CaseState.OPEN) in ways
    assert (CaseState.CLOSED, CaseState.OPEN) in ways
    assert all(detail.case.helper_ids for detail in details)
    assert any(len(Counter(e.phase for e in d.phases)) < len(d.phases) for d in details)


def test_consents_are_valid_expired_revoked_and_one_has_its_form(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    rows = [row for detail in details for row in consent.of_case(desk, detail.case.id)]
    states = {row.consent.state_on(TODAY) for row in rows}
    assert states == {ConsentState.VALID, ConsentState.EXPIRED, ConsentState.REVOKED}
    (scan,) = (row.scan for row in rows if row.scan is not None)
    (page,) = attachment.paper(desk, scan.id).draw(1, 1, 300)
    assert page.width == 300
    assert len(set(page.rgb)) > 2


@pytest.mark.parametrize(
    ("surname", "allowed"),
    [
        *((name, True) for name in ("Al-Ahmad", "Sawtschuk", "Nuri")),
        *((name, False) for name in ("Tesfay", "Darwish", "Karimi", "")),
    ],
)
def test_who_has_not_agreed_is_not_handed_over(
    desk: Desk, details: tuple[CaseDetail, ...], surname: str, allowed: bool
) -> None:
    (office,) = actor.actors(desk, ActorFilter(text="Koordinierungsstelle"), limit=9).rows
    offered = handover.choice(desk, of(details, surname))
    plan = replace(
        handover.default_plan(desk, offered, office.id),
        purpose=Purpose.COORDINATION,
        discussed_on=TODAY,
    )
    release, _profile = handover.released(desk, plan)
    assert release.state(DataCategory.IDENTITY).released is allowed
    if not allowed:
        with pytest.raises(KnownError) as caught:
            approval.present(desk, plan)
        assert caught.value.code is ErrorCode.CONSENT_MISSING


def test_tasks_recur_are_handed_over_and_remind(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    tasks = [follow_up.read(desk, row.id) for detail in details for row in detail.follow_ups]
    assert any(one.recurs for one in tasks)
    assert any(one.delegated_by for one in tasks)
    assert any(one.due_time and one.remind_at and one.place for one in tasks)


def test_findings_are_many_and_rest_on_notes(findings: tuple[FindingDetail, ...]) -> None:
    assert len(findings) >= 12
    assert len({each.category.code for each in findings}) == 6
    assert {each.finding.state for each in findings} == set(FindingState)
    evidence = [one for each in findings for one in each.evidence]
    assert {one.kind for one in evidence} == set(EvidenceKind)
    assert {one.perspective for one in evidence} == set(Perspective)
    quoted = [one.quote for one in evidence if one.note_id]
    assert len(quoted) >= 6
    assert any("[" in quote for quote in quoted)
    assert any(each.actor_name for each in findings)
    assert any(each.case_number for each in findings)
    assert {e.finding.state for e in findings if e.handover_number} >= {FindingState.HANDED_OVER}


def test_meetings_agreed_on_things_and_something_became_of_them(desk: Desk) -> None:
    rows = meeting.meetings(desk, MeetingFilter(today=TODAY)).rows
    assert len(rows) == 2
    agreed = [one for row in rows for one in meeting.view(desk, row.id).agreements]
    assert 6 <= len(agreed) <= 9
    assert {one.agreement.state for one in agreed} == set(AgreementState)
    assert any(one.times_put_off for one in agreed)


def test_everybody_has_a_profile_and_one_keeps_it_out_of_letters(desk: Desk) -> None:
    rows = volunteer_profile.choices(desk)
    assert len(rows) == 6
    shown = [row.profile.in_handover for row in rows if row.profile is not None]
    assert sorted(shown) == [False, *[True] * 5]


def test_the_lead_worded_a_rule_and_had_translations_checked(desk: Desk) -> None:
    (own,) = (row for row in rule.rows(desk) if row.override is not None)
    assert own.author == "Sabine Hartwig"
    assert own.rule.note.startswith("Beispiel")
    assert own.shipped is not None
    assert own.rule.value == own.shipped.value
    reviewed = {one.language.code for one in form_review.languages(desk) if one.review}
    assert reviewed == {"ar", "uk"}


def test_generated_cases_hold_a_share_of_it(tmp_path: Path) -> None:
    made = create_demo(tmp_path / "store", cases=112, today=TODAY, kdf=CHEAP)
    with closing(vault.unlock(made.folder, made.name, made.passphrase)) as opened:
        desk = opened.desk
        closed = case.cases(desk, CaseFilter(today=TODAY, state=CaseState.CLOSED), limit=200).rows
        rows = (*case.cases(desk, CaseFilter(today=TODAY), limit=200).rows, *closed)
        assert len(rows) == 112
        details = [case.read(desk, row.id) for row in rows]
        people = [person.profile(desk, detail.person.id) for detail in details]
        assert sum(bool(parts.measures(desk, row.id)) for row in rows) >= 20
        assert sum(bool(one.qualifications) for one in people) >= 20
        assert any(one.family and not one.spellings for one in people)
        assert all(one.residences[0].work_permission for one in people)
        assert sum(bool(consent.of_case(desk, row.id)) for row in rows) >= 15
        assert all(case.states(desk, row.id)[-1].outcome for row in closed)
