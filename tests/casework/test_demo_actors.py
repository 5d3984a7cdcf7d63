"""The demo's directory: every field is used somewhere, and nobody in it is real."""

import re

import pytest

from integrif_desk.casework import actor, today
from integrif_desk.casework.demo.create import _add_actors
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.desk import Desk, saxony_anhalt_holidays
from integrif_desk.domain.actor import ActorCard, ActorCategory
from integrif_desk.domain.residence import StatusKind

INVENTED = re.compile(r"030 23125\d{3}|0171 39200\d\d|0176 040690\d\d")


@pytest.fixture
def cards(desk: Desk) -> tuple[ActorCard, ...]:
    ids = _add_actors(desk, DemoDays(desk.today(), saxony_anhalt_holidays()))
    return tuple(actor.view(desk, one).actor for one in ids.values())


def test_contact_persons_have_roles_and_invented_numbers(cards: tuple[ActorCard, ...]) -> None:
    contacts = [contact for card in cards for contact in card.contacts]
    assert len(contacts) > 25
    assert sum(len(card.contacts) > 1 for card in cards) >= 8
    for contact in contacts:
        assert contact.role
        assert not contact.phone or INVENTED.fullmatch(contact.phone), contact.phone
        assert not contact.email or contact.email.endswith(".example"), contact.email


def test_every_field_is_used_and_some_entries_ask_to_be_checked(
    desk: Desk, cards: tuple[ActorCard, ...]
) -> None:
    for field in ("for_whom", "status_groups", "age_from", "age_to", "level_from", "level_to",
                  "municipalities", "languages", "accessibility", "costs", "waiting_time",
                  "promised_days", "website", "checked_by"):  # fmt: skip
        assert sum(getattr(card, field) not in (None, "", ()) for card in cards) >= 2, field
    assert 0 < sum(card.publishable for card in cards) < len(cards)
    assert today.today(desk, mine=True).actors_to_check == 1


def test_the_right_office_is_found_for_the_people_of_the_story(
    desk: Desk, cards: tuple[ActorCard, ...]
) -> None:
    advice = (ActorCategory.MIGRATION_ADVICE, ActorCategory.YOUTH_MIGRATION_SERVICE)

    def best(age: int, status: StatusKind, *kinds: ActorCategory) -> str:
        return actor.matching(desk, kinds, status, age, "Staßfurt")[0].name

    assert best(19, StatusKind.REFUGEE, *advice).startswith("Jugendmigrationsdienst")
    assert best(40, StatusKind.REFUGEE, *advice) == "Migrationsberatung für Erwachsene, Schönebeck"
    assert best(40, StatusKind.REFUGEE, ActorCategory.JOBCENTER).endswith("Staßfurt")
    assert "U25" in best(20, StatusKind.REFUGEE, ActorCategory.JOBCENTER)
    special = (ActorCategory.SPECIAL_ADVICE,)
    assert actor.matching(desk, special, StatusKind.REFUGEE, 30, "Staßfurt") == ()
    assert len(actor.matching(desk, special, StatusKind.TOLERATION, 30, "Staßfurt")) == 1
