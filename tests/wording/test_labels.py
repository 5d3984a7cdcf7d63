import inspect
import pkgutil
from enum import Enum
from importlib import import_module

import pytest

from integrif_desk import domain
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.responsibility_views import FactSource
from integrif_desk.domain.returned_slip import SlipAnswer, Trouble
from integrif_desk.domain.slip_standing import Remark, SlipState, Standing, Version
from integrif_desk.domain.ways_out import WayOut
from integrif_desk.wording import labels

# Sentences of errors stand in wording.errors, the words of the rules in wording.responsibility and
# wording.fact_words, those of slips in wording.slip_words, the ways out on their buttons; nobody is
# told what kind of draft is kept.
_OF_SLIPS = {SlipAnswer, Trouble, Version, Standing, Remark, SlipState}
_SPOKEN_ELSEWHERE = {ErrorCode, DraftKind, Area, Fact, FactSource, WayOut} | _OF_SLIPS


def _domain_enums() -> list[type[Enum]]:
    found: dict[type[Enum], None] = {}
    for module in pkgutil.iter_modules(domain.__path__):
        members = vars(import_module(f"integrif_desk.domain.{module.name}")).values()
        for each in members:
            if inspect.isclass(each) and issubclass(each, Enum) and list(each):
                found[each] = None
    return [each for each in found if each not in _SPOKEN_ELSEWHERE]


@pytest.mark.parametrize("enum", _domain_enums(), ids=lambda enum: enum.__name__)
def test_every_member_of_every_enum_has_a_label_of_its_own(enum: type[Enum]) -> None:
    spoken = [labels.label(member) for member in enum]
    assert all(spoken)
    assert len(set(spoken)) == len(spoken)


def test_equal_values_of_different_enums_keep_their_own_labels() -> None:
    assert {str(Channel.PHONE), str(LearnedBy.PHONE), str(ContactKind.PHONE)} == {"phone"}
    assert labels.label(Channel.PHONE) == "Telefon"
    assert labels.label(ContactKind.PHONE) == "Telefonat"


def test_role_matches_the_person() -> None:
    assert labels.role_label(Role.VOLUNTEER, Salutation.MS) == "Ehrenamtliche"
    assert labels.role_label(Role.VOLUNTEER, Salutation.MR) == "Ehrenamtlicher"
    assert labels.role_label(Role.VOLUNTEER, Salutation.NEUTRAL) == "Ehrenamt"
    assert labels.role_label(Role.LEAD, Salutation.MS) == "Leitung"


def test_phases_have_a_short_word_and_a_place_in_the_row() -> None:
    assert all(" " not in labels.phase_short(phase) for phase in Phase)
    assert labels.phase_of_five(Phase.QUALIFICATION) == "Phase 3 von 5: Qualifizierung"


def test_decline_reasons_are_short_choices() -> None:
    assert labels.decline_choice(DeclineReason.C3) == "C3 – Unterlagen fehlen"


def test_residence_statuses_carry_their_law_where_there_is_one() -> None:
    assert labels.status_choice(StatusKind.TOLERATION) == "Duldung (§\u00a060a\u00a0AufenthG)"
    assert labels.status_choice(StatusKind.OTHER) == "anderes Aufenthaltspapier"


def test_no_chip_calls_a_person_by_a_status() -> None:
    assert "Flüchtling" not in {labels.status_short(kind) for kind in StatusKind}
