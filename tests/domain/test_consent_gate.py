"""The consent gate: what may leave, and that nothing else ever does."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.consent_gate import LockReason, Release, decide, decide_referral
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.recipient_profile import (
    CATEGORY_OF,
    DataField,
    RecipientProfileFacts,
)
from tests.domain.consents import OFFICE, TODAY, consent

ALL = frozenset(DataCategory)
EVERYTHING = RecipientProfileFacts(category=OFFICE.category, fields=tuple(DataField))
PERSON = (DataCategory.IDENTITY, DataCategory.LANGUAGE)


def gate(
    *consents: Consent,
    profile: RecipientProfileFacts = EVERYTHING,
    purpose: Purpose = Purpose.COORDINATION,
    wanted: frozenset[DataCategory] = ALL,
    on: date = TODAY,
) -> Release:
    return decide(consents, profile, OFFICE, purpose, wanted, on)


def lock(release: Release, category: DataCategory) -> tuple[LockReason | None, date | None]:
    state = release.state(category)
    return state.lock, state.since


def test_without_consent_nothing_leaves() -> None:
    release = gate()
    assert release.fields == frozenset()
    assert {each.lock for each in release.states} == {LockReason.MISSING}


def test_a_consent_releases_what_it_names_and_no_more() -> None:
    given_one = consent(categories=PERSON)
    release = gate(given_one)
    assert release.categories == frozenset(PERSON)
    assert release.state(DataCategory.LANGUAGE).consent is given_one
    assert lock(release, DataCategory.RESIDENCE) == (LockReason.MISSING, None)
    assert release.consents == (given_one,)


def test_what_is_not_wanted_stays() -> None:
    release = gate(consent(categories=PERSON), wanted=frozenset({DataCategory.IDENTITY}))
    assert release.categories == {DataCategory.IDENTITY}
    assert release.state(DataCategory.LANGUAGE).released


def test_several_consents_add_up() -> None:
    release = gate(consent(10), consent(11, categories=(DataCategory.LANGUAGE,)))
    assert release.categories == frozenset(PERSON)
    assert len(release.consents) == 2


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"valid_until": date(2026, 3, 9)}, (LockReason.EXPIRED, date(2026, 3, 9))),
        ({"valid_until": TODAY}, (None, None)),
        ({"given_on": date(2026, 3, 11)}, (LockReason.NOT_YET, date(2026, 3, 11))),
        ({"given_on": TODAY}, (None, None)),
        ({"revoked_on": TODAY}, (LockReason.REVOKED, TODAY)),
        # A clock set back does not bring a revoked consent to life again.
        ({"revoked_on": date(2026, 3, 12)}, (LockReason.REVOKED, date(2026, 3, 12))),
        ({"purpose": Purpose.TRAINING}, (LockReason.MISSING, None)),
        ({"recipient_id": UUID(int=101)}, (LockReason.MISSING, None)),
    ],
)
def test_a_consent_that_does_not_count_says_why(
    facts: dict[str, Any], expected: tuple[LockReason | None, date | None]
) -> None:
    assert lock(gate(consent(**facts)), DataCategory.IDENTITY) == expected


def test_a_consent_for_a_kind_of_unit_covers_each_of_them() -> None:
    kind = consent(recipient_category=ActorCategory.COORDINATION_OFFICE)
    assert gate(kind).state(DataCategory.IDENTITY).released
    other = consent(recipient_category=ActorCategory.EMPLOYER)
    assert not gate(other).state(DataCategory.IDENTITY).released


def test_a_revocation_takes_nothing_from_another_consent() -> None:
    revoked = consent(10, categories=PERSON, revoked_on=TODAY)
    release = gate(revoked, consent(11))
    assert release.categories == {DataCategory.IDENTITY}
    assert lock(release, DataCategory.LANGUAGE) == (LockReason.REVOKED, TODAY)


def test_the_last_thing_that_happened_is_told() -> None:
    expired = consent(10, valid_until=date(2026, 2, 28))
    revoked = consent(11, revoked_on=date(2026, 3, 5))
    for order in ((expired, revoked), (revoked, expired)):
        assert lock(gate(*order), DataCategory.IDENTITY) == (
            LockReason.REVOKED,
            date(2026, 3, 5),
        )


def test_what_the_profile_forbids_stays_whatever_was_agreed() -> None:
    course = RecipientProfileFacts(
        category=ActorCategory.COURSE_PROVIDER, fields=(DataField.NAME, DataField.GERMAN_LEVEL)
    )
    release = gate(consent(categories=tuple(DataCategory)), profile=course)
    assert release.fields == {DataField.NAME, DataField.GERMAN_LEVEL}
    assert lock(release, DataCategory.RESIDENCE)[0] is LockReason.NOT_FOR_RECIPIENT
    assert lock(release, DataCategory.LANGUAGE)[0] is None


def test_nothing_leaves_without_the_identity() -> None:
    release = gate(consent(categories=(DataCategory.LANGUAGE, DataCategory.PATHWAY)))
    assert release.fields == frozenset()
    assert release.consents == ()


def test_health_leaves_only_where_it_was_named() -> None:
    without = tuple(ALL - {DataCategory.HEALTH})
    assert DataField.WORK_LIMITATIONS not in gate(consent(categories=without)).fields
    named = consent(categories=(DataCategory.IDENTITY, DataCategory.HEALTH))
    assert DataField.WORK_LIMITATIONS in gate(named).fields


def test_a_report_without_persons_needs_no_consent_and_holds_practice_alone() -> None:
    release = gate(consent(categories=tuple(DataCategory)), purpose=Purpose.STRATEGY)
    assert release.fields == {DataField.FINDINGS}
    assert lock(release, DataCategory.IDENTITY)[0] is LockReason.NOT_FOR_PURPOSE


days = st.integers(-500, 500).map(lambda n: TODAY + timedelta(days=n))
categories = st.frozensets(st.sampled_from(DataCategory))


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    given_on = draw(days)
    return consent(
        draw(st.integers(10, 10_000)),
        purpose=draw(st.sampled_from([Purpose.COORDINATION, Purpose.TRAINING])),
        categories=tuple(draw(st.frozensets(st.sampled_from(DataCategory), min_size=1))),
        given_on=given_on,
        valid_until=given_on + timedelta(days=draw(st.integers(0, 700))),
        revoked_on=draw(st.none() | st.integers(0, 700).map(lambda n: given_on + timedelta(n))),
    )


profiles = st.frozensets(st.sampled_from(DataField)).map(
    lambda fields: RecipientProfileFacts(category=OFFICE.category, fields=tuple(fields))
)


@given(st.lists(consents(), max_size=6), profiles, categories)
def test_no_field_leaves_without_valid_consent_and_permission(
    given_ones: list[Consent], profile: RecipientProfileFacts, wanted: frozenset[DataCategory]
) -> None:
    for field in gate(*given_ones, profile=profile, wanted=wanted).fields:
        category = CATEGORY_OF[field]
        assert field in profile.fields
        assert category in wanted
        assert any(
            category in one.categories
            and one.purpose is Purpose.COORDINATION
            and one.given_on <= TODAY <= one.valid_until
            and one.revoked_on is None
            for one in given_ones
        )


@given(st.lists(consents(), min_size=1, max_size=6), profiles, categories, st.data())
def test_a_revocation_never_lets_more_leave(
    given_ones: list[Consent],
    profile: RecipientProfileFacts,
    wanted: frozenset[DataCategory],
    data: st.DataObject,
) -> None:
    chosen = data.draw(st.integers(0, len(given_ones) - 1))
    after = list(given_ones)
    after[chosen] = replace(after[chosen], revoked_on=after[chosen].given_on)
    before = gate(*given_ones, profile=profile, wanted=wanted)
    assert gate(*after, profile=profile, wanted=wanted).fields <= before.fields


@given(st.lists(consents(), max_size=6), profiles, categories)
def test_every_lock_has_its_reason_and_every_release_its_consent(
    given_ones: list[Consent], profile: RecipientProfileFacts, wanted: frozenset[DataCategory]
) -> None:
    release = gate(*given_ones, profile=profile, wanted=wanted)
    assert [each.category for each in release.states] == list(DataCategory)
    for each in release.states:
        assert each.released == (each.lock is None)
        assert not each.released or each.consent is not None
        told = each.lock in (LockReason.EXPIRED, LockReason.REVOKED, LockReason.NOT_YET)
        assert (each.since is not None) == told


def test_a_letter_rests_on_the_one_purpose_that_lets_most_through() -> None:
    wanted = frozenset({DataCategory.IDENTITY, DataCategory.CONTACT, DataCategory.LANGUAGE})
    naming = consent(10, categories=(DataCategory.IDENTITY, DataCategory.RESIDENCE))
    speaking = consent(11, categories=PERSON, purpose=Purpose.LANGUAGE_COURSE)
    # Without the identity for the same purpose nothing adds up.
    calling = consent(12, categories=(DataCategory.CONTACT,), purpose=Purpose.TRAINING)
    given_all = (naming, speaking, calling)
    release = decide_referral(given_all, EVERYTHING, OFFICE, wanted, TODAY)
    assert release.categories == frozenset(PERSON)
    assert release.consents == (speaking,)
    assert not decide_referral((calling,), EVERYTHING, OFFICE, wanted, TODAY).fields
    over = replace(speaking, revoked_on=TODAY)
    left = decide_referral((naming, over, calling), EVERYTHING, OFFICE, wanted, TODAY)
    assert left.categories == {DataCategory.IDENTITY}
