"""The one converter between domain values and rows: equal names, no mapper per noun."""

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Row, Table

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.approval import ApprovalRequest
from integrif_desk.domain.association import Association
from integrif_desk.domain.asylum_procedure import AsylumProcedure
from integrif_desk.domain.attachment import Attachment, AttachmentContent
from integrif_desk.domain.case import Case, PhaseEntry, StateEntry
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.contact_person import ContactPerson
from integrif_desk.domain.disclosure import Disclosure
from integrif_desk.domain.draft import Draft
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.form_review import FormReview
from integrif_desk.domain.handover import Handover, IssuedDocument
from integrif_desk.domain.handover_bundle import HandoverBundle, IssuedBundle
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.meeting import Agreement, AgreementEvent, Meeting
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import LanguageLevel, LiteracyStep, NameSpelling, Person
from integrif_desk.domain.person_merge import PersonMerge
from integrif_desk.domain.practice_finding import Evidence, FindingCategory, PracticeFinding
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.received_handover import ReceivedFile, ReceivedHandover
from integrif_desk.domain.recipient_profile import RecipientProfile
from integrif_desk.domain.referral import Referral, ReferralEvent
from integrif_desk.domain.referral_letter import IssuedLetter, ReferralLetter
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.domain.situation import Situation
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipFile, SlipReceipt
from integrif_desk.domain.volunteer_profile import VolunteerProfile
from integrif_desk.store import records
from integrif_desk.store.records.base import Base

_FAR = date(9999, 12, 31)
ENDED = "2"
"""Urgency keys of referrals that have ended begin with it, those of open ones lie before it."""
ValueT = TypeVar("ValueT")

RECORD_OF: dict[type, type[Base]] = {
    Account: records.AccountRecord,
    Actor: records.ActorRecord,
    Agreement: records.AgreementRecord,
    AgreementEvent: records.AgreementEventRecord,
    ApprovalRequest: records.ApprovalRequestRecord,
    Association: records.AssociationRecord,
    AsylumProcedure: records.AsylumProcedureRecord,
    Attachment: records.AttachmentRecord,
    AttachmentContent: records.AttachmentContentRecord,
    Case: records.CaseRecord,
    Consent: records.ConsentRecord,
    ContactNote: records.ContactNoteRecord,
    ContactPerson: records.ContactPersonRecord,
    Disclosure: records.DisclosureRecord,
    Draft: records.DraftRecord,
    Evidence: records.EvidenceRecord,
    FamilyMember: records.FamilyMemberRecord,
    FindingCategory: records.FindingCategoryRecord,
    FollowUp: records.FollowUpRecord,
    FormReview: records.FormReviewRecord,
    Handover: records.HandoverRecord,
    HandoverBundle: records.HandoverBundleRecord,
    IssuedBundle: records.IssuedBundleRecord,
    IssuedDocument: records.IssuedDocumentRecord,
    IssuedLetter: records.IssuedLetterRecord,
    LanguageLevel: records.LanguageLevelRecord,
    LiteracyStep: records.LiteracyStepRecord,
    Measure: records.MeasureRecord,
    Meeting: records.MeetingRecord,
    NameSpelling: records.NameSpellingRecord,
    Person: records.PersonRecord,
    PersonMerge: records.PersonMergeRecord,
    PhaseEntry: records.PhaseEntryRecord,
    PracticeFinding: records.PracticeFindingRecord,
    Qualification: records.QualificationRecord,
    ReceivedFile: records.ReceivedFileRecord,
    ReceivedHandover: records.ReceivedHandoverRecord,
    RecipientProfile: records.RecipientProfileRecord,
    RecommendationAnswer: records.RecommendationAnswerRecord,
    Referral: records.ReferralRecord,
    ReferralEvent: records.ReferralEventRecord,
    ReferralLetter: records.ReferralLetterRecord,
    ResidenceStatus: records.ResidenceStatusRecord,
    RuleOverride: records.RuleOverrideRecord,
    Situation: records.SituationRecord,
    SlipFile: records.SlipFileRecord,
    SlipReceipt: records.SlipReceiptRecord,
    StateEntry: records.StateEntryRecord,
    VolunteerProfile: records.VolunteerProfileRecord,
}


_FIELD_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in RECORD_OF}


def table_of(kind: type) -> Table:
    """Return the table that holds values of `kind`."""
    return records.table(RECORD_OF[kind])


def to_row(value: Any) -> dict[str, Any]:
    """Return the column values of `value`, with the derived sort columns."""
    row = {name: getattr(value, name) for name in _FIELD_NAMES[type(value)]}
    if isinstance(value, Actor):
        row["sort_name"] = fold(value.name)
    elif isinstance(value, Referral):
        row["urgency_key"] = urgency_key(value)
    return row


def urgency_key(referral: Referral) -> str:
    """Return the text by which referrals are ordered: what needs doing comes first.

    Those without answer by target date, then other open ones by the date expected, then ended
    ones, the newest first.
    """
    if referral.is_unanswered:
        return f"0{referral.answer_due or _FAR}"
    if referral.is_open:
        return f"1{referral.expected_on or referral.answered_on or _FAR}"
    return f"{ENDED}{9_999_999 - (referral.ended_on or _FAR).toordinal():07d}"


def from_row(kind: type[ValueT], row: Row[Any]) -> ValueT:
    """Return the domain value of a row that holds at least the columns of `kind`."""
    mapping = row._mapping
    return kind(**{name: mapping[name] for name in _FIELD_NAMES[kind]})
