"""What the desk says when somebody entered may be known already. It warns; it never merges."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.person import Sex


class DuplicateReason(StrEnum):
    """Why two entries may be one person, or what speaks against it."""

    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    PART_OF_NAME = "part_of_name"
    ORIGINAL_NAME = "original_name"  # the name in its own script is the same
    SAME_BIRTH_DATE = "same_birth_date"
    BIRTH_DATE_SWAPPED = "birth_date_swapped"  # day and month change places
    BIRTH_DATE_NEAR = "birth_date_near"  # an estimate, or one figure differs
    NATIONALITY = "nationality"
    OTHER_NATIONALITY = "other_nationality"
    SEX = "sex"
    OTHER_SEX = "other_sex"


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A stored person as far as it is compared. `matched_keys` are the name keys in common."""

    person_id: UUID
    given_names: str
    surname: str
    original_name: str
    surname_first: bool
    birth_date: date | None
    birth_year_only: bool
    birth_date_estimated: bool
    sex: Sex
    nationalities: tuple[str, ...]
    matched_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class DuplicateCandidate:
    """Somebody who may be meant. `score` is 0 to 1; `case_id` is their newest case."""

    case_id: UUID
    case_number: str
    person_id: UUID
    name: str
    original_name: str
    birth_date: date | None
    birth_year_only: bool
    nationalities: tuple[str, ...]
    sex: Sex
    score: float
    reasons: tuple[DuplicateReason, ...]
