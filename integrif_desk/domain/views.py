"""What lists and pages show: values read from several records at once, never stored.

Lists are paged by key: a `Page` carries the key of its last row, which fetches the next one. So a
list costs the same with 100 and with 100,000 rows.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from integrif_desk.domain.actor import ActorCard, ActorCategory
from integrif_desk.domain.case import Case, CaseOutcome, CaseState, Phase, PhaseEntry
from integrif_desk.domain.case_views import CaseMark
from integrif_desk.domain.consent_views import ExpiringConsent
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.handover import Decision, HandoverState, Purpose, WithdrawReason
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.meeting_views import AgreementRow
from integrif_desk.domain.person import LanguageLevel, Person
from integrif_desk.domain.referral import DeclineReason, Referral, ReferralEvent, ReferralState
from integrif_desk.domain.residence import ResidenceStatus, StatusKind

RowT = TypeVar("RowT")
Key = tuple[str | int, ...]
"""Sort value and tie-breaker of a row, as the store orders them."""


@dataclass(frozen=True)
class Page(Generic[RowT]):
    """Rows in order and the key to continue after the last one; None at the end."""

    rows: tuple[RowT, ...]
    next_key: Key | None = None


class CaseSort(StrEnum):
    """Orders of the case list."""

    DUE = "due"  # next follow-up first
    NAME = "name"
    LAST_CONTACT = "last_contact"  # longest without contact first
    NUMBER = "number"  # newest first


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """What the case list shows. `today` fixes overdue and expiring."""

    today: date
    owner_id: UUID | None = None
    state: CaseState | None = None  # None: open and paused
    phase: Phase | None = None
    overdue: bool = False
    status_expiring: bool = False  # within 90 days, or expired
    helper_id: UUID | None = None  # who accompanies beside the owner
    text: str = ""
    sort: CaseSort = CaseSort.DUE


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case in a list."""

    id: UUID
    number: str
    name: str  # „Nachname, Vorname“
    original_name: str
    birth_date: date | None
    nationalities: tuple[str, ...]
    status_kind: StatusKind | None
    status_until: date | None
    owner_id: UUID
    phase: Phase
    state: CaseState
    next_due: date | None
    next_task: str
    last_contact_on: date | None
    mark: CaseMark | None = None  # where the person has more than one case


@dataclass(frozen=True, kw_only=True)
class CaseCounts:
    """Numbers on the filter chips of the case list."""

    mine: int
    all: int
    overdue: int
    status_expiring: int
    helping: int = 0  # cases of others that one accompanies as well


@dataclass(frozen=True, kw_only=True)
class CaseDetail:
    """A case page without its history. `next_follow_up` is the first open task."""

    case: Case
    person: Person
    owner_name: str
    residence: ResidenceStatus | None
    languages: tuple[LanguageLevel, ...]
    phases: tuple[PhaseEntry, ...]
    follow_ups: tuple["FollowUpRow", ...]  # open ones by date
    referrals: tuple["ReferralRow", ...]
    handovers: tuple["HandoverRow", ...]
    marks: tuple[CaseMark, ...] = ()  # of all cases of the person, where there are several


class HistoryKind(StrEnum):
    """What a line of the history tells of."""

    CONTACT = "contact"
    REFERRAL = "referral"
    DOCUMENT = "document"
    PHASE = "phase"
    MEASURE = "measure"
    STATE = "state"
    CONSENT = "consent"


@dataclass(frozen=True, kw_only=True)
class HistoryItem:
    """One line of „Verlauf“, newest first. Fields that do not fit the kind are None or empty.

    A measure and a consent have two lines: `ends` marks the second, whose id has another last bit.
    """

    kind: HistoryKind
    id: UUID  # of the note, event, handover, entry, measure or consent; see `ends`
    at: datetime
    author: str
    text: str
    minutes: int = 0
    contact_kind: ContactKind | None = None
    actors: tuple[str, ...] = ()
    visibility: Visibility | None = None
    lesson: Lesson | None = None
    from_office: bool = False
    referral_id: UUID | None = None
    referral_state: ReferralState | None = None
    decline_reason: DeclineReason | None = None
    purpose: str = ""
    phase: Phase | None = None
    handover_number: str = ""
    measure_kind: MeasureKind | None = None
    measure_state: MeasureState | None = None
    case_state: CaseState | None = None
    outcome: CaseOutcome | None = None
    recipient_category: ActorCategory | None = None
    consent_purpose: Purpose | None = None
    ends: bool = False


@dataclass(frozen=True, kw_only=True)
class FollowUpRow:
    """A follow-up in a list, with what its row shows of case and actor."""

    id: UUID
    case_id: UUID
    case_number: str
    person_name: str
    original_name: str
    task: str
    due_on: date
    due_time: time | None
    kind: ContactKind | None
    owner_id: UUID
    owner_name: str
    owed_by: TaskOwner
    actor_id: UUID | None
    actor_name: str
    referral_id: UUID | None
    version: int
    place: str = ""
    minutes: int = 0
    remark: str = ""
    recurs: Recurrence | None = None
    recurs_until: date | None = None
    series_id: UUID | None = None
    series_start: date | None = None
    delegated_by: UUID | None = None
    delegator_name: str = ""
    remind_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReferralFilter:
    """What the referral list shows. Without `states`: all."""

    today: date
    states: frozenset[ReferralState] = frozenset()
    overdue_only: bool = False  # unanswered past the target date
    active_cases_only: bool = False  # none of a closed case
    owner_id: UUID | None = None
    actor_id: UUID | None = None
    case_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralRow:
    """A referral in a list. `working_days_open` is None unless an answer is missing."""

    id: UUID
    case_id: UUID
    case_number: str
    person_name: str
    original_name: str
    actor_id: UUID
    actor_name: str
    purpose: str
    state: ReferralState
    owner_id: UUID
    sent_on: date | None
    answer_due: date | None
    expected_on: date | None
    ended_on: date | None
    decline_reason: DeclineReason | None
    answer_code: str | None
    working_days_open: int | None = None
    overdue: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferralCounts:
    """Numbers on the filter chips of the referral list."""

    current: int
    overdue: int
    declined: int
    all: int


@dataclass(frozen=True, kw_only=True)
class ReferralDetail:
    """A referral with its events, oldest first, and the names it needs."""

    referral: Referral
    row: ReferralRow
    owner_name: str
    events: tuple[tuple[ReferralEvent, str], ...]  # with the author's name
    letters: int = 0  # issued


@dataclass(frozen=True, kw_only=True)
class ActorFilter:
    """What the directory shows.

    `check_due_on` narrows to entries that ask to be checked on that day, the longest unchecked
    first; `publishable` to those that may be printed in a brochure, or to the others.
    """

    text: str = ""
    category: ActorCategory | None = None
    town: str = ""
    include_inactive: bool = False
    check_due_on: date | None = None
    publishable: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ActorDetail:
    """An actor and what the desk has measured with it.

    `median_days` is the median of working days to the first answer over `answered` referrals; nine
    of ten were answered within `most_days`. `checker` is the name of who checked the entry last.
    """

    actor: ActorCard
    open_referrals: int
    answered: int
    median_days: float | None
    most_days: int | None = None
    checker: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverRow:
    """A handover in a list."""

    id: UUID
    number: str
    case_id: UUID
    case_number: str
    person_name: str
    original_name: str
    recipient_id: UUID
    recipient_name: str
    purpose: Purpose
    dated: date
    answer_code: str
    answer_by: date
    state: HandoverState
    decision: Decision | None
    decline_reason: DeclineReason | None
    expected_on: date | None
    answered_on: date | None
    author: str
    page_count: int
    author_id: UUID
    approver: str = ""
    self_approved: bool = False
    handed_over_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: WithdrawReason | None = None
    withdrawn_text: str = ""
    superseded_by: str = ""
    newer_withdrawn_on: date | None = None  # of the one that took its place


@dataclass(frozen=True, kw_only=True)
class StatusExpiry:
    """A residence document that runs out soon or has run out."""

    case_id: UUID
    person_name: str
    kind: StatusKind
    valid_until: date
    days_left: int


@dataclass(frozen=True, kw_only=True)
class SilentCase:
    """A case without contact for long."""

    case_id: UUID
    person_name: str
    last_contact_on: date | None
    days: int


@dataclass(frozen=True, kw_only=True)
class Today:
    """The start page. Lists are cut to what fits; the totals are of all."""

    overdue: tuple[FollowUpRow, ...]
    overdue_total: int
    due_today: tuple[FollowUpRow, ...]
    due_today_total: int
    this_week: tuple[FollowUpRow, ...]
    this_week_total: int
    next_week_total: int
    next_due: date | None
    expiring: tuple[StatusExpiry, ...]
    expiring_total: int
    unanswered: tuple[ReferralRow, ...]
    unanswered_total: int
    silent: tuple[SilentCase, ...]
    silent_total: int
    delegated_total: int = 0  # handed over by whoever is signed in
    agreements: tuple[AgreementRow, ...] = ()  # open ones, the most overdue first
    agreements_total: int = 0
    consents: tuple[ExpiringConsent, ...] = ()  # one a case, the one that ends first
    actors_to_check: int = 0  # entries that nobody has checked for a year; told to leads only


class HitKind(StrEnum):
    """Groups of the global search."""

    CASE = "case"
    ACTOR = "actor"
    CODE = "code"
    HANDOVER = "handover"
    FINDING = "finding"


@dataclass(frozen=True, kw_only=True)
class SearchHit:
    """One hit of the global search; `id` is that of the case, actor, finding, referral
    or handover."""

    kind: HitKind
    id: UUID
    title: str
    note: str
    original_name: str = ""
    is_guess: bool = False  # nothing fits what was typed; this name or code comes nearest
    spelling: str = ""  # the other spelling that fits where the name itself does not
    mark: CaseMark | None = None  # of a case whose person has more than one
    said: str = ""  # behind a code: „C3“


@dataclass(frozen=True, kw_only=True)
class Occupation:
    """An ESCO occupation."""

    id: str
    label: str
    group: str


@dataclass(frozen=True)
class PageImage:
    """One printed page as pixels: `rgb` holds three bytes per pixel, row by row without padding."""

    width: int
    height: int
    rgb: bytes
