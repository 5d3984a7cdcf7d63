"""A calm panel of facts with „Bearbeiten“, which turns into its form on the spot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.case_input import Refused
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

Facts = Sequence[tuple[str, str]]
Write = Callable[[], Changes]


@dataclass(frozen=True)
class SectionEntry:
    """What a section shows and how it is changed.

    `part` finds it in the case, `words` spells it, `texts` fills the form with it; `write` reads
    the form (raises `Refused`), `rewrite` saves a record again that somebody else had changed.
    """

    key: str
    title: str
    icon: str
    part: Callable[[CaseDetail], Any]
    words: Callable[[Any], Facts]
    fields: Callable[[Context], FieldGroup]
    texts: Callable[[Any], Mapping[str, str]]
    write: Callable[[Context, CaseDetail, Mapping[str, str]], Write]
    rewrite: Callable[[Context, Any], Write]


class Section(QWidget):
    """`edited(open)` tells that its form has opened or closed."""

    edited = Signal(bool)

    def __init__(
        self, context: Context, entry: SectionEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.entry = entry
        self._detail: CaseDetail | None = None
        self._base: CaseDetail | None = None
        self._form: InlineForm | None = None
        self._group: FieldGroup | None = None
        self.stale: StalePanel[Any] = StalePanel(entry.words, self._keep_mine, self._keep_theirs)
        self._keeper = DraftKeeper(context, DraftKind.CASE, self._to_draft, self)
        self.panel = Panel(entry.title, icon=entry.icon)
        self.edit_button = Button(tr("Bearbeiten"), LINK, height=SMALL, on_click=self.edit)
        self.edit_button.setAccessibleName(tr("{section} bearbeiten", section=entry.title))
        self.panel.add_to_title(self.edit_button)
        self._grid = QWidget()
        self.panel.body.addWidget(self._grid)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.panel)

    def show_detail(self, detail: CaseDetail, *, read_only: bool) -> None:
        """Show the facts; a form that is open keeps what is typed."""
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self.forget()
        self._detail = detail
        self.edit_button.setVisible(not read_only)
        self._show_facts(self.entry.words(self.entry.part(detail)))

    def edit(self) -> None:
        """Open the form with what is stored; an unfinished change is offered again."""
        if self._detail is None:
            return
        form, group = self._make_form()
        self._base = self._detail
        group.set_texts(self.entry.texts(self.entry.part(self._detail)))
        self.panel.hide()
        form.open()
        self.edited.emit(True)
        # Each part of a case keeps a draft of its own: giving up one must not cost another.
        self._keeper.begin(uuid5(self._detail.case.id, self.entry.key), self._restore)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Close the form without a word; its draft has been kept."""
        self._keeper.flush()
        self._keeper.stop()
        if self._base is not None:
            self._base = None
            self.edited.emit(False)
        if self._form is not None and self._group is not None:
            self.stale.clear()
            self._group.set_texts({})
            self._form.hide()
        self.panel.show()

    def clear(self) -> None:
        """Forget all personal data."""
        self.forget()
        self._detail = None
        self._show_facts(())

    def fields(self) -> Mapping[str, Labelled]:
        """Return the fields of the form; empty before it has been opened."""
        return self._group.fields if self._group is not None else {}

    def save(self) -> None:
        """Save what stands in the form, or say at the fields what cannot stand."""
        if self._base is None or self._group is None or self._form is None:
            return
        try:
            write = self.entry.write(self._context, self._base, self._group.texts())
        except Refused as refused:
            self._form.show_errors(refused.errors)
        except FieldError as error:
            self._fail(error)
        else:
            self._run(write)

    def _make_form(self) -> tuple[InlineForm, FieldGroup]:
        if self._form is not None and self._group is not None:
            return self._form, self._group
        form = InlineForm(
            self.entry.title, tr("S&peichern"), self.save, self._cancel, icon=self.entry.icon
        )
        group = self.entry.fields(self._context)
        group.edited.connect(self._keeper.touch)
        form.add_widget(group)
        form.add_widget(self.stale)
        form.fields.update(group.fields)
        self._column.addWidget(form)
        self._form, self._group = form, group
        return form, group

    def _show_facts(self, facts: Facts) -> None:
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(16, 10, 16, 12)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for number, (name, text) in enumerate(facts):
            rows.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(text, wrap=True)
            # Arabic and Persian names stand at the left like everything else.
            shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(shown, number, 1)
        rows.setColumnMinimumWidth(0, 136)
        self.panel.body.replaceWidget(self._grid, grid)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = grid

    def _run(self, write: Write) -> None:
        if self._form is not None:
            self._form.show_errors({})
        self._context.runner.change(write, self._done, self._fail, owner=self)

    def _done(self, _changes: Changes) -> None:
        self._context.notices.say(tr("Gespeichert: {section}.", section=self.entry.title))
        self._close()

    def _cancel(self) -> None:
        self._close()

    def _close(self) -> None:
        self._keeper.discard()
        self.forget()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        elif self._form is None:
            self._context.notices.error(error)
        elif isinstance(error, FieldError) and error.field in self._form.fields:
            self._form.show_errors({error.field: sentence(error)})
        else:
            self._form.show_errors({}, sentence(error))

    def _keep_mine(self, record: object) -> None:
        self._run(self.entry.rewrite(self._context, record))

    def _keep_theirs(self, _record: object) -> None:
        self._close()

    def _to_draft(self) -> dict[str, str] | None:
        if self._base is None or self._group is None:
            return None
        return self._group.texts()

    def _restore(self, fields: dict[str, str]) -> None:
        if self._group is not None:
            self._group.set_texts(fields)
            self._context.notices.say(tr("Ihr Entwurf steht wieder im Formular."))
