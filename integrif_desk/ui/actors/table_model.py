"""The directory as a list of two-line rows."""

from collections.abc import Hashable
from typing import Any

from integrif_desk.domain.actor import Actor
from integrif_desk.ui.actors.presenter import subtitle
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.i18n import tr


class ActorModel(PagedTableModel[Actor]):
    """One column: name, below it category and town."""

    titles = (tr("Akteur"),)

    def text(self, row: Actor, column: int) -> str:
        return row.name

    def key(self, row: Actor) -> Hashable:
        return row.id

    def tool_tip(self, row: Actor, column: int) -> str:
        return f"{row.name}\n{subtitle(row)}"

    def look(self, row: Actor, column: int, role: Role) -> Any:
        match role:
            case Role.SECOND:
                return subtitle(row)
            case Role.BOLD:
                return row.active
        return None
