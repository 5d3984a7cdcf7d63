"""Chooses actors by typing a part of their name; several are possible where it says so."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import actor
from integrif_desk.domain.actor import Actor
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.fields import select_all_on_focus
from integrif_desk.ui.widgets.search_field import Deliver, Hit, SearchField
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_HITS = 8


class ActorField(SearchField):
    """Shows the chosen names; typing over them searches, an emptied field chooses nobody.

    With `several` each pick is added to those before. `changed` is emitted after a choice.
    """

    changed = Signal()

    def __init__(
        self, context: Context, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        placeholder = tr("Name eingeben")
        super().__init__(self._find, placeholder, icon="", parent=parent)
        self._context = context
        self._several = several
        self._chosen: dict[UUID, str] = {}
        self._typed = False
        self.textEdited.connect(self._note_typing)
        self.picked.connect(self._add)

    def value(self) -> str:
        """Return the text that is searched for."""
        return self.text().strip()

    def actor_ids(self) -> tuple[UUID, ...]:
        """Return the chosen actors in the order of choosing."""
        return tuple(self._chosen)

    def set_actors(self, chosen: Sequence[Actor]) -> None:
        """Show other actors as chosen."""
        self._chosen = {one.id: one.name for one in chosen}
        self._show_names()

    def set_ids(self, ids: Sequence[UUID]) -> None:
        """Choose by id; the names are fetched."""
        self._chosen = dict.fromkeys(ids, "")
        self._show_names()
        if ids:
            desk = self._context.opened.desk
            self._context.runner.query(
                lambda: [actor.view(desk, one).actor for one in ids],
                self.set_actors,
                lambda _error: self.set_actors([]),
                owner=self,
            )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        select_all_on_focus(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._typed and not self.value():
            self._chosen = {}
            self.changed.emit()
        super().focusOutEvent(event)
        self._show_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _note_typing(self, _text: str) -> None:
        self._typed = True

    def _find(self, text: str, deliver: Deliver) -> None:
        desk = self._context.opened.desk

        def show(found: tuple[Actor, ...]) -> None:
            deliver([Hit(one, one.name, label(one.category)) for one in found])

        self._context.runner.query(
            lambda: actor.choices(desk, text, _HITS), show, key=("actors", id(self)), owner=self
        )

    def _add(self, hit: Hit) -> None:
        before = self._chosen if self._several else {}
        self._chosen = {**before, hit.value.id: hit.value.name}
        self._show_names()
        self.selectAll()
        self.changed.emit()

    def _show_names(self) -> None:
        self._typed = False
        names = "; ".join(name for name in self._chosen.values() if name)
        self.setText(names)
        self.setToolTip(names)
        self.setCursorPosition(0)
