"""First run: three steps on one page make a vault that its owner can get into again.

The recovery code exists, and stands on paper, before the vault does: no vault is without it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.domain import recovery_code
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.ui.new_passphrase import NewPassphrase
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.welcome.first_run_parts import FirstRunSide, StepHead, state_line
from integrif_desk.ui.welcome.presenter import FirstRun, control_state
from integrif_desk.ui.welcome.sheet import SheetPreview, print_sheet, save_sheet
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import CheckBox, Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


@dataclass(frozen=True)
class NewVault:
    """Everything that `casework.vault.create` needs."""

    folder: Path
    association: str
    name: str
    salutation: Salutation
    passphrase: str
    code: str


@dataclass(frozen=True)
class FirstRunActions:
    """What the page asks for; `choose_folder(current, take)` lets somebody pick another folder."""

    create: Callable[[NewVault], object]
    cancel: Callable[[], object]
    choose_folder: Callable[[Path, Callable[[Path], object]], object]


class FirstRunPage(QWidget):
    """Verein und Person, Passphrase, Wiederherstellungsblatt; then „Tresor anlegen“."""

    def __init__(
        self,
        runner: Runner,
        actions: FirstRunActions,
        folder: Path,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)
        self._runner = runner
        self._actions = actions
        self._folder = folder
        self._today = today
        self._busy = False
        group = secrets.randbelow(recovery_code.GROUPS) + 1
        self._form = FirstRun(control_group=group)
        self._side = FirstRunSide()
        self._heads = [
            StepHead(1, tr("Verein und Person")),
            StepHead(2, tr("Passphrase")),
            StepHead(3, tr("Wiederherstellungsblatt")),
        ]
        self._make_fields()
        self._lay_out()
        self.setFocusProxy(self._association)
        self._update()
        self.set_folder(folder)
        self._ask_code()

    def set_folder(self, folder: Path) -> None:
        """Show where the vault will lie, and warn when that is a network drive."""
        self._folder = folder
        self._place.setText(str(folder))
        self._network.hide()

        def on_network() -> bool:
            from integrif_desk.casework import vault

            return vault.on_network_drive(folder)

        self._runner.query(on_network, self._network.setVisible, key="network")

    def show_error(self, error: KnownError) -> None:
        """Show at its field or above the buttons what went wrong; all input stays."""
        self._busy = False
        fields = {"name": self._fields["name"], "association": self._fields["association"]}
        if isinstance(error, FieldError) and error.field in fields:
            show_errors(fields, {error.field: sentence(error)})
            self._summary.setText("")
        else:
            self._error.setText(sentence(error))
            self._error.show()
        self._update()

    def _make_fields(self) -> None:
        self._association = LineField(large=True, on_change=lambda _text: self._update())
        self._name = LineField(large=True, on_change=lambda _text: self._update())
        self._name.editingFinished.connect(self._judge_again)
        self._fields = {
            "association": Labelled(tr("Name des &Vereins"), self._association),
            "name": Labelled(tr("&Ihr Vor- und Nachname"), self._name),
        }
        order = (Salutation.MS, Salutation.MR, Salutation.NEUTRAL)
        self._salutation = segmented(
            [Option(each, word(each)) for each in order],
            lambda _value: self._update(),
            tr("Anrede"),
        )
        self._salutation.set_value(Salutation.NEUTRAL)
        self._place = ElidedLabel("", "meta")
        self._network = label(
            tr(
                "Dieser Ordner liegt im Netz. Dort kann ein Tresor Schaden nehmen. Bitte wählen "
                "Sie einen Ordner auf diesem Rechner."
            ),
            "warning",
            wrap=True,
        )
        self._passphrase = NewPassphrase(
            self._runner, self._update, lambda: (self._association.value(), self._name.value())
        )
        self._sheet = SheetPreview(self._today)
        self._print = Button(tr("Blatt &drucken"), icon="printer", on_click=self._print_sheet)
        self._save = Button(
            tr("Als PDF speichern …"), LINK, height=SMALL, on_click=self._save_sheet
        )
        self._printed = state_line()
        self._control = LineField(large=True, mono=True, on_change=lambda _text: self._update())
        self._control.setMaximumWidth(180)
        self._control_fits = state_line()
        self._kept = CheckBox(tr("Das Blatt ist gedruckt und liegt &nicht beim Rechner."))
        self._kept.toggled.connect(lambda _on: self._update())
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self._summary = label("", "meta")
        self._create = Button(
            tr("&Tresor anlegen"), icon="lock-key", height=LARGE, on_click=self._submit
        )

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("scrolled", True)
        column = QVBoxLayout(content)
        column.setContentsMargins(64, 24, 64, 16)
        column.setSpacing(12)
        column.addWidget(self._heads[0])
        names = QGridLayout()
        names.setHorizontalSpacing(24)
        names.setVerticalSpacing(10)
        for number, labelled in enumerate(self._fields.values()):
            names.addWidget(labelled, 0, number, Qt.AlignmentFlag.AlignTop)
            names.setColumnStretch(number, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(IconLabel("folder", "muted", 16))
        place.addWidget(self._place, 1)
        change = Button(tr("Ordner ä&ndern …"), LINK, height=SMALL, on_click=self._change_folder)
        place.addWidget(change)
        names.addLayout(place, 1, 0)
        names.addWidget(self._salutation, 1, 1)
        column.addLayout(names)
        column.addWidget(self._network)
        column.addSpacing(10)
        self._heads[1].add(self._passphrase.suggest)
        column.addWidget(self._heads[1])
        column.addWidget(self._passphrase)
        column.addSpacing(10)
        column.addWidget(self._heads[2])
        sheet = QHBoxLayout()
        sheet.setSpacing(32)
        sheet.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignTop)
        sheet.addLayout(self._sheet_side(), 1)
        column.addLayout(sheet)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(area, 1)
        right.addWidget(self._footer())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def _sheet_side(self) -> QVBoxLayout:
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
        question = label(
            tr(
                "Zur Kontrolle: Bitte tippen Sie &Gruppe {n} vom Blatt ab",
                n=self._form.control_group,
            ),
            "label",
        )
        question.setBuddy(self._control)
        self._control.setAccessibleName(question.text().replace("&", ""))
        side.addWidget(question)
        control = QHBoxLayout()
        control.setSpacing(12)
        control.addWidget(self._control)
        control.addWidget(self._control_fits, 1)
        side.addLayout(control)
        side.addWidget(self._kept)
        side.addStretch(1)
        return side

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        footer.setProperty("footer", True)
        row = QHBoxLayout(footer)
        row.setContentsMargins(64, 16, 64, 16)
        row.setSpacing(16)
        row.addWidget(Button(tr("A&bbrechen"), height=LARGE, on_click=self._actions.cancel))
        row.addWidget(self._error, 1)
        row.addStretch(0)
        row.addWidget(self._summary)
        row.addWidget(self._create)
        return footer

    def _update(self) -> None:
        self._form = replace(
            self._form,
            association=self._association.value(),
            name=self._name.value(),
            salutation=self._salutation.value(),
            passphrase_ready=self._passphrase.is_ready(),
            control=self._control.value(),
            kept=self._kept.isChecked(),
        )
        done = self._form.done()
        current = self._form.current_step()
        self._side.show_steps(done, current)
        for number, head in enumerate(self._heads, start=1):
            head.set_current(number == current)
        self._sheet.show_sheet(self._form.association, self._form.code)
        fits = control_state(self._form)
        self._control_fits.set_state(
            fits, tr("stimmt überein") if fits else tr("stimmt nicht mit dem Blatt überein")
        )
        if not self._busy:
            self._summary.setText(self._form.summary())
        self._create.look = PRIMARY if all(done) else self._create.look
        self._create.setEnabled(all(done) and not self._busy)
        self._create.update()

    def _ask_code(self) -> None:
        def make() -> str:
            from integrif_desk.casework import vault

            return vault.new_code()

        self._runner.query(make, self._take_code)

    def _take_code(self, code: str) -> None:
        self._form = replace(self._form, code=code)
        self._update()

    def _judge_again(self) -> None:
        self._passphrase.judge_again()

    def _print_sheet(self) -> None:
        if self._form.code:
            print_sheet(
                self,
                self._runner,
                self._form.association,
                self._form.code,
                self._today,
                self._was_printed,
            )

    def _was_printed(self) -> None:
        now = QTime.currentTime().toString("HH:mm")
        self._printed.set_state(True, tr("gedruckt um {time} Uhr", time=now))
        self._control.setFocus()

    def _save_sheet(self) -> None:
        if self._form.code:
            save_sheet(
                self,
                self._runner,
                self._form.association,
                self._form.code,
                self._today,
                self.show_error,
            )

    def _change_folder(self) -> None:
        self._actions.choose_folder(self._folder, self.set_folder)

    def _submit(self) -> None:
        self._busy = True
        self._error.hide()
        show_errors(self._fields, {})
        self._create.setEnabled(False)
        self._summary.setText(tr("Der Tresor wird angelegt …"))
        self._actions.create(
            NewVault(
                self._folder,
                self._form.association,
                self._form.name,
                self._form.salutation,
                self._passphrase.value(),
                self._form.code,
            )
        )
