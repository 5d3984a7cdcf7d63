"""A field in which one picks by typing: one thing or several, shown by name."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from integrif_desk.ui.widgets.fields import select_all_on_focus
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.search_field import Hit, Search, SearchField


class PickField(SearchField):
    """Shows the picked names; typing over them searches, an emptied field picks nothing.

    `Hit.value` is the key of what is picked. With `several` each pick is added to those before.
    `changed` is emitted after every choice of a person.
    """

    changed = Signal()

    def __init__(
        self,
        search: Search,
        placeholder: str = "",
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(search, placeholder, icon="", parent=parent)
        self._several = several
        self._picks: dict[Hashable, str] = {}
        self._typed = False
        self.textEdited.connect(self._note_typing)
        self.picked.connect(self._add)

    def picks(self) -> dict[Hashable, str]:
        """Return what is picked, in the order of picking, with its names."""
        return dict(self._picks)

    def set_picks(self, picks: Mapping[Hashable, str]) -> None:
        """Show other things as picked."""
        self._picks = dict(picks)
        self._show_names()

    def kept(self) -> str:
        """Return what is picked as a text for a draft."""
        return " ".join(str(key) for key in self._picks)

    def set_kept(self, text: str) -> None:
        """Pick what `kept` told."""
        self.set_picks({key: self.name_of(key) for key in text.split()})

    def name_of(self, key: str) -> str:
        """Return the name of a kept key."""
        return key

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        select_all_on_focus(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def settle(self) -> None:
        """Take an emptied field seriously; half a name goes back to what was picked."""
        if self._typed and not self.value():
            self._picks = {}
            self.changed.emit()
        self._show_names()

    def _note_typing(self, _text: str) -> None:
        self._typed = True

    def _add(self, hit: Hit) -> None:
        before = self._picks if self._several else {}
        self._picks = {**before, hit.value: hit.text}
        self._show_names()
        self.selectAll()
        self.changed.emit()

    def _show_names(self) -> None:
        self._typed = False
        names = "; ".join(name for name in self._picks.values() if name)
        self.setText(names)
        self.setToolTip(plain_tip(names))
        self.setCursorPosition(0)
