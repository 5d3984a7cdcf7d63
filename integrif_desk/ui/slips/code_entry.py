"""The code of a slip that names none or a wrong one: typed, or taken from the likely ones."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.copied_code import bare
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.code_field import CodeField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr

_CODE_LENGTH = 7


class CodeEntry(QWidget):
    """`on_code(code)` is told which code the slip shall be taken for."""

    def __init__(self, on_code: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_code = on_code
        self.field = CodeField(lambda _code: self._typed())
        self.field.setAccessibleName(tr("Antwortcode des Bogens"))
        self.button = Button(tr("&Zuordnen"), height=SMALL, on_click=self._take)
        self._near = QVBoxLayout()
        self._near.setSpacing(6)
        self.suggestions: list[Button] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(tr("Antwortcode"), "label"))
        row.addWidget(self.field)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(self._near)
        self.setFocusProxy(self.field)
        self.hide()

    def show_near(self, seen: Comparison) -> None:
        """Ask for the code where it leads nowhere, with the likely ones as buttons."""
        self.clear()
        if seen.target is not None:
            return
        code = bare(seen.slip.code)
        if len(code) == _CODE_LENGTH:
            self.field.set_value(code)
            self.field.set_invalid(True)
        for each in seen.near:
            text = tr(
                "{code}: {person} an {actor}",
                code=each.code,
                person=each.person_name,
                actor=each.actor_name,
            )
            button = Button(
                text.replace("&", "&&"),
                height=SMALL,
                on_click=partial(self._on_code, each.code),
            )
            self.suggestions.append(button)
            self._near.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._typed()
        self.show()

    def clear(self) -> None:
        """Hide and forget."""
        for button in self.suggestions:
            button.hide()
            button.deleteLater()
        self.suggestions = []
        self.field.set_value("")
        self.field.set_invalid(False)
        self.hide()

    def _typed(self) -> None:
        self.button.setEnabled(self.field.is_complete())

    def _take(self) -> None:
        if self.field.is_complete():
            self._on_code(self.field.value())
