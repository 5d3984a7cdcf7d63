"""The words of Heute, without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from integrif_desk.domain.account import Account, Salutation
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import FollowUpRow, SilentCase, StatusExpiry, Today
from integrif_desk.ui.today.attention_words import expiry_lines, silent_lines
from integrif_desk.ui.today.presenter import (
    Day,
    Reach,
    Scope,
    follow_up_line,
    further,
    greeting,
    nothing_due,
    summary,
    surname,
)

DAY = date(2026, 3, 10)  # a Tuesday
NOBODY = UUID(int=0)


def account(name: str = "Helga Brandt", salutation: Salutation = Salutation.MS) -> Account:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Account(
        id=NOBODY,
        created_at=moment,
        created_by=NOBODY,
        changed_at=moment,
        changed_by=NOBODY,
        name=name,
        salutation=salutation,
    )


def follow_up(**values: object) -> FollowUpRow:
    told: dict[str, object] = {
        "id": UUID(int=1),
        "case_id": UUID(int=2),
        "case_number": "F-26-001",
        "person_name": "Mohammad Al-Ahmad",
        "original_name": "محمد الأحمد",
        "task": "Stand Bildungsgutschein",
        "due_on": DAY,
        "due_time": None,
        "kind": None,
        "owner_id": NOBODY,
        "owner_name": "Helga Brandt",
        "owed_by": TaskOwner.ACCOUNT,
        "actor_id": None,
        "actor_name": "",
        "referral_id": None,
        "version": 1,
    }
    return FollowUpRow(**{**told, **values})  # type: ignore[arg-type]


def day(
    overdue: int = 0,
    due_today: int = 0,
    this_week: int = 0,
    next_week: int = 0,
    next_due: date | None = None,
    reach: Reach = Reach.THIS_WEEK,
) -> Day:
    view = Today(
        overdue=(),
        overdue_total=overdue,
        due_today=(),
        due_today_total=due_today,
        this_week=(),
        this_week_total=this_week,
        next_week_total=next_week,
        next_due=next_due,
        expiring=(),
        expiring_total=0,
        unanswered=(),
        unanswered_total=0,
        silent=(),
        silent_total=0,
    )
    return Day(DAY, Scope.MINE, reach, view, (), False)


@pytest.mark.parametrize(
    ("hour", "hello"),
    [
        (3, "Guten Abend"),
        (4, "Guten Morgen"),
        (10, "Guten Morgen"),
        (11, "Guten Tag"),
        (17, "Guten Tag"),
        (18, "Guten Abend"),
    ],
)
def test_the_greeting_follows_the_clock(hour: int, hello: str) -> None:
    now = datetime(2026, 3, 10, hour, tzinfo=UTC)
    assert greeting(now, account()) == f"{hello}, Frau Brandt"


def test_without_a_salutation_the_whole_name_is_greeted() -> None:
    now = datetime(2026, 3, 10, 9, tzinfo=UTC)
    someone = account("Kim Brandt", Salutation.NEUTRAL)
    assert greeting(now, someone) == "Guten Morgen, Kim Brandt"


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Helga Brandt", "Brandt"),
        ("Maria von der Heide", "von der Heide"),
        ("Cem", "Cem"),
        ("de Haan", "Haan"),
    ],
)
def test_particles_belong_to_the_surname(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (
            day(3, 3, 3),
            "3 Wiedervorlagen sind überfällig, 3 stehen heute an, 3 weitere bis Sonntag.",
        ),
        (day(1, 1), "1 Wiedervorlage ist überfällig, 1 steht heute an."),
        (day(0, 2), "2 Wiedervorlagen stehen heute an."),
        (day(0, 1, 1), "1 Wiedervorlage steht heute an, 1 weitere bis Sonntag."),
        (day(0, 0, 2), "heute ist nichts fällig, 2 weitere bis Sonntag."),
        (day(), "heute ist nichts fällig."),
        (day(1250), "1.250 Wiedervorlagen sind überfällig."),
    ],
)
def test_the_line_of_the_day_counts_in_whole_sentences(shown: Day, sentence: str) -> None:
    assert summary(shown) == f"Dienstag, 10. März 2026 – {sentence}"


def test_an_empty_list_names_the_next_date() -> None:
    assert nothing_due(day(next_due=date(2026, 3, 12))) == (
        "Heute ist nichts fällig. Die nächste Wiedervorlage ist am 12.03.2026."
    )
    assert nothing_due(day()).endswith("Sie haben keine offenen Wiedervorlagen.")
    of_all = replace(day(), scope=Scope.ALL)
    assert nothing_due(of_all).endswith("Es gibt keine offenen Wiedervorlagen.")


@pytest.mark.parametrize(
    ("shown", "text", "reach"),
    [
        (day(next_week=7), "Nächste Woche anzeigen (7)", Reach.NEXT_WEEK),
        (day(next_week=0), "Spätere anzeigen", Reach.ALL),
        (day(next_week=7, reach=Reach.NEXT_WEEK), "Spätere anzeigen", Reach.ALL),
        (day(reach=Reach.ALL), "Nur diese Woche anzeigen", Reach.THIS_WEEK),
    ],
)
def test_the_link_below_reaches_further_each_time(shown: Day, text: str, reach: Reach) -> None:
    link, wanted = further(shown)
    assert (link.replace("&", ""), wanted) == (text, reach)


@pytest.mark.parametrize(
    ("due_on", "due_time", "due", "note", "tone"),
    [
        (date(2026, 3, 5), None, "Do, 05.03.", "seit 5 Tagen", "overdue"),
        (date(2026, 3, 9), None, "Mo, 09.03.", "seit gestern", "overdue"),
        (date(2025, 12, 30), None, "30.12.2025", "seit 70 Tagen", "overdue"),
        (DAY, time(13, 0), "13:00 Uhr", "heute", "neutral"),
        (DAY, None, "ohne Uhrzeit", "heute", "neutral"),
        (date(2026, 3, 11), None, "Mi, 11.03.", "morgen", "neutral"),
        (date(2026, 3, 13), None, "Fr, 13.03.", "in 3 Tagen", "neutral"),
    ],
)
def test_a_due_day_is_told_absolute_and_relative(
    due_on: date, due_time: time | None, due: str, note: str, tone: str
) -> None:
    line = follow_up_line(follow_up(due_on=due_on, due_time=due_time), DAY)
    assert (line.due, line.due_note, line.tone) == (due, note, tone)


def test_names_of_other_scripts_are_isolated() -> None:
    assert follow_up_line(follow_up(), DAY).original == "\u2068محمد الأحمد\u2069"
    assert not follow_up_line(follow_up(original_name=""), DAY).original


@pytest.mark.parametrize(
    ("values", "icon", "meta"),
    [
        ({"kind": ContactKind.PHONE, "actor_name": "Jobcenter"}, "phone", "Jobcenter"),
        ({"kind": ContactKind.CONVERSATION}, "chats", "Gespräch"),
        ({"actor_name": "uni-assist"}, "buildings", "uni-assist"),
        ({"owed_by": TaskOwner.PERSON}, "user", "liegt bei der ratsuchenden Person"),
        ({}, "", ""),
    ],
)
def test_the_second_line_says_how_or_with_whom(
    values: dict[str, object], icon: str, meta: str
) -> None:
    line = follow_up_line(follow_up(**values), DAY)
    assert (line.meta_icon, line.meta) == (icon, meta)


def test_the_list_of_the_association_names_who_watches() -> None:
    with_actor = follow_up_line(follow_up(actor_name="HWK"), DAY, with_owner=True)
    alone = follow_up_line(follow_up(), DAY, with_owner=True)
    assert (with_actor.meta, alone.meta) == ("HWK – Helga Brandt", "Helga Brandt")


def test_a_watched_referral_is_asked_for() -> None:
    row = follow_up(referral_id=UUID(int=3), task="Bildungsgutschein", actor_name="Jobcenter")
    line = follow_up_line(row, DAY)
    assert (line.task, line.meta_icon) == (
        "Antwort nachfragen: Bildungsgutschein",
        "arrows-left-right",
    )


@pytest.mark.parametrize(
    ("days", "flag", "tone"),
    [
        (-3, "07.03. (abgelaufen)", "overdue"),
        (0, "10.03. (heute)", "overdue"),
        (1, "11.03. (morgen)", "overdue"),
        (7, "17.03. (in 7 Tagen)", "overdue"),
        (8, "18.03. (in 8 Tagen)", "waiting"),
        (30, "09.04. (in 30 Tagen)", "waiting"),
        (31, "10.04. (in 31 Tagen)", "neutral"),
        (90, "08.06. (in 90 Tagen)", "neutral"),
    ],
)
def test_a_paper_is_the_redder_the_sooner_it_ends(days: int, flag: str, tone: str) -> None:
    expiry = StatusExpiry(
        case_id=UUID(int=1),
        person_name="Rahimi, Farid",
        kind=StatusKind.TOLERATION,
        valid_until=DAY + timedelta(days=days),
        days_left=days,
    )
    [line] = expiry_lines([expiry], DAY)
    assert (line.flag, line.tone, line.meta) == (flag, tone, "Duldung")


def test_whoever_was_never_spoken_to_is_told_as_such() -> None:
    never = SilentCase(
        case_id=UUID(int=1), person_name="Farah, Hodan", last_contact_on=None, days=1
    )
    [line] = silent_lines([never], DAY)
    assert (line.meta, line.flag) == ("noch kein Kontakt", "1 Tag")


@pytest.mark.parametrize(
    ("values", "icon", "meta"),
    [
        ({"place": "Bibliothek"}, "map-pin", "Bibliothek"),
        ({"recurs": Recurrence.WEEKLY}, "repeat", "jede Woche"),
        (
            {"place": "Bibliothek", "recurs": Recurrence.MONTHLY},
            "map-pin",
            "Bibliothek – jeden Monat",
        ),
        ({"delegator_name": "Karl Anders"}, "arrow-bend-down-left", "von K. Anders übergeben"),
        ({"remark": "Klingel\n\ndefekt"}, "note", "Klingel defekt"),
        ({"remark": "sehr " * 60}, "note", "sehr " * 32 + "…"),
    ],
)
def test_what_there_is_to_know_stands_below_the_task(
    values: dict[str, object], icon: str, meta: str
) -> None:
    line = follow_up_line(follow_up(**values), DAY)
    assert (line.meta_icon, line.meta) == (icon, meta)


def test_whoever_took_it_over_is_named_where_others_are() -> None:
    handed_over = follow_up(delegator_name="Karl Anders")
    assert follow_up_line(handed_over, DAY, with_owner=True).meta == "Helga Brandt"


def test_nothing_is_left_of_what_was_handed_over() -> None:
    nothing = replace(day(), scope=Scope.DELEGATED)
    assert nothing_due(nothing) == "Alles, was Sie übergeben haben, ist erledigt."
