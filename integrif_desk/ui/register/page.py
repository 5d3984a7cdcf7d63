"""„Wer hat was bekommen?“: the register of everything that has left the association."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from integrif_desk.casework import actor as actors
from integrif_desk.casework import disclosure
from integrif_desk.casework.changes import Noun
from integrif_desk.domain.account import Role
from integrif_desk.domain.disclosure_views import DisclosureFilter, DisclosureRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.page import Page, touches
from integrif_desk.ui.paged_list import PagedList
from integrif_desk.ui.register.entry import EntryPanel
from integrif_desk.ui.register.filter_bar import FilterBar
from integrif_desk.ui.register.table_model import Column, RegisterModel
from integrif_desk.ui.saving import ask_in_clear, ask_where, write_file
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.splitter import Splitter
from integrif_desk.ui.widgets.table import TWO_LINES, Table
from integrif_desk.wording.i18n import tr, tr_n

FILE_NAME = "Register-der-Weitergaben.csv"
_SHOWN = {Noun.DISCLOSURE, Noun.HANDOVER, Noun.REFERRAL, Noun.CASE, Noun.PERSON, Noun.ACTOR}
_MOST_ACTORS = 500
_ROOM_FOR_CASES = 1000
# Of the columns in px at 100 %; the recipient takes the rest.
_WIDTHS = (104, 150, 0, 160, 170)
_NARROW = (96, 110, 0, 0, 136)


class RegisterPage(Page):
    """List and the selected entry. `on_back()` leads to the handovers."""

    title = tr("Wer hat was bekommen?")

    def __init__(
        self, context: Context, on_back: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._case_id: UUID | None = None
        self.model = RegisterModel(self)
        self.table = Table(
            self.model,
            self.title,
            height=TWO_LINES,
            stretch=Column.RECIPIENT,
            on_select=self._selected,
        )
        self._rows = PagedList(
            context, self.model, self.table, tr("Das Register wird geladen …"), self._loaded
        )
        self.filters = FilterBar(self._filter)
        self.entry = EntryPanel(context, self.go_to.emit)
        self.export_button = Button(
            tr("Liste e&xportieren …"), icon="table", on_click=self._ask_where
        )
        self.case_chip = Button("", FLAT, icon="x", height=SMALL, on_click=self._drop_case)
        self.case_chip.hide()
        self._back = Button(tr("&Übergaben"), LINK, icon="arrow-left", on_click=on_back)
        self._lay_out()
        # Shown before it stood in the page it was a window of its own for seconds.
        self.export_button.setVisible(self._desk.account.role is Role.LEAD)
        self.setFocusProxy(self.table)

    def refresh(self, changes: object | None) -> None:
        if not touches(changes, _SHOWN):
            return
        if touches(changes, {Noun.ACTOR}):
            self._context.runner.query(
                lambda: actors.choices(self._desk, limit=_MOST_ACTORS),
                self.filters.show_actors,
                key="register-actors",
                owner=self,
            )
        if self.model.rows():
            self.model.reload()
        else:
            self._filter()

    def show_item(self, what: object) -> None:
        """Show what has left about one case, for a `DisclosureFilter` that names it."""
        if isinstance(what, DisclosureFilter):
            self._case_id = what.case_id
            self.filters.show_all()

    def areas(self) -> Sequence[QWidget]:
        return (self.filters, self.table, self.entry)

    def find_field(self) -> QLineEdit | None:
        return self.filters.search

    def blank(self) -> None:
        self._case_id = None
        self.case_chip.hide()
        self.entry.forget()
        self.filters.search.clear()
        self.model.clear()

    def share_width(self) -> None:
        # The entry beside the list names the case, too.
        narrow = self.width() < theme().px(_ROOM_FOR_CASES)
        self.table.set_widths(*(_NARROW if narrow else _WIDTHS))
        self.table.setColumnHidden(Column.CASE, narrow)

    def _wanted(self) -> DisclosureFilter:
        return self.filters.wanted(self._desk.today(), self._case_id)

    def _filter(self) -> None:
        wanted = self._wanted()
        self._rows.read(
            lambda after, limit: disclosure.disclosures(self._desk, wanted, after, limit)
        )

    def _loaded(self, found: bool) -> None:
        rows = self.model.rows()
        self.entry.setVisible(found)
        self.case_chip.setVisible(self._case_id is not None)
        if self._case_id is not None:
            number = rows[0].case_number if rows else ""
            text = tr("nur Fall {number}", number=number) if number else tr("nur dieser Fall")
            self.case_chip.setText(text)
        if found:
            chosen = self.entry.row.disclosure.id if self.entry.row is not None else None
            again = next((row for row in rows if row.disclosure.id == chosen), None)
            if again is not None:
                self.entry.show_row(again)
            self._rows.show_first(chosen)
            return
        self.entry.forget()
        if self.filters.narrowed():
            self._rows.empty.set_text(
                tr("Kein Eintrag passt zu dieser Auswahl."),
                tr("&Alle zeigen"),
                self.filters.show_all,
            )
        else:
            self._rows.empty.set_text(
                tr(
                    "Noch nichts weitergegeben. Was eine Stelle bekommt, steht hier von selbst: "
                    "was, an wen, wofür, wann und auf welchem Weg."
                )
            )

    def _selected(self, row: DisclosureRow | None) -> None:
        if row is not None:
            self.entry.show_row(row)

    def _drop_case(self) -> None:
        self._case_id = None
        self._filter()

    def _ask_where(self) -> None:
        wanted = self._wanted()

        def done(written: tuple[Path, int]) -> None:
            path, count = written
            self._context.notices.say(
                tr_n(
                    "{n} Eintrag als „{name}“ gespeichert. Die Datei ist nicht verschlüsselt.",
                    "{n} Einträge als „{name}“ gespeichert. Die Datei ist nicht verschlüsselt.",
                    count,
                    name=path.name,
                )
            )

        def take(path: Path) -> None:
            write_file(
                self._context,
                self.window(),
                path,
                lambda overwrite: disclosure.export(self._desk, wanted, path, overwrite=overwrite),
                done,
            )

        title, kind = tr("Liste exportieren"), tr("Tabelle (*.csv)")
        ask_in_clear(self, lambda: ask_where(self, title, kind, FILE_NAME, take))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._back)
        head.addWidget(label(self.title, "title"))
        head.addWidget(self.case_chip)
        head.addStretch(1)
        self.filters.search.setMaximumWidth(theme().px(280))
        head.addWidget(self.filters.search, 1)
        head.addWidget(self.export_button)
        table = Panel()
        table.body.addWidget(self._rows)
        entry = Panel()
        entry.body.addWidget(self.entry)
        splitter = Splitter(Qt.Orientation.Horizontal)
        splitter.addWidget(table)
        splitter.addWidget(entry)
        splitter.setSizes([theme().px(740), theme().px(340)])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(splitter, 1)
