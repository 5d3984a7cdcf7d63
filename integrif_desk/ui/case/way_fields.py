"""The forms of „Weg“: a measure, a step of the way."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.case import Phase
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class MeasureFields(FieldGroup):
    """A course, an internship, training or work. The reason is asked for a measure broken off."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        kinds = ChoiceField([Option(kind, label(kind)) for kind in MeasureKind])
        self._state = ChoiceField(
            [Option(state, label(state)) for state in MeasureState], self._show_for
        )
        levels: list[Option[object]] = [Option("", "–")]
        levels += [Option(level, label(level)) for level in Level if level is not Level.NATIVE]
        self._reason = Labelled(tr("&Grund des Abbruchs"), LineField())
        result = TextArea(lines=1, most=5)
        self.add_row(
            (2, 3),
            kind=Labelled(tr("&Art"), kinds),
            title=Labelled(tr("&Bezeichnung"), LineField(), hint=tr("kann frei bleiben")),
        )
        self.add("actor_id", Labelled(tr("&Wo (Akteur)"), ActorField(context)))
        self.add_row(
            (2, 2, 1),
            starts_on=Labelled(tr("B&eginn"), DateField(today, field="starts_on")),
            ends_on=Labelled(tr("En&de"), DateField(today, field="ends_on", ahead=True)),
            hours=Labelled(tr("&Stunden"), LineField()),
        )
        self.add_checks(hours_weekly=CheckBox(tr("Stunden je Wo&che, nicht insgesamt")))
        self.add_row(
            state=Labelled(tr("S&tand"), self._state),
            level_reached=Labelled(tr("Erreichtes &Niveau"), ChoiceField(levels)),
            proof=Labelled(tr("Nach&weis"), LineField(), hint=tr("wie auf dem Zertifikat")),
        )
        self.add("reason", self._reason)
        self.add("result", Labelled(tr("E&rgebnis"), result))
        self.column.addWidget(NeverHint(result))
        self._show_for(None)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        given = {"kind": MeasureKind.INTEGRATION_COURSE, "state": MeasureState.RUNNING, **texts}
        super().set_texts(given)
        self._show_for(self._state.value())

    def _show_for(self, state: object) -> None:
        self._reason.setVisible(state == MeasureState.BROKEN_OFF)


class PhaseFields(FieldGroup):
    """A phase and the day it began; phases may be skipped and repeated."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        self.add_row(
            (2, 1),
            phase=Labelled(tr("&Phase"), ChoiceField([Option(one, label(one)) for one in Phase])),
            since=Labelled(tr("&Seit"), DateField(today, field="since")),
        )
