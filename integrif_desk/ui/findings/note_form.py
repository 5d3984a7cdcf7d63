"""„Als Praxiswissen notieren“: from a note to a finding in two clicks, its quote masked."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import finding_category, quote
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.quote import Source
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.practice_finding import FindingCategory, FindingFacts
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.findings.fields import masked_claim
from integrif_desk.ui.findings.masked_quote import MaskedQuote
from integrif_desk.ui.findings.presenter import first_sentence, member
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_Read = tuple[Source, tuple[FindingCategory, ...]]


class FindingNoteForm(InlineForm):
    """`on_close()` is called after saving and when the form is left; a draft stays then.

    The draft holds the masked words alone: unmasked ones stay in their note.
    """

    def __init__(
        self,
        context: Context,
        on_close: Callable[[], object],
        on_open: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Als Praxiswissen notieren"),
            tr("S&peichern"),
            self.save,
            self._leave,
            icon="lightbulb",
            parent=parent,
        )
        self._context = context
        self._desk = context.opened.desk
        self._on_close, self._on_open = on_close, on_open
        self._source: Source | None = None
        self._wanted: UUID | None = None
        self._keeper = DraftKeeper(context, DraftKind.FINDING, self._draft, self)
        self.claim = TextArea(lines=2, most=5)
        self.masked_claim = masked_claim(context, self.claim)
        self.claim.textChanged.connect(self._touch)
        self.masked_claim.changed.connect(self._touch)
        self.category: ChoiceField[UUID] = ChoiceField(
            (), self._touch, placeholder=tr("Thema wählen")
        )
        self.lesson: ChoiceField[Lesson | None] = ChoiceField(
            (
                Option[Lesson | None](None, tr("keine Angabe")),
                *(Option[Lesson | None](each, word(each)) for each in Lesson),
            ),
            self._touch,
        )
        self.actor = ActorField(context)
        self.actor.changed.connect(self._touch)
        self.quote = MaskedQuote(context, folded=True)
        self.quote.changed.connect(self._touch)
        self.add("claim", Labelled(tr("&Feststellung, ein Satz ohne Namen"), self.masked_claim))
        self.claim.setAccessibleName(tr("Feststellung, ein Satz ohne Namen"))
        self.add_row(
            category_id=Labelled(tr("&Thema"), self.category),
            lesson=Labelled(tr("E&rfahrung"), self.lesson),
        )
        self.add("actor_id", Labelled(tr("Betrifft A&kteur"), self.actor))
        self.add("quote", Labelled("", self.quote))  # its frame says what it is
        self.quote.setAccessibleName(tr("Beleg aus der Notiz"))

    def begin(self, note_id: UUID) -> None:
        """Read the note and open; a kept draft is shown again."""
        self._keeper.flush()
        self._wanted = note_id

        def read() -> _Read:
            return quote.source(self._desk, note_id), finding_category.categories(self._desk)

        self._context.runner.query(read, self._begin, key=("finding source", id(self)), owner=self)

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        found, category_id = self._source, self.category.value()
        errors = {}
        if not self.claim.value():
            errors["claim"] = tr("Bitte schreiben Sie in einem Satz, was Sie festgestellt haben.")
        if category_id is None:
            errors["category_id"] = tr("Bitte wählen Sie ein Thema.")
        if not self.quote.text():
            errors["quote"] = tr("Bitte lassen Sie stehen, was die Feststellung belegt.")
        self.show_errors(errors)
        if errors or found is None or category_id is None:
            return
        actors = self.actor.actor_ids()
        entered = FindingFacts(
            category_id=category_id,
            claim=self.claim.value(),
            lesson=self.lesson.value(),
            actor_id=actors[0] if actors else None,
            case_id=found.note.case_id,
        )
        words, left = self.quote.text(), self.quote.left()
        in_claim = {"claim": self.masked_claim.left()}
        self._context.runner.change(
            lambda: quote.add_from_note(self._desk, found.note, entered, words, left, in_claim),
            self._saved,
            self._refused,
            owner=self,
        )

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._source = self._wanted = None
        for each in (self.masked_claim, self.quote):
            each.set_quote("", None)
        self.actor.set_ids(())
        self._keeper.stop()
        self.hide()

    def _begin(self, found: _Read) -> None:
        source, categories = found
        if source.note.id != self._wanted:
            return
        self._source = source
        note = source.note
        self.category.set_options([Option(each.id, each.label) for each in categories])
        self.category.set_value(source.category_id)
        if self.category.value() is None and categories:
            self.category.set_value(categories[0].id)
        self.masked_claim.set_quote(first_sentence(source.masked), note.case_id)
        self.lesson.set_value(note.lesson)
        actors = note.actor_ids if len(note.actor_ids) == 1 else ()
        self.actor.set_ids(actors)
        self.fields["actor_id"].setVisible(bool(actors))
        self.quote.set_quote(note.text, note.case_id)
        self._keeper.stop()  # nothing has been typed yet
        self._on_open()
        self.open()
        self._keeper.begin(note.id, self._restore)

    def _saved(self, _changes: Changes) -> None:
        self._keeper.stop()
        self.forget()
        self._context.notices.say(tr("Als Praxiswissen notiert."))
        self._on_close()

    def _refused(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _leave(self) -> None:
        self.forget()
        self._on_close()

    def _touch(self, _value: object = None) -> None:
        if self._source is not None:
            self._keeper.touch()

    def _draft(self) -> dict[str, str] | None:
        if self._source is None:
            return None
        lesson = self.lesson.value()
        return {
            "claim": self.claim.value(),
            "category_id": str(self.category.value() or ""),
            "lesson": lesson.value if lesson is not None else "",
            "quote": self.quote.masked(),
            "actor": self.actor.kept(),
        }

    def _restore(self, kept: dict[str, str]) -> None:
        found = self._source
        if found is None:
            return
        self.masked_claim.set_quote(kept.get("claim", ""), found.note.case_id)
        chosen = kept.get("category_id", "")
        if chosen:
            self.category.set_value(UUID(chosen))
        if "actor" in kept:
            self.actor.set_kept(kept["actor"])
        self.lesson.set_value(member(Lesson, kept.get("lesson", "")))
        if kept.get("quote"):
            self.quote.set_quote(kept["quote"], found.note.case_id, reviewed=True)
        self._context.notices.say(tr("Ihr Entwurf steht wieder im Formular."))
