"""The day list on paper: what is due until today, for a bag or a notice board behind the desk."""

from collections.abc import Sequence
from datetime import date, time
from html import escape

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import entered_file
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.ui.theme import ETHIOPIC, FAMILY
from integrif_desk.ui.today.presenter import follow_up_line
from integrif_desk.wording.dates import format_long
from integrif_desk.wording.i18n import tr, tr_n

_CELL = "padding: 4px 8px 4px 0; border-bottom: 1px solid #B9BDBD"
_WIDTHS = ("10%", "17%", "31%", "42%")
# Qt leaves 20 mm around a text that it prints, beside what the printer keeps free.
_MARGIN_MM = 4


def document(
    rows: Sequence[FollowUpRow], day: date, name: str, *, with_owner: bool = False
) -> QTextDocument:
    """Return the list of `name` for `day` as a text that can be printed.

    `with_owner` names at each row who watches it.
    """
    made = QTextDocument()
    font = QFont()
    font.setFamilies([FAMILY, ETHIOPIC])
    font.setPointSizeF(10)
    made.setDefaultFont(font)
    made.setHtml(_html(rows, day, name, with_owner))
    return made


def print_document(context: Context, text: QTextDocument, parent: QWidget) -> QPrintDialog:
    """Ask for the printer and print once it is chosen; returns the open dialog."""
    desk = context.opened.desk
    return ask_for_printer(
        context,
        paper(),
        tr("Tagesliste drucken"),
        lambda: entered_file.note_printing(desk, "DayList"),
        text.print_,
        parent,
    )


def paper() -> QPrinter:
    """Return a printer set to A4 with margins that every device can keep."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Tagesliste"))
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    return printer


def _html(rows: Sequence[FollowUpRow], day: date, name: str, with_owner: bool) -> str:
    title = tr("Tagesliste: {date}", date=format_long(day))
    count = tr_n("{n} Wiedervorlage", "{n} Wiedervorlagen", len(rows))
    warning = tr(
        "Diese Liste enthält personenbezogene Daten. Bitte lassen Sie sie nicht liegen und "
        "vernichten Sie sie nach Gebrauch."
    )
    heads = (tr("Erledigt"), tr("Fällig"), tr("Person"), tr("Aufgabe"))
    head = "".join(
        f'<th align="left" width="{width}" style="{_CELL}">{escape(text)}</th>'
        for text, width in zip(heads, _WIDTHS, strict=True)
    )
    ordered = sorted(rows, key=lambda row: (row.due_on, row.due_time or time.max))
    body = "".join(_row(row, day, with_owner) for row in ordered)
    return (
        f'<p style="font-size: 15pt"><b>{escape(title)}</b></p>'
        f"<p>{escape(name)}, {escape(count)}</p><p><i>{escape(warning)}</i></p>"
        f'<table width="100%" cellspacing="0" style="border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def _row(row: FollowUpRow, day: date, with_owner: bool) -> str:
    line = follow_up_line(row, day, with_owner=with_owner)
    person = f"<b>{escape(line.name)}</b><br/>{escape(line.original)} {escape(row.case_number)}"
    texts = ("☐", _lines(line.due, line.due_note), person, _lines(line.task, line.meta))
    cells = (f'<td style="{_CELL}">{text}</td>' for text in texts)
    return f"<tr>{''.join(cells)}</tr>"


def _lines(*texts: str) -> str:
    return "<br/>".join(escape(text) for text in texts if text)
