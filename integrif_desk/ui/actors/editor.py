"""The editor of an actor, on the page itself, with its draft."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.casework import actor as actors
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.ui.actors.channels_field import ChannelsField
from integrif_desk.ui.actors.presenter import (
    EMPTY,
    LABELS,
    ActorInput,
    changed,
    is_only_county,
    read_actor,
    spelled,
)
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class ActorEditor(InlineForm):
    """`on_saved(actor_id)` is called after saving, `on_close()` when it is left; a draft stays."""

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
        self._actor: Actor | None = None
        self._keeper = DraftKeeper(context, DraftKind.ACTOR, self._draft, self)
        self._stale: StalePanel[Actor] = StalePanel(spelled, self._change, self._take_theirs)
        self.add_widget(self._stale)
        self._restored = QWidget()
        row = QHBoxLayout(self._restored)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(tr("Ihr nicht gespeicherter Entwurf ist wieder da."), "meta"))
        row.addWidget(Button(tr("Verwerfen"), LINK, height=SMALL, on_click=self._drop_draft))
        row.addStretch(1)
        self.add_widget(self._restored)
        lines = ("name", "carrier", "street", "postal_code", "town", "phone", "email")
        self._lines = {
            name: LineField(on_change=self._touch)
            for name in (
                *lines,
                "hours",
            )
        }
        self._texts = {
            name: TextArea(lines=2, most=8, on_change=self._touch)
            for name in ("responsible_for", "practice_tips")
        }
        self._category: ChoiceField[ActorCategory] = ChoiceField(
            sorted(
                (Option(each, word(each)) for each in ActorCategory),
                key=lambda option: option.text.casefold(),
            ),
            self._touch,
            placeholder=tr("Bitte wählen"),
        )
        self._channels = ChannelsField(self._touch)
        self._checked = DateField(self._desk.today, field="checked_on")
        self._checked.textEdited.connect(self._touch)
        self._checked.picked.connect(self._touch)
        self._add_fields()

    def edit(self, actor: Actor | None) -> None:
        """Open for an actor, None for a new one; a kept draft is shown again."""
        self._actor = actor
        self.set_title(tr("Akteur bearbeiten") if actor else tr("Neuer Akteur"))
        self._stale.clear()
        self._restored.hide()
        self._show(ActorInput.of(actor) if actor else EMPTY)
        self.open()
        self._keeper.begin(actor.id if actor else None, self._restore)

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        entered, errors = read_actor(self._input(), self._desk.today())
        self.show_errors(errors)
        if entered is None:
            return
        actor = self._actor
        if actor is None:
            self._write(lambda: actors.add(self._desk, entered))
            return
        try:
            wanted = changed(actor, entered)
        except FieldError as error:
            self._refused(error)
            return
        self._change(wanted)

    def keep(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        self._keeper.flush()
        self._keeper.stop()
        self._actor = None
        self._stale.clear()
        self._show(EMPTY)
        self.hide()

    def _change(self, actor: Actor) -> None:
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
        elif isinstance(error, FieldError):
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _take_theirs(self, theirs: Actor) -> None:
        self._keeper.discard()
        self._actor = theirs
        self._show(ActorInput.of(theirs))

    def _leave(self) -> None:
        self._keeper.flush()
        self._on_close()

    def _restore(self, kept: dict[str, str]) -> None:
        self._show(ActorInput.from_draft(kept))
        self._restored.show()

    def _drop_draft(self) -> None:
        self._keeper.discard()
        self._restored.hide()
        self._show(ActorInput.of(self._actor) if self._actor else EMPTY)

    def _draft(self) -> dict[str, str]:
        return self._input().as_draft()

    def _touch(self, _value: object = None) -> None:
        self._keeper.touch()
        self._hint_county()

    def _hint_county(self) -> None:
        only = is_only_county(self._lines["name"].value())
        self.fields["name"].set_hint(
            tr("Eine Stelle, nicht nur den Landkreis: zum Beispiel „Jobcenter, Team U25“.")
            if only
            else ""
        )

    def _input(self) -> ActorInput:
        texts = {name: line.value() for name, line in self._lines.items()}
        texts |= {name: text.value() for name, text in self._texts.items()}
        return ActorInput(
            texts, self._category.value(), self._channels.value(), self._checked.text()
        )

    def _show(self, entered: ActorInput) -> None:
        for name, line in self._lines.items():
            line.set_value(entered.texts[name])
        for name, text in self._texts.items():
            text.set_value(entered.texts[name])
        self._category.set_value(entered.category)
        self._channels.set_value(entered.channels)
        self._checked.setText(entered.checked_on)
        self.show_errors({})
        self._hint_county()

    def _add_fields(self) -> None:
        def labelled(name: str) -> Labelled:
            return Labelled(LABELS[name], fields[name])

        fields: dict[str, QWidget] = {
            **self._lines,
            **self._texts,
            "category": self._category,
            "channels": self._channels,
            "checked_on": self._checked,
        }
        self.add("name", labelled("name"))
        for pair in (
            ("category", "carrier"),
            ("street", "postal_code", "town"),
            ("phone", "email"),
            ("hours", "checked_on"),
        ):
            self.add_row(**{name: labelled(name) for name in pair})
        for name in ("channels", "responsible_for", "practice_tips"):
            self.add(name, labelled(name))
