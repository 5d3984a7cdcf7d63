"""What the desk holds about a person, told to that person (Art. 15 GDPR), and as data (Art. 20).

The snapshot holds everything that the document shows, as values and without the ids of records and
the names of volunteers; `exchange.access_copy` writes the same values as JSON. Its field names are
the names in that file: whoever renames one changes a documented format.
"""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.domain.approval import ApprovalState
from integrif_desk.domain.asylum_procedure import ProcedureFacts
from integrif_desk.domain.attachment import MediaType
from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.family import FamilyFacts
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    HandoverState,
    Letterhead,
    PhaseExtract,
    Purpose,
    WithdrawReason,
)
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import LanguageFacts, Level, Literacy, PersonFacts, SpellingFacts
from integrif_desk.domain.practice_finding import FindingState
from integrif_desk.domain.qualification import QualificationFacts
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.domain.residence import ResidenceFacts
from integrif_desk.domain.text import set_lines

HIDDEN_NAME = "[Name]"
"""Stands where the name of somebody else stood (Art. 15 (4) GDPR)."""


@dataclass(frozen=True, kw_only=True)
class AccessWish:
    """Whose data, and how the names of others in free text are treated.

    `hide_names` hides the names that the desk knows; `also_hide` are further words to be hidden,
    `keep` names that stay readable.
    """

    person_id: UUID
    hide_names: bool = True
    also_hide: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        set_lines(self, "also_hide")
        set_lines(self, "keep")


@dataclass(frozen=True, kw_only=True)
class Retention:
    """How long data are kept (privacy rule 6): months without contact after which a case is
    looked at, months after its end, years for consents and disclosures."""

    review_months: int = 12
    after_end_months: int = 12
    proof_years: int = 3


@dataclass(frozen=True, kw_only=True)
class EarlierLevel:
    """A level that another one has replaced on `ended_on`."""

    facts: LanguageFacts
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class EarlierLiteracy:
    """A literacy that was noted before the present one."""

    literacy: Literacy
    seen_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PersonOnFile:
    """The person with everything that hangs on them.

    `duplicates` are records that were found to be the same person and put together with this one.
    Residence documents are in the order of their entry, the newest first. `situation` are the
    facts behind „Wer ist zuständig?“ as (key, value).
    """

    facts: PersonFacts
    entered_on: date
    changed_on: date
    spellings: tuple[SpellingFacts, ...] = ()
    duplicates: tuple[PersonFacts, ...] = ()
    residences: tuple[ResidenceFacts, ...] = ()
    procedures: tuple[ProcedureFacts, ...] = ()
    family: tuple[FamilyFacts, ...] = ()
    languages: tuple[LanguageFacts, ...] = ()
    earlier_languages: tuple[EarlierLevel, ...] = ()
    earlier_literacy: tuple[EarlierLiteracy, ...] = ()
    qualifications: tuple[QualificationFacts, ...] = ()
    situation: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class StateOnFile:
    """A change of a case's state."""

    state: CaseState
    since: date
    reason: str = ""
    outcome: CaseOutcome | None = None


@dataclass(frozen=True, kw_only=True)
class MeasureOnFile:
    """A course, an internship, work. `hours` a week where `hours_weekly`, else in all."""

    kind: MeasureKind
    title: str = ""
    actor: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours: int | None = None
    hours_weekly: bool = False
    state: MeasureState = MeasureState.PLANNED
    result: str = ""
    reason: str = ""
    level_reached: Level | None = None
    proof: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteOnFile:
    """A contact note. `actors` are the offices it tells of: where its content comes from."""

    on: date
    kind: ContactKind
    text: str
    minutes: int = 0
    actors: tuple[str, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    lesson: Lesson | None = None


@dataclass(frozen=True, kw_only=True)
class ReferralStep:
    """A change of a referral's state, and how the desk learned of it."""

    state: ReferralState
    on: date
    learned_by: LearnedBy
    remark: str = ""
    decline_reason: DeclineReason | None = None
    expected_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReferralOnFile:
    """A referral to an office with its steps, the oldest first."""

    actor: str
    purpose: str
    message: str = ""
    state: ReferralState
    sent_on: date | None = None
    channel: Channel | None = None
    answer_due: date | None = None
    answered_on: date | None = None
    expected_on: date | None = None
    ended_on: date | None = None
    decline_reason: DeclineReason | None = None
    outcome: str = ""
    steps: tuple[ReferralStep, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TaskOnFile:
    """A task or appointment; `done_on` is None while it is open."""

    task: str
    due_on: date
    due_time: time | None = None
    kind: ContactKind | None = None
    owed_by: TaskOwner = TaskOwner.ACCOUNT
    actor: str = ""
    place: str = ""
    minutes: int = 0
    remark: str = ""
    recurs: Recurrence | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FileOnFile:
    """A file that is kept: its title, kind, size in bytes and SHA-256 in hexadecimal."""

    title: str
    media_type: MediaType
    size: int
    sha256: str
    entered_on: date


@dataclass(frozen=True, kw_only=True)
class ConsentOnFile:
    """A consent: for the unit `recipient`, or for all of `recipient_category`.

    `interpreted` says that somebody translated, without saying who.
    """

    recipient: str = ""
    recipient_category: ActorCategory | None = None
    purpose: Purpose
    categories: tuple[DataCategory, ...]
    given_on: date
    valid_until: date
    revoked_on: date | None = None
    revoked_remark: str = ""
    form_language: str = "de"
    interpreted: bool = False
    scan: FileOnFile | None = None


@dataclass(frozen=True, kw_only=True)
class HandoverOnFile:
    """A handover that was issued, with the categories of data it tells of."""

    number: str
    recipient: str
    purpose: Purpose
    channel: Channel
    dated: date
    categories: tuple[DataCategory, ...]
    state: HandoverState
    handed_over_on: date | None = None
    decision: Decision | None = None
    decline_reason: DeclineReason | None = None
    expected_on: date | None = None
    answered_on: date | None = None
    answer_text: str = ""
    withdrawn_on: date | None = None
    withdrawn_reason: WithdrawReason | None = None
    withdrawn_text: str = ""
    page_count: int = 0


@dataclass(frozen=True, kw_only=True)
class DisclosureOnFile:
    """An entry of the disclosure register: what left the desk, to whom, when, how.

    `recipient` is empty where it went to the person; `sha256` is the fingerprint of the version.
    """

    kind: DocumentKind
    number: str = ""
    issue: int = 1
    recipient: str = ""
    purpose: Purpose | None = None
    subject: str = ""
    categories: tuple[DataCategory, ...] = ()
    channel: Channel | None = None
    on: date
    receipt_confirmed_on: date | None = None
    remark: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterOnFile:
    """A letter that asked an office for an answer to a referral."""

    recipient: str
    issue: int
    dated: date
    answer_by: date
    page_count: int


@dataclass(frozen=True, kw_only=True)
class ReceivedOnFile:
    """A handover that came from another association: where what was taken over stems from."""

    sender: str
    number: str
    issue: int
    dated: date
    purpose: Purpose
    file_name: str
    size: int
    sha256: str
    entered_on: date


@dataclass(frozen=True, kw_only=True)
class ReturnedOnFile:
    """An answer that came back as a file; `fields` are those of its form, without who filled it
    in, `replaced` those of an answer that it took the place of."""

    file_name: str
    size: int
    sha256: str
    entered_on: date
    fields: tuple[tuple[str, str], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    replaced_because: str = ""


@dataclass(frozen=True, kw_only=True)
class ApprovalOnFile:
    """A handover that waited for a lead, and what was said about it, as (part, words)."""

    recipient: str
    purpose: Purpose
    on: date
    state: ApprovalState
    message: str = ""
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class FindingOnFile:
    """What practice taught with this case: the finding and the quotes taken from its notes."""

    number: str
    claim: str
    suggestion: str = ""
    lesson: Lesson | None = None
    state: FindingState
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseOnFile:
    """A case with everything that hangs on it, each in the order of time."""

    number: str
    opened_on: date
    state: CaseState
    goal: str = ""
    background: str = ""
    occupation: str = ""
    phases: tuple[PhaseExtract, ...] = ()
    phase: Phase
    states: tuple[StateOnFile, ...] = ()
    measures: tuple[MeasureOnFile, ...] = ()
    notes: tuple[NoteOnFile, ...] = ()
    referrals: tuple[ReferralOnFile, ...] = ()
    tasks: tuple[TaskOnFile, ...] = ()
    consents: tuple[ConsentOnFile, ...] = ()
    handovers: tuple[HandoverOnFile, ...] = ()
    letters: tuple[LetterOnFile, ...] = ()
    disclosures: tuple[DisclosureOnFile, ...] = ()
    received: tuple[ReceivedOnFile, ...] = ()
    returned: tuple[ReturnedOnFile, ...] = ()
    approvals: tuple[ApprovalOnFile, ...] = ()
    findings: tuple[FindingOnFile, ...] = ()
    files: tuple[FileOnFile, ...] = ()
    drafts: int = 0
    """How many entries have been begun and not been saved."""


@dataclass(frozen=True, kw_only=True)
class AccessMonth:
    """How often the person's data were looked at, changed or exported in a month („2026-03“)."""

    month: str
    viewed: int = 0
    changed: int = 0
    left: int = 0  # exported or printed


@dataclass(frozen=True, kw_only=True)
class AccessReport:
    """Everything the subject access report says. `hidden` counts names of others that were hidden
    in free text; `lead` signs."""

    association: Letterhead
    dated: date
    lead: str
    person: PersonOnFile
    cases: tuple[CaseOnFile, ...] = ()
    accesses: tuple[AccessMonth, ...] = ()
    retention: Retention = Retention()
    hidden: int = 0
    is_sample: bool = False
