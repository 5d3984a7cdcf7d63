"""An answer comes back as a file: matched, shown beside the present state, applied, taken back."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    case,
    referral,
    referral_letter,
    slip_keeping,
)
from integrif_desk.casework import answer as answers
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework.answer import Answer, TargetKind
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.returned_slip import Choices, propose
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import (
    Decision,
    Handover,
    HandoverState,
)
from integrif_desk.domain.practice_finding import FindingState
from integrif_desk.domain.referral import DeclineReason, LearnedBy, Referral, ReferralState
from integrif_desk.domain.returned_slip import SlipAnswer
from integrif_desk.domain.slip_standing import Remark, Standing, Version
from integrif_desk.store.queries import slip_receipts
from integrif_desk.store.records import AuditRecord, table
from tests import filled_slips
from tests.casework.agreed import agree
from tests.casework.slips import TODAY, filled, issued_handover, look, set_state, stored


@pytest.fixture
def issued(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> Handover:
    return issued_handover(desk, open_case(), jobcenter)


def test_a_slip_is_matched_by_its_code_and_check_value(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued))
    assert seen.target is not None
    assert (seen.target.kind, seen.target.id) == (TargetKind.HANDOVER, issued.id)
    assert seen.remarks == (Remark.MATCHES,)
    assert (seen.version, seen.standing) == (Version.CURRENT, Standing.OPEN)
    assert (seen.document, seen.current.decision) == ("Ü-26-001", None)
    assert [(each.number, each.text, each.said) for each in seen.recommendations] == [
        (1, "Vorher anrufen", SlipAnswer.NO),
        (2, "Abendkurs", SlipAnswer.YES),
    ]
    assert [each.finding_id is None for each in seen.recommendations] == [True, False]
    assert seen.new_contact is not None
    assert seen.file.author == "Bodebrücke e. V."


def test_looking_changes_nothing(desk: Desk, issued: Handover) -> None:
    look(desk, filled(issued))
    assert stored(desk, issued.id) == issued
    assert slip_keeping.receipts(desk, issued.id) == ()


def test_applying_answers_follows_up_and_keeps_the_file(
    desk: Desk, issued: Handover, jobcenter: UUID
) -> None:
    content = filled(issued)
    seen = look(desk, content)
    choices = replace(
        propose(desk, seen), contact=seen.new_contact, response=((2, "laut Rückmeldebogen"),)
    )
    applied = slips.apply(desk, seen, choices)
    now = stored(desk, issued.id)
    assert now.state is HandoverState.ANSWERED
    assert (now.decision, now.expected_on) == (Decision.B, date(2026, 4, 1))
    assert (now.answered_on, now.learned_by) == (TODAY, LearnedBy.REPLY_SLIP)
    assert now.told_by == "Katrin Seidel, Fallmanagement U25"
    (task,) = case.view(desk, issued.case_id).follow_ups
    assert (task.task, task.due_on) == ("Erstgespräch", date(2026, 3, 25))
    assert [each.name for each in actor.view(desk, jobcenter).actor.contacts] == ["Katrin Seidel"]
    said = slip_keeping.said_to(desk, issued.id)
    assert [(each.number, each.said) for each in said] == [(1, SlipAnswer.NO), (2, SlipAnswer.YES)]
    assert said[1].finding_id is not None
    finding = findings.view(desk, said[1].finding_id).finding
    assert (finding.state, finding.response) == (FindingState.TAKEN_UP, "laut Rückmeldebogen")
    ((receipt, reader),) = slip_keeping.receipts(desk, issued.id)
    assert receipt.id == applied.created
    assert reader == "Sabine Hartwig"
    assert receipt.sha256 == hashlib.sha256(content).hexdigest()
    assert ("name", "Katrin Seidel") in receipt.fields
    with desk.read() as work:
        assert slip_receipts.content(work.connection, receipt.id) == content
        log = table(AuditRecord).c
        noted = work.connection.execute(
            log.action.table.select().where(log.subject_id == receipt.id)
        ).all()
    assert [(each.action, each.subject) for each in noted] == [("created", "SlipReceipt")]


def test_a_referral_is_answered_by_its_slip(desk: Desk, sent: UUID) -> None:
    code = referral.view(desk, sent).referral.answer_code
    assert code is not None
    content = filled_slips.made(
        {"code": code, "entscheidung": "C", "grund": "C3", "grund_text_C3": "Zeugnis"}
    )
    seen = look(desk, content)
    assert (seen.remarks, seen.version) == ((Remark.MATCHES,), Version.UNCHECKED)
    applied = slips.apply(desk, seen, propose(desk, seen))
    now = referral.view(desk, sent).referral
    assert (now.state, now.decline_reason) == (ReferralState.DECLINED, DeclineReason.C3)
    assert now.outcome == "Zeugnis"
    assert case.view(desk, now.case_id).follow_ups == ()
    slips.undo(desk, applied)
    assert referral.view(desk, sent).referral.state is ReferralState.SENT
    assert len(case.view(desk, now.case_id).follow_ups) == 1


def test_a_letter_given_away_while_the_referral_is_a_draft_has_to_be_noted_first(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    entered = referral.NewReferral(case_id=open_case(), actor_id=jobcenter, purpose="Kurs")
    created = referral.draft(desk, entered).created
    assert created is not None
    agree(desk, entered.case_id, jobcenter)
    referral_letter.issue(desk, created)
    code = referral.view(desk, created).referral.answer_code
    assert code is not None
    seen = look(desk, filled_slips.made({"code": code, "entscheidung": "A"}))
    assert seen.remarks == (Remark.NOT_SENT,)
    assert not seen.can_apply
    with pytest.raises(KnownError) as caught:
        slips.apply(desk, seen, replace(propose(desk, seen), answer=None))
    assert caught.value.code is ErrorCode.TRANSITION_NOT_ALLOWED
    assert slip_keeping.receipts(desk, created) == ()


def test_a_superseded_handover_is_an_older_version(desk: Desk, issued: Handover) -> None:
    set_state(desk, issued.id, state=HandoverState.SUPERSEDED, superseded_by=issued.id)
    seen = look(desk, filled(issued))
    assert seen.remarks == (Remark.OLDER,)
    assert seen.superseded_by == issued.number


def test_an_earlier_issue_with_another_check_value_is_older(desk: Desk, issued: Handover) -> None:
    set_state(desk, issued.id, issue=2)
    content = filled(issued, fassung="1", pruefwert="00112233445566aa")
    assert look(desk, content).remarks == (Remark.OLDER,)


def test_a_check_value_of_no_document_here_is_told(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued, pruefwert="00112233445566aa"))
    assert seen.remarks == (Remark.FOREIGN,)
    slips.apply(desk, seen, propose(desk, seen))
    assert stored(desk, issued.id).decision is Decision.B


def test_a_code_of_another_association_leads_nowhere_and_nothing_is_kept(
    desk: Desk, issued: Handover
) -> None:
    content = filled_slips.made({"code": "22-2222-2", "entscheidung": "A"}, author="Anker e. V.")
    seen = look(desk, content)
    assert (seen.remarks, seen.target) == ((Remark.CODE_UNKNOWN,), None)
    assert seen.file.author == "Anker e. V."
    with pytest.raises(KnownError) as caught:
        slips.apply(desk, seen, propose(desk, seen))
    assert caught.value.code is ErrorCode.ANSWER_CODE_UNKNOWN


def test_a_mistyped_code_leads_to_its_neighbour(desk: Desk, issued: Handover) -> None:
    bare = issued.answer_code.replace("-", "")
    wrong = ("3" if bare[0] == "2" else "2") + bare[1:]
    seen = look(desk, filled(issued, code=wrong))
    assert seen.remarks == (Remark.CODE_UNREADABLE,)
    assert [each.id for each in seen.near] == [issued.id]
    assert [each.id for each in answers.suggest(desk, wrong)] == [issued.id]
    again = slips.compare(desk, seen.file, seen.near[0].code)
    assert again.remarks == (Remark.MATCHES,)
    slips.apply(desk, again, propose(desk, again))
    assert stored(desk, issued.id).decision is Decision.B


def test_a_form_printed_to_pdf_goes_on_by_hand(desk: Desk, issued: Handover) -> None:
    content = filled_slips.without_form(f"Antwortcode {issued.answer_code}")
    seen = look(desk, content)
    assert seen.file.by_hand is ErrorCode.RETURNED_FLATTENED
    assert Remark.BY_HAND in seen.remarks
    assert seen.target is not None
    assert seen.target.id == issued.id
    assert propose(desk, seen).answer is None
    given = Answer(decision=Decision.A, learned_by=LearnedBy.REPLY_SLIP)
    slips.apply(desk, seen, Choices(answer=given))
    assert stored(desk, issued.id).decision is Decision.A
    ((receipt, _reader),) = slip_keeping.receipts(desk, issued.id)
    assert (receipt.size, receipt.fields) == (len(content), ())


def test_a_file_that_is_no_slip_is_refused_by_its_own_words(desk: Desk) -> None:
    with pytest.raises(KnownError) as caught:
        look(desk, b"From: a@example.org\nSubject: Antwort\n\n")
    assert caught.value.code is ErrorCode.RETURNED_MAIL


def test_a_contradiction_is_nobodys_but_a_persons_to_settle(desk: Desk, issued: Handover) -> None:
    seen = look(desk, filled(issued, entscheidung="A", grund="C3", ab_datum=""))
    assert propose(desk, seen).answer is None
    chosen = Answer(decision=Decision.C, reason=DeclineReason.C3)
    slips.apply(desk, seen, replace(propose(desk, seen), answer=chosen))
    assert stored(desk, issued.id).decline_reason is DeclineReason.C3


@pytest.mark.parametrize("dated", ["01012026", "11032026", "31022026", ""])
def test_a_day_that_cannot_be_becomes_today(desk: Desk, issued: Handover, dated: str) -> None:
    seen = look(desk, filled(issued, datum=dated))
    slips.apply(desk, seen, propose(desk, seen))
    assert stored(desk, issued.id).answered_on == TODAY


def test_endless_words_are_cut_where_they_must_be_and_kept_whole(
    desk: Desk, issued: Handover
) -> None:
    words = {"grund_text_C6": "w" * 5000, "name": "n" * 900, "schritt": "s" * 3000}
    seen = look(desk, filled(issued, entscheidung="C", grund="C6", ab_datum="", **words))
    slips.apply(desk, seen, replace(propose(desk, seen), contact=None))
    now = stored(desk, issued.id)
    assert now.answer_text.endswith("w …")
    ((receipt, _reader),) = slip_keeping.receipts(desk, issued.id)
    assert dict(receipt.fields)["grund_text_C6"] == "w" * 5000


def test_a_closed_case_takes_the_answer_and_no_task(desk: Desk, issued: Handover) -> None:
    closed = case.view(desk, issued.case_id).case
    case.close(desk, closed.id, CaseOutcome.JOB)
    seen = look(desk, filled(issued))
    assert seen.remarks == (Remark.CASE_CLOSED,)
    choices = propose(desk, seen)
    assert choices.next_step_on is None
    slips.apply(desk, seen, choices)
    assert stored(desk, issued.id).decision is Decision.B


def test_a_contact_that_is_known_is_not_offered(
    desk: Desk, issued: Handover, jobcenter: UUID
) -> None:
    card = actor.view(desk, jobcenter).actor
    known = ContactPersonFacts(name="KATRIN SEIDEL", role="Leitung")
    actor.change(desk, replace(card, contacts=(known,)))
    assert look(desk, filled(issued)).new_contact is None


def test_the_original_can_be_written_again(desk: Desk, issued: Handover, tmp_path: Path) -> None:
    content = filled(issued)
    seen = look(desk, content)
    receipt_id = slips.apply(desk, seen, propose(desk, seen)).created
    assert receipt_id is not None
    slip_keeping.export_original(desk, receipt_id, tmp_path / "antwort.pdf")
    assert (tmp_path / "antwort.pdf").read_bytes() == content


def test_the_referral_record_is_untouched_by_looking(desk: Desk, sent: UUID) -> None:
    before = referral.view(desk, sent).referral
    assert before.answer_code is not None
    look(desk, filled_slips.made({"code": before.answer_code, "entscheidung": "A"}))
    with desk.read() as work:
        assert work.get(Referral, sent) == before
