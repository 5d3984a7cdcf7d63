"""„Übersicht“: who the person is and how they live, each part with its form."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import person
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import part_entries
from integrif_desk.ui.case.competences import CompetencesPanel
from integrif_desk.ui.case.overview_entries import entries
from integrif_desk.ui.case.part_list import PartList
from integrif_desk.ui.case.section import Section
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.case.two_columns import TwoColumns
from integrif_desk.ui.context import Context

Part = Section | PartList | CompetencesPanel
_AT_RIGHT = frozenset({"residence", "situation", "family"})
_ORDER = ("person", "spellings", "contact", "residence", "family", "situation")


class PersonTab(CaseTab):
    """A tab of sections and lists about the person.

    One form is open at a time, so that nobody loses track of what is saved. `at_right` are the
    keys of the parts that stand in a second column where there is room for one.
    """

    def __init__(
        self,
        context: Context,
        parts: Sequence[Part],
        at_right: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._parts = parts
        self._detail: CaseDetail | None = None
        self._is_old = False
        outer = scrolled_column(self)
        right = [part for part in parts if part.entry.key in at_right]
        outer.addWidget(TwoColumns(parts, right))
        outer.addStretch(1)
        self.sections = [part for part in parts if isinstance(part, Section)]
        self.lists = [part for part in parts if isinstance(part, PartList)]
        for part in parts:
            part.edited.connect(self._only_one)

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is not None and self._detail.person.id != detail.person.id:
            for one in self.lists:
                one.clear()
        self._detail = detail
        for section in self.sections:
            section.show_detail(detail, read_only=is_read_only(detail))
        self._is_old = True
        if self.isVisible():
            self._ask_profile()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_profile()

    def _ask_profile(self) -> None:
        """Read what hangs on the person, once the tab is looked at."""
        detail = self._detail
        if detail is None or not self._is_old:
            return
        self._is_old = False
        desk, person_id = self.context.opened.desk, detail.person.id
        self.context.runner.query(
            lambda: person.profile(desk, person_id),
            self._take_profile,
            key=("profile", id(self)),
            owner=self,
        )

    def show_profile(self, profile: PersonProfile, *, read_only: bool) -> None:
        """Show what hangs on the person."""
        for one in self.lists:
            one.show_profile(profile, read_only=read_only)

    def keep_drafts(self) -> None:
        for part in self._parts:
            part.keep_drafts()

    def clear(self) -> None:
        self._detail = None
        for part in self._parts:
            part.clear()

    def _take_profile(self, profile: PersonProfile) -> None:
        detail = self._detail
        if detail is not None and detail.person.id == profile.person.id:
            self.show_profile(profile, read_only=is_read_only(detail))

    def _only_one(self, open_: bool) -> None:
        for section in self.sections:
            section.edit_button.setEnabled(not open_)
        for one in self.lists:
            one.set_enabled(not open_)


class OverviewTab(PersonTab):
    """Person, spellings, contact, paper, family, time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        parts: list[Part] = [Section(context, entry) for entry in entries(context)]
        lists = (part_entries.spellings(), part_entries.family())
        parts += [PartList(context, entry) for entry in lists]
        parts.sort(key=lambda part: _ORDER.index(part.entry.key))
        super().__init__(context, parts, _AT_RIGHT, parent)
