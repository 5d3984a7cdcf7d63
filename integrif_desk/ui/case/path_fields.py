"""What the person brings along and where they want to go."""

from PySide6.QtWidgets import QWidget

from integrif_desk.casework.occupations import occupations
from integrif_desk.domain.views import Occupation
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.wording.i18n import tr

_HITS = 8


class OccupationField(PickField):
    """An ESCO occupation, searched on the worker as one types."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self._find, tr("Beruf eingeben"), parent=parent)
        self._context = context

    def kept(self) -> str:
        return "".join(f"{key}\t{name}" for key, name in self.picks().items())

    def set_kept(self, text: str) -> None:
        key, _, name = text.partition("\t")
        self.set_picks({key: name} if name else {})

    def _find(self, text: str, deliver: Deliver) -> None:
        def show(found: tuple[Occupation, ...]) -> None:
            deliver([Hit(one.id, one.label, one.group) for one in found])

        self._context.runner.query(
            lambda: occupations(text, _HITS), show, key=("occupations", id(self)), owner=self
        )


class PathFields(FieldGroup):
    """Background, goal in own words, occupation."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        background, goal = TextArea(lines=3), TextArea(lines=2)
        hint = tr("Schule, Ausbildung, Arbeit – was die Person gelernt und getan hat")
        self.add("background", Labelled(tr("&Werdegang"), background, hint=hint))
        self.column.addWidget(NeverHint(background))
        hint = tr("möglichst so, wie die Person es sagt")
        self.add("goal", Labelled(tr("&Ziel in eigenen Worten"), goal, hint=hint))
        self.column.addWidget(NeverHint(goal))
        self.add("occupation", Labelled(tr("Wunsch&beruf"), OccupationField(context)))
