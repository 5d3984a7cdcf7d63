"""Which referrals the table shows: chips with counts, office, owner, search."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.views import ReferralCounts, ReferralFilter
from integrif_desk.ui.referrals.presenter import Scope, empty_sentence, wanted
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.toggles import Option, filter_row
from integrif_desk.wording.i18n import tr

_MINE, _EVERYBODY = "mine", "everybody"


class FilterBar(QWidget):
    """`on_change()` is called whenever somebody narrows or widens the list.

    `search` has no place here; the page puts it where there is room.
    """

    def __init__(
        self,
        account_id: UUID,
        answer_days: int,
        on_change: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._account_id = account_id
        self._on_change = on_change
        self.scope = Scope.CURRENT
        late = tr("Ohne Antwort > {days} Werktage", days=answer_days)
        self.chips = filter_row(
            [
                Option(Scope.CURRENT, tr("Aktuell"), count=0),
                Option(Scope.OVERDUE, late, "warning-circle", 0),
                Option(Scope.DECLINED, tr("Abgelehnt"), count=0),
                Option(Scope.ALL, tr("Alle"), count=0),
            ],
            self._choose_scope,
            tr("Welche Verweisungen"),
        )
        self.actor: ChoiceField[UUID | None] = ChoiceField((), lambda _id: on_change())
        self.actor.setAccessibleName(tr("Stelle"))
        self.show_actors(())
        self.owner: ChoiceField[str] = ChoiceField(
            [Option(_MINE, tr("Zuständig: ich")), Option(_EVERYBODY, tr("Zuständig: alle"))],
            lambda _who: on_change(),
        )
        self.owner.set_value(_MINE)
        self.owner.setAccessibleName(tr("Zuständig"))
        self.search = LineField(
            tr("Name, Stelle, Code"), icon="magnifying-glass", on_change=lambda _text: on_change()
        )
        self.search.setAccessibleName(tr("Verweisungen filtern"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chips)
        row.addSpacing(8)
        row.addWidget(self.actor, 2)
        row.addWidget(self.owner)
        row.addStretch(1)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._scale()

    def _scale(self) -> None:
        px = theme().px
        self.actor.setMinimumWidth(px(130))
        self.actor.setMaximumWidth(px(300))
        self.owner.setMinimumWidth(px(152))
        self.search.setMinimumWidth(px(150))
        self.search.setMaximumWidth(px(280))

    def wanted(self, today: date) -> ReferralFilter:
        """Return what the table shall show."""
        return wanted(self.scope, today, self._owner_id(), self.actor.value(), self.search.value())

    def narrowed(self) -> bool:
        """Say whether an office, an owner or a search narrows the list."""
        chosen = self._owner_id() is not None or self.actor.value() is not None
        return chosen or bool(self.search.value())

    def empty_sentence(self) -> str:
        """Return what stands in the empty table."""
        return empty_sentence(
            self.scope,
            self.search.value(),
            mine=self._owner_id() is not None,
            office=self.actor.value() is not None,
        )

    def show_all(self) -> None:
        """Drop office, owner and search."""
        self.search.clear()
        self.owner.set_value(_EVERYBODY)
        self.actor.set_value(None)
        self._on_change()

    def show_overdue(self, *, mine: bool) -> None:
        """Show what was not answered in time, as Heute asks for."""
        self.search.clear()
        self.actor.set_value(None)
        self.owner.set_value(_MINE if mine else _EVERYBODY)
        self.scope = Scope.OVERDUE
        self.chips.set_value(Scope.OVERDUE)
        self._on_change()

    def show_actors(self, found: Sequence[Actor]) -> None:
        """Offer these offices; the chosen one stays."""
        chosen = self.actor.value()
        self.actor.set_options(
            [
                Option[UUID | None](None, tr("Stelle: alle")),
                *(Option[UUID | None](actor.id, actor.name) for actor in found),
            ]
        )
        self.actor.set_value(chosen)

    def show_counts(self, counts: ReferralCounts) -> None:
        """Show the numbers on the chips."""
        self.chips.set_count(Scope.CURRENT, counts.current)
        self.chips.set_count(Scope.OVERDUE, counts.overdue)
        self.chips.set_count(Scope.DECLINED, counts.declined)
        self.chips.set_count(Scope.ALL, counts.all)

    def _owner_id(self) -> UUID | None:
        return self._account_id if self.owner.value() == _MINE else None

    def _choose_scope(self, scope: Scope) -> None:
        self.scope = scope
        self._on_change()
