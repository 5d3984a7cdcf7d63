"""What the composer offers at each stage of a release, and what is said about it. Knows no Qt."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from integrif_desk.casework.approval import Standing
from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.domain.handover import HandoverState, Purpose, WithdrawReason
from integrif_desk.ui.handovers.approval_presenter import (
    after_release,
    bar_text,
    left_text,
    reminder,
    request_second_lines,
    stage,
    withdrawn_words,
)
from integrif_desk.ui.handovers.presenter import state_look, state_text
from tests.ui.handovers.test_presenter import ROW

ID = UUID(int=7)
TODAY = date(2026, 3, 10)
ASKED = RequestRow(
    id=ID,
    case_id=ID,
    case_number="F-25-014",
    person_name="Al-Ahmad, Mohammad",
    original_name="محمد",
    recipient_id=ID,
    recipient_name="Koordinierungsstelle",
    purpose=Purpose.COORDINATION,
    state=ApprovalState.REQUESTED,
    author="Helga Brandt",
    author_id=ID,
    message="",
    comments=((PlanPart.TEXTS, "Bis wann?"),),
    decided_by="Sabine Hartwig",
    changed_at=datetime(2026, 3, 10, 9, 0, tzinfo=UTC),
)
RETURNED = replace(ASKED, state=ApprovalState.RETURNED)


@pytest.mark.parametrize(
    ("asked", "may", "deed", "locked"),
    [
        (None, False, "Zur &Freigabe vorlegen", False),
        (None, True, "&Freigeben", False),
        (ASKED, False, "Zur &Freigabe vorlegen", True),
        (ASKED, True, "&Freigeben", False),
        (RETURNED, False, "Erneut zur &Freigabe vorlegen", False),
        (RETURNED, True, "&Freigeben", False),
    ],
)
def test_the_main_button_is_named_after_what_it_does(
    asked: RequestRow | None, may: bool, deed: str, locked: bool
) -> None:
    shown = stage(Standing(request=asked, plan=None, may_release=may))
    assert (shown.deed, shown.locked) == (deed, locked)


def test_the_bar_says_who_did_what_and_when() -> None:
    assert bar_text(ASKED, TODAY).startswith("Zur Freigabe vorgelegt: ")
    assert "\u2068Sabine Hartwig\u2069 hat die Übergabe zurückgegeben" in bar_text(RETURNED, TODAY)
    assert request_second_lines(ASKED, TODAY)[0] == "F-25-014 · \u2068محمد\u2069"


def test_what_is_left_is_counted() -> None:
    assert left_text(0) == ""
    assert left_text(1) == "noch eine danach"
    assert left_text(3) == "noch 3 danach"
    assert after_release("Ü-26-031", ()).endswith("Keine weitere wartet.")
    assert after_release("Ü-26-031", (ASKED,)).endswith("Eine weitere wartet.")
    assert after_release("Ü-26-031", (ASKED, ASKED)).endswith("2 weitere warten.")


def test_what_holds_no_more_says_why() -> None:
    assert withdrawn_words(ROW) == ""
    withdrawn = replace(
        ROW,
        state=HandoverState.WITHDRAWN,
        withdrawn_on=TODAY,
        withdrawn_reason=WithdrawReason.CONSENT_REVOKED,
    )
    assert withdrawn_words(withdrawn) == "Zurückgezogen am 10.03.2026: Einwilligung widerrufen."
    assert state_text(withdrawn, TODAY) == "zurückgezogen"
    replaced = replace(ROW, state=HandoverState.SUPERSEDED, superseded_by="Ü-26-032")
    assert withdrawn_words(replaced).startswith("Durch Ü-26-032 ersetzt.")
    assert state_text(replaced, TODAY) == "ersetzt durch Ü-26-032"
    assert state_look(replaced, TODAY) == ("prohibit-bold", "neutral")


def test_what_still_lies_here_is_not_overdue() -> None:
    kept = replace(ROW, state=HandoverState.ISSUED, answer_by=date(2026, 1, 1))
    assert state_text(kept, TODAY) == "noch nicht übergeben"


def test_the_reminder_names_no_person() -> None:
    task = reminder(ROW, date(2026, 3, 11))
    assert task.task == "Der Stelle sagen, dass Übergabe Ü-26-031 zurückgezogen ist"
    assert task.actor_id == ROW.recipient_id
