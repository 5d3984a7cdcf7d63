"""Handovers: an immutable snapshot of a case for one recipient and purpose.

The snapshot holds everything that the document shows, as values; nothing is looked up again when
the PDF is drawn, so the same snapshot always gives the same document.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.handover_extracts import (
    ChangesSince,
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.person import Level, Literacy, Sex
from integrif_desk.domain.practice_finding import FindingExtract
from integrif_desk.domain.record import Record
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.text import set_line, set_paragraphs


class DataCategory(StrEnum):
    """What a section of a handover is about; consent is given per category."""

    IDENTITY = "identity"  # name, birth date, nationality, town
    CONTACT = "contact"  # phone, e-mail, street
    RESIDENCE = "residence"  # status, expiry
    LANGUAGE = "language"
    EDUCATION_WORK = "education_work"  # background, goal, occupation
    PATHWAY = "pathway"  # phases and contact notes that may be handed over
    REFERRALS = "referrals"
    TASKS = "tasks"
    PRACTICE = "practice"  # what helped and what did not, without names
    FAMILY = "family"  # children, childcare, availability
    HEALTH = "health"  # what work has to spare; explicit consent (Art. 9 GDPR)


class Purpose(StrEnum):
    """Why a case is handed over."""

    COORDINATION = "coordination"  # Abstimmung mehrerer Stellen
    CONTINUATION = "continuation"  # Fortführung der Begleitung
    RECOGNITION = "recognition"  # Anerkennung ausländischer Abschlüsse
    LANGUAGE_COURSE = "language_course"  # Aufnahme in einen Sprachkurs
    EMPLOYMENT_PROMOTION = "employment_promotion"  # Förderung und Vermittlung in Arbeit
    TRAINING = "training"  # Ausbildung, Praktikum oder Arbeit
    STRATEGY = "strategy"  # what practice teaches, without any person


class HandoverState(StrEnum):
    """Life of a handover. Draft and approval come before: see `domain.approval`."""

    ISSUED = "issued"  # approved, still at the desk
    HANDED_OVER = "handed_over"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # must not be used any more
    SUPERSEDED = "superseded"  # a newer version for the same recipient and purpose took its place


class WithdrawReason(StrEnum):
    """Why a handover is taken back."""

    CONSENT_REVOKED = "consent_revoked"
    MISTAKE = "mistake"
    OTHER = "other"  # text required


class Gap(StrEnum):
    """What a handover should say and does not; told before it is issued."""

    RECIPIENT_ADDRESS = "recipient_address"
    RECIPIENT_CONTACT = "recipient_contact"
    BIRTH_DATE = "birth_date"
    RESIDENCE_EXPIRY = "residence_expiry"
    GERMAN_LEVEL = "german_level"
    LANGUAGE_PROOF = "language_proof"
    LITERACY = "literacy"
    WORK_PERMISSION = "work_permission"
    BACKGROUND = "background"
    GOAL = "goal"
    CHILDCARE = "childcare"
    OPEN_TASK = "open_task"
    PRACTICE = "practice"
    OWN_ADDRESS = "own_address"  # of the association: without it there is no way to answer


class Decision(StrEnum):
    """The recipient's decision on the reply slip."""

    A = "A"  # takes over
    B = "B"  # takes over later
    C = "C"  # cannot take over, with a decline reason


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The association as it stands in the letter.

    `logo` is a small PNG (`exchange.logos`), empty without one. It is kept in the snapshot itself:
    the same snapshot then gives the same document, whatever logo there is later.
    """

    name: str
    tagline: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    office_hours: str = ""
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """The recipient unit. `carrier` is the legal entity, `name` the unit."""

    name: str
    carrier: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    contact_name: str = ""
    is_public_office: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonExtract:
    """Identity, as far as its categories are released. Nationalities are ISO 3166 codes."""

    name: str
    surname: str = ""
    original_name: str = ""
    salutation: Salutation = Salutation.NEUTRAL
    birth_date: date | None = None
    birth_year_only: bool = False
    birth_date_estimated: bool = False
    nationalities: tuple[str, ...] = ()
    town: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    postal_code: str = ""
    birth_place: str = ""
    sex: Sex = Sex.NOT_STATED


@dataclass(frozen=True, kw_only=True)
class ConsentBasis:
    """The consent that a category rests on; `valid_until` is the last day it is valid."""

    category: DataCategory
    given_on: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class ResidenceExtract:
    """The newest residence document."""

    kind: StatusKind
    wording: str = ""
    valid_until: date | None = None
    extension_filed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LanguageExtract:
    """One language with level and proof. `language` is an ISO 639 code."""

    language: str
    level: Level
    proof: str = ""
    proof_date: date | None = None
    listening: Level | None = None
    reading: Level | None = None
    speaking: Level | None = None
    writing: Level | None = None


@dataclass(frozen=True, kw_only=True)
class PhaseExtract:
    """A phase the case went through, with the day it began."""

    phase: Phase
    since: date


@dataclass(frozen=True, kw_only=True)
class NoteExtract:
    """A contact note that may be handed over."""

    on: date
    kind: ContactKind
    text: str
    minutes: int = 0
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferralExtract:
    """A referral with its outcome. `working_days_open` counts only while an answer is missing."""

    actor: str
    purpose: str
    state: ReferralState
    sent_on: date | None = None
    since: date | None = None
    expected_on: date | None = None
    decline_reason: DeclineReason | None = None
    outcome: str = ""
    working_days_open: int | None = None


@dataclass(frozen=True, kw_only=True)
class TaskExtract:
    """An open task with owner and deadline. `requested` marks a date that the sender proposes."""

    task: str
    owner: str
    due_on: date
    requested: bool = False


@dataclass(frozen=True, kw_only=True)
class Request:
    """Something the recipient is asked for. `lead` is the bold beginning, e.g. „Jobcenter“."""

    lead: str
    text: str

    def __post_init__(self) -> None:
        set_line(self, "lead")
        set_paragraphs(self, "text")


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A suggestion with the units it is addressed to; answered one by one on the reply slip."""

    text: str
    addressee: str = ""

    def __post_init__(self) -> None:
        set_paragraphs(self, "text")
        set_line(self, "addressee")


@dataclass(frozen=True, kw_only=True)
class HandoverSnapshot:
    """Everything one handover document says.

    A category that is not in `included` has no data here: its fields are empty or None. `notes` are
    in chronological order. `discussed_on` is the day the handover was gone through with the person,
    None where nobody has told it; `urgent` is one sentence or empty. `bases` says which consent
    each category rests on; documents from before the desk knew consents have none. `replaces` is
    the number of the version that this one takes the place of. Everything that was added later has
    a default, so that a stored snapshot can always be read.
    """

    number: str
    case_number: str
    version: int
    dated: date
    answer_code: str
    answer_by: date
    association: Letterhead
    volunteer: str
    volunteer_competence: str = ""
    lead: str = ""
    recipient: Recipient
    purpose: Purpose
    channel: Channel
    included: frozenset[DataCategory]
    discussed_on: date | None = None
    person: PersonExtract
    accompanied_since: date
    introduction: str = ""
    urgent: str = ""
    residence: ResidenceExtract | None = None
    languages: tuple[LanguageExtract, ...] = ()
    background: str = ""
    goal: str = ""
    occupation: str = ""
    phase: Phase | None = None
    phases: tuple[PhaseExtract, ...] = ()
    notes: tuple[NoteExtract, ...] = ()
    referrals: tuple[ReferralExtract, ...] = ()
    tasks: tuple[TaskExtract, ...] = ()
    requests: tuple[Request, ...] = ()
    did_not_help: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    findings: tuple[FindingExtract, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    bases: tuple[ConsentBasis, ...] = ()
    work_permission: str = ""
    literacy: Literacy = Literacy.UNKNOWN
    qualifications: tuple[QualificationExtract, ...] = ()
    competences: tuple[str, ...] = ()
    measures: tuple[MeasureExtract, ...] = ()
    childcare_needed: bool | None = None
    availability: str = ""
    family: tuple[FamilyExtract, ...] = ()
    work_limitations: str = ""
    volunteer_phone: str = ""
    approved_by: str = ""
    self_approved: bool = False
    replaces: str = ""
    changes: ChangesSince | None = None
    is_draft: bool = False
    is_sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Handover(Record):
    """A handover that has left the composer. Its snapshot and PDF never change.

    `approved_by` is the account that released it; None for those from before there were releases.
    An answer that comes to a withdrawn or superseded one is kept and leaves the state as it is.
    """

    case_id: UUID
    recipient_id: UUID
    number: str
    issue: int
    purpose: Purpose
    channel: Channel
    dated: date
    answer_code: str
    answer_by: date
    snapshot_sha256: str
    pdf_sha256: str
    page_count: int
    state: HandoverState = HandoverState.ISSUED
    decision: Decision | None = None
    decline_reason: DeclineReason | None = None
    expected_on: date | None = None
    answered_on: date | None = None
    learned_by: LearnedBy | None = None
    told_by: str = ""
    answer_text: str = ""
    approved_by: UUID | None = None
    self_approved: bool = False
    handed_over_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: WithdrawReason | None = None
    withdrawn_text: str = ""
    superseded_by: UUID | None = None

    def __post_init__(self) -> None:
        set_line(self, "told_by")
        set_paragraphs(self, "answer_text", limit=4000)
        set_paragraphs(self, "withdrawn_text", limit=2000)


@dataclass(frozen=True, kw_only=True)
class IssuedDocument:
    """The stored file of a handover: canonical snapshot (JSON, UTF-8) and PDF, written once."""

    handover_id: UUID
    snapshot: bytes
    pdf: bytes
    stored_at: datetime


def handover_number(year: int, running: int) -> str:
    """Return Ü-26-031 for the 31st handover of 2026."""
    return f"Ü-{year % 100:02d}-{running:03d}"


_NEXT = {
    HandoverState.ISSUED: frozenset(HandoverState) - {HandoverState.ISSUED},
    HandoverState.HANDED_OVER: frozenset(
        {HandoverState.ANSWERED, HandoverState.WITHDRAWN, HandoverState.SUPERSEDED}
    ),
    HandoverState.ANSWERED: frozenset({HandoverState.WITHDRAWN}),
    HandoverState.SUPERSEDED: frozenset({HandoverState.WITHDRAWN}),
    HandoverState.WITHDRAWN: frozenset[HandoverState](),
}


def may_become(state: HandoverState, wanted: HandoverState) -> bool:
    """Whether a handover may go from one state to the other."""
    return wanted in _NEXT[state]


def state_without_answer(handover: Handover) -> HandoverState:
    """Return the state that a handover goes back to when its answer is taken back."""
    if handover.state is not HandoverState.ANSWERED:
        return handover.state
    return HandoverState.HANDED_OVER if handover.handed_over_on else HandoverState.ISSUED
