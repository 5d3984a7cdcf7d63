"""Fälle: the list at the left, beside it the chosen case or the form of a new one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.domain.views import CaseFilter
from integrif_desk.ui.cases.master import CaseMaster
from integrif_desk.ui.context import CaseTarget, CaseThen, Context
from integrif_desk.ui.page import Page
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.splitter import Splitter
from integrif_desk.wording.i18n import tr

if TYPE_CHECKING:
    from integrif_desk.ui.case.new_case import NewCaseForm
    from integrif_desk.ui.case.page import CasePage
    from integrif_desk.ui.case_import.page import ImportForm

MASTER_WIDTH = 296


class CasesPage(Page):
    """Takes `CaseTarget` and, to show a filtered list, `CaseFilter`."""

    title = tr("Fälle")
    help_text = tr(
        "Links stehen die Fälle, die Sie begleiten; „Alle“ zeigt die des ganzen Vereins. Tippen "
        "Sie in das Suchfeld einen Namen, auch ungenau, oder eine Fallnummer. „Überfällig“ und "
        "„Status läuft ab“ zeigen nur solche Fälle; hinter „Filter“ wählen Sie Stand, Phase und "
        "wer begleitet.\n\nUnten legen Sie einen Fall an: einen neuen, oder einen aus dem PDF, mit "
        "dem ein anderer Verein Ihnen jemanden übergibt."
    )
    shortcuts: Sequence[tuple[str, str]] = (
        (tr("Strg+F"), tr("in Fällen suchen")),
        (tr("Pfeil ab"), tr("vom Suchfeld in die Liste")),
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("Zeilen der Liste; Eingabe öffnet")),
        (tr("Esc"), tr("Suche leeren")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.case_page: CasePage | None = None
        self._new_form: NewCaseForm | None = None
        self.import_form: ImportForm | None = None
        self.master = CaseMaster(context)
        self.master.chosen.connect(self.show_case)
        self.master.new_wanted.connect(self.new_case)
        self.master.import_wanted.connect(self.import_case)
        self.master.emptied.connect(self._say_empty)
        self._nothing = EmptyState()
        self._right = QStackedWidget()
        self._right.addWidget(self._nothing)
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.master)
        self._splitter.addWidget(self._right)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.setFocusProxy(self.master.list)
        self._fit()

    def show_case(self, case_id: UUID) -> None:
        """Show a case beside the list."""
        page = self._page()
        page.show_case(case_id)
        self._right.setCurrentWidget(page)
        self.master.mark(case_id)

    def new_case(self) -> None:
        """Show the form of a new case; what was typed before is still there."""
        if self._new_form is None:
            from integrif_desk.ui.case.new_case import NewCaseForm

            self._new_form = NewCaseForm(self._context)
            self._new_form.created.connect(self._show_created)
            self._new_form.cancelled.connect(self._leave_form)
            self._new_form.known_wanted.connect(self._show_known)
            self._right.addWidget(self._new_form)
        self._right.setCurrentWidget(self._new_form)
        self._new_form.start()

    def import_case(self, file: Path | None = None) -> None:
        """Show what a handover of another association would add; without a file ask for one."""
        if self.import_form is None:
            from integrif_desk.ui.case_import.page import ImportForm

            self.import_form = ImportForm(self._context)
            self.import_form.created.connect(self._show_imported)
            self.import_form.cancelled.connect(self._leave_form)
            self.import_form.known_wanted.connect(self._show_known)
            self._right.addWidget(self.import_form)
        self._right.setCurrentWidget(self.import_form)
        if file is None:
            self.import_form.start()
        else:
            self.import_form.show_file(file)

    def refresh(self, changes: object | None) -> None:
        self.master.refresh(changes)
        if self.case_page is not None:
            self.case_page.refresh(changes)

    def show_item(self, what: object) -> None:
        if isinstance(what, CaseFilter):
            self.master.show_filter(what)
        elif isinstance(what, CaseTarget) and what.new:
            self.new_case()
        elif isinstance(what, CaseTarget) and what.handover_file is not None:
            self.import_case(what.handover_file)
        elif isinstance(what, CaseTarget) and what.case_id is not None:
            self.show_case(what.case_id)
            if what.then is CaseThen.NOTE:
                self._page().write_note()
            elif what.then is CaseThen.REFER:
                self._page().refer(what.actor_id)
            elif what.then is CaseThen.CONSENTS:
                self._page().show_consents()
            elif what.then is CaseThen.CONSENT:
                self._page().ask_consent(what.consent)

    def takes_notes(self) -> bool:
        page = self._shown_case_page()
        return page is not None and page.takes_notes()

    def start_note(self) -> None:
        page = self._shown_case_page()
        if page is not None:
            page.start_note()

    def areas(self) -> Sequence[QWidget]:
        page = self._shown_case_page()
        return (
            self.master.head,
            self.master.list,
            *((self._right,) if page is None else page.areas()),
        )

    def find_field(self) -> QLineEdit:
        return self.master.head.search

    def print_page(self) -> bool:
        page = self._shown_case_page()
        return page is not None and page.print_page()

    def blank(self) -> None:
        self.master.blank()
        if self.case_page is not None:
            self.case_page.blank()
        if self._new_form is not None:
            self._new_form.blank()
        if self.import_form is not None:
            self.import_form.blank()
        self._nothing.set_text("")
        self._right.setCurrentWidget(self._nothing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_splitter"):
            self._fit()

    def _fit(self) -> None:
        width = theme().px(MASTER_WIDTH)
        self.master.setMinimumWidth(width)
        self._splitter.setSizes([width, max(1, self.width() - width)])

    def _page(self) -> "CasePage":
        if self.case_page is None:
            from integrif_desk.ui.case.page import CasePage

            self.case_page = CasePage(self._context)
            self.case_page.go_to.connect(self.go_to)
            self._right.addWidget(self.case_page)
            self.help_text = f"{CasesPage.help_text}\n\n{CasePage.help_text}"
            self.shortcuts = (*CasesPage.shortcuts, *CasePage.shortcuts)
        return self.case_page

    def _shown_case_page(self) -> "CasePage | None":
        return self.case_page if self._right.currentWidget() is self.case_page else None

    def _say_empty(self, empty: bool) -> None:
        if empty:
            self._nothing.set_text(
                tr("Hier erscheint der Fall, den Sie anlegen oder links auswählen."),
                tr("Ersten Fall &anlegen"),
                self.new_case,
            )
        else:
            self._nothing.set_text(tr("Wählen Sie links einen Fall."))

    def _show_created(self, case_id: UUID) -> None:
        self._drop_form()
        self.show_case(case_id)
        self._page().write_note()

    def _show_imported(self, case_id: UUID) -> None:
        self._drop_form()
        self.show_case(case_id)

    def _show_known(self, case_id: UUID) -> None:
        """Show the case of somebody who was to be entered again; the form keeps its draft."""
        self._drop_form()
        self.show_case(case_id)

    def _leave_form(self) -> None:
        self._drop_form()
        page = self.case_page
        shown = page is not None and page.current_case() is not None
        self._right.setCurrentWidget(page if page is not None and shown else self._nothing)
        self.master.list.enter()

    def _drop_form(self) -> None:
        if self._new_form is not None:
            self._right.removeWidget(self._new_form)
            self._new_form.deleteLater()
            self._new_form = None
        if self.import_form is not None:
            self._right.removeWidget(self.import_form)
            self.import_form.deleteLater()
            self.import_form = None
