"""What the tabs about a person show beside the case page itself."""

from dataclasses import dataclass

from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.person import LanguageLevel, LiteracyStep, NameSpelling, Person
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.residence import ResidenceStatus


@dataclass(frozen=True, kw_only=True)
class PersonProfile:
    """Everything on file about a person that does not stand on the case page at once.

    `residences` are newest first; `languages` the present levels, `earlier_languages` the ones
    they replaced, both in the order of entry; `situation` are the facts that the responsibility
    rules ask for, as (key, value).
    """

    person: Person
    spellings: tuple[NameSpelling, ...]
    family: tuple[FamilyMember, ...]
    qualifications: tuple[Qualification, ...]
    procedures: tuple[AsylumProcedure, ...]
    residences: tuple[ResidenceStatus, ...]
    languages: tuple[LanguageLevel, ...]
    earlier_languages: tuple[LanguageLevel, ...]
    literacy_steps: tuple[LiteracyStep, ...]
    situation: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MergeSide:
    """One of two people who may be the same, as shown beside the other."""

    profile: PersonProfile
    case_numbers: tuple[str, ...]
