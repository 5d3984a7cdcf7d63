"""The residence document, as it is printed."""

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import status_choice


class ResidenceFields(FieldGroup):
    """Kind, wording, dates, office."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        kinds = [Option(kind, status_choice(kind)) for kind in StatusKind]
        self.kind = ChoiceField(kinds, placeholder=tr("Papier wählen"))
        self.until = DateField(today, field="valid_until")
        self.add("kind", Labelled(tr("&Art des Papiers"), self.kind))
        hint = tr("zum Beispiel: § 25 Abs. 2 AufenthG")
        self.add("wording", Labelled(tr("&Wortlaut, wie gedruckt"), LineField(), hint=hint))
        self.add_row(
            valid_from=Labelled(tr("Gültig a&b"), DateField(today, field="valid_from")),
            valid_until=Labelled(tr("Gültig bi&s"), self.until),
        )
        self.add_row(
            extension_filed_on=Labelled(
                tr("Verlängerung &beantragt am"), DateField(today, field="extension_filed_on")
            ),
            issuing_office=Labelled(tr("Ausstellende Behör&de"), LineField()),
        )
        work = tr("zum Beispiel: Erwerbstätigkeit erlaubt")
        self.add("work_permission", Labelled(tr("Vermerk zur Arbei&t"), LineField(), hint=work))
