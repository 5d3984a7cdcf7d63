"""Letters of referral: what they say, how they leave, and what their slip answers."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import (
    case,
    consent,
    disclosure,
    referral,
    referral_letter,
    returned_slip,
    sending,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.referral import ReferralState, Step
from integrif_desk.domain.referral_letter import ReferralLetter
from integrif_desk.domain.slip_standing import Remark, Version
from integrif_desk.store.records import IssuedLetterRecord, ReferralLetterRecord, table
from tests import filled_slips
from tests.casework.agreed import agree
from tests.casework.conftest import START, Clock

TODAY = START.date()


@pytest.fixture
def drafted(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> UUID:
    """Return a draft whose person has agreed to everything."""
    case_id = open_case(phone="0176 1")
    agree(desk, case_id, jobcenter)
    return draft(desk, case_id, jobcenter)


def draft(desk: Desk, case_id: UUID, actor_id: UUID) -> UUID:
    entered = referral.NewReferral(
        case_id=case_id, actor_id=actor_id, purpose="Bildungsgutschein", message="Beginn 04.05."
    )
    created = referral.draft(desk, entered).created
    assert created is not None
    return created


def issue(desk: Desk, referral_id: UUID) -> ReferralLetter:
    created = referral_letter.issue(desk, referral_id).created
    assert created is not None
    (newest, *_older) = referral_letter.of_referral(desk, referral_id)
    assert newest.id == created
    return newest


def code_of(desk: Desk, act: Callable[[], object]) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def test_a_preview_is_a_draft_and_stores_nothing(desk: Desk, drafted: UUID) -> None:
    shown = referral_letter.preview(desk, drafted)
    assert shown.snapshot.is_draft
    assert shown.paper.count == 2
    assert shown.unprintable == ()
    assert referral_letter.of_referral(desk, drafted) == ()
    assert referral.view(desk, drafted).referral.answer_code is None


def test_what_is_issued_fits_its_hashes_and_names_code_and_target(
    desk: Desk, drafted: UUID
) -> None:
    letter = issue(desk, drafted)
    told, pdf = referral_letter.stored(desk, letter.id)
    asked = referral.view(desk, drafted).referral
    assert asked.state is ReferralState.DRAFT
    assert told.answer_code == letter.answer_code == asked.answer_code
    assert (told.issue, told.purpose, told.message) == (1, "Bildungsgutschein", "Beginn 04.05.")
    assert told.answer_days == 14
    assert (told.dated, told.answer_by) == (TODAY, date(2026, 3, 30))
    assert told.person.name == "Mohammad Al-Ahmad"
    assert told.person.phone == "0176 1"
    assert {base.category for base in told.bases} == told.included
    assert hashlib.sha256(pdf).hexdigest() == letter.pdf_sha256
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == letter.page_count == 2
        names = {str(one.T) for one in document.Root.AcroForm.Fields}
    assert {"code", "fassung", "pruefwert", "entscheidung", "grund", "datum"} <= names


def test_it_says_no_more_than_one_consent_lets_through(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case(phone="0176 1")
    waiting = draft(desk, case_id, jobcenter)
    refused = code_of(desk, lambda: referral_letter.preview(desk, waiting))
    assert refused is ErrorCode.REFERRAL_WITHOUT_CONSENT
    assert code_of(desk, lambda: issue(desk, waiting)) is ErrorCode.REFERRAL_WITHOUT_CONSENT
    agree(desk, case_id, jobcenter, categories=(DataCategory.IDENTITY,))
    told, _pdf = referral_letter.stored(desk, issue(desk, waiting).id)
    assert told.included == {DataCategory.IDENTITY}
    assert (told.person.name, told.person.phone) == ("Mohammad Al-Ahmad", "")
    assert told.languages == ()


def test_giving_it_sends_the_referral_and_enters_the_version(
    desk: Desk, drafted: UUID, tmp_path: Path
) -> None:
    letter = issue(desk, drafted)
    offer = sending.offer(desk, letter.id)
    assert (offer.refusal, offer.planned, offer.given) == (None, None, ())
    assert offer.file_name == "Schreiben-2026-03-10.pdf"
    given = sending.save(desk, letter.id, Channel.EBO, tmp_path / offer.file_name)
    assert given.path is not None
    assert hashlib.sha256(given.path.read_bytes()).hexdigest() == letter.pdf_sha256
    asked = referral.view(desk, drafted).referral
    assert (asked.state, asked.channel) == (ReferralState.SENT, Channel.EBO)
    assert (asked.sent_on, asked.answer_due) == (TODAY, letter.answer_by)
    assert asked.answer_code == letter.answer_code
    (entry,) = (row.disclosure for row in disclosure.of_case(desk, asked.case_id))
    assert (entry.kind, entry.document_id) == (DocumentKind.REFERRAL_LETTER, drafted)
    assert (entry.number, entry.issue) == (letter.answer_code, 1)
    assert (entry.sha256, entry.channel) == (letter.pdf_sha256, Channel.EBO)
    assert frozenset(entry.categories) == {DataCategory.IDENTITY, DataCategory.CONTACT}
    (watched,) = case.view(desk, asked.case_id).follow_ups
    assert watched.due_on == letter.answer_by
    sending.put_on_paper(desk, letter.id, Channel.POST)
    assert len(sending.offer(desk, letter.id).given) == 2
    assert len(referral.view(desk, drafted).events) == 2


def test_what_did_not_leave_is_a_draft_again(desk: Desk, drafted: UUID) -> None:
    letter = issue(desk, drafted)
    given = sending.put_on_paper(desk, letter.id, Channel.POST)
    sending.take_back(desk, given.disclosure_id, "Der Drucker hat nicht gedruckt.")
    asked = referral.view(desk, drafted).referral
    assert (asked.state, asked.answer_code) == (ReferralState.DRAFT, letter.answer_code)
    assert case.view(desk, asked.case_id).follow_ups == ()
    assert all(one.entered_in_error for one in sending.offer(desk, letter.id).given)
    sending.put_on_paper(desk, letter.id, Channel.POST)
    referral.undo_last(desk, drafted)
    assert all(one.entered_in_error for one in sending.offer(desk, letter.id).given)


def test_a_letter_that_follows_a_call_changes_no_state(desk: Desk, drafted: UUID) -> None:
    referral.send(desk, drafted, Channel.PHONE)
    before = referral.view(desk, drafted).referral
    letter = issue(desk, drafted)
    assert (letter.answer_code, letter.answer_by) == (before.answer_code, before.answer_due)
    given = sending.put_on_paper(desk, letter.id, Channel.POST)
    sending.take_back(desk, given.disclosure_id, "Doch nicht.")
    after = referral.view(desk, drafted).referral
    assert (after.state, after.channel) == (ReferralState.SENT, Channel.PHONE)


def test_only_the_newest_issue_of_what_is_asked_leaves(
    desk: Desk, drafted: UUID, tmp_path: Path
) -> None:
    first = issue(desk, drafted)
    asked = referral.view(desk, drafted).referral
    referral.change(desk, replace(asked, message="Beginn 01.06."))
    refused = code_of(desk, lambda: sending.put_on_paper(desk, first.id, Channel.POST))
    assert refused is ErrorCode.LETTER_OUTDATED
    second = issue(desk, drafted)
    assert (second.issue, second.answer_code) == (2, first.answer_code)
    told = sending.offer(desk, first.id).refusal
    assert told is not None
    assert told.code is ErrorCode.LETTER_OUTDATED
    assert sending.offer(desk, second.id).refusal is None
    sending.put_on_paper(desk, second.id, Channel.POST)
    assert (len(sending.offer(desk, second.id).given), sending.offer(desk, first.id).given) == (
        1,
        (),
    )
    answered = Step(state=ReferralState.ACCEPTED, happened_on=TODAY)
    referral.step(desk, drafted, answered)
    assert code_of(desk, lambda: issue(desk, drafted)) is ErrorCode.TRANSITION_NOT_ALLOWED
    assert sending.paper(desk, second.id).count == 2


def test_a_consent_that_ends_stops_a_letter_that_is_issued(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case(phone="0176 1")
    whole = agree(desk, case_id, jobcenter)
    letter = issue(desk, draft(desk, case_id, jobcenter))
    agree(desk, case_id, jobcenter, categories=(DataCategory.IDENTITY,))
    consent.revoke(desk, whole)
    with pytest.raises(KnownError) as caught:
        sending.put_on_paper(desk, letter.id, Channel.POST)
    assert caught.value.code is ErrorCode.HANDOVER_CONSENT_OVER
    assert caught.value.values["categories"] == (DataCategory.CONTACT,)
    assert referral.view(desk, letter.referral_id).referral.state is ReferralState.DRAFT


def test_its_slip_is_matched_by_code_and_check_value(
    desk: Desk, drafted: UUID, clock: Clock
) -> None:
    first = issue(desk, drafted)
    clock.pass_days(1)
    second = issue(desk, drafted)
    sending.put_on_paper(desk, second.id, Channel.POST)
    for fingerprint, version, remark in (
        (second.snapshot_sha256, Version.CURRENT, Remark.MATCHES),
        (first.snapshot_sha256, Version.OLDER, Remark.OLDER),
        ("0" * 64, Version.FOREIGN, Remark.FOREIGN),
        ("", Version.UNCHECKED, Remark.MATCHES),
    ):
        fields = {
            "code": second.answer_code,
            "fassung": "2",
            "pruefwert": fingerprint[:16],
            "entscheidung": "A",
        }
        seen = returned_slip.look_at(desk, filled_slips.made(fields), "antwort.pdf")
        assert (seen.version, seen.issue) == (version, 2)
        assert remark in seen.remarks


def test_what_was_issued_never_changes_and_goes_with_a_deleted_draft(
    desk: Desk, drafted: UUID
) -> None:
    letter = issue(desk, drafted)
    for change in (
        table(ReferralLetterRecord).update().values(snapshot_sha256="0" * 64),
        table(IssuedLetterRecord).update().values(pdf=b""),
    ):
        with desk.write() as work, pytest.raises(IntegrityError, match="append-only"):
            work.connection.execute(change)
    referral.delete_draft(desk, drafted)
    assert code_of(desk, lambda: referral_letter.stored(desk, letter.id)) is ErrorCode.NOT_FOUND


def test_what_cannot_be_printed_is_told_and_can_be_accepted(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case()
    agree(desk, case_id, jobcenter)
    entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Kurs 😀")
    created = referral.draft(desk, entered).created
    assert created is not None
    assert [one.character for one in referral_letter.preview(desk, created).unprintable]
    assert code_of(desk, lambda: issue(desk, created)) is ErrorCode.GLYPHS_MISSING
    assert referral_letter.issue(desk, created, despite_missing_glyphs=True).created
