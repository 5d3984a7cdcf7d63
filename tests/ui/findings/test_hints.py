"""Findings where they help."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from integrif_desk.casework import actor, case
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.practice_finding import Perspective
from integrif_desk.ui.case.referral_editor import ReferralEditor
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.hints import HintsPanel
from tests.ui.findings.conftest import Add, click, texts


@pytest.fixture
def jobcenter(opened: Opened) -> UUID:
    entered = ActorFacts(name="Jobcenter", category=ActorCategory.JOBCENTER, town="Staßfurt")
    created = actor.add(opened.desk, entered).created
    assert created is not None
    return created


def test_hints_name_their_source_and_open(
    opened: Opened, desk_app: object, add: Add, jobcenter: UUID, qtbot: QtBot
) -> None:
    first = add(
        "Mittwochs anrufen.",
        Perspective.VOLUNTEER,
        actor_id=jobcenter,
        lesson=Lesson.HELPED,
        suggestion="Durchwahl erfragen",
    )
    asked: list[UUID] = []
    panel = HintsPanel(asked.append)
    qtbot.addWidget(panel)
    panel.show_hints(findings.for_actor(opened.desk, jobcenter))
    shown = texts(panel)
    assert {"Was hier hilft", "Mittwochs anrufen.", "hat geholfen"} <= shown
    assert {"Vorschlag: Durchwahl erfragen", "SP-01 – Interview – Ehrenamt"} <= shown
    click(panel, "SP-01 ansehen")
    assert asked == [first]
    panel.show_hints(())
    assert not panel.isVisible()


def test_a_referral_being_drafted_shows_what_helps(
    opened: Opened, context: Context, add: Add, jobcenter: UUID, qtbot: QtBot
) -> None:
    add("Deckblatt hilft.", actor_category=ActorCategory.JOBCENTER)
    made = case.NewCase(given_names="Mohammad", surname="Al-Ahmad")
    case_id = case.open_case(opened.desk, made).created
    assert case_id is not None
    editor = ReferralEditor(context, lambda: None, lambda _created: None)
    qtbot.addWidget(editor)
    editor.write_new(case_id, jobcenter)
    assert "Deckblatt hilft." in texts(editor)
    editor.forget()
    assert not editor.hints.isVisible()
