"""Follow-ups: dated tasks with an owner."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.contact_note import LONGEST_MINUTES, ContactKind
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


class TaskOwner(StrEnum):
    """Who has to act: an account of this desk, the person advised, or an actor."""

    ACCOUNT = "account"
    PERSON = "person"
    ACTOR = "actor"


class Recurrence(StrEnum):
    """How often a task comes up again."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """A task of a case, or an appointment where it has a time.

    `owner_id` is the account that watches the date, `delegated_by` who handed it over to them.
    `owed_by` says who acts; for `ACTOR` it is `actor_id`. `done_on` is None while it is open.
    `minutes` is how long an appointment takes, 0 when nobody knows. The next task of a series
    carries the same `series_id` and is made when this one is done, until `recurs_until`; its
    dates are counted from `series_start`, wherever this one has been moved to. `remind_at` is
    when the desk reminds of it, and snoozing moves that moment, not the due date.
    """

    case_id: UUID
    task: str
    due_on: date
    owner_id: UUID
    due_time: time | None = None
    kind: ContactKind | None = None
    owed_by: TaskOwner = TaskOwner.ACCOUNT
    actor_id: UUID | None = None
    referral_id: UUID | None = None
    done_on: date | None = None
    place: str = ""
    minutes: int = 0
    remark: str = ""
    recurs: Recurrence | None = None
    recurs_until: date | None = None
    series_id: UUID | None = None
    series_start: date | None = None
    delegated_by: UUID | None = None
    remind_at: datetime | None = None

    def __post_init__(self) -> None:
        set_line(self, "task", required=True, limit=1000)
        set_line(self, "place")
        set_paragraphs(self, "remark", limit=4000)
        if not 0 <= self.minutes <= LONGEST_MINUTES:
            raise FieldError(ErrorCode.FIELD_INVALID, "minutes")
        if self.recurs_until is not None and self.recurs_until < self.due_on:
            raise FieldError(ErrorCode.DATE_ORDER, "recurs_until")
