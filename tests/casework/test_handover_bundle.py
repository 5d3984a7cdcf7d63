"""Several cases in one document: what is bound, how it leaves, what stops it."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import (
    actor,
    consent,
    disclosure,
    handover,
    handover_bundle,
    sending,
    withdrawal,
)
from integrif_desk.casework.answer import Answer, answer
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Decision, HandoverState, WithdrawReason
from integrif_desk.domain.handover_bundle import BundlePlan
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.store.records import HandoverBundleRecord, IssuedBundleRecord, table
from tests.casework.agreed import agree

GIVEN = frozenset({DataCategory.IDENTITY, DataCategory.EDUCATION_WORK})


@pytest.fixture
def three(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> tuple[UUID, ...]:
    """Return released handovers of three cases to one recipient."""
    return tuple(
        issued(desk, open_case(surname=name, goal="Der Meisterbrief."), jobcenter)
        for name in ("Al-Ahmad", "Nazari", "Tesfay")
    )


def issued(desk: Desk, case_id: UUID, recipient_id: UUID) -> UUID:
    agree(desk, case_id, recipient_id)
    plan = HandoverPlan(
        case_id=case_id, recipient_id=recipient_id, included=GIVEN, discussed_on=desk.today()
    )
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def bind(desk: Desk, recipient_id: UUID, *handovers: UUID) -> UUID:
    plan = BundlePlan(recipient_id=recipient_id, handover_ids=handovers, occasion="Besprechung")
    created = handover_bundle.issue(desk, plan).created
    assert created is not None
    return created


def states(desk: Desk, ids: tuple[UUID, ...]) -> list[HandoverState]:
    return [handover.view(desk, one).state for one in ids]


def code_of(act: Callable[[], object]) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def test_each_case_keeps_number_code_and_check_value(
    desk: Desk, three: tuple[UUID, ...], jobcenter: UUID
) -> None:
    plan = BundlePlan(recipient_id=jobcenter, handover_ids=three)
    looked_at = handover_bundle.draft(desk, plan)
    assert looked_at is not None
    assert looked_at.count >= 7
    assert handover_bundle.draft(desk, plan, lambda: False) is None
    assert handover_bundle.choice(desk).bundles == ()
    bundle_id = bind(desk, jobcenter, *three)
    told, pdf = handover_bundle.stored(desk, bundle_id)
    assert told.number == "S-26-001"
    for handover_id, bound in zip(three, told.handovers, strict=True):
        row = handover.view(desk, handover_id)
        assert bound.snapshot == handover.stored_snapshot(desk, handover_id)
        assert bound.snapshot.answer_code == row.answer_code
        assert len(bound.fingerprint) == 16
    assert pdf.startswith(b"%PDF")
    assert states(desk, three) == [HandoverState.ISSUED] * 3
    choice = handover_bundle.choice(desk)
    assert {one.id for one in choice.handovers} == set(three)
    assert [one.id for one in choice.bundles] == [bundle_id]
    assert choice.recipients == {jobcenter: "Jobcenter Salzlandkreis, Staßfurt"}


def test_giving_it_enters_every_case_and_can_be_taken_back(
    desk: Desk, three: tuple[UUID, ...], jobcenter: UUID, tmp_path: Path
) -> None:
    bundle_id = bind(desk, jobcenter, *three)
    offer = sending.offer(desk, bundle_id)
    assert (offer.refusal, offer.given) == (None, ())
    assert offer.file_name == "Uebergabe-S-26-001.pdf"
    given = sending.save(desk, bundle_id, Channel.EBO, tmp_path / offer.file_name)
    assert given.path is not None
    sha256 = hashlib.sha256(given.path.read_bytes()).hexdigest()
    assert states(desk, three) == [HandoverState.HANDED_OVER] * 3
    for one in three:
        row = handover.view(desk, one)
        (entry,) = (each.disclosure for each in disclosure.of_case(desk, row.case_id))
        assert (entry.sha256, entry.number, entry.subject) == (sha256, row.number, "S-26-001")
        assert frozenset(entry.categories) == GIVEN
    assert len(sending.offer(desk, bundle_id).given) == 1
    done = sending.take_back(desk, given.disclosure_id, "Doch nicht:\nder Stick fehlt.")
    assert states(desk, three) == [HandoverState.ISSUED] * 3
    for one in three:
        (entry,) = sending.offer(desk, one).given
        assert entry.entered_in_error
        assert entry.remark == "Doch nicht:\nder Stick fehlt."
        assert {one, entry.case_id} <= done.ids


def test_an_answer_closes_its_own_case_alone(
    desk: Desk, three: tuple[UUID, ...], jobcenter: UUID
) -> None:
    sending.put_on_paper(desk, bind(desk, jobcenter, *three), Channel.POST)
    code = handover.view(desk, three[1]).answer_code
    answer(desk, code, Answer(decision=Decision.A))
    handed, answered = HandoverState.HANDED_OVER, HandoverState.ANSWERED
    assert states(desk, three) == [handed, answered, handed]


def test_one_consent_that_ends_stops_the_whole(
    desk: Desk, three: tuple[UUID, ...], jobcenter: UUID
) -> None:
    bundle_id = bind(desk, jobcenter, *three)
    (row,) = consent.of_case(desk, handover.view(desk, three[2]).case_id)
    consent.revoke(desk, row.consent.id)
    refused = code_of(lambda: sending.put_on_paper(desk, bundle_id, Channel.POST))
    assert refused is ErrorCode.HANDOVER_REVOKED
    assert states(desk, three) == [HandoverState.ISSUED] * 3
    assert disclosure.of_case(desk, handover.view(desk, three[0]).case_id) == ()


def test_one_that_is_taken_back_is_not_bound_and_does_not_leave(
    desk: Desk, three: tuple[UUID, ...], jobcenter: UUID
) -> None:
    bundle_id = bind(desk, jobcenter, *three)
    withdrawal.withdraw(desk, three[0], WithdrawReason.MISTAKE)
    assert code_of(lambda: bind(desk, jobcenter, *three)) is ErrorCode.HANDOVER_WITHDRAWN
    told = sending.offer(desk, bundle_id).refusal
    assert told is not None
    assert told.code is ErrorCode.HANDOVER_WITHDRAWN
    assert three[0] not in {one.id for one in handover_bundle.choice(desk).handovers}


def test_only_several_of_one_recipient_are_bound(
    desk: Desk, three: tuple[UUID, ...], open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    other = actor.add(desk, ActorFacts(name="KVHS", category=ActorCategory.JOBCENTER)).created
    assert other is not None
    foreign = issued(desk, open_case(surname="Rahimi", goal="Kurs."), other)
    for chosen in ((), three[:1], (three[0], three[0]), (three[0], foreign)):
        refused = code_of(partial(bind, desk, jobcenter, *chosen))
        assert refused is ErrorCode.BUNDLE_NEEDS_SEVERAL


def test_what_was_bound_never_changes(desk: Desk, three: tuple[UUID, ...], jobcenter: UUID) -> None:
    bind(desk, jobcenter, *three)
    for change in (
        table(HandoverBundleRecord).update().values(number="S-26-002"),
        table(IssuedBundleRecord).update().values(pdf=b""),
    ):
        with desk.write() as work, pytest.raises(IntegrityError, match="append-only"):
            work.connection.execute(change)
