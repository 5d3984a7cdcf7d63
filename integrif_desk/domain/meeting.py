"""Network meetings and what was agreed there: who, what, by when, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting as entered. `participant_ids` are actors, `attendees` names as people wrote them
    down („Frau Keller, Jobcenter“); `account_ids` who of the association was there."""

    title: str
    held_on: date
    place: str = ""
    participant_ids: tuple[UUID, ...] = ()
    account_ids: tuple[UUID, ...] = ()
    attendees: str = ""
    minutes_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(Record, MeetingFacts):
    """A meeting as stored."""

    def __post_init__(self) -> None:
        set_line(self, "title", required=True)
        set_line(self, "place")
        set_paragraphs(self, "attendees", limit=4000)
        set_paragraphs(self, "minutes_text")


class AgreementState(StrEnum):
    """What has become of an agreement."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    DROPPED = "dropped"  # both sides let it go


@dataclass(frozen=True, kw_only=True)
class AgreementFacts:
    """Who does what by when. The owner is an actor or an account of the association."""

    task: str
    due_on: date
    actor_id: UUID | None = None
    account_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement(Record, AgreementFacts):
    """An agreement as stored, made at a meeting. Raises `FieldError` without exactly one owner."""

    meeting_id: UUID
    state: AgreementState = AgreementState.OPEN
    state_since: date | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        set_line(self, "task", required=True, limit=1000)
        set_paragraphs(self, "remark", limit=2000)
        if (self.actor_id is None) == (self.account_id is None):
            raise FieldError(ErrorCode.FIELD_REQUIRED, "actor_id")

    @property
    def is_open(self) -> bool:
        """Whether it is still followed up."""
        return self.state is AgreementState.OPEN


@dataclass(frozen=True, kw_only=True)
class AgreementEvent(Record):
    """One step in an agreement's history: asked about, put off to `due_on`, or settled."""

    agreement_id: UUID
    state: AgreementState
    happened_on: date
    due_on: date
    remark: str = ""

    def __post_init__(self) -> None:
        set_paragraphs(self, "remark", limit=2000)
