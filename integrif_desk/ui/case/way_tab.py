"""„Weg“: courses, internships, work, and the phases; what they suggest stands on top."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import case, way
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.views import CaseDetail
from integrif_desk.domain.way import CaseWay, LevelSuggestion, PhaseSuggestion, suggestions
from integrif_desk.ui.case import way_entries
from integrif_desk.ui.case.part_list import PartList
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.case.way_words import suggestion_words
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr

Suggestion = PhaseSuggestion | LevelSuggestion


class WayTab(CaseTab):
    """Nothing that is suggested happens by itself; „Nein“ holds until the desk is locked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._detail: CaseDetail | None = None
        self._refused: set[tuple[UUID, str]] = set()
        self.measures = PartList(context, way_entries.measures())
        self.phases = PartList(context, way_entries.phases())
        self.lists = (self.measures, self.phases)
        self.bars: list[SuggestionBar] = []
        self._hints = QVBoxLayout()
        self._hints.setSpacing(8)
        column = scrolled_column(self)
        column.addLayout(self._hints)
        for one in self.lists:
            one.edited.connect(self._only_one)
            column.addWidget(one)
        column.addStretch(1)

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self._forget()
        self._detail = detail
        desk, case_id = self.context.opened.desk, detail.case.id
        self.context.runner.query(
            lambda: way.read(desk, case_id), self._show, key=("way", id(self)), owner=self
        )

    def keep_drafts(self) -> None:
        for one in self.lists:
            one.keep_drafts()

    def clear(self) -> None:
        self._detail = None
        self._refused.clear()
        self._forget()

    def _forget(self) -> None:
        self._show_suggestions(None)
        for one in self.lists:
            one.clear()

    def _show(self, found: CaseWay) -> None:
        detail = self._detail
        if detail is None or detail.case.id != found.case.id:
            return
        for one in self.lists:
            one.show_profile(found, read_only=is_read_only(detail))
        self._show_suggestions(None if is_read_only(detail) else found)

    def _show_suggestions(self, found: CaseWay | None) -> None:
        held = any(bar.holds_focus() for bar in self.bars)
        if held:
            # Else the focus falls to the next button, and that refers the person to an office.
            self.measures.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for bar in self.bars:
            self._hints.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.bars = []
        for one in suggestions(found) if found is not None else ():
            key = (one.measure.id, type(one).__name__)
            if found is not None and key not in self._refused:
                self._add_bar(found, one, key)
        if held and self.bars:
            self.bars[0].show()  # at once, so that it can take the focus
            self.bars[0].take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_bar(self, found: CaseWay, one: Suggestion, key: tuple[UUID, str]) -> None:
        def refuse() -> None:
            self._refused.add(key)
            self._show_suggestions(found)

        bar = SuggestionBar(*suggestion_words(one), lambda: self._take(found, one), refuse)
        self.bars.append(bar)
        self._hints.addWidget(bar)

    def _take(self, found: CaseWay, one: Suggestion) -> None:
        desk = self.context.opened.desk

        def take() -> Changes:
            if isinstance(one, PhaseSuggestion):
                # The phase began with the measure, but not before the one it follows.
                known = [day for day in (one.measure.starts_on, found.case.phase_since) if day]
                return case.move_to_phase(desk, found.case.id, one.phase, max(known, default=None))
            return way.take_level(desk, found, one.measure, one.level)

        self.context.runner.change(
            take, lambda _done: self.context.notices.say(tr("Übernommen.")), owner=self
        )

    def refresh(self, changes: Changes | None) -> None:
        if self._detail is not None and changes is not None and Noun.MEASURE in changes.nouns:
            self.show_detail(self._detail)

    def _only_one(self, open_: bool) -> None:
        for one in self.lists:
            one.set_enabled(not open_)


class SuggestionBar(QFrame):
    """A sentence, the deed it suggests, and „Nein“."""

    def __init__(
        self,
        sentence: str,
        deed: str,
        take: Callable[[], object],
        refuse: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("soft", True)
        self.take_button = Button(deed, height=SMALL, on_click=take)
        self.refuse_button = Button(tr("Nein, so lassen"), LINK, height=SMALL, on_click=refuse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(label(sentence, wrap=True), 1)
        row.addWidget(self.take_button)
        row.addWidget(self.refuse_button)

    def holds_focus(self) -> bool:
        """Tell whether one of the two answers has the focus."""
        return self.take_button.hasFocus() or self.refuse_button.hasFocus()
