"""The subject access report: everything on file about a person, in plain German, as a letter.

Art. 15 GDPR says what has to be told; Art. 12 (1) that it is told so that it can be understood.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from integrif_desk.documents import access_report_law as law
from integrif_desk.documents.access_report_case import case_sections
from integrif_desk.documents.access_report_person import person_sections
from integrif_desk.documents.finish import Attachment
from integrif_desk.documents.flowables import Gap, Role, paragraph
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import Information, closed, head, signatures
from integrif_desk.documents.pages import LATER, Furniture, PageNumbers, lay_out
from integrif_desk.documents.report_parts import ContentsLine, contents, section, text
from integrif_desk.documents.runs import Span
from integrif_desk.documents.styles import INK, SUBJECT
from integrif_desk.domain.access_report import AccessReport
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.handover import Recipient
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_Section = tuple[str, list[Flowable]]


def render(report: AccessReport, *, copy_name: str = "", copy: bytes = b"") -> bytes:
    """Return the report as a PDF, A4, `copy` attached as `copy_name`. Equal values give equal
    bytes.

    Characters that no font has appear as „▯“; ask `glyphs.missing_glyphs` before printing.
    """
    report = isolated(report)
    attached = Attachment(copy_name, copy, "application/json", tr("Ihre Daten, maschinenlesbar"))
    return lay_out(
        lambda pages: _story(report, pages, copy_name if copy else ""),
        _furniture(report),
        PageNumbers(6),
        attachments=(attached,) if copy else (),
    ).pdf


def _story(report: AccessReport, pages: PageNumbers, copy_name: str) -> Sequence[Flowable]:
    sections = _numbered(report)
    return [
        NextPageTemplate(LATER),
        *head(report.association, _recipient(report), _information(report)),
        paragraph(_title(), replace(SUBJECT, after=9), Role.H1),
        closed(
            [
                text(_salutation(report), after=7),
                *(text(words, after=7) for words in law.opening(report, copy_name)),
                Gap(2),
                signatures(tr("Mit freundlichen Grüßen"), (report.lead,)),
            ]
        ),
        *_contents(sections, pages),
        *(block for _, _, blocks in sections for block in blocks),
    ]


def _numbered(report: AccessReport) -> list[tuple[str, str, list[Flowable]]]:
    """Return title, anchor and blocks of every section that has something to say."""
    found: list[_Section] = [
        (tr("Wer Ihre Daten speichert"), law.controller(report)),
        (tr("Wozu und auf welcher Grundlage"), law.purposes(report)),
        *person_sections(report.person, report.dated),
        *(section for case in report.cases for section in case_sections(case, report.dated)),
        (tr("Woher die Daten stammen"), law.origin()),
        (tr("Wie lange wir die Daten behalten"), law.retention(report)),
        (tr("Wer in Ihre Daten gesehen hat"), law.accesses(report)),
        (tr("Was unkenntlich ist"), law.hidden(report)),
        (tr("Keine automatisierten Entscheidungen"), law.automation()),
        (tr("Ihre Rechte"), law.rights()),
    ]
    return [
        (
            f"{number}  {title}",
            f"s{number}",
            section(f"{number}  {title}", blocks, anchor=f"s{number}"),
        )
        for number, (title, blocks) in enumerate(
            ((title, blocks) for title, blocks in found if blocks), start=1
        )
    ]


def _contents(
    sections: Sequence[tuple[str, str, list[Flowable]]], pages: PageNumbers
) -> list[Flowable]:
    lines = [ContentsLine(title, anchor) for title, anchor, _ in sections]
    return [PageBreak(), contents(tr("Inhalt"), lines, pages)]


def _title() -> str:
    return tr("Auskunft über Ihre Daten nach Artikel 15 DSGVO")


def _salutation(report: AccessReport) -> str:
    facts = report.person.facts
    if facts.surname and facts.salutation is Salutation.MR:
        return tr("Sehr geehrter Herr {name},", name=isolate(facts.surname))
    if facts.surname and facts.salutation is Salutation.MS:
        return tr("Sehr geehrte Frau {name},", name=isolate(facts.surname))
    return tr("Guten Tag {name},", name=isolate(facts.display_name))


def _recipient(report: AccessReport) -> Recipient:
    facts = report.person.facts
    return Recipient(
        name=isolate(facts.display_name),
        street=facts.street,
        postal_code=facts.postal_code,
        town=facts.town,
    )


def _information(report: AccessReport) -> list[Information]:
    sender = report.association
    numbers = ", ".join(case.number for case in report.cases)
    lines = (
        Information(tr("Stand"), Span(format_date(report.dated), bold=True)),
        Information(tr("Fall"), numbers),
        Information(tr("Leitung"), report.lead, set_off=True),
        Information(tr("Telefon"), sender.phone),
        Information(tr("E-Mail"), sender.email),
        Information(tr("Sprechzeit"), sender.office_hours),
    )
    return [line for line in lines if line.value]


def _furniture(report: AccessReport) -> Furniture:
    sender, title = report.association.name, tr("Auskunft nach Artikel 15 DSGVO")
    stand = tr("Stand: {day}", day=format_date(report.dated))
    return Furniture(
        title=title,
        author=sender,
        dated=report.dated,
        footer=tr("{association} – {title}", association=sender, title=title),
        confidential=tr("Vertraulich"),
        head_left=[
            Span(title, bold=True, color=INK),
            Span(f" – {isolate(report.person.facts.display_name)}", color=INK),
        ],
        head_right=Span(stand, color=INK),
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if report.is_sample else "",
    )
