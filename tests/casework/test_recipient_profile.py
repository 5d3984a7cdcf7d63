"""Recipient profiles: what is shipped, what the lead sets instead, what a broken file says."""

from dataclasses import replace
from pathlib import Path

import pytest

from integrif_desk.casework import recipient_profile
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.recipient_profile import DataField, RecipientProfileFacts

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
    recipient_profile.save(desk, ONLY_NAME)
    recipient_profile.save(desk, replace(ONLY_NAME, note="neu"))
    assert counting(desk) == replace(ONLY_NAME, note="neu")
    recipient_profile.reset(desk, ActorCategory.COURSE_PROVIDER)
    recipient_profile.reset(desk, ActorCategory.COURSE_PROVIDER)
    assert counting(desk) == recipient_profile.shipped(ActorCategory.COURSE_PROVIDER)


def test_only_the_lead_may(desk: Desk) -> None:
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    with pytest.raises(KnownError) as refused:
        recipient_profile.save(volunteer, ONLY_NAME)
    assert refused.value.code is ErrorCode.LEAD_REQUIRED
    with pytest.raises(KnownError):
        recipient_profile.reset(volunteer, ActorCategory.CLUB)


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
