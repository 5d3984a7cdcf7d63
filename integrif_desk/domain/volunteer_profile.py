"""What a volunteer brings along: languages and professional competence."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class ProfileFacts:
    """A profile as entered. `languages` are ISO 639 codes, `since` the day the volunteering began.

    Competence and phone stand in handovers only where the volunteer agrees (`in_handover`).
    """

    competence: str = ""
    languages: tuple[str, ...] = ()
    since: date | None = None
    phone: str = ""
    in_handover: bool = False


@dataclass(frozen=True, kw_only=True)
class VolunteerProfile(Record, ProfileFacts):
    """The profile of an account, as stored; one per account."""

    account_id: UUID

    def __post_init__(self) -> None:
        set_line(self, "competence")
        set_line(self, "phone")
