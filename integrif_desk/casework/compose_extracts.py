"""What of a person's records enters a handover: each field on its own, as the gate released it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.handover import LanguageExtract, PersonExtract, ResidenceExtract
from integrif_desk.domain.handover_extracts import (
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import Person, Sex
from integrif_desk.domain.qualification import Qualification, QualificationKind
from integrif_desk.domain.recipient_profile import DataField
from integrif_desk.domain.views import CaseDetail

Fields = frozenset[DataField]
_GERMAN = "de"


def person_of(person: Person, fields: Fields) -> PersonExtract:
    """Return the person as far as the fields go."""
    may = fields.__contains__
    address, born, named = may(DataField.ADDRESS), may(DataField.BIRTH_DATE), may(DataField.NAME)
    return PersonExtract(
        name=person.display_name if named else "",
        surname=person.surname if named else "",
        original_name=person.original_name if may(DataField.ORIGINAL_NAME) else "",
        salutation=person.salutation if named else Salutation.NEUTRAL,
        birth_date=person.birth_date if born else None,
        birth_year_only=person.birth_year_only and born,
        birth_date_estimated=person.birth_date_estimated and born,
        birth_place=person.birth_place if may(DataField.BIRTH_PLACE) else "",
        sex=person.sex if may(DataField.SEX) else Sex.NOT_STATED,
        nationalities=person.nationalities if may(DataField.NATIONALITY) else (),
        town=person.town if may(DataField.TOWN) or address else "",
        phone=person.phone if may(DataField.PHONE) else "",
        email=person.email if may(DataField.EMAIL) else "",
        street=person.street if address else "",
        postal_code=person.postal_code if address else "",
    )


def residence_of(detail: CaseDetail, fields: Fields) -> ResidenceExtract | None:
    """Return the newest residence document."""
    residence = detail.residence
    if residence is None or DataField.RESIDENCE_STATUS not in fields:
        return None
    return ResidenceExtract(
        kind=residence.kind,
        wording=residence.wording,
        valid_until=residence.valid_until,
        extension_filed_on=residence.extension_filed_on,
    )


def languages_of(detail: CaseDetail, fields: Fields) -> tuple[LanguageExtract, ...]:
    """Return German and the other languages, each as far as it is released."""
    return tuple(
        LanguageExtract(
            language=level.language,
            level=level.level,
            proof=level.proof,
            proof_date=level.proof_date,
            listening=level.listening,
            reading=level.reading,
            speaking=level.speaking,
            writing=level.writing,
        )
        for level in detail.languages
        if (DataField.GERMAN_LEVEL if level.language == _GERMAN else DataField.OTHER_LANGUAGES)
        in fields
    )


def occupation_of(detail: CaseDetail) -> str:
    """Return „Koch“ for a man, „Köchin“ for a woman; both where the label is not that clear."""
    label = detail.case.occupation_label
    his, _slash, her = label.partition("/")
    alike = len(his.split()) == len(her.split()) and his[:1] == her[:1]
    words = {Salutation.MR: his, Salutation.MS: her} if alike and "/" not in her else {}
    return words.get(detail.person.salutation, label)


def qualifications_of(
    qualifications: tuple[Qualification, ...], fields: Fields
) -> tuple[QualificationExtract, ...]:
    """Return schools and training, and jobs; the recognition only where it is released."""
    recognised = DataField.RECOGNITION in fields
    return tuple(
        QualificationExtract(
            kind=one.kind,
            title=one.title,
            place=one.place,
            country=one.country,
            from_year=one.from_year,
            to_year=one.to_year,
            has_proof=one.has_proof,
            recognition=one.recognition if recognised else None,
            recognition_office=one.recognition_office if recognised else "",
            recognition_on=one.recognition_on if recognised else None,
        )
        for one in qualifications
        if (DataField.WORK if one.kind is QualificationKind.JOB else DataField.EDUCATION) in fields
    )


def measures_of(
    measures: tuple[Measure, ...], actor_names: Mapping[UUID, str], fields: Fields
) -> tuple[MeasureExtract, ...]:
    """Return the measures in the order in which they began."""
    if DataField.MEASURES not in fields:
        return ()
    return tuple(
        MeasureExtract(
            kind=one.kind,
            state=one.state,
            title=one.title,
            actor=actor_names.get(one.actor_id, "") if one.actor_id else "",
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            result=one.result,
            reason=one.reason,
            level_reached=one.level_reached,
            proof=one.proof,
        )
        for one in sorted(measures, key=lambda one: (one.starts_on or date.max, one.id))
    )


def family_of(family: tuple[FamilyMember, ...], fields: Fields) -> tuple[FamilyExtract, ...]:
    """Return the family members without their names."""
    if DataField.FAMILY_MEMBERS not in fields:
        return ()
    return tuple(
        FamilyExtract(relation=one.relation, birth_year=one.birth_year, care=one.care)
        for one in family
    )
