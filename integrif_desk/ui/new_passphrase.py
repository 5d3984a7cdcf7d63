"""Choosing a passphrase: two fields, a suggestion, and how hard it is to guess.

First run, recovery and Verwaltung use it. Guessing and judging run on the worker, because the word
lists behind them take a moment to load.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.account import STRONG_ENOUGH
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.passphrase_field import PassphraseField, StrengthMeter
from integrif_desk.ui.widgets.state_line import StateLine
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class NewPassphrase(QWidget):
    """`on_change()` is called when `is_ready` may have changed. Place `suggest` where it fits.

    `known` returns words that are no secret here: the names of the association and the person.
    `on_enter()` is called on Enter in the second field.
    """

    def __init__(
        self,
        runner: Runner,
        on_change: Callable[[], object],
        known: Callable[[], tuple[str, ...]],
        on_enter: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._on_change = on_change
        self._known = known
        self._score = 0
        self.suggest = Button(
            tr("Sechs Wörter &vorschlagen"),
            FLAT,
            icon="shuffle",
            height=SMALL,
            on_click=self._ask_suggestion,
        )
        self.first = PassphraseField(lambda _text: self._typed())
        self.second = PassphraseField(lambda _text: self._compare(), on_enter)
        self.second.line.editingFinished.connect(self._judge_repetition)
        self._meter = StrengthMeter()
        self._labelled = Labelled(tr("&Passphrase – mindestens fünf Wörter"), self.first)
        self._repeated = Labelled(tr("Passphrase &wiederholen"), self.second)
        self._same = StateLine()
        self._lay_out()
        self.setFocusProxy(self.first)

    def value(self) -> str:
        """Return the passphrase."""
        return self.first.value()

    def is_ready(self) -> bool:
        """Tell whether the passphrase is strong enough and was repeated alike."""
        return self._score >= STRONG_ENOUGH and self.first.value() == self.second.value()

    def judge_again(self) -> None:
        """Judge anew, because the words that count as known have changed."""
        if self.first.value():
            self._ask_score()

    def complain(self) -> bool:
        """Show what is still missing at its field; False when nothing is."""
        if self._score < STRONG_ENOUGH:
            self._labelled.set_error(sentence(KnownError(ErrorCode.PASSPHRASE_WEAK)))
            self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.first.value() != self.second.value():
            self._repeated.set_error(sentence(KnownError(ErrorCode.PASSPHRASES_DIFFER)))
            self.second.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def forget(self) -> None:
        """Empty both fields."""
        for field in (self.first, self.second):
            field.set_value("")
        self._typed()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.addWidget(self._labelled, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._repeated, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addWidget(self._meter, 1)
        below.addWidget(self._same, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(below)

    def _ask_suggestion(self) -> None:
        def suggest() -> str:
            from integrif_desk.casework import vault

            return vault.suggest_passphrase()

        self._runner.query(suggest, self._take_suggestion, key=(id(self), "suggest"))

    def _take_suggestion(self, words: str) -> None:
        self.first.set_value(words)
        self.second.set_value("")
        self.second.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed()

    def _typed(self) -> None:
        self._labelled.set_error(None)
        self._score = 0
        self._compare()
        self._ask_score()

    def _compare(self) -> None:
        self._repeated.set_error(None)
        same = bool(self.second.value()) and self.first.value() == self.second.value()
        self._same.set_state(True if same else None, tr("stimmt überein"))
        self._on_change()

    def _judge_repetition(self) -> None:
        if self.second.value() and self.first.value() != self.second.value():
            # Where „stimmt überein“ will stand: nothing on the page moves.
            words = tr("stimmt noch nicht überein")
            self._same.set_state(False, words)
            self.second.setAccessibleDescription(words)

    def _ask_score(self) -> None:
        typed, known = self.first.value(), self._known()

        def judge() -> int:
            from integrif_desk.casework import vault

            return vault.passphrase_score(typed, *known)

        if typed:
            self._runner.query(judge, self._take_score, key=(id(self), "score"))
        else:
            self._meter.set_strength(0)

    def _take_score(self, score: int) -> None:
        self._score = score if self.first.value() else 0
        advice = "" if score >= STRONG_ENOUGH else tr("Bitte mehr Wörter, ohne Namen.")
        self._meter.set_strength(max(1, score) if self._score or self.first.value() else 0, advice)
        self._on_change()
