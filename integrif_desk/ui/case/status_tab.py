"""„Status“: the papers, the asylum procedure, the facts that count, and what follows from them."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from integrif_desk.casework import person, responsible
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.responsibility.evaluate import STATUS
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility_views import CaseResponsibility
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import status_entries
from integrif_desk.ui.case.part_list import PartList
from integrif_desk.ui.case.responsible_words import watch
from integrif_desk.ui.case.status_answers import AnswersPanel
from integrif_desk.ui.case.status_questions import QuestionsPanel
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.case.two_columns import TwoColumns
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.chips import Tone
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.errors import sentence

_RESTS_ON = {Noun.RULE, Noun.ACTOR, Noun.MEASURE}


class StatusTab(CaseTab):
    """Two columns where there is room for them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._detail: CaseDetail | None = None
        self.papers = PartList(context, status_entries.papers())
        self.procedures = PartList(context, status_entries.procedures(context.opened.desk))
        self.lists = (self.papers, self.procedures)
        self.questions = QuestionsPanel(context)
        self.answers = AnswersPanel()
        self.answers.missing_wanted.connect(self.ask)
        self._watch = QWidget()
        self._watch_icon = IconLabel("clock-fill", "waiting", 16)
        self._watch_text = label("", wrap=True)
        row = QHBoxLayout(self._watch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._watch_icon)
        row.addWidget(self._watch_text, 1)
        self._watch.hide()
        self._error = label("", "error", wrap=True)
        self._error.hide()
        outer = scrolled_column(self)
        outer.addWidget(self._watch)
        outer.addWidget(self._error)
        parts = (self.papers, self.questions, self.procedures, self.answers)
        outer.addWidget(TwoColumns(parts, (self.answers,)))
        outer.addStretch(1)
        for one in self.lists:
            one.edited.connect(self._only_one)

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self.clear()
        self._detail = detail
        desk, person_id = self.context.opened.desk, detail.person.id
        self.context.runner.query(
            lambda: person.profile(desk, person_id),
            self._show_profile,
            key=("papers", id(self)),
            owner=self,
        )
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        if self._detail is not None and changes is not None and changes.nouns & _RESTS_ON:
            self._read()

    def ask(self, name: str) -> None:
        """Lead to where a missing fact is entered."""
        if name == STATUS:
            self.papers.add()
        elif name in set(Fact):
            self.questions.ask(Fact(name))
            self._show_in_view(self.questions.questions.get(Fact(name)))
        else:
            self.tab_wanted.emit("overview")

    def keep_drafts(self) -> None:
        for one in self.lists:
            one.keep_drafts()
        self.questions.settle()

    def clear(self) -> None:
        self._detail = None
        for one in self.lists:
            one.clear()
        self.questions.clear()
        self.answers.clear()
        self._watch.hide()
        self._error.hide()

    def _read(self) -> None:
        detail, desk = self._detail, self.context.opened.desk
        if detail is not None:
            case_id = detail.case.id
            self.context.runner.query(
                lambda: responsible.of_case(desk, case_id),
                self._show_found,
                self._fail,
                key=("status", id(self)),
                owner=self,
            )

    def _show_profile(self, profile: PersonProfile) -> None:
        detail = self._detail
        if detail is None or detail.person.id != profile.person.id:
            return
        for one in self.lists:
            one.show_profile(profile, read_only=is_read_only(detail))

    def _show_found(self, found: CaseResponsibility) -> None:
        detail = self._detail
        if detail is None or found.case_id != detail.case.id:
            return
        self._error.hide()
        self.questions.show_found(found, read_only=is_read_only(detail))
        self.answers.show_found(found)
        line = watch(found.residence, self.context.opened.desk.today())
        self._watch.setVisible(line is not None)
        if line is not None:
            tone = Tone(line.tone)
            self._watch_text.setText(line.text)
            self._watch_icon.set_icon(line.icon, "muted" if tone is Tone.NEUTRAL else tone.value)

    def _fail(self, error: KnownError) -> None:
        self._error.setText(sentence(error))
        self._error.show()

    def _show_in_view(self, wanted: QWidget | None) -> None:
        area = wanted.parentWidget() if wanted is not None else None
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and wanted is not None:
            area.ensureWidgetVisible(wanted)

    def _only_one(self, open_: bool) -> None:
        for one in self.lists:
            one.set_enabled(not open_)
