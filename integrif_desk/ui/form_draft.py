"""The draft of a small form: what a person has changed in its fields is offered again."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from integrif_desk.domain.draft import DraftKind
from integrif_desk.ui.case.field_group import read_field, watch_field, write_field
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.widgets.inline_form import InlineForm


class FormDraft(QObject):
    """Fill the fields in, `begin`; `close` before they are emptied, `done` once it is saved.

    Between `close` and the next `begin` nothing is kept, whatever the program writes into the
    fields. `on_found()` is called when a draft stands in them again.
    """

    def __init__(
        self,
        context: Context,
        kind: DraftKind,
        fields: Mapping[str, QWidget],
        parent: QObject,
        on_found: Callable[[], object] | None = None,
        on_clash: Callable[[dict[str, str]], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        self._on_found, self._on_clash = on_found, on_clash
        self._is_open = False
        self._keeper = DraftKeeper(context, kind, self.texts, self)
        for field in self._fields.values():
            watch_field(field, self.touch)

    def texts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: read_field(one) for name, one in self._fields.items()}

    def begin(self, subject: UUID | None) -> None:
        """The fields are filled in for `subject`: what was typed there before is offered again."""
        self._is_open = True
        self._keeper.begin(subject, self._restore, shown=self.texts(), on_clash=self._on_clash)

    def touch(self, _value: object = None) -> None:
        """Something was changed: keep it soon."""
        if self._is_open:
            self._keeper.touch()

    def keep(self) -> None:
        """Keep what has been typed, now."""
        self._keeper.flush()

    def close(self) -> None:
        """Keep what has been typed; the fields are about to be emptied or filled in anew."""
        self._keeper.flush()
        self._keeper.stop()
        self._is_open = False

    def done(self) -> None:
        """What was typed is saved or given up: forget it in the store, too."""
        self._keeper.discard()
        self._is_open = False

    def give_up(self, form: InlineForm) -> None:
        """The form was left: nobody wants what was typed, unless it was by Esc."""
        if form.escaped:
            self.close()
        else:
            self.done()

    def reopen(self) -> None:
        """Saving has failed after all: keep what stands in the fields."""
        self._is_open = True
        self._keeper.touch()

    def _restore(self, texts: dict[str, str]) -> None:
        if not self._is_open:
            return
        for name, one in self._fields.items():
            if texts.get(name, "") != read_field(one):
                write_field(one, texts.get(name, ""))
        if self._on_found is not None:
            self._on_found()
        self._keeper.stop()  # what was written here, nobody has typed
