"""„Akteure“: the directory of units, what is known of each, and what was measured with it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import actor as actors
from integrif_desk.casework import agreement, practice_finding
from integrif_desk.casework import referral as referrals
from integrif_desk.casework.changes import Noun
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.referral import OPEN_STATES
from integrif_desk.domain.views import ActorDetail, ActorFilter, ReferralFilter
from integrif_desk.ui.actors.brochure import BrochureSheet
from integrif_desk.ui.actors.detail import ActorView, Deeds, Shown
from integrif_desk.ui.actors.editor import ActorEditor
from integrif_desk.ui.actors.editor_area import EditorArea, scroll_upright
from integrif_desk.ui.actors.facet_column import FacetColumn
from integrif_desk.ui.actors.presenter import facets
from integrif_desk.ui.actors.table_model import ActorModel
from integrif_desk.ui.case_picker import CasePicker
from integrif_desk.ui.columns import columns, fill_page, heading, on_surface
from integrif_desk.ui.context import (
    CASES,
    FINDINGS,
    REFERRALS,
    ActorTarget,
    CaseTarget,
    CaseThen,
    Context,
    FindingTarget,
    ReferralTarget,
)
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.paged_list import PagedList
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import label, line
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.wording.i18n import tr, tr_n

_SHOWN = {Noun.ACTOR, Noun.REFERRAL, Noun.FINDING, Noun.MEETING, Noun.CASE, Noun.PERSON}
_MOST_COUNTED = 2000
_OPEN_SHOWN = 6


class ActorsPage(Page):
    """Three columns: what to narrow by, the list, the actor."""

    title = tr("Akteure")
    help_text = tr(
        "Hier stehen die Stellen, mit denen Ihr Verein arbeitet: immer eine Stelle, nicht nur der "
        "Landkreis, denn unter seinem Dach sitzen viele Ämter.\n\n"
        "Die Zeit bis zur ersten Antwort misst das Programm in Werktagen an Ihren "
        "Verweisungen und stellt sie neben das, was die Stelle zusagt.\n\n"
        "„Zu prüfen“ zeigt Einträge, die seit einem Jahr niemand geprüft hat, die ältesten "
        "zuerst. Stimmt alles noch, genügt „Stimmt noch“.\n\n"
        "„Darf in der Broschüre stehen“ heißt: Die Stelle ist einverstanden, dass ihre Angaben "
        "in einem Verzeichnis gedruckt und weitergegeben werden. Praxistipps bleiben immer "
        "intern.\n\n"
        "„Broschüre erstellen“ macht daraus ein PDF zum Weitergeben.\n\n"
        "Ein Akteur wird nicht gelöscht, sondern stillgelegt: Frühere Verweisungen bleiben lesbar."
    )
    shortcuts = (
        (tr("Strg+F"), tr("Akteur suchen")),
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Liste")),
        (tr("Eingabe"), tr("Akteur bearbeiten")),
        (tr("Strg+Eingabe"), tr("Akteur speichern")),
        (tr("Esc"), tr("Bearbeiten verlassen, der Entwurf bleibt")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._shown_id: UUID | None = None
        self._detail: ActorDetail | None = None
        self._pick_first = True
        self.facets = FacetColumn(self._filter, self._desk.today)
        self.search = LineField(
            tr("Name, Ort, Zuständigkeit"),
            icon="magnifying-glass",
            on_change=lambda _text: self._filter(),
        )
        self.search.setAccessibleName(tr("Akteure suchen"))
        self.model = ActorModel(self)
        self.table = Table(
            self.model,
            tr("Akteure"),
            height=TWO_LINES,
            stretch=0,
            on_open=lambda _row: self._edit(),
            on_select=self._selected,
        )
        self.table.horizontalHeader().hide()
        self._list = PagedList(
            context, self.model, self.table, tr("Akteure werden geladen …"), self._loaded
        )
        self.picker = CasePicker(context, tr("Wer soll verwiesen werden?"), self._refer)
        self._editing = EditorArea(context, self._saved, self._close_editor)
        self._editing.setAccessibleName(tr("Stelle bearbeiten"))
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("Ausgewählte Stelle"))
        scroll_upright(self._area)
        self._nothing = EmptyState()
        self._right = QStackedWidget()
        for part in (self._nothing, self._area, self._editing):
            self._right.addWidget(part)
        self._head = label("", "meta")
        self._middle = on_surface(self._listed())
        self._columns = columns((self.facets, self._middle), self._right)
        self.brochure = BrochureSheet(context, self._columns)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.share_width()

    @property
    def editor(self) -> ActorEditor:
        """The editor, made when first asked for."""
        return self._editing.editor

    def refresh(self, changes: object | None) -> None:
        if not touches(changes, _SHOWN):
            return
        self._count()
        if self.model.rows():
            self.model.reload()
        else:
            self._filter()
        if self._shown_id is not None:
            self._read(self._shown_id)

    def show_item(self, what: object) -> None:
        self.brochure.close_sheet()
        if isinstance(what, ActorTarget) and what.to_check:
            self.search.clear()
            self.facets.show_checks()
        elif isinstance(what, ActorTarget) and what.actor_id is not None:
            self._pick_first = False
            if not self.table.select(what.actor_id):
                self._read(what.actor_id)

    def areas(self) -> Sequence[QWidget]:
        return (self.facets, self.table, self._right)

    def find_field(self) -> QLineEdit | None:
        return self.search

    def blank(self) -> None:
        self._editing.forget()
        self._shown_id = None
        self._detail = None
        self._pick_first = True
        self._area.setWidget(QWidget())
        self._right.setCurrentWidget(self._nothing)
        self.model.clear()
        self.search.clear()
        self.picker.close_bar()
        self.brochure.close_sheet()

    def share_width(self) -> None:
        # Large text in a small window: the actor needs the room more than the lists.
        self.facets.setFixedWidth(min(theme().px(212), round(self.width() * 0.18)))
        self._middle.setFixedWidth(min(theme().px(372), round(self.width() * 0.3)))

    def _listed(self) -> QWidget:
        field = QHBoxLayout()
        field.setContentsMargins(12, 10, 12, 10)
        field.addWidget(self.search)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(field)
        column.addWidget(line())
        column.addWidget(self._list, 1)
        return made

    def _lay_out(self) -> None:
        booklet = Button(tr("&Broschüre erstellen …"), icon="printer", on_click=self.brochure.open)
        add = Button(tr("Neuer A&kteur"), icon="plus", on_click=self._add)
        head = heading(self, self._head, booklet, add)
        fill_page(self, head, self.picker, self._columns, self.brochure)

    # reading

    def _count(self) -> None:
        wanted = ActorFilter(include_inactive=self.facets.include_inactive())
        self._context.runner.query(
            lambda: facets(
                actors.actors(self._desk, wanted, None, _MOST_COUNTED).rows, self._desk.today()
            ),
            self.facets.show_facets,
            key="actors-facets",
        )

    def _filter(self) -> None:
        self._pick_first = True
        self._count()
        wanted = self.facets.wanted(self.search.value())
        self.model.of_checks = self.facets.checks()
        self._list.read(lambda after, limit: actors.actors(self._desk, wanted, after, limit))

    def _loaded(self, found: bool) -> None:
        rows = self.model.rows()
        more = self.model.canFetchMore(QModelIndex())
        self._head.setText(
            tr("mehr als {n} Akteure", n=len(rows))
            if more
            else tr_n("{n} Akteur", "{n} Akteure", len(rows))
        )
        if not found:
            self._say_empty()
        elif self._pick_first and self._right.currentWidget() is not self._editing:
            self._list.show_first(self._shown_id)
        self._pick_first = False

    def _say_empty(self) -> None:
        text = self.search.value()
        if self.facets.checks() and not text:
            done = tr("Alle Einträge sind im letzten Jahr geprüft worden.")
            self._list.empty.set_text(done, tr("&Alle zeigen"), self._show_all)
        elif self.facets.narrowed() or text:
            sentence = (
                tr("Kein Treffer für ‚{text}‘.", text=text)
                if text
                else tr("Für diese Auswahl gibt es keinen Akteur.")
            )
            self._list.empty.set_text(sentence, tr("&Alle zeigen"), self._show_all)
        else:
            self._list.empty.set_text(
                tr("Noch kein Akteur eingetragen."), tr("Ersten Akteur &eintragen"), self._add
            )

    def _show_all(self) -> None:
        self.search.clear()
        self.facets.clear()
        self._filter()

    def _selected(self, row: Actor | None) -> None:
        if row is not None and row.id != self._shown_id:
            if self._right.currentWidget() is self._editing:
                self._editing.forget()
            self._read(row.id)
            self._right.setCurrentWidget(self._area)

    def _read(self, actor_id: UUID) -> None:
        self._shown_id = actor_id
        wanted = ReferralFilter(today=self._desk.today(), states=OPEN_STATES, actor_id=actor_id)

        def read() -> Shown:
            return Shown(
                actors.view(self._desk, actor_id),
                referrals.referrals(self._desk, wanted, None, _OPEN_SHOWN).rows,
                practice_finding.for_actor(self._desk, actor_id),
                agreement.tally_of_actor(self._desk, actor_id),
            )

        self._context.runner.query(read, self._show, key="actors-detail")

    def _show(self, shown: Shown) -> None:
        self._detail = shown.detail
        deeds = Deeds(
            refer=self.picker.open,
            edit=self._edit,
            confirm=self._confirm,
            set_active=self._set_active,
            open_referral=self._open_referral,
            open_finding=lambda finding_id: self.go_to.emit(FINDINGS, FindingTarget(finding_id)),
            copied=lambda text: self._context.notices.say(tr("Kopiert: {text}", text=text)),
        )
        self._area.setWidget(ActorView(shown, self._desk.today(), deeds))
        if self._right.currentWidget() is self._nothing:
            self._right.setCurrentWidget(self._area)

    # doing

    def _add(self) -> None:
        self.brochure.close_sheet()
        self._right.setCurrentWidget(self._editing)
        self._editing.edit(None)

    def _edit(self) -> None:
        if self._detail is not None:
            self._right.setCurrentWidget(self._editing)
            self._editing.edit(self._detail.actor)

    def _close_editor(self) -> None:
        self._right.setCurrentWidget(self._nothing if self._detail is None else self._area)
        self.table.setFocus()

    def _saved(self, actor_id: UUID) -> None:
        self._context.notices.say(tr("Der Akteur ist gespeichert."))
        self._shown_id = actor_id
        self._pick_first = True
        self._right.setCurrentWidget(self._area)
        self.table.setFocus()

    def _confirm(self) -> None:
        if self._detail is None:
            return
        actor = self._detail.actor
        before = actor.checked_on, actor.checked_by
        self._pick_first = self.facets.checks()  # the next one comes up to be checked

        def undo() -> None:
            self._context.runner.change(lambda: actors.set_checked(self._desk, actor.id, *before))

        self._context.runner.change(
            lambda: actors.confirm(self._desk, actor.id),
            lambda _changes: self._context.notices.say(
                tr("„{name}“ ist als heute geprüft eingetragen.", name=actor.name), undo
            ),
            owner=self,
        )

    def _set_active(self, active: bool) -> None:
        if self._detail is None:
            return
        actor_id, name = self._detail.actor.id, self._detail.actor.name
        act, back = (
            (actors.reactivate, actors.deactivate)
            if active
            else (actors.deactivate, actors.reactivate)
        )
        text = (
            tr("„{name}“ wird wieder angeboten.", name=name)
            if active
            else tr("„{name}“ ist stillgelegt.", name=name)
        )

        def undo() -> None:
            self._context.runner.change(lambda: back(self._desk, actor_id))

        self._context.runner.change(
            lambda: act(self._desk, actor_id),
            lambda _changes: self._context.notices.say(text, undo),
            owner=self,
        )

    def _refer(self, case_id: UUID) -> None:
        self.go_to.emit(CASES, CaseTarget(case_id, CaseThen.REFER, actor_id=self._shown_id))

    def _open_referral(self, referral_id: UUID) -> None:
        self.go_to.emit(REFERRALS, ReferralTarget(referral_id))
