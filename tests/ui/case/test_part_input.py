"""What is typed about family, languages and work, and the words it becomes. No window needed."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.domain.person import LanguageLevel, Level, Literacy, Person, Sex
from integrif_desk.domain.person_views import MergeSide, PersonProfile
from integrif_desk.domain.qualification import (
    Qualification,
    QualificationFacts,
    QualificationKind,
    Recognition,
)
from integrif_desk.ui.case import part_input
from integrif_desk.ui.case.case_input import (
    Refused,
    known_so_far,
    person_texts,
    read_person,
    read_situation,
    situation_texts,
)
from integrif_desk.ui.case.merge_words import merge_rows
from integrif_desk.ui.case.part_words import language_row, qualification_row, recognition_words

TODAY = date(2026, 3, 10)
AT = datetime(2025, 1, 10, 12, tzinfo=UTC)
STAMP: dict[str, Any] = {
    "created_at": AT,
    "created_by": UUID(int=1),
    "changed_at": AT,
    "changed_by": UUID(int=1),
}


def man(**facts: Any) -> Person:
    return Person(id=UUID(int=2), given_names="Yonas", **facts, **STAMP)


def level(number: int, reached: Level, **facts: Any) -> LanguageLevel:
    who = UUID(int=2)
    return LanguageLevel(
        id=UUID(int=number), person_id=who, language="de", level=reached, **facts, **STAMP
    )


def profile(person: Person, **lists: Any) -> PersonProfile:
    names = [field.name for field in fields(PersonProfile) if field.name != "person"]
    return PersonProfile(person=person, **{name: lists.get(name, ()) for name in names})


def refused(read: Any, texts: dict[str, str]) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        read(texts, TODAY)
    return caught.value.errors


def test_a_person_is_spelled_as_it_is_read() -> None:
    texts = {
        "given_names": "Yonas",
        "birth_place": "Asmara",
        "literacy": "other_script",
        "literacy_on": "01.03.2026",
        "sex": "male",
    }
    values = read_person(texts, TODAY)
    assert (values["literacy"], values["literacy_on"]) == (
        Literacy.OTHER_SCRIPT,
        date(2026, 3, 1),
    )
    again = person_texts(man(**{k: v for k, v in values.items() if k != "given_names"}))
    assert {name: again[name] for name in texts} == texts


def test_a_form_half_filled_tells_what_is_sure() -> None:
    facts = known_so_far({"given_names": "Yonas", "birth_date": "12.", "sex": "male"}, TODAY)
    assert (facts.given_names, facts.birth_date, facts.sex) == ("Yonas", None, Sex.MALE)
    assert known_so_far({}, TODAY).given_names == ""


@pytest.mark.parametrize(("typed", "stored"), [("yes", True), ("no", False), ("unknown", None)])
def test_nobody_has_to_say_whether_care_is_needed(typed: str, stored: bool | None) -> None:
    values = read_situation({"childcare_needed": typed, "availability": " abends "})
    assert values["childcare_needed"] is stored
    assert situation_texts(man(**values)) == {
        "childcare_needed": typed,
        "availability": "abends",
        "work_limitations": "",
    }


def test_required_fields_are_asked_for() -> None:
    assert set(refused(part_input.read_spelling, {"source": "Pass"})) == {"name"}
    assert set(refused(part_input.read_family, {})) == {"relation"}
    assert set(refused(part_input.read_language, {"proof": "DTZ"})) == {"language", "level"}
    assert set(refused(part_input.read_qualification, {"kind": "job"})) == {"title"}


@pytest.mark.parametrize("typed", ["21", "٢٠٢١", "1899", "🙂", "2027", "20211"])
def test_a_year_that_is_none_is_asked_about(typed: str) -> None:
    texts = {"relation": "child", "birth_year": typed}
    assert set(refused(part_input.read_family, texts)) == {"birth_year"}


def test_work_may_end_in_a_year_to_come() -> None:
    texts = {"kind": "training", "title": "Elektriker", "from_year": "2025", "to_year": "2028"}
    found = part_input.read_qualification(texts, TODAY)
    assert (found.from_year, found.to_year, found.has_proof) == (2025, 2028, None)


def test_what_is_read_is_spelled_the_same() -> None:
    texts = {
        "kind": "training",
        "title": "Elektriker",
        "place": "Aleppo",
        "country": "SY",
        "from_year": "2009",
        "to_year": "2012",
        "has_proof": "no",
        "recognition": "filed",
        "recognition_office": "HWK",
        "recognition_on": "20.01.2026",
        "remark": "",
    }
    facts: QualificationFacts = part_input.read_qualification(texts, TODAY)
    made = Qualification(id=UUID(int=3), person_id=UUID(int=2), **vars(facts), **STAMP)
    assert part_input.qualification_texts(made) == texts
    row = qualification_row(profile(man()), made)
    assert row.lines[0] == "Ausbildung · \u2068Aleppo\u2069, Syrien · 2009–2012"


def test_recognition_is_no_question_for_work_and_for_german_papers() -> None:
    facts: dict[str, Any] = {"id": UUID(int=3), "person_id": UUID(int=2), "title": "Koch", **STAMP}
    work = Qualification(kind=QualificationKind.JOB, country="SY", **facts)
    school = Qualification(kind=QualificationKind.SCHOOL, country="DE", **facts)
    foreign = Qualification(kind=QualificationKind.SCHOOL, country="SY", **facts)
    assert recognition_words(work) == recognition_words(school) == ""
    assert recognition_words(foreign) == "Anerkennung: noch nicht begonnen"
    asked = Qualification(kind=QualificationKind.JOB, recognition=Recognition.ADVISED, **facts)
    assert recognition_words(asked) == "Anerkennung: beraten"


def test_a_language_shows_how_long_each_step_took() -> None:
    earlier = (level(4, Level.A1, ended_on=date(2025, 8, 10)),)
    now = level(5, Level.A2, listening=Level.B1)
    row = language_row(profile(man(), earlier_languages=earlier), now)
    assert row.cells == ("A2", "B1", "–", "–", "–")
    assert row.lines == ("ohne Nachweis", "10.08.2025: A1 → A2 in 7 Monaten")
    assert "Hören B1" in row.spoken(("Gesamt", "Hören"))


def test_two_people_stand_value_beside_value() -> None:
    sides = [
        MergeSide(profile=profile(man(town="Staßfurt")), case_numbers=("F-26-001",)),
        MergeSide(profile=profile(man()), case_numbers=()),
    ]
    rows = dict(merge_rows(sides, TODAY))
    assert rows["Fälle"] == ("F-26-001", "–")
    assert rows["Anschrift"] == ("Staßfurt", "–")
    assert rows["Papier"] == ("noch nicht erfasst", "noch nicht erfasst")
