"""„Zuständigkeitsregeln“: every row with its law and date, which leads may change or add to."""

from collections.abc import Hashable
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.casework import rule as use_cases
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.errors import KnownError, StaleRecord
from integrif_desk.domain.responsibility.rules import Rule
from integrif_desk.domain.responsibility_views import RuleRow
from integrif_desk.domain.rule_override import RuleOverride
from integrif_desk.ui.admin import rules_words
from integrif_desk.ui.admin.rules_detail import RuleDetail
from integrif_desk.ui.admin.rules_fields import RuleFields
from integrif_desk.ui.case.case_input import Facts, Texts
from integrif_desk.ui.case.entry_form import EntryForm, Write
from integrif_desk.ui.context import Context
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.responsibility import AREAS, CONFIDENCES

_NAMESPACE = UUID("6b1f0a52-7a0e-4c57-9d5b-0f3f2f6f1c11")
"""Drafts of rows that are not in the store yet are kept under an id made of the row's name."""

_LEAST_ROWS = 6
_STATUS, _ANSWER, _LAW, _STATE = range(4)


class RuleModel(PagedTableModel[RuleRow]):
    """Status and area, answer, law, and whose row it is."""

    titles = (tr("Status, Bereich"), tr("Antwort"), tr("Gesetz, Stand"), tr("Zeile"))

    def text(self, row: RuleRow, column: int) -> str:
        rule = row.rule
        texts = (
            rules_words.statuses(rule),
            rules_words.answer(rule),
            ", ".join(rule.law),
            rules_words.short_state(row),
        )
        return texts[column]

    def key(self, row: RuleRow) -> Hashable:
        return row.rule.id

    def chip(self, row: RuleRow, column: int) -> Chip | None:
        if column != _STATE:
            return None
        text = rules_words.short_state(row)
        if row.changed_since is not None or row.broken:
            return Chip(text, Tone.WAITING, "warning-fill")
        return Chip(text, Tone.ACCENT if row.by_lead else Tone.NEUTRAL)

    def look(self, row: RuleRow, column: int, role: Role) -> Any:
        if role == Role.BOLD:
            return column == _STATUS
        if role == Role.SECOND:
            rule = row.rule
            checked = format_date(rule.checked_on)
            seconds = (
                AREAS[rule.area],
                "; ".join(rules_words.condition_words(one) for one in rule.when),
                f"{checked}, {CONFIDENCES[rule.confidence]}",
                None,
            )
            return seconds[column]
        return None


class RulesPanel(QWidget):
    """The list, the row that is selected, and the form that opens between them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[RuleRow, ...] = ()
        self._wanted: str | None = None
        self._fields: RuleFields | None = None
        self.search = LineField(
            tr("Regeln suchen: Status, Bereich, Gesetz …"),
            icon="magnifying-glass",
            on_change=lambda _text: self._filter(),
        )
        self.search.setAccessibleName(tr("Regeln suchen"))
        self.count = label("", "meta")
        self._add = Button(tr("Regel &hinzufügen"), icon="plus", height=SMALL, on_click=self.add)
        self.model = RuleModel(self)
        self.table = Table(
            self.model,
            tr("Zuständigkeitsregeln"),
            height=TWO_LINES,
            stretch=_ANSWER,
            on_open=self.edit,
            on_select=self._select,
        )
        self.table.set_widths(190, 0, 166, 108)
        self.form = EntryForm(
            context,
            tr("Regel"),
            "compass",
            self._make_fields,
            self._words,
            lambda ctx, mine: partial(use_cases.rewrite, ctx.opened.desk, mine),
        )
        self.form.closed.connect(self._closed)
        self.stale: StalePanel[RuleOverride] = StalePanel(
            self._stand, self._save_anyway, lambda _theirs: self.read()
        )
        self._frame = Panel()
        self._nothing = label("", "muted", wrap=True)
        self._nothing.hide()
        self._detail = Panel(tr("Ausgewählte Regel"), icon="info")
        self._facts = RuleDetail()
        self._detail.body.addWidget(self._facts)
        self.change_button = Button(tr("Regel &ändern"), height=SMALL, on_click=self._edit_selected)
        self.reset_button = Button("", height=SMALL, on_click=self._reset)
        self._detail.add_to_title(self.reset_button)
        self._detail.add_to_title(self.change_button)
        self._detail.hide()
        self._lay_out()

    def read(self) -> None:
        """Read all rows."""
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: use_cases.rows(desk), self._show, key="rules", owner=self
        )

    def blank(self) -> None:
        """Keep what has been typed and forget what is shown."""
        self.form.forget()
        self.stale.clear()
        self._detail.hide()

    def add(self) -> None:
        """Open the form for a row of one's own."""
        desk = self._context.opened.desk
        texts = rules_words.new_texts(today=desk.today(), checked_by=desk.account.name)
        self._open(uuid5(_NAMESPACE, "new"), texts, self._write_new, tr("Neue Regel"))

    def edit(self, row: RuleRow) -> None:
        """Open the form with a row."""
        desk = self._context.opened.desk
        texts = rules_words.rule_texts(row.rule, today=desk.today(), checked_by=desk.account.name)
        if row.override is not None and row.override.active:
            texts["reason"] = row.override.reason
        title = tr("Regel ändern: {name}", name=rules_words.statuses(row.rule))
        write = partial(self._write, row)
        subject = uuid5(_NAMESPACE, row.rule.id)
        self._open(subject, texts, write, title, rule_id=row.rule.id, stored=True)

    def _make_fields(self, context: Context) -> RuleFields:
        self._fields = RuleFields(context)
        return self._fields

    def _open(
        self,
        subject: UUID,
        texts: Texts,
        write: Any,
        title: str,
        *,
        rule_id: str = "",
        stored: bool = False,
    ) -> None:
        self._add.setEnabled(False)
        self.change_button.setEnabled(False)
        self.form.open(subject, texts, write, title, stored=stored)
        QTimer.singleShot(0, self, self._show_form)
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: use_cases.active_rows(desk),
            lambda own: self._begin_trial(rule_id, own),
            key="rules-trial",
            owner=self,
        )

    def _begin_trial(self, rule_id: str, own: tuple[Rule, ...]) -> None:
        if self._fields is not None:
            self._fields.trial.begin(rule_id, own)

    def _show_form(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and self.form.isVisible():
            area.verticalScrollBar().setValue(0)

    def _write_new(self, texts: Texts) -> Write:
        desk = self._context.opened.desk
        table, reason = rules_words.read_row(texts, desk.today())
        return lambda: use_cases.add(desk, table, reason)

    def _write(self, row: RuleRow, texts: Texts) -> Write:
        desk, rule_id = self._context.opened.desk, row.rule.id
        table, reason = rules_words.read_row(texts, desk.today())
        self._wanted = rule_id
        return lambda: use_cases.override(desk, rule_id, table, reason, seen=row.override)

    def _edit_selected(self) -> None:
        row = self.table.selected()
        if isinstance(row, RuleRow):
            self.edit(row)

    def _reset(self) -> None:
        row = self.table.selected()
        if not isinstance(row, RuleRow) or row.override is None:
            return
        desk, runner, override_id = self._context.opened.desk, self._context.runner, row.override.id
        version = row.override.version
        if not row.override.active:
            runner.change(
                lambda: use_cases.activate(desk, override_id, version=version),
                None,
                self._refused,
                owner=self,
            )
            return
        said = (
            tr("Die Regel ist stillgelegt.")
            if row.shipped is None
            else tr("Es gilt wieder die Vorgabe.")
        )

        def undo() -> None:
            runner.change(
                lambda: use_cases.activate(desk, override_id, version=version + 1),
                None,
                self._refused,
            )

        def told(_done: Changes) -> None:
            self._context.notices.say(said, undo)

        runner.change(
            lambda: use_cases.deactivate(desk, override_id, version=version),
            told,
            self._refused,
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        else:
            self._context.notices.error(error)

    def _save_anyway(self, mine: RuleOverride) -> None:
        desk = self._context.opened.desk
        self._context.runner.change(
            lambda: use_cases.rewrite(desk, mine), None, self._refused, owner=self
        )

    def _show(self, rows: tuple[RuleRow, ...]) -> None:
        self._rows = rows
        self._filter()
        if self._wanted is not None:
            self.table.select(self._wanted)
            self._wanted = None
        if self.table.selected() is None and rows:
            # The list keeps its height when a row is clicked: its law stands below from the start.
            self.table.select(self.model.row(0).rule.id)
        self._select(self.table.selected())

    def _filter(self) -> None:
        typed = self.search.value()
        found = [row for row in self._rows if rules_words.found_by(row, typed)]
        self.model.show_all(found)
        self.count.setText(tr_n("1 Regel", "{n} Regeln", len(found)))
        self._frame.setVisible(bool(found))
        self._nothing.setText(tr("Keine Regel enthält „{typed}“.", typed=typed))
        self._nothing.setVisible(not found and bool(self._rows))
        self._select(self.table.selected())

    def _select(self, row: object) -> None:
        if not isinstance(row, RuleRow):
            self._detail.hide()
            return
        self._facts.show_row(row, self._context.opened.desk.today())
        self.reset_button.setVisible(row.override is not None)
        self.reset_button.setText(_reset_words(row))
        self._detail.show()

    def _words(self, override: RuleOverride) -> Facts:
        rule: Rule = use_cases.rule_of(override)
        row = RuleRow(rule=rule, shipped=None, override=override)
        return rules_words.details(row, self._context.opened.desk.today())

    def _stand(self, override: RuleOverride) -> Facts:
        """Spell a row for the choice between two versions of whether it counts."""
        counts = tr("ja") if override.active else tr("nein")
        return (*self._words(override), (tr("Gilt"), counts))

    def _closed(self) -> None:
        self._add.setEnabled(True)
        self.change_button.setEnabled(True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        intro = label(
            tr(
                "Nach diesen Regeln antwortet „Wer ist zuständig?“. Ändern Sie eine, gilt Ihre "
                "Zeile mit Ihrem Namen und Datum, auch nach einer neuen Programmversion. "
                "Orientierung, keine Rechtsberatung."
            ),
            "meta",
            wrap=True,
        )
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        head.addWidget(self._add)
        self.table.setMinimumHeight(theme().px(TWO_LINES) * _LEAST_ROWS + theme().px(36) + 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._frame.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(self.form)
        column.addLayout(head)
        column.addWidget(self.stale)
        column.addWidget(self._frame, 1)  # the list has the room that nothing else needs
        column.addWidget(self._nothing)
        column.addWidget(self._detail)
        column.addStretch(0)  # takes that room while no row is found


def _reset_words(row: RuleRow) -> str:
    if row.override is None:
        return ""
    if not row.override.active:
        return tr("Wieder in &Kraft setzen")
    return tr("&Stilllegen") if row.shipped is None else tr("Auf &Vorgabe zurücksetzen")
