from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from integrif_desk.casework import account, case, contact_note, draft, follow_up, person, vault
from integrif_desk.casework.case import NewCase
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.views import CaseFilter, CaseRow, CaseSort, HistoryKind
from tests.casework.conftest import Clock

OpenCase = Callable[..., UUID]
TODAY = date(2026, 3, 10)


def test_a_name_is_enough_to_open_a_case(desk: Desk, open_case: OpenCase) -> None:
    detail = case.view(desk, open_case(given_names="Najibullah", surname=""))
    assert detail.case.number == "F-26-001"
    assert detail.person.list_name == "Najibullah"
    assert detail.owner_name == "Sabine Hartwig"
    assert [entry.phase for entry in detail.phases] == [Phase.ACCESS]


def test_numbers_run_per_year(desk: Desk, open_case: OpenCase) -> None:
    ids = [open_case(), open_case(opened_on=date(2025, 12, 1)), open_case()]
    numbers = [case.view(desk, case_id).case.number for case_id in ids]
    assert numbers == ["F-26-001", "F-25-001", "F-26-002"]


def test_a_refused_case_leaves_nothing_behind(desk: Desk) -> None:
    draft.keep(desk, DraftKind.CASE, None, {"surname": "Al-Ahmad"})
    wrong = NewCase(
        given_names="Mohammad",
        residence=ResidenceFacts(
            kind=StatusKind.TOLERATION,
            valid_from=date(2026, 5, 1),
            valid_until=date(2026, 4, 1),
        ),
    )
    with pytest.raises(FieldError) as caught:
        case.open_case(desk, wrong)
    assert caught.value.code is ErrorCode.DATE_ORDER
    assert case.cases(desk, CaseFilter(today=TODAY)).rows == ()
    assert draft.load(desk, DraftKind.CASE, None) == {"surname": "Al-Ahmad"}


def test_opening_takes_the_draft_away(desk: Desk, open_case: OpenCase) -> None:
    draft.keep(desk, DraftKind.CASE, None, {"surname": "Al-Ahmad"})
    open_case()
    assert draft.load(desk, DraftKind.CASE, None) is None


@pytest.mark.parametrize("field", ["opened_on", "birth_date"])
def test_dates_that_have_not_come_yet_are_refused(desk: Desk, field: str) -> None:
    entered: dict[str, Any] = {field: date(2026, 3, 11)}
    with pytest.raises(FieldError) as caught:
        case.open_case(desk, NewCase(given_names="A", **entered))
    assert (caught.value.code, caught.value.field) == (ErrorCode.DATE_IN_FUTURE, field)


def test_somebody_elses_save_is_never_overwritten(desk: Desk, open_case: OpenCase) -> None:
    mine = case.view(desk, open_case()).case
    case.change(desk, replace(mine, goal="Elektriker werden"))
    with pytest.raises(StaleRecord) as caught:
        case.change(desk, replace(mine, goal="Koch werden"))
    assert caught.value.yours.goal == "Koch werden"
    assert caught.value.theirs.goal == "Elektriker werden"
    assert case.view(desk, mine.id).case.goal == "Elektriker werden"


def test_the_list_follows_the_person(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case(surname="Kowalenka")
    found = case.view(desk, case_id).person
    changes = person.change(desk, replace(found, surname="Kowalenko"))
    assert changes.nouns >= {Noun.PERSON, Noun.CASE}
    assert [row.name for row in find(desk, "kowalenko")] == ["Kowalenko, Mohammad"]
    assert find(desk, "kowalenka") == ()


def test_the_newest_document_counts(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case(
        residence=ResidenceFacts(kind=StatusKind.PERMISSION_TO_STAY, valid_from=date(2024, 1, 1))
    )
    person_id = case.view(desk, case_id).person.id
    card = ResidenceFacts(
        kind=StatusKind.REFUGEE, valid_from=date(2025, 6, 1), valid_until=date(2026, 4, 30)
    )
    person.set_residence(desk, person_id, card)
    older = ResidenceFacts(kind=StatusKind.ARRIVAL_CERTIFICATE, valid_from=date(2023, 6, 1))
    person.set_residence(desk, person_id, older)
    (row,) = case.cases(desk, CaseFilter(today=TODAY, status_expiring=True)).rows
    assert (row.status_kind, row.status_until) == (StatusKind.REFUGEE, date(2026, 4, 30))
    residence = case.view(desk, case_id).residence
    assert residence is not None and residence.kind is StatusKind.REFUGEE


def test_phases_may_be_skipped_and_repeated(desk: Desk, open_case: OpenCase, clock: Clock) -> None:
    case_id = open_case()
    for phase in (Phase.QUALIFICATION, Phase.ORIENTATION, Phase.QUALIFICATION):
        clock.pass_days(1)
        case.move_to_phase(desk, case_id, phase)
    detail = case.view(desk, case_id)
    assert detail.case.phase is Phase.QUALIFICATION
    assert [entry.phase.number for entry in detail.phases] == [1, 3, 2, 3]


def test_a_case_pauses_closes_and_opens_again(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    with pytest.raises(FieldError):
        case.pause(desk, case_id, " ")
    case.pause(desk, case_id, "Elternzeit")
    assert case.view(desk, case_id).case.state is CaseState.PAUSED
    case.close(desk, case_id, CaseOutcome.APPRENTICESHIP)
    assert case.cases(desk, CaseFilter(today=TODAY)).rows == ()
    assert len(case.cases(desk, CaseFilter(today=TODAY, state=CaseState.CLOSED)).rows) == 1
    with pytest.raises(KnownError) as caught:
        contact_note.log(desk, contact_note.NewNote(case_id=case_id, text="noch etwas"))
    assert caught.value.code is ErrorCode.CASE_CLOSED
    case.reopen(desk, case_id)
    detail = case.view(desk, case_id)
    assert (detail.case.state, detail.case.outcome) == (CaseState.OPEN, None)
    assert [(one.state, one.reason, one.outcome) for one in case.states(desk, case_id)] == [
        (CaseState.PAUSED, "Elternzeit", None),
        (CaseState.CLOSED, "", CaseOutcome.APPRENTICESHIP),
        (CaseState.OPEN, "", None),
    ]


def test_another_outcome_needs_a_word(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case()
    with pytest.raises(FieldError) as caught:
        case.close(desk, case_id, CaseOutcome.OTHER, " ")
    assert caught.value.field == "remark"
    case.close(desk, case_id, CaseOutcome.OTHER, "zieht zur Schwester")
    assert case.view(desk, case_id).case.state_reason == "zieht zur Schwester"


def test_every_page_of_the_list_is_reached_once_in_every_order(
    desk: Desk, open_case: OpenCase
) -> None:
    names = ["Rahimi", "rahimi", "Ära", "Zahra", "Al-Ahmad", "الأحمد", "Łukasz", "Rahimi"]
    ids = {open_case(surname=name) for name in names}
    for sort in CaseSort:
        seen, key = [], None
        while True:
            page = case.cases(desk, CaseFilter(today=TODAY, sort=sort), after=key, limit=3)
            seen += [row.id for row in page.rows]
            key = page.next_key
            if key is None:
                break
        assert len(seen) == len(names)
        assert set(seen) == ids


def test_names_are_sorted_as_people_read_them(desk: Desk, open_case: OpenCase) -> None:
    for name in ("Zahra", "Ära", "Bakri"):
        open_case(surname=name)
    rows = case.cases(desk, CaseFilter(today=TODAY, sort=CaseSort.NAME)).rows
    assert [row.name for row in rows] == ["Ära, Mohammad", "Bakri, Mohammad", "Zahra, Mohammad"]


@pytest.mark.parametrize("typed", ["al ahmad", "F-26-001", "f26001", "محمد", "moh ahm", "AL-AHMAD"])
def test_a_case_is_found_by_what_people_type(desk: Desk, open_case: OpenCase, typed: str) -> None:
    case_id = open_case(original_name="محمد الأحمد")
    open_case(given_names="Olena", surname="Bondar")
    assert [row.id for row in find(desk, typed)] == [case_id]


@pytest.mark.parametrize("typed", ['"', "*", "AND", "words:x", "a) OR (b", "'; DROP TABLE", "😀"])
def test_nothing_typed_is_ever_an_operator(desk: Desk, open_case: OpenCase, typed: str) -> None:
    open_case()
    assert find(desk, typed) == ()


def test_counts_stand_on_the_chips(desk: Desk, open_case: OpenCase) -> None:
    late, _ = open_case(), open_case()
    overdue = follow_up.NewFollowUp(task="Nachfragen", due_on=date(2026, 3, 9))
    follow_up.add(desk, late, overdue)
    counts = case.counts(desk, CaseFilter(today=TODAY))
    assert (counts.mine, counts.all, counts.overdue, counts.status_expiring) == (2, 2, 1, 0)


def test_the_history_is_one_line_of_time(desk: Desk, open_case: OpenCase, clock: Clock) -> None:
    case_id = open_case()
    for number in range(5):
        clock.pass_days(1)
        contact_note.log(desk, contact_note.NewNote(case_id=case_id, text=f"Notiz {number}"))
    case.move_to_phase(desk, case_id, Phase.ORIENTATION)
    first = case.history(desk, case_id, limit=3)
    rest = case.history(desk, case_id, after=first.next_key, limit=50)
    kinds = [item.kind for item in (*first.rows, *rest.rows)]
    assert kinds.count(HistoryKind.CONTACT) == 5
    assert kinds.count(HistoryKind.PHASE) == 2
    times = [item.at for item in (*first.rows, *rest.rows)]
    assert times == sorted(times, reverse=True)
    only = case.history(desk, case_id, kinds=frozenset({HistoryKind.PHASE}))
    assert {item.kind for item in only.rows} == {HistoryKind.PHASE}


def find(desk: Desk, typed: str) -> tuple[CaseRow, ...]:
    return case.cases(desk, CaseFilter(today=TODAY, text=typed)).rows


def add_helga(opened: vault.Opened) -> UUID:
    created = account.add(
        opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, "vogel-lampe-turm-see-gras"
    ).created
    assert created is not None
    return created


def test_cases_one_helps_with_are_counted_and_found(
    opened: vault.Opened, open_case: OpenCase
) -> None:
    desk, helga = opened.desk, add_helga(opened)
    helped, _ = open_case(surname="Rahimi"), open_case(surname="Nuri")
    me = desk.account.id
    found = case.view(desk, helped).case
    case.set_company(desk, found, helga, (me, helga, me))
    detail = case.view(desk, helped)
    assert (detail.case.owner_id, detail.case.helper_ids) == (helga, (me,))
    wanted = CaseFilter(today=TODAY, helper_id=me)
    assert case.counts(desk, wanted).helping == 1
    assert [row.id for row in case.cases(desk, wanted).rows] == [helped]
    assert [row.id for row in case.cases(desk, replace(wanted, text="rahi")).rows] == [helped]
    assert case.cases(desk, replace(wanted, text="nuri")).rows == ()
    case.set_company(desk, detail.case, helga, ())
    assert case.counts(desk, wanted).helping == 0


def test_a_wrong_phase_is_corrected_or_taken_back(
    desk: Desk, open_case: OpenCase, clock: Clock
) -> None:
    case_id = open_case()
    clock.pass_days(10)
    case.move_to_phase(desk, case_id, Phase.PLACEMENT)
    first, wrong = case.view(desk, case_id).phases
    case.correct_phase(desk, replace(wrong, phase=Phase.QUALIFICATION, since=TODAY))
    assert case.view(desk, case_id).case.phase is Phase.QUALIFICATION
    removed = case.remove_phase(desk, wrong.id)
    assert case.view(desk, case_id).case.phase is Phase.ACCESS
    with pytest.raises(KnownError):
        case.remove_phase(desk, first.id)
    case.restore_phase(desk, removed)
    assert case.view(desk, case_id).case.phase is Phase.QUALIFICATION
    with pytest.raises(FieldError):
        case.correct_phase(desk, replace(removed, version=2, since=date(2020, 1, 1)))
