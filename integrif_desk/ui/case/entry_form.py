"""The form of one part of a case, wherever it opens: it keeps a draft of what is typed, says at the
fields what cannot stand, and shows both versions when somebody else has saved in between."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.record import Record
from integrif_desk.ui.case.case_input import Facts, Refused, Texts
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

Write = Callable[[], Changes]


class EntryForm(QWidget):
    """Built when it is opened first. `closed` is emitted after it was saved or given up.

    `words` spells a record for the comparison of two versions, `rewrite` saves one over another.
    """

    closed = Signal()

    def __init__(
        self,
        context: Context,
        title: str,
        icon: str,
        fields: Callable[[Context], FieldGroup],
        words: Callable[[Any], Facts],
        rewrite: Callable[[Context, Any], Write],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._title, self._icon = title, icon
        self._make_fields = fields
        self._rewrite = rewrite
        self._write: Callable[[Texts], Write] | None = None
        self._begun: Record | None = None
        self._form: InlineForm | None = None
        self._group: FieldGroup | None = None
        self.stale: StalePanel[Any] = StalePanel(words, self._keep_mine, self._keep_theirs)
        self._keeper = DraftKeeper(context, DraftKind.CASE, self._to_draft, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def is_open(self) -> bool:
        """Tell whether something is being entered."""
        return self._write is not None

    def open(
        self,
        subject: UUID,
        texts: Texts,
        write: Callable[[Texts], Write],
        title: str = "",
        *,
        stored: bool = False,
        begun: Record | None = None,
    ) -> None:
        """Open with `texts`; an unfinished entry for `subject` is offered again.

        `write` reads the form (raises `Refused`, `FieldError`) and returns what saves it. `stored`
        says that `texts` are those of a record: where somebody else has since saved what the
        draft changes, too, that is told at the field. `begun` is that record where others write
        the rest of it elsewhere.
        """
        self._keeper.flush()
        form, group = self._make_form()
        self._write, self._begun = write, begun
        self.stale.clear()
        form.set_title(title or self._title)
        group.set_texts(texts)
        self.show()
        form.open()
        self._keeper.begin(
            subject,
            self._restore,
            shown=group.texts(),
            on_clash=self._show_clash if stored else None,
        )

    def save(self) -> None:
        """Save what stands in the form, or say at the fields what cannot stand."""
        if self._write is None or self._group is None or self._form is None:
            return
        try:
            write = self._write(self._group.texts())
        except Refused as refused:
            self._form.show_errors(refused.errors)
        except FieldError as error:
            self._fail(error)
        else:
            self._run(write)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say at the fields what cannot stand."""
        if self._form is not None:
            self._form.show_errors(errors)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Close without a word and forget what stands here; its draft has been kept."""
        self._keeper.flush()
        self._keeper.stop()
        self._write = self._begun = None
        if self._form is not None and self._group is not None:
            self.stale.clear()
            self._group.set_texts({})
            self._form.hide()
        self.hide()

    def fields(self) -> Mapping[str, Labelled]:
        """Return the fields; empty before the form has been opened."""
        return self._group.fields if self._group is not None else {}

    def _make_form(self) -> tuple[InlineForm, FieldGroup]:
        if self._form is not None and self._group is not None:
            return self._form, self._group
        form = InlineForm(self._title, tr("S&peichern"), self.save, self._close, icon=self._icon)
        group = self._make_fields(self._context)
        group.edited.connect(self._keeper.touch)
        form.add_widget(group)
        form.add_widget(self.stale)
        form.fields.update(group.fields)
        for first in group.fields.values():
            self.setFocusProxy(first.field)
            break
        self._column.addWidget(form)
        self._form, self._group = form, group
        return form, group

    def _run(self, write: Write) -> None:
        if self._form is not None:
            self._form.show_errors({})
        self._context.runner.change(write, self._done, self._fail, owner=self)

    def _done(self, _changes: Changes) -> None:
        self._context.notices.say(tr("Gespeichert: {section}.", section=self._title))
        self._close()

    def _close(self) -> None:
        if self._form is None or not self._form.escaped:
            self._keeper.discard()
        self.forget()
        self.closed.emit()

    def _fail(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self.stale.compare(error, self._begun)
        elif self._form is None:
            self._context.notices.error(error)
        elif isinstance(error, FieldError) and error.field in self._form.fields:
            self._form.show_errors({error.field: sentence(error)})
        else:
            self._form.show_errors({}, sentence(error))

    def _keep_mine(self, record: object) -> None:
        self._run(self._rewrite(self._context, record))

    def _keep_theirs(self, _record: object) -> None:
        self._close()

    def _to_draft(self) -> dict[str, str] | None:
        if self._write is None or self._group is None:
            return None
        return self._group.texts()

    def _restore(self, fields: dict[str, str]) -> None:
        if self._write is not None and self._group is not None:
            self._group.set_texts(fields)
            self._context.notices.say(tr("Ihr Entwurf steht wieder im Formular."))

    def _show_clash(self, stored: dict[str, str]) -> None:
        if self._write is not None and self._form is not None:
            self._form.show_errors(clash_sentences(self._form.fields, stored))
