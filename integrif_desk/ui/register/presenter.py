"""How the disclosure register reads: rows, facts, filters."""

from datetime import date, timedelta
from enum import Enum, auto

from integrif_desk.domain.disclosure import Writing
from integrif_desk.domain.disclosure_views import DisclosureRow
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, left_by

TITLES = (tr("Tag"), tr("Dokument"), tr("An"), tr("Fall"), tr("Empfang"))
_MARK = 16


class Period(Enum):
    """Stretches of time that people ask for."""

    ALL = auto()
    LAST_30_DAYS = auto()
    THIS_YEAR = auto()
    LAST_YEAR = auto()


PERIODS = {
    Period.ALL: tr("Zeitraum: alle"),
    Period.LAST_30_DAYS: tr("die letzten 30 Tage"),
    Period.THIS_YEAR: tr("dieses Jahr"),
    Period.LAST_YEAR: tr("letztes Jahr"),
}


def days_of(period: Period, today: date) -> tuple[date | None, date | None]:
    """Return first and last day of a period; None where it has no end."""
    match period:
        case Period.LAST_30_DAYS:
            return today - timedelta(days=30), None
        case Period.THIS_YEAR:
            return date(today.year, 1, 1), None
        case Period.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return None, None


def recipient(row: DisclosureRow) -> str:
    """Return who got it: the unit, the person themselves, or everybody."""
    if row.recipient_name:
        return row.recipient_name
    return tr("die Person selbst") if row.case_number else tr("alle")


def cells(row: DisclosureRow) -> tuple[str, ...]:
    """Return the first lines of a row, one per title."""
    entry = row.disclosure
    return (
        format_date(entry.disclosed_on),
        entry.number or label(entry.kind),
        recipient(row),
        row.person_name or "–",
        receipt(row),
    )


def second_lines(row: DisclosureRow) -> tuple[str, ...]:
    """Return the muted second lines: channel, kind, carrier, case number."""
    entry = row.disclosure
    channel = left_by(entry.kind, entry.channel)
    kind = label(entry.kind) if entry.number else entry.subject
    return (channel, kind, row.recipient_carrier, row.case_number, "")


def receipt(row: DisclosureRow) -> str:
    """Return whether the recipient has confirmed to have it, or that nothing left."""
    entry = row.disclosure
    if entry.entered_in_error:
        return tr("nicht weitergegeben")
    if entry.receipt_confirmed_on is None and entry.writing is not Writing.DONE:
        return tr("unklar")
    if entry.receipt_confirmed_on is None:
        return tr("offen")
    return tr("am {day}", day=format_date(entry.receipt_confirmed_on))


def receipt_look(row: DisclosureRow) -> tuple[str, str]:
    """Return icon and tone of the receipt."""
    entry = row.disclosure
    if entry.entered_in_error:
        return "prohibit-bold", "neutral"
    if entry.receipt_confirmed_on is None and entry.writing is not Writing.DONE:
        return "warning-fill", "waiting"
    if entry.receipt_confirmed_on is None:
        return "hourglass", "waiting"
    return "check-circle-fill", "good"


def facts(row: DisclosureRow) -> tuple[tuple[str, str], ...]:
    """Return what is known of an entry, as label and value; what is empty is left out."""
    entry = row.disclosure
    purpose = label(entry.purpose) if entry.purpose is not None else ""
    version = str(entry.issue)
    if entry.sha256:
        version = tr("{version}, Prüfwert {mark}", version=version, mark=entry.sha256[:_MARK])
    every = (
        (tr("An"), ", ".join(part for part in (recipient(row), row.recipient_carrier) if part)),
        (tr("Fall"), " ".join(part for part in (row.person_name, row.case_number) if part)),
        (tr("Zweck"), " · ".join(part for part in (purpose, entry.subject) if part)),
        (tr("Enthält"), "; ".join(label(category) for category in entry.categories)),
        (tr("Weg"), left_by(entry.kind, entry.channel)),
        (tr("Fassung"), version),
        (
            tr("Weitergegeben"),
            tr(
                "am {day}, eingetragen von {name}",
                day=format_date(entry.disclosed_on),
                name=row.author,
            ),
        ),
        (tr("Datei"), writing_words(entry.writing)),
        (tr("Empfang"), receipt(row)),
        (tr("Bemerkung"), entry.remark),
    )
    return tuple((name, value) for name, value in every if value)


def writing_words(writing: Writing) -> str:
    """Return what is to be done about a file that is not known to be whole; empty for all others.

    „Das Programm endete, während die Datei geschrieben wurde. …“
    """
    match writing:
        case Writing.BEGUN:
            return tr(
                "Das Programm endete, während die Datei geschrieben wurde. Bitte sehen Sie nach, "
                "ob sie da ist. Liegt nirgends etwas, tragen Sie „Doch nicht weitergegeben“ ein."
            )
        case Writing.BROKEN_OFF:
            return tr(
                "Das Schreiben brach ab. Auf dem Datenträger kann ein Rest der Datei liegen; bitte "
                "löschen Sie ihn. Liegt nirgends etwas, tragen Sie „Doch nicht weitergegeben“ ein."
            )
        case Writing.FAILED:
            return tr("Die Datei ließ sich nicht schreiben; es liegt nirgends etwas von ihr.")
    return ""


def heading(row: DisclosureRow) -> str:
    """Return „Übergabe Ü-26-031“."""
    return " ".join(part for part in (label(row.disclosure.kind), row.disclosure.number) if part)


def receipt_sentence(error: KnownError, row: DisclosureRow) -> str:
    """Return what stands below the day of the receipt; one before it left has words of its own."""
    if error.code is ErrorCode.DATE_ORDER:
        left = format_date(row.disclosure.disclosed_on)
        return tr("Weitergegeben wurde es erst am {day}. Bitte prüfen Sie das Datum.", day=left)
    return sentence(error)


def dated_remark(text: str, today: date) -> str:
    """Return a remark with its day, as it is added below the ones before; empty stays empty."""
    return f"{format_date(today)}: {text.strip()}" if text.strip() else ""
