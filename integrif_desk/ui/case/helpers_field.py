"""Chooses who accompanies a person beside the one whose case it is."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import account
from integrif_desk.domain.account import Account
from integrif_desk.domain.names import fold
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import role_label


class HelpersField(PickField):
    """Active accounts; somebody chosen stays even if the account is no longer active."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self._find, tr("Name"), several=True, parent=parent)
        self._context = context

    def account_ids(self) -> tuple[UUID, ...]:
        """Return the chosen accounts in the order of choosing."""
        return tuple(key for key in self.picks() if isinstance(key, UUID))

    def set_ids(self, ids: Sequence[UUID]) -> None:
        """Choose by id; the names are fetched."""
        self.set_picks(dict.fromkeys(ids, ""))
        if ids:
            self._read(self._name)

    def _name(self, accounts: Sequence[Account]) -> None:
        names = {one.id: one.name for one in accounts}
        self.set_picks({one: names.get(one, "") for one in self.account_ids()})

    def _find(self, text: str, deliver: Deliver) -> None:
        wanted = fold(text)

        def show(accounts: Sequence[Account]) -> None:
            deliver(
                [
                    Hit(one.id, one.name, role_label(one.role, one.salutation))
                    for one in accounts
                    if one.active and wanted in fold(one.name)
                ]
            )

        self._read(show)

    def _read(self, take: Callable[[tuple[Account, ...]], None]) -> None:
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: account.accounts(desk), take, key=("helpers", id(self)), owner=self
        )
