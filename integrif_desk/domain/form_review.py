"""That a lead has had a translated form checked: for this text, in this language."""

from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class FormReview(Record):
    """`text_sha256` is the digest of the text that was checked: a changed one is unreviewed again.

    `reviewer` names who read it, say a sworn translator.
    """

    language: str
    text_sha256: str
    reviewed_on: date
    reviewer: str

    def __post_init__(self) -> None:
        set_line(self, "language", limit=8, required=True)
        set_line(self, "reviewer", required=True)
