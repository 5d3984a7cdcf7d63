"""The consent gate: the one place that decides what may leave the desk about a person.

A field leaves only when a valid consent for this recipient and purpose covers its category, and
the recipient's profile allows it (privacy.md, rules 1 and 2). Everything that discloses asks here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent import Consent, ConsentState
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.recipient_profile import (
    CATEGORY_OF,
    DataField,
    RecipientProfileFacts,
    fields_of,
)


class LockReason(StrEnum):
    """Why a category stays here."""

    MISSING = "missing"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_FOR_RECIPIENT = "not_for_recipient"  # the profile allows none of its fields
    NOT_FOR_PURPOSE = "not_for_purpose"  # a report without persons holds nothing personal


_LOCKS = {
    ConsentState.NOT_YET: LockReason.NOT_YET,
    ConsentState.EXPIRED: LockReason.EXPIRED,
    ConsentState.REVOKED: LockReason.REVOKED,
}


@dataclass(frozen=True, kw_only=True)
class CategoryRelease:
    """What holds for one category.

    Released without a `lock`; `consent` is the one it rests on, None where none is needed.
    Locked: `consent` is the one that does not count any more or not yet, `since` the last day it
    was valid, the day it was revoked, or the day from which it will count.
    """

    category: DataCategory
    lock: LockReason | None = None
    consent: Consent | None = None
    since: date | None = None

    @property
    def released(self) -> bool:
        """Whether something of the category may leave."""
        return self.lock is None


@dataclass(frozen=True, kw_only=True)
class Release:
    """The gate's answer for a recipient, a purpose and a day.

    `states` has every category in the order of `DataCategory`, `fields` is what may leave of the
    wanted ones.
    """

    states: tuple[CategoryRelease, ...]
    fields: frozenset[DataField]

    def state(self, category: DataCategory) -> CategoryRelease:
        """Return what holds for a category, wanted or not."""
        return next(each for each in self.states if each.category is category)

    @property
    def categories(self) -> frozenset[DataCategory]:
        """The wanted categories of which something may leave."""
        return frozenset(CATEGORY_OF[field] for field in self.fields)

    @property
    def consents(self) -> tuple[Consent, ...]:
        """The consents on which what leaves rests, each once, the one that ends first before."""
        found = {
            each.consent.id: each.consent
            for each in self.states
            if each.released and each.consent is not None and each.category in self.categories
        }
        return tuple(sorted(found.values(), key=lambda one: (one.valid_until, one.id)))


def decide(
    consents: Iterable[Consent],
    profile: RecipientProfileFacts,
    recipient: Actor,
    purpose: Purpose,
    wanted: frozenset[DataCategory],
    on: date,
) -> Release:
    """Decide what may leave about the person who gave `consents`.

    Several consents add up; one that was revoked or has expired never counts and takes nothing
    from the others. Nothing leaves without the identity: a case told in every detail is not
    anonymous because the name is missing. `Purpose.STRATEGY` alone needs no consent, because it
    holds nothing but what practice teaches, without a person.
    """
    allowed = frozenset(profile.fields)
    covering = [one for one in consents if one.covers(recipient, purpose)]
    states = tuple(_state(category, covering, allowed, purpose, on) for category in DataCategory)
    released = {each.category for each in states if each.released}
    if purpose is not Purpose.STRATEGY and DataCategory.IDENTITY not in released:
        return Release(states=states, fields=frozenset())
    leaving = (fields_of(category) & allowed for category in wanted & released)
    return Release(states=states, fields=frozenset().union(*leaving))


def decide_referral(
    consents: Iterable[Consent],
    profile: RecipientProfileFacts,
    recipient: Actor,
    wanted: frozenset[DataCategory],
    on: date,
) -> Release:
    """Decide what the letter of a referral may say of the person who gave `consents`.

    The purpose of a referral is free text, so any purpose that the person agreed to will do; but
    all that the letter says rests on one of them, the one that lets most through.
    """
    given = tuple(consents)
    found = [
        decide(given, profile, recipient, purpose, wanted, on)
        for purpose in Purpose
        if purpose is not Purpose.STRATEGY
    ]
    return max(found, key=lambda one: len(one.fields))


def may_be_named(consents: Iterable[Consent], recipient: Actor, on: date) -> bool:
    """Tell whether the person may be named to a recipient at all, for whatever purpose.

    A referral discloses name and concern; its purpose is free text and has no consent of its own.
    """
    return any(
        DataCategory.IDENTITY in one.categories
        and one.covers(recipient, one.purpose)
        and _worth(one, on) is ConsentState.VALID
        for one in consents
    )


def _state(
    category: DataCategory,
    covering: list[Consent],
    allowed: frozenset[DataField],
    purpose: Purpose,
    on: date,
) -> CategoryRelease:
    if purpose is Purpose.STRATEGY and category is not DataCategory.PRACTICE:
        return CategoryRelease(category=category, lock=LockReason.NOT_FOR_PURPOSE)
    if not fields_of(category) & allowed:
        return CategoryRelease(category=category, lock=LockReason.NOT_FOR_RECIPIENT)
    if purpose is Purpose.STRATEGY:
        return CategoryRelease(category=category)
    naming = [one for one in covering if category in one.categories]
    valid = [one for one in naming if _worth(one, on) is ConsentState.VALID]
    if valid:
        longest = max(valid, key=lambda one: (one.valid_until, one.given_on, one.id))
        return CategoryRelease(category=category, consent=longest)
    if not naming:
        return CategoryRelease(category=category, lock=LockReason.MISSING)
    # What happened last is what the reader remembers and has to act on.
    last = max(naming, key=lambda one: (_turned(one, on), one.id))
    lock = _LOCKS[_worth(last, on)]
    return CategoryRelease(category=category, lock=lock, consent=last, since=_turned(last, on))


def _worth(consent: Consent, on: date) -> ConsentState:
    """A revocation counts at once: also where the clock has been set back since."""
    return ConsentState.REVOKED if consent.revoked_on is not None else consent.state_on(on)


def _turned(consent: Consent, on: date) -> date:
    """Return the day on which the consent stopped counting, or will begin to."""
    if consent.revoked_on is not None:
        return consent.revoked_on
    return consent.given_on if on < consent.given_on else consent.valid_until
