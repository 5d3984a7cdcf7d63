"""The rules as data: rows, remarks, statuses, and how rows of the lead join the shipped ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import Condition
from integrif_desk.domain.responsibility.facts import DateSpan, Fact
from integrif_desk.domain.responsibility.provision import Provision
from integrif_desk.domain.responsibility.vocabulary import Advice, Area, Confidence

EVERY_STATUS = "*"
UNKNOWN_STATUS = "unknown"

STATUSES: tuple[str, ...] = (*(kind.value for kind in StatusKind), UNKNOWN_STATUS)
"""What a row may name as status, besides `EVERY_STATUS`."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row: for these statuses, if all of `when` holds, the answer in this area is `value`.

    Of the rows of one status and area the first that holds counts. `follow` answers as for the
    status before (`prior_status`), and with `value` while that is unknown. Dates are inclusive.
    `author` and `dated` are set for a row of the lead, `shipped` is the row it stands in for.
    """

    id: str
    area: Area
    statuses: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    value: str
    follow: bool = False
    law: tuple[str, ...]
    valid_from: date
    valid_until: date | None = None
    verified_until: date | None = None
    checked_on: date
    checked_by: str
    confidence: Confidence
    note: str = ""
    author: str = ""
    dated: date | None = None
    shipped: "Rule | None" = None

    def is_for(self, status: str) -> bool:
        """Whether the row speaks about the status."""
        return status in self.statuses or EVERY_STATUS in self.statuses

    def in_force(self, on: date) -> bool:
        """Whether the law that the row gives is in force on the day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A sentence that joins the note of an answer, if all of `when` holds.

    Empty `values` stand for every value of the areas, `EVERY_STATUS` for every status. One with
    `confidence` or `verified_until` lowers how far a shipped answer is trusted, also where it is
    unknown whether it applies.
    """

    id: str
    areas: tuple[Area, ...]
    statuses: tuple[str, ...]
    values: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    note: str
    law: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    verified_until: date | None = None
    confidence: Confidence | None = None

    @property
    def lowers(self) -> bool:
        """Whether it says how far the answer can be trusted."""
        return self.confidence is not None or self.verified_until is not None

    def is_for(self, status: str, area: Area, value: str, on: date) -> bool:
        """Whether the remark belongs to such an answer on the day."""
        return (
            area in self.areas
            and (status in self.statuses or EVERY_STATUS in self.statuses)
            and (not self.values or value in self.values)
            and (self.valid_from is None or self.valid_from <= on)
            and (self.valid_until is None or on <= self.valid_until)
        )


@dataclass(frozen=True, kw_only=True)
class StatusEntry:
    """What holds for a status whatever is asked: its law, its names, how far its rows are trusted.

    Rows that speak about this status are at most as good as `confidence`, and low after
    `verified_until`; the rows of `EVERY_STATUS` do not depend on it.
    """

    kind: StatusKind
    law: tuple[str, ...]
    names: tuple[str, ...]
    provisions: tuple[Provision, ...] = ()
    confidence: Confidence
    verified_until: date | None = None
    duration: str
    duration_confidence: Confidence
    clarify_with: tuple[Advice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NameEntry:
    """A name that says more than the status: the law on the paper, or when it was first issued."""

    name: str
    kind: StatusKind
    provision: Provision | None = None
    facts: tuple[tuple[Fact, DateSpan], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """Everything that the rules file says, in its order."""

    as_of: date
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...]
    statuses: tuple[StatusEntry, ...]
    names: tuple[NameEntry, ...]
    presumptions: dict[str, str] = field(default_factory=dict)
    not_covered: str
    safe_countries: frozenset[str] = frozenset()
    safe_countries_since_2023: frozenset[str] = frozenset()

    def entry(self, kind: StatusKind) -> StatusEntry:
        """Return what holds for the status as a whole."""
        return next(entry for entry in self.statuses if entry.kind is kind)

    def rules_for(self, status: str, area: Area, on: date) -> list[Rule]:
        """Return the rows that may answer on the day, in the order in which they count."""
        return [
            rule
            for rule in self.rules
            if rule.area is area and rule.is_for(status) and rule.in_force(on)
        ]


def with_overrides(shipped: RuleSet, overrides: Iterable[Rule]) -> RuleSet:
    """Return the rules with the rows of the lead.

    A row with the id of a shipped one takes its place and keeps it in `shipped`, so that a later
    check of the shipped one can be told; any other comes before all shipped rows. Of several rows
    with one id the last counts. What the program ships never changes a row of the lead.
    """
    by_id = {rule.id: rule for rule in overrides}
    known = {rule.id for rule in shipped.rules}
    added = [rule for rule in by_id.values() if rule.id not in known]
    kept = [
        replace(by_id[rule.id], shipped=rule) if rule.id in by_id else rule
        for rule in shipped.rules
    ]
    return replace(shipped, rules=(*added, *kept))
