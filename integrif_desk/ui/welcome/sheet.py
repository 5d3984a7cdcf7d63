"""The recovery sheet on the screen, its way to a printer, and the discouraged one into a file.

First run and Verwaltung show it; the code lives in the widget only as long as the page does.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.recovery_code import printed_groups
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.theme import LIGHT, theme
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.ui.widgets.paint import RIGHT, draw_text
from integrif_desk.ui.widgets.paint import start as start_painting
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_INK, _MUTED, _ACCENT = (QColor(LIGHT[token]) for token in ("ink", "muted", "accent"))


class SheetPreview(QWidget):
    """The printed sheet in small, on white paper in either theme."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._association = ""
        self._groups: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that it can be read aloud
        self.setAccessibleName(tr("Wiederherstellungsblatt"))

    def show_sheet(self, association: str, code: str) -> None:
        """Show the sheet; without a code its groups stay empty."""
        self._association = association
        self._groups = printed_groups(code) if code else ()
        spoken = ", ".join(f"{n}: {group}" for n, group in enumerate(self._groups, start=1))
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(284))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = start_painting(painter)
        px, font = colours.px, colours.font
        painter.setPen(colours.colour("accent" if self.hasFocus() else "line_strong"))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        left, width = px(20), self.width() - 2 * px(20)

        def put(top: float, text: str, size: int, ink: QColor, *, bold: bool = False) -> None:
            box = QRectF(left, px(top), width, px(20))
            draw_text(painter, box, text, font(size, bold=bold), ink)

        put(18, tr("Wiederherstellungsblatt"), 15, _ACCENT, bold=True)
        brand = QRectF(left, px(18), width, px(20))
        draw_text(painter, brand, tr("IntegriF Desk"), font(11), _ACCENT, RIGHT)
        founded = tr(
            "{association}, Tresor vom {day}",
            association=self._association or "…",
            day=format_date(self._day),
        )
        put(42, founded, 12, _MUTED)
        for n in range(6):
            x, y = left + (n % 2) * width / 2, px(70 + (n // 2) * 30)
            number = QRectF(x, y, px(16), px(26))
            draw_text(painter, number, str(n + 1), font(12), _MUTED)
            group = self._groups[n] if self._groups else "···· ····"
            room = QRectF(x + px(16), y, width / 2 - px(16), px(26))
            draw_text(painter, room, group, font(16, bold=True, mono=True), _INK)
        put(164, tr("Mit diesen sechs Gruppen öffnen Sie den Tresor,"), 12, _INK)
        put(180, tr("wenn die Passphrase verloren ist."), 12, _INK)
        put(202, tr("Nicht fotografieren, nicht am Rechner"), 12, _INK, bold=True)
        put(218, tr("aufbewahren."), 12, _INK, bold=True)
        painter.setPen(_INK)
        painter.drawLine(left, px(252), left + width, px(252))
        put(255, tr("Aufbewahrt von, Datum, Unterschrift"), 11, _MUTED)
        painter.end()


def print_sheet(
    parent: QWidget,
    runner: Runner,
    association: str,
    code: str,
    day: date,
    on_printed: Callable[[], object],
    on_no_printer: Callable[[], object],
) -> None:
    """Lay the sheet out, then ask for a printer; `on_printed` is called once it is under way."""
    from PySide6.QtPrintSupport import QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        on_no_printer()
        return

    def render() -> QImage:
        from integrif_desk.casework import recovery_sheet

        page = recovery_sheet.sheet_image(association, code, day)
        kind = QImage.Format.Format_RGB888
        return QImage(page.rgb, page.width, page.height, 3 * page.width, kind).copy()

    runner.query(
        render, lambda image: _ask_printer(parent, image, on_printed), owner=parent, key="sheet"
    )


def save_sheet(
    parent: QWidget,
    runner: Runner,
    association: str,
    code: str,
    day: date,
    on_error: Callable[[KnownError], None],
) -> None:
    """Warn, then write the sheet as a PDF where somebody wants it."""

    def write(path: Path) -> None:
        from integrif_desk.casework import recovery_sheet

        recovery_sheet.export_pdf(path, association, code, day)

    def ask_where() -> None:
        dialog = QFileDialog(parent, tr("Blatt als PDF speichern"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("Wiederherstellungsblatt.pdf")
        dialog.fileSelected.connect(
            lambda name: runner.change(lambda: write(Path(name)), on_error=on_error, owner=parent)
        )
        dialog.open()

    confirm(
        parent,
        tr("Blatt als Datei speichern?"),
        tr(
            "Wer diese Datei und den Rechner hat, kann alles lesen. Speichern Sie sie nur auf "
            "einem Stick, den Sie getrennt vom Rechner aufbewahren, nie auf diesem Rechner."
        ),
        tr("Auf einem &Stick speichern …"),
        ask_where,
    )


def _ask_printer(parent: QWidget, image: QImage, on_printed: Callable[[], object]) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(tr("Wiederherstellungsblatt"))
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def put_on_paper() -> None:
        painter = QPainter()
        if painter.begin(printer):
            painter.drawImage(QRectF(painter.viewport()), image)
            painter.end()
            on_printed()

    dialog.accepted.connect(put_on_paper)
    # A file would hold the code in clear; `save_sheet` warns of that first.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setModal(True)
    dialog.show()
