"""„Übersicht“: what is known about the person and the case, each part with its form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.overview_entries import entries
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.context import Context


class OverviewTab(CaseTab):
    """One form is open at a time, so that a case has one draft."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = scrolled_column(self)
        self.sections: Sequence[Section] = [Section(context, entry) for entry in entries(context)]
        for section in self.sections:
            section.edited.connect(self._only_one)
            column.addWidget(section)
        column.addStretch(1)

    def show_detail(self, detail: CaseDetail) -> None:
        for section in self.sections:
            section.show_detail(detail, read_only=is_read_only(detail))

    def keep_drafts(self) -> None:
        for section in self.sections:
            section.keep_drafts()

    def clear(self) -> None:
        for section in self.sections:
            section.clear()

    def _only_one(self, open_: bool) -> None:
        for section in self.sections:
            section.edit_button.setEnabled(not open_)
