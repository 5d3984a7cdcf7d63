"""What pages show of practice findings: rows, counts, one finding, hints. Read, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceKind,
    FindingCategory,
    FindingState,
    Perspective,
    PracticeFinding,
)


class FindingSort(StrEnum):
    """Orders of the list, by the day a finding was noted."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, kw_only=True)
class FindingFilter:
    """What the list shows. With every perspective also findings that have no evidence yet."""

    category_id: UUID | None = None
    perspectives: frozenset[Perspective] = frozenset(Perspective)
    states: frozenset[FindingState] = frozenset(FindingState)
    text: str = ""
    sort: FindingSort = FindingSort.NEWEST


@dataclass(frozen=True, kw_only=True)
class FindingRow:
    """A finding in a list. `volunteer` and `professional` count its evidence by perspective."""

    id: UUID
    number: str
    category_id: UUID
    claim: str
    state: FindingState
    volunteer: int = 0
    professional: int = 0


@dataclass(frozen=True, kw_only=True)
class FindingCounts:
    """Numbers beside themes and check boxes, of all findings.

    `cases` counts the cases that findings or their evidence come from, `interviews` the days with
    an interview of one perspective: several quotes may stem from one conversation.
    """

    total: int = 0
    by_category: dict[UUID, int]
    by_perspective: dict[Perspective, int]
    by_state: dict[FindingState, int]
    cases: int = 0
    interviews: int = 0


@dataclass(frozen=True, kw_only=True)
class FindingDetail:
    """A finding with its evidence, oldest first, and the names that its page needs."""

    finding: PracticeFinding
    category: FindingCategory
    evidence: tuple[Evidence, ...]
    author: str
    actor_name: str = ""
    case_number: str = ""
    person_name: str = ""
    handover_number: str = ""
    handed_over_on: date | None = None
    handed_over_to: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingHint:
    """A finding where it helps: at an actor, at a referral, in a handover.

    `own` is true for one about this very actor or case, false for one that fits otherwise.
    """

    id: UUID
    number: str
    claim: str
    suggestion: str
    lesson: Lesson | None
    state: FindingState
    kinds: tuple[EvidenceKind, ...] = ()
    perspectives: tuple[Perspective, ...] = ()
    own: bool = True
