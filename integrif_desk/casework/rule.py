"""The rows of the responsibility rules that the lead changes or adds.

They are kept in the store beside the shipped rows, so that no update of the program overwrites
them. Each keeps a digest of the shipped row it stands in for, so that a later change of that one
can be told.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from integrif_desk.casework import responsibility
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.responsibility import Question
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.responsibility.decode import read_rule, rule_table
from integrif_desk.domain.responsibility.evaluate import Answer
from integrif_desk.domain.responsibility.rules import Rule, RuleSet, with_overrides
from integrif_desk.domain.responsibility.vocabulary import Area
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.store.queries import accounts
from integrif_desk.store.queries import rules as queries
from integrif_desk.store.unit_of_work import UnitOfWork

OWN_PREFIX = "eigene."
"""Ids of rows that the lead adds begin with it; no shipped row does."""


def rows(desk: Desk) -> tuple[RuleRow, ...]:
    """Return all rows in the order in which they count: added ones first, then the shipped ones.

    Inactive rows of the lead are among them, and unreadable ones in the place of a shipped row. An
    added row that cannot be read is not: nothing of it can be shown (`rules_in` names it).
    """
    with desk.read() as work:
        stored = queries.overrides(work.connection)
        names = accounts.names(work.connection)
    shipped = {rule.id: rule for rule in responsibility.shipped_rules().rules}
    found = {one.rule_id: _row(one, shipped.get(one.rule_id), names) for one in stored}
    added = [row for rule_id, row in found.items() if rule_id not in shipped]
    kept = [found.get(rule.id) or RuleRow(rule=rule, shipped=rule) for rule in shipped.values()]
    return (*(row for row in added if row is not None), *kept)


def rules_in(work: UnitOfWork) -> tuple[RuleSet, tuple[str, ...]]:
    """Return the rules joined by the active rows of the lead, and the ids that cannot be read.

    One unreadable row must not cost all answers; it is left out and told.
    """
    read, broken = _active_rows(work)
    shipped = responsibility.shipped_rules()
    return (with_overrides(shipped, read) if read else shipped), broken


def active_rows(desk: Desk) -> tuple[Rule, ...]:
    """Return the rows of the lead that count, for `try_out`."""
    with desk.read() as work:
        return _active_rows(work)[0]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What a row would change for one person: the answer in its area as it is, and with the row.

    `decides` tells that the row is behind the new answer.
    """

    area: Area
    before: Answer
    after: Answer
    decides: bool


def try_out(
    desk: Desk,
    own: Iterable[Rule],
    rule_id: str,
    table: Mapping[str, Any],
    question: Question,
) -> Trial:
    """Answer a question as if the row were saved already; nothing is. `own` as by `active_rows`.

    `rule_id` is empty for a row that is new. Raises `KnownError` RULES_INVALID with the field.
    """
    name = rule_id or f"{OWN_PREFIX}0"
    row = {**table, "id": name}
    rule = read_rule(row, author=desk.account.name, dated=desk.today())
    shipped, rows_now = responsibility.shipped_rules(), {one.id: one for one in own}
    before = responsibility.respond(with_overrides(shipped, rows_now.values()), question)
    tried = with_overrides(shipped, {**rows_now, name: rule}.values())
    after = responsibility.respond(tried, question).answers[rule.area]
    return Trial(
        area=rule.area,
        before=before.answers[rule.area],
        after=after,
        decides=name in after.rules,
    )


def override(
    desk: Desk,
    rule_id: str,
    table: Mapping[str, Any],
    reason: str,
    *,
    seen: RuleOverride | None = None,
) -> Changes:
    """Put a row of the lead in the place of the shipped one, or change it. Dated and attributed.

    `seen` is the row of the lead that was on the screen; raises `StaleRecord` if it has changed.

    `table` has the fields of a shipped row (`rule_table`). Raises LEAD_REQUIRED,
    REASON_TEXT_REQUIRED, `KnownError` RULES_INVALID with the field, NOT_FOUND for an unknown id.
    """
    known = any(rule.id == rule_id for rule in responsibility.shipped_rules().rules)
    return _write(desk, rule_id, table, reason, must_exist=not known, seen=seen)


def rewrite(desk: Desk, mine: RuleOverride) -> Changes:
    """Save a row of the lead over another version. Raises LEAD_REQUIRED, `StaleRecord`."""
    require_lead(desk.account)
    with desk.write() as work:
        responsibility.read_override(mine, desk.account.name)
        work.save(mine)
        work.commit()
    return changes(Noun.RULE, ids=(mine.id,))


def rule_of(mine: RuleOverride) -> Rule:
    """Return a row of the lead as a rule. Raises `KnownError` RULES_INVALID."""
    return responsibility.read_override(mine, "")


def add(desk: Desk, table: Mapping[str, Any], reason: str) -> Changes:
    """Add a row of the lead, which counts before all shipped ones. Raises as `override`."""
    with desk.read() as work:
        taken = {one.rule_id for one in queries.overrides(work.connection)}
    number = next(n for n in range(1, len(taken) + 2) if f"{OWN_PREFIX}{n}" not in taken)
    return _write(desk, f"{OWN_PREFIX}{number}", table, reason, must_exist=False)


def deactivate(desk: Desk, override_id: UUID, *, version: int | None = None) -> Changes:
    """Let a row of the lead no longer count: a replaced row is as shipped again.

    It stays on file, `activate` takes it back. `version` is that of the row that was shown.
    Raises LEAD_REQUIRED, NOT_FOUND, `StaleRecord`.
    """
    return _set_active(desk, override_id, version, active=False)


def activate(desk: Desk, override_id: UUID, *, version: int | None = None) -> Changes:
    """Let a row of the lead count again. Raises as `deactivate` does."""
    return _set_active(desk, override_id, version, active=True)


def digest(rule: Rule) -> str:
    """Return a fingerprint of what a row says."""
    text = json.dumps(rule_table(rule), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _write(
    desk: Desk,
    rule_id: str,
    table: Mapping[str, Any],
    reason: str,
    *,
    must_exist: bool,
    seen: RuleOverride | None = None,
) -> Changes:
    require_lead(desk.account)
    if not reason.strip():
        raise FieldError(ErrorCode.REASON_TEXT_REQUIRED, "reason")
    shipped = next((r for r in responsibility.shipped_rules().rules if r.id == rule_id), None)
    row = {**table, "id": rule_id}
    if shipped is not None:
        row[responsibility.SHIPPED_DIGEST] = digest(shipped)
    text = json.dumps(row, ensure_ascii=False)
    with desk.write() as work:
        before = queries.by_rule_id(work.connection, rule_id)
        if before is None:
            if must_exist:
                raise KnownError(ErrorCode.NOT_FOUND)
            made = RuleOverride(rule_id=rule_id, row=text, reason=reason, **desk.stamp())
        else:
            made = replace(seen or before, row=text, reason=reason, active=True)
        responsibility.read_override(made, desk.account.name)
        if before is None:
            work.add(made)
        else:
            work.save(made)
        work.commit()
    return changes(Noun.RULE, ids=(made.id,), created=made.id if before is None else None)


def _set_active(desk: Desk, override_id: UUID, version: int | None, *, active: bool) -> Changes:
    require_lead(desk.account)
    with desk.write() as work:
        stored = work.get(RuleOverride, override_id)
        work.save(replace(stored, active=active, version=version or stored.version))
        work.commit()
    return changes(Noun.RULE, ids=(override_id,))


def _active_rows(work: UnitOfWork) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    stored = [one for one in queries.overrides(work.connection) if one.active]
    names = accounts.names(work.connection) if stored else {}
    read, broken = [], []
    for one in stored:
        try:
            read.append(responsibility.read_override(one, _author(one, names)))
        except KnownError:
            broken.append(one.rule_id)
    return tuple(read), tuple(broken)


def _row(one: RuleOverride, shipped: Rule | None, names: Mapping[UUID, str]) -> RuleRow | None:
    author = _author(one, names)
    try:
        rule = responsibility.read_override(one, author)
    except KnownError as error:
        if shipped is None:
            return None
        field = str(error.values.get("field", ""))
        return RuleRow(
            rule=shipped, shipped=shipped, override=one, author=author, broken=field or "row"
        )
    then = responsibility.digest_in(one)
    moved = shipped is not None and bool(then) and then != digest(shipped)
    return RuleRow(
        rule=rule if one.active or shipped is None else shipped,
        shipped=shipped,
        override=one,
        author=author,
        changed_since=shipped.checked_on if shipped is not None and moved else None,
    )


def _author(one: RuleOverride, names: Mapping[UUID, str]) -> str:
    return names.get(one.changed_by, "")
