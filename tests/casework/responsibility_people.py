"""Persons asked about by the tests of the rules, first those without a title.

Every person is asked for on 04.05.2026 unless another day stands there.
"""

from dataclasses import dataclass, field
from datetime import date

from integrif_desk.casework import responsibility
from integrif_desk.domain.responsibility.evaluate import Evaluation
from integrif_desk.domain.responsibility.vocabulary import Area

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
    # the application never comes before the Gestattung
    person("Gestattung", f"{OUTSIDE}; gestattet_since=2026-01-01", work="with_permit"),
    person("Gestattung", f"{CENTRE}; gestattet_since=2026-01-01", work="prohibited"),
    person("Gestattung", f"{CENTRE}; gestattet_since=2025-10-01", work="unclear"),
    person("Gestattung", f"{OUTSIDE}; gestattet_since=2026-03-01", work="prohibited"),
    person(
        "Gestattung",
        f"{OUTSIDE}; gestattet_since=2026-01-01; asylum_application_date=2025-10-01",
        work="claim_after",
    ),
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
