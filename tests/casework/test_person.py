from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import case, parts, person, search
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.asylum_procedure import ProcedureFacts
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.family import Care, FamilyFacts, FamilyMember, Relation
from integrif_desk.domain.measure import Measure, MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.person import (
    LanguageFacts,
    LanguageLevel,
    Level,
    Literacy,
    NameSpelling,
    SpellingFacts,
)
from integrif_desk.domain.qualification import QualificationFacts, QualificationKind
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from tests.casework.conftest import Clock


def person_of(desk: Desk, case_id: UUID) -> UUID:
    return case.read(desk, case_id).person.id


def test_another_spelling_is_found_and_forgotten_with_its_record(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case("Khadija", "Nazari")
    owner = person_of(desk, case_id)
    added = parts.add(
        desk, owner, SpellingFacts(name="Chadidscha Nasari", source="Ankunftsnachweis")
    )
    assert [hit.id for hit in search.search(desk, "Nasari")] == [case_id]
    assert added.created is not None
    gone = parts.remove(desk, NameSpelling, added.created)
    assert not [hit for hit in search.search(desk, "Chadidscha") if not hit.is_guess]
    parts.restore(desk, gone)
    assert person.profile(desk, owner).spellings == (gone,)


def test_a_level_that_rises_stays_on_file_as_a_step(
    desk: Desk, clock: Clock, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    person.set_language(desk, owner, LanguageFacts(language="de", level=Level.A1))
    clock.pass_days(200)
    risen = LanguageFacts(language="de", level=Level.A2, speaking=Level.B1)
    person.set_language(desk, owner, risen)
    found = person.profile(desk, owner)
    assert [(one.level, one.speaking) for one in found.languages] == [(Level.A2, Level.B1)]
    assert [(one.level, one.ended_on) for one in found.earlier_languages] == [
        (Level.A1, desk.today())
    ]


def test_a_level_that_was_mistyped_today_is_corrected(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    person.set_language(desk, owner, LanguageFacts(language="de", level=Level.C1))
    (wrong,) = person.profile(desk, owner).languages
    right = LanguageFacts(language="de", level=Level.A1)
    person.set_language(desk, owner, right, replaces=wrong)
    found = person.profile(desk, owner)
    assert [one.level for one in found.languages] == [Level.A1]
    assert found.earlier_languages == ()


def test_a_language_entered_by_two_people_on_one_day_shows_both_versions(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    person.set_language(desk, owner, LanguageFacts(language="de", level=Level.B1, proof="telc"))
    mine = LanguageFacts(language="de", level=Level.A2)
    with pytest.raises(StaleRecord) as refused:
        person.set_language(desk, owner, mine)
    assert (refused.value.yours.level, refused.value.theirs.level) == (Level.A2, Level.B1)
    person.set_language(desk, owner, mine, replaces=refused.value.theirs)
    assert [one.level for one in person.profile(desk, owner).languages] == [Level.A2]


def test_literacy_keeps_its_steps_and_unknown_is_none(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    for literacy in (Literacy.OTHER_SCRIPT, Literacy.LATIN):
        known = person.profile(desk, owner).person
        person.change(desk, replace(known, literacy=literacy, literacy_on=date(2026, 3, 1)))
    assert [one.literacy for one in person.profile(desk, owner).literacy_steps] == [
        Literacy.OTHER_SCRIPT
    ]


def test_residence_documents_form_a_timeline_and_can_be_taken_back(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    owner = person_of(desk, case_id)
    for kind, since in ((StatusKind.TOLERATION, 2024), (StatusKind.SUBSIDIARY_PROTECTION, 2025)):
        person.set_residence(desk, owner, ResidenceFacts(kind=kind, valid_from=date(since, 1, 1)))
    newest, older = person.profile(desk, owner).residences
    assert (newest.kind, older.kind) == (StatusKind.SUBSIDIARY_PROTECTION, StatusKind.TOLERATION)
    touched, removed = person.remove_residence(desk, newest.id)
    assert case_id in touched.ids
    assert case.row(desk, case_id).status_kind is StatusKind.TOLERATION
    person.restore_residence(desk, removed)
    assert case.row(desk, case_id).status_kind is StatusKind.SUBSIDIARY_PROTECTION


def test_a_birth_date_to_come_is_refused(desk: Desk, open_case: Callable[..., UUID]) -> None:
    known = person.profile(desk, person_of(desk, open_case())).person
    with pytest.raises(FieldError) as raised:
        person.change(desk, replace(known, birth_date=date(2030, 1, 1)))
    assert raised.value.code is ErrorCode.DATE_IN_FUTURE


def test_the_situation_keeps_what_is_not_mentioned(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    person.set_situation(desk, owner, {"needy": "true", "entry_date": "2023-05-01"})
    person.set_situation(desk, owner, {"needy": None, "employed": "false"})
    assert person.profile(desk, owner).situation == (
        ("employed", "false"),
        ("entry_date", "2023-05-01"),
    )


def test_family_qualifications_and_procedures_come_back_as_entered(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    child = FamilyFacts(relation=Relation.CHILD, birth_year=2021, care=Care.DAY_CARE_WANTED)
    weaver = QualificationFacts(kind=QualificationKind.JOB, title="Weberin", to_year=2019)
    asylum = ProcedureFacts(applied_on=date(2023, 1, 9), decided_on=date(2024, 1, 9))
    for facts in (child, weaver, asylum):
        parts.add(desk, owner, facts)
    found = person.profile(desk, owner)
    assert [one.care for one in found.family] == [Care.DAY_CARE_WANTED]
    assert [one.title for one in found.qualifications] == ["Weberin"]
    assert [one.decided_on for one in found.procedures] == [date(2024, 1, 9)]
    parts.change(desk, parts.with_facts(found.family[0], replace(child, care=Care.DAY_CARE)))
    parts.remove(desk, FamilyMember, found.family[0].id)
    assert person.profile(desk, owner).family == ()


def test_measures_stand_planned_first_then_the_latest(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    for kind, since in (
        (MeasureKind.INTEGRATION_COURSE, date(2025, 1, 7)),
        (MeasureKind.INTERNSHIP, date(2025, 9, 1)),
        (MeasureKind.APPRENTICESHIP, None),
    ):
        parts.add(desk, case_id, MeasureFacts(kind=kind, starts_on=since))
    assert [one.kind for one in parts.measures(desk, case_id)] == [
        MeasureKind.APPRENTICESHIP,
        MeasureKind.INTERNSHIP,
        MeasureKind.INTEGRATION_COURSE,
    ]


def test_a_measure_broken_off_needs_its_reason_and_an_open_case(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    broken = MeasureFacts(kind=MeasureKind.EQ, state=MeasureState.BROKEN_OFF)
    with pytest.raises(FieldError) as raised:
        parts.add(desk, case_id, broken)
    assert raised.value.code is ErrorCode.REASON_REQUIRED
    created = parts.add(desk, case_id, replace(broken, reason="kein Fahrweg")).created
    assert created is not None
    assert parts.remove(desk, Measure, created).reason == "kein Fahrweg"


def test_a_language_is_changed_without_touching_the_others(
    desk: Desk, clock: Clock, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    german, arabic = (
        LanguageFacts(language="de", level=Level.A2),
        LanguageFacts(language="ar", level=Level.NATIVE),
    )
    for each in (german, arabic):
        person.set_language(desk, owner, each)
    shown = {one.language: one for one in person.profile(desk, owner).languages}
    clock.pass_days(100)
    person.set_language(desk, owner, replace(german, level=Level.B1), replaces=shown["de"])
    person.set_language(desk, owner, replace(arabic, reading=Level.B2), replaces=shown["ar"])
    person.set_language(desk, owner, LanguageFacts(language="en", level=Level.A1))
    found = {one.language: one for one in person.profile(desk, owner).languages}
    assert {code: one.level for code, one in found.items()} == {
        "de": Level.B1,
        "ar": Level.NATIVE,
        "en": Level.A1,
    }
    assert found["ar"].reading is Level.B2
    person.remove_language(desk, found["en"])
    assert {one.language for one in person.profile(desk, owner).languages} == {"de", "ar"}


def test_two_who_change_the_same_language_see_both_versions(
    desk: Desk, clock: Clock, open_case: Callable[..., UUID]
) -> None:
    owner = person_of(desk, open_case())
    german = LanguageFacts(language="de", level=Level.A2)
    person.set_language(desk, owner, german)
    (shown,) = person.profile(desk, owner).languages
    clock.pass_days(100)
    person.set_language(desk, owner, replace(german, level=Level.B1), replaces=shown)
    with pytest.raises(StaleRecord) as caught:
        person.set_language(desk, owner, replace(german, proof="telc A2"), replaces=shown)
    assert isinstance(caught.value.yours, LanguageLevel)
    assert (caught.value.yours.level, caught.value.yours.proof) == (Level.A2, "telc A2")
    (now,) = person.profile(desk, owner).languages
    assert (now.level, now.proof) == (Level.B1, "")


def test_the_way_of_a_closed_case_stays_as_it_ended(
    desk: Desk, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    parts.add(desk, case_id, MeasureFacts(kind=MeasureKind.JOB))
    (job,) = parts.measures(desk, case_id)
    case.close(desk, case_id, CaseOutcome.JOB)
    for touch in (
        lambda: parts.change(desk, replace(job, title="Lager")),
        lambda: parts.remove(desk, Measure, job.id),
        lambda: parts.add(desk, case_id, MeasureFacts(kind=MeasureKind.EQ)),
    ):
        with pytest.raises(KnownError) as raised:
            touch()
        assert raised.value.code is ErrorCode.CASE_CLOSED
    assert parts.measures(desk, case_id) == (job,)
