"""What left the desk about a case and what came to it, in the subject access report."""

from collections.abc import Iterable

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.grid import Row
from integrif_desk.documents.report_parts import cell, subsection, table, text
from integrif_desk.documents.runs import Span, Text
from integrif_desk.domain.access_report import (
    CaseOnFile,
    DisclosureOnFile,
    FileOnFile,
    HandoverOnFile,
)
from integrif_desk.domain.handover import DataCategory
from integrif_desk.wording.dates import format_date, format_number
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, left_by

_KILOBYTE = 1024


def what_left(case: CaseOnFile) -> list[Flowable]:
    """Return what was handed over, written and disclosed, to whom and when."""
    blocks: list[Flowable] = []
    if case.handovers:
        rows: list[Row] = [
            (
                cell(one.number, format_date(one.dated)),
                cell(one.recipient, label(one.purpose)),
                cell(categories(one.categories)),
                cell(label(one.state), *_answer(one)),
            )
            for one in case.handovers
        ]
        heads = (tr("Übergabe"), tr("An wen und wozu"), tr("Welche Daten"), tr("Antwort"))
        blocks += subsection(tr("Übergaben"), [table(heads, rows, (70, 140, 150))])
    if case.disclosures:
        entries: list[Row] = [
            (
                cell(format_date(one.on), left_by(one.kind, one.channel)),
                cell(one.recipient or tr("Sie selbst"), *_confirmed(one)),
                cell(" ".join((label(one.kind), one.number)).strip(), *_what_for(one)),
                cell(categories(one.categories)),
            )
            for one in case.disclosures
        ]
        titles = (tr("Wann und wie"), tr("An wen"), tr("Was und wozu"), tr("Welche Daten"))
        register = table(titles, entries, (84, 122, 134))
        blocks += subsection(tr("Register der Weitergaben"), [register])
    if case.letters:
        letters: list[Row] = [
            (
                cell(format_date(one.dated)),
                cell(one.recipient),
                cell(tr("Antwort erbeten bis {day}", day=format_date(one.answer_by))),
            )
            for one in case.letters
        ]
        written = table((tr("Vom"), tr("An"), tr("Frist")), letters, (84, 200))
        blocks += subsection(tr("Briefe zu Verweisungen"), [written])
    if case.approvals:
        asked: list[Row] = [
            (
                cell(format_date(one.on), label(one.state)),
                cell(one.recipient, label(one.purpose)),
                cell(one.message, *(words for _, words in one.comments)),
            )
            for one in case.approvals
        ]
        told = (tr("Wann"), tr("An wen und wozu"), tr("Was dazu gesagt wurde"))
        blocks += subsection(tr("Freigaben von Übergaben"), [table(told, asked, (110, 150))])
    if not blocks:
        blocks.append(text(tr("Wir haben noch nichts weitergegeben.")))
    return blocks


def _answer(one: HandoverOnFile) -> tuple[str, ...]:
    decided = label(one.decision) if one.decision else ""
    answered = f"{decided}, {format_date(one.answered_on)}" if one.answered_on else decided
    withdrawn = (
        tr("zurückgezogen am {day}", day=format_date(one.withdrawn_on)) if one.withdrawn_on else ""
    )
    return (
        answered,
        label(one.decline_reason) if one.decline_reason else "",
        tr("erwartet für {day}", day=format_date(one.expected_on)) if one.expected_on else "",
        one.answer_text,
        withdrawn,
        one.withdrawn_text,
    )


def _confirmed(one: DisclosureOnFile) -> tuple[str, ...]:
    if one.receipt_confirmed_on is None:
        return ()
    return (tr("Empfang bestätigt am {day}", day=format_date(one.receipt_confirmed_on)),)


def _what_for(one: DisclosureOnFile) -> tuple[str, ...]:
    return (label(one.purpose) if one.purpose else "", one.subject, one.remark)


def categories(chosen: Iterable[DataCategory]) -> str:
    """Name the categories of data."""
    return "; ".join(label(category) for category in chosen)


def findings(case: CaseOnFile) -> list[Flowable]:
    """Return what practice taught with this case."""
    if not case.findings:
        return []
    rows: list[Row] = [
        (cell(one.number, label(one.state)), cell(one.claim, one.suggestion, *_quotes(one.quotes)))
        for one in case.findings
    ]
    return [
        text(
            tr(
                "Aus Ihrem Fall haben wir allgemeine Erkenntnisse festgehalten. Sie nennen Ihren "
                "Namen nicht."
            )
        ),
        table((tr("Nummer"), tr("Erkenntnis, Beleg")), rows, (88,)),
    ]


def _quotes(quotes: Iterable[str]) -> list[str]:
    return [tr("Beleg: „{quote}“", quote=quote) for quote in quotes]


def files(case: CaseOnFile) -> list[Flowable]:
    """Return which files are kept, where they came from, and what is begun."""
    blocks: list[Flowable] = []
    if case.files:
        rows: list[Row] = [
            (
                cell(one.title),
                cell(label(one.media_type), _size(one)),
                cell(format_date(one.entered_on)),
            )
            for one in case.files
        ]
        blocks.append(table((tr("Datei"), tr("Art und Größe"), tr("Abgelegt")), rows, (230, 120)))
        blocks.append(text(tr("Kopien der Dateien geben wir Ihnen auf Wunsch."), before=6))
    if case.received:
        came: list[Row] = [
            (
                cell(
                    one.sender,
                    tr("{number} vom {day}", number=one.number, day=format_date(one.dated)),
                ),
                cell(label(one.purpose)),
                cell(one.file_name, format_date(one.entered_on)),
            )
            for one in case.received
        ]
        heads = (tr("Von wem"), tr("Wozu"), tr("Datei, erhalten am"))
        blocks += subsection(tr("Von anderen erhalten"), [table(heads, came, (180, 150))])
    if case.returned:
        answers: list[Row] = [
            (
                cell(one.file_name, format_date(one.entered_on)),
                cell(*_fields(one.fields), one.replaced_because, *_fields(one.replaced)),
            )
            for one in case.returned
        ]
        said = table((tr("Datei, erhalten am"), tr("Was darin steht")), answers, (180,))
        blocks += subsection(tr("Antworten als Datei"), [said])
    if case.drafts:
        blocks.append(
            text(
                tr_n(
                    "Ein Eintrag zu Ihrem Fall ist begonnen und noch nicht gespeichert.",
                    "{n} Einträge zu Ihrem Fall sind begonnen und noch nicht gespeichert.",
                    case.drafts,
                ),
                before=4,
            )
        )
    return blocks


def _fields(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name}: {value}" for name, value in pairs if value]


def _size(one: FileOnFile) -> Text:
    kilobytes = max(1, round(one.size / _KILOBYTE))
    return Span(tr("{n} Kilobyte", n=format_number(kilobytes)))
