"""The start page: what is due, and what deserves a look."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework import day_check, follow_up, today
from integrif_desk.casework.changes import Noun
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.views import CaseFilter, CaseSort, FollowUpRow, ReferralFilter
from integrif_desk.domain.views import Page as Rows
from integrif_desk.ui.calendar_export import ask_for_calendar
from integrif_desk.ui.context import (
    ACTORS,
    CASES,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    ActorTarget,
    CaseTarget,
    CaseThen,
    Context,
    MeetingTarget,
    ReferralTarget,
)
from integrif_desk.ui.delegate_form import DelegateForm
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.theme import theme
from integrif_desk.ui.today.attention import AttentionPanel
from integrif_desk.ui.today.attention_words import (
    AttentionLine,
    agreement_lines,
    check_text,
    consent_lines,
    expiry_lines,
    quiet_words,
    silent_lines,
    unanswered_lines,
)
from integrif_desk.ui.today.day_list import document, print_document
from integrif_desk.ui.today.follow_ups import FollowUpPanel
from integrif_desk.ui.today.handover_panel import HandoverPanel
from integrif_desk.ui.today.presenter import (
    FIRST_ROWS,
    MORE_ROWS,
    Day,
    Reach,
    Scope,
    greeting,
    read_day,
    summary,
)
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.panel import ElidedLabel
from integrif_desk.wording.dates import format_weekday
from integrif_desk.wording.i18n import tr

_SHOWN = {
    Noun.ACTOR,
    Noun.APPROVAL,
    Noun.ASSOCIATION,
    Noun.CASE,
    Noun.CONSENT,
    Noun.CONTACT_NOTE,
    Noun.FOLLOW_UP,
    Noun.HANDOVER,
    Noun.MEETING,
    Noun.PERSON,
    Noun.REFERRAL,
}
_SIDE_WIDTH, _MOST_OF_PAGE = 416, 0.38
_ON_PAPER = 500


class TodayPage(Page):
    """Heute."""

    title = tr("Heute")
    help_text = tr(
        "Links stehen die Wiedervorlagen, die Sie überwachen: überfällige zuerst, dann die von "
        "heute und dieser Woche. Wählen Sie eine aus, und darunter erscheint, was Sie damit tun "
        "können. „Ganzer Verein“ zeigt auch die der anderen, „Von mir übergeben“ die, um die sich "
        "jetzt jemand anderes kümmert. Übergeben können Sie unter „Mehr …“.\n\n"
        "„In den Kalender …“ speichert Ihre Wiedervorlagen als Datei für Thunderbird oder Outlook. "
        "Ohne Ihre Zustimmung stehen darin keine Namen.\n\n"
        "Erledigtes und Verschobenes nehmen Sie mit Strg+Z zurück, solange die Meldung unten "
        "steht.\n\n"
        "Rechts steht, was sonst einen Blick braucht: Aufenthaltspapiere, die in den nächsten "
        "90 Tagen ablaufen, Verweisungen, auf die niemand geantwortet hat, offene Vereinbarungen "
        "und Fälle, zu denen es lange keinen Kontakt gab."
    )
    shortcuts: Sequence[tuple[str, str]] = (
        (tr("Pfeil auf, Pfeil ab"), tr("andere Wiedervorlage")),
        (tr("Leertaste"), tr("erledigt")),
        ("N", tr("Notiz schreiben")),
        ("V", tr("verschieben")),
        (tr("Eingabe"), tr("Fall öffnen")),
        (tr("Strg+P"), tr("Tagesliste drucken")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._desk = context.opened.desk
        self._scope: Scope | None = None  # until it is known whether there is anything of one's own
        self._reach = Reach.THIS_WEEK
        self._limit = FIRST_ROWS
        self._greeting = ElidedLabel("", "title")
        self._summary = ElidedLabel("", "muted")
        self._print = Button(tr("Tagesliste dr&ucken"), icon="printer", on_click=self.print_page)
        self._calendar = Button(
            tr("In den &Kalender …"),
            icon="calendar-plus",
            on_click=lambda: ask_for_calendar(context, self),
        )
        self.follow_ups = FollowUpPanel(
            self._desk.today, lambda day: day_check.open_day(self._desk, day)
        )
        self.delegate = DelegateForm(context, self._show_list)
        self.expiring = AttentionPanel(
            tr("Aufenthaltspapiere laufen ab"),
            "identification-card",
            tr("nächste 90 Tage"),
            self._open_case,
            self._list_expiring,
        )
        self.unanswered = AttentionPanel(
            tr("Verweisungen ohne Antwort"),
            "hourglass",
            tr("Frist abgelaufen"),
            lambda key: self.go_to.emit(REFERRALS, ReferralTarget(key)),
            self._list_unanswered,
        )
        self.silent = AttentionPanel(
            tr("Lange kein Kontakt"),
            "chat-centered-dots",
            tr("mehr als {n} Tage", n=context.opened.association.no_contact_days),
            self._open_case,
            self._list_silent,
        )
        self.agreements = AttentionPanel(
            tr("Offene Vereinbarungen"),
            "handshake",
            tr("nach Fälligkeit"),
            lambda key: self.go_to.emit(MEETINGS, MeetingTarget(agreement_id=key)),
            lambda: self.go_to.emit(MEETINGS, AgreementFilter(today=self._desk.today())),
        )
        self.consents = AttentionPanel(
            tr("Einwilligungen laufen ab"),
            "clipboard-text",
            tr("nächste 30 Tage"),
            lambda key: self.go_to.emit(CASES, CaseTarget(key, CaseThen.CONSENTS)),
            self._show_all_consents,
        )
        self.consents.hide()
        self.handovers = HandoverPanel(lambda target: self.go_to.emit(HANDOVERS, target))
        self._ending: list[AttentionLine] = []
        self._answer = Button(
            tr("Antwort mit &Code eintragen"),
            icon="tray",
            on_click=lambda: self.go_to.emit(REFERRALS, ReferralTarget(answer=True)),
        )
        self.check_actors = Button(
            "",
            icon="buildings",
            on_click=lambda: self.go_to.emit(ACTORS, ActorTarget(to_check=True)),
        )
        self.check_actors.hide()
        self._lay_out()
        self._connect()
        self.follow_ups.show_loading()
        self.setFocusProxy(self.follow_ups.list)

    def refresh(self, changes: object | None) -> None:
        if not touches(changes, _SHOWN):
            return
        scope, reach, limit = self._scope, self._reach, self._limit
        self.context.runner.query(
            lambda: read_day(self._desk, scope=scope, reach=reach, limit=limit),
            self._show,
            key="today",
        )

    def areas(self) -> Sequence[QWidget]:
        rows = self.follow_ups.list
        return (rows if rows.isVisible() else self.follow_ups, self._side)

    def print_page(self) -> bool:
        mine, day = self._is_mine(), self._desk.today()
        self.context.runner.query(
            lambda: today.due(self._desk, mine=mine, start=None, end=day, limit=_ON_PAPER),
            self._print_rows,
            key="today-paper",
        )
        return True

    def blank(self) -> None:
        self.follow_ups.clear()
        self.delegate.forget()
        self.follow_ups.show()
        for panel in self._panels():
            panel.show_lines([], 0)
        self.handovers.show_waiting(None)
        self._ending = []
        self.check_actors.hide()
        self._greeting.setText("")
        self._summary.setText("")

    def share_width(self) -> None:
        # The side column keeps its width; only where the list would suffer it gives way.
        self._side.setFixedWidth(min(theme().px(_SIDE_WIDTH), round(self.width() * _MOST_OF_PAGE)))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._greeting)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self._calendar)
        head.addWidget(self._print)
        content = QWidget()
        content.setProperty("scrolled", True)
        side = QVBoxLayout(content)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(13)
        for part in self._panels():
            side.addWidget(part)
        side.addWidget(self._answer)
        side.addWidget(self.check_actors)
        side.addStretch(1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(content)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        left = QVBoxLayout()
        left.addWidget(self.delegate)
        left.addWidget(self.follow_ups, 1)
        columns.addLayout(left, 1)
        columns.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 12, 24, 14)
        whole.setSpacing(16)
        whole.addLayout(head)
        whole.addLayout(columns, 1)

    def _connect(self) -> None:
        panel = self.follow_ups
        panel.completed.connect(self._complete)
        panel.postponed.connect(self._postpone)
        panel.note_wanted.connect(
            lambda row: self.go_to.emit(CASES, CaseTarget(row.case_id, CaseThen.NOTE))
        )
        panel.menu_wanted.connect(self._show_menu)
        panel.opened.connect(lambda row: self._open_case(row.case_id))
        panel.first_case_wanted.connect(lambda: self.go_to.emit(CASES, CaseTarget(new=True)))
        panel.scope_chosen.connect(self._choose_scope)
        panel.reach_chosen.connect(self._choose_reach)
        panel.more_wanted.connect(self._bring_more)

    def _show(self, day: Day) -> None:
        view, self._scope = day.view, day.scope
        now = self._desk.now().astimezone()
        self._greeting.setText(greeting(now, self._desk.account))
        self._summary.setText(summary(day))
        self.follow_ups.show_day(day)
        none = quiet_words(mine=day.scope is not Scope.ALL)
        self.expiring.show_lines(
            expiry_lines(view.expiring, day.today), view.expiring_total, none.expiring
        )
        self.unanswered.show_lines(
            unanswered_lines(view.unanswered), view.unanswered_total, none.unanswered
        )
        self.agreements.show_lines(
            agreement_lines(view.agreements, day.today), view.agreements_total, none.agreements
        )
        self.silent.show_lines(silent_lines(view.silent, day.today), view.silent_total, none.silent)
        self._ending = consent_lines(view.consents, day.today)
        self.consents.show_lines(self._ending[: today.ATTENTION_ROWS], len(self._ending))
        self.consents.setVisible(bool(self._ending))
        self.handovers.show_waiting(day.handovers, day.today)
        self.check_actors.setText(check_text(view.actors_to_check))
        self.check_actors.setVisible(view.actors_to_check > 0)
        if day.scope is not Scope.ALL:
            self.count.emit(view.overdue_total + view.due_today_total)

    def _show_all_consents(self) -> None:
        # No list of cases knows them: the panel itself grows.
        self.consents.show_lines(self._ending, len(self._ending))

    def _panels(self) -> Sequence[AttentionPanel]:
        first = (self.handovers, self.expiring, self.consents)
        return (*first, self.unanswered, self.agreements, self.silent)

    def _complete(self, row: FollowUpRow) -> None:
        def undo() -> None:
            self.context.runner.change(lambda: follow_up.reopen(self._desk, row.id))

        self.context.runner.change(
            lambda: follow_up.complete(self._desk, row.id),
            lambda _changes: self.context.notices.say(tr("Wiedervorlage erledigt."), undo),
            owner=self,
        )

    def _postpone(self, row: FollowUpRow, day: date) -> None:
        def undo() -> None:
            self.context.runner.change(
                lambda: follow_up.postpone(self._desk, row.id, row.due_on, row.due_time)
            )

        text = tr("Wiedervorlage auf {date} verschoben.", date=format_weekday(day))
        self.context.runner.change(
            lambda: follow_up.postpone(self._desk, row.id, day),
            lambda _changes: self.context.notices.say(text, undo),
            owner=self,
        )

    def _show_menu(self, row: FollowUpRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        hand_over = menu.addAction(tr("Übergeben an …"))
        hand_over.triggered.connect(lambda: self._ask(self.delegate.hand_over, row))
        if row.delegated_by is not None and row.owner_id == self._desk.account.id:
            back = menu.addAction(tr("Zurückgeben an {name} …", name=row.delegator_name))
            back.triggered.connect(lambda: self._ask(self.delegate.give_back, row))
        to_calendar = menu.addAction(tr("In den Kalender …"))
        to_calendar.triggered.connect(lambda: ask_for_calendar(self.context, self, row.id))
        menu.popup(place)

    def _ask(self, ask: Callable[[FollowUpRow], object], row: FollowUpRow) -> None:
        self.follow_ups.hide()  # large text leaves no room for both
        ask(row)

    def _show_list(self) -> None:
        self.follow_ups.show()
        self.follow_ups.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_scope(self, scope: Scope) -> None:
        self._scope, self._limit = scope, FIRST_ROWS
        self.refresh(None)

    def _choose_reach(self, reach: Reach) -> None:
        self._reach = reach
        self.refresh(None)

    def _bring_more(self) -> None:
        self._limit += MORE_ROWS
        self.refresh(None)

    def _open_case(self, case_id: UUID) -> None:
        self.go_to.emit(CASES, CaseTarget(case_id))

    def _is_mine(self) -> bool:
        return self._scope is not Scope.ALL

    def _owner(self) -> UUID | None:
        return self._desk.account.id if self._is_mine() else None

    def _list_expiring(self) -> None:
        wanted = CaseFilter(today=self._desk.today(), owner_id=self._owner(), status_expiring=True)
        self.go_to.emit(CASES, wanted)

    def _list_silent(self) -> None:
        wanted = CaseFilter(
            today=self._desk.today(), owner_id=self._owner(), sort=CaseSort.LAST_CONTACT
        )
        self.go_to.emit(CASES, wanted)

    def _list_unanswered(self) -> None:
        wanted = ReferralFilter(today=self._desk.today(), owner_id=self._owner(), overdue_only=True)
        self.go_to.emit(REFERRALS, wanted)

    def _print_rows(self, page: Rows[FollowUpRow]) -> None:
        if not page.rows:
            self.context.notices.say(tr("Heute ist nichts fällig; es gibt nichts zu drucken."))
            return
        who = self._desk.account if self._is_mine() else self.context.opened.association
        day = self._desk.today()
        text = document(page.rows, day, who.name, with_owner=not self._is_mine())
        print_document(self.context, text, self)
