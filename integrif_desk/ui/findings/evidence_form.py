"""The form of a piece of evidence: an interview, written feedback, an observation in cases."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.quote import masked
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceFacts,
    EvidenceKind,
    Perspective,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.findings.masked_quote import MaskedQuote
from integrif_desk.ui.findings.presenter import (
    DETAILS,
    KIND_ICONS,
    PERSPECTIVE_LOOKS,
    EvidenceInput,
    read_evidence,
    spelled_evidence,
)
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import TONAL
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class EvidenceForm(InlineForm):
    """`on_close()` is called after saving and when the form is left; a draft stays then."""

    def __init__(
        self, context: Context, on_close: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Beleg hinzufügen"),
            tr("Beleg s&ichern"),
            self.save,
            self._leave,
            icon="quotes",
            parent=parent,
        )
        # The page has one filled button, that of the finding.
        self.save_button.look = TONAL
        self._context = context
        self._desk = context.opened.desk
        self._on_close = on_close
        self._finding_id: UUID | None = None
        self._evidence: Evidence | None = None
        self._case_id: UUID | None = None
        self._keeper = DraftKeeper(context, DraftKind.FINDING, self._draft, self)
        self._stale: StalePanel[Evidence] = StalePanel(
            spelled_evidence, self._change, lambda theirs: self._show(EvidenceInput.of(theirs))
        )
        roomy = theme().scale == 100  # three long words side by side: large ones go without icons
        self.kind = segmented(
            [Option(each, word(each), KIND_ICONS[each] if roomy else "") for each in EvidenceKind],
            lambda _kind: self._kind_chosen(),
            tr("Art des Belegs"),
        )
        self.perspective = segmented(
            [Option(each, word(each), PERSPECTIVE_LOOKS[each][1]) for each in Perspective],
            self._touch,
            tr("Perspektive"),
        )
        self.quote = MaskedQuote(context)
        self.quote.changed.connect(self._touch)
        self.dated = DateField(self._desk.today, field="dated")
        self.dated_until = DateField(self._desk.today, field="dated_until")
        for field in (self.dated, self.dated_until):
            field.textEdited.connect(self._touch)
            field.picked.connect(self._touch)
        self.detail = LineField(on_change=self._touch)
        self._kinds = Labelled(tr("Art"), self.kind)
        self._voices = Labelled(tr("Perspektive"), self.perspective)
        self.add_widget(self._kinds)
        self.add_widget(self._voices)
        self.add(
            "quote",
            Labelled(tr("&Wortlaut"), self.quote),
        )
        self.add_row(
            dated=Labelled(tr("D&atum"), self.dated),
            dated_until=Labelled(tr("bis"), self.dated_until),
        )
        self.add("detail", Labelled(DETAILS[EvidenceKind.INTERVIEW], self.detail))
        self.add_widget(self._stale)

    def begin(
        self, finding_id: UUID, evidence: Evidence | None = None, case_id: UUID | None = None
    ) -> None:
        """Open for a new piece of evidence or an existing one; a kept draft is shown again.

        Who is known around the case that the finding was learned from is masked.
        """
        self._keeper.flush()
        self._finding_id, self._evidence, self._case_id = finding_id, evidence, case_id
        self.set_title(tr("Beleg bearbeiten") if evidence else tr("Beleg hinzufügen"))
        self._stale.clear()
        self._show(EvidenceInput.of(evidence) if evidence else EvidenceInput())
        self.open()
        # New evidence shares its finding's id, so its draft needs one of its own.
        subject = evidence.id if evidence else uuid5(finding_id, "evidence")
        self._keeper.begin(
            subject,
            lambda kept: self._show(EvidenceInput.from_draft(kept)),
            shown=self._draft(),
            on_clash=lambda stored: self.show_errors(clash_sentences(self.fields, stored)),
        )

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        # What is saved is masked anew: the words shown may be a keystroke old.
        words, desk = self.quote.text(), self._desk
        entered, errors = read_evidence(replace(self._input(), quote=words), desk.today())
        self.show_errors(errors)
        finding_id, evidence, case_id = self._finding_id, self._evidence, self._case_id
        if entered is None or finding_id is None:
            return
        # Nobody has touched what was masked, or left, before.
        untouched = evidence is not None and words == evidence.quote
        left = self.quote.left()

        def write() -> Changes:
            told = entered.quote if untouched else masked(desk, entered.quote, case_id, left)
            return _write(desk, finding_id, evidence, replace(entered, quote=told))

        self._write(write)

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._finding_id = self._evidence = self._case_id = None
        self._stale.clear()
        self._show(EvidenceInput())
        self.hide()

    def _change(self, evidence: Evidence) -> None:
        self._write(lambda: findings.change_evidence(self._desk, evidence))

    def _write(self, write: Callable[[], Changes]) -> None:
        self._context.runner.change(write, self._saved, self._refused, owner=self)

    def _saved(self, _changes: Changes) -> None:
        self._keeper.discard()
        self.forget()
        self._context.notices.say(tr("Der Beleg ist gesichert."))
        self._on_close()

    def _refused(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _leave(self) -> None:
        self.forget()
        self._on_close()

    def _draft(self) -> dict[str, str]:
        return self._input().as_draft()

    def _touch(self, _value: object = None) -> None:
        self._keeper.touch()

    def _kind_chosen(self) -> None:
        self._show_kind()
        self._touch()

    def _show_kind(self) -> None:
        kind = self.kind.value()
        # The label names what an interview, a letter, an observation is found again by.
        self.fields["detail"].set_label(DETAILS[kind])
        self.fields["dated_until"].setVisible(kind is EvidenceKind.CASE_OBSERVATION)

    def _input(self) -> EvidenceInput:
        return EvidenceInput(
            self.kind.value(),
            self.perspective.value(),
            self.quote.masked(),
            self.dated.text(),
            self.dated_until.text(),
            self.detail.value(),
        )

    def _show(self, entered: EvidenceInput) -> None:
        self.kind.set_value(entered.kind)
        self.perspective.set_value(entered.perspective)
        self.quote.set_quote(entered.quote, self._case_id, reviewed=True)
        self.dated.setText(entered.dated)
        self.dated_until.setText(entered.dated_until)
        self.detail.set_value(entered.detail)
        self.show_errors({})
        self._show_kind()


def _write(
    desk: Desk, finding_id: UUID, evidence: Evidence | None, entered: EvidenceFacts
) -> Changes:
    if evidence is None:
        return findings.add_evidence(desk, finding_id, entered)
    kept = {**vars(entered), "note_id": evidence.note_id}
    return findings.change_evidence(desk, replace(evidence, **kept))
