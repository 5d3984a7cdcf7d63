"""The code of a slip that names none or a wrong one: typed, or taken from the likely ones."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.copied_code import bare
from integrif_desk.ui.near_code import NearCode
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
        self.near = NearCode(on_code)
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
        column.addWidget(self.near)
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
        self.near.offer(seen.near)
        self._typed()
        self.show()

    def clear(self) -> None:
        """Hide and forget."""
        self.near.clear()
        self.field.set_value("")
        self.field.set_invalid(False)
        self.hide()

    def _typed(self) -> None:
        self.button.setEnabled(self.field.is_complete())

    def _take(self) -> None:
        if self.field.is_complete():
            self._on_code(self.field.value())
