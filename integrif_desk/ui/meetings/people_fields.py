"""Chooses who was at a meeting, and who has agreed to something: offices and own people."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import account, actor
from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.names import fold
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.meeting_input import (
    ACCOUNT,
    ACTOR,
    ids_of,
)
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_HITS = 8


class ParticipantsField(ActorField):
    """Several actors; what is kept are their ids."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, several=True, parent=parent)

    def set_kept(self, text: str) -> None:
        self.set_ids(ids_of(text))


class AccountsField(PickField):
    """Several people who work at this desk."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self._find, tr("Name"), several=True, parent=parent)
        self._accounts: tuple[Account, ...] = (context.opened.desk.account,)
        desk = context.opened.desk
        context.runner.query(
            lambda: account.accounts(desk), self._offer, key=("accounts", id(self)), owner=self
        )

    def set_kept(self, text: str) -> None:
        names = {one.id: one.name for one in self._accounts}
        self.set_picks({one: names.get(one, "") for one in ids_of(text)})

    def _offer(self, accounts: tuple[Account, ...]) -> None:
        self._accounts = accounts
        if self.picks():
            self.set_kept(self.kept())

    def _find(self, text: str, deliver: Deliver) -> None:
        typed = fold(text)
        found = [one for one in self._accounts if one.active and typed in fold(one.name)]
        deliver([Hit(one.id, one.name) for one in found[:_HITS]])


class OwnerField(PickField):
    """One actor or one of the own people; those who were at the meeting come first.

    What is kept is „actor:…“ or „account:…“ with the name behind a tab.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self._find, tr("Stelle oder Person"), parent=parent)
        self._context = context
        self._present: frozenset[UUID] = frozenset()

    def set_present(self, ids: Sequence[UUID]) -> None:
        """Offer these first."""
        self._present = frozenset(ids)

    def kept(self) -> str:
        return "".join(f"{key}\t{name}" for key, name in self.picks().items())

    def set_kept(self, text: str) -> None:
        key, _, name = text.partition("\t")
        self.set_picks({key: name} if key else {})

    def settle(self) -> None:
        """Keep half a name as it was typed, and nobody picked: the one before was not meant."""
        if not self._typed or not self.value():
            super().settle()
        elif self.picks():
            self._picks = {}
            self.changed.emit()

    def _find(self, text: str, deliver: Deliver) -> None:
        desk = self._context.opened.desk
        typed = fold(text)

        def show(found: tuple[tuple[Actor, ...], tuple[Account, ...]]) -> None:
            actors, accounts = found
            hits = [
                Hit(f"{ACTOR}:{one.id}", one.name, label(one.category), self._group(one.id))
                for one in actors
            ]
            hits += [
                Hit(f"{ACCOUNT}:{one.id}", one.name, tr("Verein"), self._group(one.id))
                for one in accounts
                if one.active and typed in fold(one.name)
            ]
            # A heading stands above each change of group, so they are brought together.
            deliver(sorted(hits, key=lambda hit: hit.group != _PRESENT))

        self._context.runner.query(
            lambda: (actor.choices(desk, text, _HITS), account.accounts(desk)),
            show,
            key=("owners", id(self)),
            owner=self,
        )

    def _group(self, found: UUID) -> str:
        return _PRESENT if found in self._present else tr("Weitere")


_PRESENT = tr("Beim Treffen dabei")
