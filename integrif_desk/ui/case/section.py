"""A calm panel of facts with „Bearbeiten“, which turns into its form on the spot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.case_input import Facts, Texts
from integrif_desk.ui.case.entry_form import EntryForm, Write
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.i18n import tr


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
        self._further: Facts = ()
        self.form = EntryForm(
            context, entry.title, entry.icon, entry.fields, entry.words, entry.rewrite
        )
        self.form.closed.connect(self._closed)
        self.stale = self.form.stale
        self.panel = Panel(entry.title, icon=entry.icon)
        self.edit_button = Button(tr("Bearbeiten"), LINK, height=SMALL, on_click=self.edit)
        self.edit_button.setAccessibleName(tr("{section} bearbeiten", section=entry.title))
        self.panel.add_to_title(self.edit_button)
        self._grid = QWidget()
        self.panel.body.addWidget(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addWidget(self.form)

    def show_detail(self, detail: CaseDetail, *, read_only: bool) -> None:
        """Show the facts; a form that is open keeps what is typed."""
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self.forget()
            self._further = ()
        self._detail = detail
        self.edit_button.setVisible(not read_only)
        self._show_all()

    def show_further(self, facts: Facts) -> None:
        """Show lines below the facts that are no part of the form, such as earlier values."""
        self._further = facts
        self._show_all()

    def edit(self) -> None:
        """Open the form with what is stored; an unfinished change is offered again."""
        if self._detail is None:
            return
        base = self._detail

        def write(texts: Texts) -> Write:
            return self.entry.write(self._context, base, texts)

        self.panel.hide()
        # Each part of a case keeps a draft of its own: giving up one must not cost another.
        subject = uuid5(base.case.id, self.entry.key)
        part = self.entry.part(base)
        self.form.open(subject, self.entry.texts(part), write, stored=True, begun=part)
        self.edited.emit(True)

    def save(self) -> None:
        """Save what stands in the form."""
        self.form.save()

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self.form.keep_drafts()

    def forget(self) -> None:
        """Close the form without a word; its draft has been kept."""
        if self.form.is_open():
            self.edited.emit(False)
        self.form.forget()
        self.panel.show()

    def clear(self) -> None:
        """Forget all personal data."""
        self.forget()
        self._detail = None
        self._further = ()
        self._show_facts(())

    def fields(self) -> Mapping[str, Labelled]:
        """Return the fields of the form; empty before it has been opened."""
        return self.form.fields()

    def _show_all(self) -> None:
        if self._detail is not None:
            known = self.entry.words(self.entry.part(self._detail))
            self._show_facts((*known, *self._further))

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

    def _closed(self) -> None:
        self.panel.show()
        self.edited.emit(False)
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
