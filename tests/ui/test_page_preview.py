"""Documents in the window: as many pictures as can be seen, and a few more, however long they are.

The figure behind it: ninety pages took 1.2 gigabytes and held the window for five seconds when all
of them were drawn at once.
"""

import io
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from integrif_desk.casework import drawn
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.views import PageImage
from integrif_desk.ui.ops import Worker
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.widgets.page_places import BESIDE, lay
from integrif_desk.ui.widgets.page_preview import PagePreview
from tests.ui.conftest import LateRunner

A4 = (595.0, 842.0)
COUNT = 94


def document(count: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(count):
        canvas.drawString(72, 700, f"Seite {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Pages:
    """Draws plain pages and notes which were asked for."""

    def __init__(self, count: int = COUNT, at_once: int = 1) -> None:
        self.asked: list[tuple[int, int, int]] = []
        self.paper = Paper((A4,) * count, self.draw, at_once)

    def draw(self, first: int, last: int, width: int) -> tuple[PageImage, ...]:
        self.asked.append((first, last, width))
        height = round(width * A4[1] / A4[0])
        return tuple(
            PageImage(width, height, bytes((first, 0, 0)) * (width * height))
            for _number in range(first, last + 1)
        )


@pytest.fixture
def runner() -> LateRunner:
    return LateRunner()


@pytest.fixture
def preview(desk_app: QApplication, qtbot: QtBot, runner: LateRunner) -> PagePreview:
    shown = PagePreview(runner)
    qtbot.addWidget(shown)
    shown.resize(500, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def where(widget: Any) -> str:
    return next(
        (one.text() for one in widget.findChildren(QLabel) if one.text().startswith("Seite ")), ""
    )


def test_only_what_is_in_view_is_drawn(preview: PagePreview, runner: LateRunner) -> None:
    pages = Pages()
    preview.show_paper(pages.paper)
    assert where(preview) == f"Seite 1 von {COUNT}"
    assert not pages.asked  # never on the thread of the window
    runner.catch_up()
    assert [first for first, _last, _width in pages.asked] == [1, 2, 3]
    assert sorted(preview.sheets.held) == [0, 1, 2]


def test_however_far_one_scrolls_few_pictures_are_held(
    preview: PagePreview, runner: LateRunner
) -> None:
    preview.show_paper(Pages().paper)
    most = 0
    for _page in range(COUNT):
        runner.catch_up()
        most = max(most, len(preview.sheets.held))
        preview.turn(1)
    assert where(preview) == f"Seite {COUNT} von {COUNT}"
    assert most <= 2 + 2 * BESIDE


def test_keys_scroll_and_say_where_one_is(preview: PagePreview, runner: LateRunner) -> None:
    preview.show_paper(Pages().paper)
    preview.sheets.setFocus()
    bar = preview.sheets.verticalScrollBar()
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(preview.sheets, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert where(preview) == f"Seite {COUNT} von {COUNT}"
    assert preview.sheets.accessibleDescription() == where(preview)
    QTest.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert where(preview) == f"Seite 1 von {COUNT}"


def test_keys_scroll_while_the_cursor_is_on_the_way_back(
    desk_app: QApplication, qtbot: QtBot, runner: LateRunner
) -> None:
    view = PagesView(runner, lambda: None)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.show_paper("Auskunft", Pages().paper)
    QTest.keyClick(view.back, Qt.Key.Key_End)
    assert where(view) == f"Seite {COUNT} von {COUNT}"


def test_what_has_been_scrolled_past_is_not_drawn(preview: PagePreview, runner: LateRunner) -> None:
    pages = Pages()
    preview.show_paper(pages.paper)
    QTest.keyClick(preview.sheets, Qt.Key.Key_End)
    runner.catch_up()
    drawn_in_vain = [first for first, _last, _width in pages.asked if 2 <= first < COUNT - 4]
    assert not drawn_in_vain
    assert COUNT - 1 in preview.sheets.held


def test_a_refresh_keeps_the_place_and_drops_what_comes_too_late(
    preview: PagePreview, runner: LateRunner
) -> None:
    before, after = Pages(), Pages()
    preview.show_paper(before.paper)
    preview.sheets.go_to(40)
    runner.catch_up()
    bar = preview.sheets.verticalScrollBar()
    place = bar.value()
    preview.show_paper(before.paper)
    preview.show_paper(after.paper)
    assert bar.value() == place
    assert preview.sheets.held  # what was there is painted until it comes
    runner.catch_up()
    assert 41 in [first for first, _last, _width in after.asked]
    assert bar.value() == place
    preview.show_paper(Pages(2).paper)
    assert where(preview) == "Seite 2 von 2"


def test_a_page_is_drawn_for_the_pixels_of_the_screen(
    preview: PagePreview, runner: LateRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages()
    preview.show_paper(pages.paper)
    runner.catch_up()
    plain = pages.asked[0][2]
    assert plain == preview.sheets.viewport().width() - 40
    monkeypatch.setattr(preview.sheets, "devicePixelRatioF", lambda: 1.5)
    preview.sheets.set_actual(actual=False)
    runner.catch_up()
    assert pages.asked[-1][2] == round(plain * 1.5)
    preview.sheets.set_actual(actual=True)
    runner.catch_up()
    assert pages.asked[-1][2] == round(round(A4[0] * 96 / 72) * 1.5)
    assert len(preview.sheets.held) <= 2 + 2 * BESIDE


def test_on_another_screen_the_pages_are_drawn_anew(
    preview: PagePreview, runner: LateRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages()
    preview.show_paper(pages.paper)
    runner.catch_up()
    before = pages.asked[-1][2]
    monkeypatch.setattr(preview.sheets, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(preview.sheets, QEvent(QEvent.Type.DevicePixelRatioChange))
    runner.catch_up()
    assert pages.asked[-1][2] == 2 * before


def test_pages_that_cost_a_process_are_drawn_together(
    preview: PagePreview, runner: LateRunner
) -> None:
    pages = Pages(at_once=3)
    preview.show_paper(pages.paper)
    runner.catch_up()
    assert [asked[:2] for asked in pages.asked] == [(1, 3)]


def test_nothing_is_kept_of_a_document_that_is_closed(
    preview: PagePreview, runner: LateRunner
) -> None:
    pages = Pages()
    preview.show_paper(pages.paper)
    runner.catch_up()
    preview.sheets.go_to(50)
    preview.show_message("")
    runner.catch_up()
    assert not preview.sheets.held
    assert preview.count == 0
    assert where(preview) == ""
    preview.show_paper(pages.paper)
    assert where(preview) == f"Seite 1 von {COUNT}"


def test_a_page_that_cannot_be_drawn_is_told(preview: PagePreview, runner: LateRunner) -> None:
    def draw(_first: int, _last: int, _width: int) -> tuple[PageImage, ...]:
        raise KnownError(ErrorCode.SCAN_BROKEN)

    preview.show_paper(Paper((A4,), draw))
    runner.catch_up()
    assert preview.count == 0
    assert any("beschädigt" in one.text() for one in preview.findChildren(QLabel))


def test_a_picture_of_another_size_than_it_says_is_a_bug(preview: PagePreview) -> None:
    preview.sheets.set_pages((A4,))
    with pytest.raises(ValueError, match="three bytes"):
        preview.sheets.put(0, PageImage(2, 2, b""), 2)


def test_a_page_is_painted_as_it_was_drawn(preview: PagePreview, runner: LateRunner) -> None:
    preview.show_paper(Pages().paper)
    blank = preview.sheets.viewport().grab().toImage()
    assert blank.pixelColor(blank.rect().center()) == QColor("#FFFFFF")
    runner.catch_up()
    there = preview.sheets.viewport().grab().toImage()
    assert there.pixelColor(there.rect().center()) == QColor(1, 0, 0)


def test_a_real_document_is_drawn_by_the_worker(desk_app: QApplication, qtbot: QtBot) -> None:
    worker = Worker()
    shown = PagePreview(worker)
    qtbot.addWidget(shown)
    shown.resize(500, 600)
    shown.show()
    try:
        shown.show_paper(drawn.paper(document(COUNT)))
        # A machine that draws for other tests, too, may take its time.
        qtbot.waitUntil(lambda: sorted(shown.sheets.held) == [0, 1, 2], timeout=30_000)
        QTest.keyClick(shown.sheets, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: COUNT - 1 in shown.sheets.held, timeout=30_000)
        assert len(shown.sheets.held) <= 2 + 2 * BESIDE
    finally:
        worker.close()


def test_a_ribbon_of_a_page_is_laid_as_paper() -> None:
    places = lay([(10.0, 14_000.0), A4], 640, actual=False)
    assert places.sizes[0] == (600, 6000)
    assert places.in_view(0, 500) == range(1)
    assert places.worth_drawing(6100, 300) == [1, 0]
    page, part = places.place(places.top_of(1, 0.5))
    assert (page, round(part, 2)) == (1, 0.5)
    assert lay([], 640, actual=True).height == 0
