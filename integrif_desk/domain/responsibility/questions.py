"""Which facts are worth asking for: only those that a rule for the status hangs on."""

from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.rules import UNKNOWN_STATUS, Remark, Rule, RuleSet


def facts_for(
    rules: RuleSet, status: StatusKind | None, prior: StatusKind | None = None
) -> tuple[Fact, ...]:
    """Return the facts that are worth asking for a status, in their order.

    `prior` is the status before, whose facts count as well where a row follows it.
    """
    named = UNKNOWN_STATUS if status is None else status.value
    rows: tuple[Rule | Remark, ...] = (*rules.rules, *rules.remarks)
    asked: set[str] = {Fact.BIRTH_YEAR_ESTIMATED}
    follows = False
    for row in rows:
        if named in row.statuses:
            asked.update(*(condition.facts() for condition in row.when))
            follows = follows or (isinstance(row, Rule) and row.follow)
    if follows:
        asked |= {Fact.PRIOR_STATUS, *(() if prior is None else facts_for(rules, prior))}
    return tuple(fact for fact in Fact if fact in asked)
