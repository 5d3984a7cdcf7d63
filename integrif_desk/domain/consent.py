"""Consents: who may learn what about a person, for which purpose, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line

LONGEST_YEARS = 3
ENDS_SOON = timedelta(days=30)
"""How long before its end a consent deserves attention."""
ENDED_LATELY = timedelta(days=90)
"""How long after its end a consent asks to be renewed."""


class ConsentState(StrEnum):
    """What a consent is worth on a day."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class ConsentFacts:
    """A consent as entered: for one actor, or for a category of actors; never for all.

    `valid_until` is the last day on which it counts. `form_language` is the code of the printed
    form's second language, `interpreter` who explained it. `scan_id` is the signed form.
    """

    recipient_id: UUID | None = None
    recipient_category: ActorCategory | None = None
    purpose: Purpose
    categories: tuple[DataCategory, ...]
    given_on: date
    valid_until: date
    form_language: str = "de"
    interpreter: str = ""
    scan_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Consent(Record, ConsentFacts):
    """A consent of the person of a case. Raises `FieldError` for a blanket or endless one."""

    case_id: UUID
    revoked_on: date | None = None
    revoked_remark: str = ""

    def __post_init__(self) -> None:
        set_line(self, "interpreter")
        set_line(self, "revoked_remark")
        set_line(self, "form_language", limit=8, required=True)
        if (self.recipient_id is None) == (self.recipient_category is None):
            raise FieldError(ErrorCode.FIELD_REQUIRED, "recipient_id")
        if not self.categories:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "categories")
        if self.valid_until < self.given_on:
            raise FieldError(ErrorCode.DATE_ORDER, "valid_until")
        if self.valid_until.year - self.given_on.year > LONGEST_YEARS:
            raise FieldError(ErrorCode.CONSENT_TOO_LONG, "valid_until", years=LONGEST_YEARS)
        if self.revoked_on is not None and self.revoked_on < self.given_on:
            raise FieldError(ErrorCode.DATE_ORDER, "revoked_on")

    def state_on(self, day: date) -> ConsentState:
        """Return what it is worth on `day`. A revocation counts at once, for good."""
        if self.revoked_on is not None and self.revoked_on <= day:
            return ConsentState.REVOKED
        if day > self.valid_until:
            return ConsentState.EXPIRED
        return ConsentState.NOT_YET if day < self.given_on else ConsentState.VALID

    def covers(self, recipient: Actor, purpose: Purpose) -> bool:
        """Tell whether it was given for this recipient and purpose."""
        named = recipient.id == self.recipient_id or recipient.category is self.recipient_category
        return named and purpose is self.purpose


def attention(consents: Iterable[Consent], day: date) -> tuple[Consent, ...]:
    """Return the consents that end soon or ended lately, unless another one says the same longer.

    A revoked one needs no attention: that is what the person wanted. Nor one that ended long ago.
    """
    every = [one for one in consents if one.revoked_on is None]
    soon = [one for one in every if day - ENDED_LATELY <= one.valid_until <= day + ENDS_SOON]
    return tuple(one for one in soon if not any(_replaces(other, one) for other in every))


def _replaces(other: Consent, one: Consent) -> bool:
    same = (other.recipient_id, other.recipient_category, other.purpose) == (
        one.recipient_id,
        one.recipient_category,
        one.purpose,
    )
    later = (other.valid_until, other.id) > (one.valid_until, one.id)
    return same and later and set(one.categories) <= set(other.categories)
