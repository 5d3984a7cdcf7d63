"""What Verwaltung says, without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from integrif_desk.casework import account, association, vault
from integrif_desk.casework.vault import CheckLine, CheckName
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.meeting_views import ProfileRow
from integrif_desk.ui.admin.presenter import (
    about,
    account_lines,
    backup_lines,
    check_sentence,
    fill,
    form_values,
)
from integrif_desk.ui.backup_line import backup_line, is_due, is_old

NOW = datetime(2026, 3, 10, 16, 30, tzinfo=UTC)


def test_the_form_gives_back_what_it_was_given(opened: vault.Opened) -> None:
    read = association.read(opened.desk)
    assert fill(read, form_values(read)).association == read


@pytest.mark.parametrize("typed", ["", "0", "61", "fünf", "5,5", "-1", "٥"])
def test_a_number_that_makes_no_sense_is_told_at_its_field(
    opened: vault.Opened, typed: str
) -> None:
    read = association.read(opened.desk)
    filled = fill(read, form_values(read) | {"lock_after_minutes": typed})
    assert filled.association is None
    assert "von 1 bis 60" in filled.errors["lock_after_minutes"]


def test_every_wrong_field_is_told_at_once(opened: vault.Opened) -> None:
    read = association.read(opened.desk)
    wrong = {"name": " ", "answer_days": "x", "street": "a" * 1000}
    assert fill(read, form_values(read) | wrong).errors.keys() == wrong.keys()


def test_former_accounts_come_last_and_ones_own_is_marked(opened: vault.Opened) -> None:
    account.add(opened, "Anna Berg", Role.VOLUNTEER, Salutation.MS, "wolke-hafer-segel-dachs-regal")
    own, other = (
        opened.desk.account,
        next(one for one in account.accounts(opened.desk) if one.name == "Anna Berg"),
    )
    lines = account_lines(
        [
            ProfileRow(account=replace(other, active=False), profile=None),
            ProfileRow(account=own, profile=None),
        ],
        own.id,
    )
    assert [line.id for line in lines] == [own.id, other.id]
    assert "das sind Sie" in lines[0].note
    assert "stillgelegt" in lines[1].note


@pytest.mark.parametrize("name", list(CheckName))
def test_the_check_speaks_plainly_whether_good_or_bad(name: CheckName) -> None:
    good, bad = (check_sentence(CheckLine(name, ok)) for ok in (True, False))
    assert good != bad
    assert good.endswith(".")
    assert "Bitte" in bad


def test_backups_read_as_people_speak() -> None:
    times = (datetime(2026, 3, 10, 8, 0, tzinfo=UTC), datetime(2026, 3, 1, 8, 0, tzinfo=UTC))
    assert backup_lines(times, date(2026, 3, 10))[0].startswith("heute")


def test_the_last_backup_is_told_and_warned_of_after_a_week() -> None:
    recent = datetime(2026, 3, 10, 7, 12, tzinfo=UTC)
    old = datetime(2026, 3, 2, 7, 12, tzinfo=UTC)
    assert backup_line(recent, NOW).startswith("Letzte Sicherung: heute")
    assert backup_line(old, NOW) == "Letzte Sicherung vor 8 Tagen"
    assert backup_line(None, NOW) == "Noch keine Sicherung"
    assert (is_old(recent, NOW), is_old(old, NOW)) == (False, True)
    assert (is_due(recent, NOW), is_due(old, NOW), is_due(None, NOW)) == (False, True, True)


def test_about_names_licence_and_sources() -> None:
    said = " ".join(text for part in about() for text in part)
    for words in ("GNU General Public License", "ESCO v1.2.0, © Europäische Union", "SIL Open"):
        assert words in said
