"""Profiles: everybody writes their own, the lead reads all."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.casework import account, volunteer_profile
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.account import Account, Role, Salutation
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.volunteer_profile import ProfileFacts

ENTERED = ProfileFacts(
    competence="Industriemeisterin Metall",
    languages=("de", "ru"),
    since=date(2016, 9, 1),
    phone="03925 555 0142",
    in_handover=True,
)


@pytest.fixture
def volunteer(opened: Opened) -> Account:
    """Return the account of somebody who is no lead."""
    passphrase = "sellerie-mondlicht-kutter-violine-regal"
    created = account.add(opened, "Jonas Ehlert", Role.VOLUNTEER, Salutation.MR, passphrase).created
    return next(one for one in account.accounts(opened.desk) if one.id == created)


def test_one_writes_ones_own_profile(opened: Opened) -> None:
    desk = opened.desk
    assert volunteer_profile.own(desk) is None
    volunteer_profile.save_own(desk, ENTERED, None)
    stored = volunteer_profile.own(desk)
    assert stored is not None
    assert stored.languages == ("de", "ru")
    volunteer_profile.save_own(desk, replace(ENTERED, phone=""), stored.version)
    with desk.read() as work:
        found = volunteer_profile.of(work, desk.account.id)
    assert found is not None
    assert found.phone == ""
    with pytest.raises(StaleRecord):
        volunteer_profile.save_own(desk, ENTERED, stored.version)


def test_a_day_to_come_and_a_long_phone_are_refused(opened: Opened) -> None:
    for wrong, field in (
        (replace(ENTERED, since=date(2027, 1, 1)), "since"),
        (replace(ENTERED, phone="0" * 401), "phone"),
    ):
        with pytest.raises(FieldError) as refused:
            volunteer_profile.save_own(opened.desk, wrong, None)
        assert refused.value.field == field


def test_only_the_lead_reads_the_phones_of_all(opened: Opened, volunteer: Account) -> None:
    volunteer_profile.save_own(opened.desk, ENTERED, None)
    rows = {row.account.name: row.profile for row in volunteer_profile.profiles(opened.desk)}
    assert rows["Jonas Ehlert"] is None
    mine = rows["Sabine Hartwig"]
    assert mine is not None
    assert mine.phone
    theirs = replace(opened.desk, account=volunteer)
    with pytest.raises(KnownError) as refused:
        volunteer_profile.profiles(theirs)
    assert refused.value.code is ErrorCode.LEAD_REQUIRED
    seen = {row.account.name: row.profile for row in volunteer_profile.choices(theirs)}
    shown = seen["Sabine Hartwig"]
    assert shown is not None
    assert (shown.competence, shown.phone) == ("Industriemeisterin Metall", "")
