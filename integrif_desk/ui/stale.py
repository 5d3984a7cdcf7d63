"""Shows both versions when somebody else has saved in between; nothing is lost silently."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.errors import StaleRecord
from integrif_desk.domain.record import Record
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.search_field import SearchField
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr

R = TypeVar("R", bound=Record)


class StalePanel(QFrame, Generic[R]):
    """„Ihre Fassung“ beside „Jetzt gespeichert“, only what differs.

    `words(record)` names and spells the values; `keep_mine(record)` saves mine over theirs,
    `take_theirs(record)` shows the other version in the form.
    """

    def __init__(
        self,
        words: Callable[[R], Sequence[tuple[str, str]]],
        keep_mine: Callable[[R], object],
        take_theirs: Callable[[R], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("callout", True)
        self._words = words
        self._keep_mine, self._take_theirs = keep_mine, take_theirs
        self._mine: R | None = None
        self._theirs: R | None = None
        self._grid = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(8)
        self._column.addWidget(
            label(
                tr("Jemand hat diesen Eintrag inzwischen geändert. Bitte wählen Sie eine Fassung."),
                "strong",
                wrap=True,
            )
        )
        self._column.addWidget(self._grid)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.mine_button = Button(
            tr("&Meine Fassung übernehmen"), height=SMALL, on_click=self._choose_mine
        )
        self.theirs_button = Button(
            tr("Andere Fassung be&halten"), height=SMALL, on_click=self._choose_theirs
        )
        buttons.addWidget(self.mine_button)
        buttons.addWidget(self.theirs_button)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self.hide()

    def compare(self, error: StaleRecord, begun: R | None = None) -> None:
        """Show what differs between the two versions of the error.

        `begun` is the version that mine began with, where the form holds only a part of it: the
        rest of mine is then theirs, for nobody would see it go.
        """
        self._mine, self._theirs = error.yours, error.theirs
        if begun is not None and begun.id == error.theirs.id:
            self._mine = changed_on(error.theirs, begun, error.yours)
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setColumnStretch(1, 1)
        rows.setColumnStretch(2, 1)
        rows.addWidget(label(tr("Ihre Fassung"), "meta"), 0, 1)
        rows.addWidget(label(tr("Jetzt gespeichert"), "meta"), 0, 2)
        for number, (name, mine, theirs) in enumerate(self.differences(), start=1):
            rows.addWidget(label(name, "label"), number, 0)
            rows.addWidget(label(mine or "–", wrap=True), number, 1)
            rows.addWidget(label(theirs or "–", wrap=True), number, 2)
        self._column.replaceWidget(self._grid, grid)
        self._grid.deleteLater()
        self._grid = grid
        self.show()

    def differences(self) -> list[tuple[str, str, str]]:
        """Return name, mine and theirs of every value that differs."""
        if self._mine is None or self._theirs is None:
            return []
        pairs = zip(self._words(self._mine), self._words(self._theirs), strict=False)
        return [(name, mine, theirs) for (name, mine), (_, theirs) in pairs if mine != theirs]

    def clear(self) -> None:
        """Hide and forget both."""
        self._mine = self._theirs = None
        self.hide()

    def _choose_mine(self) -> None:
        mine, theirs = self._mine, self._theirs
        if mine is not None and theirs is not None:
            self.clear()
            self._keep_mine(replace(mine, version=theirs.version))

    def _choose_theirs(self) -> None:
        theirs = self._theirs
        if theirs is not None:
            self.clear()
            self._take_theirs(theirs)


def changed_on(theirs: R, begun: R, mine: R) -> R:
    """Return `theirs` with what differs between `begun` and `mine`."""
    names = (field.name for field in fields(begun))
    pairs = ((name, getattr(begun, name), getattr(mine, name)) for name in names)
    return replace(theirs, **{name: new for name, old, new in pairs if new != old})


def clash_sentences(fields: Mapping[str, Labelled], stored: Mapping[str, str]) -> dict[str, str]:
    """Return what to say at the fields of a draft that others have saved differently since.

    `stored` holds what stands there by now. A field of keys, such as a choice, cannot tell it.
    """
    said = {}
    for name, text in stored.items():
        if name not in fields:
            continue
        words = isinstance(fields[name].field, LineField | TextArea)
        if words and not isinstance(fields[name].field, SearchField):
            said[name] = tr(
                "Das ist Ihr Entwurf. Inzwischen ist gespeichert: „{text}“", text=isolate(text)
            )
        else:
            said[name] = tr("Das ist Ihr Entwurf. Inzwischen ist hier etwas anderes gespeichert.")
    return said
