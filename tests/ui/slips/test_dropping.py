"""Files dropped on the real window: read, or refused in clear words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.domain.handover import Decision, Handover
from integrif_desk.ui.context import CASES, SLIPS, Context
from integrif_desk.ui.drop_hint import DropHint
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell
from integrif_desk.ui.slips.page import SlipPage

Slip = Callable[..., Path]
COPY, LEFT, NONE = (
    Qt.DropAction.CopyAction,
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def window(qtbot: QtBot, desk_app: QApplication, tmp_path: Path) -> MainWindow:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(desk_app, settings)
    made.take_files()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def shell(window: MainWindow, context: Context) -> Shell:
    nothing = Appearance(lambda: "light", lambda _x: None, lambda _x: None, lambda _x: None)
    made = build_shell(context, nothing)
    window.show_shell(made, idle_ms=0)
    return made


def hint(window: MainWindow) -> DropHint:
    found = window.findChild(DropHint)
    assert isinstance(found, DropHint)
    return found


def mime(*urls: str | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(one)) if isinstance(one, Path) else QUrl(one) for one in urls]
    )
    return data


def drag(window: QWidget, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event


def drop(window: QWidget, data: QMimeData) -> None:
    drag(window, data)
    event = QDropEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, event)


def warnings(context: Context) -> list[str]:
    told: list[str] = []
    context.notices.shown.connect(lambda notice: told.append(notice.text))
    return told


def test_a_slip_dropped_anywhere_is_read_and_applied(
    window: MainWindow, shell: Shell, slip: Slip, issued: Handover, context: Context
) -> None:
    shell.open_page(CASES)
    drop(window, mime(slip(entscheidung="A", name="Katrin Seidel")))
    page = shell.current_page()
    assert isinstance(page, SlipPage)
    assert page.seen is not None
    QApplication.processEvents()
    QTest.mouseClick(page.apply_button, Qt.MouseButton.LeftButton)
    with context.opened.desk.read() as work:
        assert work.get(Handover, issued.id).decision is Decision.A


def test_the_hint_shows_while_a_file_is_held(window: MainWindow, shell: Shell, slip: Slip) -> None:
    assert not hint(window).isVisible()
    event = drag(window, mime(slip(entscheidung="A")))
    assert event.isAccepted()
    assert hint(window).isVisible()
    assert hint(window).text() == "Rückmeldebogen hier ablegen"
    assert hint(window).size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not hint(window).isVisible()


def test_text_that_is_dragged_about_is_none_of_its_business(
    window: MainWindow, shell: Shell
) -> None:
    data = QMimeData()
    data.setText("Katrin Seidel")
    event = drag(window, data)
    assert not event.isAccepted()
    assert not hint(window).isVisible()


def test_a_locked_desk_says_so_and_reads_nothing(window: MainWindow, slip: Slip) -> None:
    file = slip(entscheidung="A")
    drag(window, mime(file))
    assert "gesperrt" in hint(window).text()
    drop(window, mime(file))
    assert not hint(window).isVisible()
    assert window.shell() is None


def test_several_files_a_folder_and_a_link_are_refused_in_words(
    window: MainWindow, shell: Shell, slip: Slip, tmp_path: Path, context: Context
) -> None:
    told = warnings(context)
    drop(window, mime(slip("eins.pdf", entscheidung="A"), slip("zwei.pdf", entscheidung="A")))
    drop(window, mime(tmp_path))
    drop(window, mime("https://example.org/antwort.pdf"))
    assert ["2 Dateien" in told[0], "Ordner" in told[1], "speichern" in told[2]] == [True] * 3
    assert shell.page(SLIPS) is None


def test_locking_forgets_the_slip_and_the_hint_stays_out_of_the_way(
    window: MainWindow, shell: Shell, slip: Slip
) -> None:
    drop(window, mime(slip(entscheidung="A", name="Katrin Seidel")))
    page = shell.current_page()
    assert isinstance(page, SlipPage)
    assert hint(window).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.lock()
    assert page.seen is None
    assert window.shell() is None


def test_the_hint_grows_with_the_window(window: MainWindow, shell: Shell, slip: Slip) -> None:
    drag(window, mime(slip(entscheidung="A")))
    window.resize(window.width() + 40, window.height() + 20)
    QApplication.sendPostedEvents(None, QEvent.Type.Resize)
    assert hint(window).size() == window.size()
