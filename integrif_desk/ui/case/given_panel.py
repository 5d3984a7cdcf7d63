"""„Wer hat was bekommen?“: what has left about one case, the newest first."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import disclosure
from integrif_desk.domain.disclosure_views import DisclosureFilter, DisclosureRow
from integrif_desk.ui.context import HANDOVERS, Context
from integrif_desk.ui.register.table_model import Column, RegisterModel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import Panel
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.wording.i18n import tr

_MOST_ROWS = 4


class GivenPanel(Panel):
    """Hidden while nothing has left. `go_to(key, target)` opens the register for the case."""

    def __init__(
        self,
        context: Context,
        go_to: Callable[[str, object], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Wer hat was bekommen?"), icon="paper-plane-tilt", parent=parent)
        self._context = context
        self._go_to = go_to
        self._case_id: UUID | None = None
        self.model = RegisterModel(self)
        self.table = Table(
            self.model,
            tr("Wer hat was bekommen?"),
            height=TWO_LINES,
            stretch=Column.RECIPIENT,
            on_open=lambda _row: self._open_register(),
        )
        self.table.set_widths(108, 170, 0, 0, 170)
        self.table.setColumnHidden(Column.CASE, True)
        self.open_button = Button(
            tr("Im Register zeigen"), LINK, height=SMALL, on_click=self._open_register
        )
        self.add_to_title(self.open_button)
        self.body.addWidget(self.table)
        self.hide()

    def read(self, case_id: UUID) -> None:
        """Show what has left about a case."""
        self._case_id = case_id
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: disclosure.of_case(desk, case_id),
            self._show,
            key=("given", id(self)),
            owner=self,
        )

    def forget(self) -> None:
        """Forget what is shown."""
        self._case_id = None
        self._show(())

    def _show(self, rows: Sequence[DisclosureRow]) -> None:
        self.model.show_all(rows)
        lines = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(theme().px(36 + TWO_LINES * lines) + 2)
        self.setVisible(bool(rows))

    def _open_register(self) -> None:
        if self._case_id is not None:
            self._go_to(HANDOVERS, DisclosureFilter(case_id=self._case_id))
