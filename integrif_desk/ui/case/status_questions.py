"""Small questions about facts on which the status hangs; each answer is saved at once.

Nothing has to be answered, and „unbekannt“ is an answer.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import person
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.responsibility.facts import Fact, FactKind, fact_kind
from integrif_desk.domain.responsibility_views import (
    CaseResponsibility,
    FactOnFile,
    FactSource,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.toggles import Choice, Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.fact_words import (
    UNKNOWN,
    choices,
    fact_name,
    fact_value,
    question,
    source_words,
)
from integrif_desk.wording.i18n import tr

_FEW = 3


class FactQuestion(QWidget):
    """One question with its answer. `saved` is emitted once an answer is in the store.

    With `beside` yes and no stand beside the question, else below it.
    """

    saved = Signal()

    def __init__(
        self,
        context: Context,
        person_id: UUID,
        fact: Fact,
        *,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._person_id = person_id
        self.fact = fact
        self._stored = ""
        text = question(fact)
        self.field = self._make_field(text)
        self.field.setAccessibleName(text)
        self.unknown = Button(
            tr("unbekannt"), LINK, height=SMALL, on_click=lambda: self.save(UNKNOWN)
        )
        self.unknown.setAccessibleName(tr("{question} Unbekannt", question=text))
        self._hint = label("", "meta", wrap=True)
        self._error = label("", "error", wrap=True)
        self._from_file = Button(tr("übernehmen"), LINK, height=SMALL, on_click=self._forget)
        self._from_file.setAccessibleName(tr("{question} Wie in der Akte", question=text))
        few = isinstance(self.field, Choice)
        asked = label(text, "label", wrap=True)
        answer = QHBoxLayout()
        answer.setSpacing(12)
        if few and beside:
            answer.addWidget(asked, 1)
        answer.addWidget(self.field, 0 if few else 1)
        answer.addWidget(self.unknown)
        if few and not beside:
            answer.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addWidget(self._from_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        if not (few and beside):
            column.addWidget(asked)
        column.addLayout(answer)
        column.addLayout(below)
        column.addWidget(self._error)
        # Only now: shown without a parent it would be a window of its own.
        self.unknown.setVisible(isinstance(self.field, LineField))
        self.show_known(None)
        self.setFocusProxy(
            self.field.button("true") if isinstance(self.field, Choice) else self.field
        )

    def show_known(self, known: FactOnFile | None) -> None:
        """Show the answer on file, and where it comes from."""
        self._stored = known.text if known is not None else ""
        self._error.hide()
        self._show_value(self._stored)
        hint = ""
        offer = known is not None and bool(known.derived)
        if known is not None and known.derived and known.derived_from is not None:
            said = fact_value(self.fact, known.derived)
            hint = tr(
                "In der Akte: {value} – {source}",
                value=said,
                source=source_words(known.derived_from),
            )
        elif known is not None and known.source is not FactSource.ENTERED:
            hint = tr(
                "{value} – {source}",
                value=fact_value(self.fact, known.text),
                source=source_words(known.source),
            )
        elif known is not None and known.text == UNKNOWN and isinstance(self.field, LineField):
            hint = tr("unbekannt")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._from_file.setVisible(offer)

    def set_enabled(self, enabled: bool) -> None:
        """Allow answers, or only show them."""
        for each in (self.field, self.unknown, self._from_file):
            each.setEnabled(enabled)

    def settle(self) -> None:
        """Save what has been typed and not yet left, as before locking."""
        if isinstance(self.field, DateField):
            try:
                self._take_day(self.field.value())
            except FieldError:
                return  # no date is nothing that could be kept
        elif isinstance(self.field, LineField):
            self._take_line()

    def save(self, text: str | None) -> None:
        """Store an answer; None forgets it, so that the file counts again."""
        if text == self._stored:
            return
        desk, person_id, key = self._context.opened.desk, self._person_id, self.fact.value
        self._stored = text or ""
        self._context.runner.change(
            lambda: person.set_situation(desk, person_id, {key: text}),
            lambda _done: self.saved.emit(),
            self._fail,
            owner=self,
        )

    def _make_field(self, text: str) -> Choice[str] | ChoiceField[str] | DateField | LineField:
        options = [Option(value, word) for value, word in choices(self.fact)]
        if options and len(options) <= _FEW and fact_kind(self.fact) is FactKind.YES_NO:
            return segmented(options, self.save, text)
        if options:
            return ChoiceField(options, self.save, placeholder=tr("auswählen"))
        if fact_kind(self.fact) is FactKind.DATE:
            day = DateField(self._context.opened.desk.today)
            day.picked.connect(self._take_day)
            day.editingFinished.connect(self._check_day)
            return day
        words = LineField(tr("wie gedruckt"))
        words.editingFinished.connect(self._take_line)
        return words

    def _show_value(self, text: str) -> None:
        if isinstance(self.field, DateField):
            self.field.set_value(_plain_day(text))
        elif isinstance(self.field, LineField):
            self.field.set_value("" if text == UNKNOWN else text)
        else:
            self._choose(text)

    def _choose(self, text: str) -> None:
        """Choose what is known; nobody has asked yet where nothing is chosen."""
        known = dict(choices(self.fact))
        shown = text if text in known else text.partition(" ")[0]
        if isinstance(self.field, ChoiceField):
            self.field.set_value(shown if shown in known else None)
        elif isinstance(self.field, Choice):
            if shown in known:
                self.field.set_value(shown)
            else:
                self.field.clear()

    def _take_day(self, day: date | None) -> None:
        if day is None:
            if _plain_day(self._stored) is not None:
                self.save(None)
        elif day > self._context.opened.desk.today():
            self._fail(FieldError(ErrorCode.DATE_IN_FUTURE, "date"))
        else:
            self._error.hide()
            self.save(day.isoformat())

    def _check_day(self) -> None:
        try:
            if isinstance(self.field, DateField):
                self.field.value()
        except FieldError as error:
            self._fail(error)

    def _take_line(self) -> None:
        typed = self.field.value()
        if isinstance(typed, str) and typed:
            self.save(typed)
        elif self._stored not in ("", UNKNOWN):
            self.save(None)

    def _forget(self) -> None:
        self.save(None)

    def _fail(self, error: KnownError) -> None:
        self._error.setText(sentence(error))
        self._error.show()


class QuestionsPanel(QWidget):
    """„Angaben, die hier zählen“: only what matters for the present status."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person_id: UUID | None = None
        self.questions: dict[Fact, FactQuestion] = {}
        self.panel = Panel(tr("Angaben, die hier zählen"), icon="question")
        hint = label(
            tr(
                "Nichts davon müssen Sie wissen. Jede Antwort wird sofort gespeichert und macht "
                "die Auskunft genauer."
            ),
            "meta",
            wrap=True,
        )
        hint.setContentsMargins(16, 10, 16, 6)
        self.panel.body.addWidget(hint)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.panel.body.addLayout(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_found(self, found: CaseResponsibility, *, read_only: bool) -> None:
        """Ask for the facts of a status; questions that stay keep their place and focus."""
        wanted = tuple(fact for fact in found.asked if fact is not Fact.BIRTH_YEAR_ESTIMATED)
        if found.person_id != self._person_id or wanted != tuple(self.questions):
            self._build(found.person_id, wanted)
        for fact, each in self.questions.items():
            each.show_known(found.on_file.get(fact))
            each.set_enabled(not read_only)
        self.setVisible(bool(self.questions))

    def ask(self, fact: Fact) -> None:
        """Put the focus on a question."""
        if fact in self.questions:
            self.questions[fact].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Save what has been typed and not yet left."""
        for each in self.questions.values():
            each.settle()

    def clear(self) -> None:
        """Forget whose questions these are."""
        self._build(None, ())

    def _build(self, person_id: UUID | None, wanted: Sequence[Fact]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.questions = {}
        self._person_id = person_id
        for fact in wanted:
            assert person_id is not None
            self._list.addWidget(line())
            each = FactQuestion(self._context, person_id, fact, beside=True)
            self.questions[fact] = each
            self._list.addWidget(each)


def missing_links(missing: Sequence[str], ask: Callable[[str], object]) -> list[Button]:
    """Return a link „Fehlt: Antragsdatum“ for each missing fact."""
    return [
        Button(
            tr("Fehlt: {name}", name=fact_name(name)),
            LINK,
            height=SMALL,
            on_click=partial(ask, name),
        )
        for name in missing
    ]


def _plain_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
