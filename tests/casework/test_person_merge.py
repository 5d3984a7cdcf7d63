from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from integrif_desk.casework import account, case, parts, person, person_merge, search, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.case import CaseOutcome, CaseState
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.person import LanguageFacts, Level, SpellingFacts
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.views import CaseFilter, CaseRow


@pytest.fixture
def two(desk: Desk, open_case: Callable[..., UUID]) -> tuple[UUID, UUID]:
    """Return two cases of one person who was entered twice."""
    german = (LanguageFacts(language="de", level=Level.A2),)
    arabic = LanguageFacts(language="ar", level=Level.NATIVE)
    first = open_case("Yusuf", "Darwish", languages=german)
    second = open_case(
        "Youssef",
        "Darwich",
        languages=(*german, arabic),
        residence=ResidenceFacts(kind=StatusKind.REFUGEE, valid_from=date(2025, 1, 1)),
    )
    return first, second


def people(desk: Desk, cases: tuple[UUID, UUID]) -> tuple[UUID, UUID]:
    first, second = (case.read(desk, one).person.id for one in cases)
    return first, second


def cases(desk: Desk) -> tuple[CaseRow, ...]:
    return case.cases(desk, CaseFilter(today=desk.today())).rows


def test_cases_and_papers_move_and_the_other_name_is_a_spelling(
    desk: Desk, two: tuple[UUID, UUID]
) -> None:
    kept, merged = people(desk, two)
    person_merge.merge(desk, kept, merged)
    assert people(desk, two) == (kept, kept)
    found = person.profile(desk, kept)
    assert [one.name for one in found.spellings] == ["Youssef Darwich"]
    assert sorted(one.language for one in found.languages) == ["ar", "de"]
    assert [one.kind for one in found.residences] == [StatusKind.REFUGEE]
    assert {hit.id for hit in search.search(desk, "Darwich")} == set(two)
    assert person.profile(desk, merged).person.merged_into_id == kept


def test_cases_of_one_person_are_told_apart(desk: Desk, two: tuple[UUID, UUID]) -> None:
    kept, merged = people(desk, two)
    assert case.read(desk, two[0]).marks == ()
    assert [row.mark for row in cases(desk)] == [None, None]
    done = person_merge.merge(desk, kept, merged).created
    case.close(desk, two[1], CaseOutcome.ADVICE_GIVEN)
    marks = case.read(desk, two[0]).marks
    assert {(mark.id, mark.number, mark.state) for mark in marks} == {
        (two[0], case.read(desk, two[0]).case.number, CaseState.OPEN),
        (two[1], case.read(desk, two[1]).case.number, CaseState.CLOSED),
    }
    assert {mark.owner_name for mark in marks} == {"Sabine Hartwig"}
    assert {mark.opened_on for mark in marks} == {desk.today()}
    (row,) = cases(desk)
    assert row.mark in marks
    assert {hit.mark for hit in search.search(desk, "Darwich")} == set(marks)
    assert done is not None
    person_merge.part(desk, done)
    assert [row.mark for row in cases(desk)] == [None]
    assert case.read(desk, two[1]).marks == ()


def test_parting_puts_everything_back(desk: Desk, two: tuple[UUID, UUID]) -> None:
    kept, merged = people(desk, two)
    parts.add(desk, merged, SpellingFacts(name="Josef Darwisch"))
    before = [person.profile(desk, one) for one in (kept, merged)]
    done = person_merge.merge(desk, kept, merged).created
    assert done is not None
    assert [one.id for one in person_merge.of_person(desk, kept)] == [done]
    person_merge.part(desk, done)
    assert people(desk, two) == (kept, merged)
    for once, now in zip(
        before, (person.profile(desk, one) for one in (kept, merged)), strict=True
    ):
        assert {one.id for one in once.languages} == {one.id for one in now.languages}
        assert {one.name for one in once.spellings} == {one.name for one in now.spellings}
        assert {one.id for one in once.residences} == {one.id for one in now.residences}
        assert now.person.merged_into_id is None
    assert person_merge.of_person(desk, kept) == ()


def test_a_person_is_merged_once_and_never_into_herself(desk: Desk, two: tuple[UUID, UUID]) -> None:
    kept, merged = people(desk, two)
    with pytest.raises(KnownError) as raised:
        person_merge.merge(desk, kept, kept)
    assert raised.value.code is ErrorCode.NOT_FOUND
    done = person_merge.merge(desk, kept, merged).created
    assert done is not None
    for first, second in ((kept, merged), (merged, kept)):
        with pytest.raises(KnownError):
            person_merge.merge(desk, first, second)
    person_merge.part(desk, done)
    with pytest.raises(KnownError):
        person_merge.part(desk, done)


def test_only_a_lead_merges(opened: vault.Opened, two: tuple[UUID, UUID]) -> None:
    desk = opened.desk
    kept, merged = people(desk, two)
    account.add(opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, "vogel-lampe-turm-see-gras")
    helga = next(one for one in account.accounts(desk) if one.name == "Helga Brandt")
    hers = Desk(desk.begin, helga, desk.now)
    with pytest.raises(KnownError) as raised:
        person_merge.merge(hers, kept, merged)
    assert raised.value.code is ErrorCode.LEAD_REQUIRED


def test_what_the_rules_ask_for_moves_where_nothing_is_known_yet(
    desk: Desk, two: tuple[UUID, UUID]
) -> None:
    kept, merged = people(desk, two)
    person.set_situation(desk, merged, {"school": "yes"})
    done = person_merge.merge(desk, kept, merged).created
    assert done is not None
    assert person.profile(desk, kept).situation == (("school", "yes"),)
    person_merge.part(desk, done)
    assert person.profile(desk, kept).situation == ()
    person.set_situation(desk, kept, {"school": "no"})
    person_merge.merge(desk, kept, merged)
    assert person.profile(desk, kept).situation == (("school", "no"),)
    assert person.profile(desk, merged).situation == (("school", "yes"),)


def test_both_sides_are_shown_before_merging(desk: Desk, two: tuple[UUID, UUID]) -> None:
    kept, merged = people(desk, two)
    first, second = person_merge.sides(desk, kept, merged)
    assert first.case_numbers == ("F-26-001",)
    assert second.profile.person.surname == "Darwich"
    person_merge.merge(desk, kept, merged)
    assert person_merge.sides(desk, kept)[0].case_numbers == ("F-26-001", "F-26-002")


def test_who_was_compared_is_on_the_audit_log(desk: Desk, two: tuple[UUID, UUID]) -> None:
    compared = people(desk, two)
    person_merge.sides(desk, *compared)
    with desk.read() as work:
        rows = work.connection.execute(
            text("SELECT subject_id FROM audit_log WHERE action = 'viewed' AND subject = 'Person'")
        )
        assert [UUID(bytes=row.subject_id) for row in rows] == list(compared)
