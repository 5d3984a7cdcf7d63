"""What `domain.sensitive` finds. Apart from it: labels need the kinds before any pattern."""

from dataclasses import dataclass
from enum import StrEnum


class SensitiveKind(StrEnum):
    """What a passage seems to tell."""

    AZR_NUMBER = "azr_number"
    RELIGION = "religion"
    HEALTH = "health"
    ASYLUM_GROUNDS = "asylum_grounds"
    ROUTE = "route"
    ETHNICITY = "ethnicity"
    OFFENCE = "offence"


@dataclass(frozen=True)
class SensitivePassage:
    """Characters `start` to `end` of the text, and what they seem to tell."""

    kind: SensitiveKind
    start: int
    end: int
