"""The words of findings, and what their forms ask for, without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.finding_views import FindingCounts
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceKind,
    FindingLevel,
    FindingState,
    Perspective,
    PracticeFinding,
)
from integrif_desk.ui.findings import presenter
from integrif_desk.ui.findings.presenter import EvidenceInput, FindingInput

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, tzinfo=UTC)


def stamp() -> dict[str, object]:
    who = UUID(int=1)
    return {
        "id": uuid4(),
        "created_at": NOW,
        "created_by": who,
        "changed_at": NOW,
        "changed_by": who,
    }


def evidence(perspective: Perspective, **more: object) -> Evidence:
    made = Evidence(
        finding_id=UUID(int=2),
        kind=EvidenceKind.INTERVIEW,
        perspective=perspective,
        quote="Es dauert.",
        **stamp(),  # type: ignore[arg-type]
    )
    return replace(made, **more)  # type: ignore[arg-type]


def counts(total: int, cases: int, interviews: int) -> FindingCounts:
    return FindingCounts(
        total=total,
        by_category={},
        by_perspective={},
        by_state={},
        cases=cases,
        interviews=interviews,
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (counts(38, 61, 9), "38 Feststellungen aus 61 Fällen und 9 Interviews"),
        (counts(1, 1, 0), "1 Feststellung aus einem Fall"),
        (counts(2, 0, 1), "2 Feststellungen aus einem Interview"),
        (counts(2, 0, 0), "2 Feststellungen"),
        (counts(0, 0, 0), ""),
    ],
)
def test_the_head_tells_where_findings_come_from(found: FindingCounts, words: str) -> None:
    assert presenter.head_words(found) == words


def test_a_missing_voice_is_named() -> None:
    volunteer, official = evidence(Perspective.VOLUNTEER), evidence(Perspective.PROFESSIONAL)
    assert presenter.evidence_words([]) == "noch keine"
    assert presenter.evidence_words([volunteer]) == "1, Hauptamt fehlt"
    assert presenter.evidence_words([official]) == "1, Ehrenamt fehlt"
    assert presenter.evidence_words([volunteer, official]) == "2, davon 1 aus dem Hauptamt"


def test_evidence_tells_its_place_in_the_source() -> None:
    interview = evidence(Perspective.VOLUNTEER, dated=date(2026, 1, 15), detail="00:42:10")
    assert presenter.evidence_meta(interview) == "15.01.2026, 00:42:10"
    slip = replace(interview, kind=EvidenceKind.WRITTEN_FEEDBACK, detail="Rückmeldebogen")
    assert presenter.evidence_meta(slip) == "Rückmeldebogen 15.01.2026"
    seen = replace(
        interview,
        kind=EvidenceKind.CASE_OBSERVATION,
        dated_until=date(2026, 1, 31),
        detail="6 Fälle",
    )
    assert presenter.evidence_meta(seen) == "15.01.2026–31.01.2026, 6 Fälle"
    assert presenter.quoted(interview) == "„Es dauert.“"
    assert presenter.quoted(seen) == "Es dauert."


def test_a_response_has_single_quotation_marks_inside() -> None:
    finding = PracticeFinding(
        category_id=uuid4(),
        claim="Es dauert.",
        number="SP-01",
        state=FindingState.TAKEN_UP,
        state_since=date(2026, 2, 27),
        response="Wir nennen es „Brücke“.",
        **stamp(),  # type: ignore[arg-type]
    )
    words = "Rückmeldung vom 27.02.2026: „Wir nennen es ‚Brücke‘.“"
    assert presenter.response_words(finding) == words
    assert presenter.response_words(replace(finding, response="")) == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Der Kurs ist voll. Wir warten.", "Der Kurs ist voll."),
        ("Am 12. Januar kam der Brief. Danach nichts.", "Am 12. Januar kam der Brief."),
        ("Kostet ca. 3,50 Euro je Fahrt", "Kostet ca. 3,50 Euro je Fahrt"),
        ("[Name] kam zu spät. [Name] half (Tel. [Kontakt]).", "[Name] kam zu spät."),
        ("Die Tel. Nr. 12 fehlt. Ja.", "Die Tel. Nr. 12 fehlt."),
        ("Wer hilft? Niemand.", "Wer hilft?"),
        ("Zeile eins\nZeile zwei.", "Zeile eins Zeile zwei."),
        ("ወረቀት የለም", "ወረቀት የለም"),
        ("lang " * 100, ""),
        ("", ""),
    ],
)
def test_a_claim_begins_with_the_first_sentence(text: str, first: str) -> None:
    assert presenter.first_sentence(text) == first


def test_what_stands_in_the_editor_comes_back_from_its_draft() -> None:
    entered = FindingInput(
        uuid4(),
        "Klage",
        "Vorschlag",
        Lesson.HELPED,
        FindingLevel.STATE,
        uuid4(),
        ActorCategory.SCHOOL,
    )
    assert FindingInput.from_draft(entered.as_draft()) == entered
    broken = {**entered.as_draft(), "category_id": "kein", "level": "mond"}
    assert FindingInput.from_draft(broken) == replace(entered, category_id=None, level=None)


def test_a_finding_needs_a_claim_and_a_theme() -> None:
    facts, errors = presenter.read_finding(FindingInput(claim="  "))
    assert facts is None
    assert set(errors) == {"claim", "category_id"}
    facts, errors = presenter.read_finding(FindingInput(uuid4(), "Es dauert."))
    assert facts is not None
    assert facts.claim == "Es dauert."


def test_evidence_says_at_the_field_what_is_wrong() -> None:
    facts, errors = presenter.read_evidence(EvidenceInput(dated="32.1.", quote=" "), TODAY)
    assert facts is None
    assert set(errors) == {"quote", "dated"}


def test_only_an_observation_has_an_end() -> None:
    entered = EvidenceInput(quote="Ja.", dated="1.3.26", dated_until="unsinn")
    facts, errors = presenter.read_evidence(entered, TODAY)
    assert errors == {}
    assert facts is not None
    assert (facts.dated, facts.dated_until) == (date(2026, 3, 1), None)
    seen = replace(entered, kind=EvidenceKind.CASE_OBSERVATION, dated_until="5.3.")
    facts, _ = presenter.read_evidence(seen, TODAY)
    assert facts is not None
    assert facts.dated_until == date(2026, 3, 5)
    assert EvidenceInput.from_draft(seen.as_draft()) == seen
