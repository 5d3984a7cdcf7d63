"""What has changed since the last handover to the same recipient, told row by row.

What is no longer released is not told: a consent that is gone is the person's business alone.
For the same reason a note that is not chosen again does not count as removed.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from integrif_desk.domain.handover import DataCategory, HandoverSnapshot, PersonExtract
from integrif_desk.domain.handover_extracts import ChangeKind, ChangesSince, Mark, Part


@dataclass(frozen=True)
class _Rows:
    """A field with rows. Two rows that are alike in `key` are the same one, changed perhaps."""

    field: str
    part: Part
    category: DataCategory | None
    key: Callable[[Any], Hashable]
    value: Callable[[Any], object] = lambda row: row
    tells_removed: bool = True


def _same(row: Hashable) -> Hashable:
    return row


_ROWS = (
    _Rows("languages", Part.LANGUAGES, DataCategory.LANGUAGE, lambda one: one.language),
    _Rows(
        "qualifications",
        Part.QUALIFICATIONS,
        DataCategory.EDUCATION_WORK,
        lambda one: (one.kind, one.title),
    ),
    _Rows(
        "measures",
        Part.MEASURES,
        DataCategory.PATHWAY,
        lambda one: (one.kind, one.title, one.actor),
    ),
    _Rows("notes", Part.NOTES, DataCategory.PATHWAY, _same, tells_removed=False),
    _Rows(
        "family", Part.SITUATION, DataCategory.FAMILY, lambda one: (one.relation, one.birth_year)
    ),
    _Rows(
        "referrals",
        Part.REFERRALS,
        DataCategory.REFERRALS,
        lambda one: (one.actor, one.purpose),
        # The days without an answer grow by themselves.
        value=lambda one: replace(one, working_days_open=None),
    ),
    _Rows("tasks", Part.TASKS, DataCategory.TASKS, lambda one: one.task),
    _Rows("requests", Part.REQUESTS, None, lambda one: one.lead or one.text),
    _Rows("did_not_help", Part.FINDINGS, DataCategory.PRACTICE, _same, tells_removed=False),
    _Rows("helped", Part.FINDINGS, DataCategory.PRACTICE, _same, tells_removed=False),
    _Rows(
        "findings",
        Part.FINDINGS,
        DataCategory.PRACTICE,
        lambda one: one.number,
        tells_removed=False,
    ),
    _Rows("recommendations", Part.RECOMMENDATIONS, DataCategory.PRACTICE, lambda one: one.text),
)
_FIELDS: tuple[tuple[str, Part, DataCategory | None], ...] = (
    ("urgent", Part.URGENT, None),
    ("residence", Part.RESIDENCE, DataCategory.RESIDENCE),
    ("work_permission", Part.RESIDENCE, DataCategory.RESIDENCE),
    ("literacy", Part.LANGUAGES, DataCategory.LANGUAGE),
    ("occupation", Part.WORK, DataCategory.EDUCATION_WORK),
    ("background", Part.WORK, DataCategory.EDUCATION_WORK),
    ("goal", Part.WORK, DataCategory.EDUCATION_WORK),
    ("competences", Part.QUALIFICATIONS, DataCategory.EDUCATION_WORK),
    ("phase", Part.PHASE, DataCategory.PATHWAY),
    ("availability", Part.SITUATION, DataCategory.FAMILY),
    ("childcare_needed", Part.SITUATION, DataCategory.FAMILY),
    ("work_limitations", Part.SITUATION, DataCategory.HEALTH),
)
_NOTHING = ("", None, (), "unknown")


def compare(before: HandoverSnapshot, now: HandoverSnapshot) -> ChangesSince:
    """Return what `now` says that `before` did not say, or said differently."""
    marks = [*_of_person(before.person, now.person), *_of_fields(before, now)]
    for rows in _ROWS:
        if rows.category is None or rows.category in now.included:
            old, new = getattr(before, rows.field), getattr(now, rows.field)
            marks += _of_rows(rows, old, new)
    order = list(Part)
    marks.sort(key=lambda mark: order.index(mark.part))
    return ChangesSince(number=before.number, dated=before.dated, marks=tuple(marks))


def kind_of(changes: ChangesSince | None, field: str, index: int = 0) -> ChangeKind | None:
    """Return how a row differs; None for one that has stayed as it was."""
    for mark in changes.marks if changes is not None else ():
        told = mark.kind is not ChangeKind.REMOVED
        if mark.field == field and mark.index == index and told:
            return mark.kind
    return None


def kind_of_part(changes: ChangesSince | None, part: Part) -> ChangeKind | None:
    """Return how a part differs: new only where everything that changed is new."""
    if changes is None:
        return None
    kinds = {mark.kind for mark in changes.marks if mark.part is part}
    kinds.discard(ChangeKind.REMOVED)
    if not kinds:
        return None
    return ChangeKind.NEW if kinds == {ChangeKind.NEW} else ChangeKind.CHANGED


def _of_person(before: PersonExtract, now: PersonExtract) -> Iterator[Mark]:
    contact = ("phone", "email", "street", "postal_code")
    named = [name for name in PersonExtract.__dataclass_fields__ if name not in contact]
    for part, names in ((Part.PERSON, named), (Part.CONTACT, contact)):
        kind = _kind(
            tuple(getattr(before, name) for name in names if getattr(now, name) not in _NOTHING),
            tuple(getattr(now, name) for name in names if getattr(now, name) not in _NOTHING),
        )
        if kind is not None:
            yield Mark(part=part, kind=kind, field=part.value)


def _of_fields(before: HandoverSnapshot, now: HandoverSnapshot) -> Iterator[Mark]:
    for field, part, category in _FIELDS:
        if category is None or category in now.included:
            kind = _kind(getattr(before, field), getattr(now, field))
            if kind is not None:
                yield Mark(part=part, kind=kind, field=field)


def _kind(before: object, now: object) -> ChangeKind | None:
    """Compare one value. One that is gone is not told: it may have been held back."""
    if now in _NOTHING or before == now:
        return None
    blank = before in _NOTHING
    if isinstance(before, tuple) and isinstance(now, tuple):
        blank = all(each in _NOTHING for each in before)
    return ChangeKind.NEW if blank else ChangeKind.CHANGED


def _of_rows(rows: _Rows, before: Sequence[Any], now: Sequence[Any]) -> Iterator[Mark]:
    same = [rows.value(one) for one in before]
    left = list(range(len(before)))
    open_ones = []
    for index, one in enumerate(now):
        at = next((old for old in left if same[old] == rows.value(one)), None)
        if at is None:
            open_ones.append((index, one))
        else:
            left.remove(at)
    for index, one in open_ones:
        at = next((old for old in left if rows.key(before[old]) == rows.key(one)), None)
        kind = ChangeKind.NEW if at is None else ChangeKind.CHANGED
        if at is not None:
            left.remove(at)
        yield Mark(part=rows.part, kind=kind, field=rows.field, index=index)
    if rows.tells_removed:
        for _old in left:
            yield Mark(part=rows.part, kind=ChangeKind.REMOVED, field=rows.field)
