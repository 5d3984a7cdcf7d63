"""Contact notes: what happened, when, with whom, how long. Logging one takes under 30 seconds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_paragraphs

LONGEST_MINUTES = 24 * 60


class ContactKind(StrEnum):
    """How the contact took place."""

    CONVERSATION = "conversation"
    PHONE = "phone"
    ACCOMPANIED_VISIT = "accompanied_visit"
    EMAIL = "email"
    MESSAGE = "message"


class Visibility(StrEnum):
    """Whether the note may stand in a handover. Internal is the safe default."""

    INTERNAL = "internal"
    MAY_BE_HANDED_OVER = "may_be_handed_over"


class Lesson(StrEnum):
    """What the note teaches; such notes are offered under „Was geholfen hat“ in a handover."""

    HELPED = "helped"
    DID_NOT_HELP = "did_not_help"


@dataclass(frozen=True, kw_only=True)
class ContactNote(Record):
    """One contact. `minutes` is 0 when nobody counted; `actor_ids` are the offices involved.

    `from_office` marks what an office has told: it is bound to the purpose for which it was told
    (§ 78 SGB X) and leaves only where somebody means it to.
    """

    case_id: UUID
    occurred_at: datetime
    kind: ContactKind
    text: str
    minutes: int = 0
    actor_ids: tuple[UUID, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    lesson: Lesson | None = None
    from_office: bool = False

    def __post_init__(self) -> None:
        set_paragraphs(self, "text", required=True)
        if not 0 <= self.minutes <= LONGEST_MINUTES:
            raise FieldError(ErrorCode.FIELD_INVALID, "minutes")
