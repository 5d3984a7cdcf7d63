"""The directory as a list of two-line rows."""

from collections.abc import Hashable
from typing import Any

from integrif_desk.domain.actor import Actor
from integrif_desk.ui.actors.presenter import check_subtitle, subtitle
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.i18n import tr


class ActorModel(PagedTableModel[Actor]):
    """One column: name, below it category and town, or with `of_checks` the last check."""

    titles = (tr("Akteur"),)
    of_checks = False

    def text(self, row: Actor, column: int) -> str:
        return row.name

    def key(self, row: Actor) -> Hashable:
        return row.id

    def tool_tip(self, row: Actor, column: int) -> str:
        return f"{row.name}\n{self._second(row)}"

    def look(self, row: Actor, column: int, role: Role) -> Any:
        match role:
            case Role.SECOND:
                return self._second(row)
            case Role.BOLD:
                return row.active
        return None

    def _second(self, row: Actor) -> str:
        return check_subtitle(row) if self.of_checks else subtitle(row)
