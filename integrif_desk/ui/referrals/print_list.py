"""„Liste drucken“: the rows of the present filter on A4 across, after a word of warning."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from integrif_desk.casework import entered_file
from integrif_desk.casework import referral as referrals
from integrif_desk.domain.views import ReferralFilter, ReferralRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.printing import ask_for_printer
from integrif_desk.ui.referrals.presenter import TITLES, cells
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

MOST_PRINTED = 1000


class PrintBar(QFrame):
    """Says that the paper will hold personal data; then prints what `wanted()` shows."""

    def __init__(
        self,
        context: Context,
        wanted: Callable[[], ReferralFilter],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = wanted
        self.setProperty("callout", True)
        self.go = Button(tr("D&rucken …"), icon="printer", height=SMALL, on_click=self._read)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning-fill", "waiting"))
        sentence = tr(
            "Die Liste enthält personenbezogene Daten. Bitte holen Sie das Papier gleich aus dem "
            "Drucker und vernichten Sie es nach Gebrauch."
        )
        row.addWidget(label(sentence, wrap=True), 1)
        row.addWidget(self.go)
        row.addWidget(Button(tr("Abbrechen"), FLAT, height=SMALL, on_click=self.hide))
        self.setAccessibleName(sentence)
        self.hide()

    def open(self) -> None:
        """Show the warning with the cursor on the way on."""
        self.show()
        self.go.setFocus()

    def _read(self) -> None:
        self.hide()
        desk, wanted = self._context.opened.desk, self._wanted()
        self._context.runner.query(
            lambda: referrals.referrals(desk, wanted, None, MOST_PRINTED).rows,
            self._print,
            key="referrals-print",
        )

    def _print(self, rows: Sequence[ReferralRow]) -> None:
        today = self._context.opened.desk.today()
        heading = tr("Verweisungen, Stand {day}", day=format_date(today))
        print_rows(self._context, rows, heading, self.window())


def document(rows: Sequence[ReferralRow], heading: str) -> QTextDocument:
    """Return the list as a document; names are text, never markup."""
    head = "".join(f"<th align='left'>{escape(title)}</th>" for title in TITLES)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells(row)) + "</tr>"
        for row in rows
    )
    made = QTextDocument()
    made.setDefaultStyleSheet("* { color: black; } td, th { font-size: 8pt; }")
    made.setHtml(
        f"<h3>{escape(heading)}</h3>"
        "<table width='100%' border='1' cellspacing='0' cellpadding='3' "
        f"style='border-collapse: collapse'><thead><tr>{head}</tr></thead>{body}</table>"
    )
    return made


def print_rows(
    context: Context, rows: Sequence[ReferralRow], heading: str, parent: QWidget
) -> QPrintDialog:
    """Ask for the printer and print once it is chosen; returns the open dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    desk, paper = context.opened.desk, document(rows, heading)
    return ask_for_printer(
        context,
        printer,
        tr("Liste drucken"),
        lambda: entered_file.note_printing(desk, "ReferralList"),
        paper.print_,
        parent,
    )
