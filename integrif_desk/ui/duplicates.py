"""„Vielleicht schon bekannt“: people on file who may be the one entered. It warns, no more."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import duplicates
from integrif_desk.domain.duplicate import DuplicateCandidate
from integrif_desk.domain.person import PersonFacts
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.person_words import reason_words
from integrif_desk.wording.places import country_name

REST_MS = 300
_SHOWN = 3
Deed = tuple[str, Callable[[], object]]


class KnownPeople(QFrame):
    """Call `look` with what is entered so far; hidden while nobody is alike.

    `opened` is emitted with the id of the case somebody wants to see.
    """

    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("callout", True)
        self._context = context
        self._facts: PersonFacts | None = None
        self._others: set[UUID] = set()
        self._found: Sequence[DuplicateCandidate] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look_now)
        self.rows: list[CandidateRow] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("info-fill", "waiting", 16))
        head.addWidget(label(tr("Vielleicht schon bekannt"), "strong"))
        head.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._list)
        self.hide()

    def look(self, facts: PersonFacts) -> None:
        """Look for people alike, once the keys rest."""
        if facts != self._facts:
            self._facts = facts
            self._timer.start()

    def forget(self) -> None:
        """Forget who was asked about and what was said of them."""
        self._timer.stop()
        self._facts = None
        self._others.clear()
        self._show(())

    def look_now(self) -> None:
        """Look without waiting for the keys to rest."""
        facts, desk = self._facts, self._context.opened.desk
        if facts is not None:
            self._context.runner.query(
                lambda: duplicates.candidates(desk, facts),
                partial(self._take, facts),
                key=("known people", id(self)),
                owner=self,
            )

    def _take(self, facts: PersonFacts, found: Sequence[DuplicateCandidate]) -> None:
        if facts is self._facts:
            self._show(found)

    def _show(self, found: Sequence[DuplicateCandidate]) -> None:
        self._found = found
        drop_rows(self._list, self.rows)
        shown = [one for one in found if one.person_id not in self._others][:_SHOWN]
        for one in shown:
            deeds: list[Deed] = [
                (tr("Fall öffnen"), partial(self.opened.emit, one.case_id)),
                (tr("Eine andere Person"), partial(self._is_other, one.person_id)),
            ]
            row = CandidateRow(one, deeds)
            self.rows.append(row)
            self._list.addWidget(row)
        self.setAccessibleName(tr("Vielleicht schon bekannt") if shown else "")
        self.setVisible(bool(shown))

    def _is_other(self, person_id: UUID) -> None:
        self._others.add(person_id)
        self._show(self._found)


class CandidateRow(QWidget):
    """Somebody who may be meant, why, and what can be done."""

    def __init__(
        self, one: DuplicateCandidate, deeds: Sequence[Deed], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = ElidedLabel(isolate(one.name), "strong")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(name)
        if one.original_name:
            first.addWidget(ElidedLabel(isolate(one.original_name), "muted"))
        first.addStretch(1)
        for text, act in deeds:
            button = Button(text, LINK, height=SMALL, on_click=act)
            button.setAccessibleName(tr("{deed}: {name}", deed=text, name=one.name))
            first.addWidget(button)
        countries = (country_name(code) for code in one.nationalities)
        facts = (
            tr("Fall {number}", number=one.case_number),
            born_words(one.birth_date, year_only=one.birth_year_only),
            *countries,
        )
        line = " · ".join(fact for fact in facts if fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(label(line, "meta", wrap=True))
        column.addWidget(label(reason_words(one.reasons), "meta", wrap=True))


def born_words(born: date | None, *, year_only: bool) -> str:
    """Return „geboren 14.08.1992“, or the year alone."""
    if born is None:
        return tr("Geburtsdatum nicht bekannt")
    return tr("geboren {day}", day=born.year if year_only else format_date(born))


def drop_rows(layout: QVBoxLayout, rows: list[CandidateRow]) -> None:
    """Take rows out of a layout and forget them."""
    for row in rows:
        layout.removeWidget(row)
        row.hide()
        row.deleteLater()
    rows.clear()
