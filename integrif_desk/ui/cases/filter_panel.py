"""The choices behind „Filter“: state, phase, and who advises. Opens in the list, not above it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.domain.account import Account
from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import phase_of_five

V = TypeVar("V")


class FilterPanel(QWidget):
    """`on_change()` is called when a person chooses; read the attributes' `value()` then."""

    def __init__(self, on_change: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self.state: ChoiceField[CaseState | None] = ChoiceField(
            [
                Option(None, tr("offen und ruhend")),
                Option(CaseState.OPEN, tr("nur offene")),
                Option(CaseState.PAUSED, tr("nur ruhende")),
                Option(CaseState.CLOSED, tr("abgeschlossene")),
            ],
            lambda _value: on_change(),
        )
        self.phase: ChoiceField[Phase | None] = ChoiceField(
            _with_all(tr("alle Phasen"), {phase: phase_of_five(phase) for phase in Phase}),
            lambda _value: on_change(),
        )
        self.owner: ChoiceField[UUID | None] = ChoiceField([], lambda _value: on_change())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Labelled(tr("S&tand"), self.state))
        column.addWidget(Labelled(tr("P&hase"), self.phase))
        column.addWidget(Labelled(tr("Beg&leitet von"), self.owner))
        reset = Button(tr("Zur&ücksetzen"), FLAT, height=SMALL, on_click=self.reset)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer_accounts(())
        self.set_values(None, None, None)

    def offer_accounts(self, accounts: Sequence[Account]) -> None:
        """Offer these people as advisers."""
        self.owner.set_options(_with_all(tr("allen"), {one.id: one.name for one in accounts}))

    def set_values(
        self, state: CaseState | None, phase: Phase | None, owner_id: UUID | None
    ) -> None:
        """Show other choices without calling `on_change`."""
        self.state.set_value(state)
        self.phase.set_value(phase)
        self.owner.set_value(owner_id)

    def reset(self) -> None:
        """Choose nothing, and say so."""
        self.set_values(None, None, None)
        self._on_change()


def _with_all(text: str, choices: Mapping[V, str]) -> list[Option[V | None]]:
    options: list[Option[V | None]] = [Option(None, text)]
    for value, name in choices.items():
        options.append(Option(value, name))
    return options
