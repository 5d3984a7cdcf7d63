"""Practice findings in handovers: what is chosen goes along, and the finding remembers it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import finding_category, handover
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.handover import DataCategory, Gap, Purpose, Recommendation
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingExtract,
    FindingFacts,
    FindingState,
    Perspective,
)
from tests.casework.agreed import agree
from tests.casework.conftest import START


@pytest.fixture
def add(desk: Desk) -> Callable[..., UUID]:
    """Return a function that adds a finding with one piece of evidence."""
    category = finding_category.categories(desk)[0].id

    def add_one(claim: str, lesson: Lesson | None = None, suggestion: str = "") -> UUID:
        evidence = EvidenceFacts(
            kind=EvidenceKind.INTERVIEW, perspective=Perspective.PROFESSIONAL, quote="Ja."
        )
        facts = FindingFacts(
            category_id=category, claim=claim, lesson=lesson, suggestion=suggestion
        )
        created = findings.add(desk, facts, (evidence,)).created
        assert created is not None
        return created

    return add_one


@pytest.fixture
def plan(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> HandoverPlan:
    case_id = open_case()
    agree(desk, case_id, jobcenter)
    return HandoverPlan(
        case_id=case_id,
        recipient_id=jobcenter,
        included=frozenset({DataCategory.IDENTITY, DataCategory.PRACTICE}),
        recommendations=(Recommendation(text="Vorher anrufen"),),
        discussed_on=START.date(),
    )


def with_findings(plan: HandoverPlan, *ids: UUID, **changed: object) -> HandoverPlan:
    return replace(plan, finding_ids=ids, **changed)  # type: ignore[arg-type]


def test_what_is_chosen_is_printed_with_its_source(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    helped = add("Deckblatt hilft.", Lesson.HELPED)
    hinders = add("Kurszeiten passen nicht.", None, "Abendkurs")
    add("Nicht gewählt.")
    issued = handover.issue(desk, with_findings(plan, hinders, helped)).created
    assert issued is not None
    snapshot = handover.stored_snapshot(desk, issued)
    kinds, voices = (EvidenceKind.INTERVIEW,), (Perspective.PROFESSIONAL,)
    assert snapshot.findings == (
        FindingExtract(
            number="AV-01",
            text="Deckblatt hilft.",
            lesson=Lesson.HELPED,
            kinds=kinds,
            perspectives=voices,
        ),
        FindingExtract(
            number="AV-02", text="Kurszeiten passen nicht.", kinds=kinds, perspectives=voices
        ),
    )
    advised = [one.text for one in snapshot.recommendations]
    assert advised == ["Vorher anrufen", "Abendkurs"]


def test_a_finding_remembers_the_handover_it_went_out_with(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    fresh, taken = add("Neu."), add("Aufgegriffen.")
    findings.set_state(desk, taken, FindingState.TAKEN_UP, date(2026, 2, 1))
    issued = handover.issue(desk, with_findings(plan, fresh, taken)).created
    detail = findings.view(desk, fresh)
    assert (detail.finding.state, detail.finding.handover_id) == (FindingState.HANDED_OVER, issued)
    assert detail.finding.state_since == START.date()
    assert (detail.handover_number, detail.handed_over_on) == ("Ü-26-001", START.date())
    assert detail.handed_over_to == "Jobcenter Salzlandkreis, Staßfurt"
    kept = findings.view(desk, taken).finding
    assert (kept.state, kept.handover_id) == (FindingState.TAKEN_UP, issued)


def test_without_practice_no_finding_leaves_and_none_is_marked(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    chosen = add("Bleibt hier.", None, "Auch das")
    included = frozenset({DataCategory.IDENTITY, DataCategory.LANGUAGE})
    issued = handover.issue(desk, with_findings(plan, chosen, included=included)).created
    assert issued is not None
    snapshot = handover.stored_snapshot(desk, issued)
    assert (snapshot.findings, snapshot.recommendations) == ((), ())
    assert findings.view(desk, chosen).finding.state is FindingState.OPEN


def test_one_deleted_meanwhile_is_passed_over(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    gone, kept = add("Weg."), add("Da.")
    findings.remove(desk, gone)
    issued = handover.issue(desk, with_findings(plan, gone, kept)).created
    assert issued is not None
    assert [one.text for one in handover.stored_snapshot(desk, issued).findings] == ["Da."]


def test_a_strategy_paper_holds_back_a_claim_that_names_the_person(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID], jobcenter: UUID
) -> None:
    named, silent = add("Mohammad wartet."), add("Man wartet.")
    strategy = with_findings(plan, named, silent, purpose=Purpose.STRATEGY)
    snapshot = handover.preview(desk, strategy).snapshot
    assert "Mohammad" not in str(snapshot.findings)


def test_a_finding_names_nobody_of_the_case_it_was_learned_from(
    desk: Desk, plan: HandoverPlan, open_case: Callable[..., UUID]
) -> None:
    facts = FindingFacts(
        category_id=finding_category.categories(desk)[0].id,
        claim="Yonas Habte wartete neun Wochen.",
        suggestion="Yonas anrufen: 0176 55443322",
        case_id=open_case("Yonas", "Habte"),
    )
    chosen = findings.add(desk, facts).created
    assert chosen is not None
    issued = handover.issue(desk, with_findings(plan, chosen)).created
    assert issued is not None
    snapshot = handover.stored_snapshot(desk, issued)
    assert [one.text for one in snapshot.findings] == ["[Name] wartete neun Wochen."]
    assert snapshot.recommendations[-1].text == "[Name] anrufen: [Kontakt]"


def test_a_chosen_finding_fills_the_gap(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    bare = with_findings(plan, recommendations=())
    assert Gap.PRACTICE in handover.missing(desk, bare)
    assert Gap.PRACTICE not in handover.missing(desk, with_findings(bare, add("Da.")))


def test_plans_kept_before_there_were_findings_still_open(
    desk: Desk, plan: HandoverPlan, add: Callable[..., UUID]
) -> None:
    chosen = with_findings(plan, add("Da."))
    handover.keep_plan(desk, chosen)
    assert handover.load_plan(desk, plan.case_id) == chosen
