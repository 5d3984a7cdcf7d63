"""The rules, row by row of the table they were written from: a person, and what comes out."""

import pytest

from integrif_desk.domain.responsibility.vocabulary import Area, Confidence
from tests.casework.responsibility_people import (
    ADULT,
    ASYLUM,
    CENTRE,
    DAY,
    NEEDY,
    OUTSIDE,
    SHORT,
    TOLERATED,
    Case,
    found,
)
from tests.casework.responsibility_titles import AGES, OTHERS, TITLES

PEOPLE = ASYLUM + TOLERATED + TITLES + OTHERS + AGES


@pytest.mark.parametrize("case", PEOPLE, ids=str)
def test_the_table_comes_out(case: Case) -> None:
    answers = found(case.status, case.facts, case.born, case.on).answers
    assert {name: answers[SHORT[name]].value for name in case.out} == case.out


@pytest.mark.parametrize("case", PEOPLE, ids=str)
def test_recognition_advice_is_open_to_everybody(case: Case) -> None:
    answer = found(case.status, case.facts, case.born, case.on).answers[Area.RECOGNITION_ADVICE]
    assert (answer.value, answer.confidence) == ("yes", Confidence.HIGH)


@pytest.mark.parametrize(
    ("status", "facts", "area", "missing"),
    [
        ("Gestattung", OUTSIDE, Area.WORK, ("asylum_application_date", "gestattet_since")),
        (
            "Gestattung",
            "asylum_application_date=2026-01-04",
            Area.WORK,
            ("lives_in_reception_centre",),
        ),
        ("Duldung", CENTRE, Area.WORK, ("entry_date", "duldung_since")),
        ("Duldung", "", Area.INTEGRATION_COURSE, ("duldung_basis",)),
        ("§ 25(5)", NEEDY, Area.JOB_AGENCY, ("first_suspension_date",)),
        ("§ 25(1)", "", Area.JOB_AGENCY, ("needy",)),
        ("§ 25(1)", "", Area.INTEGRATION_COURSE, ("permit_first_issued",)),
        ("§ 81(4)", "", Area.BENEFITS, ("prior_status",)),
        ("§ 81(3)", NEEDY, Area.BENEFITS, ("fingerprinted",)),
        ("Fiktionsbescheinigung", "", Area.WORK, ("prior_status", "endorsement")),
        ("EU-Bürger", "needy=true", Area.BENEFITS, ("employed", "entry_date")),
        ("unbekannt", "", Area.WORK, ("status",)),
    ],
)
def test_what_is_missing_is_named(
    status: str, facts: str, area: Area, missing: tuple[str, ...]
) -> None:
    assert found(status, facts).answers[area].missing == missing


@pytest.mark.parametrize(
    ("status", "facts", "area", "on", "confidence"),
    [
        ("Gestattung", "", Area.BENEFITS, "2026-06-11", "high"),
        ("Gestattung", "", Area.BENEFITS, "2026-06-12", "low"),
        ("Ankunftsnachweis", "", Area.BENEFITS, "2026-06-11", "medium"),
        ("Ankunftsnachweis", "", Area.BENEFITS, "2026-06-12", "low"),
        ("Duldung", "", Area.BENEFITS, "2026-06-12", "high"),
        ("Ukraine, first permit ≤ 31.03.2025", "", Area.JOB_AGENCY, "2026-05-01", "high"),
        ("§ 24", "permit_first_issued=2025-03-31", Area.JOB_AGENCY, "2026-05-01", "high"),
        ("§ 24", "permit_first_issued=2025-04-01", Area.JOB_AGENCY, "2026-04-30", "high"),
        ("§ 24", "permit_first_issued=2025-04-01", Area.JOB_AGENCY, "2026-05-01", "low"),
        ("§ 24", "", Area.JOB_AGENCY, "2026-05-01", "low"),
        ("§ 25(1)", NEEDY, Area.BENEFITS, "2026-06-30", "high"),
        ("§ 25(1)", NEEDY, Area.BENEFITS, "2026-07-01", "low"),
        ("§ 25(1)", NEEDY, Area.JOB_AGENCY, "2026-07-01", "high"),
        ("§ 25(1)", NEEDY, Area.JOB_AGENCY, "2027-04-30", "low"),
        ("§ 25(5)", "needy=true; first_suspension_date=2020-01-01", Area.JOB_AGENCY, DAY, "medium"),
        ("§ 25(5)", "needy=true; first_suspension_date=2026-01-01", Area.JOB_AGENCY, DAY, "high"),
        ("§ 60b", "", Area.INTEGRATION_COURSE, DAY, "medium"),
        ("§ 60b", "", Area.BENEFITS, DAY, "high"),
        ("§ 16g", "", Area.BENEFITS, DAY, "medium"),
        ("EU-Bürger", "needy=true; employed=true", Area.BENEFITS, DAY, "medium"),
        ("EU-Bürger", "needy=true; employed=true", Area.JOB_AGENCY, DAY, "high"),
        ("§ 81(3)", "fingerprinted=false", Area.JOB_AGENCY, DAY, "medium"),
        ("§ 81(3)", "needy=true; fingerprinted=true", Area.JOB_AGENCY, "2026-04-30", "high"),
        ("§ 81(3)", "needy=true; fingerprinted=true", Area.JOB_AGENCY, DAY, "low"),
        ("UMA", "", Area.BENEFITS, DAY, "medium"),
        ("GÜB", "", Area.WORK, DAY, "low"),
        ("Dublin", "", Area.WORK, DAY, "low"),
        ("unbekannt", "", Area.WORK, DAY, "low"),
    ],
)
def test_confidence_falls_where_the_law_is_no_longer_verified(
    status: str, facts: str, area: Area, on: str, confidence: str
) -> None:
    assert found(status, facts, on=on).answers[area].confidence == confidence


@pytest.mark.parametrize(
    ("status", "born", "on", "services"),
    [
        ("§ 25(1)", ADULT, DAY, ()),
        ("Gestattung", "1999-06-13", "2026-06-12", ("JMD",)),
        ("Gestattung", "1999-06-12", "2026-06-12", ("MBE",)),
        ("Gestattung", None, "2026-06-12", ("MBE", "JMD")),
        ("Gestattung", ADULT, "2026-06-11", ()),
        ("Dublin", ADULT, DAY, ("Asylverfahrensberatung", "MBE")),
        ("unbekannt", None, DAY, ("MBE", "JMD")),
    ],
)
def test_what_is_unsure_goes_to_the_advice_of_this_age(
    status: str, born: str | None, on: str, services: tuple[str, ...]
) -> None:
    evaluation = found(status, "needy=true", born, on)
    assert evaluation.clarify_with == services
    assert bool(evaluation.why) is bool(services)


@pytest.mark.parametrize(
    ("status", "facts", "area", "law"),
    [
        ("Gestattung", "employed=true", Area.INTEGRATION_COURSE, "§ 44 Abs. 4 AufenthG"),
        ("Gestattung", "", Area.INTEGRATION_COURSE, "§ 5b AsylbLG"),
        ("Gestattung", "", Area.WORK, "§ 61 Abs. 2 Satz 1 AsylG"),
        ("§ 25(3)", NEEDY, Area.INTEGRATION_COURSE, "§ 44a Abs. 1 Nr. 2 AufenthG"),
        ("§ 25(1)", NEEDY, Area.WORK, "§ 4a Abs. 1 AufenthG"),
        ("§ 25(1)", NEEDY, Area.JOB_AGENCY, "§ 6a SGB II"),
        ("§ 25(5)", "first_suspension_date=2026-01-01", Area.BENEFITS, "§ 25 Abs. 5 AufenthG"),
        ("§ 24", "", Area.TRAINING_AID, "§ 61 BAföG"),
        ("Spätaussiedler", "", Area.INTEGRATION_COURSE, "§ 9 BVFG"),
        ("Gestattung", "", Area.TRAINING_AID, "§ 60 Abs. 3 SGB III"),
        ("§ 25(1)", "", Area.TRAINING_AID, "§ 22 Abs. 4 SGB III"),
        ("§ 81(4)", "", Area.BENEFITS, "§ 74 SGB II"),
    ],
)
def test_the_law_stands_beside_the_answer(status: str, facts: str, area: Area, law: str) -> None:
    assert law in found(status, facts).answers[area].law


@pytest.mark.parametrize(
    ("status", "facts", "area", "words"),
    [
        ("§ 25(1)", NEEDY, Area.JOB_AGENCY, "nie nur „Salzlandkreis“"),
        ("§ 25(1)", NEEDY, Area.BENEFITS, "Grundsicherungsgeld"),
        ("Gestattung", "", Area.BENEFITS, "Auch nach 36 Monaten"),
        (
            "Gestattung",
            "employed=true",
            Area.INTEGRATION_COURSE,
            "erteilte Zulassungen gelten weiter",
        ),
        (
            "Duldung",
            "duldung_since=2025-08-04",
            Area.TRAINING_AID,
            "Die 9 Monate Duldung sind vorbei",
        ),
        (
            "Duldung",
            "duldung_since=2026-01-04; entry_date=2019-07-31",
            Area.TRAINING_AID,
            "vor dem 01.08.2019 genügen 3 Monate",
        ),
        (
            "Gestattung",
            "entry_date=2025-02-04",
            Area.TRAINING_AID,
            "Die 15 Monate Aufenthalt sind vorbei",
        ),
        ("GÜB", "", Area.WORK, "§ 84 Abs. 2"),
        ("Dublin", "", Area.BENEFITS, "2 Wochen"),
        ("§ 25(1)", "birth_year_estimated=true", Area.JOB_AGENCY, "§ 33a SGB I"),
        ("Ankunftsnachweis", "", Area.INTEGRATION_COURSE, "in der Praxis eingeschränkt"),
    ],
)
def test_the_note_says_what_else_the_table_says(
    status: str, facts: str, area: Area, words: str
) -> None:
    assert words in found(status, facts).answers[area].note


def test_under_25_the_youth_team_of_the_jobcenter() -> None:
    young = found("§ 25(1)", NEEDY, "2001-05-05").answers[Area.JOB_AGENCY]
    older = found("§ 25(1)", NEEDY, "2001-05-04").answers[Area.JOB_AGENCY]
    assert (young.value, "U25" in young.note) == ("JC", True)
    assert (older.value, "U25" in older.note) == ("JC", False)


def test_what_is_presumed_is_said() -> None:
    answer = found("Gestattung", f"{OUTSIDE}; asylum_application_date=2025-01-01").answers[
        Area.WORK
    ]
    assert answer.value == "claim_after"
    assert "kein sicherer Herkunftsstaat" in answer.presumed
    told = found(
        "Gestattung", f"{OUTSIDE}; asylum_application_date=2025-01-01; safe_country=false"
    ).answers[Area.WORK]
    assert "kein sicherer Herkunftsstaat" not in told.presumed
