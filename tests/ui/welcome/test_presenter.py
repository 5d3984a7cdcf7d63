"""What the pages before unlocking know, without a window."""

import random
from datetime import UTC, datetime
from socket import gethostname

import pytest

from integrif_desk.domain import recovery_code
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.welcome.presenter import (
    FirstRun,
    SheetCheck,
    group_state,
    pause_s,
    printed_group,
    spread_groups,
    trouble,
)

CODE = recovery_code.make(random.Random(3).randrange)
GROUPS = recovery_code.printed_groups(CODE)


def test_the_three_steps_are_done_in_any_order() -> None:
    form = FirstRun(passphrase_ready=True)
    assert form.done() == (False, True, False)
    assert form.current_step() == 1
    assert "Verein" in form.summary()


@pytest.mark.parametrize(
    ("form", "step", "word"),
    [
        (FirstRun(" ", "Sabine"), 1, "Verein"),
        (FirstRun("Bodebrücke", "Sabine"), 2, "Passphrase"),
        (FirstRun("Bodebrücke", "Sabine", passphrase_ready=True), 3, "Blatt"),
        (FirstRun("Bodebrücke", "Sabine", passphrase_ready=True, sheet_done=True), 3, "erledigt"),
    ],
)
def test_the_next_step_is_the_first_that_is_open(form: FirstRun, step: int, word: str) -> None:
    assert form.current_step() == step
    assert word in form.summary()


def test_the_control_group_must_be_the_one_that_was_asked_for() -> None:
    check = SheetCheck(code=CODE, control_group=4, control=GROUPS[3].lower(), kept=True)
    assert check.fits()
    assert check.done()
    assert SheetCheck(code=CODE, control_group=4, control=GROUPS[2]).fits() is False
    assert SheetCheck(code=CODE, control_group=4, control=GROUPS[3][:5]).fits() is None
    assert SheetCheck(control_group=4, control="").fits() is None


def test_the_sheet_counts_only_when_it_is_kept_elsewhere() -> None:
    assert not SheetCheck(code=CODE, control_group=1, control=GROUPS[0]).done()


def test_each_group_tells_a_typing_error_at_once() -> None:
    typed = GROUPS[1]
    wrong = ("2" if typed[0] != "2" else "3") + typed[1:]
    assert group_state(typed) is True
    assert group_state(wrong) is False
    assert group_state(typed[:-1]) is None


def test_a_pasted_code_fills_all_groups() -> None:
    assert spread_groups(CODE.lower()) == GROUPS
    assert printed_group(" " + GROUPS[0].replace(" ", "-")) == GROUPS[0]


def test_the_pause_grows_and_has_an_end() -> None:
    assert [pause_s(n) for n in range(1, 9)] == [0, 1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize(
    "code",
    [
        ErrorCode.VAULT_IN_USE,
        ErrorCode.VAULT_NEWER,
        ErrorCode.VAULT_MISSING,
        ErrorCode.VAULT_DAMAGED,
        ErrorCode.STORE_UNREACHABLE,
        ErrorCode.MIGRATION_FAILED,
    ],
)
def test_a_vault_that_does_not_open_gets_a_page_with_a_next_step(code: ErrorCode) -> None:
    found = trouble(KnownError(code))
    assert found is not None
    assert found.title
    assert "Bitte" in found.text or "versuchen" in found.text


def test_a_second_start_is_sent_to_the_window_that_is_open() -> None:
    since = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
    here = trouble(KnownError(ErrorCode.VAULT_IN_USE, host=gethostname(), since=since))
    there = trouble(KnownError(ErrorCode.VAULT_IN_USE, host="anderswo", since=since))
    assert here is not None
    assert there is not None
    assert "in einem anderen Fenster" in here.text
    assert "„anderswo“" in there.text


def test_a_wrong_passphrase_belongs_to_its_field() -> None:
    assert trouble(KnownError(ErrorCode.PASSPHRASE_WRONG)) is None
