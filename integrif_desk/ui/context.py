"""What every page gets from `app.py`, and how pages name one another.

`page.go_to.emit(CASES, CaseTarget(case_id))` shows a case.
"""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from uuid import UUID

from integrif_desk.casework.vault import Opened
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import Runner

TODAY = "today"
CASES = "cases"  # target: CaseTarget, or CaseFilter for a filtered list
REFERRALS = "referrals"  # target: ReferralTarget, or ReferralFilter for what is late
ACTORS = "actors"  # target: ActorTarget
FINDINGS = "findings"  # target: FindingTarget
HANDOVERS = "handovers"  # target: HandoverTarget, or DisclosureFilter for what has left
MEETINGS = "meetings"  # target: MeetingTarget, or AgreementFilter for what is open
ADMIN = "admin"  # target: LetterheadTarget, for leads
SLIPS = "slips"  # target: SlipTarget; not in the rail


@dataclass(frozen=True)
class Context:
    """Handed to every page on construction. `opened.desk` is the first argument of use cases."""

    opened: Opened
    runner: Runner
    notices: Notices


@dataclass(frozen=True)
class WayBack:
    """Where somebody was: `words` say what waits there, `button` leads back to it."""

    key: str
    target: object
    words: str
    button: str


@dataclass(frozen=True)
class Detour:
    """A target that something has to be mended at; `back` is offered until it is taken."""

    target: object
    back: WayBack


class CaseThen(Enum):
    """What to do once a case is shown."""

    SHOW = auto()
    NOTE = auto()  # cursor in the quick-entry line
    REFER = auto()  # editor of a new referral open
    CONSENTS = auto()  # the tab of consents
    CONSENT = auto()  # editor of a new consent open, filled in by `CaseTarget.consent`


@dataclass(frozen=True)
class ConsentWish:
    """A consent that is needed: for whom, what for, which parts."""

    recipient_id: UUID
    purpose: Purpose
    categories: tuple[DataCategory, ...]


@dataclass(frozen=True)
class CaseTarget:
    """A case to show; without an id the list, ready for a new case when `new` is set.

    `actor_id` fills in the recipient of the referral that `REFER` begins. `handover_file` is a
    handover of another association to make a case of.
    """

    case_id: UUID | None = None
    then: CaseThen = CaseThen.SHOW
    actor_id: UUID | None = None
    new: bool = False
    consent: ConsentWish | None = None
    handover_file: Path | None = None


@dataclass(frozen=True)
class ReferralTarget:
    """A referral to show; `answer` opens the entry of an answer, `code` filled in, and what was
    `said` behind it: „C3“."""

    referral_id: UUID | None = None
    answer: bool = False
    code: str = ""
    said: str = ""


@dataclass(frozen=True)
class ActorTarget:
    """An actor to show; with `to_check` the list of those that nobody has checked for a year."""

    actor_id: UUID | None = None
    to_check: bool = False


@dataclass(frozen=True)
class LetterheadTarget:
    """What the association is called and where it is reached, to be completed by a lead."""


@dataclass(frozen=True)
class FindingTarget:
    """A practice finding to show."""

    finding_id: UUID


@dataclass(frozen=True)
class HandoverTarget:
    """An issued handover to show, or the case to compose one for; `finding_ids` go into it.

    `request_id` is one to look at before it is released; `waiting` and `kept` are the lists of
    what waits for release, and of what is released and still here.
    """

    handover_id: UUID | None = None
    compose_for: UUID | None = None
    finding_ids: tuple[UUID, ...] = ()
    request_id: UUID | None = None
    waiting: bool = False
    kept: bool = False


@dataclass(frozen=True)
class SlipTarget:
    """A returned reply slip to read; without a path the question which one."""

    path: Path | None = None


@dataclass(frozen=True)
class MeetingTarget:
    """A meeting to show, or the one at which something was agreed."""

    meeting_id: UUID | None = None
    agreement_id: UUID | None = None
