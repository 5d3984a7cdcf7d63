"""Notes to choose from; an internal one has to be released with a click of its own first.

What an office has told is never ticked by the program, and says beside its box why (§ 78 SGB X).
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.ui.handovers.plan_presenter import is_allowed, note_heading
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.person_words import bound_sentence

_AT_FIRST, _MORE = 12, 50
_LONGEST = 240


class NoteList(Panel):
    """`on_change` is called when a person ticks, `on_release(note)` for an internal one.

    Notes further down are made only when asked for: a case may have hundreds.
    """

    def __init__(
        self,
        title: str,
        none: str,
        on_change: Callable[[], object],
        on_release: Callable[[ContactNote], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._none = none
        self._on_change, self._on_release = on_change, on_release
        self._notes: tuple[ContactNote, ...] = ()
        self._chosen: frozenset[UUID] = frozenset()
        self._shown = _AT_FIRST
        self.rows: dict[UUID, _NoteRow] = {}
        self.all_button = Button(
            tr("A&lle erlaubten auswählen"), LINK, height=SMALL, on_click=self._choose_all
        )
        self.add_to_title(self.all_button)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_notes(
        self,
        notes: Sequence[ContactNote],
        chosen: Sequence[UUID],
        bound: frozenset[UUID] = frozenset(),
    ) -> None:
        """Show these notes, newest first, with the chosen ones ticked; of those that an office told
        only the ones that were chosen knowing that, `bound`."""
        told = {note.id for note in notes if note.from_office} - bound
        chosen = [one for one in chosen if one not in told]
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._chosen = frozenset(chosen)
            self._fill()
            return
        self._chosen = frozenset(chosen)
        for note_id, row in self.rows.items():
            row.set_checked(note_id in self._chosen)

    def chosen(self) -> tuple[UUID, ...]:
        """Return the ticked notes that may be handed over, newest first."""
        return tuple(
            note.id for note in self._notes if note.id in self._chosen and is_allowed(note)
        )

    def chosen_bound(self) -> tuple[UUID, ...]:
        """Return those among the chosen ones that an office told."""
        told = {note.id for note in self._notes if note.from_office}
        return tuple(one for one in self.chosen() if one in told)

    def focus_first(self) -> None:
        """Put the cursor on the first note."""
        for row in self.rows.values():
            row.focus_first()
            return

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for note in self._notes[: self._shown]:
            if self.rows:
                self._column.addWidget(line())
            row = _NoteRow(note, note.id in self._chosen, self._ticked, self._on_release)
            self.rows[note.id] = row
            self._column.addWidget(row)
        rest = len(self._notes) - self._shown
        if rest > 0:
            text = tr_n("Eine weitere zeigen", "{n} weitere zeigen", min(rest, _MORE))
            self._column.addWidget(
                Button(text, LINK, height=SMALL, on_click=self._show_more),
                0,
                Qt.AlignmentFlag.AlignHCenter,
            )
        if not self._notes:
            empty = label(self._none, "muted", wrap=True)
            empty.setContentsMargins(16, 10, 16, 10)
            self._column.addWidget(empty)
        self.all_button.setVisible(
            any(is_allowed(note) and not note.from_office for note in self._notes)
        )

    def _show_more(self) -> None:
        self._shown += _MORE
        self._fill()

    def _ticked(self, note_id: UUID, checked: bool) -> None:
        self._chosen = self._chosen | {note_id} if checked else self._chosen - {note_id}
        self._on_change()

    def _choose_all(self) -> None:
        freely = {note.id for note in self._notes if is_allowed(note) and not note.from_office}
        self._chosen = self._chosen | freely
        for note_id, row in self.rows.items():
            row.set_checked(note_id in self._chosen)
        self._on_change()


class _NoteRow(QWidget):
    def __init__(
        self,
        note: ContactNote,
        checked: bool,
        on_tick: Callable[[UUID, bool], object],
        on_release: Callable[[ContactNote], object],
    ) -> None:
        super().__init__()
        text = isolate(" ".join(note.text.split()))
        shown = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
        allowed = is_allowed(note)
        self.box = CheckBox(note_heading(note))
        self.box.setAccessibleName(f"{note_heading(note)}: {shown}")
        self.box.setEnabled(allowed)
        self.set_checked(checked)
        self.box.toggled.connect(lambda ticked: on_tick(note.id, ticked))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.box)
        head.addStretch(1)
        if note.from_office:
            head.addWidget(label(tr("von einer Behörde"), "meta"))
        self.release: Button | None = None
        if not allowed:
            head.addWidget(label(tr("intern"), "meta"))
            self.release = Button(
                tr("Weitergabe erlauben"), LINK, height=SMALL, on_click=lambda: on_release(note)
            )
            head.addWidget(self.release)
        words = label(shown, "label" if allowed else "meta", wrap=True)
        words.setContentsMargins(29, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(words)
        if note.from_office:
            why = label(bound_sentence(), "warning", wrap=True)
            why.setContentsMargins(29, 2, 0, 0)
            column.addWidget(why)
            self.box.setAccessibleDescription(bound_sentence())

    def set_checked(self, checked: bool) -> None:
        """Tick without telling anybody."""
        blocked = self.box.blockSignals(True)
        self.box.setChecked(checked and self.box.isEnabled())
        self.box.blockSignals(blocked)

    def focus_first(self) -> None:
        """Put the cursor where something can be done."""
        (self.release or self.box).setFocus(Qt.FocusReason.OtherFocusReason)
