"""Who the case is about, where it stands and what is next."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from integrif_desk.domain.case import CaseState, Phase
from integrif_desk.domain.views import CaseDetail, FollowUpRow
from integrif_desk.ui.case import presenter
from integrif_desk.ui.case.timeline import chip
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.chips import ChipLabel
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.stepper import AskingStepper
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.proposals import task_text

MARGIN = 24
_ROOM_FOR_NAMES = 760
MenuEntry = tuple[str, Callable[[], object]]


class PhaseStepper(AskingStepper):
    """The five phases; a click, Enter or Space asks to move to another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        deed = tr("Eingabetaste: Phase wechseln")
        super().__init__(presenter.step_names(), tr("Phase"), deed, parent)


class NextStepBar(QFrame):
    """„Nächster Schritt“ with its date; `done(row)` is called by „Erledigt“."""

    def __init__(
        self, done: Callable[[FollowUpRow], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self._row: FollowUpRow | None = None
        self._task = ElidedLabel()
        self._due = label("", "strong")
        self._done = Button(tr("E&rledigt"), icon="check", height=SMALL, on_click=self._act)
        self._call = done
        lead = label(tr("Nächster Schritt"), "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(IconLabel("arrow-circle-right-fill", "accent"))
        row.addWidget(lead)
        row.addWidget(self._task, 1)
        row.addWidget(self._due)
        row.addWidget(self._done)

    def show_step(self, row: FollowUpRow | None, today: date) -> None:
        """Show a follow-up; None hides the bar."""
        self._row = row
        self._task.setText(task_text(row) if row is not None else "")
        self._due.setText(presenter.due_words(row, today) if row is not None else "")
        self.setVisible(row is not None)

    def clear(self) -> None:
        """Hide, and forget what the step was."""
        self._row = None
        for text in (self._task, self._due):
            text.setText("")
        self.hide()

    def _act(self) -> None:
        if self._row is not None:
            self._call(self._row)


class OtherCases(QWidget):
    """„Weiterer Fall derselben Person: …“ as links; `on_open(case_id)` leads there."""

    def __init__(self, on_open: Callable[[UUID], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_open = on_open
        self._lead, self._this = label("", "meta"), ElidedLabel("", "meta")
        self._links: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._lead)
        self._row.addWidget(self._this, 1)
        self.hide()

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the other cases of the person; nothing where there is none."""
        self.clear()
        others = [each for each in detail.marks if each.id != detail.case.id]
        self._lead.setText(presenter.others_words(len(others)) if others else "")
        self._this.setText(presenter.this_case_words(detail) if others else "")
        for place, each in enumerate(others, start=1):
            link = Button(presenter.other_case_words(each), LINK, height=20)
            link.clicked.connect(lambda _on, case_id=each.id: self._on_open(case_id))
            self._links.append(link)
            self._row.insertWidget(place, link)
        self.setVisible(bool(others))

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what tells this case from the others where there is no room for it."""
        self._this.setHidden(narrow)

    def clear(self) -> None:
        """Hide, and forget whose cases they are."""
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        for text in (self._lead, self._this):
            text.setText("")
        self.hide()


class CaseHeader(QWidget):
    """`hand_over`, `phase` and `reopen` are asked for, `other_case(case_id)` is another one of the
    same person; `menu()` gives the entries of „Mehr“."""

    hand_over = Signal()
    other_case = Signal(object)
    phase = Signal()
    reopen = Signal()

    def __init__(
        self,
        menu: Callable[[], Sequence[MenuEntry]],
        done: Callable[[FollowUpRow], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._name = ElidedLabel("", "title")
        self._original = ElidedLabel("", "original")
        self._number = label("", "meta")
        self._beside, self._below, self._line = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._narrow = False
        self.hand_over_button = Button(
            tr("&Übergabe erstellen"), icon="paper-plane-tilt", on_click=self.hand_over.emit
        )
        self.more_button = Button(tr("&Mehr"), icon="dots-three", on_click=self._open_menu)
        self._chips = [ChipLabel(), ChipLabel(), ChipLabel()]
        self._others = OtherCases(self.other_case.emit)
        self.stepper = PhaseStepper()
        self.stepper.asked.connect(self.phase)
        self.bar = NextStepBar(done)
        self._state = QFrame()
        self._state.setProperty("callout", True)
        self._sentence = label("", wrap=True)
        self._reopen = Button(tr("&Wieder öffnen"), height=SMALL, on_click=self.reopen.emit)
        self._lay_out()

    def show_detail(self, detail: CaseDetail, today: date) -> None:
        """Show a case as it stands on `today`."""
        closed = detail.case.state is CaseState.CLOSED
        facts = (
            presenter.person_fact(detail.person, today),
            presenter.residence_fact(detail.residence, today),
            presenter.language_fact(detail.languages),
        )
        self._name.setText(isolate(detail.person.display_name))
        self._original.setText(isolate(detail.person.original_name))
        self._original.setVisible(bool(detail.person.original_name))
        self._number.setText(tr("Fall {number}", number=detail.case.number))
        self._others.show_detail(detail)
        for shown, fact in zip(self._chips, facts, strict=True):
            shown.set_chip(chip(fact))
        been = {entry.phase for entry in detail.phases}
        skipped = frozenset(n for n, phase in enumerate(Phase) if phase not in been)
        self.stepper.set_current(list(Phase).index(detail.case.phase), skipped)
        self.stepper.setEnabled(not closed)
        self.bar.show_step(None if closed else presenter.next_step(detail), today)
        sentence = presenter.state_sentence(detail)
        self._sentence.setText(sentence)
        self._state.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_ROOM_FOR_NAMES)
        if narrow != self._narrow:
            self._place_names(narrow=narrow)

    def clear(self) -> None:
        """Forget all personal data."""
        for text in (self._name, self._original, self._number, self._sentence):
            text.setText("")
        for shown in self._chips:
            shown.set_chip(None)
        self._others.clear()
        self.bar.clear()
        self._state.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._name)
        self._beside.setSpacing(14)
        row.addLayout(self._beside)
        row.addStretch(1)
        row.addWidget(self.hand_over_button)
        row.addWidget(self.more_button)
        column.addLayout(row)
        self._below.setSpacing(14)
        column.addLayout(self._below)
        self._place_names(narrow=False)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for shown in self._chips:
            chips.addWidget(shown)
        chips.addStretch(1)
        column.addLayout(chips)
        column.addLayout(self._line)
        column.addWidget(self.stepper)
        column.addWidget(self.bar)
        state = QHBoxLayout(self._state)
        state.setContentsMargins(12, 6, 8, 6)
        state.addWidget(self._sentence, 1)
        state.addWidget(self._reopen)
        column.addWidget(self._state)

    def _place_names(self, *, narrow: bool) -> None:
        # The name comes first: where room is short, script and number stand below it.
        layout = self._below if narrow else self._beside
        layout.addWidget(self._original)
        layout.addWidget(self._number)
        (layout if narrow else self._line).addWidget(self._others)
        self._others.set_narrow(narrow)
        if narrow:
            layout.addStretch(1)
        elif self._below.count():
            self._below.takeAt(self._below.count() - 1)
        self._narrow = narrow

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in self._menu():
            menu.addAction(text).triggered.connect(lambda _on=False, act=act: act())
        corner = self.more_button.rect().bottomRight()
        place = self.more_button.mapToGlobal(corner) - QPoint(menu.sizeHint().width(), -4)
        menu.popup(place)
