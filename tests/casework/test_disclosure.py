"""The register on a real store: what enters it by itself, and that nothing leaves it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import actor, disclosure, referral
from integrif_desk.casework.answer import Answer, answer
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind
from integrif_desk.domain.disclosure_views import DisclosureFilter, DisclosureRow
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Decision, Purpose
from integrif_desk.domain.referral import LearnedBy, ReferralState, Step
from tests.casework.agreed import agree
from tests.casework.conftest import START, Clock

TODAY = START.date()


@pytest.fixture
def case_id(open_case: Callable[..., UUID]) -> UUID:
    return open_case()


def enter(desk: Desk, case_id: UUID | None, **changed: object) -> Disclosure:
    facts = DisclosureFacts(
        case_id=case_id,
        recipient_id=None,
        kind=DocumentKind.ACCESS_REPORT,
        categories=(DataCategory.IDENTITY,),
        channel=Channel.POST,
        sha256="0f" * 32,
        disclosed_on=TODAY,
    )
    with desk.write() as work:
        entry = disclosure.record(work, desk, replace(facts, **changed))  # type: ignore[arg-type]
        work.commit()
    return entry


def rows(desk: Desk, **wanted: object) -> tuple[DisclosureRow, ...]:
    return disclosure.disclosures(desk, DisclosureFilter(**wanted)).rows  # type: ignore[arg-type]


def drafted(desk: Desk, case_id: UUID, actor_id: UUID) -> UUID:
    entered = referral.NewReferral(case_id=case_id, actor_id=actor_id, purpose="Bildungsgutschein")
    created = referral.draft(desk, entered).created
    assert created is not None
    return created


def test_what_an_entry_says_cannot_be_changed_underneath(desk: Desk, case_id: UUID) -> None:
    entry = enter(desk, case_id)
    for column, value in (("sha256", "''"), ("recipient_id", "x'00'"), ("disclosed_on", "''")):
        with desk.write() as work, pytest.raises(IntegrityError, match="append-only"):
            work.connection.exec_driver_sql(f"UPDATE disclosure SET {column} = {value}")
    disclosure.confirm(desk, entry.id, TODAY)
    disclosure.amend(desk, entry.id, "Kam an.")
    (row,) = rows(desk)
    assert (row.disclosure.receipt_confirmed_on, row.disclosure.remark) == (TODAY, "Kam an.")


def test_remarks_add_up_and_say_something(desk: Desk, case_id: UUID) -> None:
    entry = enter(desk, case_id)
    disclosure.amend(desk, entry.id, "eins")
    disclosure.amend(desk, entry.id, "zwei\ndrei")
    assert rows(desk)[0].disclosure.remark == "eins\nzwei\ndrei"
    for text, code in (("  ", ErrorCode.FIELD_REQUIRED), ("x" * 4001, ErrorCode.FIELD_TOO_LONG)):
        with pytest.raises(FieldError) as refused:
            disclosure.amend(desk, entry.id, text)
        assert refused.value.code is code


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (TODAY + timedelta(days=1), ErrorCode.DATE_IN_FUTURE),
        (TODAY - timedelta(days=1), ErrorCode.DATE_ORDER),
    ],
)
def test_a_receipt_has_a_possible_day(desk: Desk, case_id: UUID, on: date, code: ErrorCode) -> None:
    entry = enter(desk, case_id)
    with pytest.raises(FieldError) as refused:
        disclosure.confirm(desk, entry.id, on)
    assert refused.value.code is code
    disclosure.confirm(desk, entry.id, TODAY)
    disclosure.unconfirm(desk, entry.id)
    assert rows(desk)[0].disclosure.receipt_confirmed_on is None


def test_a_fingerprint_is_one(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(FieldError):
        enter(desk, case_id, sha256="kein Prüfwert")
    assert rows(desk) == ()


def test_a_referral_in_writing_enters_itself_and_one_by_phone_does_not(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter)
    told = drafted(desk, case_id, jobcenter)
    referral.send(desk, told, Channel.PHONE)
    assert rows(desk) == ()
    written = drafted(desk, case_id, jobcenter)
    referral.send(desk, written, Channel.EMAIL)
    (row,) = disclosure.of_case(desk, case_id)
    entry = row.disclosure
    assert (entry.kind, entry.document_id) == (DocumentKind.REFERRAL, written)
    assert (entry.recipient_id, entry.subject) == (jobcenter, "Bildungsgutschein")
    assert (entry.channel, entry.categories) == (Channel.EMAIL, (DataCategory.IDENTITY,))
    assert entry.number == referral.view(desk, written).referral.answer_code
    assert (row.recipient_name, row.recipient_carrier) == (
        "Jobcenter Salzlandkreis, Staßfurt",
        "Salzlandkreis",
    )
    assert (row.person_name, row.author) == ("Al-Ahmad, Mohammad", "Sabine Hartwig")


def test_a_sending_that_is_undone_is_struck(desk: Desk, case_id: UUID, jobcenter: UUID) -> None:
    agree(desk, case_id, jobcenter)
    written = drafted(desk, case_id, jobcenter)
    referral.send(desk, written, Channel.POST)
    referral.undo_last(desk, written)
    assert [row.disclosure.entered_in_error for row in rows(desk)] == [True]
    assert rows(desk, unconfirmed=True) == ()
    referral.send(desk, written, Channel.POST)
    assert [row.disclosure.entered_in_error for row in rows(desk)] == [False, True]


def test_what_the_actor_says_confirms_the_receipt_and_what_the_person_says_does_not(
    desk: Desk, case_id: UUID, jobcenter: UUID, clock: Clock
) -> None:
    agree(desk, case_id, jobcenter)
    first, second = drafted(desk, case_id, jobcenter), drafted(desk, case_id, jobcenter)
    for each in (first, second):
        referral.send(desk, each, Channel.POST)
    clock.pass_days(2)
    code = referral.view(desk, first).referral.answer_code
    assert code is not None
    answer(desk, code, Answer(decision=Decision.A, learned_by=LearnedBy.PHONE))
    heard = Step(
        state=ReferralState.ACCEPTED, happened_on=desk.today(), learned_by=LearnedBy.PERSON
    )
    referral.step(desk, second, heard)
    confirmed = {
        row.disclosure.document_id: row.disclosure.receipt_confirmed_on for row in rows(desk)
    }
    assert confirmed == {first: desk.today(), second: None}
    referral.undo_last(desk, first)
    assert {row.disclosure.receipt_confirmed_on for row in rows(desk)} == {None}


def test_undoing_an_answer_leaves_a_receipt_that_was_entered_by_hand(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter)
    sent = drafted(desk, case_id, jobcenter)
    referral.send(desk, sent, Channel.POST)
    (row,) = rows(desk)
    disclosure.confirm(desk, row.disclosure.id, desk.today())
    said = Step(state=ReferralState.ACCEPTED, happened_on=desk.today(), learned_by=LearnedBy.PHONE)
    referral.step(desk, sent, said)
    referral.undo_last(desk, sent)
    assert rows(desk)[0].disclosure.receipt_confirmed_on == desk.today()


def test_a_receipt_stays_while_something_said_on_that_day_stays(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter)
    sent = drafted(desk, case_id, jobcenter)
    referral.send(desk, sent, Channel.POST)
    for state in (ReferralState.RECEIVED, ReferralState.ACCEPTED):
        step = Step(state=state, happened_on=desk.today(), learned_by=LearnedBy.PHONE)
        referral.step(desk, sent, step)
    referral.undo_last(desk, sent)
    assert rows(desk)[0].disclosure.receipt_confirmed_on == desk.today()
    referral.undo_last(desk, sent)
    assert rows(desk)[0].disclosure.receipt_confirmed_on is None


def test_the_register_is_paged_and_filtered(
    desk: Desk, case_id: UUID, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    other = open_case("Zahra", "Nazari")
    for number in range(7):
        enter(
            desk,
            other if number % 2 else case_id,
            disclosed_on=TODAY - timedelta(days=number),
            number=f"Nr. {number}",
            recipient_id=jobcenter if number == 3 else None,
            purpose=Purpose.COORDINATION,
        )
    enter(desk, None, kind=DocumentKind.DIRECTORY, channel=None, categories=())
    seen, key = [], None
    while True:
        page = disclosure.disclosures(desk, DisclosureFilter(), key, limit=3)
        seen += [row.disclosure.disclosed_on for row in page.rows]
        key = page.next_key
        if key is None:
            break
    assert len(seen) == 8
    assert seen == sorted(seen, reverse=True)
    assert {row.person_name for row in rows(desk, case_id=other)} == {"Nazari, Zahra"}
    assert [row.disclosure.number for row in rows(desk, recipient_id=jobcenter)] == ["Nr. 3"]
    (brochure,) = rows(desk, kind=DocumentKind.DIRECTORY)
    assert (brochure.case_number, brochure.person_name, brochure.recipient_name) == ("", "", "")
    within = rows(desk, first=TODAY - timedelta(days=4), last=TODAY - timedelta(days=2))
    assert [row.disclosure.number for row in within] == ["Nr. 2", "Nr. 3", "Nr. 4"]
    assert len(rows(desk, text="näzari nr")) == 3
    assert [row.disclosure.number for row in rows(desk, text="jobcenter")] == ["Nr. 3"]


def test_a_lead_exports_what_the_list_shows(desk: Desk, case_id: UUID, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://böse.example";"Klick")'
    named = ActorFacts(name=formula, category=ActorCategory.CLUB)
    club = actor.add(desk, named).created
    entry = enter(desk, case_id, recipient_id=club, number="Ü-26-001")
    enter(desk, case_id, disclosed_on=TODAY - timedelta(days=400))
    disclosure.amend(desk, entry.id, '-1; zweite Zeile\nmit „Anführung“ und "Zeichen"')
    path = tmp_path / "r.csv"
    written, count = disclosure.export(desk, DisclosureFilter(first=TODAY), path)
    assert (written, count) == (path, 1)
    told = path.read_bytes()
    assert told.startswith(b'\xef\xbb\xbf"Tag";"Dokument"')
    text = told.decode("utf-8-sig")
    assert '"\'=HYPERLINK(""http' in text
    assert "\"'-1; zweite Zeile" in text
    assert "Al-Ahmad" not in text
    with pytest.raises(KnownError) as refused:
        disclosure.export(desk, DisclosureFilter(), path)
    assert refused.value.code is ErrorCode.FILE_EXISTS
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    with pytest.raises(KnownError) as refused:
        disclosure.export(volunteer, DisclosureFilter(), tmp_path / "other.csv")
    assert refused.value.code is ErrorCode.LEAD_REQUIRED
    assert not (tmp_path / "other.csv").exists()
