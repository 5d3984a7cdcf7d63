"""Follow-ups: dated tasks that Heute brings up, one by one or as a series."""

from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from integrif_desk.casework import draft, series
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk, new_id
from integrif_desk.casework.series import Reach
from integrif_desk.domain import reminder
from integrif_desk.domain.account import Account
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.follow_up import FollowUp, Recurrence, TaskOwner
from integrif_desk.domain.reminder import Reminder
from integrif_desk.domain.views import FollowUpRow, Key, Page
from integrif_desk.store import listing
from integrif_desk.store.queries import follow_ups
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class NewFollowUp:
    """A task as entered. Without `owner_id` the signed-in account watches it.

    Without `reminder` the desk reminds of it as usual: an hour before an appointment.
    """

    task: str
    due_on: date
    due_time: time | None = None
    kind: ContactKind | None = None
    owner_id: UUID | None = None
    owed_by: TaskOwner = TaskOwner.ACCOUNT
    actor_id: UUID | None = None
    referral_id: UUID | None = None
    place: str = ""
    minutes: int = 0
    remark: str = ""
    recurs: Recurrence | None = None
    recurs_until: date | None = None
    reminder: Reminder | None = None


def add(desk: Desk, case_id: UUID, entered: NewFollowUp) -> Changes:
    """Add a follow-up; for somebody else it counts as handed over to them.

    Raises CASE_CLOSED, `FieldError` without a task.
    """
    me = desk.account.id
    with desk.write() as work:
        require_open(work.get(Case, case_id))
        by = me if entered.owner_id not in (None, me) else None
        created = insert(work, desk, case_id, entered, delegated_by=by)
        draft.remove(work, desk, DraftKind.FOLLOW_UP, case_id)
        work.commit()
    return changes(Noun.FOLLOW_UP, Noun.DRAFT, ids=(case_id,), created=created.id)


def read(desk: Desk, follow_up_id: UUID) -> FollowUp:
    """Return a follow-up for editing. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return work.get(FollowUp, follow_up_id)


def change(desk: Desk, follow_up: FollowUp, reach: Reach = Reach.ALL) -> Changes:
    """Save a changed follow-up. Raises `StaleRecord`, `FieldError`.

    Of a series either all that follows changes with it, or with `Reach.THIS` it alone: it then
    leaves the series, which goes on with its next task.
    """
    with desk.write() as work:
        before = work.get(FollowUp, follow_up.id)
        if before.series_id is not None and reach is Reach.THIS:
            work.save(series.alone(follow_up))
            series.go_on(work, desk, before)
        else:
            saved = work.save(series.begun(follow_up, before, new_id))
            series.change_others(work, before, saved)
        return _done(work, follow_up)


def complete(desk: Desk, follow_up_id: UUID, on: date | None = None) -> Changes:
    """Tick a follow-up off. Of a series the next one comes up, which `Changes.created` names."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.save(replace(follow_up, done_on=on or desk.today()))
        following = series.go_on(work, desk, follow_up)
        return _done(work, follow_up, following)


def reopen(desk: Desk, follow_up_id: UUID) -> Changes:
    """Take the tick back; the next one of its series goes, unless somebody has touched it."""
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        series.step_back(work, follow_up)
        work.save(replace(follow_up, done_on=None))
        return _done(work, follow_up)


def postpone(desk: Desk, follow_up_id: UUID, due_on: date, due_time: time | None = None) -> Changes:
    """Move a follow-up to another day, where it has no time of day unless one is given.

    What comes up again keeps its time; the dates that follow stay where they are. The reminder
    moves along.
    """
    with desk.write() as work:
        before = work.get(FollowUp, follow_up_id)
        stays = before.due_on == due_on or before.series_id is not None
        at = due_time or (before.due_time if stays else None)
        chosen = reminder.chosen(before.due_on, before.due_time, before.remind_at)
        moment = reminder.moved(due_on, at, chosen)
        until = before.recurs_until
        work.save(
            replace(
                before,
                due_on=due_on,
                due_time=at,
                remind_at=moment,
                recurs_until=max(until, due_on) if until else None,
            )
        )
        return _done(work, before)


def delegate(desk: Desk, follow_up_id: UUID, to: UUID, remark: str = "") -> Changes:
    """Hand a follow-up over to another account, with a remark added to what stands there.

    Raises `KnownError` ACCOUNT_INACTIVE (name), `FieldError` for a remark that is too long.
    """
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        _require_active(work.get(Account, to))
        by = None if to == desk.account.id else desk.account.id
        work.save(replace(_with_remark(follow_up, remark), owner_id=to, delegated_by=by))
        return _done(work, follow_up)


def give_back(desk: Desk, follow_up_id: UUID, remark: str = "") -> Changes:
    """Give a follow-up back to whoever handed it over; nothing happens if nobody did.

    Raises `KnownError` ACCOUNT_INACTIVE (name) when they have left, and as `delegate`.
    """
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        if follow_up.delegated_by is not None:
            giver = work.get(Account, follow_up.delegated_by)
            _require_active(giver)
            given = _with_remark(follow_up, remark)
            work.save(replace(given, owner_id=giver.id, delegated_by=None))
        return _done(work, follow_up)


def restore_owner(desk: Desk, before: FollowUp) -> Changes:
    """Undo `delegate` and `give_back`: owner, delegator and remark are again as they were.

    What somebody has written since stays, and with it the remark that came along.
    """
    with desk.write() as work:
        now = work.get(FollowUp, before.id)
        untouched = now.version <= before.version + 1
        work.save(
            replace(
                now,
                owner_id=before.owner_id,
                delegated_by=before.delegated_by,
                remark=before.remark if untouched else now.remark,
            )
        )
        return _done(work, before)


def delegated(desk: Desk, after: Key | None = None, limit: int = 50) -> Page[FollowUpRow]:
    """Return a page of open follow-ups that the signed-in account has handed over."""
    with desk.read() as work:
        return follow_ups.delegated(work.connection, desk.account.id, after, limit)


def remove(desk: Desk, follow_up_id: UUID, reach: Reach = Reach.ALL) -> FollowUp:
    """Delete a follow-up and return it, so that `restore` can undo it.

    Of a series `Reach.THIS` deletes one and lets the next come up; else the series ends.
    """
    with desk.write() as work:
        follow_up = work.get(FollowUp, follow_up_id)
        work.remove(FollowUp, follow_up_id)
        draft.remove(work, desk, DraftKind.FOLLOW_UP, follow_up_id)
        if reach is Reach.THIS:
            series.go_on(work, desk, follow_up)
        _done(work, follow_up)
    return follow_up


def restore(desk: Desk, follow_up: FollowUp) -> Changes:
    """Put a deleted follow-up back as it was."""
    with desk.write() as work:
        series.step_back(work, follow_up)
        work.add(follow_up)
        return _done(work, follow_up)


def insert(
    work: UnitOfWork,
    desk: Desk,
    case_id: UUID,
    entered: NewFollowUp,
    delegated_by: UUID | None = None,
) -> FollowUp:
    """Insert a follow-up within a transaction and bring the list row up to date."""
    values = vars(entered) | {"owner_id": entered.owner_id or desk.account.id}
    chosen = values.pop("reminder") or reminder.usual(entered.due_time)
    added = FollowUp(
        case_id=case_id,
        delegated_by=delegated_by,
        remind_at=reminder.moment(chosen, entered.due_on, entered.due_time),
        series_id=new_id() if entered.recurs else None,
        series_start=entered.due_on if entered.recurs else None,
        **values,
        **desk.stamp(),
    )
    work.add(added)
    listing.refresh_due(work.connection, case_id)
    return added


def _with_remark(follow_up: FollowUp, remark: str) -> FollowUp:
    remark = remark.strip()
    both = "\n\n".join(text for text in (follow_up.remark, remark) if text)
    return replace(follow_up, remark=both)


def _require_active(account: Account) -> None:
    if not account.active:
        raise KnownError(ErrorCode.ACCOUNT_INACTIVE, name=account.name)


def _done(work: UnitOfWork, follow_up: FollowUp, created: FollowUp | None = None) -> Changes:
    listing.refresh_due(work.connection, follow_up.case_id)
    work.commit()
    ids = (follow_up.case_id, follow_up.id)
    return changes(Noun.FOLLOW_UP, ids=ids, created=created.id if created else None)
