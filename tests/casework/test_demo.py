"""The demo shows what the desk is for: its content is checked like a promise."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from integrif_desk.casework import (
    account,
    actor,
    case,
    handover,
    practice_finding,
    referral,
    today,
    vault,
)
from integrif_desk.casework.demo import PASSPHRASE, SIGN_IN_NAME, WRITTEN_CASES, create_demo
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.desk import Desk, saxony_anhalt_holidays
from integrif_desk.domain import sensitive
from integrif_desk.domain.account import STRONG_ENOUGH, Role
from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.handover import HandoverState
from integrif_desk.domain.practice_finding import EvidenceKind, FindingState, Perspective
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.views import ActorFilter, CaseDetail, CaseFilter, ReferralFilter
from integrif_desk.store.keyring_file import KdfParameters

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
TODAY = date(2026, 3, 10)
ETHIOPIC, ARABIC, CYRILLIC = r"[\u1200-\u137f]", r"[\u0600-\u06ff]", r"[\u0400-\u04ff]"
FORBIDDEN = re.compile(
    r"\b(islam|muslim|christ|kirche|moschee|koran|religi|fluchtgr|fluchtroute|schlepper|folter"
    r"|trauma|depress|krankheit|diagnos|verfolg|klient|flüchtling\b)|!",
    re.IGNORECASE,
)


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
    return tuple(case.view(desk, row.id) for row in rows)


def test_there_are_twelve_cases_of_people_from_six_countries(
    details: tuple[CaseDetail, ...],
) -> None:
    assert len(details) == WRITTEN_CASES == 12
    countries = {code for detail in details for code in detail.person.nationalities}
    assert countries == {"SY", "AF", "ER", "UA", "SO", "IR"}


def test_they_are_17_to_58_years_old(details: tuple[CaseDetail, ...]) -> None:
    ages = [detail.person.age_on(TODAY) for detail in details]
    assert min(age for age in ages if age is not None) == 17
    assert max(age for age in ages if age is not None) == 58
    assert None not in ages


def test_names_stand_in_the_script_of_their_country(details: tuple[CaseDetail, ...]) -> None:
    scripts = {"SY": ARABIC, "AF": ARABIC, "IR": ARABIC, "ER": ETHIOPIC, "UA": CYRILLIC}
    for detail in details:
        (country,) = detail.person.nationalities
        if country in scripts:
            assert re.search(scripts[country], detail.person.original_name), detail.person
        else:
            assert detail.person.original_name == ""


def test_what_is_unknown_about_people_is_not_invented(details: tuple[CaseDetail, ...]) -> None:
    people = [detail.person for detail in details]
    assert [p.given_names for p in people if not p.surname] == ["Halima"]
    assert any(p.birth_year_only for p in people)
    assert any(p.birth_date_estimated for p in people)


def test_every_phase_and_case_state_is_there(details: tuple[CaseDetail, ...]) -> None:
    assert {detail.case.phase for detail in details} == set(Phase)
    assert {detail.case.state for detail in details} == set(CaseState)
    for detail in details:
        days = [entry.since for entry in detail.phases]
        assert days == sorted(days)


def test_many_kinds_of_residence_status_and_some_run_out(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    kinds = {detail.residence.kind for detail in details if detail.residence}
    assert len(kinds) >= 7
    left = {expiring.days_left for expiring in today.today(desk, mine=False).expiring}
    assert {6, 17, 51} <= left  # one for each of 7, 30 and 90 days


def test_every_referral_state_and_decline_reason_is_there(desk: Desk) -> None:
    rows = referral.referrals(desk, ReferralFilter(today=TODAY), limit=200).rows
    mistaken = frozenset({ReferralState.ENTERED_IN_ERROR})
    assert {row.state for row in rows} == set(ReferralState) - mistaken
    assert referral.referrals(desk, ReferralFilter(today=TODAY, states=mistaken)).rows
    assert {row.decline_reason for row in rows if row.decline_reason} == set(DeclineReason)
    waited = sorted(row.working_days_open or 0 for row in rows if row.overdue)
    assert waited == [16, 19, 26]


def test_the_start_page_has_something_of_everything(desk: Desk) -> None:
    shown = today.today(desk, mine=True)
    assert shown.overdue_total
    assert shown.due_today_total
    assert shown.this_week_total
    assert shown.next_week_total
    assert shown.unanswered_total
    assert shown.silent_total


def test_every_case_has_a_history_worth_reading(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    for detail in details:
        notes = handover.choice(desk, detail.case.id).notes
        assert 4 <= len(notes) <= 14, detail.case.number
        assert any(note.visibility is Visibility.MAY_BE_HANDED_OVER for note in notes)
        assert detail.languages
        assert detail.case.goal


def test_lessons_teach_both_ways_and_name_nobody(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    notes = [
        note
        for detail in details
        for note in handover.choice(desk, detail.case.id).notes
        if note.lesson
    ]
    assert sum(note.lesson is Lesson.HELPED for note in notes) >= 10
    assert sum(note.lesson is Lesson.DID_NOT_HELP for note in notes) >= 10
    assert not [note.text for note in notes if re.search(r"\b(Frau|Herrn?) [A-Z]", note.text)]


def test_handovers_are_issued_and_one_is_answered(desk: Desk) -> None:
    rows = handover.handovers(desk).rows
    assert len(rows) == 4
    assert [row.state for row in rows].count(HandoverState.ANSWERED) == 1
    assert handover.pdf(desk, rows[0].id).startswith(b"%PDF")


def test_practice_findings_speak_with_both_voices_and_name_nobody(
    desk: Desk, details: tuple[CaseDetail, ...]
) -> None:
    rows = practice_finding.findings(desk, FindingFilter()).rows
    found = [practice_finding.view(desk, row.id) for row in rows]
    assert {each.finding.state for each in found} == set(FindingState)
    kinds = {(one.kind, one.perspective) for each in found for one in each.evidence}
    assert kinds >= {(kind, Perspective.VOLUNTEER) for kind in EvidenceKind}
    assert any(row.professional == 0 for row in rows)
    assert any(each.handover_number for each in found)
    words = " ".join(
        (*(each.finding.claim for each in found), *(e.quote for f in found for e in f.evidence))
    )
    assert not FORBIDDEN.search(words)
    assert not any(detail.person.surname in words for detail in details if detail.person.surname)


def test_actors_are_units_with_invented_numbers(desk: Desk) -> None:
    actors = actor.actors(desk, ActorFilter(), limit=100).rows
    assert 25 <= len(actors) <= 35
    for one in actors:
        assert one.name != one.carrier or not one.is_public_office
        assert one.name not in ("Salzlandkreis", "Jobcenter Salzlandkreis")
        assert re.fullmatch(r"030 23125\d{3}|0171 39200\d\d|0176 040690\d\d", one.phone), one.name
        assert one.email == "" or one.email.endswith(".example")
    assert {"Staßfurt", "Bernburg (Saale)", "Schönebeck (Elbe)", "Aschersleben"} <= {
        one.town for one in actors
    }


def test_nothing_is_told_that_must_not_be_stored() -> None:
    folder = Path(__file__).parents[2] / "resources" / "demo"
    for path in folder.rglob("*.toml"):
        for told in texts_in(tomllib.loads(path.read_text("utf-8"))):
            assert sensitive.warnings(told) == (), f"{path.name}: {told}"
        text = "\n".join(
            line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")
        )
        found = FORBIDDEN.search(text)
        assert found is None, f"{path.name}: {found}"


def texts_in(told: object) -> Iterator[str]:
    """Return every text of a story, however deep it stands."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from texts_in(each)


def test_days_are_filled_in_everywhere(desk: Desk, details: tuple[CaseDetail, ...]) -> None:
    for detail in details:
        for text in (detail.case.background, *(row.task for row in detail.follow_ups)):
            assert "{" not in text
        assert all("{" not in note.text for note in handover.choice(desk, detail.case.id).notes)


def test_six_accounts_of_which_one_leads(desk: Desk) -> None:
    accounts = account.accounts(desk)
    assert len(accounts) == 6
    assert [one.name for one in accounts if one.role is Role.LEAD] == ["Sabine Hartwig"]
    assert desk.account.name == SIGN_IN_NAME
    assert vault.passphrase_score(PASSPHRASE, SIGN_IN_NAME) >= STRONG_ENOUGH


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("privat", encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        create_demo(tmp_path, kdf=CHEAP)
    assert caught.value.code is ErrorCode.FOLDER_NOT_EMPTY
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_demo_that_is_called_off_leaves_nothing(tmp_path: Path) -> None:
    class CalledOff(Exception):
        pass

    def call_off(done: int, wanted: int) -> None:
        raise CalledOff

    with pytest.raises(CalledOff):
        create_demo(tmp_path / "store", kdf=CHEAP, on_progress=call_off)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 22), date(2028, 2, 29)])
def test_the_days_fit_on_any_day(day: date) -> None:
    days = DemoDays(day, saxony_anhalt_holidays())
    assert days.working(0) == day
    for offset in (-400, -31, -1, 1, 31, 400):
        moved = days.working(offset)
        assert moved.weekday() < 5
        assert (moved <= days.exact(offset)) if offset < 0 else (moved >= days.exact(offset))
    for age, birthday in ((17, "02-28"), (34, "12-31"), (58, None)):
        born = days.birth(age, birthday)
        assert day.year - born.year - ((day.month, day.day) < (born.month, born.day)) == age


def test_texts_tell_days() -> None:
    days = DemoDays(TODAY, saxony_anhalt_holidays())
    assert (
        days.written("ab {+34}, im {+60 Monat}, bis {=+53}")
        == "ab 13.04.2026, im Mai, bis 02.05.2026"
    )
    assert days.working("-19w") == date(2026, 2, 11)
