"""The list of open agreements for the next meeting: who does what by when, with room to write."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Gap, Role, paragraph
from integrif_desk.documents.grid import TABLE, Cell, Grid, Row
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import letterhead
from integrif_desk.documents.pages import BARE, LATER, Furniture, PageNumbers, lay_out
from integrif_desk.documents.runs import Span
from integrif_desk.documents.styles import (
    BODY,
    CELL,
    CELL_BOLD,
    COLUMN_HEAD,
    HEADING,
    INK,
    PETROL,
    SMALL,
    WIDTH,
    Style,
)
from integrif_desk.domain.meeting_views import AgreementRow, AgreementsList
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, format_weekday_year
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.meetings import state_words

_TITLE = Style(16, 20, bold=True, color=PETROL)
_WIDTHS = (204.0, 62.0, 76.0, WIDTH - 342)
_ROOM = 17.0
"""Points above the line to write on, enough for handwriting."""
_ROWS = replace(TABLE, top=5, bottom=6)


def render(content: AgreementsList) -> bytes:
    """Return the list as a PDF, A4. Equal values give equal bytes.

    Characters that no font has appear as „▯“; ask `glyphs.missing_glyphs` before printing.
    """
    content = isolated(content)
    return lay_out(lambda _: _story(content), _furniture(content), PageNumbers(1), BARE).pdf


def _story(content: AgreementsList) -> Sequence[Flowable]:
    return [
        NextPageTemplate(LATER),
        letterhead(content.sender),
        Gap(14),
        paragraph(tr("Offene Vereinbarungen"), _TITLE, Role.H1),
        paragraph(_summary(content), replace(BODY, before=2, after=4)),
        *(_groups(content) if content.rows else _nothing()),
    ]


def _summary(content: AgreementsList) -> str:
    day = format_date(content.dated)
    if not content.rows:
        return " – ".join(filter(None, (tr("Stand: {day}", day=day), content.scope)))
    number = tr_n("{n} Vereinbarung", "{n} Vereinbarungen", len(content.rows))
    overdue = sum(row.is_overdue(content.dated) for row in content.rows)
    told = (
        tr("Stand: {day}", day=day),
        content.scope,
        tr("{number}, davon {overdue} überfällig", number=number, overdue=overdue)
        if overdue
        else number,
    )
    return " – ".join(filter(None, told))


def _nothing() -> list[Flowable]:
    return [
        Gap(10),
        paragraph(tr("Keine offenen Vereinbarungen."), BODY),
        Gap(14),
        paragraph(tr("Platz für neue Vereinbarungen"), SMALL),
        *(part for _ in range(6) for part in (Gap(26), Rule())),
    ]


def _groups(content: AgreementsList) -> list[Flowable]:
    story: list[Flowable] = []
    for owner, rows in content.groups():
        # The name stands above its first row; should the page end there, both go on together.
        story.append(
            Grid(
                [_row(row, content) for row in rows],
                _WIDTHS,
                _ROWS,
                head=_head(),
                title=paragraph(isolate(owner), replace(HEADING, before=0, after=0), Role.H2),
                before=13,
            )
        )
    return story


def _head() -> Row:
    titles = (tr("Was"), tr("Vereinbart am"), tr("Fällig am"), tr("Stand und Bemerkung"))
    return [[Gap(3), paragraph(title, COLUMN_HEAD, Role.HEADER_CELL)] for title in titles]


def _row(row: AgreementRow, content: AgreementsList) -> Row:
    overdue = row.is_overdue(content.dated)
    return (
        [paragraph(row.agreement.task, CELL)],
        [paragraph(format_date(row.agreed_on), CELL)],
        [paragraph(format_weekday_year(row.agreement.due_on), CELL_BOLD if overdue else CELL)],
        _remark(row, content),
    )


def _remark(row: AgreementRow, content: AgreementsList) -> Cell:
    said = state_words(row, content.dated)
    words: list[str | Span] = [Span(said, bold=row.is_overdue(content.dated))]
    if row.agreement.remark:
        words.append(f" – {row.agreement.remark}")
    return [paragraph(words, CELL), Gap(_ROOM), Rule()]


def _furniture(content: AgreementsList) -> Furniture:
    title = tr("Offene Vereinbarungen")
    stand = tr("Stand: {day}", day=format_date(content.dated))
    return Furniture(
        title=title,
        author=content.sender.name,
        dated=content.dated,
        footer=tr("{association} – {title}", association=content.sender.name, title=title),
        confidential=tr("Intern"),
        head_left=[
            Span(title, bold=True, color=INK),
            Span(f" – {content.scope}" if content.scope else "", color=INK),
        ],
        head_right=Span(stand, color=INK),
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if content.is_sample else "",
    )
