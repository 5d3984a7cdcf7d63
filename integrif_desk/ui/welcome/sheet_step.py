"""Getting a recovery sheet out of the machine: print it, prove it, promise to keep it elsewhere."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain import recovery_code
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.welcome.presenter import SheetCheck
from integrif_desk.ui.welcome.sheet import SheetPreview, print_sheet, save_sheet
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.state_line import StateLine
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr


class SheetStep(QWidget):
    """The sheet with a new code, and what proves that somebody has it on paper.

    `association()` names the association on it; `on_change()` is called when `is_done` may have
    changed.
    """

    def __init__(
        self,
        runner: Runner,
        today: date,
        association: Callable[[], str],
        on_change: Callable[[], object],
        on_error: Callable[[KnownError], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._today = today
        self._association = association
        self._on_change = on_change
        self._on_error = on_error
        self._check = SheetCheck(control_group=secrets.randbelow(recovery_code.GROUPS) + 1)
        self._preview = SheetPreview(today)
        self._print = Button(tr("Blatt &drucken"), icon="printer", on_click=self._print_sheet)
        self._save = Button(
            tr("Als PDF speichern …"), LINK, height=SMALL, on_click=self._save_sheet
        )
        self._printed = StateLine()
        self._control = LineField(large=True, mono=True, on_change=lambda _text: self._update())
        self._control.setMaximumWidth(180)
        self._fits = StateLine()
        self._kept = CheckBox(tr("Das Blatt ist gedruckt und liegt &nicht beim Rechner."))
        self._kept.toggled.connect(lambda _on: self._update())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._side(), 1)
        self._ask_code()

    @property
    def code(self) -> str:
        """The code on the sheet; empty until it has been made."""
        return self._check.code

    def is_done(self) -> bool:
        """Tell whether the control group fits and the box is ticked."""
        return self._check.done()

    def show_association(self, name: str) -> None:
        """Show the association on the sheet."""
        self._preview.show_sheet(name, self._check.code)

    def forget(self) -> None:
        """Take the code off the screen."""
        self._check = replace(self._check, code="", control="", kept=False)
        self._control.clear()
        self._kept.setChecked(False)
        self._preview.show_sheet("", "")

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(
            label(
                tr(
                    "Drucken Sie das Blatt jetzt und bewahren Sie es getrennt vom Rechner auf, zum "
                    "Beispiel im Tresor des Vereins. Es wird nur dieses eine Mal angezeigt. Ohne "
                    "Drucker schreiben Sie die sechs Gruppen ab."
                ),
                wrap=True,
            )
        )
        printing = QHBoxLayout()
        printing.setSpacing(14)
        printing.addWidget(self._print)
        printing.addWidget(self._save)
        printing.addWidget(self._printed, 1)
        side.addLayout(printing)
        question = tr(
            "Zur Kontrolle: Bitte tippen Sie &Gruppe {n} vom Blatt ab", n=self._check.control_group
        )
        asked = label(question, "label")
        asked.setBuddy(self._control)
        self._control.setAccessibleName(question.replace("&", ""))
        side.addWidget(asked)
        control = QHBoxLayout()
        control.setSpacing(12)
        control.addWidget(self._control)
        control.addWidget(self._fits, 1)
        side.addLayout(control)
        side.addWidget(self._kept)
        side.addStretch(1)
        return side

    def _ask_code(self) -> None:
        def make() -> str:
            from integrif_desk.casework import vault

            return vault.new_code()

        self._runner.query(make, self._take_code)

    def _take_code(self, code: str) -> None:
        self._check = replace(self._check, code=code)
        self.show_association(self._association())

    def _update(self) -> None:
        self._check = replace(
            self._check, control=self._control.value(), kept=self._kept.isChecked()
        )
        fits = self._check.fits()
        words = tr("stimmt überein") if fits else tr("stimmt nicht mit dem Blatt überein")
        self._fits.set_state(fits, words)
        self._on_change()

    def _print_sheet(self) -> None:
        if self.code:
            print_sheet(
                self,
                self._runner,
                self._association(),
                self.code,
                self._today,
                self._was_printed,
                lambda: self._printed.set_state(False, tr("kein Drucker gefunden")),
            )

    def _was_printed(self) -> None:
        now = QTime.currentTime().toString("HH:mm")
        self._printed.set_state(True, tr("gedruckt um {time} Uhr", time=now))
        self._control.setFocus()

    def _save_sheet(self) -> None:
        if self.code:
            save_sheet(
                self, self._runner, self._association(), self.code, self._today, self._on_error
            )
