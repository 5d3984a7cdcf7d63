"""The day list on paper: what is due until today, for a bag or a notice board behind the desk."""

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.theme import ETHIOPIC, FAMILY
from integrif_desk.ui.today.presenter import follow_up_line
from integrif_desk.wording.dates import format_long
from integrif_desk.wording.i18n import tr, tr_n

_CELL = "padding: 4px 8px 4px 0"


def document(rows: Sequence[FollowUpRow], day: date, name: str) -> QTextDocument:
    """Return the list of `name` for `day` as a text that can be printed."""
    made = QTextDocument()
    font = QFont()
    font.setFamilies([FAMILY, ETHIOPIC])
    font.setPointSizeF(10)
    made.setDefaultFont(font)
    made.setHtml(_html(rows, day, name))
    return made


def print_document(text: QTextDocument, parent: QWidget) -> bool:
    """Let a person choose the printer and print; False when they cancel."""
    printer = paper()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Tagesliste drucken"))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    text.print_(printer)
    return True


def paper() -> QPrinter:
    """Return a printer set to A4 with margins that every device can keep."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Tagesliste"))
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 18, 20, 18),
            QPageLayout.Unit.Millimeter,
        )
    )
    return printer


def _html(rows: Sequence[FollowUpRow], day: date, name: str) -> str:
    title = tr("Tagesliste: {date}", date=format_long(day))
    count = tr_n("{n} Wiedervorlage", "{n} Wiedervorlagen", len(rows))
    warning = tr(
        "Diese Liste enthält personenbezogene Daten. Bitte lassen Sie sie nicht liegen und "
        "vernichten Sie sie nach Gebrauch."
    )
    heads = (tr("Erledigt"), tr("Fällig"), tr("Person"), tr("Aufgabe"))
    head = "".join(f'<th align="left" style="{_CELL}">{escape(text)}</th>' for text in heads)
    body = "".join(_row(row, day) for row in rows)
    return (
        f'<p style="font-size: 15pt"><b>{escape(title)}</b></p>'
        f"<p>{escape(name)}, {escape(count)}</p><p><i>{escape(warning)}</i></p>"
        f'<table width="100%" cellspacing="0"><tr>{head}</tr>{body}</table>'
    )


def _row(row: FollowUpRow, day: date) -> str:
    line = follow_up_line(row, day)
    due = f"{escape(line.due)}<br/>{escape(line.due_note)}"
    person = f"<b>{escape(line.name)}</b><br/>{escape(line.original)} {escape(row.case_number)}"
    task = f"{escape(line.task)}<br/>{escape(line.meta)}"
    cells = (f'<td style="{_CELL}">{cell}</td>' for cell in ("☐", due, person, task))
    return f"<tr>{''.join(cells)}</tr>"
