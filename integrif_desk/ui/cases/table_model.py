"""The case list as a model: one column, fetched page after page, a changed row replaced."""

from uuid import UUID

from PySide6.QtCore import QObject

from integrif_desk.domain.views import CaseFilter, CaseRow
from integrif_desk.ui.cases.presenter import Mark, case_line
from integrif_desk.ui.widgets.chips import Chip, Tone
from integrif_desk.ui.widgets.rows import MasterRow, spoken
from integrif_desk.ui.widgets.table_model import Fetch, PagedTableModel
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.person_words import mark_words


class CaseListModel(PagedTableModel[CaseRow]):
    """Rows of a `CaseFilter`; the key of a row is the id of its case."""

    titles = (tr("Fall"),)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: CaseFilter | None = None

    def find(self, wanted: CaseFilter, fetch: Fetch[CaseRow]) -> None:
        """Show the cases of `wanted`, which `fetch` reads."""
        self._wanted = wanted
        self.reset(fetch)

    def replace(self, row: CaseRow) -> None:
        """Show the new state of a case where it stands, until the list is read anew."""
        number = self.row_of(row.id)
        if number >= 0:
            self._rows[number] = row
            index = self.index(number, 0)
            self.dataChanged.emit(index, index)

    def has_more(self) -> bool:
        """Tell whether there may be rows that are not fetched."""
        return self._more

    def key(self, row: CaseRow) -> UUID:
        return row.id

    def text(self, row: CaseRow, column: int) -> str:
        return spoken(self.master_row(row))

    def tool_tip(self, row: CaseRow, column: int) -> str:
        which = _marks(row) or (row.number,)
        parts = (row.name, isolate(row.original_name), *which, row.next_task)
        return "\n".join(part for part in parts if part)

    def master_row(self, row: CaseRow) -> MasterRow:
        """Return what the list paints."""
        assert self._wanted is not None
        line = case_line(row, self._wanted.today, self._wanted.sort)
        return MasterRow(
            row.id,
            line.name,
            line.age,
            _chip(line.status),
            line.date.text,
            line.date.icon,
            Tone(line.date.tone),
            marks=_marks(row),
        )


def _marks(row: CaseRow) -> tuple[str, ...]:
    if row.mark is None:
        return ()
    since, standing = mark_words(row.mark)
    return (f"{row.number} · {since}", standing)


def _chip(mark: Mark | None) -> Chip | None:
    return None if mark is None else Chip(mark.text, Tone(mark.tone), mark.icon)
