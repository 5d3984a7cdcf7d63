"""Practice findings on a real store: numbers, lists, evidence, categories, hints."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import contact_note, draft, finding_category, search
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.finding_views import FindingFilter, FindingSort
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    FindingState,
    Perspective,
)
from integrif_desk.domain.views import HitKind

CLAIM = "Zwischen B1-Prüfung und B2-Kurs liegen Monate ohne Unterricht."


def category(desk: Desk, code: str = "SP") -> UUID:
    return next(each.id for each in finding_category.categories(desk) if each.code == code)


def quote(
    text: str = "Wir fangen wieder von vorne an.",
    perspective: Perspective = Perspective.VOLUNTEER,
    **more: object,
) -> EvidenceFacts:
    kind = EvidenceKind.INTERVIEW
    made = EvidenceFacts(kind=kind, perspective=perspective, quote=text)
    return replace(made, **more)  # type: ignore[arg-type]


def add(desk: Desk, claim: str = CLAIM, *evidence: EvidenceFacts, **more: object) -> UUID:
    entered = FindingFacts(category_id=category(desk), claim=claim)
    created = findings.add(desk, replace(entered, **more), evidence).created  # type: ignore[arg-type]
    assert created is not None
    return created


def numbers(desk: Desk, **wanted: object) -> list[str]:
    asked = replace(FindingFilter(), **wanted)  # type: ignore[arg-type]
    return [row.number for row in findings.findings(desk, asked).rows]


def test_a_new_store_has_six_categories_in_order(desk: Desk) -> None:
    codes = [each.code for each in finding_category.categories(desk)]
    assert codes == ["AV", "RS", "SP", "AM", "ZA", "EA"]


def test_findings_are_numbered_within_their_first_category(desk: Desk) -> None:
    first = add(desk)
    add(desk, category_id=category(desk, "AV"))
    add(desk)
    moved = replace(findings.view(desk, first).finding, category_id=category(desk, "AM"))
    findings.change(desk, moved)
    assert numbers(desk) == ["SP-02", "AV-01", "SP-01"]
    assert numbers(desk, sort=FindingSort.OLDEST) == ["SP-01", "AV-01", "SP-02"]
    assert findings.view(desk, first).category.code == "AM"


def test_a_claim_is_needed_and_nothing_is_half_saved(desk: Desk) -> None:
    with pytest.raises(FieldError) as empty:
        add(desk, "  ")
    assert empty.value.field == "claim"
    with pytest.raises(FieldError):
        add(desk, CLAIM, quote(""))
    assert findings.counts(desk).total == 0


def test_lists_are_paged_by_key(desk: Desk) -> None:
    for number in range(7):
        add(desk, f"Feststellung {number}")
    seen: list[str] = []
    key = None
    while True:
        page = findings.findings(desk, FindingFilter(), key, 3)
        seen += [row.number for row in page.rows]
        key = page.next_key
        if key is None:
            break
    assert seen == [f"SP-0{number}" for number in range(7, 0, -1)]


def test_rows_say_who_speaks_and_filters_narrow_by_it(desk: Desk) -> None:
    add(desk, "Nur Ehrenamt", quote(), quote("Noch eins."))
    both = add(desk, "Beide", quote(), quote("Wir wissen das.", Perspective.PROFESSIONAL))
    add(desk, "Ohne Beleg")
    findings.set_state(desk, both, FindingState.TAKEN_UP)
    row = findings.findings(desk, FindingFilter()).rows[1]
    assert (row.volunteer, row.professional) == (1, 1)
    assert numbers(desk, perspectives=frozenset({Perspective.PROFESSIONAL})) == ["SP-02"]
    assert numbers(desk, perspectives=frozenset({Perspective.VOLUNTEER})) == ["SP-02", "SP-01"]
    assert numbers(desk, perspectives=frozenset()) == []
    assert numbers(desk, states=frozenset({FindingState.OPEN})) == ["SP-03", "SP-01"]
    assert findings.how_many(desk, FindingFilter(states=frozenset({FindingState.TAKEN_UP}))) == 1


def test_counts_are_of_everything(desk: Desk, open_case: Callable[..., UUID]) -> None:
    case_id = open_case()
    note = contact_note.log(desk, contact_note.NewNote(case_id=case_id, text="So war es.")).created
    add(desk, "Aus einem Fall", quote(note_id=note, dated=date(2026, 3, 1)), case_id=case_id)
    add(desk, "Aus demselben Gespräch", quote(dated=date(2026, 3, 1)))
    add(desk, "Von woanders", case_id=open_case("Leyla", "Rahimi"))
    found = findings.counts(desk)
    assert (found.total, found.cases, found.interviews) == (3, 2, 1)
    assert found.by_state == {FindingState.OPEN: 3}
    assert found.by_perspective == {Perspective.VOLUNTEER: 2}
    assert found.by_category == {category(desk): 3}


def test_words_of_claim_and_quotes_are_found(desk: Desk) -> None:
    found = add(desk, CLAIM, quote("Der Vormittagskurs liegt in der Arbeitszeit."))
    add(desk, "Kurszeiten passen nicht zur Kita.")
    assert numbers(desk, text="vormittagsk") == ["SP-01"]
    assert numbers(desk, text="sp-02") == ["SP-02"]
    hits = search.search(desk, "arbeitszeit")
    assert [(hit.kind, hit.id, hit.note) for hit in hits] == [(HitKind.FINDING, found, "SP-01")]
    findings.remove_evidence(desk, findings.view(desk, found).evidence[0].id)
    assert numbers(desk, text="vormittagsk") == []


def test_a_finding_can_be_taken_away_and_back(desk: Desk) -> None:
    finding_id = add(desk, CLAIM, quote())
    before = findings.view(desk, finding_id)
    removed = findings.remove(desk, finding_id)
    assert numbers(desk) == []
    assert numbers(desk, text="unterricht") == []
    with pytest.raises(KnownError):
        findings.view(desk, finding_id)
    findings.restore(desk, removed)
    assert findings.view(desk, finding_id) == before
    assert numbers(desk, text="unterricht") == ["SP-01"]


def test_a_stale_version_is_refused(desk: Desk) -> None:
    finding = findings.view(desk, add(desk)).finding
    findings.change(desk, replace(finding, claim="Meine"))
    with pytest.raises(StaleRecord) as stale:
        findings.change(desk, replace(finding, claim="Deine"))
    assert stale.value.theirs.claim == "Meine"


def test_a_state_has_a_day_and_what_the_office_said(desk: Desk) -> None:
    finding_id = add(desk)
    findings.set_state(
        desk, finding_id, FindingState.TAKEN_UP, date(2026, 2, 27), "Für Herbst geplant."
    )
    findings.set_state(desk, finding_id, FindingState.DONE, date(2026, 3, 2))
    finding = findings.view(desk, finding_id).finding
    assert (finding.state, finding.state_since) == (FindingState.DONE, date(2026, 3, 2))
    assert finding.response == "Für Herbst geplant."
    with pytest.raises(FieldError) as early:
        findings.set_state(desk, finding_id, FindingState.DONE, date(2026, 3, 11))
    assert early.value.code is ErrorCode.DATE_IN_FUTURE


def test_a_state_that_somebody_has_noted_meanwhile_is_told(desk: Desk) -> None:
    seen = findings.view(desk, add(desk)).finding
    findings.change(desk, replace(seen, claim="Anders gesagt"))
    day = date(2026, 2, 27)
    findings.set_state(desk, seen.id, FindingState.TAKEN_UP, day, "Im Herbst.", seen=seen)
    with pytest.raises(StaleRecord) as stale:
        findings.set_state(desk, seen.id, FindingState.DONE, day, "Ist da.", seen=seen)
    assert (stale.value.yours.response, stale.value.theirs.response) == ("Ist da.", "Im Herbst.")
    theirs = stale.value.theirs
    findings.set_state(desk, seen.id, FindingState.DONE, day, "Ist da.", seen=theirs)
    assert findings.view(desk, seen.id).finding.state is FindingState.DONE


def test_evidence_comes_goes_and_returns(desk: Desk) -> None:
    finding_id = add(desk)
    findings.add_evidence(desk, finding_id, quote(detail="00:42:10", dated=date(2026, 1, 15)))
    kept = findings.view(desk, finding_id).evidence[0]
    findings.change_evidence(desk, replace(kept, quote="Anders gesagt."))
    assert numbers(desk, text="anders") == ["SP-01"]
    taken = findings.remove_evidence(desk, kept.id)
    assert findings.view(desk, finding_id).evidence == ()
    findings.restore_evidence(desk, taken)
    assert findings.view(desk, finding_id).evidence == (taken,)


def test_evidence_lies_in_the_past_and_ends_after_it_begins(desk: Desk) -> None:
    finding_id = add(desk)
    with pytest.raises(FieldError) as future:
        findings.add_evidence(desk, finding_id, quote(dated=date(2026, 3, 11)))
    assert (future.value.field, future.value.code) == ("dated", ErrorCode.DATE_IN_FUTURE)
    backwards = quote(dated=date(2026, 3, 1), dated_until=date(2026, 2, 1))
    with pytest.raises(FieldError) as order:
        findings.add_evidence(desk, finding_id, backwards)
    assert (order.value.field, order.value.code) == ("dated_until", ErrorCode.DATE_ORDER)


def test_saving_ends_the_draft_of_the_note(desk: Desk, open_case: Callable[..., UUID]) -> None:
    note_id = contact_note.log(
        desk, contact_note.NewNote(case_id=open_case(), text="Es war schwer.")
    ).created
    draft.keep(desk, DraftKind.FINDING, note_id, {"claim": "Es"})
    facts = FindingFacts(category_id=category(desk), claim=CLAIM)
    findings.add(desk, facts, (quote(note_id=note_id),), note_id)
    assert draft.load(desk, DraftKind.FINDING, note_id) is None


def test_an_actor_shows_its_own_findings_then_those_of_its_kind(
    desk: Desk, jobcenter: UUID, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    alike = add(desk, "Alle Jobcenter", quote(), actor_category=ActorCategory.JOBCENTER)
    own = add(desk, "Dieses", actor_id=jobcenter, lesson=Lesson.HELPED)
    mine = add(desk, "Dieser Fall", case_id=case_id)
    other = add(desk, "Andere", actor_category=ActorCategory.SCHOOL)
    hints = findings.for_actor(desk, jobcenter)
    assert [(hint.id, hint.own) for hint in hints] == [(own, True), (alike, False)]
    assert hints[1].kinds == (EvidenceKind.INTERVIEW,)
    offered = findings.for_handover(desk, case_id, jobcenter)
    assert [hint.id for hint in offered] == [mine, own, alike]
    chosen = findings.for_handover(desk, case_id, jobcenter, (other, alike))
    assert [hint.id for hint in chosen] == [other, mine, own, alike]
    for number in range(4):
        add(desk, f"Noch {number}", actor_id=jobcenter)
    assert len(findings.for_referral(desk, jobcenter)) == findings.HINTS_AT_REFERRAL


def test_the_lead_edits_categories_without_breaking_numbers(desk: Desk) -> None:
    add(desk)
    speech = finding_category.categories(desk)[2]
    finding_category.change(desk, replace(speech, label="Sprache", code="XX"))
    created = finding_category.add(desk, "wo", "Wohnen").created
    assert created is not None
    with pytest.raises(FieldError) as taken:
        finding_category.add(desk, "WO", "Wohin")
    assert taken.value.code is ErrorCode.CATEGORY_CODE_TAKEN
    ids = [each.id for each in finding_category.categories(desk)]
    finding_category.order(desk, [ids[-1], *ids[:-1]])
    found = finding_category.categories(desk)
    assert [each.code for each in found] == ["WO", "AV", "RS", "SP", "AM", "ZA", "EA"]
    finding_category.change(desk, replace(found[1], active=False))
    assert "AV" not in [each.code for each in finding_category.categories(desk)]
    assert len(finding_category.categories(desk, include_inactive=True)) == 7


def test_categories_are_the_leads(desk: Desk) -> None:
    helper = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    with pytest.raises(KnownError) as refused:
        finding_category.add(helper, "WO", "Wohnen")
    assert refused.value.code is ErrorCode.LEAD_REQUIRED
