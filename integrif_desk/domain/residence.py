"""Residence status as it stands on the person's document; a timeline, the newest row counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line

EXPIRES_SOON = timedelta(days=90)
"""How long before its end a residence document deserves attention."""


class StatusKind(StrEnum):
    """Residence statuses, in the order of the rules table."""

    ARRIVAL_CERTIFICATE = "arrival_certificate"  # Ankunftsnachweis
    PERMISSION_TO_STAY = "permission_to_stay"  # Aufenthaltsgestattung
    TOLERATION = "toleration"  # Duldung
    TOLERATION_UNCLEAR_IDENTITY = "toleration_unclear_identity"  # § 60b
    TRAINING_TOLERATION = "training_toleration"  # § 60c
    EMPLOYMENT_TOLERATION = "employment_toleration"  # § 60d
    VOCATIONAL_TRAINING = "vocational_training"  # § 16g
    REFUGEE = "refugee"  # § 25(1), (2) Alt. 1
    SUBSIDIARY_PROTECTION = "subsidiary_protection"  # § 25(2) Alt. 2
    REMOVAL_BAN = "removal_ban"  # § 25(3)
    TEMPORARY_HUMANITARIAN = "temporary_humanitarian"  # § 25(4)
    DEPARTURE_IMPOSSIBLE = "departure_impossible"  # § 25(5)
    TEMPORARY_PROTECTION = "temporary_protection"  # § 24
    OPPORTUNITY_RESIDENCE = "opportunity_residence"  # § 104c
    INTEGRATED_YOUTH = "integrated_youth"  # § 25a
    SUSTAINED_INTEGRATION = "sustained_integration"  # § 25b
    FICTION = "fiction"  # § 81
    SETTLEMENT = "settlement"  # Niederlassungserlaubnis
    UNACCOMPANIED_MINOR = "unaccompanied_minor"
    FAMILY_REUNIFICATION = "family_reunification"
    RESETTLEMENT = "resettlement"  # §§ 22, 23, 23a
    SKILLED_WORKER = "skilled_worker"
    EU_CITIZEN = "eu_citizen"
    ETHNIC_GERMAN = "ethnic_german"  # Spätaussiedler
    BORDER_CROSSING_CERTIFICATE = "border_crossing_certificate"
    DUBLIN_OR_FOLLOW_UP = "dublin_or_follow_up"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class ResidenceFacts:
    """What stands on a residence document. `wording` is the law and `work_permission` the
    endorsement on work, both as printed on it („Erwerbstätigkeit erlaubt“)."""

    kind: StatusKind
    wording: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    extension_filed_on: date | None = None
    issuing_office: str = ""
    work_permission: str = ""


@dataclass(frozen=True, kw_only=True)
class ResidenceStatus(Record, ResidenceFacts):
    """One document of a person, as stored."""

    person_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "wording")
        set_line(self, "issuing_office")
        set_line(self, "work_permission")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise FieldError(ErrorCode.DATE_ORDER, "valid_until")
