"""The form of one row of the responsibility rules."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.responsibility.rules import EVERY_STATUS, STATUSES
from integrif_desk.domain.responsibility.vocabulary import VALUES, Area, Confidence
from integrif_desk.ui.actors.chips_field import ChipsField
from integrif_desk.ui.admin.conditions_field import ConditionsField
from integrif_desk.ui.admin.rules_words import status_name, status_tip
from integrif_desk.ui.admin.trial_box import TrialBox
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.responsibility import AREAS, CONFIDENCES, value_word


class RuleFields(FieldGroup):
    """Area and answer, for whom, when, by which law, how far it is trusted, and why it is so."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        self.area = ChoiceField(
            [Option(one.value, AREAS[one]) for one in Area], self._offer, placeholder=tr("wählen")
        )
        self.value: ChoiceField[str] = ChoiceField(placeholder=tr("wählen"))
        trust = [Option(one.value, CONFIDENCES[one]) for one in Confidence]
        names = (EVERY_STATUS, *STATUSES)
        chips = [(name, status_name(name), status_tip(name)) for name in names]
        self.add_row(
            area=Labelled(tr("&Bereich"), self.area), value=Labelled(tr("&Antwort"), self.value)
        )
        self.add_checks(follow=CheckBox(tr("&Wie beim früheren Status, falls er bekannt ist")))
        self.add("status", Labelled(tr("Für welche S&tatus"), ChipsField(chips)))
        hint = tr("Alle müssen gelten. Genügt eine von zweien, schreiben Sie bitte zwei Regeln.")
        self.add("when", Labelled(tr("B&edingungen"), ConditionsField(today), hint=hint))
        law = tr("Je Zeile eine Stelle, zum Beispiel: § 61 Abs. 2 AsylG")
        self.add("law", Labelled(tr("&Gesetz oder Quelle"), TextArea(lines=2), hint=law))
        self.add("note", Labelled(tr("&Hinweis"), TextArea(lines=2)))
        self.add_row(
            valid_from=Labelled(tr("Gilt a&b"), DateField(today, field="valid_from")),
            valid_until=Labelled(tr("Gilt b&is"), DateField(today, field="valid_until")),
            verified_until=Labelled(
                tr("Geprüft für die &Zeit bis"), DateField(today, field="verified_until")
            ),
        )
        self.add_row(
            confidence=Labelled(tr("&Verlässlichkeit"), ChoiceField(trust)),
            checked_on=Labelled(tr("Geprüft a&m"), DateField(today, field="checked_on")),
            checked_by=Labelled(tr("Geprüft v&on"), LineField()),
        )
        why = tr("Woher Sie das wissen, zum Beispiel: Auskunft der Ausländerbehörde vom 12.03.2026")
        self.add("reason", Labelled(tr("Begrü&ndung"), TextArea(lines=2), hint=why))
        self.trial = TrialBox(context)
        self.column.addWidget(self.trial)
        self.edited.connect(self._try)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        self._offer(texts.get("area", ""))
        super().set_texts(texts)
        self._try()

    def _try(self) -> None:
        self.trial.show_rule(self.texts())

    def _offer(self, area: str) -> None:
        known = Area(area) if area else None
        values = VALUES[known] if known is not None else ()
        self.value.set_options(
            [Option(one, value_word(known, one)) for one in values if known is not None]
        )
