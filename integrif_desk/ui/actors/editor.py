"""The editor of an actor, on the page itself, with its draft."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import actor as actors
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.actor import ActorCard
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.ui.actors.actor_input import changed, read_actor, texts_of
from integrif_desk.ui.actors.editor_fields import (
    AccessFields,
    AudienceFields,
    ContactFields,
    ReachFields,
    UnitFields,
    UpkeepFields,
)
from integrif_desk.ui.actors.fold import Fold, open_only
from integrif_desk.ui.actors.presenter import is_only_county, spelled, summary
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.restored_line import RestoredLine
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class ActorEditor(InlineForm):
    """`on_saved(actor_id)` is called after saving, `on_close()` when it is left; a draft stays.

    `unfolded` is emitted with the part that has just been opened.
    """

    unfolded = Signal(QWidget)

    def __init__(
        self,
        context: Context,
        on_saved: Callable[[UUID], object],
        on_close: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Akteur bearbeiten"),
            tr("Akteur &speichern"),
            self.save,
            self._leave,
            icon="buildings",
            parent=parent,
        )
        self._context = context
        self._desk = context.opened.desk
        self._on_saved, self._on_close = on_saved, on_close
        self._actor: ActorCard | None = None
        self._keeper = DraftKeeper(context, DraftKind.ACTOR, self._draft, self)
        self._stale: StalePanel[ActorCard] = StalePanel(spelled, self._change, self._take_theirs)
        self.add_widget(self._stale)
        self._restored = RestoredLine(self._drop_draft)
        self.add_widget(self._restored)
        self._unit = UnitFields()
        parts = {
            "reach": (tr("Adresse und Erreichbarkeit"), ReachFields()),
            "contacts": (tr("Ansprechpersonen"), ContactFields(self._contact_removed)),
            "audience": (tr("Wofür und für wen"), AudienceFields()),
            "access": (tr("Sprachen, Kosten, Zeiten"), AccessFields()),
            "upkeep": (tr("Praxistipps und Pflege"), UpkeepFields(self._desk)),
        }
        self._groups = (self._unit, *(group for _title, group in parts.values()))
        self.add_widget(self._unit)
        self.folds = [
            Fold(title, group, partial(self._sum_up, part), self._unfold)
            for part, (title, group) in parts.items()
        ]
        for fold in self.folds:
            self.add_widget(fold)
        for group in self._groups:
            group.edited.connect(self._touch)
            self.fields.update(group.fields)

    def edit(self, actor: ActorCard | None) -> None:
        """Open for an actor, None for a new one; a kept draft is shown again."""
        self._actor = actor
        self.set_title(tr("Akteur bearbeiten") if actor else tr("Neuer Akteur"))
        self._stale.clear()
        self._restored.hide()
        open_only(self.folds, None)
        self._show(self._stored())
        self.open()
        self._keeper.begin(
            actor.id if actor else None,
            self._restore,
            shown=self._texts(),
            on_clash=lambda stored: self.show_errors(clash_sentences(self.fields, stored)),
        )

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        actor = self._actor
        me = self._desk.account.id
        entered, errors = read_actor(self._texts(), self._desk.today(), me, actor)
        self.show_errors(errors)
        if entered is None:
            return
        if actor is None:
            self._write(lambda: actors.add(self._desk, entered.facts, entered.contacts))
            return
        try:
            wanted = changed(actor, entered)
        except FieldError as error:
            self._refused(error)
            return
        self._change(wanted)

    def show_errors(self, errors: dict[str, str], general: str = "") -> None:
        wrong = next((f for f in self.folds if not errors.keys().isdisjoint(f.group.fields)), None)
        # The focus goes to the first field that is wrong, which must be seen for that.
        if wrong is not None:
            open_only(self.folds, wrong)
            self.unfolded.emit(wrong)
        super().show_errors(errors, general)

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._actor = None
        self._stale.clear()
        self._show({})
        self.hide()

    def _change(self, actor: ActorCard) -> None:
        self._write(lambda: actors.change(self._desk, actor), actor.id)

    def _write(self, write: Callable[[], Changes], actor_id: UUID | None = None) -> None:
        def saved(changes: Changes) -> None:
            self._keeper.stop()  # the use case has removed the draft
            self.hide()
            found = actor_id or changes.created
            if found is not None:
                self._on_saved(found)

        self._context.runner.change(write, saved, self._refused, owner=self)

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _take_theirs(self, theirs: ActorCard) -> None:
        self._keeper.discard()
        self._actor = theirs
        self._show(texts_of(theirs))

    def _leave(self) -> None:
        self._keeper.flush()
        self._on_close()

    def _restore(self, kept: dict[str, str]) -> None:
        self._show(kept)
        self._restored.show()

    def _drop_draft(self) -> None:
        self._keeper.discard()
        self._restored.hide()
        self._show(self._stored())

    def _draft(self) -> dict[str, str]:
        return self._texts()

    def _touch(self, _value: object = None) -> None:
        self._keeper.touch()
        self._hint_county()

    def _hint_county(self) -> None:
        only = is_only_county(self._unit.texts()["name"])
        self.fields["name"].set_hint(
            tr("Eine Stelle, nicht nur den Landkreis: zum Beispiel „Jobcenter, Team U25“.")
            if only
            else ""
        )

    def _stored(self) -> dict[str, str]:
        return texts_of(self._actor) if self._actor is not None else {}

    def _texts(self) -> dict[str, str]:
        return {name: text for group in self._groups for name, text in group.texts().items()}

    def _show(self, texts: Mapping[str, str]) -> None:
        for group in self._groups:
            group.set_texts(texts)
        for labelled in self.fields.values():
            if isinstance(labelled.field, LineField):
                labelled.field.home(False)  # a long text shows its beginning
        for fold in self.folds:
            fold.tell()
        self.show_errors({})
        self._hint_county()

    def _sum_up(self, part: str) -> str:
        return summary(part, self._texts())

    def _unfold(self, fold: Fold) -> None:
        open_only(self.folds, fold)
        self.unfolded.emit(fold)
        first = next(iter(fold.group.fields.values()))
        first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contact_removed(self, undo: Callable[[], object]) -> None:
        self._context.notices.say(tr("Ansprechperson entfernt."), undo)
