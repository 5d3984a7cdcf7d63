"""The conditions of a rule, a row each: Angabe, Vergleich, Wert, and what an unknown one means."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.errors import FieldError
from integrif_desk.ui.admin import rules_conditions as words
from integrif_desk.ui.admin.rules_conditions import Choices, Parts, ValueKind
from integrif_desk.ui.case.field_group import KeptField
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_COLUMNS = (
    (tr("Angabe"), 6),
    (tr("Vergleich"), 5),
    (tr("Wert"), 5),
    (tr("Wenn unbekannt"), 4),
)
_NARROW = 60
"""Pixels below which no field of a row shrinks."""


class ConditionsField(KeptField):
    """Keeps the conditions as they stand in the rules, a line each."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[ConditionRow] = []
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        for text, stretch in _COLUMNS:
            head.addWidget(label(text, "meta"), stretch)
        head.addSpacing(theme().px(36))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._always = label(tr("Keine Bedingung: Die Zeile gilt immer."), "muted", wrap=True)
        self.add_button = Button(
            tr("Bedingung hin&zufügen"), icon="plus", height=SMALL, on_click=self.add
        )
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addWidget(self._always, 9)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._list)
        column.addLayout(below)
        self._arrange()

    def add(self) -> None:
        """Append an empty row and go there."""
        row = self._append(Parts())
        self._arrange()
        row.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> str:
        return "\n".join(text for row in self.rows if (text := words.text_of(row.parts())))

    def set_kept(self, text: str) -> None:
        for row in tuple(self.rows):
            self._drop(row)
        for line in text.split("\n"):
            if line.strip():
                self._append(words.parts_of(line))
        self._arrange()

    def _append(self, parts: Parts) -> "ConditionRow":
        row = ConditionRow(self._today, parts, self.changed.emit, self._remove)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _remove(self, row: "ConditionRow") -> None:
        place = self.rows.index(row)
        self._drop(row)
        self._arrange()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].subject.setFocus()
        else:
            self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, row: "ConditionRow") -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.name(number)
        self._head.setVisible(bool(self.rows))
        self._always.setVisible(not self.rows)
        self.setFocusProxy(self.rows[0].subject if self.rows else self.add_button)
        # New rows are the last in the window: put them behind the button, then it behind them.
        previous: QWidget = self.add_button
        for row in self.rows:
            for field in row.in_order():
                QWidget.setTabOrder(previous, field)
                previous = field
        QWidget.setTabOrder(previous, self.add_button)


class ConditionRow(QWidget):
    """One condition. What can be compared and entered follows what it is about."""

    def __init__(
        self,
        today: Callable[[], date],
        parts: Parts,
        changed: Callable[[], object],
        remove: Callable[["ConditionRow"], object],
    ) -> None:
        super().__init__()
        self._tell = changed
        self.subject: ChoiceField[str] = ChoiceField(
            _options(words.subjects(parts.subject)), self._about, placeholder=tr("wählen")
        )
        self.comparison: ChoiceField[str] = ChoiceField((), self._compared)
        self.choice: ChoiceField[str] = ChoiceField((), self._chosen, placeholder=tr("wählen"))
        self.typed = LineField(on_change=self._chosen)
        self.day = DateField(today, field="when")
        self.day.textEdited.connect(self._chosen)
        self.day.picked.connect(self._chosen)
        self.sense: ChoiceField[str] = ChoiceField(_options(words.SENSES), self._chosen)
        self.remove = Button("", FLAT, icon="x", on_click=lambda: remove(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        value = QWidget()
        beside = QHBoxLayout(value)
        beside.setContentsMargins(0, 0, 0, 0)
        for field in (self.choice, self.typed, self.day):
            beside.addWidget(field)
        cells = (self.subject, self.comparison, value, self.sense)
        for cell, (_text, stretch) in zip(cells, _COLUMNS, strict=True):
            cell.setMinimumWidth(_NARROW)
            row.addWidget(cell, stretch)
        row.addWidget(self.remove)
        self._show(parts)

    def name(self, number: int) -> None:
        """Say to readers of the screen which condition this is."""
        for field, text in (
            (self.subject, tr("Bedingung {n}: Angabe", n=number)),
            (self.comparison, tr("Bedingung {n}: Vergleich", n=number)),
            (self.choice, tr("Bedingung {n}: Wert", n=number)),
            (self.typed, tr("Bedingung {n}: Wert", n=number)),
            (self.day, tr("Bedingung {n}: Tag", n=number)),
            (self.sense, tr("Bedingung {n}: wenn unbekannt", n=number)),
            (self.remove, tr("Bedingung {n} entfernen", n=number)),
        ):
            field.setAccessibleName(text)
        self.remove.setToolTip(tr("Bedingung entfernen"))

    def in_order(self) -> tuple[QWidget, ...]:
        """Return the fields as one goes through them by Tab."""
        value = (self.choice, self.typed, self.day)
        return (self.subject, self.comparison, *value, self.sense, self.remove)

    def parts(self) -> Parts:
        """Return what has been chosen and typed so far."""
        subject, comparison = self.subject.value() or "", self.comparison.value() or ""
        return Parts(
            subject=subject,
            comparison=comparison,
            value=self._value(words.value_kind(subject, comparison)),
            sense=self.sense.value() or "",
        )

    def _show(self, parts: Parts) -> None:
        self.subject.set_value(parts.subject)
        self.sense.set_value(parts.sense)
        self._offer(parts.subject, parts.comparison, parts.value)
        match words.value_kind(parts.subject, parts.comparison):
            case ValueKind.CHOICE:
                self.choice.set_value(parts.value or None)
            case ValueKind.NUMBER:
                self.typed.set_value(parts.value)
            case ValueKind.LAW:
                self.typed.set_value(words.law_words(parts.value))
            case ValueKind.DAY:
                self.day.setText(_day_words(parts.value))

    def _offer(self, subject: str, comparison: str, value: str = "") -> None:
        """Offer the comparisons of a subject; the first is chosen where none has been."""
        offered = words.comparisons(subject) if subject else ()
        self.comparison.set_options(_options(offered))
        keys = [key for key, _word in offered]
        chosen = comparison if comparison in keys else next(iter(keys), "")
        self.comparison.set_value(chosen)
        kind = words.value_kind(subject, chosen)
        if kind is ValueKind.CHOICE:
            self.choice.set_options(_options(words.values(subject, value)))
        self.choice.setVisible(kind is ValueKind.CHOICE)
        self.typed.setVisible(kind in {ValueKind.NUMBER, ValueKind.LAW})
        self.day.setVisible(kind is ValueKind.DAY)
        hints = {
            words.AGE: tr("Jahre"),
            words.PROVISION: tr("zum Beispiel § 25 Abs. 4 Satz 2"),
        }
        self.typed.setPlaceholderText(hints.get(subject, tr("Monate")))
        self.comparison.setEnabled(bool(offered))

    def _about(self, subject: str) -> None:
        self.choice.set_options(())
        self.typed.set_value("")
        self._offer(subject, self.comparison.value() or "")
        self._tell()

    def _compared(self, comparison: str) -> None:
        self._offer(self.subject.value() or "", comparison)
        self._tell()

    def _chosen(self, _value: object) -> None:
        self._tell()

    def _value(self, kind: ValueKind) -> str:
        match kind:
            case ValueKind.CHOICE:
                return self.choice.value() or ""
            case ValueKind.NUMBER:
                return self.typed.value()
            case ValueKind.LAW:
                return words.law_value(self.typed.value())
            case ValueKind.DAY:
                try:
                    day = self.day.value()
                except FieldError:
                    return self.day.text()
                return day.isoformat() if day is not None else ""
        return ""


def _options(choices: Choices) -> list[Option[str]]:
    return [Option(key, word) for key, word in choices]


def _day_words(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value
