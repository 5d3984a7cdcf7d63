"""Drafts: what somebody has typed and not yet saved. Kept in the encrypted store as one types."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.record import Record


class DraftKind(StrEnum):
    """Which form the draft belongs to."""

    CONTACT_NOTE = "contact_note"  # subject: case, or the note that is changed
    CASE = "case"  # subject: a part of a case or a rule (`ui.case.entry_form`); none for a new case
    ACTOR = "actor"  # subject: actor, or none for a new one
    REFERRAL = "referral"  # subject: case, or the referral that is changed
    REFERRAL_ANSWER = "referral_answer"  # subject: referral
    FOLLOW_UP = "follow_up"  # subject: case, or the follow-up that is changed
    HANDOVER = "handover"  # subject: case
    FINDING = "finding"  # subject: finding, or the note it is taken from, or none
    MEETING = "meeting"  # subject: meeting, or none for a new one
    AGREEMENT = "agreement"  # subject: agreement, or its meeting
    PROFILE = "profile"  # subject: account
    RETURN_COMMENTS = "return_comments"  # subject: request for release
    REFERRAL_STEP = "referral_step"  # subject: a step of a referral (`ui.referrals.step_form`)
    AGREEMENT_STEP = "agreement_step"  # subject: a step of an agreement (`ui.meetings`)
    FINDING_STATE = "finding_state"  # subject: finding
    WITHDRAWAL = "withdrawal"  # subject: handover
    REVOCATION = "revocation"  # subject: consent
    REGISTER = "register"  # subject: entry of the register
    SLIP = "slip"  # subject: the first half of the file's fingerprint
    DELEGATION = "delegation"  # subject: follow-up
    GIVING_BACK = "giving_back"  # subject: follow-up
    CASE_PHASE = "case_phase"  # subject: case, as of the three below
    CASE_PAUSE = "case_pause"
    CASE_END = "case_end"
    CASE_COMPANY = "case_company"
    ACCESS_REPORT = "access_report"  # subject: person
    BUNDLE = "bundle"  # subject: none, or who receives it
    BROCHURE = "brochure"  # subject: none
    THEME = "theme"  # subject: none
    LETTERHEAD = "letterhead"  # subject: association
    RECIPIENT_PROFILE = "recipient_profile"  # subject: a kind of unit (`ui.admin.disclosure`)
    FORM_REVIEW = "form_review"  # subject: none
    ACCOUNT = "account"  # subject: none; never holds a passphrase


@dataclass(frozen=True, kw_only=True)
class Draft(Record):
    """One per author, kind and subject. `fields` are the form's values as (name, text) pairs."""

    kind: DraftKind
    subject_id: UUID | None
    fields: tuple[tuple[str, str], ...] = ()
