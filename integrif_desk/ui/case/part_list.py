"""A list of what hangs on a person: spellings, family, languages, education and work.

One way to add, change and remove serves all of them; what is removed can be taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.ui.case.case_input import Facts, Texts
from integrif_desk.ui.case.entry_form import EntryForm, Write
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.part_row import Cell, PartRow
from integrif_desk.ui.case.part_words import RowWords
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.i18n import tr

Removal = tuple[Changes, Callable[[], Changes]]


def _person_id(profile: PersonProfile) -> UUID:
    return profile.person.id


@dataclass(frozen=True, kw_only=True)
class PartEntry:
    """What a list shows and how it is changed.

    `parts` finds the records in what is shown, a person's profile or another whole with the id
    that `subject` gives; `words` makes a row of one; `facts` names its values
    for the comparison of two versions. `read` turns the texts of the form into facts (raises
    `Refused`). `remove` returns what it touched and what takes it back.
    """

    key: str
    title: str
    icon: str
    add_words: str
    empty: str
    removed: str
    columns: tuple[str, ...] = ()
    parts: Callable[[Any], Sequence[Any]]
    words: Callable[[Any, Any], RowWords]
    facts: Callable[[Any], Facts]
    fields: Callable[[Context], FieldGroup]
    texts: Callable[[Any], Mapping[str, str]]
    read: Callable[[Texts, Desk], Any]
    add: Callable[[Desk, Any, Any], Changes]
    change: Callable[[Desk, Any, Any, Any], Changes]
    rewrite: Callable[[Desk, Any], Changes]
    remove: Callable[[Desk, Any, Any], Removal]
    subject: Callable[[Any], UUID] = _person_id


class PartList(QWidget):
    """`edited(open)` tells that its form has opened or closed."""

    edited = Signal(bool)

    def __init__(self, context: Context, entry: PartEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.entry = entry
        self._profile: Any = None
        self._read_only = True
        self._focus_on: int | None = None
        self.rows: list[PartRow] = []
        self.form = EntryForm(
            context,
            entry.title,
            entry.icon,
            entry.fields,
            entry.facts,
            lambda ctx, record: partial(entry.rewrite, ctx.opened.desk, record),
        )
        self.form.closed.connect(self._closed)
        self.panel = Panel(entry.title, icon=entry.icon)
        self.add_button = Button(
            tr("Hinzufügen"), LINK, icon="plus", height=SMALL, on_click=self.add
        )
        self.add_button.setAccessibleName(entry.add_words)
        self.add_button.setToolTip(entry.add_words)
        self.panel.add_to_title(self.add_button)
        self._head = self._make_head()
        self._empty = label(entry.empty, "muted", wrap=True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.panel.body.addWidget(self._head)
        self.panel.body.addWidget(self._empty)
        self.panel.body.addLayout(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.panel)

    def show_profile(self, profile: Any, *, read_only: bool) -> None:
        """Show the parts of a person; a form that is open keeps what is typed."""
        subject = self.entry.subject
        if self._profile is not None and subject(self._profile) != subject(profile):
            self.forget()
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), self._focus_on)
        self._focus_on = None
        self._profile, self._read_only = profile, read_only
        self.add_button.setVisible(not read_only)
        self._drop_rows()
        for part in self.entry.parts(profile):
            self._append(profile, part)
        if self.rows:
            self.rows[-1].set_last()
        self._empty.setVisible(not self.rows)
        self._head.setVisible(bool(self.rows and self.entry.columns))
        if focused is not None:
            self._focus(focused)

    def add(self) -> None:
        """Open the form for a new part; an unfinished one is offered again."""
        profile = self._profile
        if profile is not None:
            subject = uuid5(self.entry.subject(profile), self.entry.key)
            self._open(subject, {}, partial(self._write_new, profile), self.entry.add_words)

    def edit(self, part: Any) -> None:
        """Open the form with a part; an unfinished change of it is offered again."""
        profile = self._profile
        if profile is not None and not self._read_only:
            subject = uuid5(part.id, self.entry.key)
            write = partial(self._write_changed, profile, part)
            title = tr("{list}: Eintrag bearbeiten", list=self.entry.title)
            self._open(subject, self.entry.texts(part), write, title, stored=True)

    def save(self) -> None:
        """Save what stands in the form."""
        self.form.save()

    def set_enabled(self, enabled: bool) -> None:
        """While another form is open, none is opened here."""
        self.add_button.setEnabled(enabled)
        for row in self.rows:
            row.setEnabled(enabled)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self.form.keep_drafts()

    def forget(self) -> None:
        """Close the form without a word; its draft has been kept."""
        if self.form.is_open():
            self.edited.emit(False)
        self.form.forget()

    def clear(self) -> None:
        """Forget all personal data."""
        self.forget()
        self._profile = None
        self._drop_rows()

    def fields(self) -> Mapping[str, Labelled]:
        """Return the fields of the form; empty before it has been opened."""
        return self.form.fields()

    def _open(
        self, subject: Any, texts: Texts, write: Any, title: str, *, stored: bool = False
    ) -> None:
        self._focus_on = None
        self.form.open(subject, texts, write, title, stored=stored)
        self.edited.emit(True)
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and self.form.isVisible():
            area.ensureWidgetVisible(self.form)
            first = next(iter(self.fields().values()), None)
            if first is not None:
                area.ensureWidgetVisible(first)

    def _write_new(self, profile: Any, texts: Texts) -> Write:
        desk = self._context.opened.desk
        facts = self.entry.read(texts, desk)
        self._focus_on = len(self.rows)
        return lambda: self.entry.add(desk, profile, facts)

    def _write_changed(self, profile: Any, part: Any, texts: Texts) -> Write:
        desk = self._context.opened.desk
        facts = self.entry.read(texts, desk)
        return lambda: self.entry.change(desk, profile, part, facts)

    def _remove(self, part: Any) -> None:
        profile = self._profile
        if profile is None:
            return
        desk, runner = self._context.opened.desk, self._context.runner
        undone: list[Callable[[], Changes]] = []

        def remove() -> Changes:
            done, undo = self.entry.remove(desk, profile, part)
            undone.append(undo)
            return done

        def told(_done: Changes) -> None:
            self._context.notices.say(self.entry.removed, lambda: runner.change(undone[0]))

        runner.change(remove, told, owner=self)

    def _append(self, profile: Any, part: Any) -> None:
        words = self.entry.words(profile, part)
        row = PartRow(words, self.entry.columns, read_only=self._read_only)
        row.edited.connect(partial(self.edit, part))
        row.removed.connect(partial(self._remove, part))
        row.moved.connect(partial(self._move, row))
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once, so that it can take the focus

    def _drop_rows(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _move(self, row: PartRow, step: int) -> None:
        number = self.rows.index(row) + step
        if step and 0 <= number < len(self.rows):
            self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for other in self.rows:
            other.set_selected(other is row)

    def _focus(self, number: int) -> None:
        target: QWidget = self.add_button
        if self.rows:
            target = self.rows[min(number, len(self.rows) - 1)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _closed(self) -> None:
        self.edited.emit(False)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for name in self.entry.columns:
            row.addWidget(Cell(name, "small"))
        head.hide()
        return head
