"""Recipient profiles: what is shipped, what the lead sets instead, what a broken file says."""

from dataclasses import replace
from pathlib import Path

import pytest

from integrif_desk.casework import recipient_profile
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.recipient_profile import (
    DataField,
    RecipientProfile,
    RecipientProfileFacts,
)

ONLY_NAME = RecipientProfileFacts(
    category=ActorCategory.COURSE_PROVIDER, fields=(DataField.NAME,), note="Absprache vom 02.03."
)


def test_a_course_provider_gets_exactly_what_the_ordinance_names() -> None:
    profile = recipient_profile.shipped(ActorCategory.COURSE_PROVIDER)
    assert set(profile.fields) == {
        DataField.NAME,
        DataField.BIRTH_DATE,
        DataField.BIRTH_PLACE,
        DataField.TOWN,
        DataField.ADDRESS,
        DataField.NATIONALITY,
        DataField.SEX,
        DataField.LITERACY,
        DataField.EDUCATION,
        DataField.GERMAN_LEVEL,
        DataField.CHILDCARE,
        DataField.AVAILABILITY,
    }
    assert profile.note == "§ 7 Abs. 1 IntV"


def test_the_immigration_office_gets_nothing() -> None:
    assert recipient_profile.shipped(ActorCategory.IMMIGRATION_OFFICE).fields == ()


@pytest.mark.parametrize("category", ActorCategory)
def test_health_and_the_asylum_procedure_go_to_few(category: ActorCategory) -> None:
    fields = recipient_profile.shipped(category).fields
    counselling = {
        ActorCategory.MIGRATION_ADVICE,
        ActorCategory.YOUTH_MIGRATION_SERVICE,
        ActorCategory.SPECIAL_ADVICE,
    }
    placing = {ActorCategory.JOBCENTER, ActorCategory.EMPLOYMENT_AGENCY, ActorCategory.EMPLOYER}
    assert (DataField.ASYLUM_PROCEDURE in fields) == (category in counselling)
    assert (DataField.WORK_LIMITATIONS in fields) == (category in counselling | placing)


def test_the_lead_sets_a_profile_and_returns_to_the_shipped_one(desk: Desk) -> None:
    recipient_profile.save(desk, ONLY_NAME, None)
    recipient_profile.save(desk, replace(ONLY_NAME, note="neu"), 1)
    assert counting(desk) == replace(ONLY_NAME, note="neu")
    seen = stored(desk)
    recipient_profile.reset(desk, seen)
    recipient_profile.reset(desk, seen)
    assert counting(desk) == recipient_profile.shipped(ActorCategory.COURSE_PROVIDER)


def test_two_leads_who_change_one_profile_see_both_versions(desk: Desk) -> None:
    recipient_profile.save(desk, ONLY_NAME, None)
    before = stored(desk)
    recipient_profile.save(desk, replace(ONLY_NAME, note="eins"), before.version)
    for version in (None, before.version):
        with pytest.raises(StaleRecord) as refused:
            recipient_profile.save(desk, replace(ONLY_NAME, note="zwei"), version)
        assert (refused.value.yours.note, refused.value.theirs.note) == ("zwei", "eins")
    with pytest.raises(StaleRecord):
        recipient_profile.reset(desk, before)
    assert counting(desk).note == "eins"


def test_a_profile_that_was_reset_meanwhile_is_told(desk: Desk) -> None:
    recipient_profile.save(desk, ONLY_NAME, None)
    before = stored(desk)
    recipient_profile.reset(desk, before)
    with pytest.raises(StaleRecord) as refused:
        recipient_profile.save(desk, replace(ONLY_NAME, note="zwei"), before.version)
    assert refused.value.theirs.note == recipient_profile.shipped(before.category).note
    recipient_profile.save(desk, replace(ONLY_NAME, note="zwei"), refused.value.theirs.version)
    assert counting(desk).note == "zwei"


def stored(desk: Desk) -> RecipientProfile:
    found = {one.shipped.category: one.stored for one in recipient_profile.profiles(desk)}
    profile = found[ActorCategory.COURSE_PROVIDER]
    assert profile is not None
    return profile


def test_only_the_lead_may(desk: Desk) -> None:
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    with pytest.raises(KnownError) as refused:
        recipient_profile.save(volunteer, ONLY_NAME, None)
    assert refused.value.code is ErrorCode.LEAD_REQUIRED
    with pytest.raises(KnownError):
        recipient_profile.reset(volunteer, RecipientProfile(**vars(ONLY_NAME), **desk.stamp()))


GOOD = '[default]\nfields = ["name"]\nnote = ""\n'


def test_a_kind_that_the_file_does_not_name_gets_the_default(tmp_path: Path) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text(GOOD + '[club]\nfields = []\nnote = "x"\n', encoding="utf-8")
    found = recipient_profile.read_profiles(path)
    assert found[None].fields == (DataField.NAME,)
    assert found[ActorCategory.CLUB].note == "x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"no \[default\]"),
        ("[default", "profiles.toml: "),
        (GOOD + '[klub]\nfields = []\nnote = ""', "'klub' is no ActorCategory"),
        (GOOD + '[club]\nfields = ["nane"]\nnote = ""', r"\[club\]: 'nane' is no DataField"),
        (GOOD + '[club]\nfields = ["name", "name"]\nnote = ""', r"\[club\] names a field twice"),
        (GOOD + "[club]\nfields = []", r"\[club\] needs exactly"),
        (GOOD + '[club]\nfields = "name"\nnote = ""', r"\[club\] needs a list"),
        (GOOD + '[club]\nfields = []\nnote = ""\nfelder = []', r"\[club\] needs exactly"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "profiles.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        recipient_profile.read_profiles(path)


def counting(desk: Desk) -> RecipientProfileFacts:
    found = next(
        each
        for each in recipient_profile.profiles(desk)
        if each.shipped.category is ActorCategory.COURSE_PROVIDER
    ).counts
    return RecipientProfileFacts(category=found.category, fields=found.fields, note=found.note)
