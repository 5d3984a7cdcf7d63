"""„Gemeint ist vielleicht …“ below a mistyped code: the codes given out that are one slip away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from integrif_desk.casework import answer as answers
from integrif_desk.casework.answer import CodeTarget
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.code_words import meant, whose


class NearCode(QWidget):
    """`on_choice(code)` is told which one was meant."""

    def __init__(self, on_choice: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_choice = on_choice
        self.buttons: list[Button] = []
        self._whom: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def ask(self, context: Context, typed: str) -> None:
        """Offer the codes that differ from what was typed by one slip of a finger."""
        desk = context.opened.desk
        context.runner.query(
            lambda: answers.suggest(desk, typed),
            self.offer,
            key=("near-code", id(self)),
            owner=self,
        )

    def offer(self, found: Sequence[CodeTarget]) -> None:
        """Offer these codes; hidden while there is none."""
        self.clear()
        for target in found:
            words, whom = meant(target.code), whose(target.person_name, target.actor_name)
            button = Button(
                words, LINK, height=SMALL, on_click=partial(self._on_choice, target.code)
            )
            button.setAccessibleName(f"{words}: {whom}")
            # In a line of its own, which can break: in the link it pushed the date out of sight.
            told = label(whom, "meta", wrap=True)
            self.buttons.append(button)
            self._whom.append(told)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(told)
        self.setVisible(bool(found))

    def clear(self) -> None:
        """Offer nothing."""
        for shown in (*self.buttons, *self._whom):
            self._column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.buttons, self._whom = [], []
        self.hide()
