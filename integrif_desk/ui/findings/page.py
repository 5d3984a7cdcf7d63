"""„Praxiswissen“: themes, the list, one finding with its evidence."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from integrif_desk.casework import finding_category
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.changes import Noun
from integrif_desk.domain.account import Role
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.finding_views import (
    FindingCounts,
    FindingDetail,
    FindingFilter,
    FindingRow,
)
from integrif_desk.domain.practice_finding import FindingCategory
from integrif_desk.ui.case_picker import CasePicker
from integrif_desk.ui.columns import columns, fill_page, heading
from integrif_desk.ui.context import (
    CASES,
    HANDOVERS,
    CaseTarget,
    Context,
    FindingTarget,
    HandoverTarget,
)
from integrif_desk.ui.findings.category_editor import CategoryEditor
from integrif_desk.ui.findings.editor import Deeds, FindingEditor
from integrif_desk.ui.findings.list_column import FindingList
from integrif_desk.ui.findings.presenter import finding_words, head_words
from integrif_desk.ui.findings.theme_column import ThemeColumn
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import ElidedLabel
from integrif_desk.wording.i18n import tr

_SHOWN = {Noun.FINDING, Noun.HANDOVER, Noun.ACTOR, Noun.CASE, Noun.PERSON}
_Counted = tuple[tuple[FindingCategory, ...], FindingCounts]


class FindingsPage(Page):
    """Three columns: what to narrow by, the list, the finding."""

    title = tr("Praxiswissen")
    help_text = tr(
        "Hier steht, was in der Begleitung geholfen hat und was nicht: als Feststellung mit "
        "Belegen. Ein Beleg ist ein Interview, ein schriftliches Feedback oder eine Beobachtung "
        "aus Fällen. Ehrenamt und Hauptamt stehen nebeneinander.\n\n"
        "Am schnellsten entsteht eine Feststellung aus einer Notiz: Wählen Sie im Verlauf eines "
        "Falls die Notiz und dann „Als Praxiswissen notieren“. Namen, Daten und Orte werden dabei "
        "verdeckt.\n\n"
        "Feststellungen erscheinen wieder beim Akteur, beim Verweisen und in der Übergabe. Ein "
        "Klick auf die vier Schritte hält fest, was daraus geworden ist."
    )
    shortcuts = (
        (tr("Strg+F"), tr("Praxiswissen durchsuchen")),
        (tr("Pfeil auf/ab, Pos1, Ende"), tr("in der Liste")),
        (tr("Eingabe"), tr("Feststellung bearbeiten; bei einem Beleg: den Beleg")),
        (tr("Strg+Eingabe"), tr("speichern")),
        (tr("Entf"), tr("ausgewählten Beleg entfernen")),
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._pick_first = True
        self._wanted_id: UUID | None = None
        self._to_hand_over: FindingDetail | None = None
        is_lead = self._desk.account.role is Role.LEAD
        self.themes = ThemeColumn(self._filter, self._edit_themes if is_lead else None)
        self.search = LineField(
            tr("Feststellung, Beleg, Nummer"),
            icon="magnifying-glass",
            on_change=lambda _text: self._filter(),
        )
        self.search.setAccessibleName(tr("Praxiswissen durchsuchen"))
        self.list = FindingList(context, self._filter, self._selected, self._write, self._loaded)
        self.picker = CasePicker(context, tr("Welcher Fall wird übergeben?"), self._compose)
        self.editor = FindingEditor(
            context,
            Deeds(
                self._saved,
                self._removed,
                self._hand_over,
                lambda handover_id: self.go_to.emit(HANDOVERS, HandoverTarget(handover_id)),
                lambda case_id: self.go_to.emit(CASES, CaseTarget(case_id)),
            ),
        )
        self.category_editor = CategoryEditor(context, self._themes_done)
        self._nothing = EmptyState()
        self._right = QStackedWidget()
        for part in (self._nothing, self.editor, self.category_editor):
            self._right.addWidget(part)
        self._head = ElidedLabel("", "meta")
        self._add_button = Button(tr("&Neue Feststellung"), icon="plus", on_click=self._add)
        self._lay_out()
        self.setFocusProxy(self.list.table)
        self.share_width()

    def refresh(self, changes: object | None) -> None:
        if not touches(changes, _SHOWN):
            return
        self._count()
        if self.list.model.rows():
            self.list.model.reload()
        else:
            self._filter()
        shown = self.editor.shown_id()
        if shown is not None:
            self._read(shown)

    def show_item(self, what: object) -> None:
        if isinstance(what, FindingTarget):
            self._pick_first = False
            self._right.setCurrentWidget(self.editor)
            if not self.list.select(what.finding_id):
                self.list.select_none()
            self._read(what.finding_id)

    def areas(self) -> Sequence[QWidget]:
        return (self.themes, self.list.table, self._right)

    def find_field(self) -> QLineEdit | None:
        return self.search

    def blank(self) -> None:
        self.editor.forget()
        self.category_editor.forget()
        self._right.setCurrentWidget(self._nothing)
        self._to_hand_over = None
        self._wanted_id = None
        self._pick_first = True
        self.list.model.clear()
        self.search.clear()
        self.picker.close_bar()

    def share_width(self) -> None:
        # Large text in a small window: the finding needs the room more than the lists.
        self.themes.setFixedWidth(min(theme().px(212), round(self.width() * 0.2)))
        self.list.setFixedWidth(
            min(
                theme().px(386),
                round(self.width() * 0.3 if theme().scale > 100 else self.width() * 0.33),
            )
        )

    def _lay_out(self) -> None:
        self.search.setFixedWidth(theme().px(240))
        head = heading(self, self._head, self.search, self._add_button)
        shown = columns((self.themes, self.list), self._right)
        fill_page(self, head, self.picker, shown)

    # reading

    def _wanted(self) -> FindingFilter:
        return replace(self.themes.wanted(self.search.value()), sort=self.list.sort)

    def _count(self) -> None:
        def read() -> _Counted:
            every = finding_category.categories(self._desk, include_inactive=True)
            return every, findings.counts(self._desk)

        self._context.runner.query(read, self._show_counts, key="findings-counts", owner=self)

    def _show_counts(self, counted: _Counted) -> None:
        categories, counts = counted
        self.themes.show_counts(categories, counts)
        self.themes.tab_after(self._add_button)
        self.editor.offer(categories)
        self.category_editor.show_categories(categories)
        self._head.setText(head_words(counts))

    def _filter(self) -> None:
        self._pick_first = True
        self._count()
        wanted = self._wanted()
        self.list.read(lambda after, limit: findings.findings(self._desk, wanted, after, limit))

    def _loaded(self, found: bool) -> None:
        rows, wanted = self.list.model.rows(), self._wanted()
        self._context.runner.query(
            lambda: findings.how_many(self._desk, wanted),
            lambda count: self.list.set_head(self.themes.title(), finding_words(count)),
            key="findings-number",
            owner=self,
        )
        if not found:
            self._say_empty()
        shown = self._wanted_id or self.editor.shown_id()
        self._wanted_id = None
        fresh = self._pick_first and self._right.currentWidget() is self._nothing
        if rows and not self.list.select(shown) and fresh:
            self.list.select(rows[0].id)
        self._pick_first = False

    def _say_empty(self) -> None:
        text = self.search.value()
        if text:
            self.list.empty.set_text(
                tr("Kein Treffer für ‚{text}‘.", text=text), tr("&Alle zeigen"), self._show_all
            )
        elif self.themes.narrowed() and self._head.text():
            self.list.empty.set_text(
                tr("Für diese Auswahl gibt es keine Feststellung."),
                tr("&Alle zeigen"),
                self._show_all,
            )
        else:
            self.list.empty.set_text(
                tr(
                    "Noch kein Praxiswissen notiert. Am schnellsten geht es aus einer Notiz "
                    "im Fall."
                ),
                tr("Erste Feststellung &schreiben"),
                self._add,
            )

    def _show_all(self) -> None:
        self.search.clear()
        self.themes.clear()
        self._filter()

    def _selected(self, row: FindingRow | None) -> None:
        if row is not None and row.id != self.editor.shown_id():
            self.editor.keep()
            self._read(row.id)
        elif row is not None and self.list.table.hasFocus():  # not when rows are only read again
            self._right.setCurrentWidget(self.editor)

    def _read(self, finding_id: UUID) -> None:
        self._context.runner.query(
            lambda: findings.view(self._desk, finding_id),
            self._show,
            self._unreadable,
            key="findings-detail",
            owner=self,
        )

    def _show(self, detail: FindingDetail) -> None:
        self.editor.show_detail(detail)
        if self._right.currentWidget() is not self.category_editor:
            self._right.setCurrentWidget(self.editor)

    def _unreadable(self, error: KnownError) -> None:
        if error.code is ErrorCode.NOT_FOUND:  # somebody else has deleted it
            self._removed()
        else:
            self._context.notices.error(error)

    # doing

    def _add(self) -> None:
        self.list.select_none()
        self._right.setCurrentWidget(self.editor)
        self.editor.begin_new(self.themes.chosen())

    def _write(self) -> None:
        self._right.setCurrentWidget(self.editor)
        self.editor.fields.claim.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, finding_id: UUID) -> None:
        fresh = self.editor.shown_id() is None
        self._wanted_id = finding_id
        self._read(finding_id)
        if fresh:
            self.editor.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _removed(self) -> None:
        self.editor.forget()
        self._right.setCurrentWidget(self._nothing)
        self._pick_first = True
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, detail: FindingDetail) -> None:
        self._to_hand_over = detail
        if detail.finding.case_id is not None:
            self._compose(detail.finding.case_id)
        else:
            self.picker.open()

    def _compose(self, case_id: UUID) -> None:
        detail = self._to_hand_over
        if detail is not None:
            chosen = (detail.finding.id,)
            self.go_to.emit(HANDOVERS, HandoverTarget(compose_for=case_id, finding_ids=chosen))

    def _edit_themes(self) -> None:
        self.editor.keep()
        self._right.setCurrentWidget(self.category_editor)
        self.category_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _themes_done(self) -> None:
        shown = self.editor.shown_id() is not None
        self._right.setCurrentWidget(self.editor if shown else self._nothing)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
