"""Chooses one of the people who work at this desk."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import volunteer_profile
from integrif_desk.domain.meeting_views import ProfileRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.profiles import brings_along


class AccountField(ChoiceField[UUID]):
    """Active accounts by name; reads them when it is made. The signed-in one is chosen first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        me = context.opened.desk.account
        super().__init__([Option(me.id, me.name)], parent=parent)
        self.set_value(me.id)
        desk = context.opened.desk
        context.runner.query(lambda: volunteer_profile.choices(desk), self._offer)

    def _offer(self, rows: tuple[ProfileRow, ...]) -> None:
        chosen = self.value()
        offered = [row for row in rows if row.account.active or row.account.id == chosen]
        self.set_options([Option(row.account.id, _words(row)) for row in offered])


def _words(row: ProfileRow) -> str:
    """Return the name with what helps to choose: languages and competence."""
    known = brings_along(row.profile)
    return f"{row.account.name} – {known}" if known else row.account.name
