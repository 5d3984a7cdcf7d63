"""A store with a person, two offices, and a referral in whatever state a test needs."""

from collections.abc import Callable
from uuid import UUID

import pytest

from integrif_desk.casework import actor, case, referral
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from tests.casework.agreed import agree

Refer = Callable[..., UUID]


def made(found: UUID | None) -> UUID:
    """Return the id of what a use case has created."""
    assert found is not None
    return found


@pytest.fixture
def case_id(opened: Opened) -> UUID:
    entered = case.NewCase(given_names="Mohammad", surname="Al-Ahmad", original_name="محمد الأحمد")
    return made(case.open_case(opened.desk, entered).created)


@pytest.fixture
def jobcenter(opened: Opened, case_id: UUID) -> UUID:
    """Return an office that the person has agreed to be named to."""
    entered = ActorFacts(
        name="Jobcenter Salzlandkreis, Staßfurt",
        category=ActorCategory.JOBCENTER,
        channels=(Channel.EBO, Channel.POST),
        town="Staßfurt",
    )
    created = made(actor.add(opened.desk, entered).created)
    agree(opened.desk, case_id, created)
    return created


@pytest.fixture
def refer(opened: Opened, case_id: UUID, jobcenter: UUID) -> Refer:
    """Return a function that drafts a referral and, unless told otherwise, sends it."""

    def act(purpose: str = "Bildungsgutschein", *, send: bool = True) -> UUID:
        entered = referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose=purpose)
        referral_id = made(referral.draft(opened.desk, entered).created)
        if send:
            referral.send(opened.desk, referral_id, Channel.POST)
        return referral_id

    return act
