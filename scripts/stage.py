"""The window with the demo in it, led by hand: what the pictures of pages and of the walk share."""

import io
from typing import TypeVar
from uuid import UUID

import pikepdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from integrif_desk.casework import case, vault
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.views import CaseFilter
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.context import CASES, CaseTarget, Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell

WidgetT = TypeVar("WidgetT", bound=QWidget)
SMALL = (1366, 768)
_ROUNDS = 5


def shell_of(opened: vault.Opened) -> Shell:
    """Return a shell on the store, shown at the smaller size; every call runs at once."""
    appearance = Appearance(lambda: "system", nothing, nothing, nothing)
    runner = SyncRunner()
    shell = build_shell(Context(opened, runner, Notices()), appearance)
    runner.changed.connect(shell.take_changes)
    shell.resize(*SMALL)
    shell.show()
    settle()
    return shell


def filled_in(document: bytes, values: dict[str, str]) -> bytes:
    """Return a document whose reply slip somebody has filled in."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = values.get(str(field.T))
            if value is not None:
                field.V = pikepdf.Name(f"/{value}") if "/Kids" in field else pikepdf.String(value)
        pdf.save(written)
    return written.getvalue()


def settle() -> None:
    """Let everything arrive that has been asked for and laid out."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def case_called(opened: vault.Opened, text: str, state: CaseState | None = None) -> UUID:
    """Return the case that the list finds for that text first."""
    wanted = CaseFilter(today=opened.desk.today(), text=text, state=state)
    return case.cases(opened.desk, wanted).rows[0].id


def case_page(shell: Shell, case_id: UUID, tab: str = "") -> CasePage:
    """Open a case and one of its tabs."""
    shell.open_page(CASES, CaseTarget(case_id))
    settle()
    page = one(shell, CasePage)
    if tab:
        page.tabs.set_value(tab)
        page.show_tab(tab)
        settle()
    return page


def one(holder: QWidget, kind: type[WidgetT]) -> WidgetT:
    """Return the widget of that kind that can be seen."""
    seen = [found for found in holder.findChildren(kind) if found.isVisible()]
    if not seen:
        raise LookupError(f"Nichts zu sehen von {kind.__name__}")
    return seen[0]


def press(holder: QWidget, *texts: str) -> None:
    """Click the buttons that are called so, one after the other."""
    for text in texts:
        QTest.mouseClick(_button(holder, text), Qt.MouseButton.LeftButton)
        settle()


def nothing(*_values: object) -> None:
    """Do nothing: nobody clicks here."""


def _button(holder: QWidget, text: str) -> QAbstractButton:
    seen = [b for b in holder.findChildren(QAbstractButton) if b.isVisible()]
    for found in seen:
        if text in (found.accessibleName(), found.text().replace("&", "")):
            return found
    raise LookupError(f"Kein Knopf „{text}“ unter {[b.accessibleName() for b in seen]}")
