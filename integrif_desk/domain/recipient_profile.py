"""What a kind of recipient may learn at all, whatever the person agrees to.

Finer than the categories that consent is given for: a course provider needs the address, but no
phone number (§ 7 Abs. 1 IntV).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_paragraphs


class DataField(StrEnum):
    """Groups of fields that enter a handover together or not at all."""

    NAME = "name"
    ORIGINAL_NAME = "original_name"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    NATIONALITY = "nationality"
    SEX = "sex"
    TOWN = "town"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    RESIDENCE_STATUS = "residence_status"
    WORK_PERMISSION = "work_permission"
    ASYLUM_PROCEDURE = "asylum_procedure"
    GERMAN_LEVEL = "german_level"
    OTHER_LANGUAGES = "other_languages"
    LITERACY = "literacy"
    BACKGROUND = "background"
    EDUCATION = "education"
    WORK = "work"
    RECOGNITION = "recognition"
    COMPETENCES = "competences"
    GOAL = "goal"
    OCCUPATION = "occupation"
    PHASES = "phases"
    MEASURES = "measures"
    CONTACT_NOTES = "contact_notes"
    REFERRALS = "referrals"
    TASKS = "tasks"
    FINDINGS = "findings"
    CHILDCARE = "childcare"
    AVAILABILITY = "availability"
    FAMILY_MEMBERS = "family_members"
    WORK_LIMITATIONS = "work_limitations"


_F, _C = DataField, DataCategory
_FIELDS_OF: Final[dict[DataCategory, tuple[DataField, ...]]] = {
    _C.IDENTITY: (
        *(_F.NAME, _F.ORIGINAL_NAME, _F.BIRTH_DATE, _F.BIRTH_PLACE),
        *(_F.NATIONALITY, _F.SEX, _F.TOWN),
    ),
    _C.CONTACT: (_F.ADDRESS, _F.PHONE, _F.EMAIL),
    _C.RESIDENCE: (_F.RESIDENCE_STATUS, _F.WORK_PERMISSION, _F.ASYLUM_PROCEDURE),
    _C.LANGUAGE: (_F.GERMAN_LEVEL, _F.OTHER_LANGUAGES, _F.LITERACY),
    _C.EDUCATION_WORK: (
        *(_F.BACKGROUND, _F.EDUCATION, _F.WORK, _F.RECOGNITION),
        *(_F.COMPETENCES, _F.GOAL, _F.OCCUPATION),
    ),
    _C.PATHWAY: (_F.PHASES, _F.MEASURES, _F.CONTACT_NOTES),
    _C.REFERRALS: (_F.REFERRALS,),
    _C.TASKS: (_F.TASKS,),
    _C.PRACTICE: (_F.FINDINGS,),
    _C.FAMILY: (_F.CHILDCARE, _F.AVAILABILITY, _F.FAMILY_MEMBERS),
    _C.HEALTH: (_F.WORK_LIMITATIONS,),
}
CATEGORY_OF: Final[dict[DataField, DataCategory]] = {
    field: category for category, fields in _FIELDS_OF.items() for field in fields
}
"""Under which category a field falls; consent is given for categories."""
del _F, _C


def fields_of(category: DataCategory) -> frozenset[DataField]:
    """Return the fields that fall under a category."""
    return frozenset(_FIELDS_OF[category])


@dataclass(frozen=True, kw_only=True)
class RecipientProfileFacts:
    """The fields that actors of a category may get at all.

    `note` says on what that rests in a few words („§ 7 Abs. 1 IntV“); it stands at locked sections.
    """

    category: ActorCategory
    fields: tuple[DataField, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RecipientProfile(Record, RecipientProfileFacts):
    """Where the lead has set the fields differently from those in `resources/profiles/`."""

    def __post_init__(self) -> None:
        set_paragraphs(self, "note", limit=2000)
