"""The rules, row by row of the table they were written from: a person, and what comes out.

Every person is asked for on 04.05.2026 unless another day stands there.
"""

from dataclasses import dataclass, field
from datetime import date

import pytest

from integrif_desk.casework import responsibility
from integrif_desk.domain.responsibility.evaluate import Evaluation
from integrif_desk.domain.responsibility.vocabulary import Area, Confidence

ADULT = "1990-01-01"
DAY = "2026-05-04"
SHORT = {
    "work": Area.WORK,
    "agency": Area.JOB_AGENCY,
    "benefits": Area.BENEFITS,
    "course": Area.INTEGRATION_COURSE,
    "bsk": Area.VOCATIONAL_LANGUAGE_COURSE,
    "training": Area.TRAINING_AID,
    "advice": Area.YOUTH_SERVICE,
    "residence": Area.RESIDENCE_RULE,
}


@dataclass(frozen=True)
class Case:
    """A person as typed, and per area the value that has to come out."""

    status: str
    facts: str = ""
    born: str | None = ADULT
    on: str = DAY
    out: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.status}, {self.born}, {self.on}, {self.facts}"


def found(status: str, facts: str = "", born: str | None = ADULT, on: str = DAY) -> Evaluation:
    rules = responsibility.shipped_rules()
    pairs = [one.partition("=")[::2] for one in facts.split("; ") if one]
    question = responsibility.ask(
        rules,
        status=status,
        born=date.fromisoformat(born) if born else None,
        on=date.fromisoformat(on),
        facts=[(key, value) for key, value in pairs],
        day_of=date.fromisoformat,
    )
    return responsibility.respond(rules, question)


def person(
    status: str, facts: str = "", *, born: str | None = ADULT, on: str = DAY, **out: str
) -> Case:
    return Case(status, facts, born, on, out)


CENTRE = "lives_in_reception_centre=true"
OUTSIDE = "lives_in_reception_centre=false"
NEEDY = "needy=true; can_work_3h=true"

ASYLUM = [
    person("Ankunftsnachweis", CENTRE, work="prohibited", agency="AA", benefits="AsylbLG"),
    person("Ankunftsnachweis", f"{OUTSIDE}; gestattet_since=2026-02-04", work="with_permit"),
    person("Ankunftsnachweis", f"{OUTSIDE}; gestattet_since=2026-02-05", work="prohibited"),
    person("Ankunftsnachweis", course="obligation_possible", bsk="conditions"),
    person("Aufenthaltsgestattung", agency="AA", benefits="AsylbLG", training="conditions"),
    # in a reception centre: a claim 6 months after the application
    person("Gestattung", f"{CENTRE}; asylum_application_date=2025-11-04", work="claim_after"),
    person("Gestattung", f"{CENTRE}; asylum_application_date=2025-11-05", work="prohibited"),
    # outside: may after 3 months, a claim after 6
    person("Gestattung", f"{OUTSIDE}; asylum_application_date=2026-02-05", work="prohibited"),
    person("Gestattung", f"{OUTSIDE}; asylum_application_date=2026-02-04", work="with_permit"),
    person("Gestattung", f"{OUTSIDE}; asylum_application_date=2025-11-04", work="claim_after"),
    person("Gestattung", f"{OUTSIDE}; gestattet_since=2025-10-01", work="claim_after"),
    person("Gestattung", f"{OUTSIDE}; gestattet_since=2026-01-01", work="unclear"),
    # no claim once rejected as manifestly unfounded
    person(
        "Gestattung",
        f"{OUTSIDE}; asylum_application_date=2025-01-01; rejected_manifestly_unfounded=true",
        work="with_permit",
    ),
    person(
        "Gestattung",
        f"{CENTRE}; asylum_application_date=2025-01-01; rejected_manifestly_unfounded=true",
        work="prohibited",
    ),
    # safe countries of origin
    person("Gestattung", f"{CENTRE}; safe_country=true", work="prohibited"),
    person(
        "Gestattung",
        f"{OUTSIDE}; safe_country=true; asylum_application_date=2025-01-01",
        work="prohibited",
    ),
    person(
        "Gestattung",
        f"{OUTSIDE}; safe_country=true; asylum_application_date=2015-08-31",
        work="claim_after",
    ),
    person(
        "Gestattung",
        f"{OUTSIDE}; safe_country=georgia_or_moldova; asylum_application_date=2023-08-30",
        work="claim_after",
    ),
    person(
        "Gestattung",
        f"{OUTSIDE}; safe_country=georgia_or_moldova; asylum_application_date=2023-08-31",
        work="prohibited",
    ),
    person("Gestattung", "procedure_final=true", work="unclear"),
    # the same whether in a centre or not
    person("Gestattung", "asylum_application_date=2025-10-01", work="claim_after"),
    person("Gestattung", "asylum_application_date=2026-04-01", work="prohibited"),
    # a duty by the AsylbLG office from 18 and without work, else § 44(4), which is stopped
    person("Gestattung", born="2008-05-04", course="obligation_possible"),
    person("Gestattung", born="2008-05-05", course="stopped"),
    person("Gestattung", "employed=true", course="stopped"),
    person("Gestattung", "employed=true", on="2026-02-08", course="discretion"),
    person("Gestattung", "employed=true", on="2026-02-09", course="stopped"),
]

TOLERATED = [
    person("Duldung", agency="AA", benefits="AsylbLG"),
    person("Duldung", f"{OUTSIDE}; entry_date=2026-02-04", work="with_permit"),
    person("Duldung", f"{OUTSIDE}; entry_date=2026-02-05", work="prohibited"),
    person("Duldung", f"{OUTSIDE}; duldung_since=2025-02-05", work="with_permit"),
    person(
        "Duldung", f"{OUTSIDE}; entry_date=2026-04-01; training_running=true", work="with_permit"
    ),
    person("Duldung", f"{CENTRE}; duldung_since=2025-11-04", work="with_permit"),
    person("Duldung", f"{CENTRE}; duldung_since=2025-11-05", work="prohibited"),
    person("Duldung", f"{OUTSIDE}; entry_date=2020-01-01; work_ban=true", work="prohibited"),
    person("Duldung", f"{OUTSIDE}; entry_date=2020-01-01; removal_imminent=true", work="unclear"),
    person(
        "Duldung", "duldung_basis=§ 60a(2) S. 3", course="obligation_possible", bsk="conditions"
    ),
    person("§ 60a(2) S. 3", course="obligation_possible", bsk="conditions"),
    person("§ 60a(2) S. 3", "employed=true", course="stopped"),
    person(
        "Duldung", "duldung_basis=other; duldung_since=2025-11-04", course="none", bsk="conditions"
    ),
    person("Duldung", "duldung_basis=other; duldung_since=2025-11-05", course="none", bsk="no"),
    person("Duldung", "entry_date=2025-02-04", training="yes"),
    person("Duldung", "entry_date=2025-02-05", training="conditions"),
    person(
        "§ 60b",
        work="prohibited",
        agency="AA",
        benefits="AsylbLG",
        course="none",
        bsk="no",
        training="no",
    ),
    person(
        "Ausbildungsduldung",
        work="for_training_only",
        agency="AA",
        benefits="AsylbLG",
        course="stopped",
        bsk="conditions",
    ),
    person(
        "Beschäftigungsduldung",
        work="with_permit",
        agency="AA",
        benefits="none_self",
        course="stopped",
        bsk="conditions",
    ),
    person(
        "Aufenthaltserlaubnis Ausbildung",
        work="for_training_only",
        agency="AA",
        benefits="none_self",
        course="stopped",
        bsk="conditions",
        training="conditions",
    ),
    person("§ 16g", "needy=true; training_running=true", benefits="SGB II"),
    person("§ 16g", "needy=true; training_running=false", benefits="none_self"),
]

TITLES = [
    person(
        "Asylberechtigt / GFK-Flüchtling",
        f"{NEEDY}; permit_first_issued=2026-01-10",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="claim",
        bsk="conditions",
        training="yes",
        advice="MBE",
        residence="yes",
    ),
    person("§ 25(1)", "needy=false", agency="AA", benefits="none_self"),
    person("§ 25(1)", "needy=true; can_work_3h=false", agency="AA", benefits="SGB XII"),
    person("§ 25(1)", agency="AA_or_JC", benefits="SGB II"),
    person("§ 25(1)", "permit_first_issued=2025-05-05", course="claim"),
    person("§ 25(1)", "permit_first_issued=2025-05-04", course="obligation_possible"),
    person("§ 25(1)", "permit_first_issued=2023-05-05", residence="yes"),
    person("§ 25(1)", "permit_first_issued=2023-05-04", residence="no"),
    person(
        "subsidiärer Schutz",
        f"{NEEDY}; permit_first_issued=2026-01-10",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="claim",
        training="yes",
    ),
    person(
        "Abschiebungsverbot",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        bsk="conditions",
        training="conditions",
    ),
    person("§ 25(3)", "needy=false", course="stopped"),
    person("§ 25(3)", "entry_date=2024-01-01", training="yes"),
    person(
        "vorübergehend humanitär",
        NEEDY,
        work="with_permit",
        agency="AA",
        benefits="AsylbLG",
        course="stopped",
        bsk="conditions",
    ),
    person(
        "§ 25(4) S. 2",
        f"{NEEDY}; entry_date=2024-01-01",
        agency="JC",
        benefits="SGB II",
        training="yes",
    ),
    # § 25(5): from the month after 18 months since the decision to suspend
    person(
        "§ 25(5)",
        f"{NEEDY}; first_suspension_date=2024-10-15",
        work="free",
        agency="JC",
        benefits="SGB II",
    ),
    person(
        "§ 25(5)", f"{NEEDY}; first_suspension_date=2024-11-01", agency="AA", benefits="AsylbLG"
    ),
    person("§ 25(5)", f"{NEEDY}; first_suspension_date=2024-11-30", on="2026-05-31", agency="AA"),
    person("§ 25(5)", f"{NEEDY}; first_suspension_date=2024-11-30", on="2026-06-01", agency="JC"),
    person("§ 25(5)", NEEDY, agency="unclear", benefits="unclear", course="obligation_possible"),
    person(
        "Ukraine, first permit ≤ 31.03.2025",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person("Ukraine, from 01.04.2025", NEEDY, work="free", agency="JC", benefits="SGB II"),
    person(
        "Chancen-Aufenthaltsrecht",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person(
        "gut integrierte Jugendliche",
        NEEDY,
        born="2004-01-01",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person(
        "nachhaltige Integration",
        f"{NEEDY}; permit_first_issued=2026-01-10",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="claim",
        training="yes",
    ),
    person(
        "Niederlassungserlaubnis",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person(
        "Familiennachzug",
        f"{NEEDY}; entry_date=2026-02-04; permit_first_issued=2026-02-10",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="claim",
        training="conditions",
        residence="conditions",
    ),
    person("Familiennachzug", f"{NEEDY}; entry_date=2026-02-05", agency="unclear"),
    person("§ 28", training="yes"),
    person(
        "§ 22",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person("§ 23(2)", "permit_first_issued=2026-01-10", work="free", course="claim"),
    person("§ 23(2)", "permit_first_issued=2024-01-10", course="obligation_possible"),
    person("§ 23(1)", NEEDY, work="as_endorsed", agency="JC", benefits="SGB II"),
    person("§ 23(1) for war", NEEDY, work="as_endorsed", agency="AA", benefits="AsylbLG"),
    person("§ 23a", NEEDY, work="free", agency="JC", course="obligation_possible", residence="no"),
    person(
        "Fachkraft",
        "permit_first_issued=2026-01-10",
        work="as_endorsed",
        agency="AA_or_JC",
        benefits="none_self",
        course="claim",
        training="conditions",
    ),
    person("§ 19d", "permit_first_issued=2024-05-05", work="as_endorsed", course="stopped"),
    person("§ 19d", "permit_first_issued=2024-05-04", work="free"),
    person(
        "Spätaussiedler",
        NEEDY,
        work="free",
        agency="JC",
        benefits="SGB II",
        course="claim",
        training="yes",
    ),
]

OTHERS = [
    # EU: with the Jobcenter when needy and working or after 5 years, not in the first 3 months
    person(
        "EU-Bürger",
        f"{NEEDY}; employed=true; entry_date=2025-01-01",
        work="free",
        agency="JC",
        benefits="SGB II",
    ),
    person(
        "EU-Bürger",
        f"{NEEDY}; employed=false; entry_date=2025-01-01",
        agency="AA",
        benefits="none_self",
    ),
    person(
        "EU-Bürger",
        f"{NEEDY}; employed=false; entry_date=2021-05-04",
        agency="JC",
        benefits="SGB II",
    ),
    person("EU-Bürger", f"{NEEDY}; employed=false; entry_date=2021-05-05", agency="AA"),
    person("EU-Bürger", f"{NEEDY}; employed=true; entry_date=2026-03-01", agency="AA"),
    person(
        "EU-Bürger",
        "needy=false",
        agency="AA",
        benefits="none_self",
        course="stopped",
        bsk="conditions",
    ),
    # Fiktionsbescheinigung
    person(
        "§ 81(4)",
        work="unclear",
        agency="follows_prior",
        benefits="follows_prior",
        course="follows_prior",
    ),
    person(
        "§ 81(4)",
        f"{NEEDY}; prior_status=refugee; permit_first_issued=2024-01-01",
        work="free",
        agency="JC",
        benefits="SGB II",
        course="obligation_possible",
        training="yes",
    ),
    person("Fiktionsbescheinigung", f"{NEEDY}; prior_status=§ 25(3)", agency="JC", work="free"),
    person("§ 81(4)", "prior_status=refugee; prior_expired=true", work="unclear", agency="unclear"),
    person(
        "§ 81(3)",
        f"{NEEDY}; fingerprinted=false",
        work="as_endorsed",
        agency="unclear",
        benefits="unclear",
        course="obligation_possible",
    ),
    person(
        "§ 81(3)",
        f"{NEEDY}; fingerprinted=true",
        work="as_endorsed",
        agency="JC",
        benefits="SGB II",
    ),
    person("§ 81(3)", "needy=false; fingerprinted=false", course="stopped"),
    person("Fiktionsbescheinigung", f"{NEEDY}; fingerprinted=true", agency="JC"),
    person("Fiktionsbescheinigung", "endorsement=§ 81 Abs. 5a AufenthG", work="as_endorsed"),
    person("Fiktionsbescheinigung", "endorsement=§ 81 Abs. 4 AufenthG", agency="follows_prior"),
    # unaccompanied minors
    person(
        "unbegleitet minderjährig",
        born="2009-06-01",
        work="as_endorsed",
        agency="AA",
        benefits="Jugendamt",
        course="none",
        bsk="no",
        advice="Jugendamt",
    ),
    person(
        "unbegleitet minderjährig",
        f"prior_status=Gestattung; {OUTSIDE}; asylum_application_date=2026-01-04",
        born="2009-06-01",
        work="with_permit",
        benefits="Jugendamt",
    ),
    person(
        "UMA",
        "youth_welfare_support=true",
        born="2007-06-01",
        benefits="Jugendamt",
        advice="Jugendamt",
    ),
    person(
        "UMA",
        f"youth_welfare_support=false; prior_status=refugee; {NEEDY}",
        born="2007-06-01",
        agency="JC",
        benefits="SGB II",
        advice="JMD",
    ),
    person(
        "Grenzübertrittsbescheinigung",
        work="prohibited",
        agency="unclear",
        benefits="AsylbLG",
        course="none",
        bsk="no",
    ),
    person(
        "Dublin-Bescheid",
        work="as_endorsed",
        agency="AA",
        benefits="AsylbLG",
        course="unclear",
        bsk="unclear",
    ),
    person("Folgeantrag", work="as_endorsed", agency="AA", benefits="AsylbLG", course="unclear"),
    person("unbekannt", work="unclear", agency="unclear", benefits="unclear", advice="MBE"),
    person("unbekannt", born=None, work="unclear", advice="both_possible"),
]

AGES = [
    # SGB II from 15, on the birthday
    person(
        "§ 25(3)",
        f"{NEEDY}; parents_receive=true",
        born="2011-05-04",
        agency="JC",
        benefits="SGB II",
    ),
    person(
        "§ 25(3)",
        f"{NEEDY}; parents_receive=true",
        born="2011-05-05",
        agency="AA",
        benefits="SGB II",
    ),
    person(
        "§ 25(3)",
        f"{NEEDY}; parents_receive=false",
        born="2011-05-05",
        agency="AA",
        benefits="SGB XII",
    ),
    person("§ 25(3)", "needy=true", born="2011-05-05", benefits="unclear"),
    # not able to work: in the household up to 24
    person(
        "§ 25(3)",
        "needy=true; can_work_3h=false; parents_receive=true",
        born="2001-05-05",
        agency="AA",
        benefits="SGB II",
    ),
    person(
        "§ 25(3)",
        "needy=true; can_work_3h=false; parents_receive=true",
        born="2001-05-04",
        benefits="SGB XII",
    ),
    person("§ 25(3)", "needy=true; can_work_3h=false", born="2001-05-05", benefits="unclear"),
    # pension age: born in February 1960, 66 years and 4 months, from July 2026
    person("§ 25(3)", NEEDY, born="1960-02-15", on="2026-06-30", agency="JC", benefits="SGB II"),
    person("§ 25(3)", NEEDY, born="1960-02-15", on="2026-07-01", agency="AA", benefits="SGB XII"),
    # JMD from 12 to 26, MBE from 27
    person("Duldung", born="2014-05-05", advice="none"),
    person("Duldung", born="2014-05-04", advice="JMD"),
    person("Duldung", born="1999-05-05", advice="JMD"),
    person("Duldung", born="1999-05-04", advice="MBE"),
    person("Grenzübertrittsbescheinigung", born="2004-01-01", advice="none"),
    # born on 29 February: a year older on 1 March
    person("Duldung", born="2000-02-29", on="2027-02-28", advice="JMD"),
    person("Duldung", born="2000-02-29", on="2027-03-01", advice="MBE"),
    # none at school
    person(
        "§ 25(1)",
        "attends_school=true; permit_first_issued=2026-01-10",
        born="2009-01-01",
        course="none",
    ),
    person(
        "§ 25(1)",
        "attends_school=false; permit_first_issued=2026-01-10",
        born="2009-01-01",
        course="claim",
    ),
    person("§ 25(1)", "permit_first_issued=2026-01-10", born="2009-01-01", course="unclear"),
    person("§ 25(1)", "permit_first_issued=2026-01-10", born="2012-01-01", course="none", bsk="no"),
    # without a birth date
    person(
        "§ 25(3)",
        NEEDY,
        born=None,
        work="free",
        agency="AA_or_JC",
        benefits="unclear",
        advice="both_possible",
    ),
    person("Duldung", born=None, agency="AA", benefits="AsylbLG", advice="both_possible"),
    person("UMA", born=None, benefits="Jugendamt", advice="Jugendamt"),
]


@pytest.mark.parametrize("case", ASYLUM + TOLERATED + TITLES + OTHERS + AGES, ids=str)
def test_the_table_comes_out(case: Case) -> None:
    answers = found(case.status, case.facts, case.born, case.on).answers
    assert {name: answers[SHORT[name]].value for name in case.out} == case.out


@pytest.mark.parametrize("case", ASYLUM + TOLERATED + TITLES + OTHERS + AGES, ids=str)
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
