"""„Probe“: an example person beside a rule that is being written, and what would be answered."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.facts import Fact, FactKind, fact_kind
from integrif_desk.domain.responsibility.rules import UNKNOWN_STATUS, Rule
from integrif_desk.ui.admin import rules_trial
from integrif_desk.ui.admin.rules_trial import Example
from integrif_desk.ui.admin.rules_words import status_tip
from integrif_desk.ui.case.case_input import Texts
from integrif_desk.ui.case.field_group import read_field, watch_field
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.fact_words import choices
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.responsibility import FACTS

_COLUMNS = 3


class TrialBox(QFrame):
    """Answers anew after every change of the rule (`show_rule`) or of the example."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self._desk = context.opened.desk
        self._own: tuple[Rule, ...] = ()
        self._rule_id = ""
        self._texts: Texts = {}
        self._status_chosen = False
        self.facts: dict[Fact, QWidget] = {}
        today = self._desk.today
        names = (*(kind.value for kind in StatusKind), UNKNOWN_STATUS)
        self.status: ChoiceField[str] = ChoiceField(
            [Option(name, status_tip(name)) for name in names], self._choose_status
        )
        self.born = DateField(today, field="birth_date")
        self.on = DateField(today, field="on")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        fixed = (
            Labelled(tr("Beispiel: Status"), self.status),
            Labelled(tr("Beispiel: geboren am"), self.born),
            Labelled(tr("Beispiel: an welchem Tag"), self.on),
        )
        for column, labelled in enumerate(fixed):
            self._grid.addWidget(labelled, 0, column)
        for field in (self.born, self.on):
            watch_field(field, self._answer)
        self.headline = label("", "strong", wrap=True)
        self.error = label("", "error", wrap=True)
        self.told = label("", "label", wrap=True)
        self.source = label("", "label", wrap=True)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(12, 10, 12, 12)
        column_box.setSpacing(8)
        column_box.addWidget(label(tr("Probe"), "strong"))
        hint = tr(
            "Was der Desk mit dieser Zeile einer erdachten Person antwortet; nichts davon wird "
            "gespeichert. Leer heißt unbekannt."
        )
        column_box.addWidget(label(hint, "label", wrap=True))
        column_box.addLayout(self._grid)
        for one in (self.headline, self.error, self.told, self.source):
            column_box.addWidget(one)
        self.begin("", ())

    def begin(self, rule_id: str, own: Sequence[Rule]) -> None:
        """Start anew for another row; `own` are the rows of the lead that count."""
        self._rule_id, self._own = rule_id, tuple(own)
        self._status_chosen = False
        self._ask(())
        today = self._desk.today()
        self.born.setText(rules_trial.example_birth(today))
        self.on.setText(format_date(today))
        self.show_rule(self._texts)

    def show_rule(self, texts: Texts) -> None:
        """Answer for the row as it stands in the form."""
        self._texts = texts
        if not self._status_chosen:
            self.status.set_value(rules_trial.first_status(texts))
        self._answer()

    def _choose_status(self, _status: str) -> None:
        self._status_chosen = True
        self._answer()

    def _answer(self, _value: object = None) -> None:
        example = Example(
            status=self.status.value() or "",
            born=self.born.text(),
            on=self.on.text(),
            facts={fact: read_field(field) for fact, field in self.facts.items()},
        )
        found = rules_trial.outcome(self._desk, self._own, self._rule_id, self._texts, example)
        self._ask(found.asked)
        for shown, text in (
            (self.headline, found.headline),
            (self.error, found.error),
            (self.told, "\n".join(found.lines)),
            (self.source, found.source),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))

    def _ask(self, wanted: tuple[Fact, ...]) -> None:
        """Ask for these facts; fields that stay keep what is in them, and the focus."""
        if tuple(self.facts) == wanted:
            return
        for fact in [fact for fact in self.facts if fact not in wanted]:
            labelled = self.facts.pop(fact).parentWidget()
            if labelled is not None:
                self._grid.removeWidget(labelled)
                labelled.hide()
                labelled.deleteLater()
        kept, self.facts = self.facts, {}
        for number, fact in enumerate(wanted, start=_COLUMNS):
            made = kept.get(fact)
            labelled = self._labelled(fact) if made is None else made.parentWidget()
            assert isinstance(labelled, Labelled)
            self.facts[fact] = labelled.field
            place = divmod(number, _COLUMNS)
            self._grid.addWidget(labelled, *place, Qt.AlignmentFlag.AlignTop)
        previous: QWidget = self.on
        for field in self.facts.values():
            QWidget.setTabOrder(previous, field)
            previous = field

    def _labelled(self, fact: Fact) -> Labelled:
        field = _field(fact, self._desk.today)
        watch_field(field, self._answer)
        name = FACTS[fact]
        return Labelled(name[:1].upper() + name[1:], field)


def _field(fact: Fact, today: Callable[[], date]) -> QWidget:
    options = [Option(key, word) for key, word in choices(fact)]
    if options:
        return ChoiceField(options, placeholder=tr("unbekannt"))
    if fact_kind(fact) is FactKind.DATE:
        return DateField(today, field=fact.value)
    return LineField(tr("wie gedruckt"))
