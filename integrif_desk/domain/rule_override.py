"""Rows of the responsibility rules that the lead has changed or added.

Rows shipped with the program never overwrite them; see `domain.responsibility`.
"""

from dataclasses import dataclass

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs


@dataclass(frozen=True, kw_only=True)
class RuleOverride(Record):
    """A row by its id, as JSON text with the fields of a shipped row; author and date are those
    of the record. `reason` says where the lead has it from. Inactive ones no longer count."""

    rule_id: str
    row: str
    reason: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        set_line(self, "rule_id", required=True, limit=100)
        set_paragraphs(self, "reason", limit=2000)
