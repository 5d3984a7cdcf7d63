"""The contract of `responsible`: what it prints, its exit codes, and that it needs no database."""

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from integrif_desk.cli.main import main
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.wording.labels import label, status_choice, status_short


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def table(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def run(*arguments: str) -> Result:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["responsible", *arguments])
    return Result(code, out.getvalue(), err.getvalue())


def ask(status: str, *facts: str, on: str = "2026-05-04", born: str = "1990-01-01") -> Result:
    given = [part for fact in facts for part in ("--fact", fact)]
    return run("--status", status, "--birth-date", born, "--on", on, *given)


def test_the_whole_answer_is_printed_as_json() -> None:
    found = ask("Duldung", "needy=ja", "entry_date=01.02.2024", "lives_in_reception_centre=nein")
    assert (found.code, found.err) == (0, "")
    table = found.table
    assert list(table) == [
        *("status", "provision", "birth_date", "on", "age", "facts"),
        *(area.value for area in Area),
        *("duration", "clarify_with", "clarify", "why", "disclaimer"),
    ]
    assert table["status"] == "toleration"
    assert (table["birth_date"], table["on"], table["age"]) == ("1990-01-01", "2026-05-04", 36)
    assert table["facts"] == {
        "needy": True,
        "entry_date": "2024-02-01",
        "lives_in_reception_centre": False,
    }
    assert table["disclaimer"] == "Orientierung, keine Rechtsberatung · Stand 29.04.2026"
    for area in Area:
        answer = table[area.value]
        assert list(answer) == ["value", "law", "checked_on", "confidence", "note", "missing"]
        assert answer["checked_on"] == "2026-04-29"
    assert table["work"]["value"] == "with_permit"
    assert "§ 60a AufenthG" in table["work"]["law"]
    assert "ä" in found.out and "\\u" not in found.out


def test_german_days_are_understood_and_today_is_the_default() -> None:
    found = run("--status", "Duldung", "--birth-date", "01.01.1990")
    assert found.code == 0
    assert found.table["birth_date"] == "1990-01-01"
    assert found.table["on"] >= "2026-01-01"


@pytest.mark.parametrize("born", [(), ("--birth-date", "unbekannt")])
def test_the_birth_date_may_be_unknown(born: tuple[str, ...]) -> None:
    table = run("--status", "§ 25(3)", *born, "--on", "2026-05-04").table
    assert (table["birth_date"], table["age"]) == (None, None)
    assert table["job_agency"]["value"] == "AA_or_JC"
    assert table["job_agency"]["missing"] == ["birth_date", "needy"]
    assert table["youth_service"]["value"] == "both_possible"


def test_a_year_alone_is_a_birth_date_that_is_estimated() -> None:
    table = run("--status", "NE", "--birth-date", "2001", "--on", "2026-05-04").table
    assert (table["birth_date"], table["age"]) == ("2001-01-01", 25)
    assert table["facts"] == {"birth_year_estimated": True}
    assert table["youth_service"]["confidence"] == "medium"
    assert run("--status", "NE", "--birth-date", "12.3.98").table["birth_date"] == "1998-03-12"


def test_a_name_of_a_fiction_or_of_a_humanitarian_title_says_which_of_them() -> None:
    assert ask("Fiktion (3)").table["provision"] == "§ 81 Abs. 3 AufenthG"
    assert (
        ask("vorübergehend humanitär, Satz 1").table["provision"].startswith("§ 25 Abs. 4 Satz 1")
    )
    war = ask("Kriegsflüchtlinge, § 23", "needy=1").table
    assert (war["job_agency"]["value"], war["benefits"]["value"]) == ("AA", "AsylbLG")


def test_an_unknown_status_goes_to_the_advice() -> None:
    table = ask("unbekannt").table
    assert table["status"] == "unknown"
    assert table["work"]["missing"] == ["status"]
    assert table["duration"] is None
    assert table["clarify"] == "bei MBE klären"
    assert table["why"] == ["Der Aufenthaltsstatus ist nicht bekannt."]


def test_what_is_unsure_says_with_whom_and_why() -> None:
    table = ask("Aufenthaltsgestattung", on="2026-06-12").table
    assert table["clarify_with"] == ["MBE"]
    assert table["why"][0].startswith(
        "An diesem Tag ist die Rechtslage nicht mehr geprüft: Arbeit,"
    )
    assert "Geprüft nur bis 11.06.2026" in table["work"]["note"]


def test_what_is_presumed_stands_in_the_note() -> None:
    note = ask("§ 25(3)", "needy=ja").table["job_agency"]["note"]
    assert "Angenommen, weil nicht bekannt: mindestens drei Stunden täglich erwerbsfähig" in note


@pytest.mark.parametrize("kind", StatusKind)
def test_a_status_may_be_named_by_the_words_of_the_screen(kind: StatusKind) -> None:
    names = {kind.value, label(kind), status_choice(kind), status_short(kind)}
    for name in (*names, *(name.upper() for name in names)):
        assert ask(name).table["status"] == kind.value


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ankunftsnachweis", "arrival_certificate"),
        ("Aufenthaltsgestattung", "permission_to_stay"),
        ("Duldung", "toleration"),
        ("Duldung bei ungeklärter Identität", "toleration_unclear_identity"),
        ("Ausbildungsduldung", "training_toleration"),
        ("Beschäftigungsduldung", "employment_toleration"),
        ("Aufenthaltserlaubnis Ausbildung", "vocational_training"),
        ("Asylberechtigt / GFK-Flüchtling", "refugee"),
        ("subsidiärer Schutz", "subsidiary_protection"),
        ("Abschiebungsverbot", "removal_ban"),
        ("vorübergehend humanitär", "temporary_humanitarian"),
        ("Ausreise unmöglich", "departure_impossible"),
        ("Ukraine, first permit ≤ 31.03.2025", "temporary_protection"),
        ("Ukraine, from 01.04.2025", "temporary_protection"),
        ("Chancen-Aufenthaltsrecht (residual)", "opportunity_residence"),
        ("gut integrierte Jugendliche", "integrated_youth"),
        ("nachhaltige Integration", "sustained_integration"),
        ("Fiktionsbescheinigung", "fiction"),
        ("Niederlassungserlaubnis", "settlement"),
        ("unbegleitet minderjährig", "unaccompanied_minor"),
        ("Familiennachzug", "family_reunification"),
        ("Aufnahme, Resettlement, Härtefall", "resettlement"),
        ("Fachkraft, Blaue Karte, § 19d", "skilled_worker"),
        ("EU-Bürger", "eu_citizen"),
        ("Spätaussiedler", "ethnic_german"),
        ("Grenzübertrittsbescheinigung", "border_crossing_certificate"),
        ("Dublin-Bescheid, Folgeantrag", "dublin_or_follow_up"),
        ("§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG", "subsidiary_protection"),
        ("§ 25(1), (2) Alt. 1", "refugee"),
        ("§ 60a(5b), (6); § 61(1) AsylG; § 32 BeschV", "toleration"),
        ("§§ 28, 30, 32, 36, 36a", "family_reunification"),
        ("§§ 4, 7, 9 BVFG", "ethnic_german"),
        ("Ukraine (first permit ≤ 31.03.2025)", "temporary_protection"),
        ("ukraine from 01.04.2025", "temporary_protection"),
        ("Fiktionsbescheinigung (4)", "fiction"),
        ("Asylberechtigt/GFK-Flüchtling", "refugee"),
        ("Duldung § 60b AufenthG", "toleration_unclear_identity"),
        ("Aufenthaltserlaubnis nach § 25 Abs. 5 AufenthG", "departure_impossible"),
        ("§25(5)", "departure_impossible"),
        ("Paragraph 25 Absatz 3", "removal_ban"),
        ("§ 25 V AufenthG", "departure_impossible"),
        ("§ 25 Abs. 2 S. 1, 2. Alt.", "subsidiary_protection"),
        ("§ 25 Abs. 2", "refugee"),  # the same answers as for subsidiary protection
        ("AE § 24", "temporary_protection"),
        ("§ 104 c", "opportunity_residence"),
        ("Härtefall", "resettlement"),
        # without umlauts, as the short word of an office, in English
        ("Spaetaussiedler", "ethnic_german"),
        ("subsidiaer", "subsidiary_protection"),
        ("geduldet", "toleration"),
        ("tolerated", "toleration"),
        ("Asylbewerber", "permission_to_stay"),
        ("NE", "settlement"),
        ("settlement permit", "settlement"),
        ("umF", "unaccompanied_minor"),
        ("GFK", "refugee"),
        ("EU Blue Card", "skilled_worker"),
        ("Fiktion (3)", "fiction"),
        ("Chancenaufenthalt", "opportunity_residence"),
    ],
)
def test_a_status_may_be_named_as_in_the_table_or_by_its_law(name: str, kind: str) -> None:
    assert ask(name).table["status"] == kind


def test_a_finer_name_sets_what_it_says_and_a_fact_goes_before_it() -> None:
    named = ask("Ukraine, from 01.04.2025")
    assert named.table["facts"] == {"permit_first_issued": ">= 2025-04-01"}
    assert named.table["job_agency"]["confidence"] == "low"
    against = ask("Ukraine, from 01.04.2025", "permit_first_issued=2025-03-31")
    assert against.code == 0
    assert against.table["job_agency"]["confidence"] == "high"
    assert "widersprechen" in against.err and "widersprechen" in against.table["why"][-1]
    agreeing = ask("Ukraine, from 01.04.2025", "permit_first_issued=2025-06-01")
    assert agreeing.err == ""


def test_the_law_on_the_paper_may_contradict_the_name() -> None:
    found = ask("§ 81(4)", "endorsement=§ 81 Abs. 3")
    assert found.table["work"]["value"] == "as_endorsed"
    assert "widersprechen" in found.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--status", "Visum"), "Ankunftsnachweis; Aufenthaltsgestattung; Duldung"),
        (
            ("--status", "§ 25"),
            "Vielleicht meinen Sie: Asylberechtigt / GFK-Flüchtling; subsidiärer Schutz",
        ),
        (("--status", "Duldng"), "Vielleicht meinen Sie: Duldung."),
        (("--status", "Asyl"), "Vielleicht meinen Sie: Aufenthaltsgestattung"),
        (("--status", "integration"), "Vielleicht meinen Sie: nachhaltige Integration."),
        (("--status", "Duldung", "--birth-date", "1798-01-01"), "Datum"),
        (("--status", "Duldung", "--fact", "rich=ja"), "needy, can_work_3h"),
        (("--status", "Duldung", "--fact", "needy=vielleicht"), "true, false"),
        (("--status", "Duldung", "--fact", "entry_date=31.02.2025"), "12.03.2026"),
        (("--status", "§ 81(4)", "--fact", "prior_status=Visum"), "Ankunftsnachweis"),
        (("--status", "Duldung", "--birth-date", "2027-01-01", "--on", "2026-01-01"), "nach dem"),
    ],
)
def test_what_the_rules_do_not_know_is_told_with_what_they_do(
    arguments: tuple[str, ...], told: str
) -> None:
    found = run(*arguments)
    assert (found.code, found.out) == (1, "")
    assert told in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("basis", "course"),
    [
        ("60a(2) S. 3", "obligation_possible"),
        ("S3", "obligation_possible"),
        ("Ermessensduldung", "obligation_possible"),
        ("§ 60a Abs. 2 Satz 1", "none"),
        ("tatsächliche Gründe", "none"),
        ("fehlende Reisedokumente", "none"),
        ("other", "none"),
    ],
)
def test_the_ground_of_a_duldung_may_be_named_as_offices_do(basis: str, course: str) -> None:
    assert ask("Duldung", f"duldung_basis={basis}").table["integration_course"]["value"] == course


def test_several_sections_name_the_status_but_not_the_ground_of_the_title() -> None:
    family = ask("§§ 28, 30, 32, 36, 36a").table
    assert (family["status"], family["provision"]) == ("family_reunification", None)
    assert family["training_aid"]["value"] == "conditions"
    assert ask("§§ 55, 61, 63a, 67 AsylG").table["status"] == "arrival_certificate"


@pytest.mark.parametrize(
    ("fact", "other"),
    [
        ("entry_date=2026-01-01", "entry-date="),
        ("needy=ja", "needy=nein"),
        ("prior_status=Duldung", "prior_status=§ 24"),
    ],
)
def test_a_fact_with_two_values_is_an_error(fact: str, other: str) -> None:
    found = run("--status", "Duldung", "--fact", fact, "--fact", other)
    assert (found.code, found.out) == (1, "")
    name, _, value = fact.partition("=")
    assert name in found.err and value in found.err


def test_a_fact_may_be_said_twice_with_the_same_value() -> None:
    found = ask("Duldung", "needy=ja", "needy=true", "entry_date=01.02.26", "entry_date=2026-02-01")
    assert found.table["facts"] == {"needy": True, "entry_date": "2026-02-01"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--status", "Duldung", "--fact", "needy"),
        ("--status", "Duldung", "--birth-date", "gestern abend"),
        ("--status", "Duldung", "--on", "31.02.2026"),
        ("--status", "Duldung", "--birth-date", "12.03."),  # of this year: a newborn child
        ("--status", "Duldung", "--birth-date", "gestern"),
        ("--status",),
        ("--status", "Duldung", "--age", "30"),
    ],
)
def test_a_call_that_cannot_be_understood(arguments: tuple[str, ...]) -> None:
    found = run(*arguments)
    assert (found.code, found.out) == (2, "")
    assert len(found.err.splitlines()) == 1
    assert "Hilfe: integrif-desk" in found.err


def test_help_names_the_parts_of_an_answer() -> None:
    found = run("--help")
    assert found.code == 0
    for word in ("--status", "--birth-date", "--on", "--fact", "missing", "docs/zustaendigkeit.md"):
        assert word in found.out


@pytest.mark.parametrize("library", ["sqlalchemy", "cryptography", "reportlab", "babel", "PySide6"])
def test_nothing_heavy_is_loaded(library: str) -> None:
    program = (
        "import sys\nfrom integrif_desk.cli.main import main\n"
        "code = main(['responsible', '--status', 'Duldung'])\n"
        f"sys.exit(code or int({library!r} in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
