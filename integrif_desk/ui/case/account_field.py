"""Chooses one of the people who work at this desk."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import account
from integrif_desk.domain.account import Account
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.toggles import Option


class AccountField(ChoiceField[UUID]):
    """Active accounts by name; reads them when it is made. The signed-in one is chosen first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        me = context.opened.desk.account
        super().__init__([Option(me.id, me.name)], parent=parent)
        self.set_value(me.id)
        desk = context.opened.desk
        context.runner.query(lambda: account.accounts(desk), self._offer)

    def _offer(self, accounts: tuple[Account, ...]) -> None:
        chosen = self.value()
        offered = [one for one in accounts if one.active or one.id == chosen]
        self.set_options([Option(one.id, one.name) for one in offered])
