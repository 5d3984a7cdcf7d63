"""The left column of the composer: every choice and sentence of a plan, from top to bottom."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework.handover import Choice
from integrif_desk.casework.locked_matters import NOTES, LockedMatter, error_of
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.approval import PlanPart
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.errors import FieldError
from integrif_desk.domain.handover import DataCategory, Purpose, Recommendation, Request
from integrif_desk.domain.handover_extracts import ChangesSince
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.text import LINE_LIMIT
from integrif_desk.ui.handovers.finding_list import FindingList
from integrif_desk.ui.handovers.gate_presenter import Gate, locked_note
from integrif_desk.ui.handovers.note_list import NoteList
from integrif_desk.ui.handovers.pair_list import PairList
from integrif_desk.ui.handovers.recipient_part import RecipientPart
from integrif_desk.ui.handovers.section_table import SectionTable
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording import proposals
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.handover_changes import told
from integrif_desk.wording.i18n import tr

Undo = Callable[[], object]


class ComposeForm(QScrollArea):
    """Shows a plan with `show_plan` and tells every change as a new plan with `on_change`.

    `on_recipient(actor)` is called for the first recipient, when there is no plan yet, and for
    every other one; `on_ask(categories)` when a consent is missing; `on_release(note)` when an
    internal note shall be released; `on_removed(undo)` when a row has been taken away.
    """

    def __init__(
        self,
        today: Callable[[], date],
        on_change: Callable[[HandoverPlan], object],
        on_recipient: Callable[[Actor], object],
        on_release: Callable[[ContactNote], object],
        on_removed: Callable[[Undo], object],
        on_ask: Callable[[tuple[DataCategory, ...]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._plan: HandoverPlan | None = None
        self._offered: Choice | None = None
        self.recipient = RecipientPart(today, on_recipient, self._changed)
        self.changes = label("", wrap=True)
        self.changes.hide()
        self.sections = SectionTable(self._changed, on_ask)
        self.introduction = TextArea(lines=3, most=8, on_change=lambda _text: self._changed())
        self._introduction_field = Labelled(tr("&Einleitung"), self.introduction)
        self.introduction_hint = NeverHint(self.introduction)
        self.propose_button = Button(
            tr("Vorschlag einsetzen"), LINK, height=SMALL, on_click=self._propose
        )
        self.urgent = LineField(
            tr("Ein Satz, zum Beispiel eine Frist"), on_change=lambda _text: self._changed()
        )
        self.urgent.setMaxLength(LINE_LIMIT)
        self._urgent_field = Labelled(tr("&Dringend"), self.urgent)
        self.urgent_hint = NeverHint(self.urgent)
        self.requests = PairList(
            tr("Wer oder was"), tr("Bitte …"), tr("Bitte hinzufügen"), self._changed, on_removed
        )
        self.answer_by = DateField(today, field="answer_by", ahead=True)
        self.answer_by.textEdited.connect(lambda _text: self._changed())
        self.answer_by.picked.connect(lambda _day: self._changed())
        self._answer_by_field = Labelled(tr("&Antwort bis"), self.answer_by)
        self._answer_by_field.setMaximumWidth(theme().px(170))
        self.message = LineField(
            tr("Freiwillig, wird nicht gedruckt"), on_change=lambda _text: self._changed()
        )
        self.message.setMaxLength(LINE_LIMIT)
        self.message_field = Labelled(tr("Nachricht an die Leitung"), self.message)
        self.notes = NoteList(
            tr("Notizen aus dem Verlauf"),
            tr("Zu diesem Fall gibt es noch keine Notiz."),
            self._changed,
            on_release,
        )
        self.lessons = NoteList(
            tr("Was geholfen hat und was nicht"),
            tr("Noch keine Notiz ist als „hat geholfen“ oder „hat nicht funktioniert“ vermerkt."),
            self._changed,
            on_release,
        )
        self.findings = FindingList(self._changed)
        self.recommendations = PairList(
            tr("An wen"),
            tr("Empfehlung …"),
            tr("Empfehlung hinzufügen"),
            self._changed,
            on_removed,
            short_last=True,
        )
        self._notes_say = label("", "warning", wrap=True)
        self._notes_say.hide()
        self._locked: frozenset[str] = frozenset()
        self._requests_field = Labelled(tr("Darum bitten wir"), self.requests)
        self._recommendations_field = Labelled(tr("Empfehlungen"), self.recommendations)
        self._lay_out()

    def show_offered(self, offered: Choice, actors: Sequence[Actor]) -> None:
        """Show what can be chosen for this case."""
        self._offered = offered
        self.recipient.show_actors(actors)

    def show_plan(self, plan: HandoverPlan | None) -> None:
        """Show a plan; None until a recipient has been chosen."""
        self._plan = plan
        assert self._offered is not None
        self.recipient.show_plan(plan, self._offered.detail.person)
        self._rest.setVisible(plan is not None)
        if plan is None:
            return
        # A blank at the end is not in the plan yet: the cursor stays where one is typing.
        if self.introduction.value() != plan.introduction:
            self.introduction.set_value(plan.introduction)
        if self.urgent.value() != plan.urgent:
            self.urgent.set_value(plan.urgent)
        if self.message.value() != plan.message:
            self.message.set_value(plan.message)
        self.requests.set_values([(one.lead, one.text) for one in plan.requests])
        self.recommendations.set_values([(one.addressee, one.text) for one in plan.recommendations])
        self.answer_by.set_value(plan.answer_by)
        self._show_derived(plan)

    def show_gate(self, gate: Gate | None) -> None:
        """Show what the consent gate answered."""
        self.sections.show_gate(gate)

    def show_locked(self, matters: Sequence[LockedMatter]) -> None:
        """Say at each text what it tells of sections that are locked."""
        said = {one.field: one for one in reversed(matters)}
        for field in self._locked - said.keys():
            self._labelled(field).set_error(None)
        self._locked = frozenset(said.keys() - NOTES)
        for field in self._locked:
            self._labelled(field).set_error(sentence(error_of(said[field])))
        noted = next((said[field] for field in NOTES if field in said), None)
        self._notes_say.setText("" if noted is None else locked_note(noted))
        self._notes_say.setVisible(noted is not None)

    def show_changes(self, changes: ChangesSince | None) -> None:
        """Say what the recipient, who has a former version, finds new in this one."""
        self.changes.setText(told(changes) if changes is not None else "")
        self.changes.setVisible(changes is not None)

    def clear(self) -> None:
        """Forget the case, everything typed and everything that was wrong about it."""
        self.show_changes(None)
        self.show_locked(())
        self._forget_errors()
        self.sections.clear()
        self.recipient.discussed.clear()
        self._plan = None
        self._offered = None
        for line in (self.urgent, self.message, self.answer_by):
            line.clear()
        self.introduction.set_value("")
        for pairs in (self.requests, self.recommendations):
            pairs.set_values(())
        for notes in (self.notes, self.lessons):
            notes.show_notes((), ())
        self.findings.show_findings(())
        self.findings.set_chosen(())

    def check(self) -> bool:
        """Show what is wrong with the dates, with the cursor there; True when nothing is."""
        wrong: list[QWidget] = []
        for field in (self.answer_by, self.recipient.discussed):
            try:
                field.value()
            except FieldError as error:
                self.show_error(error.field, sentence(error))
                wrong.append(field)
        return not wrong

    def show_error(self, field: str, text: str) -> None:
        """Show a sentence at the field of that name and bring it into view."""
        if field == "discussed_on":
            self.recipient.discussed.show_error(text)
            self.ensureWidgetVisible(self.recipient.discussed)
        elif field == "included":
            self.sections.show_error(text)
            self.ensureWidgetVisible(self.sections)
        else:
            labelled = self._labelled(field)
            labelled.set_error(text)
            labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(labelled)

    def insert_top(self, widget: QWidget) -> None:
        """Put something above the first choice that scrolls along with them."""
        self._column.insertWidget(0, widget)

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed; one can still scroll."""
        self._inner.setEnabled(not locked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if locked else Qt.FocusPolicy.NoFocus)

    def start(self) -> None:
        """Begin at the top. Else the cursor stays at the button that ended the handover before
        this one: a key meant for the first choice would throw the new draft away."""
        self.verticalScrollBar().setValue(0)
        first = self.recipient.recipient if self._inner.isEnabled() else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: PlanPart) -> None:
        """Bring a part of the plan into view, with the cursor there."""
        if part is PlanPart.PRACTICE:
            self.focus_practice()
            return
        target: dict[PlanPart, QWidget] = {
            PlanPart.SECTIONS: self.sections,
            PlanPart.TEXTS: self.introduction,
            PlanPart.NOTES: self.notes,
        }
        shown = target.get(part, self.recipient)
        self.ensureWidgetVisible(shown)
        first = self.recipient.recipient if part is PlanPart.RECIPIENT else shown
        if part is PlanPart.SECTIONS:
            first = next((one for one in self.sections.boxes.values() if one.isEnabled()), first)
        elif part is PlanPart.NOTES:
            self.notes.focus_first()
            return
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_practice(self) -> None:
        """Put the cursor where a first observation can be chosen or written."""
        self.lessons.focus_first()
        if not self.lessons.rows:
            self.recommendations.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.lessons)

    def _fields(self) -> dict[str, Labelled]:
        return {
            "recipient_id": self.recipient.recipient_field,
            "introduction": self._introduction_field,
            "urgent": self._urgent_field,
            "requests": self._requests_field,
            "recommendations": self._recommendations_field,
            "answer_by": self._answer_by_field,
        }

    def _labelled(self, field: str) -> Labelled:
        # The rows of a list name their own fields; what is wrong there is told at the requests.
        return self._fields().get(field, self._requests_field)

    def _changed(self) -> None:
        if self._plan is None:
            return
        self._forget_errors()
        plan = self._plan
        for apply in (
            self.recipient.applied,
            self.sections.applied,
            self._with_introduction,
            self._with_urgent,
            self._with_pairs,
            self._with_notes,
            self._with_answer_by,
        ):
            try:
                plan = apply(plan)
            except FieldError as error:
                # A date is wrong while it is being typed; `check` tells when it matters.
                if error.field not in ("answer_by", "discussed_on"):
                    self._labelled(error.field).set_error(sentence(error))
        self._plan = plan
        self._show_derived(plan)
        self._on_change(plan)

    def _forget_errors(self) -> None:
        self.sections.show_error("")
        for labelled in self._fields().values():
            labelled.set_error(None)

    def _with_introduction(self, plan: HandoverPlan) -> HandoverPlan:
        return replace(plan, introduction=self.introduction.value())

    def _with_urgent(self, plan: HandoverPlan) -> HandoverPlan:
        return replace(plan, urgent=self.urgent.value(), message=self.message.value())

    def _with_pairs(self, plan: HandoverPlan) -> HandoverPlan:
        return replace(
            plan,
            requests=tuple(Request(lead=one, text=two) for one, two in self.requests.values()),
            recommendations=tuple(
                Recommendation(text=two, addressee=one)
                for one, two in self.recommendations.values()
            ),
        )

    def _with_notes(self, plan: HandoverPlan) -> HandoverPlan:
        return replace(
            plan,
            note_ids=self.notes.chosen(),
            lesson_ids=self.lessons.chosen(),
            bound_note_ids=self.notes.chosen_bound() + self.lessons.chosen_bound(),
            finding_ids=self.findings.chosen(),
        )

    def _with_answer_by(self, plan: HandoverPlan) -> HandoverPlan:
        return replace(plan, answer_by=self.answer_by.value())

    def _show_derived(self, plan: HandoverPlan) -> None:
        assert self._offered is not None
        self.sections.show_plan(plan, self._offered.detail)
        notes = self._offered.notes
        bound = frozenset(plan.bound_note_ids)
        plain, taught = ([n for n in notes if (n.lesson is None) is one] for one in (True, False))
        self.notes.show_notes(plain, plan.note_ids, bound)
        self.lessons.show_notes(taught, plan.lesson_ids, bound)
        self.findings.set_chosen(plan.finding_ids)
        self.notes.setVisible(DataCategory.PATHWAY in plan.included)
        self._practice.setVisible(DataCategory.PRACTICE in plan.included)
        # A report without persons prints nothing that speaks of one.
        of_person = plan.purpose is not Purpose.STRATEGY
        for field in (self._introduction_field, self._urgent_field, self._requests_field):
            field.setVisible(of_person)
        self.propose_button.setVisible(of_person and not plan.introduction)

    def _propose(self) -> None:
        assert self._offered is not None
        self.introduction.set_value(proposals.introduction(self._offered.detail))
        self.introduction.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _lay_out(self) -> None:
        self._practice = QWidget()
        practice = _column(self._practice)
        practice.addWidget(self.lessons)
        practice.addWidget(self.findings)
        practice.addWidget(self._recommendations_field)
        practice.addWidget(
            label(
                tr("Praxiswissen steht ohne Namen im Dokument. Bitte prüfen Sie den Wortlaut."),
                "meta",
                wrap=True,
            )
        )
        self._rest = QWidget()
        rest = _column(self._rest)
        rest.addWidget(self.changes)
        rest.addWidget(self.sections)
        rest.addWidget(self._introduction_field)
        rest.addWidget(self.introduction_hint)
        rest.addWidget(self.propose_button, 0, Qt.AlignmentFlag.AlignLeft)
        rest.addWidget(self._urgent_field)
        rest.addWidget(self.urgent_hint)
        rest.addWidget(self._requests_field)
        rest.addWidget(self._answer_by_field)
        rest.addWidget(self.notes)
        rest.addWidget(self._notes_say)
        rest.addWidget(self._practice)
        rest.addWidget(self.message_field)
        self._inner = QWidget()
        self._inner.setProperty("scrolled", True)
        self._column = column = QVBoxLayout(self._inner)
        column.setContentsMargins(24, 6, 12, 16)
        column.setSpacing(12)
        column.addWidget(self.recipient)
        column.addWidget(self._rest)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inner)


def _column(widget: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(10)
    return made
