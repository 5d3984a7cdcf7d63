"""Which entries the register shows: recipient, kind, period, what is not confirmed, words."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.disclosure_views import DisclosureFilter
from integrif_desk.ui.register.presenter import PERIODS, Period, days_of
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class FilterBar(QWidget):
    """`on_change()` is called whenever somebody narrows or widens the list.

    `search` has no place here; the page puts it where there is room.
    """

    def __init__(self, on_change: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self.recipient: ChoiceField[UUID | None] = ChoiceField((), lambda _id: on_change())
        self.recipient.setAccessibleName(tr("Empfangende Stelle"))
        self.show_actors(())
        self.kind: ChoiceField[DocumentKind | None] = ChoiceField(
            [
                Option[DocumentKind | None](None, tr("Dokument: alle")),
                *(Option[DocumentKind | None](kind, label(kind)) for kind in DocumentKind),
            ],
            lambda _kind: on_change(),
        )
        self.kind.set_value(None)
        self.kind.setAccessibleName(tr("Dokument"))
        self.period: ChoiceField[Period] = ChoiceField(
            [Option(period, text) for period, text in PERIODS.items()], lambda _period: on_change()
        )
        self.period.set_value(Period.ALL)
        self.period.setAccessibleName(tr("Zeitraum"))
        self.unconfirmed = CheckBox(tr("Empfang &offen"))
        self.unconfirmed.toggled.connect(lambda _on: on_change())
        self.search = LineField(
            tr("Nummer, Stelle, Person"),
            icon="magnifying-glass",
            on_change=lambda _text: on_change(),
        )
        self.search.setAccessibleName(tr("Register filtern"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.recipient, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self.period, 1)
        row.addWidget(self.unconfirmed)

    def wanted(self, today: date, case_id: UUID | None) -> DisclosureFilter:
        """Return what the list shall show."""
        first, last = days_of(self.period.value() or Period.ALL, today)
        return DisclosureFilter(
            case_id=case_id,
            recipient_id=self.recipient.value(),
            kind=self.kind.value(),
            first=first,
            last=last,
            unconfirmed=self.unconfirmed.isChecked(),
            text=self.search.value(),
        )

    def narrowed(self) -> bool:
        """Say whether anything narrows the list."""
        chosen = self.period.value() not in {None, Period.ALL} or self.unconfirmed.isChecked()
        named = (self.recipient.value(), self.kind.value(), self.search.value())
        return chosen or any(named)

    def show_all(self) -> None:
        """Drop every filter."""
        self.recipient.set_value(None)
        self.kind.set_value(None)
        self.period.set_value(Period.ALL)
        self.search.clear()
        self.unconfirmed.setChecked(False)
        self._on_change()

    def show_actors(self, found: Sequence[Actor]) -> None:
        """Offer these units; the chosen one stays."""
        chosen = self.recipient.value()
        self.recipient.set_options(
            [
                Option[UUID | None](None, tr("Stelle: alle")),
                *(Option[UUID | None](actor.id, actor.name) for actor in found),
            ]
        )
        self.recipient.set_value(chosen)
