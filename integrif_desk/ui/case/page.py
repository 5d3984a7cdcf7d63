"""The page of one case: header, tabs, and the next steps beside them.

Where the text is larger or the window narrow, the next steps become a tab of their own.
"""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import case, consent
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.access_sheet import AccessSheet
from integrif_desk.ui.case.case_forms import CaseForms
from integrif_desk.ui.case.consents_tab import ConsentsTab
from integrif_desk.ui.case.documents_tab import DocumentsTab
from integrif_desk.ui.case.duplicate_check import DuplicateCheck
from integrif_desk.ui.case.header import MARGIN, CaseHeader, MenuEntry
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.overview_tab import OverviewTab
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.case.responsible_panel import ResponsiblePanel
from integrif_desk.ui.case.status_tab import StatusTab
from integrif_desk.ui.case.steps_panel import StepsPanel
from integrif_desk.ui.case.tab import CaseTab, TabEntry, is_read_only
from integrif_desk.ui.case.way_tab import WayTab
from integrif_desk.ui.case.work_tab import WorkTab
from integrif_desk.ui.context import (
    CASES,
    HANDOVERS,
    CaseTarget,
    ConsentWish,
    Context,
    HandoverTarget,
)
from integrif_desk.ui.page import Page
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.panel import line
from integrif_desk.ui.widgets.toggles import Option, tabs
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

HISTORY, REFERRALS_TAB, CONSENTS, STEPS = "history", "referrals", "consents", "steps"
SIDE_WIDTH = 280
WIDE_WINDOW = 1280
ROOM_FOR_BOTH = 760
"""Least height in pixels at 100 % at which a form stands above the tab instead of in its place."""
_SHOWN = {
    Noun.CASE,
    Noun.PERSON,
    Noun.CONTACT_NOTE,
    Noun.FOLLOW_UP,
    Noun.REFERRAL,
    Noun.HANDOVER,
    Noun.ACCOUNT,
    Noun.MEASURE,
    Noun.CONSENT,
    Noun.DISCLOSURE,
}

TABS: Sequence[TabEntry] = (
    TabEntry("overview", tr("Übersicht"), OverviewTab),
    TabEntry(HISTORY, tr("Verlauf"), HistoryTab),
    TabEntry("way", tr("Weg"), WayTab),
    TabEntry(REFERRALS_TAB, tr("Verweisungen"), ReferralsTab, lambda d: len(d.referrals)),
    TabEntry("work", tr("Beruf && Sprache"), WorkTab),
    TabEntry("status", tr("Status"), StatusTab),
    TabEntry(CONSENTS, tr("Einwilligungen"), ConsentsTab),
    TabEntry("documents", tr("Dokumente"), DocumentsTab, lambda d: len(d.handovers)),
)


class CasePage(Page):
    """`show_case` comes first; until then the page is empty."""

    title = tr("Fall")
    help_text = tr(
        "Oben steht, um wen es geht, welche Phase erreicht ist und was als Nächstes ansteht. "
        "Schreiben Sie in „Was ist passiert?“, was gerade war, und speichern Sie mit Strg+Eingabe; "
        "Art, Dauer und Akteur sind freiwillig. Was Sie tippen, bleibt als Entwurf.\n\n"
        "Wählen Sie eine Zeile im Verlauf, um sie zu bearbeiten oder bei einer Stelle "
        "nachzufassen. „Übersicht“ zeigt Person, Schreibweisen, Aufenthaltspapier und Familie, "
        "„Beruf & Sprache“ Sprachen, Bildung, Arbeit und Ziel; „Bearbeiten“ öffnet das jeweilige "
        "Feld auf der Seite. „Wer ist zuständig?“ nennt Stellen nach Alter und Status; „Fehlt: …“ "
        "fragt nach, was noch unbekannt ist, und „Status“ zeigt die ganze Auskunft mit Gesetz und "
        "Stand. „Mehr“ enthält, was den ganzen Fall betrifft: pausieren, "
        "abschließen, Begleitung wechseln, prüfen, ob die Person schon bekannt ist."
    )
    shortcuts = (
        (tr("Alt+1 … Alt+9"), tr("Reiter der Fallseite")),
        (tr("Strg+N"), tr("Notiz erfassen")),
        (tr("Strg+Eingabe"), tr("speichern")),
        (tr("Esc"), tr("Entwurf behalten und zum Verlauf")),
        (tr("Pfeil auf/ab"), tr("Zeilen; Eingabe öffnet, Entf löscht")),
        (tr("Leertaste, V"), tr("Wiedervorlage erledigen, verschieben")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case_id: UUID | None = None
        self._detail: CaseDetail | None = None
        self._built: dict[str, CaseTab] = {}
        self._shown = HISTORY
        self._then: Callable[[], object] | None = None
        self.forms, self.steps = CaseForms(context), StepsPanel(context)
        self.header = CaseHeader(self._menu, self.steps.complete)
        self.responsible = ResponsiblePanel(context)
        self.responsible.refer.connect(self.refer)
        self.responsible.tab_wanted.connect(self._open_tab)
        self.responsible.go_to.connect(self.go_to)
        self.steps.add_below(self.responsible)
        self._stack = QStackedWidget()
        self.check, self.access = DuplicateCheck(context), AccessSheet(context)
        self.check.go_to.connect(self.go_to)
        for sheet in (self.check, self.access):
            sheet.opened.connect(partial(self._stack.setCurrentWidget, sheet))
            sheet.closed.connect(lambda: self.show_tab(self._shown))
        self.access.reading.connect(self.header.setHidden)
        self.header.hand_over.connect(self._hand_over)
        self.header.phase.connect(lambda: self.forms.open_form(self.forms.phase))
        self.header.reopen.connect(self.forms.reopen)
        self.header.other_case.connect(lambda other: self.go_to.emit(CASES, CaseTarget(other)))
        self.forms.opened.connect(self._make_room)
        self.tabs = tabs(
            [Option(tab.key, tab.title) for tab in TABS] + [Option(STEPS, tr("Nächste Schritte"))],
            self.show_tab,
            tr("Reiter des Falls"),
        )
        self.tabs.set_value(HISTORY)
        self._steps_tab = QWidget()
        QVBoxLayout(self._steps_tab).setContentsMargins(0, 0, 0, 0)
        self._side = QWidget()
        self._body = QWidget()
        self._content = QWidget()
        self._empty = EmptyState()
        self._lay_out()
        self._place_steps()
        self._show_empty(tr("Kein Fall ausgewählt."))

    def current_case(self) -> UUID | None:
        """Return the case that is shown."""
        return self._case_id

    def show_case(self, case_id: UUID) -> None:
        """Show a case; drafts of the one before are kept."""
        if case_id == self._case_id:
            return
        self._keep_drafts()
        self._case_id = case_id
        self._then = None
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: case.view(desk, case_id), self._show, self._fail, key=("case", id(self))
        )

    def write_note(self) -> None:
        """Put the cursor into the quick entry, as soon as the case is there."""
        if not self._is_there():
            self._then = self.write_note
            return
        self.forms.close_forms()
        self._open_tab(HISTORY)
        tab = self._tab(HISTORY)
        if isinstance(tab, HistoryTab):
            tab.write_note()

    def refer(self, actor_id: UUID | None = None) -> None:
        """Open the editor of a new referral, `actor_id` filled in, once the case is there."""
        if not self._is_there():
            self._then = lambda: self.refer(actor_id)
            return
        self._open_tab(REFERRALS_TAB)
        tab = self._tab(REFERRALS_TAB)
        if isinstance(tab, ReferralsTab):
            tab.refer(actor_id)

    def show_consents(self) -> None:
        """Show the tab of consents once the case is there."""
        if not self._is_there():
            self._then = self.show_consents
            return
        self._open_tab(CONSENTS)

    def ask_consent(self, wish: ConsentWish | None) -> None:
        """Open the form of a consent, filled in as wished, once the case is there."""
        if not self._is_there():
            self._then = lambda: self.ask_consent(wish)
            return
        self.show_consents()
        tab = self._tab(CONSENTS)
        if isinstance(tab, ConsentsTab):
            tab.ask(wish)

    def show_tab(self, key: str) -> None:
        """Show a tab, building it when it is shown for the first time."""
        if key == STEPS and self._has_side():
            self.tabs.set_value(self._shown)
            self.steps.focus_first()
            return
        self._shown = key
        self._body.show()
        if key == STEPS:
            self._stack.setCurrentWidget(self._steps_tab)
            return
        self._stack.setCurrentWidget(self._tab(key))

    def refresh(self, changes: object | None) -> None:
        if self._case_id is None:
            return
        known = changes if isinstance(changes, Changes) else None
        for tab in self._built.values():
            tab.refresh(known)
        self.responsible.refresh(known)
        if known is None or (known.nouns & _SHOWN and self._concerns(known)):
            self._read_again()

    def takes_notes(self) -> bool:
        return self._detail is not None and not is_read_only(self._detail)

    def start_note(self) -> None:
        self.write_note()

    def areas(self) -> Sequence[QWidget]:
        return (self.header, self._stack, self._side)

    def blank(self) -> None:
        self._keep_drafts()
        self._case_id = self._detail = None
        self.header.clear()
        self.forms.forget()
        self.steps.clear()
        self.responsible.clear()
        self.check.clear()
        self.access.clear()
        for tab in self._built.values():
            tab.clear()
        self._show_empty("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_steps()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(MARGIN - 12, 0, MARGIN, 0)
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(MARGIN, 16, MARGIN, 0)
        body.setSpacing(24)
        body.addWidget(self._stack, 1)
        body.addWidget(self._side)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.header)
        content.addWidget(line())
        content.addLayout(strip)
        content.addWidget(line())
        content.addWidget(self.forms)
        content.addWidget(self._body, 1)
        content.addStretch(0)  # where the body is hidden, what is above it stays at the top
        self._stack.addWidget(self._steps_tab)
        self._stack.addWidget(self.check)
        self._stack.addWidget(self.access)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._content)
        column.addWidget(self._empty)

    def _has_side(self) -> bool:
        return theme().scale == 100 and self.window().width() >= WIDE_WINDOW

    def _place_steps(self) -> None:
        beside = self._has_side()
        holder = self._side if beside else self._steps_tab
        layout = holder.layout()
        if layout is not None and self.steps.parentWidget() is not holder:
            layout.addWidget(self.steps)
        self._side.setVisible(beside)
        self._side.setFixedWidth(theme().px(SIDE_WIDTH))
        self.tabs.button(STEPS).setVisible(not beside)
        if beside and self._stack.currentWidget() is self._steps_tab:
            self.tabs.set_value(HISTORY)
            self.show_tab(HISTORY)

    def _open_tab(self, key: str) -> None:
        self.tabs.set_value(key)
        self.show_tab(key)

    def _tab(self, key: str) -> CaseTab:
        if key not in self._built:
            entry = next(tab for tab in TABS if tab.key == key)
            built = entry.build(self._context)
            built.go_to.connect(self.go_to)
            built.tab_wanted.connect(self._open_tab)
            self._built[key] = built
            self._stack.addWidget(built)
            if self._detail is not None:
                built.show_detail(self._detail)
        return self._built[key]

    def _is_there(self) -> bool:
        return self._detail is not None and self._detail.case.id == self._case_id

    def _read_again(self) -> None:
        case_id, desk = self._case_id, self._context.opened.desk
        if case_id is not None:
            self._context.runner.query(
                lambda: case.read(desk, case_id), self._show, self._fail, key=("case", id(self))
            )

    def _show(self, detail: CaseDetail) -> None:
        if detail.case.id != self._case_id:
            return
        other = self._detail is None or self._detail.case.id != detail.case.id
        self._detail = detail
        self.header.show_detail(detail, self._context.opened.desk.today())
        self.forms.show_detail(detail)
        self.check.show_detail(detail)
        self.access.show_detail(detail)
        self.steps.show_detail(detail)
        self.responsible.show_detail(detail)
        for entry in TABS:
            if entry.key != CONSENTS:
                self.tabs.set_count(entry.key, entry.count(detail) or None)
        self._count_consents(detail)
        self.tabs.set_count(STEPS, len(detail.follow_ups) or None)
        self._content.show()
        self._empty.hide()
        for tab in self._built.values():
            tab.show_detail(detail)
        if other:
            self.show_tab(self.tabs.value())
        then, self._then = self._then, None
        if then is not None:
            then()

    def _count_consents(self, detail: CaseDetail) -> None:
        desk, case_id = self._context.opened.desk, detail.case.id
        if is_read_only(detail):  # nothing will leave any more
            self.tabs.set_count(CONSENTS, None)
            return

        def show(count: int) -> None:
            if self._case_id == case_id:
                self.tabs.set_count(CONSENTS, count or None, warns=True)

        self._context.runner.query(
            lambda: consent.open_questions(desk, case_id),
            show,
            key=("case-consents", id(self)),
            owner=self,
        )

    def _fail(self, error: KnownError) -> None:
        self._case_id = self._detail = None
        self._show_empty(sentence(error))

    def _show_empty(self, words: str) -> None:
        self._content.hide()
        self._empty.set_text(words)
        self._empty.show()

    def _make_room(self, wanted: bool) -> None:
        # In a low window the form takes the whole page: squeezed, its fields would be cut.
        self._body.setHidden(wanted and self.height() < theme().px(ROOM_FOR_BOTH))
        for tab in self._built.values():
            tab.make_room(wanted)

    def _keep_drafts(self) -> None:
        for tab in self._built.values():
            tab.keep_drafts()
        self.steps.keep_drafts()
        self.responsible.keep_drafts()

    def _concerns(self, changes: Changes) -> bool:
        detail = self._detail
        ids = {self._case_id}
        if detail is not None:
            ids |= {detail.person.id, *(mark.id for mark in detail.marks)}
        return not changes.ids or bool(ids & changes.ids) or Noun.ACCOUNT in changes.nouns

    def _hand_over(self) -> None:
        if self._case_id is not None:
            self.go_to.emit(HANDOVERS, HandoverTarget(compose_for=self._case_id))

    def _menu(self) -> Sequence[MenuEntry]:
        if self._detail is None:
            return ()
        state = self._detail.case.state
        return (*self.forms.menu(state), *self.check.menu(), *self.access.menu())
