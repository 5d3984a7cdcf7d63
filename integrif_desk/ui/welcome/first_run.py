"""First run: three steps on one page make a vault that its owner can get into again.

The recovery code exists, and stands on paper, before the vault does: no vault is without it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.ui.new_passphrase import NewPassphrase
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.theme import theme
from integrif_desk.ui.welcome.first_run_parts import FirstRunSide, StepHead
from integrif_desk.ui.welcome.presenter import FirstRun
from integrif_desk.ui.welcome.sheet_step import SheetStep
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PLAIN, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_MARGIN = 64

_SALUTATIONS = (Salutation.MS, Salutation.MR, Salutation.NEUTRAL)


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
        self._salutation = segmented(
            [Option(each, word(each)) for each in _SALUTATIONS],
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
        self._sheet = SheetStep(
            self._runner, self._today, self._association.value, self._update, self.show_error
        )
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
        column.setContentsMargins(_margin(), 24, _margin(), 16)
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
        column.addWidget(self._heads[2])
        column.addWidget(self._sheet)
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
        # Hardly anybody needs another folder, least of all between two names.
        forms = [self._salutation.button(each) for each in _SALUTATIONS]
        order = [self._association, self._name, *forms, change, self._passphrase.suggest]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        footer.setProperty("footer", True)
        row = QHBoxLayout(footer)
        row.setContentsMargins(_margin(), 16, _margin(), 16)
        row.setSpacing(16)
        row.addWidget(Button(tr("A&bbrechen"), height=LARGE, on_click=self._actions.cancel))
        row.addWidget(self._error, 1)
        row.addStretch(0)
        row.addWidget(self._summary)
        row.addWidget(self._create)
        return footer

    def _update(self) -> None:
        form = FirstRun(
            association=self._association.value(),
            name=self._name.value(),
            passphrase_ready=self._passphrase.is_ready(),
            sheet_done=self._sheet.is_done(),
        )
        done, current = form.done(), form.current_step()
        self._side.show_steps(done, current)
        for number, head in enumerate(self._heads, start=1):
            head.set_current(number == current)
        self._sheet.show_association(form.association)
        if not self._busy:
            self._summary.setText(form.summary())
        self._create.look = PRIMARY if all(done) else PLAIN
        self._create.setEnabled(all(done) and not self._busy)
        self._create.update()

    def _judge_again(self) -> None:
        self._passphrase.judge_again()

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
                self._association.value(),
                self._name.value(),
                self._salutation.value(),
                self._passphrase.value(),
                self._sheet.code,
            )
        )


def _margin() -> int:
    return _MARGIN if theme().scale == 100 else _MARGIN // 2  # large text needs the width
