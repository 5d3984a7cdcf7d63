"""A written referral names the person: it needs a consent; a talk is warned of on screen alone."""

from collections.abc import Callable
from uuid import UUID

import pytest

from integrif_desk.casework import actor, consent, referral
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.referral import ReferralState
from tests.casework.agreed import agree
from tests.casework.conftest import Clock

OpenCase = Callable[..., UUID]


@pytest.fixture
def drafted(desk: Desk, open_case: OpenCase, jobcenter: UUID) -> tuple[UUID, UUID]:
    """Return a case and a draft of a referral to the Jobcenter."""
    case_id = open_case()
    entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Gutschein")
    created = referral.draft(desk, entered).created
    assert created is not None
    return case_id, created


@pytest.mark.parametrize("channel", [Channel.POST, Channel.EMAIL, Channel.DE_MAIL])
def test_in_writing_nothing_goes_without_consent(
    desk: Desk, drafted: tuple[UUID, UUID], channel: Channel
) -> None:
    with pytest.raises(KnownError) as refused:
        referral.send(desk, drafted[1], channel)
    assert refused.value.code is ErrorCode.REFERRAL_WITHOUT_CONSENT
    assert referral.view(desk, drafted[1]).referral.state is ReferralState.DRAFT


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.PHONE])
def test_a_talk_is_no_lock(desk: Desk, drafted: tuple[UUID, UUID], channel: Channel) -> None:
    referral.send(desk, drafted[1], channel)
    assert consent.open_questions(desk, drafted[0]) == 1


def test_a_consent_for_any_purpose_names_the_person(
    desk: Desk, drafted: tuple[UUID, UUID], jobcenter: UUID
) -> None:
    case_id, referral_id = drafted
    agree(desk, case_id, jobcenter, Purpose.TRAINING, (DataCategory.LANGUAGE,))
    assert not consent.may_name(desk, case_id, jobcenter)
    agree(desk, case_id, jobcenter, Purpose.TRAINING, (DataCategory.IDENTITY,))
    referral.send(desk, referral_id, Channel.POST)
    assert consent.open_questions(desk, case_id) == 0


def test_a_revocation_locks_the_next_letter(
    desk: Desk, drafted: tuple[UUID, UUID], jobcenter: UUID
) -> None:
    consent.revoke(desk, agree(desk, drafted[0], jobcenter))
    with pytest.raises(KnownError):
        referral.send(desk, drafted[1], Channel.POST)


def test_no_clock_set_back_keeps_somebody_from_revoking(
    desk: Desk, drafted: tuple[UUID, UUID], jobcenter: UUID, clock: Clock
) -> None:
    given = agree(desk, drafted[0], jobcenter)
    clock.pass_days(-30)
    consent.revoke(desk, given, desk.today())
    clock.pass_days(30)
    assert consent.read(desk, given).revoked_on == desk.today()
    assert not consent.may_name(desk, drafted[0], jobcenter)


def test_who_learns_no_name_by_profile_gets_no_letter_whoever_agrees(
    desk: Desk, open_case: OpenCase
) -> None:
    facts = ActorFacts(name="Ausländerbehörde", category=ActorCategory.IMMIGRATION_OFFICE)
    office, case_id = actor.add(desk, facts).created, open_case()
    assert office is not None
    agree(desk, case_id, office)
    entered = referral.NewReferral(case_id=case_id, actor_id=office, purpose="Verlängerung")
    drafted = referral.draft(desk, entered).created
    assert drafted is not None
    assert not consent.may_name(desk, case_id, office)
    with pytest.raises(KnownError) as refused:
        referral.send(desk, drafted, Channel.POST)
    assert refused.value.code is ErrorCode.RECIPIENT_GETS_NOTHING
    referral.send(desk, drafted, Channel.IN_PERSON)
