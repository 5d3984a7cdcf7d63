"""The letter that goes with a referral: a snapshot for one actor, with an answer code of its own.

The snapshot holds everything the letter says, as values, so that the same snapshot always gives
the same letter. What has been issued never changes; a corrected letter is a new issue.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import (
    ConsentBasis,
    DataCategory,
    LanguageExtract,
    Letterhead,
    PersonExtract,
    Recipient,
)
from integrif_desk.domain.record import Record
from integrif_desk.domain.referral import Referral, ReferralState

CATEGORIES = frozenset({DataCategory.IDENTITY, DataCategory.CONTACT, DataCategory.LANGUAGE})
"""What an actor needs to invite somebody: who it is, how to reach them, in which language."""


@dataclass(frozen=True, kw_only=True)
class LetterSnapshot:
    """Everything one letter says.

    `person` and `languages` hold what the consent gate let through, `bases` the consents that it
    rests on. `answer_days` is the target in working days of which `answer_by` is the last.
    """

    case_number: str
    issue: int
    dated: date
    answer_code: str
    answer_by: date
    answer_days: int
    association: Letterhead
    volunteer: str
    volunteer_competence: str = ""
    volunteer_phone: str = ""
    recipient: Recipient
    purpose: str
    message: str = ""
    included: frozenset[DataCategory]
    bases: tuple[ConsentBasis, ...] = ()
    person: PersonExtract
    languages: tuple[LanguageExtract, ...] = ()
    is_draft: bool = False
    is_sample: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferralLetter(Record):
    """A letter that was issued for a referral. Hashes are SHA-256, hexadecimal."""

    case_id: UUID
    referral_id: UUID
    recipient_id: UUID
    issue: int
    dated: date
    answer_code: str
    answer_by: date
    snapshot_sha256: str
    pdf_sha256: str
    page_count: int


@dataclass(frozen=True, kw_only=True)
class IssuedLetter:
    """The stored file of a letter: canonical snapshot (JSON, UTF-8) and PDF, written once."""

    letter_id: UUID
    snapshot: bytes
    pdf: bytes
    stored_at: datetime


def may_be_written(state: ReferralState) -> bool:
    """Whether a letter makes sense: before sending, and while the answer is missing."""
    return state in (ReferralState.DRAFT, ReferralState.SENT, ReferralState.RECEIVED)


def require_writable(referral: Referral) -> None:
    """Raise TRANSITION_NOT_ALLOWED for a referral that has its answer or has ended."""
    if not may_be_written(referral.state):
        raise KnownError(
            ErrorCode.TRANSITION_NOT_ALLOWED, state=referral.state, wanted=ReferralState.SENT
        )
