"""Chooses actors of the directory by typing a part of their name."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import actor
from integrif_desk.domain.actor import Actor
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_HITS = 8


class ActorField(PickField):
    """Active actors; chosen ones stay even if they are no longer active."""

    def __init__(
        self, context: Context, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(self._find, tr("Name"), several=several, parent=parent)
        self._context = context

    def actor_ids(self) -> tuple[UUID, ...]:
        """Return the chosen actors in the order of choosing."""
        return tuple(key for key in self.picks() if isinstance(key, UUID))

    def set_ids(self, ids: Sequence[UUID]) -> None:
        """Choose by id; the names are fetched."""
        self.set_picks(dict.fromkeys(ids, ""))
        if ids:
            desk = self._context.opened.desk
            self._context.runner.query(
                lambda: [actor.view(desk, one).actor for one in ids],
                self._name,
                lambda _gone: self.set_picks({}),
                key=("actor names", id(self)),
                owner=self,
            )

    def set_kept(self, text: str) -> None:
        self.set_ids([UUID(one) for one in text.split()])

    def _name(self, actors: Sequence[Actor]) -> None:
        # What has been picked in the meantime counts more.
        if [one.id for one in actors] == list(self.actor_ids()):
            self.set_picks({one.id: one.name for one in actors})

    def _find(self, text: str, deliver: Deliver) -> None:
        desk = self._context.opened.desk

        def show(found: tuple[Actor, ...]) -> None:
            deliver([Hit(one.id, one.name, label(one.category)) for one in found])

        self._context.runner.query(
            lambda: actor.choices(desk, text, _HITS), show, key=("actors", id(self)), owner=self
        )
