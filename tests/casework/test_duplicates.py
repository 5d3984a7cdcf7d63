"""Possible duplicates, on pairs of names and on a real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import parts
from integrif_desk.casework.case import read
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.duplicates import LIKELY, candidates
from integrif_desk.casework.likeness import name_likeness
from integrif_desk.casework.person import change
from integrif_desk.domain.duplicate import DuplicateCandidate, DuplicateReason
from integrif_desk.domain.person import PersonFacts, Sex, SpellingFacts
from integrif_desk.domain.spelling import keys
from integrif_desk.store.name_keys import fill_name_keys

BORN = date(1991, 8, 14)

Enter = Callable[..., UUID]


def name_pairs() -> list[tuple[bool, str, str]]:
    lines = (Path(__file__).parent / "name_pairs.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line for line in lines if line and not line.startswith("#")]
    return [(pair[0] == "=", *pair[2:].split(" | ")) for pair in pairs]  # type: ignore[misc]


def is_found(one: str, other: str) -> bool:
    return bool(keys(one) & keys(other)) and name_likeness(one, other) >= LIKELY


def test_pairs_of_names_are_told_apart() -> None:
    pairs = name_pairs()
    found = [(same, one, other) for same, one, other in pairs if is_found(one, other)]
    right = sum(same for same, *_ in found)
    assert right / sum(same for same, *_ in pairs) >= 0.98
    assert right / len(found) >= 0.98


def test_the_pairs_of_the_rules_all_hold() -> None:
    for same, one, other in name_pairs()[:21]:
        assert is_found(one, other) == same, (one, other)


def test_likeness_is_mutual() -> None:
    for _, one, other in name_pairs():
        assert name_likeness(one, other) == pytest.approx(name_likeness(other, one))


@pytest.fixture
def enter(open_case: Enter) -> Enter:
    """Return a function that opens a case for somebody, who may have one name only."""

    def one(given_names: str, surname: str = "", **more: object) -> UUID:
        return open_case(given_names, surname, **more)

    return one


def read_person_id(desk: Desk, case_id: UUID) -> UUID:
    return read(desk, case_id).person.id


def facts(given_names: str, surname: str = "", **more: object) -> PersonFacts:
    return replace(PersonFacts(given_names=given_names, surname=surname), **more)  # type: ignore[arg-type]


def only(found: tuple[DuplicateCandidate, ...]) -> DuplicateCandidate:
    assert len(found) == 1
    return found[0]


def test_another_spelling_with_the_same_birth_date_is_found(desk: Desk, enter: Enter) -> None:
    case_id = enter(
        "Khadija", "Al-Ahmad", birth_date=BORN, nationalities=("SY",), sex=Sex.FEMALE,
        original_name="خديجة الأحمد",
    )  # fmt: skip
    entered = facts("Hatice", "Alahmed", birth_date=BORN, nationalities=("SY",), sex=Sex.FEMALE)
    found = only(candidates(desk, entered))
    assert found.case_id == case_id
    assert found.name == "Khadija Al-Ahmad"
    assert found.original_name == "خديجة الأحمد"
    assert found.score >= 0.9
    assert {
        DuplicateReason.SAME_BIRTH_DATE,
        DuplicateReason.NATIONALITY,
        DuplicateReason.SEX,
    } <= set(found.reasons)


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        (date(1991, 8, 14), DuplicateReason.SAME_BIRTH_DATE),
        (date(1991, 1, 1), DuplicateReason.BIRTH_DATE_NEAR),
        (date(1991, 8, 15), DuplicateReason.BIRTH_DATE_NEAR),
    ],
)
def test_birth_dates_that_may_be_the_same(
    desk: Desk, enter: Enter, born: date, reason: DuplicateReason
) -> None:
    enter("Yonas", "Tesfay", birth_date=BORN)
    found = only(candidates(desk, facts("Jonas", "Tesfaye", birth_date=born)))
    assert reason in found.reasons


def test_day_and_month_may_have_changed_places(desk: Desk, enter: Enter) -> None:
    enter("Yonas", "Tesfay", birth_date=date(1991, 3, 7))
    found = only(candidates(desk, facts("Yonas", "Tesfai", birth_date=date(1991, 7, 3))))
    assert DuplicateReason.BIRTH_DATE_SWAPPED in found.reasons


def test_an_estimate_may_be_a_year_off(desk: Desk, enter: Enter) -> None:
    enter("Yonas", "Tesfay", birth_date=date(1990, 1, 1), birth_year_only=True)
    assert candidates(desk, facts("Yonas", "Tesfay", birth_date=date(1991, 1, 1)))
    assert not candidates(desk, facts("Yonas", "Tesfay", birth_date=date(1999, 1, 1)))


def test_an_unknown_birth_date_speaks_against_nothing(desk: Desk, enter: Enter) -> None:
    enter("Yonas", "Tesfay")
    assert candidates(desk, facts("Yonas", "Tesfay", birth_date=BORN))
    assert candidates(desk, facts("Yonas", "Tesfay"))


def test_the_same_name_with_another_birth_date_is_somebody_else(desk: Desk, enter: Enter) -> None:
    enter("Mohammad", "Al-Ahmad", birth_date=BORN, nationalities=("SY",), sex=Sex.MALE)
    entered = facts(
        "Mohammad", "Al-Ahmad", birth_date=date(2003, 2, 27), nationalities=("SY",), sex=Sex.MALE
    )
    assert not candidates(desk, entered)


@pytest.mark.parametrize("name", ["Mahmoud", "Hamad"])
def test_another_name_is_somebody_else(desk: Desk, enter: Enter, name: str) -> None:
    enter("Mohammed", birth_date=date(1990, 1, 1), nationalities=("SY",), sex=Sex.MALE)
    enter("Ahmad", birth_date=date(1990, 1, 1), nationalities=("SY",), sex=Sex.MALE)
    entered = facts(name, birth_date=date(1990, 1, 1), nationalities=("SY",), sex=Sex.MALE)
    assert not candidates(desk, entered)


def test_a_new_surname_on_the_same_birthday_is_asked_about(desk: Desk, enter: Enter) -> None:
    enter("Oksana", "Melnyk", birth_date=BORN, nationalities=("UA",), sex=Sex.FEMALE)
    entered = facts("Oksana", "Kowalenko", birth_date=BORN, nationalities=("UA",), sex=Sex.FEMALE)
    assert DuplicateReason.PART_OF_NAME in only(candidates(desk, entered)).reasons
    assert not candidates(desk, replace(entered, birth_date=date(1991, 1, 1)))


def test_sex_and_nationality_speak_against_it(desk: Desk, enter: Enter) -> None:
    enter("Nour", "Mansour", birth_date=date(1990, 1, 1), nationalities=("SY",), sex=Sex.FEMALE)
    entered = facts(
        "Noor", "Mansur", birth_date=date(1990, 1, 1), nationalities=("AF",), sex=Sex.MALE
    )
    assert not candidates(desk, entered)


def test_a_mistyped_name_is_found_by_its_birth_date(desk: Desk, enter: Enter) -> None:
    enter("Tesfalem", birth_date=BORN)
    found = only(candidates(desk, facts("Tesfaelm", birth_date=BORN)))
    assert DuplicateReason.SIMILAR_NAME in found.reasons


def test_the_name_in_its_own_script_is_enough(desk: Desk, enter: Enter) -> None:
    enter("Khadija", "Al-Ahmad", original_name="خديجة الأحمد")
    found = only(candidates(desk, facts("Xadija", "Elehmed", original_name="خديجة الاحمد")))
    assert DuplicateReason.ORIGINAL_NAME in found.reasons


def test_one_name_only_is_no_obstacle(desk: Desk, enter: Enter) -> None:
    enter("Halima", birth_date=date(1964, 1, 1), nationalities=("AF",), sex=Sex.FEMALE)
    entered = facts("Haleema", birth_date=date(1964, 1, 1), nationalities=("AF",), sex=Sex.FEMALE)
    assert candidates(desk, entered)


def test_another_spelling_that_is_entered_is_looked_for(desk: Desk, enter: Enter) -> None:
    enter("Nuur", "Warsame", birth_date=BORN)
    entered = facts("Light", "Somebody", birth_date=BORN)
    assert not candidates(desk, entered)
    assert candidates(desk, entered, spellings=("Nur Warsama",))


def test_another_spelling_on_file_is_looked_at(desk: Desk, enter: Enter) -> None:
    person_id = read_person_id(desk, enter("Nuur", "Warsame", birth_date=BORN))
    entered = facts("Light", "Somebody", birth_date=BORN)
    assert not candidates(desk, entered)
    parts.add(desk, person_id, SpellingFacts(name="Lite Somebody", source="Krankenkarte"))
    found = only(candidates(desk, facts("Lite", "Somebody", birth_date=BORN)))
    assert found.person_id == person_id


def test_the_person_being_edited_is_left_out(desk: Desk, enter: Enter) -> None:
    case_id = enter("Yonas", "Tesfay")
    person_id = read_person_id(desk, case_id)
    assert not candidates(desk, facts("Yonas", "Tesfay"), exclude=person_id)


def test_a_person_merged_into_another_is_left_out(desk: Desk, enter: Enter) -> None:
    first = read(desk, enter("Yonas", "Tesfay")).person
    second = read(desk, enter("Yonas", "Tesfai")).person
    change(desk, replace(second, merged_into_id=first.id))
    assert only(candidates(desk, facts("Yonas", "Tesfay"))).person_id == first.id


def test_the_likeliest_comes_first_and_few_are_shown(desk: Desk, enter: Enter) -> None:
    for _ in range(7):
        enter("Yonas", "Tesfay")
    wanted = enter("Yonas", "Tesfay", birth_date=BORN)
    found = candidates(desk, facts("Yonas", "Tesfay", birth_date=BORN))
    assert len(found) == 5
    assert found[0].case_id == wanted


def test_nothing_entered_finds_nobody(desk: Desk, enter: Enter) -> None:
    enter("Yonas", "Tesfay", birth_date=BORN)
    assert candidates(desk, PersonFacts(birth_date=BORN)) == ()


def test_a_changed_name_changes_its_keys(desk: Desk, enter: Enter) -> None:
    person = read(desk, enter("Yonas", "Tesfay")).person
    change(desk, replace(person, given_names="Robel", surname="Araya"))
    assert not candidates(desk, facts("Yonas", "Tesfay"))
    assert candidates(desk, facts("Robel", "Araya"))


def test_people_without_keys_are_given_them(desk: Desk, enter: Enter) -> None:
    for _ in range(3):
        enter("Yonas", "Tesfay")
    with desk.write() as work:
        work.connection.exec_driver_sql("DELETE FROM name_key")
        assert fill_name_keys(work.connection) == 3
        assert fill_name_keys(work.connection) == 0
        work.commit()
    assert len(candidates(desk, facts("Yonas", "Tesfay"))) == 3
