"""Reads the rules from plain tables (TOML, or JSON of a row of the lead), strictly.

Whatever does not fit is told with its row and field; nothing is guessed or left out.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.condition import Condition, ConditionError, read_condition
from integrif_desk.domain.responsibility.facts import DATES, DateSpan, Fact
from integrif_desk.domain.responsibility.provision import Provision, read_provision
from integrif_desk.domain.responsibility.rules import (
    EVERY_STATUS,
    STATUSES,
    NameEntry,
    Remark,
    Rule,
    RuleSet,
    StatusEntry,
)
from integrif_desk.domain.responsibility.vocabulary import VALUES, Advice, Area, Confidence

Table = Mapping[str, Any]
Groups = Mapping[str, tuple[str, ...]]
EnumT = TypeVar("EnumT", bound=StrEnum)

_NO_GROUPS: Groups = {}


class _Row:
    """A table that is taken apart; what nobody asked for at the end is an error."""

    def __init__(self, name: str, table: Any) -> None:
        self.name = name
        if not isinstance(table, Mapping):
            raise self.wrong("")
        self._left = dict(table)

    def wrong(self, field: str) -> KnownError:
        return KnownError(ErrorCode.RULES_INVALID, row=self.name, field=field)

    def text(self, field: str, *, needed: bool = True) -> str:
        value = self._take(field, str, needed=needed)
        if needed and not value.strip():
            raise self.wrong(field)
        return value or ""

    def texts(self, field: str, *, needed: bool = True) -> tuple[str, ...]:
        value = self._take(field, list, needed=needed)
        if any(not isinstance(one, str) or not one.strip() for one in value or ()):
            raise self.wrong(field)
        if needed and not value:
            raise self.wrong(field)
        return tuple(value or ())

    def flag(self, field: str) -> bool:
        return self._take(field, bool, needed=False) or False

    def day(self, field: str) -> date:
        found = self.day_or_none(field)
        if found is None:
            raise self.wrong(field)
        return found

    def day_or_none(self, field: str) -> date | None:
        value = self._left.pop(field, None)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise self.wrong(field) from None
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.wrong(field)
        return value

    def member(self, field: str, kind: type[EnumT]) -> EnumT:
        try:
            return kind(self.text(field))
        except ValueError:
            raise self.wrong(field) from None

    def member_or_none(self, field: str, kind: type[EnumT]) -> EnumT | None:
        return self.member(field, kind) if field in self._left else None

    def members(self, field: str, kind: type[EnumT], *, needed: bool = True) -> tuple[EnumT, ...]:
        try:
            return tuple(kind(one) for one in self.texts(field, needed=needed))
        except ValueError:
            raise self.wrong(field) from None

    def each(self, field: str) -> list[Any]:
        return list(self._take(field, list, needed=True))

    def table(self, field: str) -> dict[str, Any]:
        return dict(self._take(field, dict, needed=True))

    def end(self) -> None:
        for field in self._left:
            raise self.wrong(field)

    def _take(self, field: str, kind: type, *, needed: bool) -> Any:
        value = self._left.pop(field, None)
        if value is None:
            if needed:
                raise self.wrong(field)
            return None
        # A truth value is a number to Python, but never one here.
        if not isinstance(value, kind):
            raise self.wrong(field)
        return value


def read_rules(table: Table) -> RuleSet:
    """Read the whole file. Raises `KnownError` with `RULES_INVALID`, the row and the field."""
    top = _Row("", table)
    groups = {
        name: _status_names(top, "groups", members) for name, members in top.table("groups").items()
    }
    defaults = top.table("defaults")
    found = RuleSet(
        as_of=top.day("as_of"),
        not_covered=top.text("not_covered"),
        safe_countries=frozenset(top.texts("safe_countries")),
        safe_countries_since_2023=frozenset(top.texts("safe_countries_since_2023")),
        presumptions=_sentences(top),
        statuses=tuple(_status(_Row(_place(one, "kind"), one)) for one in top.each("statuses")),
        names=tuple(_name(_Row(_place(one, "name"), one)) for one in top.each("names")),
        rules=tuple(read_rule({**defaults, **one}, groups) for one in _tables(top, "rules")),
        remarks=tuple(_remark(one, groups) for one in _tables(top, "remarks")),
    )
    top.end()
    _require_unique(rule.id for rule in found.rules)
    _require_unique(remark.id for remark in found.remarks)
    _require_unique(entry.kind.value for entry in found.statuses)
    for kind in StatusKind:
        if kind not in {entry.kind for entry in found.statuses}:
            raise KnownError(ErrorCode.RULES_INVALID, row=kind.value, field="statuses")
    return found


def read_rule(
    table: Table, groups: Groups = _NO_GROUPS, *, author: str = "", dated: date | None = None
) -> Rule:
    """Read one row, shipped or by the lead, who is its `author`.

    Raises `KnownError` with `RULES_INVALID`, the row and the field.
    """
    row = _Row(_place(table, "id"), table)
    area = row.member("area", Area)
    found = Rule(
        id=row.text("id"),
        area=area,
        statuses=_statuses(row, groups),
        when=_conditions(row),
        value=row.text("value"),
        follow=row.flag("follow"),
        law=row.texts("law"),
        valid_from=row.day("valid_from"),
        valid_until=row.day_or_none("valid_until"),
        verified_until=row.day_or_none("verified_until"),
        checked_on=row.day("checked_on"),
        checked_by=row.text("checked_by"),
        confidence=row.member("confidence", Confidence),
        note=row.text("note", needed=False),
        author=author,
        dated=dated,
    )
    row.end()
    if found.value not in VALUES[area]:
        raise row.wrong("value")
    if found.valid_until is not None and found.valid_until < found.valid_from:
        raise row.wrong("valid_until")
    return found


def rule_table(rule: Rule) -> dict[str, Any]:
    """Return the row as `read_rule` reads it, with days as text, ready for JSON."""
    days = {
        name: getattr(rule, name)
        for name in ("valid_from", "valid_until", "verified_until", "checked_on")
    }
    return {
        "id": rule.id,
        "area": rule.area.value,
        "status": list(rule.statuses),
        "when": [condition.text for condition in rule.when],
        "value": rule.value,
        "follow": rule.follow,
        "law": list(rule.law),
        **{name: day.isoformat() for name, day in days.items() if day is not None},
        "checked_by": rule.checked_by,
        "confidence": rule.confidence.value,
        "note": rule.note,
    }


def _status(row: _Row) -> StatusEntry:
    found = StatusEntry(
        kind=row.member("kind", StatusKind),
        law=row.texts("law"),
        names=row.texts("names"),
        provisions=tuple(
            _provision(row, "provisions", one) for one in row.texts("provisions", needed=False)
        ),
        confidence=row.member("confidence", Confidence),
        verified_until=row.day_or_none("verified_until"),
        duration=row.text("duration"),
        duration_confidence=row.member("duration_confidence", Confidence),
        clarify_with=row.members("clarify_with", Advice, needed=False),
    )
    row.end()
    return found


def _name(row: _Row) -> NameEntry:
    law = row.text("provision", needed=False)
    found = NameEntry(
        name=row.text("name"),
        kind=row.member("kind", StatusKind),
        provision=_provision(row, "provision", law) if law else None,
        facts=_spans(row),
    )
    row.end()
    return found


def _spans(row: _Row) -> tuple[tuple[Fact, DateSpan], ...]:
    spans: dict[str, DateSpan] = {}
    for fact in sorted(DATES):
        earliest, latest = row.day_or_none(f"{fact}_from"), row.day_or_none(f"{fact}_until")
        if earliest or latest:
            spans[fact] = DateSpan(earliest, latest)
    return tuple((Fact(name), span) for name, span in spans.items())


def _remark(table: Table, groups: Groups) -> Remark:
    row = _Row(_place(table, "id"), table)
    areas = row.members("area", Area)
    found = Remark(
        id=row.text("id"),
        areas=areas,
        statuses=_statuses(row, groups),
        values=row.texts("values", needed=False),
        when=_conditions(row),
        note=row.text("note"),
        law=row.texts("law", needed=False),
        valid_from=row.day_or_none("valid_from"),
        valid_until=row.day_or_none("valid_until"),
        verified_until=row.day_or_none("verified_until"),
        confidence=row.member_or_none("confidence", Confidence),
    )
    row.end()
    if not set(found.values) <= {value for area in areas for value in VALUES[area]}:
        raise row.wrong("values")
    return found


def _statuses(row: _Row, groups: Groups) -> tuple[str, ...]:
    names: list[str] = []
    for name in row.texts("status"):
        names += groups.get(name, (name,))
    return _status_names(row, "status", names)


def _status_names(row: _Row, field: str, names: Any) -> tuple[str, ...]:
    if not isinstance(names, list) or not set(names) <= {*STATUSES, EVERY_STATUS}:
        raise row.wrong(field)
    return tuple(names)


def _conditions(row: _Row) -> tuple[Condition, ...]:
    try:
        return tuple(read_condition(text) for text in row.texts("when", needed=False))
    except ConditionError:
        raise row.wrong("when") from None


def _provision(row: _Row, field: str, text: str) -> Provision:
    found = read_provision(text)
    if found is None:
        raise row.wrong(field)
    return found


def _sentences(top: _Row) -> dict[str, str]:
    found = top.table("presumptions")
    if not all(isinstance(text, str) for text in found.values()):
        raise top.wrong("presumptions")
    return found


def _tables(top: _Row, field: str) -> list[Table]:
    found = top.each(field)
    if not all(isinstance(one, Mapping) for one in found):
        raise top.wrong(field)
    return found


def _place(table: Any, key: str) -> str:
    return str(table.get(key, "")) if isinstance(table, Mapping) else ""


def _require_unique(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise KnownError(ErrorCode.RULES_INVALID, row=name, field="id")
        seen.add(name)
