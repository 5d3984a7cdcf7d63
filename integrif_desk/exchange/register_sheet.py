"""The disclosure register as a table for Excel and LibreOffice (CSV, RFC 4180, semicolons).

German Excel parts cells at semicolons and reads UTF-8 only behind its mark. A cell that begins like
a formula would be one: it gets an apostrophe, as OWASP advises for CSV injection. What a program
takes away or does not show before it reads a cell (blanks, marks of direction) is looked behind,
and signs of full width count as the ones they stand for. Persons are named by the number of their
case alone.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable

from integrif_desk.domain.disclosure import Writing
from integrif_desk.domain.disclosure_views import DisclosureRow
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, left_by

_TITLES = (
    *(tr("Tag"), tr("Dokument"), tr("Nummer"), tr("Fassung"), tr("Empfangende Stelle")),
    *(tr("Träger"), tr("Fall"), tr("Zweck"), tr("Datenbereiche"), tr("Weg")),
    *(tr("Empfang bestätigt"), tr("Prüfwert (SHA-256)"), tr("Eingetragen von")),
    *(tr("Nicht weitergegeben"), tr("Datei"), tr("Bemerkung")),
)
_FORMULA = frozenset("=+-@|%")
_BREAKS = ("\t", "\r", "\n")


def register_sheet(rows: Iterable[DisclosureRow]) -> bytes:
    """Return the entries in the order given, a line of titles first."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheet.writerow(_TITLES)
    sheet.writerows([harmless(cell) for cell in _cells(row)] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def harmless(cell: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    seen = (one for one in cell if not one.isspace() and unicodedata.category(one) != "Cf")
    first = unicodedata.normalize("NFKC", next(seen, ""))
    return f"'{cell}" if first in _FORMULA or cell.startswith(_BREAKS) else cell


def _cells(row: DisclosureRow) -> tuple[str, ...]:
    entry = row.disclosure
    confirmed = entry.receipt_confirmed_on
    return (
        format_date(entry.disclosed_on),
        label(entry.kind),
        entry.number,
        str(entry.issue),
        row.recipient_name,
        row.recipient_carrier,
        row.case_number,
        entry.subject or (label(entry.purpose) if entry.purpose is not None else ""),
        "; ".join(label(category) for category in entry.categories),
        left_by(entry.kind, entry.channel),
        format_date(confirmed) if confirmed is not None else "",
        entry.sha256,
        row.author,
        tr("ja") if entry.entered_in_error else "",
        label(entry.writing) if entry.writing is not Writing.DONE else "",
        entry.remark,
    )
