"""„Dublette prüfen“: who on file may be this person, both side by side, and putting them together.

Anybody may look; only a lead may merge, and can take it back.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import duplicates, person, person_merge
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.account import Role
from integrif_desk.domain.duplicate import DuplicateCandidate
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.person_merge import PersonMerge
from integrif_desk.domain.person_views import MergeSide
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.header import MenuEntry
from integrif_desk.ui.case.merge_words import merge_rows
from integrif_desk.ui.case.tab import scrolled_column
from integrif_desk.ui.context import CASES, CaseTarget, Context
from integrif_desk.ui.duplicates import CandidateRow, Deed, drop_rows
from integrif_desk.ui.widgets.buttons import FLAT, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.toggles import Option, segmented
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr

_MINE, _THEIRS = 0, 1


class DuplicateCheck(QWidget):
    """Takes the place of the tabs. `show_detail` comes with every case; `go_to` opens another one.

    `opened` and `closed` tell when it is to be shown and when no longer.
    """

    go_to = Signal(str, object)
    opened = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: CaseDetail | None = None
        self._is_open = False
        self._sides: Sequence[MergeSide] = ()
        self.merges: Sequence[PersonMerge] = ()
        self.rows: list[CandidateRow] = []
        self._is_lead = context.opened.desk.account.role is Role.LEAD
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._words = label("", "muted", wrap=True)
        panel = Panel(tr("Dublette prüfen"), icon="users")
        close = Button("", FLAT, icon="x", height=SMALL, on_click=self.close_check)
        close.setAccessibleName(tr("Prüfung schließen"))
        close.setToolTip(tr("Prüfung schließen"))
        panel.add_to_title(close)
        self._close = close
        self._compare = self._make_compare()
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(10)
        body.addWidget(self._words)
        body.addLayout(self._list)
        body.addWidget(self._compare)
        panel.body.addLayout(body)
        column = scrolled_column(self)
        column.addWidget(panel)
        column.addStretch(1)

    def show_detail(self, detail: CaseDetail) -> None:
        """Remember the case; another one closes the check."""
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self.close_check()
        self._detail = detail
        desk, person_id = self._context.opened.desk, detail.person.id
        if self._is_lead:
            self._context.runner.query(
                lambda: person_merge.of_person(desk, person_id),
                self._take_merges,
                key=("merges", id(self)),
                owner=self,
            )

    def menu(self) -> Sequence[MenuEntry]:
        """Return what „Mehr“ offers: looking for a duplicate, parting what was merged."""
        look = (tr("&Dublette prüfen"), self.open_check)
        return (look, (tr("&Zusammenführung aufheben"), self.part)) if self.merges else (look,)

    def open_check(self) -> None:
        """Look for people who may be this one."""
        detail, desk = self._detail, self._context.opened.desk
        if detail is None:
            return

        def look() -> tuple[DuplicateCandidate, ...]:
            known = person.profile(desk, detail.person.id)
            spellings = tuple(one.name for one in known.spellings)
            return duplicates.candidates(
                desk, known.person, spellings=spellings, exclude=detail.person.id
            )

        self._context.runner.query(look, self._show_found, key=("check", id(self)), owner=self)

    def close_check(self) -> None:
        """Hide and forget everybody who was compared."""
        self._sides = ()
        self._fill(())
        self._words.setText("")
        drop_rows(self._list, self.rows)
        self._compare.hide()
        if self._is_open:
            self._is_open = False
            self.closed.emit()

    def clear(self) -> None:
        """Forget all personal data."""
        self.close_check()
        self._detail = None
        self.merges = ()

    def part(self) -> None:
        """Take the last merge into this person back."""
        if not self.merges:
            return
        desk, merge_id = self._context.opened.desk, self.merges[-1].id
        self._context.runner.change(
            lambda: person_merge.part(desk, merge_id),
            lambda _done: self._context.notices.say(
                tr("Zusammenführung aufgehoben. Beide Personen stehen wieder für sich.")
            ),
            owner=self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_check()
            return
        super().keyPressEvent(event)

    def _make_compare(self) -> QWidget:
        made = QWidget()
        self._grid = QWidget()
        options = [Option(_MINE, ""), Option(_THEIRS, "")]
        self.kept = segmented(options, self._say_what_happens, tr("Wer bleibt"))
        self._what = label("", wrap=True)
        self.merge_button = Button(tr("Zusammen&führen"), PRIMARY, on_click=self._merge)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(tr("Angaben behalten von"), "label"))
        line.addWidget(self.kept)
        line.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.merge_button)
        buttons.addWidget(Button(tr("A&bbrechen"), on_click=self.open_check))
        buttons.addStretch(1)
        self._column = QVBoxLayout(made)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._grid)
        self._column.addLayout(line)
        self._column.addWidget(self._what)
        self._column.addLayout(buttons)
        made.hide()
        return made

    def _take_merges(self, merges: Sequence[PersonMerge]) -> None:
        self.merges = merges

    def _show_found(self, found: Sequence[DuplicateCandidate]) -> None:
        drop_rows(self._list, self.rows)
        self._compare.hide()
        for one in found:
            target = CaseTarget(one.case_id)
            deeds: list[Deed] = [(tr("Fall öffnen"), partial(self.go_to.emit, CASES, target))]
            if self._is_lead:
                deeds.append((tr("Vergleichen"), partial(self._ask_sides, one.person_id)))
            row = CandidateRow(one, deeds)
            self.rows.append(row)
            self._list.addWidget(row)
        self._words.setText(_found_words(len(found), is_lead=self._is_lead))
        self._is_open = True
        self.opened.emit()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_sides(self, other_id: UUID) -> None:
        detail, desk = self._detail, self._context.opened.desk
        if detail is not None:
            mine = detail.person.id
            self._context.runner.query(
                lambda: person_merge.sides(desk, mine, other_id), self._show_sides, owner=self
            )

    def _show_sides(self, sides: Sequence[MergeSide]) -> None:
        drop_rows(self._list, self.rows)
        self._words.setText(tr("Vergleichen Sie beide, bevor Sie sie zusammenführen."))
        self._sides = sides
        self._fill(sides)
        for number, side in enumerate(sides):
            self.kept.button(number).setText(_numbers(side))
            self.kept.button(number).setAccessibleName(side.profile.person.display_name)
            self.kept.button(number).updateGeometry()
        self.kept.set_value(_MINE)
        self._say_what_happens(_MINE)
        self._compare.show()
        self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, sides: Sequence[MergeSide]) -> None:
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(4)
        rows.setColumnStretch(1, 1)
        rows.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        today = self._context.opened.desk.today()
        for number, (name, values) in enumerate(merge_rows(sides, today) if sides else ()):
            rows.addWidget(label(name, "meta"), number, 0, top)
            differ = len(set(values)) > 1
            for column, value in enumerate(values, start=1):
                shown = label(value, "strong" if differ else "", wrap=True)
                shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
                rows.addWidget(shown, number, column)
        self._column.replaceWidget(self._grid, grid)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = grid

    def _say_what_happens(self, kept: int) -> None:
        if not self._sides:
            return
        mine, other = self._sides[kept], self._sides[1 - kept]
        self._what.setText(
            tr(
                "{other} ({numbers}) kommt zu {name}: Fälle, Papiere, Schreibweisen, Familie, "
                "Bildung und Arbeit sowie weitere Sprachen. Wo beide etwas anderes sagen, gilt die "
                "Angabe von {name}; die andere geht nicht verloren. Unter „Mehr“ können Sie die "
                "Zusammenführung aufheben.",
                other=isolate(other.profile.person.display_name),
                numbers=_numbers(other),
                name=isolate(mine.profile.person.display_name),
            )
        )

    def _merge(self) -> None:
        if not self._sides:
            return
        kept = self.kept.value()
        kept_id, merged_id = (self._sides[number].profile.person.id for number in (kept, 1 - kept))
        desk, runner = self._context.opened.desk, self._context.runner

        def done(changes: Changes) -> None:
            merge_id = changes.created
            self.close_check()
            if merge_id is not None:
                self._context.notices.say(
                    tr("Zusammengeführt."),
                    lambda: runner.change(lambda: person_merge.part(desk, merge_id)),
                )

        runner.change(
            lambda: person_merge.merge(desk, kept_id, merged_id), done, self._fail, owner=self
        )

    def _fail(self, error: KnownError) -> None:
        self._context.notices.error(error)


def _numbers(side: MergeSide) -> str:
    return ", ".join(side.case_numbers)


def _found_words(number: int, *, is_lead: bool) -> str:
    if not number:
        return tr("Niemand mit ähnlichem Namen und passendem Geburtsdatum gefunden.")
    if is_lead:
        return tr("Wenn es dieselbe Person ist, vergleichen Sie beide und führen sie zusammen.")
    return tr("Wenn es dieselbe Person ist, kann die Leitung beide zusammenführen.")
