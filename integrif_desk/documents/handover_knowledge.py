"""What the office can learn from: practice findings, recommendations, and what was passed on."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import people
from integrif_desk.documents.changed import marked
from integrif_desk.documents.drawn import YesNo
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import BOX, PLAIN, TABLE, Cell, Grid, GridStyle, Row, side_by_side
from integrif_desk.documents.handover_sections import (
    Numbers,
    cell,
    column_heads,
    heading,
    row_head,
    section,
)
from integrif_desk.documents.keeping import Ending
from integrif_desk.documents.runs import Text
from integrif_desk.documents.styles import (
    BODY,
    BODY_BOLD,
    BODY_SPACED,
    BOX_HEADING,
    CELL,
    INK,
    LINE,
    PETROL,
    SMALL,
    WIDTH,
)
from integrif_desk.domain.handover import (
    ConsentBasis,
    DataCategory,
    HandoverSnapshot,
    Purpose,
)
from integrif_desk.domain.practice_finding import FindingExtract, Perspective
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

RECOMMENDATIONS_ANCHOR = "recommendations"
_FINDINGS = GridStyle(top=5, bottom=6, head_rule=LINE, rule_below_last=False)
_COLUMN = 223.5
_UNTIL = 76.0
_LOOSE, _TIGHT = (TABLE.top, 12.0), (2.6, 8.0)
_WITH_THE_NOTICE = 80.0
"""Points of the table that go with the notice: headings and about three rows."""
_BEFORE_THE_NOTICE = 115.0
"""Points that stay on a page: section heading, column headings and about three rows."""
_BEGINS_ANEW = 356.0
"""Half a page: with no more room the section moves on as a whole rather than be torn apart."""
_NOTICE = replace(PLAIN, top=3, bottom=3, inset=10, bar=3)


def has_practice(snapshot: HandoverSnapshot) -> bool:
    """Whether findings or recommendations are to be printed."""
    return DataCategory.PRACTICE in snapshot.included and bool(
        snapshot.did_not_help or snapshot.helped or snapshot.findings or snapshot.recommendations
    )


def practice(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    """Return findings and recommendations; empty when there are none or they are withheld."""
    if not has_practice(snapshot):
        return []
    told = [*_findings(snapshot), *_recommendations(snapshot)]
    return section(
        numbers,
        tr("Praxiswissen aus der Begleitung"),
        [paragraph(_whose(snapshot), BODY_SPACED), *told],
    )


def passed_on(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    """Return which categories the document holds and the notice for whoever receives it."""
    number = next(numbers)
    return [
        Ending(
            *(_passed_on(snapshot, number, *room) for room in (_LOOSE, _TIGHT)),
            company=_WITH_THE_NOTICE,
            least=_BEFORE_THE_NOTICE,
            whole=_BEGINS_ANEW,
        )
    ]


def _passed_on(snapshot: HandoverSnapshot, number: int, row: float, gap: float) -> list[Flowable]:
    """Return heading, table and notice. `row` is the room above and below each row, `gap` that
    above the notice, in points."""
    discussed = _talk(snapshot)
    bases = {one.category: one for one in snapshot.bases}
    has_bases = bool(bases) and snapshot.purpose is not Purpose.STRATEGY
    rows: list[Row] = [
        (
            row_head(label(category)),
            [YesNo(True, tr("ja"))],
            *_basis(snapshot, bases.get(category), discussed, has_bases),
        )
        for category in DataCategory
        if category in snapshot.included
    ]
    # What stays here takes one row, however much it is: the office need not read it line by line.
    kept = [label(category) for category in DataCategory if category not in snapshot.included]
    if kept:
        no = YesNo(False, tr("nein"))
        words = cell(tr("werden nicht übermittelt"))
        rows.append((row_head("; ".join(kept)), [no], words, *([cell("–")] if has_bases else [])))
    heads = [tr("Datenkategorie"), tr("enthalten"), tr("Grundlage")]
    widths = [186.0, 50.0, WIDTH - 236]
    if has_bases:
        heads.append(tr("gültig bis"))
        widths = [186.0, 50.0, WIDTH - 236 - _UNTIL, _UNTIL]
    return [
        heading(number, tr("Übermittelte Angaben und Grundlage")),
        Grid(
            rows,
            widths,
            replace(TABLE, top=row, bottom=row),
            head=column_heads(*heads),
            after=gap / 2 if has_bases else gap,
        ),
        *([_discussed(snapshot, discussed, gap)] if has_bases else []),
        _notice(snapshot),
    ]


def _basis(
    snapshot: HandoverSnapshot, basis: ConsentBasis | None, discussed: str, has_bases: bool
) -> list[Cell]:
    """Return what a category rests on and, where the table tells it, until when."""
    if snapshot.purpose is Purpose.STRATEGY:
        return [cell(tr("ohne Personenbezug"))]
    if basis is None:
        return [cell(discussed or "–"), *([cell("–")] if has_bases else [])]
    given = tr("Einwilligung vom {given}", given=format_date(basis.given_on))
    return [cell(given), cell(format_date(basis.valid_until))]


def _talk(snapshot: HandoverSnapshot) -> str:
    """Return that the person knows of the handover; empty where nobody has told the day."""
    if snapshot.discussed_on is None:
        return ""
    return tr(
        "mit {person} am {day} besprochen",
        person=people.together_with(snapshot),
        day=format_date(snapshot.discussed_on),
    )


def _discussed(snapshot: HandoverSnapshot, words: str, gap: float) -> Flowable:
    """Return which law the consents rest on and that the person knows of the handover."""
    about_health = any(one.category is DataCategory.HEALTH for one in snapshot.bases)
    law = (
        tr("Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO")
        if about_health
        else tr("Art. 6 Abs. 1 Buchst. a DSGVO")
    )
    sentences = [tr("Grundlage der Einwilligungen: {law}.", law=law)]
    if words:
        sentences.append(tr("Die Weitergabe ist {discussed}.", discussed=words))
    return paragraph(" ".join(sentences), replace(SMALL, after=gap))


def _whose(snapshot: HandoverSnapshot) -> str:
    voices = {voice for each in snapshot.findings for voice in each.perspectives}
    if Perspective.PROFESSIONAL in voices:
        return tr(
            "Diese Beobachtungen stammen aus der ehrenamtlichen Arbeit und aus Rückmeldungen von "
            "Fachleuten. Sie sind ohne Namen auch für andere Fälle nutzbar."
        )
    return tr(
        "Diese Beobachtungen stammen aus der ehrenamtlichen Arbeit. Sie sind ohne Namen auch für "
        "andere Fälle nutzbar."
    )


def _findings(snapshot: HandoverSnapshot) -> list[Flowable]:
    columns = [
        (words, rows)
        for words, rows in (
            (
                tr("Was nicht funktioniert hat"),
                [
                    *_lessons(snapshot, "did_not_help", snapshot.did_not_help),
                    *_claims(snapshot, helped=False),
                ],
            ),
            (
                tr("Was geholfen hat"),
                [
                    *_lessons(snapshot, "helped", snapshot.helped),
                    *_claims(snapshot, helped=True),
                ],
            ),
        )
        if rows
    ]
    if len(columns) == 2:
        left, right = (_finding_grid(words, rows, _COLUMN) for words, rows in columns)
        return [side_by_side([left], [right], (_COLUMN, _COLUMN), WIDTH - 2 * _COLUMN)]
    return [_finding_grid(words, rows, WIDTH) for words, rows in columns]


def _lessons(snapshot: HandoverSnapshot, field: str, texts: Sequence[str]) -> list[Cell]:
    return [cell(marked(text, snapshot, field, index), BODY) for index, text in enumerate(texts)]


def _claims(snapshot: HandoverSnapshot, *, helped: bool) -> list[Cell]:
    return [
        _claim(each, marked(each.text, snapshot, "findings", index))
        for index, each in enumerate(snapshot.findings)
        if each.helped is helped
    ]


def _claim(finding: FindingExtract, text: Text) -> Cell:
    """Return a claim, below it number, kinds of evidence and who says so."""
    kinds = ", ".join(label(kind) for kind in finding.kinds)
    voices = [label(each) for each in finding.perspectives]
    both = tr("{one} und {other}", one=voices[0], other=voices[1]) if len(voices) > 1 else ""
    source = " – ".join(part for part in (finding.number, kinds, both or "".join(voices)) if part)
    return [*cell(text, BODY), paragraph(source, SMALL)]


def _finding_grid(words: str, rows: Sequence[Cell], width: float) -> Grid:
    head = [[paragraph(words, BODY_BOLD, Role.HEADER_CELL)]]
    return Grid([[row] for row in rows], (width,), _FINDINGS, head=head)


def _recommendations(snapshot: HandoverSnapshot) -> list[Flowable]:
    if not snapshot.recommendations:
        return []
    number_style = replace(BODY_BOLD, color=PETROL)
    rows: list[Row] = [
        (
            cell(str(number), number_style),
            cell(marked(recommendation.text, snapshot, "recommendations", number - 1), BODY),
            cell(recommendation.addressee, replace(SMALL, leading=BODY.leading)),
        )
        for number, recommendation in enumerate(snapshot.recommendations, start=1)
    ]
    title = paragraph(
        tr("Unsere Empfehlungen"),
        replace(BOX_HEADING, color=PETROL),
        Role.H2,
    )
    box = Grid(
        rows,
        (35.5, 289.5, WIDTH - 325),
        replace(BOX, top=4.8, bottom=4.8, inset=10, gutter=12),
        title=title,
        before=14,
        after=6,
    )
    box.anchor = RECOMMENDATIONS_ANCHOR
    return [box]


def _notice(snapshot: HandoverSnapshot) -> Grid:
    sentences = [
        tr("Bitte verwenden Sie die Angaben nur für den auf Seite 1 genannten Zweck."),
        tr(
            "Vor einer Weitergabe an Dritte prüfen Sie bitte, ob dafür eine eigene "
            "Rechtsgrundlage besteht."
        ),
        tr(
            "Eine Einwilligung kann jederzeit für die Zukunft widerrufen werden "
            "(Art. 7 Abs. 3 DSGVO); wir informieren Sie dann umgehend."
        ),
    ]
    if snapshot.recipient.is_public_office:
        sentences.append(
            tr(
                "Öffentliche Stellen können nach § 87 Abs. 2 AufenthG zu Mitteilungen an die "
                "Ausländerbehörde verpflichtet sein."
            )
        )
    head = paragraph(tr("Hinweise für die empfangende Stelle"), BODY_BOLD, Role.H2)
    words = paragraph(" ".join(sentences), replace(CELL, color=INK, before=2))
    return Grid([[[head, words]]], (WIDTH,), _NOTICE, role=Role.SECTION)
