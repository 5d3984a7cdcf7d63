from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.wording import follow_up_words as words

TODAY = date(2026, 3, 10)
ROW = FollowUpRow(
    id=UUID(int=1),
    case_id=UUID(int=2),
    case_number="F-26-001",
    person_name="Zahra Nazari",
    original_name="",
    task="Anrufen",
    due_on=TODAY,
    due_time=time(13),
    kind=None,
    owner_id=UUID(int=3),
    owner_name="Helga Brandt",
    owed_by=TaskOwner.ACCOUNT,
    actor_id=None,
    actor_name="",
    referral_id=None,
    version=1,
)


@pytest.mark.parametrize(
    ("day", "holiday", "said"),
    [
        (date(2026, 3, 14), "", "Samstag – Ämter haben geschlossen."),
        (date(2026, 3, 15), "", "Sonntag – Ämter haben geschlossen."),
        (date(2026, 4, 3), "Karfreitag", "Karfreitag – Ämter haben geschlossen."),
    ],
)
def test_why_offices_are_closed(day: date, holiday: str, said: str) -> None:
    assert words.closed_words(day, holiday) == said


def test_the_next_working_day_is_named_with_its_weekday() -> None:
    assert words.better_words(date(2026, 4, 7)) == "Auf Di, 07.04. legen"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "Zur selben Zeit: 13:00 Uhr Zahra Nazari"),
        (3, "Zur selben Zeit: 13:00 Uhr Zahra Nazari, 13:00 Uhr Zahra Nazari, 1 weiterer Termin"),
    ],
)
def test_appointments_at_the_same_time(count: int, said: str) -> None:
    assert words.overlap_words([ROW] * count) == said


def test_when_something_is_due() -> None:
    assert words.due_words(ROW, TODAY) == "heute, 13:00 Uhr"
    assert words.due_words(replace(ROW, due_time=None), date(2026, 3, 9)) == "morgen"
    assert words.due_words(ROW, date(2026, 3, 15)) == "seit 5 Tagen überfällig"


def test_rhythms_have_words() -> None:
    until = date(2026, 4, 2)
    assert words.rhythm_words(Recurrence.WEEKLY, until) == "jede Woche bis Do, 02.04.2026"
    assert words.rhythm_words(None) == ""


def test_who_handed_it_over() -> None:
    assert words.delegated_words(ROW) == ""
    given = replace(ROW, delegator_name="Karl Anders")
    assert words.delegated_words(given) == "von K. Anders übergeben"


def test_a_first_name_is_cut_to_its_letter_and_one_name_stays_whole() -> None:
    assert words.short_name("Helga Brandt") == "H. Brandt"
    assert words.short_name("Halima") == "Halima"
