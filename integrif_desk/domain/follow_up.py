"""Follow-ups: dated tasks with an owner."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


class TaskOwner(StrEnum):
    """Who has to act: an account of this desk, the person advised, or an actor."""

    ACCOUNT = "account"
    PERSON = "person"
    ACTOR = "actor"


@dataclass(frozen=True, kw_only=True)
class FollowUp(Record):
    """A task of a case.

    `owner_id` is the account that watches the date. `owed_by` says who acts; for `ACTOR` it is
    `actor_id`. `done_on` is None while it is open.
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

    def __post_init__(self) -> None:
        set_line(self, "task", required=True, limit=1000)
