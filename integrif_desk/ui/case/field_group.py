"""A group of labelled fields that can be read, filled and kept as texts by name."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.case_input import YES
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.toggles import CheckBox, Choice


class KeptField(QWidget):
    """A field of several widgets; `changed` is emitted after every change of a person."""

    changed = Signal()

    def kept(self) -> str:
        """Return what was entered as one text, for a draft."""
        raise NotImplementedError

    def set_kept(self, text: str) -> None:
        """Show what `kept` told."""
        raise NotImplementedError


class FieldGroup(QWidget):
    """Subclass, add the fields in the constructor. `edited` is emitted on every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Labelled] = {}
        self._inputs: dict[str, QWidget] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def add(self, name: str, labelled: Labelled) -> None:
        """Add a field over the whole width."""
        self._take(name, labelled)
        self.column.addWidget(labelled)

    def add_row(self, stretches: tuple[int, ...] = (), **fields: Labelled) -> None:
        """Add several fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, (name, labelled) in enumerate(fields.items()):
            self._take(name, labelled)
            stretch = stretches[number] if stretches else 1
            row.addWidget(labelled, stretch, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def add_checks(self, **boxes: CheckBox) -> None:
        """Add check boxes in one row."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, box in boxes.items():
            self._watch(name, box)
            row.addWidget(box)
        row.addStretch(1)
        self.column.addLayout(row)

    def texts(self) -> dict[str, str]:
        """Return all fields as texts."""
        return {name: read_field(one) for name, one in self._inputs.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Fill all fields; those without a text are emptied."""
        for name, one in self._inputs.items():
            write_field(one, texts.get(name, ""))

    def _take(self, name: str, labelled: Labelled) -> None:
        self.fields[name] = labelled
        self._watch(name, labelled.field)

    def _watch(self, name: str, one: QWidget) -> None:
        self._inputs[name] = one
        watch_field(one, self._tell)

    def _tell(self, _value: object = None) -> None:
        self.edited.emit()


def read_field(one: QWidget) -> str:
    """Return what stands in a field of the kit as a text."""
    if isinstance(one, PickField):
        one.settle()
        return one.kept()
    if isinstance(one, KeptField):
        return one.kept()
    if isinstance(one, TextArea):
        return one.toPlainText()
    if isinstance(one, QLineEdit):
        return one.text()
    if isinstance(one, ChoiceField):
        return str(one.value() or "")
    if isinstance(one, Choice):
        return str(one.value()) if one.is_chosen() else ""
    return YES if isinstance(one, CheckBox) and one.isChecked() else ""


def write_field(one: QWidget, text: str) -> None:
    """Show what `read_field` returned."""
    if isinstance(one, TextArea):
        one.set_value(text)
    elif isinstance(one, PickField | KeptField):
        one.set_kept(text)
    elif isinstance(one, QLineEdit):
        one.setText(text)
        one.home(False)  # long names are read from their beginning
    elif isinstance(one, AccountField):
        if text:
            one.set_value(UUID(text))
    elif isinstance(one, ChoiceField):
        one.set_text(text)
    elif isinstance(one, Choice):
        if text:
            one.set_value(text)
        else:
            one.clear()
    elif isinstance(one, CheckBox):
        one.setChecked(text == YES)


def watch_field(one: QWidget, tell: Callable[..., object]) -> None:
    """Call `tell` whenever a person has changed a field."""
    if isinstance(one, PickField | KeptField):
        one.changed.connect(tell)
    elif isinstance(one, TextArea):
        one.textChanged.connect(tell)
    elif isinstance(one, QLineEdit):
        one.textEdited.connect(tell)
        if isinstance(one, DateField):
            one.picked.connect(tell)
    elif isinstance(one, ChoiceField):
        one.activated.connect(tell)
    elif isinstance(one, Choice):
        one.chosen.connect(tell)
    elif isinstance(one, CheckBox):
        one.clicked.connect(tell)
