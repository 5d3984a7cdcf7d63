"""Giving a handover away: what leaves, what is entered about it, and what stops it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import (
    actor,
    approval,
    consent,
    disclosure,
    handover,
    sending,
    slip_file,
    vault,
)
from integrif_desk.casework.answer import Answer, answer, resolve_code, undo
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.disclosure import Disclosure, DocumentKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Decision, Handover, HandoverState, Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.exchange import encrypted_pdf, files, outgoing, returned_pdf
from integrif_desk.store.records import AuditRecord, table
from tests.casework.agreed import agree
from tests.casework.conftest import PASSPHRASE, START, Clock

TODAY = START.date()
GIVEN = frozenset({DataCategory.IDENTITY, DataCategory.EDUCATION_WORK})


@pytest.fixture
def consent_id(desk: Desk, case_id: UUID, jobcenter: UUID) -> UUID:
    return agree(desk, case_id, jobcenter)


@pytest.fixture
def case_id(open_case: Callable[..., UUID]) -> UUID:
    return open_case(background="Sechs Jahre im Umspannwerk.", goal="Der Meisterbrief.")


@pytest.fixture
def issued(desk: Desk, case_id: UUID, jobcenter: UUID, consent_id: UUID) -> UUID:
    plan = HandoverPlan(case_id=case_id, recipient_id=jobcenter, included=GIVEN, discussed_on=TODAY)
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def entries(desk: Desk, handover_id: UUID) -> tuple[Disclosure, ...]:
    return sending.offer(desk, handover_id).given


def state(desk: Desk, handover_id: UUID) -> HandoverState:
    return handover.view(desk, handover_id).state


def actions(desk: Desk, subject_id: UUID) -> list[str]:
    log = table(AuditRecord).c
    with desk.read() as work:
        noted = select(log.action).where(log.subject_id == subject_id).order_by(log.seq)
        return list(work.connection.execute(noted).scalars())


def test_what_is_saved_is_the_version_that_the_register_names(
    desk: Desk, issued: UUID, case_id: UUID, jobcenter: UUID, tmp_path: Path
) -> None:
    assert state(desk, issued) is HandoverState.ISSUED
    given = sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf")
    assert given.path is not None
    (entry,) = entries(desk, issued)
    assert entry.id == given.disclosure_id
    assert entry.sha256 == hashlib.sha256(given.path.read_bytes()).hexdigest()
    assert (entry.case_id, entry.recipient_id) == (case_id, jobcenter)
    assert (entry.kind, entry.document_id) == (DocumentKind.HANDOVER, issued)
    assert (entry.number, entry.issue) == ("Ü-26-001", 1)
    assert (entry.purpose, entry.channel) == (Purpose.COORDINATION, Channel.EBO)
    assert frozenset(entry.categories) == GIVEN
    assert (entry.disclosed_on, entry.created_by) == (TODAY, desk.account.id)
    assert state(desk, issued) is HandoverState.HANDED_OVER
    assert actions(desk, issued) == ["created", "changed", "exported"]


def test_paper_is_entered_before_it_is_printed(desk: Desk, issued: UUID) -> None:
    given = sending.put_on_paper(desk, issued, Channel.POST)
    (entry,) = entries(desk, issued)
    assert (given.disclosure_id, given.path, given.password) == (entry.id, None, "")
    assert (entry.channel, state(desk, issued)) == (Channel.POST, HandoverState.HANDED_OVER)
    assert actions(desk, issued)[-1] == "printed"


def test_a_locked_file_opens_with_the_password_that_is_told_once(
    opened: vault.Opened, issued: UUID, tmp_path: Path
) -> None:
    desk = opened.desk
    given = sending.save_locked(desk, issued, Channel.ENCRYPTED_PDF, tmp_path / "a.pdf")
    assert given.path is not None
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(given.path)
    with pikepdf.open(given.path, password=given.password) as document:
        assert len(document.pages) == handover.view(desk, issued).page_count
    assert given.password not in repr(given)
    again = sending.save_locked(desk, issued, Channel.ENCRYPTED_PDF, tmp_path / "b.pdf")
    assert again.password != given.password
    assert {entry.sha256 for entry in entries(desk, issued)} == {
        hashlib.sha256(handover.pdf(desk, issued)).hexdigest()
    }
    opened.close()
    for path in opened.folder.rglob("*"):
        assert not path.is_file() or given.password.encode() not in path.read_bytes(), path.name


def test_a_draft_for_the_mail_program_holds_nothing_in_clear_and_goes(
    opened: vault.Opened, issued: UUID, jobcenter: UUID
) -> None:
    desk = opened.desk
    unit = actor.view(desk, jobcenter).actor
    person = ContactPersonFacts(name="Frau Beispiel", email="beispiel@jobcenter.example")
    actor.change(desk, replace(unit, contacts=(person,)))
    assert sending.offer(desk, issued).mail_to == "beispiel@jobcenter.example"
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, email="post@jobcenter.example"))
    given = sending.prepare_mail(desk, issued, Channel.EMAIL, opened.folder)
    assert given.path is not None
    assert given.path.parent.stat().st_mode & 0o777 == 0o700
    assert given.path.stat().st_mode & 0o777 == 0o600
    message = message_from_bytes(given.path.read_bytes(), policy=default)
    assert (message["To"], message["Subject"]) == ("post@jobcenter.example", "Übergabe Ü-26-001")
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Uebergabe-26-001.pdf"
    content = attached.get_content()
    with pikepdf.open(io.BytesIO(content), password=given.password) as document:
        assert document.encryption.R == 6
    part = message.get_body()
    assert part is not None
    body = part.get_content()
    for told in ("Ahmad", "Mohammad", given.password, handover.view(desk, issued).answer_code):
        assert told not in str(message["Subject"]) + body + given.path.name
    sending.forget_mail(given.path)
    assert not given.path.exists()


def test_drafts_go_when_the_vault_is_closed_and_when_it_opens_after_a_crash(
    opened: vault.Opened, issued: UUID
) -> None:
    given = sending.prepare_mail(opened.desk, issued, Channel.EMAIL, opened.folder)
    assert given.path is not None
    kept = given.path.read_bytes()
    opened.close()
    assert not (opened.folder / outgoing.FOLDER).exists()
    with outgoing.kept_place(opened.folder, "Uebergabe-26-001.eml", len(kept)) as place:
        files.fill(place, kept)
    left = place.path
    assert left.exists()
    again = vault.unlock(opened.folder, "Sabine Hartwig", PASSPHRASE)
    assert not left.exists()
    again.close()


def test_a_draft_in_clear_lies_only_where_somebody_put_it(
    opened: vault.Opened, issued: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "a.eml"
    sending.save_mail(opened.desk, issued, Channel.ENCRYPTED_EMAIL, path)
    message = message_from_bytes(path.read_bytes(), policy=default)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == handover.pdf(opened.desk, issued)
    assert message["To"] is None  # the directory has no address
    assert not (opened.folder / outgoing.FOLDER).exists()
    assert [entry.channel for entry in entries(opened.desk, issued)] == [Channel.ENCRYPTED_EMAIL]


@pytest.mark.parametrize(
    ("write", "channel"),
    [
        (sending.save, Channel.DE_MAIL),
        (sending.save_locked, Channel.DE_MAIL),
        (sending.save_mail, Channel.ENCRYPTED_EMAIL),
    ],
)
def test_what_could_not_be_written_is_not_entered(
    desk: Desk,
    issued: UUID,
    tmp_path: Path,
    write: Callable[..., sending.Given],
    channel: Channel,
) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"other")
    for path, code in (
        (there, ErrorCode.FILE_EXISTS),
        (tmp_path / "gone" / "a.pdf", ErrorCode.FILE_NOT_WRITABLE),
    ):
        with pytest.raises(KnownError) as refused:
            write(desk, issued, channel, path)
        assert refused.value.code is code
    assert there.read_bytes() == b"other"
    assert entries(desk, issued) == ()
    assert state(desk, issued) is HandoverState.ISSUED
    write(desk, issued, channel, there, overwrite=True)
    assert there.read_bytes() != b"other"


def test_a_document_that_cannot_be_entered_does_not_leave(
    desk: Desk, issued: UUID, tmp_path: Path
) -> None:
    with desk.write() as work:
        work.connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON disclosure BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        work.connection.commit()
    with pytest.raises(IntegrityError):
        sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def refusal(desk: Desk, issued: UUID, tmp_path: Path) -> KnownError:
    """Return why no way is open; nothing is written or entered by any of them."""
    before = len(entries(desk, issued))
    found = sending.offer(desk, issued).refusal
    assert found is not None
    ways: tuple[Callable[[], object], ...] = (
        lambda: sending.put_on_paper(desk, issued, Channel.POST),
        lambda: sending.save(desk, issued, Channel.EBO, tmp_path / "a.pdf"),
        lambda: sending.save_locked(desk, issued, Channel.EMAIL, tmp_path / "a.pdf"),
        lambda: sending.prepare_mail(desk, issued, Channel.EMAIL, tmp_path),
    )
    for give in ways:
        with pytest.raises(KnownError) as refused:
            give()
        assert refused.value.code is found.code
    assert list(tmp_path.glob("*.pdf")) == []
    assert not (tmp_path / outgoing.FOLDER).exists()
    assert len(entries(desk, issued)) == before
    return found


def test_a_revoked_consent_stops_it_at_once(
    desk: Desk, issued: UUID, consent_id: UUID, tmp_path: Path
) -> None:
    sending.put_on_paper(desk, issued, Channel.POST)
    consent.revoke(desk, consent_id)
    found = refusal(desk, issued, tmp_path)
    assert found.code is ErrorCode.HANDOVER_REVOKED
    assert found.values["categories"] == (DataCategory.IDENTITY, DataCategory.EDUCATION_WORK)


def test_an_expired_consent_stops_it_until_there_is_a_new_one(
    desk: Desk, issued: UUID, case_id: UUID, jobcenter: UUID, clock: Clock, tmp_path: Path
) -> None:
    clock.pass_days(366)
    assert refusal(desk, issued, tmp_path).code is ErrorCode.HANDOVER_CONSENT_OVER
    agree(desk, case_id, jobcenter)
    assert sending.offer(desk, issued).refusal is None
    sending.put_on_paper(desk, issued, Channel.POST)


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (HandoverState.WITHDRAWN, ErrorCode.HANDOVER_WITHDRAWN),
        (HandoverState.SUPERSEDED, ErrorCode.HANDOVER_SUPERSEDED),
    ],
)
def test_a_version_that_does_not_count_any_more_stays_here(
    desk: Desk, issued: UUID, tmp_path: Path, kept: HandoverState, code: ErrorCode
) -> None:
    with desk.write() as work:
        stored = work.get(Handover, issued)
        newer = issued if kept is HandoverState.SUPERSEDED else None
        work.save(replace(stored, state=kept, withdrawn_on=TODAY, superseded_by=newer))
        work.commit()
    assert refusal(desk, issued, tmp_path).code is code


def test_the_recipients_channels_come_first(desk: Desk, issued: UUID, jobcenter: UUID) -> None:
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, channels=(Channel.EBO, Channel.PHONE, Channel.POST)))
    offered = sending.offer(desk, issued)
    assert [one.channel for one in offered.channels if one.accepted] == [Channel.POST, Channel.EBO]
    assert [one.accepted for one in offered.channels[:2]] == [True, True]
    assert len(offered.channels) == 7
    assert Channel.PHONE not in {one.channel for one in offered.channels}


def test_what_was_not_sent_is_struck_and_the_handover_is_here_again(
    desk: Desk, issued: UUID
) -> None:
    first = sending.put_on_paper(desk, issued, Channel.POST)
    second = sending.put_on_paper(desk, issued, Channel.IN_PERSON)
    with pytest.raises(FieldError):
        sending.take_back(desk, first.disclosure_id, " ")
    sending.take_back(desk, first.disclosure_id, "Der Drucker hat nicht gedruckt.")
    assert state(desk, issued) is HandoverState.HANDED_OVER
    sending.take_back(desk, second.disclosure_id, "Nicht übergeben.")
    assert state(desk, issued) is HandoverState.ISSUED
    assert [entry.entered_in_error for entry in entries(desk, issued)] == [True, True]
    sending.put_on_paper(desk, issued, Channel.POST)
    assert state(desk, issued) is HandoverState.HANDED_OVER


def test_an_answer_confirms_the_receipt_and_takes_it_back(
    desk: Desk, issued: UUID, clock: Clock
) -> None:
    sending.put_on_paper(desk, issued, Channel.POST)
    struck = sending.put_on_paper(desk, issued, Channel.POST)
    sending.take_back(desk, struck.disclosure_id, "doppelt")
    clock.pass_days(3)
    code = handover.view(desk, issued).answer_code
    answer(desk, code, Answer(decision=Decision.A))
    confirmed = {entry.id: entry.receipt_confirmed_on for entry in entries(desk, issued)}
    assert confirmed.pop(struck.disclosure_id) is None
    assert list(confirmed.values()) == [TODAY + timedelta(days=3)]
    undo(desk, resolve_code(desk, code))
    assert {entry.receipt_confirmed_on for entry in entries(desk, issued)} == {None}


def test_an_answered_handover_may_leave_again_and_stays_answered(desk: Desk, issued: UUID) -> None:
    given = sending.put_on_paper(desk, issued, Channel.POST)
    answer(desk, handover.view(desk, issued).answer_code, Answer(decision=Decision.A))
    sending.put_on_paper(desk, issued, Channel.IN_PERSON)
    assert state(desk, issued) is HandoverState.ANSWERED
    sending.take_back(desk, given.disclosure_id, "doppelt")
    assert state(desk, issued) is HandoverState.ANSWERED
    with desk.read() as work:
        approval.require_valid(work, work.get(Handover, issued))
    assert len(disclosure.of_case(desk, handover.view(desk, issued).case_id)) == 2


def test_a_slip_that_comes_back_locked_is_read_by_this_desk_alone(
    desk: Desk, issued: UUID, tmp_path: Path
) -> None:
    given = sending.save_locked(desk, issued, Channel.ENCRYPTED_PDF, tmp_path / "a.pdf")
    assert given.path is not None
    filled = tmp_path / "back.pdf"
    with pikepdf.open(given.path, password=given.password) as document:
        (field,) = (each for each in document.Root.AcroForm.Fields if str(each.T) == "name")
        field.V = "Katrin Seidel"
        document.save(filled, encryption=True)
    with pytest.raises(KnownError) as refused:
        slip_file.load(filled)
    assert refused.value.code is ErrorCode.RETURNED_PROTECTED
    with pytest.raises(KnownError) as refused:
        slip_file.load(filled, lambda _identifier: "another store's password")
    assert refused.value.code is ErrorCode.RETURNED_PROTECTED
    (taken,) = slip_file.load(filled, desk.own_password)
    assert dict(taken.fields)["name"] == "Katrin Seidel"
    assert taken.slip.code == handover.view(desk, issued).answer_code
    with pikepdf.open(io.BytesIO(taken.content)) as kept:
        assert not kept.is_encrypted


def test_who_learns_the_owners_password_of_one_file_opens_no_other(
    desk: Desk, issued: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that takes a returned file apart may have been taken over by it."""
    told: list[str] = []
    unlock = returned_pdf.unlock

    def overheard(content: bytes, password: str) -> bytes:
        told.append(password)
        return unlock(content, password)

    monkeypatch.setattr(returned_pdf, "unlock", overheard)
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        sending.save_locked(desk, issued, Channel.ENCRYPTED_PDF, file)
        slip_file.load(file, desk.own_password)
    first, second = told
    for file, own, others in zip(files, (first, second), (second, first), strict=True):
        with pikepdf.open(file, password=own) as document:
            assert document.owner_password_matched
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file, password=others)
    # Two copies of one document do not tell that they are by what stands in clear either.
    assert len({encrypted_pdf.identifier(file.read_bytes()) for file in files}) == 2
    assert not any(one in repr(desk) for one in told)


def test_a_locked_file_of_somebody_else_is_given_no_password(
    desk: Desk, issued: UUID, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.pdf"
    with pikepdf.open(io.BytesIO(handover.pdf(desk, issued))) as document:
        document.save(foreign, encryption=pikepdf.Encryption(owner="theirs", user="theirs"))
    asked: list[str] = []

    def own_password(identifier: str) -> str:
        asked.append(identifier)
        return desk.own_password(identifier)

    with pytest.raises(KnownError) as refused:
        slip_file.load(foreign, own_password)
    assert refused.value.code is ErrorCode.RETURNED_PROTECTED
    assert asked == []
