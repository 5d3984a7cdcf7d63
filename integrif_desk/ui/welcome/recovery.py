"""Opening with the recovery sheet: six groups, then an account and its new passphrase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.account import Account
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.recovery_code import GROUPS
from integrif_desk.ui.new_passphrase import NewPassphrase
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.welcome.frame import FrontPage
from integrif_desk.ui.welcome.presenter import group_state, printed_group, spread_groups
from integrif_desk.ui.widgets.buttons import LARGE, PRIMARY, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField, repolish
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.state_line import StateLine
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class RecoveryActions:
    """What the page asks for: `open_with(code)`, then `set_passphrase(account, new)`."""

    open_with: Callable[[str], object]
    set_passphrase: Callable[[UUID, str], object]
    back: Callable[[], object]
    scale: Callable[[int], object]


class RecoveryPage(FrontPage):
    """First the groups; once they open the vault, who gets a new passphrase."""

    title = tr("Wiederherstellungsblatt")
    help_text = tr(
        "Auf dem Blatt stehen sechs Gruppen zu je acht Zeichen. Groß- und Kleinschreibung und "
        "Leerzeichen spielen keine Rolle. Jede Gruppe wird sofort geprüft.\n\n"
        "Danach wählen Sie Ihr Konto und eine neue Passphrase. Das Blatt bleibt gültig; bewahren "
        "Sie es wieder getrennt vom Rechner auf."
    )

    def __init__(
        self, runner: Runner, actions: RecoveryActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(actions.scale, parent)
        self._actions = actions
        self._groups = _Groups(self._groups_changed, self._open)
        self._error = label("", "error", wrap=True)
        self._open_button = Button(tr("Blatt &prüfen"), PRIMARY, height=LARGE, on_click=self._open)
        self._account: ChoiceField[UUID] = ChoiceField(placeholder=tr("Bitte wählen"))
        self._account_field = Labelled(tr("&Konto"), self._account)
        self._passphrase = NewPassphrase(runner, lambda: None, self._known, self._set)
        self._set_button = Button(
            tr("Passphrase setzen und ö&ffnen"), PRIMARY, height=LARGE, on_click=self._set
        )
        self._first = self._make_first()
        self._second = self._make_second()
        column = self.column
        column.addStretch(2)
        column.addWidget(self._first)
        column.addWidget(self._second)
        column.addSpacing(8)
        column.addWidget(self._error)
        column.addStretch(3)
        self._second.hide()
        self.setFocusProxy(self._groups)
        self._groups_changed()

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """The code fits: let somebody choose an account and a new passphrase."""
        self._set_busy(False)
        self._error.setText("")
        self._groups.clear()
        self._account.set_options([Option(account.id, account.name) for account in accounts])
        if len(accounts) == 1:
            self._account.set_value(accounts[0].id)
        self._first.hide()
        self._second.show()
        field = self._account if self._account.value() is None else self._passphrase
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: KnownError) -> None:
        """Show what went wrong; the group that is wrong gets the focus."""
        self._set_busy(False)
        self._error.setText(sentence(error))
        if error.code is ErrorCode.RECOVERY_GROUP_WRONG:
            self._groups.focus_group(int(error.values["group"]))

    def _make_first(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(tr("Mit dem Wiederherstellungsblatt öffnen"), "title"))
        column.addSpacing(4)
        column.addWidget(label(tr("Bitte tippen Sie die sechs Gruppen vom Blatt ab."), "muted"))
        column.addSpacing(20)
        column.addWidget(self._groups)
        column.addSpacing(20)
        column.addLayout(self._buttons(self._open_button))
        return part

    def _make_second(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(tr("Neue Passphrase"), "title"))
        column.addSpacing(4)
        column.addWidget(
            label(tr("Das Blatt passt. Wählen Sie Ihr Konto und eine neue Passphrase."), "muted")
        )
        column.addSpacing(20)
        column.addWidget(self._account_field)
        column.addSpacing(12)
        column.addWidget(self._passphrase.suggest, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._passphrase)
        column.addSpacing(20)
        column.addLayout(self._buttons(self._set_button))
        return part

    def _buttons(self, main: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(main)
        row.addWidget(Button(tr("&Zurück"), height=LARGE, on_click=self._actions.back))
        row.addStretch(1)
        return row

    def _known(self) -> tuple[str, ...]:
        return (self._account.currentText(),)

    def _groups_changed(self) -> None:
        self._error.setText("")
        self._open_button.setEnabled(self._groups.all_fit())

    def _set_busy(self, busy: bool) -> None:
        for part in (self._first, self._second):
            part.setEnabled(not busy)

    def _open(self) -> None:
        if self._groups.all_fit():
            self._set_busy(True)
            self._actions.open_with(self._groups.code())

    def _set(self) -> None:
        account_id = self._account.value()
        if account_id is None:
            self._account_field.set_error(tr("Bitte wählen Sie Ihr Konto."))
            self._account.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._account_field.set_error(None)
        if not self._passphrase.complain():
            self._set_busy(True)
            self._actions.set_passphrase(account_id, self._passphrase.value())


class _Groups(QWidget):
    """Six fields; each says at once whether it was typed correctly. A whole code can be pasted."""

    def __init__(self, on_change: Callable[[], object], on_enter: Callable[[], object]) -> None:
        super().__init__()
        self._on_change = on_change
        self._fields: list[LineField] = []
        self._states: list[StateLine] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for n in range(GROUPS):
            field = LineField(large=True, mono=True)
            field.textEdited.connect(lambda _text, n=n: self._typed(n))
            field.returnPressed.connect(on_enter)
            field.installEventFilter(self)
            state = StateLine()
            state.setMinimumHeight(20)
            self._fields.append(field)
            self._states.append(state)
            row = 2 * (n // 2)
            grid.addWidget(Labelled(tr("Gruppe {n}", n=n + 1), field), row, n % 2)
            grid.addWidget(state, row + 1, n % 2)
        self.setFocusProxy(self._fields[0])

    def code(self) -> str:
        """Return what stands in all fields."""
        return "".join(field.text() for field in self._fields)

    def all_fit(self) -> bool:
        """Tell whether no group has a typing error."""
        return all(group_state(field.text()) for field in self._fields)

    def clear(self) -> None:
        """Forget the code."""
        for field in self._fields:
            field.clear()

    def focus_group(self, number: int) -> None:
        """Put the cursor into a group, 1-based."""
        self._fields[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[number - 1].selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            pasted = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and all(spread_groups(pasted)):
                for field, group in zip(self._fields, spread_groups(pasted), strict=True):
                    field.setText(group)
                for n in range(GROUPS):
                    self._judge(n)
                self._on_change()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, n: int) -> None:
        field = self._fields[n]
        at_end = field.cursorPosition() == len(field.text())
        if at_end:
            field.setText(printed_group(field.text()))
        self._judge(n)
        if at_end and group_state(field.text()) and n + 1 < GROUPS:
            self._fields[n + 1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_change()

    def _judge(self, n: int) -> None:
        fits = group_state(self._fields[n].text())
        words = tr("stimmt") if fits else tr("Bitte noch einmal vergleichen.")
        self._states[n].set_state(fits, words)
        self._fields[n].setProperty("invalid", fits is False)
        repolish(self._fields[n])
