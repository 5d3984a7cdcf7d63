"""One finding, always open for editing: claim, evidence, suggestion, what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework import quote
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.finding_views import FindingDetail
from integrif_desk.domain.practice_finding import Evidence, FindingCategory, PracticeFinding
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.findings.evidence_form import EvidenceForm
from integrif_desk.ui.findings.evidence_list import EvidenceList
from integrif_desk.ui.findings.fields import FindingFields
from integrif_desk.ui.findings.footer import Footer
from integrif_desk.ui.findings.outcome_line import OutcomeLine
from integrif_desk.ui.findings.presenter import (
    FindingInput,
    author_words,
    changed,
    evidence_words,
    read_finding,
    same_words,
    spelled,
)
from integrif_desk.ui.findings.state_form import StateForm, StateStepper
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.fields import show_errors
from integrif_desk.ui.widgets.panel import ElidedLabel, label
from integrif_desk.ui.widgets.restored_line import RestoredLine
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class Deeds:
    """What the editor asks the page to do."""

    saved: Callable[[UUID], object]
    removed: Callable[[], object]
    hand_over: Callable[[FindingDetail], object]
    open_handover: Callable[[UUID], object]
    open_case: Callable[[UUID], object]


class FindingEditor(QWidget):
    """Shows a finding or an empty form; what is typed is kept until it is saved."""

    def __init__(self, context: Context, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._deeds = deeds
        self._detail: FindingDetail | None = None
        self._base: PracticeFinding | None = None
        self._blank = FindingInput()
        self._categories: Sequence[FindingCategory] = ()
        self._keeper = DraftKeeper(context, DraftKind.FINDING, self._draft, self)
        self.fields = FindingFields(context, self._keeper.touch)
        self.number = label("", "code")
        self._author = ElidedLabel("", "meta")
        self._author.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.stepper = StateStepper()
        self.stepper.asked.connect(self._ask_state)
        self.state_form = StateForm(context, self.stepper.setFocus)
        self._restored = RestoredLine(self._drop_draft)
        self._evidence_note = label("", "meta")
        self.add_button = Button(
            tr("Bele&g hinzufügen"), LINK, height=24, on_click=self._add_evidence
        )
        self.evidence = EvidenceList(self.add_button, self._edit_evidence, self._remove_evidence)
        self.evidence_form = EvidenceForm(context, self.add_button.setFocus)
        self.outcome = OutcomeLine(deeds.open_handover, deeds.open_case)
        self.stale: StalePanel[PracticeFinding] = StalePanel(
            self._spell, self._write_change, self._take_theirs
        )
        self._error = label("", "error", wrap=True)
        self.footer = Footer(self.save, self._hand_over, self._remove)
        self._lay_out()

    # showing

    def offer(self, categories: Sequence[FindingCategory]) -> None:
        """Offer other categories; the chosen one stays."""
        self._categories = categories
        self.fields.offer(categories, self.fields.category.value())

    def show_detail(self, detail: FindingDetail) -> None:
        """Show a finding; the same one again keeps what is being typed."""
        same = self._base is not None and self._base.id == detail.finding.id
        before = self._detail
        self._detail = detail
        if same and self._base is not None and self.is_changed():
            # Only the state or evidence is new: my words go onto that version. Other words of
            # somebody else are told when mine are saved.
            if same_words(self._base, detail.finding):
                self._base = detail.finding
        else:
            self._begin(detail.finding, FindingInput.of(detail.finding), again=same)
        if before is None or not same:
            self.state_form.forget()
            self.evidence_form.forget()
        self._show_rest(detail)

    def begin_new(self, category_id: UUID | None) -> None:
        """Show an empty form; a kept draft is shown again."""
        self._keeper.flush()
        self._detail = None
        self.state_form.forget()
        self.evidence_form.forget()
        self._begin(None, FindingInput(category_id=category_id), again=False)
        self._show_rest(None)
        self.fields.claim.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_id(self) -> UUID | None:
        """Return which finding is shown, None for a new one."""
        return None if self._base is None else self._base.id

    def is_changed(self) -> bool:
        """Tell whether something is typed that is not saved."""
        return self.fields.value() != self._blank or self.fields.is_touched()

    def keep(self) -> None:
        """Keep drafts now."""
        self._keeper.flush()
        self.evidence_form.keep()

    def forget(self) -> None:
        """Keep drafts, then show nothing any more."""
        self.evidence_form.forget()
        self.state_form.forget()
        self._keeper.flush()
        self._keeper.stop()
        self._base = self._detail = None
        self._blank = FindingInput()
        self.fields.set_value(self._blank)
        self.stale.clear()
        self._restored.hide()
        self._show_rest(None)

    # saving

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        entered, errors = read_finding(self.fields.value())
        self._show_errors(errors)
        if entered is None:
            return
        if self._base is None:
            left = self.fields.left()
            self._write(lambda: quote.add(self._desk, entered, left))
            return
        try:
            wanted = changed(self._base, entered)
        except FieldError as error:
            self._refused(error)
            return
        self._write_change(wanted)

    def _write_change(self, finding: PracticeFinding) -> None:
        # Words that nobody has touched stay: somebody has looked at them before.
        before = FindingInput() if self._base is None else FindingInput.of(self._base)
        left = self.fields.left(before)
        self._write(lambda: quote.change(self._desk, finding, left))

    def _write(self, write: Callable[[], Changes]) -> None:
        self._context.runner.change(write, self._saved, self._refused, owner=self)

    def _saved(self, done: Changes) -> None:
        self._keeper.stop()  # the use case has removed the draft
        self._restored.hide()
        self.stale.clear()
        self.fields.show_masked(self._case_id())
        self._blank = self.fields.value()
        finding_id = done.created or self.shown_id()
        self._context.notices.say(tr("Die Feststellung ist gespeichert."))
        if finding_id is not None:
            self._deeds.saved(finding_id)

    def _refused(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields.labelled:
            self._show_errors({error.field: sentence(error)})
        else:
            self._show_errors({}, sentence(error))

    def _take_theirs(self, theirs: PracticeFinding) -> None:
        self._keeper.discard()
        self._begin(theirs, FindingInput.of(theirs), again=True)

    def _remove(self) -> None:
        finding_id = self.shown_id()
        if finding_id is None:
            return
        gone: list[findings.Removed] = []

        def remove() -> Changes:
            gone.append(findings.remove(self._desk, finding_id))
            return changes(Noun.FINDING, ids=(finding_id,))

        def undo() -> None:
            self._context.runner.change(lambda: findings.restore(self._desk, gone[0]))

        def removed(_changes: Changes) -> None:
            self._keeper.stop()
            self._context.notices.say(tr("Feststellung gelöscht."), undo)
            self._deeds.removed()

        self._context.runner.change(remove, removed, self._refused, owner=self)

    # evidence, state, handover

    def _add_evidence(self) -> None:
        finding_id = self.shown_id()
        if finding_id is not None:
            self.evidence_form.begin(finding_id, case_id=self._case_id())
            self._bring_into_view(self.evidence_form)

    def _edit_evidence(self, evidence: Evidence) -> None:
        self.evidence_form.begin(evidence.finding_id, evidence, self._case_id())
        self._bring_into_view(self.evidence_form)

    def _remove_evidence(self, evidence: Evidence) -> None:
        self.evidence_form.forget()

        def remove() -> Changes:
            findings.remove_evidence(self._desk, evidence.id)
            return changes(Noun.FINDING, ids=(evidence.finding_id,))

        def undo() -> None:
            self._context.runner.change(lambda: findings.restore_evidence(self._desk, evidence))

        self._context.runner.change(
            remove,
            lambda _changes: self._context.notices.say(tr("Beleg entfernt."), undo),
            self._refused,
            owner=self,
        )

    def _bring_into_view(self, form: QWidget) -> None:
        # Only once the form has its place in the column.
        QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form, 0, 16))

    def _ask_state(self) -> None:
        if self._detail is not None:
            self.state_form.begin(self._detail.finding)
            self._bring_into_view(self.state_form)

    def _hand_over(self) -> None:
        if self._detail is not None:
            self._keeper.flush()
            self._deeds.hand_over(self._detail)

    # parts

    def _begin(self, base: PracticeFinding | None, shown: FindingInput, *, again: bool) -> None:
        self._keeper.flush()
        self._base, self._blank = base, shown
        self.fields.offer(self._categories, shown.category_id)
        self.fields.set_value(shown, self._case_id())
        self._show_errors({})
        self.stale.clear()
        if not again:
            self._restored.hide()
        self._keeper.begin(
            None if base is None else base.id,
            self._restore,
            shown=shown.as_draft(),
            on_clash=self._show_clash if base is not None else None,
        )

    def _case_id(self) -> UUID | None:
        return None if self._base is None else self._base.case_id

    def _show_rest(self, detail: FindingDetail | None) -> None:
        stored = detail is not None
        self.stepper.setVisible(stored)
        self._evidence_head.setVisible(stored)
        self.footer.show_stored(stored)
        self.evidence.show_evidence(detail.evidence if detail else ())
        self.outcome.show_detail(detail)
        self.number.setText(detail.finding.number if detail else tr("neu"))
        self._author.setText(author_words(detail) if detail else "")
        if detail is not None:
            self.stepper.show_state(detail.finding.state)
            self._evidence_note.setText(evidence_words(detail.evidence))

    def _show_errors(self, errors: dict[str, str], general: str = "") -> None:
        show_errors(self.fields.labelled, errors)
        self._error.setText(general)
        self._error.setVisible(bool(general))

    def _spell(self, finding: PracticeFinding) -> Sequence[tuple[str, str]]:
        names = {
            key: name for key, name in self.fields.actor.picks().items() if isinstance(key, UUID)
        }
        return spelled(finding, self._categories, names)

    def _draft(self) -> dict[str, str] | None:
        return self.fields.value().as_draft() if self.is_changed() else None

    def _restore(self, kept: dict[str, str]) -> None:
        found = FindingInput.from_draft(kept)
        if found != self._blank:
            self.fields.set_value(found, self._case_id(), reviewed=False)
            self._restored.show()

    def _show_clash(self, stored: dict[str, str]) -> None:
        self._show_errors(clash_sentences(self.fields.labelled, stored))

    def _drop_draft(self) -> None:
        self._keeper.discard()
        self._restored.hide()
        self.fields.set_value(self._blank, self._case_id())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.number)
        self.fields.category.setMinimumWidth(theme().px(172))
        head.addWidget(self.fields.labelled["category_id"])
        head.addWidget(self._author, 1)
        self._evidence_head = QWidget()
        evidence_head = QHBoxLayout(self._evidence_head)
        evidence_head.setContentsMargins(0, 0, 0, 0)
        evidence_head.setSpacing(8)
        evidence_head.addWidget(label(tr("Belege"), "heading"))
        evidence_head.addWidget(self._evidence_note)
        evidence_head.addStretch(1)
        evidence_head.addWidget(self.add_button)
        inner = QWidget()
        inner.setProperty("scrolled", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(10)
        column.addLayout(head)
        for part in (
            self._restored,
            self.stepper,
            self.state_form,
            self.fields.labelled["claim"],
            self._evidence_head,
            self.evidence,
            self.evidence_form,
            self.fields.labelled["suggestion"],
            self.outcome,
            self.fields.where(),
            self.stale,
            self._error,
        ):
            column.addWidget(part)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self.footer)
        # Not on the whole editor: the forms in its middle have the same keys for themselves.
        for part in (*self.fields.labelled.values(), self.footer):
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                shortcut = QShortcut(keys, part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self.save)
