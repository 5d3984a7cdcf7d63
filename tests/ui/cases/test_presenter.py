"""The words of the case list, and what its filter asks for, without a window."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import CaseCounts, CaseFilter, CaseRow, CaseSort, HitKind, SearchHit
from integrif_desk.ui.cases.presenter import (
    Filtering,
    Mark,
    case_line,
    count_text,
    filter_count,
    filtering_of,
    nothing_found,
)

DAY = date(2026, 3, 10)
ME, OTHER = UUID(int=1), UUID(int=2)
COUNTS = CaseCounts(mine=230, all=6100, overdue=130, status_expiring=140)
ROW = CaseRow(
    id=UUID(int=7),
    number="F-25-014",
    name="Al-Ahmad, Mohammad",
    original_name="محمد الأحمد",
    birth_date=date(1991, 5, 2),
    nationalities=("SY",),
    status_kind=StatusKind.SUBSIDIARY_PROTECTION,
    status_until=date(2026, 4, 30),
    owner_id=ME,
    phase=Phase.QUALIFICATION,
    state=CaseState.OPEN,
    next_due=date(2026, 3, 5),
    next_task="Nachfragen",
    last_contact_on=date(2026, 3, 9),
)


def test_a_row_says_name_age_paper_and_date() -> None:
    line = case_line(ROW, DAY)
    assert (line.name, line.age) == ("Al-Ahmad, Mohammad", "34 J.")
    assert line.status == Mark("subs. Schutz bis 30.04.", "clock-fill", "waiting")
    assert line.date == Mark("05.03.", "warning-circle-fill", "overdue")


@pytest.mark.parametrize(
    ("until", "mark"),
    [
        (None, Mark("subs. Schutz")),
        (DAY + timedelta(days=91), Mark("subs. Schutz")),
        (DAY + timedelta(days=90), Mark("subs. Schutz bis 08.06.", "clock-fill", "waiting")),
        (DAY, Mark("subs. Schutz bis 10.03.", "clock-fill", "waiting")),
        (
            date(2025, 12, 31),
            Mark("subs. Schutz abgelaufen", "warning-circle-fill", "overdue"),
        ),
    ],
)
def test_a_paper_is_marked_from_ninety_days_before_its_end(until: date | None, mark: Mark) -> None:
    assert case_line(replace(ROW, status_until=until), DAY).status == mark


@pytest.mark.parametrize(
    ("due", "mark"),
    [
        (DAY, Mark("heute", "calendar-check-fill", "accent")),
        (date(2026, 3, 11), Mark("11.03.", "calendar-blank")),
        (date(2027, 1, 2), Mark("02.01.2027", "calendar-blank")),
        (None, Mark()),
    ],
)
def test_the_date_below_is_the_next_task(due: date | None, mark: Mark) -> None:
    assert case_line(replace(ROW, next_due=due), DAY).date == mark


def test_the_paper_of_a_closed_case_warns_nobody() -> None:
    closed = replace(ROW, state=CaseState.CLOSED, status_until=date(2025, 1, 1))
    assert case_line(closed, DAY).status == Mark("subs. Schutz")


def test_without_a_task_the_state_of_a_resting_case_is_told() -> None:
    resting = replace(ROW, next_due=None, state=CaseState.PAUSED)
    assert case_line(resting, DAY).date == Mark("ruht", "pause-circle")


def test_the_date_follows_the_order_of_the_list() -> None:
    contact = case_line(ROW, DAY, CaseSort.LAST_CONTACT).date
    never = case_line(replace(ROW, last_contact_on=None), DAY, CaseSort.LAST_CONTACT).date
    assert (contact.text, never.text) == ("09.03.", "noch nie")
    assert case_line(ROW, DAY, CaseSort.NUMBER).date.text == "F-25-014"


def test_what_is_not_known_is_left_out() -> None:
    line = case_line(replace(ROW, birth_date=None, status_kind=None), DAY)
    assert (line.age, line.status) == ("", None)


@pytest.mark.parametrize(
    ("rows", "more", "filtering", "text"),
    [
        (1, False, Filtering(ME), "1 Fall"),
        (23, False, Filtering(ME, text="Ko"), "23 Fälle"),
        (100, True, Filtering(ME), "230 Fälle"),
        (100, True, Filtering(None, sort=CaseSort.NAME), "6.100 Fälle"),
        (100, True, Filtering(None, overdue=True), "130 Fälle"),
        (100, True, Filtering(ME, expiring=True), "140 Fälle"),
        (100, True, Filtering(None, text="a"), "über 100 Fälle"),
        (100, True, Filtering(OTHER), "über 100 Fälle"),
    ],
)
def test_the_number_is_exact_or_says_that_it_is_not(
    rows: int, more: bool, filtering: Filtering, text: str
) -> None:
    assert count_text(rows, more, filtering, COUNTS, ME) == text


@pytest.mark.parametrize(
    ("filtering", "similar", "sentence"),
    [
        (
            Filtering(ME, text="Kowalenka"),
            SearchHit(
                kind=HitKind.CASE, id=UUID(int=7), title="Kowalenko, Tetjana", note="F-25-014"
            ),
            "Kein Treffer für ‚Kowalenka‘. Ähnlich: Kowalenko, Tetjana.",
        ),
        (Filtering(ME, text=" xyz "), None, "Kein Treffer für ‚xyz‘."),
        (Filtering(ME, overdue=True), None, "Zu dieser Auswahl gibt es keinen Fall."),
        (Filtering(ME), None, "Sie begleiten zurzeit keinen Fall."),
    ],
)
def test_an_empty_list_says_why(
    filtering: Filtering, similar: SearchHit | None, sentence: str
) -> None:
    assert nothing_found(filtering, similar) == sentence


def test_a_filter_survives_the_way_from_another_page() -> None:
    wanted = CaseFilter(
        today=DAY, owner_id=ME, status_expiring=True, phase=Phase.ACCESS, sort=CaseSort.NAME
    )
    assert filtering_of(wanted).wanted(DAY) == wanted


def test_the_filter_button_counts_what_its_panel_sets() -> None:
    assert filter_count(Filtering(ME, text="a", overdue=True), ME) == 0
    assert filter_count(Filtering(OTHER, state=CaseState.CLOSED, phase=Phase.ACCESS), ME) == 3


def test_a_paper_that_ends_next_year_is_told_without_the_year() -> None:
    row = replace(ROW, status_until=date(2027, 1, 12))
    assert case_line(row, date(2026, 11, 22)).status == Mark(
        "subs. Schutz bis 12.01.", "clock-fill", "waiting"
    )
