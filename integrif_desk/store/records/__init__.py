"""Tables, one module per noun. `ALL` is the list that the migrations are tested against."""

from integrif_desk.store.records.account import AccountRecord, VolunteerProfileRecord
from integrif_desk.store.records.actor import ActorRecord, ContactPersonRecord
from integrif_desk.store.records.approval import ApprovalRequestRecord
from integrif_desk.store.records.association import AssociationRecord
from integrif_desk.store.records.audit import AuditRecord
from integrif_desk.store.records.base import Base, table
from integrif_desk.store.records.case import CaseRecord, PhaseEntryRecord, StateEntryRecord
from integrif_desk.store.records.consent import (
    AttachmentContentRecord,
    AttachmentRecord,
    ConsentRecord,
    FormReviewRecord,
    RecipientProfileRecord,
)
from integrif_desk.store.records.contact_note import ContactNoteRecord
from integrif_desk.store.records.disclosure import DisclosureRecord
from integrif_desk.store.records.draft import DraftRecord
from integrif_desk.store.records.follow_up import FollowUpRecord
from integrif_desk.store.records.handover import HandoverRecord, IssuedDocumentRecord
from integrif_desk.store.records.handover_bundle import HandoverBundleRecord, IssuedBundleRecord
from integrif_desk.store.records.listing import CaseListingRecord
from integrif_desk.store.records.measure import MeasureRecord
from integrif_desk.store.records.meeting import AgreementEventRecord, AgreementRecord, MeetingRecord
from integrif_desk.store.records.person import (
    FamilyMemberRecord,
    LanguageLevelRecord,
    LiteracyStepRecord,
    NameKeyRecord,
    NameSpellingRecord,
    PersonMergeRecord,
    PersonRecord,
    QualificationRecord,
    SituationRecord,
)
from integrif_desk.store.records.practice_finding import (
    EvidenceRecord,
    FindingCategoryRecord,
    PracticeFindingRecord,
)
from integrif_desk.store.records.received_handover import (
    ReceivedFileRecord,
    ReceivedHandoverRecord,
)
from integrif_desk.store.records.referral import ReferralEventRecord, ReferralRecord
from integrif_desk.store.records.referral_letter import IssuedLetterRecord, ReferralLetterRecord
from integrif_desk.store.records.residence import AsylumProcedureRecord, ResidenceStatusRecord
from integrif_desk.store.records.rule_override import RuleOverrideRecord
from integrif_desk.store.records.running_number import RunningNumberRecord
from integrif_desk.store.records.search_entry import SearchEntryRecord
from integrif_desk.store.records.slip_receipt import (
    RecommendationAnswerRecord,
    SlipFileRecord,
    SlipReceiptRecord,
)

ALL: tuple[type[Base], ...] = (
    AccountRecord,
    ActorRecord,
    AgreementEventRecord,
    AgreementRecord,
    ApprovalRequestRecord,
    AssociationRecord,
    AsylumProcedureRecord,
    AttachmentContentRecord,
    AttachmentRecord,
    AuditRecord,
    CaseListingRecord,
    CaseRecord,
    ConsentRecord,
    ContactNoteRecord,
    ContactPersonRecord,
    DisclosureRecord,
    DraftRecord,
    EvidenceRecord,
    FamilyMemberRecord,
    FindingCategoryRecord,
    FollowUpRecord,
    FormReviewRecord,
    HandoverBundleRecord,
    HandoverRecord,
    IssuedBundleRecord,
    IssuedDocumentRecord,
    IssuedLetterRecord,
    LanguageLevelRecord,
    LiteracyStepRecord,
    MeasureRecord,
    MeetingRecord,
    NameKeyRecord,
    NameSpellingRecord,
    PersonMergeRecord,
    PersonRecord,
    PhaseEntryRecord,
    PracticeFindingRecord,
    QualificationRecord,
    ReceivedFileRecord,
    ReceivedHandoverRecord,
    RecipientProfileRecord,
    RecommendationAnswerRecord,
    ReferralEventRecord,
    ReferralLetterRecord,
    ReferralRecord,
    ResidenceStatusRecord,
    RuleOverrideRecord,
    RunningNumberRecord,
    SearchEntryRecord,
    SituationRecord,
    SlipFileRecord,
    SlipReceiptRecord,
    StateEntryRecord,
    VolunteerProfileRecord,
)

__all__ = [
    "ALL",
    "Base",
    "table",
    "AccountRecord",
    "ActorRecord",
    "AgreementEventRecord",
    "AgreementRecord",
    "ApprovalRequestRecord",
    "AssociationRecord",
    "AsylumProcedureRecord",
    "AttachmentContentRecord",
    "AttachmentRecord",
    "AuditRecord",
    "CaseListingRecord",
    "CaseRecord",
    "ConsentRecord",
    "ContactNoteRecord",
    "ContactPersonRecord",
    "DisclosureRecord",
    "DraftRecord",
    "EvidenceRecord",
    "FamilyMemberRecord",
    "FindingCategoryRecord",
    "FollowUpRecord",
    "FormReviewRecord",
    "HandoverBundleRecord",
    "HandoverRecord",
    "IssuedBundleRecord",
    "IssuedDocumentRecord",
    "IssuedLetterRecord",
    "LanguageLevelRecord",
    "LiteracyStepRecord",
    "MeasureRecord",
    "MeetingRecord",
    "NameKeyRecord",
    "NameSpellingRecord",
    "PersonMergeRecord",
    "PersonRecord",
    "PhaseEntryRecord",
    "PracticeFindingRecord",
    "QualificationRecord",
    "ReceivedFileRecord",
    "ReceivedHandoverRecord",
    "RecipientProfileRecord",
    "RecommendationAnswerRecord",
    "ReferralEventRecord",
    "ReferralLetterRecord",
    "ReferralRecord",
    "ResidenceStatusRecord",
    "RuleOverrideRecord",
    "RunningNumberRecord",
    "SearchEntryRecord",
    "SituationRecord",
    "SlipFileRecord",
    "SlipReceiptRecord",
    "StateEntryRecord",
    "VolunteerProfileRecord",
]
