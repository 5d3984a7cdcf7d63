"""Cases: open one, find it, see it, move it through its phases."""

from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import draft
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.person import add_language, add_residence
from integrif_desk.casework.referral import take_step
from integrif_desk.domain.case import (
    Case,
    CaseOutcome,
    CaseState,
    Phase,
    PhaseEntry,
    StateEntry,
    case_number,
)
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.person import LanguageFacts, Person, PersonFacts
from integrif_desk.domain.referral import UNANSWERED_STATES, Referral, ReferralState, Step
from integrif_desk.domain.residence import ResidenceFacts
from integrif_desk.domain.text import clean_line
from integrif_desk.domain.views import (
    CaseCounts,
    CaseDetail,
    CaseFilter,
    CaseRow,
    HistoryItem,
    HistoryKind,
    Key,
    Page,
    ReferralFilter,
)
from integrif_desk.store import listing
from integrif_desk.store.name_keys import refresh_name_keys
from integrif_desk.store.queries import (
    accounts,
    follow_ups,
    handovers,
    numbers,
    parts,
    referrals,
)
from integrif_desk.store.queries import cases as queries
from integrif_desk.store.queries import history as history_queries
from integrif_desk.store.unit_of_work import UnitOfWork

ALL_KINDS = frozenset(HistoryKind)
_ON_PAGE = 200


@dataclass(frozen=True, kw_only=True)
class NewCase(PersonFacts):
    """A person and their case as entered. Only a name is required."""

    residence: ResidenceFacts | None = None
    languages: tuple[LanguageFacts, ...] = ()
    goal: str = ""
    background: str = ""
    occupation_id: str | None = None
    occupation_label: str = ""
    phase: Phase = Phase.ACCESS
    opened_on: date | None = None
    owner_id: UUID | None = None


_PERSON_FIELDS = tuple(f.name for f in fields(PersonFacts))


def open_case(desk: Desk, entered: NewCase) -> Changes:
    """Open a case for a new person; `created` is the case.

    Raises `FieldError` for what cannot stand; then nothing is written.
    """
    opened_on = entered.opened_on or desk.today()
    if opened_on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "opened_on")
    if entered.birth_date and entered.birth_date > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "birth_date")
    person = Person(**{name: getattr(entered, name) for name in _PERSON_FIELDS}, **desk.stamp())
    with desk.write() as work:
        running = numbers.take(work.connection, "case", opened_on.year)
        case = Case(
            person_id=person.id,
            number=case_number(opened_on.year, running),
            opened_on=opened_on,
            owner_id=entered.owner_id or desk.account.id,
            phase=entered.phase,
            phase_since=opened_on,
            goal=entered.goal,
            background=entered.background,
            occupation_id=entered.occupation_id,
            occupation_label=entered.occupation_label,
            **desk.stamp(),
        )
        work.add(person)
        work.add(case)
        work.add(PhaseEntry(case_id=case.id, phase=entered.phase, since=opened_on, **desk.stamp()))
        if entered.residence is not None:
            add_residence(work, desk, person.id, entered.residence)
        for language in entered.languages:
            add_language(work, desk, person.id, language)
        draft.remove(work, desk, DraftKind.CASE, None)
        listing.refresh_case(work.connection, case.id)
        refresh_name_keys(work.connection, person.id)
        work.commit()
    return changes(Noun.CASE, Noun.PERSON, Noun.DRAFT, ids=(person.id,), created=case.id)


def change(desk: Desk, case: Case) -> Changes:
    """Save goal, background, occupation or owner. Raises `StaleRecord`, `FieldError`."""
    with desk.write() as work:
        work.save(case)
        listing.refresh_case(work.connection, case.id)
        work.commit()
    return changes(Noun.CASE, ids=(case.id,))


def set_company(desk: Desk, case: Case, owner_id: UUID, helper_ids: tuple[UUID, ...]) -> Changes:
    """Set whose case it is and who accompanies the person beside them. Raises `StaleRecord`."""
    helpers = tuple(dict.fromkeys(one for one in helper_ids if one != owner_id))
    return change(desk, replace(case, owner_id=owner_id, helper_ids=helpers))


def move_to_phase(desk: Desk, case_id: UUID, phase: Phase, since: date | None = None) -> Changes:
    """Let the case enter a phase; phases may be skipped and repeated.

    Raises `FieldError` DATE_IN_FUTURE; DATE_ORDER before the case was opened.
    """
    day = since or desk.today()
    with desk.write() as work:
        case = work.get(Case, case_id)
        _require_day(desk, _begun(work, case), day)
        if case.phase is not phase:
            work.save(replace(case, phase=phase, phase_since=day))
            work.add(PhaseEntry(case_id=case_id, phase=phase, since=day, **desk.stamp()))
            listing.refresh_case(work.connection, case_id)
        work.commit()
    return changes(Noun.CASE, ids=(case_id,))


def correct_phase(desk: Desk, entry: PhaseEntry) -> Changes:
    """Correct a phase of the way or the day it began. Raises `FieldError`, `StaleRecord`."""
    with desk.write() as work:
        case = work.get(Case, entry.case_id)
        _require_day(desk, _begun(work, case), entry.since)
        work.save(entry)
        _follow_way(work, case)
        work.commit()
    return changes(Noun.CASE, ids=(case.id, entry.id))


def remove_phase(desk: Desk, entry_id: UUID) -> PhaseEntry:
    """Take a wrong step of the way back and return it for `restore_phase`.

    The first step stays: a case is always somewhere. Raises `KnownError` NOT_FOUND.
    """
    with desk.write() as work:
        entry = work.get(PhaseEntry, entry_id)
        case = work.get(Case, entry.case_id)
        if len(queries.phases(work.connection, case.id)) == 1:
            raise KnownError(ErrorCode.NOT_FOUND)
        work.remove(PhaseEntry, entry_id)
        _follow_way(work, case)
        work.commit()
    return entry


def restore_phase(desk: Desk, entry: PhaseEntry) -> Changes:
    """Put a removed step of the way back."""
    with desk.write() as work:
        work.add(entry)
        _follow_way(work, work.get(Case, entry.case_id))
        work.commit()
    return changes(Noun.CASE, ids=(entry.case_id, entry.id))


def pause(desk: Desk, case_id: UUID, reason: str, on: date | None = None) -> Changes:
    """Pause a case. Raises `FieldError` REASON_REQUIRED."""
    return _set_state(desk, case_id, CaseState.PAUSED, reason, on)


def close(
    desk: Desk,
    case_id: UUID,
    outcome: CaseOutcome,
    remark: str = "",
    on: date | None = None,
    *,
    settle: bool = False,
) -> Changes:
    """Close a case with its outcome; with `settle` nothing of it stays open.

    Then its referrals without answer are withdrawn and its tasks ticked off.
    Raises `FieldError` FIELD_REQUIRED for an outcome „anderes“ without a remark.
    """
    if outcome is CaseOutcome.OTHER and not remark.strip():
        raise FieldError(ErrorCode.FIELD_REQUIRED, "remark")
    return _set_state(desk, case_id, CaseState.CLOSED, remark, on, outcome=outcome, settle=settle)


def reopen(desk: Desk, case_id: UUID) -> Changes:
    """Open a paused or closed case again; what it was closed with stays in its history."""
    return _set_state(desk, case_id, CaseState.OPEN, "", None)


def states(desk: Desk, case_id: UUID) -> tuple[StateEntry, ...]:
    """Return when the case was paused, closed and opened again, the oldest first."""
    with desk.read() as work:
        return parts.of_case(work.connection, StateEntry, case_id)


def cases(
    desk: Desk, wanted: CaseFilter, after: Key | None = None, limit: int = 50
) -> Page[CaseRow]:
    """Return a page of the case list."""
    with desk.read() as work:
        return queries.cases(work.connection, wanted, after, limit)


def row(desk: Desk, case_id: UUID) -> CaseRow:
    """Return the list row of one case, so that a list need not be read anew after a change.

    Raises `KnownError` NOT_FOUND.
    """
    with desk.read() as work:
        return queries.row_of(work.connection, case_id)


def counts(desk: Desk, wanted: CaseFilter) -> CaseCounts:
    """Return the numbers on the filter chips of the case list."""
    with desk.read() as work:
        return queries.counts(work.connection, wanted, desk.account.id)


def view(desk: Desk, case_id: UUID) -> CaseDetail:
    """Return what the case page shows and put the viewing on the audit log.

    Raises `KnownError` NOT_FOUND.
    """
    with desk.write() as work:
        detail = read_detail(work, desk, case_id)
        work.note_action("viewed", "Case", case_id)
        work.commit()
    return detail


def read(desk: Desk, case_id: UUID) -> CaseDetail:
    """Return the case once more after a change: it is being viewed already.

    Raises `KnownError` NOT_FOUND.
    """
    with desk.read() as work:
        return read_detail(work, desk, case_id)


def read_detail(work: UnitOfWork, desk: Desk, case_id: UUID) -> CaseDetail:
    """Return a case with all that hangs on it, within a transaction."""
    connection = work.connection
    case = work.get(Case, case_id)
    wanted = ReferralFilter(today=desk.today(), case_id=case_id)
    return CaseDetail(
        case=case,
        person=work.get(Person, case.person_id),
        owner_name=accounts.names(connection).get(case.owner_id, ""),
        residence=queries.residence(connection, case.person_id),
        languages=queries.languages(connection, case.person_id),
        phases=queries.phases(connection, case_id),
        follow_ups=follow_ups.of_case(connection, case_id),
        referrals=referrals.referrals(connection, wanted, desk.holiday, None, _ON_PAGE).rows,
        handovers=handovers.handovers(connection, case_id, None, _ON_PAGE).rows,
        marks=queries.marks_of_person(connection, case.person_id),
    )


def history(
    desk: Desk,
    case_id: UUID,
    kinds: frozenset[HistoryKind] = ALL_KINDS,
    after: Key | None = None,
    limit: int = 50,
) -> Page[HistoryItem]:
    """Return a page of the case's history, newest first."""
    with desk.read() as work:
        return history_queries.history(work.connection, case_id, kinds, after, limit)


def find_by_number(desk: Desk, number: str) -> UUID:
    """Return the id of the case with this number. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return queries.case_id_of(work.connection, clean_line(number).upper())


def _begun(work: UnitOfWork, case: Case) -> date:
    """Return the first day of the way: it may lie before the case where another desk began it."""
    return min(case.opened_on, *(entry.since for entry in queries.phases(work.connection, case.id)))


def _require_day(desk: Desk, begun: date, since: date) -> None:
    if since > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "since")
    if since < begun:
        raise FieldError(ErrorCode.DATE_ORDER, "since")


def _follow_way(work: UnitOfWork, case: Case) -> None:
    """Let the case stand where the last step of its way stands."""
    last = queries.phases(work.connection, case.id)[-1]
    if (last.phase, last.since) != (case.phase, case.phase_since):
        work.save(replace(case, phase=last.phase, phase_since=last.since))
    listing.refresh_case(work.connection, case.id)


def _set_state(
    desk: Desk,
    case_id: UUID,
    state: CaseState,
    reason: str,
    on: date | None,
    *,
    outcome: CaseOutcome | None = None,
    settle: bool = False,
) -> Changes:
    day = on or desk.today()
    if day > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "on")
    with desk.write() as work:
        case = work.get(Case, case_id)
        saved = work.save(
            replace(case, state=state, state_reason=reason, state_since=day, outcome=outcome)
        )
        work.add(
            StateEntry(
                case_id=case_id,
                state=state,
                since=day,
                reason=saved.state_reason,
                outcome=outcome,
                **desk.stamp(),
            )
        )
        settled = _settle(work, desk, case_id) if settle else ()
        listing.refresh_case(work.connection, case_id)
        work.commit()
    nouns = (Noun.REFERRAL, Noun.FOLLOW_UP, Noun.DRAFT) if settled else ()
    return changes(Noun.CASE, *nouns, ids=(case_id, *settled))


def _settle(work: UnitOfWork, desk: Desk, case_id: UUID) -> tuple[UUID, ...]:
    settled = []
    withdrawn = Step(state=ReferralState.WITHDRAWN, happened_on=desk.today())
    wanted = ReferralFilter(today=desk.today(), states=UNANSWERED_STATES, case_id=case_id)
    for row in referrals.referrals(work.connection, wanted, desk.holiday, None, _ON_PAGE).rows:
        take_step(work, desk, work.get(Referral, row.id), withdrawn)
        settled.append(row.id)
    for task in follow_ups.of_case(work.connection, case_id):
        work.save(replace(work.get(FollowUp, task.id), done_on=desk.today()))
        settled.append(task.id)
    return tuple(settled)
