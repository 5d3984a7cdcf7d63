"""Who is responsible in a case: from papers, procedure, answers, the lead's rows, the directory."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import actor, parts, person, responsible, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.asylum_procedure import ProcedureFacts, ProcedureOutcome
from integrif_desk.domain.measure import MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.responsibility_views import CaseResponsibility, FactSource

BORN = date(1992, 8, 14)
DAY = date(2026, 3, 10)


@pytest.fixture
def case_id(open_case: Callable[..., UUID]) -> UUID:
    return open_case(birth_date=BORN, nationalities=("SY",), town="Staßfurt")


def paper(desk: Desk, case_id: UUID, kind: StatusKind, **values: object) -> None:
    person_id = responsible.of_case(desk, case_id).person_id
    person.set_residence(desk, person_id, ResidenceFacts(kind=kind, **values))  # type: ignore[arg-type]


def answer(desk: Desk, case_id: UUID, **facts: str | None) -> CaseResponsibility:
    person_id = responsible.of_case(desk, case_id).person_id
    person.set_situation(desk, person_id, facts)
    return responsible.of_case(desk, case_id)


def value(found: CaseResponsibility, area: Area) -> str:
    return found.evaluation.answers[area].value


def on_file(found: CaseResponsibility, fact: Fact) -> str:
    known = found.on_file.get(fact)
    return "" if known is None else known.text


def test_without_a_paper_the_status_is_asked_for(desk: Desk, case_id: UUID) -> None:
    found = responsible.of_case(desk, case_id)
    assert found.residence is None
    assert found.evaluation.clarify_with
    assert "status" in found.evaluation.answers[Area.BENEFITS].missing


def test_the_newest_paper_and_the_directory(desk: Desk, case_id: UUID, jobcenter: UUID) -> None:
    actor.add(desk, ActorFacts(name="Jobcenter Halle", category=ActorCategory.JOBCENTER))
    paper(desk, case_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2023, 1, 5))
    paper(desk, case_id, StatusKind.SUBSIDIARY_PROTECTION, valid_from=date(2024, 5, 1))
    found = answer(desk, case_id, needy="true", can_work_3h="true")
    assert value(found, Area.JOB_AGENCY) == "JC"
    office = next(one for one in found.offices if one.category is ActorCategory.JOBCENTER)
    assert office.areas[:2] == (Area.JOB_AGENCY, Area.BENEFITS)
    assert office.actors[0].id == jobcenter  # the one in the person's town leads
    assert any("SGB II" in law for law in office.law)


def test_a_paper_from_later_does_not_count_yet(desk: Desk, case_id: UUID) -> None:
    paper(desk, case_id, StatusKind.TOLERATION, valid_from=date(2025, 1, 5))
    paper(desk, case_id, StatusKind.REMOVAL_BAN, valid_from=date(2026, 4, 1))
    assert responsible.of_case(desk, case_id).evaluation.status is StatusKind.TOLERATION
    later = responsible.of_case(desk, case_id, date(2026, 4, 1))
    assert later.evaluation.status is StatusKind.REMOVAL_BAN


def test_the_procedure_says_when_and_how(desk: Desk, case_id: UUID) -> None:
    paper(desk, case_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2025, 2, 1))
    person_id = responsible.of_case(desk, case_id).person_id
    parts.add(desk, person_id, ProcedureFacts(applied_on=date(2025, 3, 1)))
    found = answer(desk, case_id, lives_in_reception_centre="false")
    assert on_file(found, Fact.ASYLUM_APPLICATION_DATE) == "2025-03-01"
    assert on_file(found, Fact.PROCEDURE_FINAL) == "false"
    assert on_file(found, Fact.ENTRY_DATE) == "<= 2025-02-01"
    assert found.on_file[Fact.ASYLUM_APPLICATION_DATE].source is FactSource.PROCEDURE
    assert value(found, Area.WORK) == "claim_after"
    parts.add(
        desk,
        person_id,
        ProcedureFacts(
            applied_on=date(2025, 6, 1),
            decided_on=date(2026, 1, 7),
            outcome=ProcedureOutcome.INADMISSIBLE,
        ),
    )
    found = responsible.of_case(desk, case_id)
    assert on_file(found, Fact.ASYLUM_APPLICATION_DATE) == "2025-06-01"
    assert on_file(found, Fact.REJECTED_MANIFESTLY_UNFOUNDED) == "true"
    assert Fact.PROCEDURE_FINAL not in found.on_file


def test_what_was_entered_wins_and_unknown_is_a_value(desk: Desk, case_id: UUID) -> None:
    paper(desk, case_id, StatusKind.PERMISSION_TO_STAY, valid_from=date(2025, 2, 1))
    person_id = responsible.of_case(desk, case_id).person_id
    parts.add(desk, person_id, ProcedureFacts(applied_on=date(2025, 3, 1)))
    found = answer(desk, case_id, asylum_application_date="2026-02-20")
    known = found.on_file[Fact.ASYLUM_APPLICATION_DATE]
    assert (known.text, known.source, known.derived) == (
        "2026-02-20",
        FactSource.ENTERED,
        "2025-03-01",
    )
    found = answer(desk, case_id, asylum_application_date="unknown")
    assert on_file(found, Fact.ASYLUM_APPLICATION_DATE) == "unknown"
    assert Fact.ASYLUM_APPLICATION_DATE not in found.facts
    found = answer(desk, case_id, asylum_application_date=None)
    assert on_file(found, Fact.ASYLUM_APPLICATION_DATE) == "2025-03-01"


def test_a_first_issue_is_known_to_the_day_only_after_another_paper(
    desk: Desk, case_id: UUID
) -> None:
    paper(desk, case_id, StatusKind.TEMPORARY_PROTECTION, valid_from=date(2025, 5, 1))
    assert on_file(responsible.of_case(desk, case_id), Fact.PERMIT_FIRST_ISSUED) == "<= 2025-05-01"
    paper(desk, case_id, StatusKind.TOLERATION, valid_from=date(2024, 5, 1))
    found = responsible.of_case(desk, case_id)
    assert on_file(found, Fact.PERMIT_FIRST_ISSUED) == "2025-05-01"
    assert on_file(found, Fact.FIRST_SUSPENSION_DATE) == "<= 2024-05-01"


def test_unclear_identity_breaks_the_time_of_a_toleration(desk: Desk, case_id: UUID) -> None:
    paper(desk, case_id, StatusKind.TOLERATION, valid_from=date(2023, 5, 1))
    paper(desk, case_id, StatusKind.TOLERATION_UNCLEAR_IDENTITY, valid_from=date(2024, 5, 1))
    paper(desk, case_id, StatusKind.TOLERATION, valid_from=date(2025, 5, 1))
    found = responsible.of_case(desk, case_id)
    assert on_file(found, Fact.DULDUNG_SINCE) == "2025-05-01"
    assert on_file(found, Fact.FIRST_SUSPENSION_DATE) == "<= 2023-05-01"


def test_a_fiction_follows_the_paper_before(desk: Desk, case_id: UUID) -> None:
    paper(
        desk,
        case_id,
        StatusKind.SUBSIDIARY_PROTECTION,
        wording="§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG",
        valid_from=date(2023, 2, 1),
        valid_until=date(2026, 1, 31),
        extension_filed_on=date(2026, 1, 10),
    )
    paper(
        desk,
        case_id,
        StatusKind.FICTION,
        wording="§ 81 Abs. 4 AufenthG",
        valid_from=date(2026, 2, 1),
        valid_until=date(2026, 8, 1),
    )
    found = responsible.of_case(desk, case_id)
    assert on_file(found, Fact.PRIOR_STATUS).startswith("subsidiary_protection")
    assert on_file(found, Fact.PRIOR_EXPIRED) == "false"
    assert value(found, Area.WORK) == "free"


def test_a_running_apprenticeship_and_the_nationality(desk: Desk, case_id: UUID) -> None:
    measure = MeasureFacts(kind=MeasureKind.APPRENTICESHIP, state=MeasureState.RUNNING)
    parts.add(desk, case_id, measure)
    found = responsible.of_case(desk, case_id)
    assert on_file(found, Fact.TRAINING_RUNNING) == "true"
    assert found.on_file[Fact.TRAINING_RUNNING].source is FactSource.MEASURES


def test_a_paper_that_ends_soon_leads_to_the_office_that_extends_it(
    desk: Desk, case_id: UUID
) -> None:
    paper(
        desk,
        case_id,
        StatusKind.SUBSIDIARY_PROTECTION,
        valid_from=date(2023, 5, 1),
        valid_until=date(2026, 6, 8),
    )
    found = responsible.of_case(desk, case_id)  # 90 days before
    assert found.extension is not None
    assert found.extension.category is ActorCategory.IMMIGRATION_OFFICE
    assert found.extension.law
    assert responsible.of_case(desk, case_id, date(2026, 3, 9)).extension is None


def test_low_confidence_names_who_clears_it_up(desk: Desk, case_id: UUID) -> None:
    made = actor.add(desk, ActorFacts(name="MBE Beispiel", category=ActorCategory.MIGRATION_ADVICE))
    paper(desk, case_id, StatusKind.BORDER_CROSSING_CERTIFICATE, valid_from=date(2026, 1, 1))
    found = responsible.of_case(desk, case_id)
    assert [one.actors[0].id for one in found.advice] == [made.created]


def test_where_need_is_unknown_both_agencies_are_named_and_nobody_for_nothing(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    made = actor.add(
        desk, ActorFacts(name="Agentur Bernburg", category=ActorCategory.EMPLOYMENT_AGENCY)
    )
    paper(desk, case_id, StatusKind.SETTLEMENT, valid_from=date(2020, 1, 1))
    found = responsible.of_case(desk, case_id)
    assert value(found, Area.JOB_AGENCY) == "AA_or_JC"
    there = {one.category: [unit.id for unit in one.actors] for one in found.offices}
    assert there[ActorCategory.JOBCENTER] == [jobcenter]
    assert there[ActorCategory.EMPLOYMENT_AGENCY] == [made.created]
    assert there[ActorCategory.RECOGNITION_ADVICE] == []
    assert ActorCategory.IMMIGRATION_OFFICE not in there  # work is free


def test_the_opened_store_answers_after_reopening(
    opened: vault.Opened, desk: Desk, case_id: UUID
) -> None:
    answer(desk, case_id, needy="false")
    assert responsible.of_case(opened.desk, case_id).on_file[Fact.NEEDY].text == "false"
