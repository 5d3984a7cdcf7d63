"""„Übersicht“: what is known about the person and the case, each part with its form."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.overview_entries import entries
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme

_ROOM_FOR_TWO = 900
_AT_RIGHT = frozenset({"residence", "path"})


class OverviewTab(CaseTab):
    """One form is open at a time, so that nobody loses track of what is saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = scrolled_column(self)
        self._wide: bool | None = None
        self._columns = QVBoxLayout(), QVBoxLayout()
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        for column in self._columns:
            column.setSpacing(12)
            self._row.addLayout(column, 1)
        outer.addLayout(self._row)
        outer.addStretch(1)
        self.sections: Sequence[Section] = [Section(context, entry) for entry in entries(context)]
        for section in self.sections:
            section.edited.connect(self._only_one)
        self._place(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(wide=self.width() >= theme().px(_ROOM_FOR_TWO))

    def show_detail(self, detail: CaseDetail) -> None:
        for section in self.sections:
            section.show_detail(detail, read_only=is_read_only(detail))

    def keep_drafts(self) -> None:
        for section in self.sections:
            section.keep_drafts()

    def clear(self) -> None:
        for section in self.sections:
            section.clear()

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        self._row.setStretch(1, 1 if wide else 0)
        self._row.setSpacing(16 if wide else 0)
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        left, right = self._columns
        for section in self.sections:
            (right if wide and section.entry.key in _AT_RIGHT else left).addWidget(section)
        for column in self._columns:
            column.addStretch(1)

    def _only_one(self, open_: bool) -> None:
        for section in self.sections:
            section.edit_button.setEnabled(not open_)
