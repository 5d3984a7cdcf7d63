"""What the desk knows when it answers who is responsible in a case, and the rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.domain.responsibility.evaluate import Evaluation
from integrif_desk.domain.responsibility.facts import Fact, FactValue
from integrif_desk.domain.responsibility.rules import Rule
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.rule_override import RuleOverride


class FactSource(StrEnum):
    """Where a fact comes from; what somebody has entered goes before all else."""

    ENTERED = "entered"
    PAPERS = "papers"  # the timeline of residence documents
    PROCEDURE = "procedure"  # the asylum procedure
    PERSON = "person"  # nationality, birth date
    MEASURES = "measures"


@dataclass(frozen=True, kw_only=True)
class FactOnFile:
    """A fact as text (`fact_text`), „unknown“ where somebody has said so.

    `derived` is what the file would say without the entry, empty for nothing.
    """

    text: str
    source: FactSource
    derived: str = ""
    derived_from: FactSource | None = None


@dataclass(frozen=True, kw_only=True)
class Office:
    """A kind of office that serves in these areas; `actors` of the directory, best first."""

    category: ActorCategory
    areas: tuple[Area, ...]
    law: tuple[str, ...]
    actors: tuple[Actor, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseResponsibility:
    """The whole answer for the person of a case on a day.

    `asked` are the facts worth asking for this status, `on_file` those that are known or said to
    be unknown. `extension` tells that the paper ends soon or has ended. `left_out` are ids of rows
    of the lead that can no longer be read.
    """

    case_id: UUID
    person_id: UUID
    residence: ResidenceStatus | None
    evaluation: Evaluation
    facts: Mapping[Fact, FactValue]
    contradictions: tuple[Fact, ...]
    asked: tuple[Fact, ...]
    on_file: Mapping[Fact, FactOnFile]
    offices: tuple[Office, ...]
    advice: tuple[Office, ...]
    extension: Office | None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """One row of the rules as the lead sees it.

    `rule` is the row that counts, `shipped` the one of the program that it replaces or is;
    `override` the entry of the lead, also an inactive one. `changed_since` is the day of the
    shipped row if that was changed after the lead had replaced it. `broken` is the field because
    of which the entry can no longer be read; it does not count then.
    """

    rule: Rule
    shipped: Rule | None
    override: RuleOverride | None = None
    author: str = ""
    changed_since: date | None = None
    broken: str = ""

    @property
    def by_lead(self) -> bool:
        """Whether the row of the lead counts."""
        return self.override is not None and self.override.active and not self.broken
