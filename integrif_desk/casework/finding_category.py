"""The coding categories of practice findings: every desk begins with six, the lead edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk, new_id
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.practice_finding import FIRST_CATEGORIES, FindingCategory
from integrif_desk.store.queries import findings as queries
from integrif_desk.store.unit_of_work import UnitOfWork


def categories(desk: Desk, *, include_inactive: bool = False) -> tuple[FindingCategory, ...]:
    """Return the categories in their order."""
    with desk.read() as work:
        found = queries.categories(work.connection)
    return tuple(each for each in found if each.active or include_inactive)


def add(desk: Desk, code: str, label: str) -> Changes:
    """Add a category behind the others. Raises LEAD_REQUIRED, `FieldError` for a code in use."""
    require_lead(desk.account)
    made = FindingCategory(code=code.upper(), label=label, **desk.stamp())
    with desk.write() as work:
        others = queries.categories(work.connection)
        _require_free(made, others)
        last = max((each.position for each in others), default=0)
        work.add(replace(made, position=last + 1))
        work.commit()
    return changes(Noun.FINDING, created=made.id)


def change(desk: Desk, category: FindingCategory) -> Changes:
    """Save a category: its label, whether it is offered. The code stays, numbers begin with it.

    Raises LEAD_REQUIRED, `StaleRecord`, `FieldError`.
    """
    require_lead(desk.account)
    with desk.write() as work:
        code = work.get(FindingCategory, category.id).code
        work.save(replace(category, code=code))
        work.commit()
    return changes(Noun.FINDING, ids=(category.id,))


def order(desk: Desk, ids: Sequence[UUID]) -> Changes:
    """Put the categories into the order of `ids`. Raises LEAD_REQUIRED."""
    require_lead(desk.account)
    with desk.write() as work:
        for position, category_id in enumerate(ids, start=1):
            category = work.get(FindingCategory, category_id)
            if category.position != position:
                work.save(replace(category, position=position))
        work.commit()
    return changes(Noun.FINDING, ids=tuple(ids))


def add_first(work: UnitOfWork, stamp: Mapping[str, Any]) -> None:
    """Give a new store its categories, within the transaction that creates it."""
    for position, (code, label) in enumerate(FIRST_CATEGORIES, start=1):
        named = {**stamp, "id": new_id()}
        work.add(FindingCategory(code=code, label=label, position=position, **named))


def _require_free(made: FindingCategory, others: Sequence[FindingCategory]) -> None:
    if any(each.code.casefold() == made.code.casefold() for each in others):
        raise FieldError(ErrorCode.CATEGORY_CODE_TAKEN, "code")
