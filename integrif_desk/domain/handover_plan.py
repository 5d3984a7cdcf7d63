"""What somebody has chosen in the composer: the draft of a handover, before it is approved."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Purpose, Recommendation, Request
from integrif_desk.domain.text import set_line, set_paragraphs

INTRODUCTION_LIMIT = 4000
PASSAGE_LIMIT = 2000


@dataclass(frozen=True, kw_only=True)
class HandoverPlan:
    """What somebody has chosen in the composer.

    `note_ids` are the contact notes to print, `lesson_ids` the ones under „Was geholfen hat“,
    `bound_note_ids` those among both that an office told and somebody passes on all the same,
    `finding_ids` practice findings; `discussed_on` None means it has not been gone through with
    the person yet. `message` is for the lead who releases it and is never printed. A plan is a
    draft: texts too long to be printed are refused only by `require_printable`.
    """

    case_id: UUID
    recipient_id: UUID
    purpose: Purpose = Purpose.COORDINATION
    channel: Channel = Channel.IN_PERSON
    included: frozenset[DataCategory] = frozenset(
        {DataCategory.IDENTITY, DataCategory.EDUCATION_WORK, DataCategory.LANGUAGE}
    )
    note_ids: tuple[UUID, ...] = ()
    lesson_ids: tuple[UUID, ...] = ()
    finding_ids: tuple[UUID, ...] = ()
    introduction: str = ""
    urgent: str = ""
    requests: tuple[Request, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    answer_by: date | None = None
    discussed_on: date | None = None
    message: str = ""
    bound_note_ids: tuple[UUID, ...] = ()

    def __post_init__(self) -> None:
        set_paragraphs(self, "introduction")
        set_line(self, "urgent")
        set_line(self, "message")

    def require_printable(self) -> None:
        """Raise `FieldError` FIELD_TOO_LONG for a text that would fill the letter."""
        _require_length("introduction", self.introduction, INTRODUCTION_LIMIT)
        for request in self.requests:
            _require_length("requests", request.text, PASSAGE_LIMIT)
        for recommendation in self.recommendations:
            _require_length("recommendations", recommendation.text, PASSAGE_LIMIT)


def _require_length(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise FieldError(ErrorCode.FIELD_TOO_LONG, field, limit=limit)
