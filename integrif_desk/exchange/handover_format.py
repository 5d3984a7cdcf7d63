"""The shape of `handover.json`, version 1.0, as `docs/format-uebergabe.md` explains it.

These classes are the format. They are no domain values on purpose: what the desk learns to say
later must not change what was written yesterday. The JSON Schema in `resources/schemas/` is made
of them. Nothing is ever `null`: what is not known, or was not passed on, has no key.
"""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson
from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level, Literacy, Sex
from integrif_desk.domain.practice_finding import EvidenceKind, Perspective
from integrif_desk.domain.qualification import QualificationKind, Recognition
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.residence import StatusKind

FORMAT: Final = "integrif-desk/handover"
MAJOR, MINOR = 1, 0
VERSION = f"{MAJOR}.{MINOR}"

_MOST = 1000
Line = Annotated[str, Meta(max_length=400)]
LongLine = Annotated[str, Meta(max_length=1000)]
Passage = Annotated[str, Meta(max_length=2000)]
Background = Annotated[str, Meta(max_length=4000)]
Text = Annotated[str, Meta(max_length=100_000)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Country = Annotated[str, Meta(max_length=8, description="ISO 3166 alpha-2; XX for stateless")]
LanguageCode = Annotated[str, Meta(min_length=1, max_length=8, description="ISO 639")]
Version = Annotated[str, Meta(pattern="^[0-9]{1,4}[.][0-9]{1,4}$")]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Year = Annotated[int, Meta(ge=1900, le=2200)]
Lines = Annotated[tuple[Line, ...], Meta(max_length=_MOST)]
Texts = Annotated[tuple[Text, ...], Meta(max_length=_MOST)]
Day = date | UnsetType


class Part(Struct, frozen=True, omit_defaults=True):
    """Base: what equals its default is not written."""


class Association(Part, frozen=True):
    """The association that hands over."""

    name: Line
    tagline: Line = ""
    street: Line = ""
    postal_code: Line = ""
    town: Line = ""
    phone: Line = ""
    email: Line = ""
    office_hours: Line = ""


class Volunteer(Part, frozen=True):
    """Who accompanies the person."""

    name: Line
    competence: Line = ""
    phone: Line = ""


class Sender(Part, frozen=True):
    """Who hands over; `lead` heads the association's desk, `approved_by` released it."""

    association: Association
    volunteer: Volunteer
    lead: Line = ""
    approved_by: Line = ""
    self_approved: bool = False


class Recipient(Part, frozen=True):
    """The unit the handover is made for; `carrier` is its legal entity."""

    name: Line
    carrier: Line = ""
    street: Line = ""
    postal_code: Line = ""
    town: Line = ""
    contact_name: Line = ""
    is_public_office: bool = False


class Consent(Part, frozen=True):
    """The consent that a category rests on. It holds for this recipient and purpose alone."""

    category: DataCategory
    given_on: date
    valid_until: date


class Request(Part, frozen=True):
    """Something the recipient is asked for."""

    lead: Line = ""
    text: Text = ""


class Letter(Part, frozen=True):
    """What the letter says beside the sections."""

    introduction: Text = ""
    urgent: Line = ""
    requests: Annotated[tuple[Request, ...], Meta(max_length=_MOST)] = ()


class Identity(Part, frozen=True):
    """Who it is about. The Latin name is the one on the person's document."""

    name: Line = ""
    surname: Line = ""
    original_name: Line = ""
    salutation: Salutation = Salutation.NEUTRAL
    birth_date: Day = UNSET
    birth_year_only: bool = False
    birth_date_estimated: bool = False
    birth_place: Line = ""
    sex: Sex = Sex.NOT_STATED
    nationalities: Annotated[tuple[Country, ...], Meta(max_length=20)] = ()
    town: Line = ""


class Contact(Part, frozen=True):
    """How the person is reached."""

    street: Line = ""
    postal_code: Line = ""
    town: Line = ""
    phone: Line = ""
    email: Line = ""


class ResidenceDocument(Part, frozen=True):
    """The newest residence document; `wording` is the law as printed on it."""

    kind: StatusKind
    wording: Line = ""
    valid_until: Day = UNSET
    extension_filed_on: Day = UNSET


class Residence(Part, frozen=True):
    """Residence status, and the endorsement on work as printed."""

    document: ResidenceDocument | UnsetType = UNSET
    work_permission: Line = ""


class Language(Part, frozen=True):
    """One language with its CEFR level as a whole, and by skill where somebody has looked."""

    language: LanguageCode
    level: Level
    listening: Level | UnsetType = UNSET
    reading: Level | UnsetType = UNSET
    speaking: Level | UnsetType = UNSET
    writing: Level | UnsetType = UNSET
    proof: Line = ""
    proof_date: Day = UNSET


class Languages(Part, frozen=True):
    """Languages and literacy."""

    languages: Annotated[tuple[Language, ...], Meta(max_length=_MOST)] = ()
    literacy: Literacy = Literacy.UNKNOWN


class Qualification(Part, frozen=True):
    """A stretch of school, training, study or work. Without `has_proof` nobody has asked."""

    kind: QualificationKind
    title: Line
    place: Line = ""
    country: Country = ""
    from_year: Year | UnsetType = UNSET
    to_year: Year | UnsetType = UNSET
    has_proof: bool | UnsetType = UNSET
    recognition: Recognition | UnsetType = UNSET
    recognition_office: Line = ""
    recognition_on: Day = UNSET


class EducationWork(Part, frozen=True):
    """What the person learnt and did, and where it is to lead."""

    background: Background = ""
    goal: Passage = ""
    occupation: Line = ""
    qualifications: Annotated[tuple[Qualification, ...], Meta(max_length=_MOST)] = ()
    competences: Lines = ()


class PhaseSince(Part, frozen=True):
    """A phase of the way and the day it began."""

    phase: Phase
    since: date


class Measure(Part, frozen=True):
    """A course, internship or job; `actor` offers it, `reason` says why it was broken off."""

    kind: MeasureKind
    state: MeasureState
    title: Line = ""
    actor: Line = ""
    starts_on: Day = UNSET
    ends_on: Day = UNSET
    result: Passage = ""
    reason: Line = ""
    level_reached: Level | UnsetType = UNSET
    proof: Line = ""


class Note(Part, frozen=True):
    """A contact note; `actors` are the offices involved. Without `minutes` nobody counted."""

    on: date
    kind: ContactKind
    text: Text = ""
    minutes: Count = 0
    actors: Lines = ()


class Pathway(Part, frozen=True):
    """Phases, measures and contact notes, each in the order of time."""

    phase: Phase | UnsetType = UNSET
    phases: Annotated[tuple[PhaseSince, ...], Meta(max_length=_MOST)] = ()
    measures: Annotated[tuple[Measure, ...], Meta(max_length=_MOST)] = ()
    notes: Annotated[tuple[Note, ...], Meta(max_length=_MOST)] = ()


class Referral(Part, frozen=True):
    """A referral with its outcome; `working_days_open` only while an answer is missing."""

    actor: Line
    purpose: Line
    state: ReferralState
    sent_on: Day = UNSET
    since: Day = UNSET
    expected_on: Day = UNSET
    decline_reason: DeclineReason | UnsetType = UNSET
    outcome: Passage = ""
    working_days_open: Count | UnsetType = UNSET


class Referrals(Part, frozen=True):
    """Where the person was referred to."""

    referrals: Annotated[tuple[Referral, ...], Meta(max_length=_MOST)] = ()


class Task(Part, frozen=True):
    """An open task; `requested` where the sender proposes it to an office."""

    task: LongLine
    due_on: date
    owner: Line = ""
    requested: bool = False


class Tasks(Part, frozen=True):
    """What is still to do."""

    tasks: Annotated[tuple[Task, ...], Meta(max_length=_MOST)] = ()


class Finding(Part, frozen=True):
    """A finding from practice with what it rests on. Without a lesson it is a hindrance."""

    number: Line
    text: Background
    lesson: Lesson | UnsetType = UNSET
    kinds: Annotated[tuple[EvidenceKind, ...], Meta(max_length=20)] = ()
    perspectives: Annotated[tuple[Perspective, ...], Meta(max_length=20)] = ()


class Recommendation(Part, frozen=True):
    """A suggestion and whom it addresses."""

    text: Text = ""
    addressee: Line = ""


class Practice(Part, frozen=True):
    """What helped, what did not, what is recommended."""

    helped: Texts = ()
    did_not_help: Texts = ()
    findings: Annotated[tuple[Finding, ...], Meta(max_length=_MOST)] = ()
    recommendations: Annotated[tuple[Recommendation, ...], Meta(max_length=_MOST)] = ()


class FamilyMember(Part, frozen=True):
    """A family member, never with a name: it is another person."""

    relation: Relation
    birth_year: Year | UnsetType = UNSET
    care: Care = Care.UNKNOWN


class Family(Part, frozen=True):
    """Childcare and when the person has time."""

    childcare_needed: bool | UnsetType = UNSET
    availability: Line = ""
    members: Annotated[tuple[FamilyMember, ...], Meta(max_length=_MOST)] = ()


class Health(Part, frozen=True):
    """What work has to spare, never a diagnosis (Art. 9 GDPR)."""

    work_limitations: LongLine = ""


class Sections(Part, frozen=True):
    """What is told of the person, by data category. A category that was withheld has no key."""

    identity: Identity | UnsetType = UNSET
    contact: Contact | UnsetType = UNSET
    residence: Residence | UnsetType = UNSET
    language: Languages | UnsetType = UNSET
    education_work: EducationWork | UnsetType = UNSET
    pathway: Pathway | UnsetType = UNSET
    referrals: Referrals | UnsetType = UNSET
    tasks: Tasks | UnsetType = UNSET
    practice: Practice | UnsetType = UNSET
    family: Family | UnsetType = UNSET
    health: Health | UnsetType = UNSET


class Document(Part, frozen=True, omit_defaults=False, kw_only=True):
    """One handover of an IntegriF Desk, attached to its PDF as `handover.json`."""

    format: Literal["integrif-desk/handover"]
    version: Version
    snapshot_sha256: Sha256
    content_sha256: Sha256
    sample: bool
    number: Line
    issue: Annotated[int, Meta(ge=1, le=100_000)]
    replaces: Line
    dated: date
    purpose: Purpose
    channel: Channel
    answer_code: Line
    answer_by: date
    discussed_on: date | UnsetType = UNSET
    accompanied_since: date
    case_number: Line
    sender: Sender
    recipient: Recipient
    consents: Annotated[tuple[Consent, ...], Meta(max_length=_MOST)]
    letter: Letter
    sections: Sections
