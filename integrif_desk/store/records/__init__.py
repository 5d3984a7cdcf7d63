"""Tables, one module per noun. `ALL` is the list that the migrations are tested against."""

from integrif_desk.store.records.account import AccountRecord
from integrif_desk.store.records.actor import ActorRecord
from integrif_desk.store.records.association import AssociationRecord
from integrif_desk.store.records.audit import AuditRecord
from integrif_desk.store.records.base import Base, table
from integrif_desk.store.records.case import CaseRecord, PhaseEntryRecord
from integrif_desk.store.records.contact_note import ContactNoteRecord
from integrif_desk.store.records.draft import DraftRecord
from integrif_desk.store.records.follow_up import FollowUpRecord
from integrif_desk.store.records.handover import HandoverRecord, IssuedDocumentRecord
from integrif_desk.store.records.listing import CaseListingRecord
from integrif_desk.store.records.person import LanguageLevelRecord, PersonRecord
from integrif_desk.store.records.referral import ReferralEventRecord, ReferralRecord
from integrif_desk.store.records.residence import ResidenceStatusRecord
from integrif_desk.store.records.running_number import RunningNumberRecord
from integrif_desk.store.records.search_entry import SearchEntryRecord

ALL: tuple[type[Base], ...] = (
    AccountRecord,
    ActorRecord,
    AssociationRecord,
    AuditRecord,
    CaseListingRecord,
    CaseRecord,
    ContactNoteRecord,
    DraftRecord,
    FollowUpRecord,
    HandoverRecord,
    IssuedDocumentRecord,
    LanguageLevelRecord,
    PersonRecord,
    PhaseEntryRecord,
    ReferralEventRecord,
    ReferralRecord,
    ResidenceStatusRecord,
    RunningNumberRecord,
    SearchEntryRecord,
)

__all__ = [
    "ALL",
    "Base",
    "table",
    "AccountRecord",
    "ActorRecord",
    "AssociationRecord",
    "AuditRecord",
    "CaseListingRecord",
    "CaseRecord",
    "ContactNoteRecord",
    "DraftRecord",
    "FollowUpRecord",
    "HandoverRecord",
    "IssuedDocumentRecord",
    "LanguageLevelRecord",
    "PersonRecord",
    "PhaseEntryRecord",
    "ReferralEventRecord",
    "ReferralRecord",
    "ResidenceStatusRecord",
    "RunningNumberRecord",
    "SearchEntryRecord",
]
