"""Family members, as far as they matter for the pathway: children need day care or school."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import NAME_LIMIT, set_line


class Relation(StrEnum):
    """Who the family member is to the person advised."""

    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


class Care(StrEnum):
    """Where a child is looked after or learns."""

    UNKNOWN = "unknown"
    AT_HOME = "at_home"
    DAY_CARE_WANTED = "day_care_wanted"
    DAY_CARE = "day_care"
    SCHOOL = "school"
    VOCATIONAL_SCHOOL = "vocational_school"


@dataclass(frozen=True, kw_only=True)
class FamilyFacts:
    """A family member. Name and year of birth may both be left out."""

    relation: Relation
    name: str = ""
    birth_year: int | None = None
    care: Care = Care.UNKNOWN
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class FamilyMember(Record, FamilyFacts):
    """A family member as stored. Raises `FieldError` for a year that cannot be."""

    person_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "name", limit=NAME_LIMIT)
        set_line(self, "remark")
        if self.birth_year is not None and not 1900 <= self.birth_year <= 2200:
            raise FieldError(ErrorCode.FIELD_INVALID, "birth_year")
