"""What the directory can be narrowed by: what is to be checked, kind of office, town, brochure."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.views import ActorFilter
from integrif_desk.ui.actors.presenter import Facets
from integrif_desk.ui.widgets.chips import Tone
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.ui.widgets.rows import AttentionRow
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_ALL = ""
_CHECK = "to check"
_INSIDE, _OUTSIDE = "inside", "outside"


class FacetColumn(QWidget):
    """`on_change()` is called when somebody narrows or widens the list."""

    def __init__(
        self,
        on_change: Callable[[], object],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._on_change = on_change
        self._filling = False
        self.categories = RowList(tr("Art der Stelle"), on_select=lambda _key: self._chosen())
        self.town: ChoiceField[str] = ChoiceField((), lambda _town: on_change())
        self.town.setAccessibleName(tr("Ort"))
        self.published: ChoiceField[str] = ChoiceField((), lambda _chosen: on_change())
        self.published.setAccessibleName(tr("Broschüre"))
        self.inactive = CheckBox(tr("Auch &stillgelegte"))
        self.inactive.clicked.connect(lambda _checked: on_change())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        heading = label(tr("Art der Stelle"), "strong")
        heading.setContentsMargins(16, 0, 16, 0)
        column.addWidget(heading)
        column.addWidget(self.categories, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 0)
        below.setSpacing(8)
        town = label(tr("&Ort"), "strong")
        below.addWidget(town)
        town.setBuddy(self.town)
        below.addWidget(self.town)
        published = label(tr("B&roschüre"), "strong")
        below.addWidget(published)
        published.setBuddy(self.published)
        below.addWidget(self.published)
        below.addWidget(self.inactive)
        column.addLayout(below)
        self.show_facets(Facets())

    def show_facets(self, found: Facets) -> None:
        """Show other numbers and towns; what is chosen stays."""
        self._filling = True
        chosen, town = self._category(), self.town.value() or _ALL
        rows = [AttentionRow(_ALL, tr("Alle"), flag=str(found.total))]
        tone, icon = (Tone.WAITING, "clock-fill") if found.to_check else (Tone.NEUTRAL, "")
        rows.append(AttentionRow(_CHECK, tr("Zu prüfen"), "", str(found.to_check), icon, tone))
        rows += [
            AttentionRow(category.value, word(category), flag=str(count))
            for category, count in found.categories
        ]
        self.categories.show_rows(rows)
        if not self.categories.select(chosen):
            self.categories.select(_ALL)
        towns = (town,) if town and town not in found.towns else ()
        self.town.set_options(
            [
                Option(_ALL, tr("alle Orte")),
                *(Option(each, each) for each in (*found.towns, *towns)),
            ]
        )
        self.town.set_value(town)
        published = self.published.value() or _ALL
        inside, outside = found.publishable, found.total - found.publishable
        self.published.set_options(
            [
                Option(_ALL, tr("alle Einträge")),
                Option(_INSIDE, tr("darf hinein"), count=inside),
                Option(_OUTSIDE, tr("nur intern"), count=outside),
            ]
        )
        self.published.set_value(published)
        self._filling = False

    def wanted(self, text: str) -> ActorFilter:
        """Return what the list shall show."""
        chosen, checks = self._category(), self.checks()
        return ActorFilter(
            text=text,
            category=ActorCategory(chosen) if chosen and not checks else None,
            check_due_on=self._today() if checks else None,
            publishable={_INSIDE: True, _OUTSIDE: False}.get(self.published.value() or _ALL),
            town=self.town.value() or "",
            include_inactive=self.include_inactive(),
        )

    def include_inactive(self) -> bool:
        """Say whether deactivated actors are shown, too."""
        return self.inactive.isChecked()

    def checks(self) -> bool:
        """Say whether only entries that ask to be checked are shown."""
        return self._category() == _CHECK

    def show_checks(self) -> None:
        """Narrow to the entries that ask to be checked, and to nothing else."""
        self.clear()
        self.categories.select(_CHECK)

    def narrowed(self) -> bool:
        """Say whether anything narrows the list."""
        return bool(self._category() or self.town.value() or self.published.value())

    def clear(self) -> None:
        """Show all again."""
        self._filling = True
        self.categories.select(_ALL)
        self.town.set_value(_ALL)
        self.published.set_value(_ALL)
        self._filling = False

    def _category(self) -> str:
        chosen = self.categories.selected()
        return chosen if isinstance(chosen, str) else _ALL

    def _chosen(self) -> None:
        if not self._filling:
            self._on_change()
