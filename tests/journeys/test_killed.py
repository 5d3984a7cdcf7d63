"""A program that is killed loses no draft."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from integrif_desk.casework import case, vault
from integrif_desk.ui.case.quick_entry import QuickEntry
from tests.journeys.conftest import CHEAP, SitDown
from tests.journeys.hands import open_first_case, unlock

ROOT = Path(__file__).parents[2]
NAME, PASSPHRASE = "Sabine Hartwig", "kranich-ofen-lila-treppe-salz-uhr"

# Signs in, opens the case, types into its entry line, and says so once the draft is kept.
TYPING = """
import sys
from pathlib import Path
from uuid import UUID
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from integrif_desk import app
from integrif_desk.casework import draft
from integrif_desk.ui.context import CASES, CaseTarget, CaseThen
from integrif_desk.ui.program import Program

go_on, enter, keep = Program.go_on, Program.enter, draft.keep

def sign_in(program):
    go_on(program)
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    name, passphrase = window.findChildren(QLineEdit)
    QTest.keyClicks(name, sys.argv[2])
    QTest.keyClicks(passphrase, sys.argv[3])
    QTest.keyClick(passphrase, Qt.Key.Key_Return)

def type_note(program, opened):
    enter(program, opened)
    window = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
    window.shell().open_page(CASES, CaseTarget(UUID(sys.argv[4]), CaseThen.NOTE))
    wait_for_entry(window)

def wait_for_entry(window):
    from PySide6.QtCore import QTimer
    from integrif_desk.ui.case.quick_entry import QuickEntry
    entry = window.findChild(QuickEntry)
    if entry is None or QApplication.focusWidget() is None or not entry.isAncestorOf(
        QApplication.focusWidget()
    ):
        QTimer.singleShot(50, lambda: wait_for_entry(window))
        return
    QTest.keyClicks(QApplication.focusWidget(), "Anruf wegen Kursplatz")

def keep_and_say(desk, kind, subject_id, fields):
    kept = keep(desk, kind, subject_id, fields)
    if "Kursplatz" in str(fields):
        print("kept", flush=True)
    return kept

Program.go_on, Program.enter, draft.keep = sign_in, type_note, keep_and_say
sys.exit(app.show_window(Path(sys.argv[1])))
"""


@pytest.fixture
def case_in_store(tmp_path: Path) -> tuple[Path, str]:
    """Return a store's folder and the id of the case in it."""
    folder = tmp_path / "store"
    opened = vault.create(
        folder, association="Salzland", name=NAME, passphrase=PASSPHRASE, kdf=CHEAP
    )
    made = case.open_case(opened.desk, case.NewCase(given_names="Yonas", surname="Tesfay"))
    opened.close()
    return folder, str(made.created)


def test_what_was_typed_survives_a_kill(case_in_store: tuple[Path, str], sit_down: SitDown) -> None:
    folder, case_id = case_in_store
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(folder), NAME, PASSPHRASE, case_id],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
    ) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "kept\n"
        desk.kill()
    hands = sit_down(folder)
    unlock(hands, NAME, PASSPHRASE)
    open_first_case(hands)
    entry = hands.the(QuickEntry)
    hands.wait(lambda: entry.text.toPlainText() == "Anruf wegen Kursplatz")
    assert entry.draft_hint.isVisible()
    assert entry.draft_hint.text().startswith("Entwurf")
