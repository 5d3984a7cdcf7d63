"""Practice findings: what works and what does not, coded, with evidence by kind."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


class Perspective(StrEnum):
    """Who says so."""

    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class FindingLevel(StrEnum):
    """Where something would have to change."""

    LOCAL = "local"
    STATE = "state"
    FEDERAL = "federal"


class EvidenceKind(StrEnum):
    """Kinds of sources, as the research project used them."""

    INTERVIEW = "interview"
    WRITTEN_FEEDBACK = "written_feedback"
    CASE_OBSERVATION = "case_observation"


class FindingState(StrEnum):
    """What has become of a finding."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    TAKEN_UP = "taken_up"
    DONE = "done"


FIRST_CATEGORIES = (
    ("AV", "Ablauf, Verfahren"),
    ("RS", "Recht und Status"),
    ("SP", "Spracherwerb"),
    ("AM", "Arbeitsmarkt"),
    ("ZA", "Zusammenarbeit"),
    ("EA", "Rolle Ehrenamt"),
)
"""Code and label of the categories that a new store begins with; the lead may change them."""


@dataclass(frozen=True, kw_only=True)
class FindingCategory(Record):
    """A coding category, editable by the lead: „SP“ Spracherwerb. `position` orders them."""

    code: str
    label: str
    position: int = 0
    active: bool = True

    def __post_init__(self) -> None:
        set_line(self, "code", limit=4, required=True)
        set_line(self, "label", limit=60, required=True)


@dataclass(frozen=True, kw_only=True)
class FindingFacts:
    """A finding as entered. `claim` names nobody; `suggestion` says what would help.

    `lesson` tells whether it describes a help or a hindrance. `actor_id`, `actor_category` and
    `case_id` say where it applies; any may be missing.
    """

    category_id: UUID
    claim: str
    lesson: Lesson | None = None
    level: FindingLevel | None = None
    suggestion: str = ""
    actor_id: UUID | None = None
    actor_category: ActorCategory | None = None
    case_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PracticeFinding(Record, FindingFacts):
    """A finding as stored. `number` is „SP-04“, counted within its first category.

    `handover_id` is the handover it last went out with, `response` what the office said.
    """

    number: str
    state: FindingState = FindingState.OPEN
    state_since: date | None = None
    handover_id: UUID | None = None
    response: str = ""

    def __post_init__(self) -> None:
        set_line(self, "number", required=True, limit=20)
        set_paragraphs(self, "claim", required=True, limit=2000)
        set_paragraphs(self, "suggestion", limit=2000)
        set_paragraphs(self, "response", limit=2000)


@dataclass(frozen=True, kw_only=True)
class EvidenceFacts:
    """What a finding rests on. `quote` is anonymised; `detail` is a place in the source, such as
    „00:42:10“ of an interview. `note_id` is the contact note the quote was taken from."""

    kind: EvidenceKind
    perspective: Perspective
    quote: str
    dated: date | None = None
    dated_until: date | None = None
    detail: str = ""
    note_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Evidence(Record, EvidenceFacts):
    """A piece of evidence as stored."""

    finding_id: UUID

    def __post_init__(self) -> None:
        set_paragraphs(self, "quote", required=True, limit=4000)
        set_line(self, "detail")


@dataclass(frozen=True, kw_only=True)
class FindingExtract:
    """A finding as it stands in a handover: `kinds` and `perspectives` tell what it rests on.

    Without a lesson it counts as a hindrance: it says what would have to change.
    """

    number: str
    text: str
    lesson: Lesson | None = None
    kinds: tuple[EvidenceKind, ...] = ()
    perspectives: tuple[Perspective, ...] = ()

    @property
    def helped(self) -> bool:
        """Whether it stands under what helped."""
        return self.lesson is Lesson.HELPED


def finding_number(code: str, running: int) -> str:
    """Return SP-04 for the fourth finding of the category SP."""
    return f"{code}-{running:02d}"
