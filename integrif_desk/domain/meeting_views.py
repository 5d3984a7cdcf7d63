"""What the page and the printed list of agreements show, read from several records at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.account import Account
from integrif_desk.domain.handover import Letterhead
from integrif_desk.domain.meeting import Agreement, AgreementEvent, AgreementState, Meeting
from integrif_desk.domain.volunteer_profile import VolunteerProfile


@dataclass(frozen=True, kw_only=True)
class MeetingFilter:
    """Which meetings the list shows. `today` fixes what is overdue."""

    today: date
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """A meeting in a list. `participants` are the names of actors, in the order of entering."""

    id: UUID
    title: str
    held_on: date
    place: str
    participants: tuple[str, ...]
    agreements: int
    open: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class AgreementFilter:
    """Which agreements the list shows, open ones by due date."""

    today: date
    overdue_only: bool = False
    account_id: UUID | None = None  # those of one account only
    watched_by: UUID | None = None  # those of one account, and those of every actor
    actor_id: UUID | None = None
    meeting_id: UUID | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement with the names that its row shows. `owner` is an actor or an account."""

    agreement: Agreement
    owner: str
    meeting_title: str
    agreed_on: date
    asked_on: date | None = None  # when somebody last asked about it
    times_put_off: int = 0

    @property
    def id(self) -> UUID:
        """The agreement's."""
        return self.agreement.id

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open and its day has passed."""
        return self.agreement.is_open and self.agreement.due_on < today


@dataclass(frozen=True, kw_only=True)
class AgreementCounts:
    """Numbers on the chips of the page."""

    meetings: int
    open: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What became of somebody's agreements; those that were dropped by both sides do not count."""

    owner: str
    kept: int
    settled: int
    open: int


@dataclass(frozen=True, kw_only=True)
class MeetingDetail:
    """A meeting with its agreements, and what earlier meetings with the same actors left open."""

    meeting: Meeting
    participants: tuple[str, ...]
    accounts: tuple[str, ...]
    agreements: tuple[AgreementRow, ...]
    left_open: tuple[AgreementRow, ...]
    tallies: tuple[Tally, ...]  # of the participants who ever agreed on something


@dataclass(frozen=True, kw_only=True)
class AgreementDetail:
    """An agreement and its history, oldest first, each step with its author's name."""

    row: AgreementRow
    events: tuple[tuple[AgreementEvent, str], ...]
    tally: Tally

    @property
    def can_undo(self) -> bool:
        """Tell whether a step was taken since it was agreed."""
        return len(self.events) > 1


@dataclass(frozen=True, kw_only=True)
class RemovedMeeting:
    """What went with a meeting that was deleted, so that it can come back."""

    meeting: Meeting
    agreements: tuple[Agreement, ...]
    events: tuple[AgreementEvent, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementsList:
    """The list of open agreements on paper, for the next meeting."""

    sender: Letterhead
    dated: date
    rows: tuple[AgreementRow, ...]
    scope: str = ""  # whose, or of which meeting; empty: all
    is_sample: bool = False

    def groups(self) -> tuple[tuple[str, tuple[AgreementRow, ...]], ...]:
        """Return the rows by owner, each group by due date; who is most overdue comes first."""
        found: dict[tuple[UUID | None, UUID | None], list[AgreementRow]] = {}
        for row in sorted(self.rows, key=lambda row: (row.agreement.due_on, row.id)):
            owner = (row.agreement.actor_id, row.agreement.account_id)
            found.setdefault(owner, []).append(row)
        return tuple((rows[0].owner, tuple(rows)) for rows in found.values())


@dataclass(frozen=True, kw_only=True)
class ProfileRow:
    """An account with what its volunteer brings along; None where nothing is entered yet."""

    account: Account
    profile: VolunteerProfile | None


def tally(owner: str, states: Iterable[AgreementState]) -> Tally:
    """Count what became of agreements."""
    found = [state for state in states if state is not AgreementState.DROPPED]
    still_open = found.count(AgreementState.OPEN)
    return Tally(
        owner=owner,
        kept=found.count(AgreementState.KEPT),
        settled=len(found) - still_open,
        open=still_open,
    )
