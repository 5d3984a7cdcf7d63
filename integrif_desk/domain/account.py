"""Accounts: who signs in at this desk, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line

STRONG_ENOUGH = 3
"""Least zxcvbn score of a passphrase, 0 to 4."""


class Role(StrEnum):
    """Volunteers log cases; leads also manage accounts and the association's data."""

    VOLUNTEER = "volunteer"
    LEAD = "lead"


class Salutation(StrEnum):
    """How a person is addressed in letters."""

    MS = "ms"
    MR = "mr"
    NEUTRAL = "neutral"


@dataclass(frozen=True, kw_only=True)
class Account(Record):
    """A volunteer or lead. `slot_id` names the keyring slot that their passphrase opens."""

    name: str
    role: Role = Role.VOLUNTEER
    salutation: Salutation = Salutation.NEUTRAL
    slot_id: str | None = None
    active: bool = True

    def __post_init__(self) -> None:
        set_line(self, "name", required=True, limit=200)


def require_lead(account: Account) -> None:
    """Raise `KnownError` LEAD_REQUIRED unless the account is a lead's."""
    if account.role is not Role.LEAD:
        raise KnownError(ErrorCode.LEAD_REQUIRED)
