"""The contact persons of an actor: a block each, to add, remove and put in order."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.ui.actors.actor_input import contacts_kept, contacts_of
from integrif_desk.ui.case.field_group import KeptField
from integrif_desk.ui.widgets.buttons import FLAT, LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import label, line
from integrif_desk.wording.i18n import tr

_LINES = {
    "name": tr("Name"),
    "role": tr("Funktion, zum Beispiel Fallmanagement U25"),
    "phone": tr("Telefon"),
    "email": tr("E-Mail"),
    "remark": tr("Bemerkung, zum Beispiel: nur vormittags"),
}


class ContactsField(KeptField):
    """Letters go to the first; `on_removed(undo)` offers to take a removal back."""

    def __init__(
        self, on_removed: Callable[[Callable[[], object]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._on_removed = on_removed
        self.rows: list[ContactRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.add_button = Button(
            tr("&Ansprechperson hinzufügen"),
            LINK,
            icon="plus",
            height=SMALL,
            on_click=self._add_empty,
        )
        self._hint = label(tr("Briefe gehen an die erste Person."), "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.add_button)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setFocusProxy(self.add_button)
        self._tell_ends()

    def kept(self) -> str:
        found = (row.value() for row in self.rows)
        return contacts_kept([one for one in found if one != ContactPersonFacts()])

    def set_kept(self, text: str) -> None:
        if text == self.kept():
            return  # the same ones keep the cursor
        while self.rows:
            self._take_away(self.rows[-1])
        for one in contacts_of(text):
            self._add(one)
        self._tell_ends()

    def _add(self, shown: ContactPersonFacts) -> "ContactRow":
        row = ContactRow(shown, self.changed.emit)
        row.up.clicked.connect(lambda _checked: self._move(row, -1))
        row.down.clicked.connect(lambda _checked: self._move(row, 1))
        row.remove.clicked.connect(lambda _checked: self._remove(row))
        self.rows.append(row)
        self._list.addWidget(row)
        self._tell_ends()
        return row

    def _add_empty(self) -> None:
        added = self._add(ContactPersonFacts())
        added.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: "ContactRow", step: int) -> None:
        to = self.rows.index(row) + step
        self.rows.remove(row)
        self.rows.insert(to, row)
        self._list.removeWidget(row)
        self._list.insertWidget(to, row)
        self._tell_ends()
        self.changed.emit()

    def _remove(self, row: "ContactRow") -> None:
        before = self.kept()
        self._take_away(row)
        self._tell_ends()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        if before != self.kept():
            self._on_removed(lambda: self._put_back(before))

    def _put_back(self, text: str) -> None:
        self.set_kept(text)
        self.changed.emit()

    def _take_away(self, row: "ContactRow") -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell_ends(self) -> None:
        self._hint.setVisible(len(self.rows) > 1)
        for number, row in enumerate(self.rows):
            row.up.setEnabled(number > 0)
            row.down.setEnabled(number < len(self.rows) - 1)


class ContactRow(QWidget):
    """The fields of one contact person."""

    def __init__(self, shown: ContactPersonFacts, on_change: Callable[[], object]) -> None:
        super().__init__()
        self.lines = {
            name: LineField(text, on_change=lambda _text: on_change())
            for name, text in _LINES.items()
        }
        for name, field in self.lines.items():
            field.setAccessibleName(_LINES[name].partition(",")[0])
            field.set_value(getattr(shown, name))
        self.up = _small("arrow-up", tr("Nach oben"))
        self.down = _small("arrow-down", tr("Nach unten"))
        self.remove = _small("x", tr("Ansprechperson entfernen"))
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.lines["name"], 0, 0)
        grid.addWidget(self.lines["role"], 0, 1)
        grid.addLayout(buttons, 0, 2)
        grid.addWidget(self.lines["phone"], 1, 0)
        grid.addWidget(self.lines["email"], 1, 1)
        grid.addWidget(self.lines["remark"], 2, 0, 1, 2)
        grid.addWidget(line(), 3, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def value(self) -> ContactPersonFacts:
        """Return what was typed."""
        return ContactPersonFacts(**{name: field.value() for name, field in self.lines.items()})


def _small(icon: str, name: str) -> Button:
    made = Button("", FLAT, icon=icon, height=SMALL)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
