"""The lead's own rows of the responsibility rules."""

from sqlalchemy import Connection, select

from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.store.convert import from_row, table_of

_override = table_of(RuleOverride)


def overrides(connection: Connection) -> tuple[RuleOverride, ...]:
    """Return all rows of the lead in the order of entry, inactive ones included; there are few."""
    rows = connection.execute(select(_override).order_by(_override.c.id))
    return tuple(from_row(RuleOverride, row) for row in rows)


def by_rule_id(connection: Connection, rule_id: str) -> RuleOverride | None:
    """Return the row of the lead with this id, also an inactive one."""
    found = connection.execute(select(_override).where(_override.c.rule_id == rule_id))
    row = found.one_or_none()
    return None if row is None else from_row(RuleOverride, row)
