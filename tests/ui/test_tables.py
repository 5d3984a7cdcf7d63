"""Long tables fetch what is shown; rows are painted with the colours of their state."""

from collections.abc import Hashable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.views import Key, Page
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.paging import store_pages
from integrif_desk.ui.theme import Theme, apply, theme
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.ui.widgets.rows import GroupRow, TwoLineRow
from integrif_desk.ui.widgets.table import Table
from integrif_desk.ui.widgets.table_model import PAGE, Deliver, PagedTableModel, Role
from integrif_desk.ui.widgets.timeline import Timeline, TimelineEntry

TOTAL = 100_000


class Numbers(PagedTableModel[int]):
    titles = ("Zahl", "Stand")

    def text(self, row: int, column: int) -> str:
        return str(row)

    def key(self, row: int) -> Hashable:
        return row

    def chip(self, row: int, column: int) -> Chip | None:
        return Chip("übermittelt", Tone.INFO) if column else None


class Store:
    """A hundred thousand rows that answer when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Hashable | None, int]] = []
        self.waiting: list[tuple[Deliver[int], range]] = []

    def fetch(self, after: Hashable | None, limit: int, deliver: Deliver[int]) -> None:
        self.asked.append((after, limit))
        first = 0 if not isinstance(after, int) else after + 1
        self.waiting.append((deliver, range(first, min(first + limit, TOTAL))))

    def answer(self) -> None:
        for deliver, rows in self.waiting:
            deliver(list(rows))
        self.waiting = []


def test_only_what_is_shown_is_fetched(desk_app: QApplication, qtbot: QtBot) -> None:
    store, model = Store(), Numbers()
    QAbstractItemModelTester(model)
    table = Table(model, "Zahlen")
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    model.reset(store.fetch)
    store.answer()
    assert model.rowCount() == PAGE
    table.scrollToBottom()
    QApplication.processEvents()
    store.answer()
    assert model.rowCount() == 2 * PAGE
    assert store.asked == [(None, PAGE), (PAGE - 1, PAGE)]


def test_an_overtaken_query_is_ignored(desk_app: QApplication) -> None:
    store, late, model = Store(), Store(), Numbers()
    model.reset(late.fetch)
    model.reset(store.fetch)
    store.answer()
    model.clear()
    late.answer()
    assert model.rowCount() == 0


def test_a_page_that_could_not_be_read_is_asked_for_again(desk_app: QApplication) -> None:
    runner, model = SyncRunner(), Numbers()
    told: list[KnownError] = []
    runner.failed.connect(told.append)
    given_up: list[None] = []
    model.failed.connect(lambda: given_up.append(None))
    reachable = [True, False, True]

    def read(after: Key | None, limit: int) -> Page[int]:
        if not reachable.pop(0):
            raise KnownError(ErrorCode.STORE_UNREACHABLE)
        first = 0 if after is None else int(after[0])
        return Page(tuple(range(first, first + limit)), (first + limit,))

    model.reset(store_pages(runner, read, "numbers", model))
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE
    assert [error.code for error in told] == [ErrorCode.STORE_UNREACHABLE]
    assert len(given_up) == 1
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * PAGE


def test_the_end_is_noticed(desk_app: QApplication) -> None:
    model = Numbers()
    model.reset(lambda after, limit, deliver: deliver([1, 2, 3]))
    assert not model.canFetchMore(QModelIndex())
    assert model.row_of(3) == 2
    assert model.row_of(9) == -1


def test_reloading_keeps_size_and_selection(desk_app: QApplication, qtbot: QtBot) -> None:
    store, model = Store(), Numbers()
    selected: list[object] = []
    table = Table(model, "Zahlen", on_select=selected.append)
    qtbot.addWidget(table)
    model.reset(store.fetch)
    store.answer()
    model.fetchMore(QModelIndex())
    store.answer()
    assert table.select(150)
    model.reload()
    assert store.asked[-1] == (None, 2 * PAGE)
    store.answer()
    assert table.selected() == 150
    assert selected == [150, 150]


def test_rows_open_by_keyboard(desk_app: QApplication, qtbot: QtBot) -> None:
    model = Numbers()
    opened: list[object] = []
    table = Table(model, "Zahlen", on_open=opened.append)
    qtbot.addWidget(table)
    model.reset(lambda after, limit, deliver: deliver(list(range(10))))
    table.select(0)
    QTest.keyClick(table, Qt.Key.Key_End)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [9]


def test_header_clicks_ask_the_store_to_sort(desk_app: QApplication, qtbot: QtBot) -> None:
    model = Numbers()
    with qtbot.waitSignal(model.sort_requested) as signal:
        model.sort(1, Qt.SortOrder.DescendingOrder)
    assert signal.args == [1, True]


def test_a_selected_row_shows_fill_bar_and_chip(desk_app: QApplication, qtbot: QtBot) -> None:
    model = Numbers()
    table = Table(model, "Zahlen", stretch=1)
    qtbot.addWidget(table)
    model.reset(lambda after, limit, deliver: deliver(list(range(3))))
    table.resize(400, 300)
    for dark in (False, True):
        apply(desk_app, Theme(dark))
        table.select(1)
        image = table.viewport().grab().toImage()
        line = table.rowViewportPosition(1) + 18
        assert image.pixelColor(1, line).name() == theme().hex("accent").lower()
        assert image.pixelColor(60, line).name() == theme().hex("accent_soft").lower()
        chip = table.columnViewportPosition(1) + 12
        assert image.pixelColor(chip, line).name() == theme().hex("surface").lower()
        other = table.rowViewportPosition(2) + 18
        assert image.pixelColor(chip, other).name() == theme().hex("info_soft").lower()


def test_a_chip_has_its_soft_ground_and_a_spoken_word(desk_app: QApplication, qtbot: QtBot) -> None:
    chip = ChipLabel(Chip("wartet", Tone.WAITING, "hourglass-fill"))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(4, 12).name() == theme().hex("waiting_soft").lower()
    assert chip.accessibleName() == "wartet"


def follow_ups(**options: object) -> RowList:
    rows = RowList("Wiedervorlagen", **options)  # type: ignore[arg-type]
    people = [TwoLineRow(n, name, task="Anrufen", tickable=True) for n, name in enumerate("ABC")]
    rows.show_rows([GroupRow("Überfällig", 3), *people])
    return rows


def test_follow_ups_work_by_keyboard(desk_app: QApplication, qtbot: QtBot) -> None:
    told: list[object] = []

    def on_key(letter: str, key: Hashable) -> bool:
        told.append((letter, key))
        return letter in "NV"

    rows = follow_ups(
        on_open=lambda k: told.append(("open", k)),
        on_tick=lambda k: told.append(("tick", k)),
        on_key=on_key,
    )
    qtbot.addWidget(rows)
    rows.select_first()
    QTest.keyClick(rows, Qt.Key.Key_Space)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClicks(rows, "n")
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert told == [("tick", 0), ("N", 1), ("open", 1)]


def test_the_selected_follow_up_offers_its_actions(desk_app: QApplication, qtbot: QtBot) -> None:
    rows = follow_ups(expanded=40)
    rows.set_actions(lambda key: QPushButton(f"Erledigt {key}"))
    qtbot.addWidget(rows)
    rows.resize(600, 400)
    rows.show()
    rows.select(1)
    QApplication.processEvents()
    assert rows.visualRect(rows.currentIndex()).height() == 88
    rows.select(2)
    QApplication.processEvents()
    assert [b.text() for b in rows.findChildren(QPushButton) if b.isVisible()] == ["Erledigt 2"]


def test_rows_can_be_heard(desk_app: QApplication, qtbot: QtBot) -> None:
    rows = follow_ups()
    qtbot.addWidget(rows)
    model: QAbstractItemModel = rows.model()
    spoken = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert spoken == ["Überfällig, 3", "A, Anrufen"]


def test_timeline_wraps_its_text(desk_app: QApplication, qtbot: QtBot) -> None:
    history = Timeline("Verlauf")
    qtbot.addWidget(history)
    history.resize(320, 400)
    long = "Praktikumsbericht besprochen, der Betrieb würde ihn ab Mai einstellen. " * 3
    entries = [TimelineEntry(n, "09.03.", "Mo", "chats", t) for n, t in enumerate(("kurz", long))]
    history.show()
    history.show_entries(entries)
    heights = [history.sizeHintForIndex(history.model().index(n, 0)).height() for n in (0, 1)]
    assert heights[1] > 2 * heights[0]
    assert history.model().index(0, 0).data(Role.ROW) == entries[0]
