"""The printed day list: complete, escaped, and on paper."""

from datetime import time
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from integrif_desk.ui.today.day_list import document, paper
from tests.ui.today.test_presenter import DAY, follow_up


def test_the_list_names_person_task_and_day_and_says_what_it_holds(
    desk_app: QApplication,
) -> None:
    text = document([follow_up(task="Zeugnis <b>prüfen</b>")], DAY, "Helga Brandt").toPlainText()
    for part in ("Dienstag, 10. März 2026", "Mohammad Al-Ahmad", "Zeugnis <b>prüfen</b>"):
        assert part in text
    assert "enthält personenbezogene Daten" in text


def test_the_list_goes_by_time_and_names_who_watches(desk_app: QApplication) -> None:
    rows = [
        follow_up(task="später"),
        follow_up(task="nachmittags", due_time=time(15, 30)),
        follow_up(task="mittags", due_time=time(12, 0)),
    ]
    text = document(rows, DAY, "Bodebrücke e. V.", with_owner=True).toPlainText()
    assert text.index("mittags") < text.index("nachmittags") < text.index("später")
    assert text.count("Helga Brandt") == 3


def test_the_list_fills_pages(desk_app: QApplication, tmp_path: Path) -> None:
    printer = paper()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "liste.pdf"))
    document([follow_up() for _ in range(80)], DAY, "Helga Brandt").print_(printer)
    assert (tmp_path / "liste.pdf").read_bytes().startswith(b"%PDF")
