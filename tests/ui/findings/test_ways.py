"""The ways to a finding: global search and the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from integrif_desk.casework import search
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.practice_finding import Perspective
from integrif_desk.ui.areas import holds
from integrif_desk.ui.context import FINDINGS, Context, FindingTarget
from integrif_desk.ui.findings.page import FindingsPage
from integrif_desk.ui.signed_in import Appearance, as_hit, build_shell, open_hit
from tests.ui.findings.conftest import Add


def test_the_global_search_leads_to_a_finding(
    context: Context, opened: Opened, add: Add, qtbot: object
) -> None:
    first = add("Kurszeiten passen nicht.")
    add("Andere")
    shell = build_shell(context, Appearance(lambda: "light", print, print, print))
    (found,) = search.search(opened.desk, "kurszeiten")
    hit = as_hit(found)
    assert (hit.group, hit.detail) == ("Praxiswissen", "SP-01")
    open_hit(shell, hit)
    page = shell.page(FINDINGS)
    assert isinstance(page, FindingsPage)
    assert page.editor.shown_id() == first
    shell.deleteLater()


def test_tab_walks_the_finding_from_top_to_bottom(page: FindingsPage, add: Add) -> None:
    page.refresh(None)
    page.show_item(FindingTarget(add("Kurszeiten", Perspective.VOLUNTEER)))
    QApplication.processEvents()
    editor, fields = page.editor, page.editor.fields
    wanted: list[QWidget] = [
        fields.category,
        editor.stepper,
        fields.claim,
        editor.add_button,
        editor.evidence.rows()[0],
        fields.suggestion,
        fields.actor,
        fields.actor_category,
        fields.level,
        fields.lesson,
        editor.footer.remove_button,
        editor.footer.hand_over_button,
        editor.footer.save_button,
    ]
    fields.category.setFocus()
    seen: list[QWidget] = [fields.category]
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        seen += [
            each for each in wanted if stop is not None and holds(each, stop) and each not in seen
        ]
    assert [wanted.index(each) for each in seen] == list(range(len(wanted)))
