"""Volunteer profiles: languages and professional competence, entered by each for themselves."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role, require_lead
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.meeting_views import ProfileRow
from integrif_desk.domain.volunteer_profile import ProfileFacts, VolunteerProfile
from integrif_desk.store.queries import accounts
from integrif_desk.store.queries import profiles as queries
from integrif_desk.store.unit_of_work import UnitOfWork


def of(work: UnitOfWork, account_id: UUID) -> VolunteerProfile | None:
    """Return an account's profile within a transaction; None where nothing is entered yet."""
    return queries.of(work.connection, account_id)


def own(desk: Desk) -> VolunteerProfile | None:
    """Return the profile of whoever is signed in."""
    with desk.read() as work:
        return of(work, desk.account.id)


def profiles(desk: Desk) -> tuple[ProfileRow, ...]:
    """Return every account with its profile, by name. Raises LEAD_REQUIRED."""
    require_lead(desk.account)
    return choices(desk)


def choices(desk: Desk) -> tuple[ProfileRow, ...]:
    """Return the accounts with what they bring along, for choosing who looks after a case.

    Of others only what everybody at the desk may know: languages and competence, no phone.
    """
    is_lead = desk.account.role is Role.LEAD
    with desk.read() as work:
        found = queries.profiles(work.connection)
        people = accounts.accounts(work.connection)
    rows = []
    for account in people:
        profile = found.get(account.id)
        if profile is not None and not is_lead and account.id != desk.account.id:
            profile = replace(profile, phone="")
        rows.append(ProfileRow(account=account, profile=profile))
    return tuple(rows)


def save_own(desk: Desk, entered: ProfileFacts, version: int | None) -> Changes:
    """Save one's own profile; `version` is that of the one shown, None where there was none.

    Raises `StaleRecord`, `FieldError`.
    """
    account_id = desk.account.id
    if entered.since is not None and entered.since > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "since")
    with desk.write() as work:
        stored = of(work, account_id)
        if stored is None:
            saved = work.add(
                VolunteerProfile(account_id=account_id, **vars(entered), **desk.stamp())
            )
        else:
            wanted = replace(stored, **vars(entered), version=version or 0)
            saved = work.save(wanted)
        draft.remove(work, desk, DraftKind.PROFILE, account_id)
        work.commit()
    return changes(Noun.PROFILE, Noun.DRAFT, ids=(account_id, saved.id))
