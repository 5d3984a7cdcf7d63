"""The reply slip: the page that comes back. Its answer code alone is a complete address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.platypus.flowables import CondPageBreak, Flowable

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Gap, Role, paragraph
from integrif_desk.documents.form import (
    DATE_WIDTH,
    ROW_HEIGHT,
    Box,
    FieldKind,
    FormField,
    FormRow,
    PrintedField,
    Word,
)
from integrif_desk.documents.grid import PLAIN, Cell, Grid, GridStyle, Row
from integrif_desk.documents.letter import bold
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    BODY_BOLD,
    CELL,
    CELL_CENTRED,
    FIELD_LABEL,
    HEADING,
    LINE,
    PETROL,
    SMALL,
    SMALL_INK,
    TITLE,
    WIDTH,
    Style,
)
from integrif_desk.domain.handover import Letterhead, Purpose, Recommendation
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_HALF = 228.0
_GUTTER = WIDTH - 2 * _HALF
_CODE_BOX = replace(PLAIN, top=7.5, bottom=7.5, inset=8, frame=PETROL, frame_width=1.5)
_WAYS = GridStyle(top=5, bottom=6, inset=7.5, gutter=7.5, rules="", frame=LINE, column_rules=True)
_CODE = Style(34, 35, bold=True, align="center")
_SLIP_HEADING = replace(HEADING, before=13, after=3)


@dataclass(frozen=True)
class Slip:
    """What a reply slip needs to know. `document` is named in its subtitle, `page` is where the
    recommendations stand."""

    document: str
    answer_code: str
    answer_by: date
    recipient: str
    sender: Letterhead
    purpose: Purpose
    recommendations: Sequence[Recommendation] = ()
    page: int = 0


def reply_slip(slip: Slip, anchor: str) -> list[Flowable]:
    """Return the flowables of the slip."""
    return [
        _head(slip, anchor),
        *_ways_back(slip.sender),
        *_decision(slip.purpose),
        *_responsible_person(),
        *_next_step(),
        *_answers_to_recommendations(slip),
        _signature(),
    ]


def _head(slip: Slip, anchor: str) -> Grid:
    left: Cell = [
        paragraph(tr("Rückmeldebogen"), TITLE, Role.H1),
        paragraph(tr("zur {document}", document=slip.document), BODY),
        paragraph(slip.recipient, replace(BODY, after=6)),
        paragraph(
            tr("Bitte bis zum {day} an uns zurück.", day=format_date(slip.answer_by)), BODY_BOLD
        ),
    ]
    code = Span(slip.answer_code, mono=True)
    right = Grid(
        [
            [
                [
                    paragraph(tr("Antwortcode"), replace(CELL_CENTRED, size=8.5, bold=True)),
                    PrintedField(
                        FormField(
                            "code", FieldKind.PRINTED, tr("Antwortcode"), value=slip.answer_code
                        ),
                        paragraph(code, _CODE),
                    ),
                    paragraph(
                        tr("Bei Rückfragen und am Telefon bitte angeben"),
                        replace(SMALL, align="center"),
                    ),
                ]
            ]
        ],
        (207,),
        _CODE_BOX,
        role=Role.SECTION,
    )
    head = Grid(
        [(left, [Gap(3), right])],
        (WIDTH - 207, 207),
        replace(PLAIN, gutter=18),
        role=Role.SECTION,
        after=22,
    )
    head.anchor = anchor
    return head


def _ways_back(sender: Letterhead) -> list[Flowable]:
    town = f"{sender.postal_code} {sender.town}".strip()
    address = ",\n".join(filter(None, (sender.street, town)))
    ways = [
        (tr("Per Post"), address),
        (
            tr("Am Telefon"),
            tr("{phone}: Code und Buchstabe nennen", phone=sender.phone) if sender.phone else "",
        ),
        (
            tr("Per E-Mail"),
            tr("{email}: nur Code und Buchstabe, keine Namen", email=sender.email)
            if sender.email
            else "",
        ),
        (tr("Persönlich"), sender.office_hours),
    ]
    cells = [
        [paragraph(name, replace(SMALL_INK, bold=True, size=9)), paragraph(words, SMALL)]
        for name, words in ways
        if words
    ]
    if not cells:
        return []
    return [Grid([cells], [WIDTH / len(cells)] * len(cells), _WAYS, role=Role.SECTION)]


def _decision(purpose: Purpose) -> list[Flowable]:
    decision = tr("Ihre Entscheidung")
    return [
        *_heading(1, decision),
        FormRow(
            [
                _tick("entscheidung", "A", decision),
                Word(17, bold("A")),
                Word(42.5, [bold(tr("Wir übernehmen")), f" {_TASKS[purpose]}."]),
            ]
        ),
        FormRow(
            [
                _tick("entscheidung", "B", decision),
                Word(17, bold("B")),
                Word(42.5, [bold(tr("Wir übernehmen später")), tr(", voraussichtlich ab")]),
                Box(FormField("ab_datum", FieldKind.DATE, tr("Übernahme voraussichtlich ab"))),
            ]
        ),
        FormRow(
            [
                _tick("entscheidung", "C", decision),
                Word(17, bold("C")),
                Word(42.5, [bold(tr("Wir können nicht übernehmen")), tr(", weil")]),
            ]
        ),
        FormRow(_reason("C1", tr("wir nicht zuständig sind. Zuständig ist:"), words=True)),
        FormRow(_reason("C2", tr("Voraussetzungen fehlen, und zwar:"), words=True)),
        FormRow(_reason("C3", tr("Unterlagen fehlen, und zwar:"), words=True)),
        FormRow(
            [
                *_reason("C4", tr("derzeit Platz oder Mittel fehlen.")),
                *_reason("C5", tr("die Person nicht erreichbar war."), x=240),
            ]
        ),
        FormRow(_reason("C6", tr("ein anderer Grund vorliegt:"), words=True)),
    ]


_TASKS = {
    Purpose.COORDINATION: "die Abstimmung",
    Purpose.CONTINUATION: "die Begleitung",
    Purpose.RECOGNITION: "das Anliegen zur Anerkennung",
    Purpose.LANGUAGE_COURSE: "die Aufnahme in einen Kurs",
    Purpose.EMPLOYMENT_PROMOTION: "die Förderung und Vermittlung",
    Purpose.TRAINING: "die Vermittlung",
    Purpose.STRATEGY: "die Anregungen",
}


def _reason(
    code: str, words_before: str, *, x: float = 27, words: bool = False
) -> list[Word | Box]:
    row: list[Word | Box] = [
        _tick("grund", code, tr("Grund"), x),
        Word(x + 17, bold(code)),
        Word(x + 42.5, words_before),
    ]
    if words:
        row.append(
            Box(FormField(f"grund_text_{code}", FieldKind.TEXT, tr("Grund {code}", code=code)))
        )
    return row


def _tick(name: str, choice: str, tooltip: str, x: float = 0) -> Box:
    return Box(FormField(name, FieldKind.CHOICE, f"{tooltip}: {choice}", choice, group=tooltip), x)


def _responsible_person() -> list[Flowable]:
    rows = (
        (("name", tr("Name")), ("funktion", tr("Funktion, Sachgebiet"))),
        (("telefon", tr("Telefon")), ("email", tr("E-Mail"))),
    )
    return [
        *_heading(2, tr("Verantwortliche Person bei Ihnen")),
        Gap(2),
        Grid(
            [[_labelled(name, words) for name, words in row] for row in rows],
            (_HALF + _GUTTER, _HALF),
            replace(PLAIN, bottom=2, gutter=_GUTTER),
            role=Role.SECTION,
        ),
    ]


def _labelled(
    name: str, words: str, height: float = ROW_HEIGHT - 1, *, is_long: bool = False
) -> Cell:
    return [
        paragraph(words, replace(FIELD_LABEL, after=0)),
        FormRow([Box(FormField(name, FieldKind.TEXT, words, is_long=is_long), 0)], height),
    ]


def _next_step() -> list[Flowable]:
    when = tr("Bis wann? (TT.MM.JJJJ)")
    left = _labelled("schritt", tr("Was geschieht als Nächstes?"), 40, is_long=True)
    right: Cell = [
        paragraph(when, replace(FIELD_LABEL, after=0)),
        FormRow([Box(FormField("schritt_datum", FieldKind.DATE, when), 0)], ROW_HEIGHT),
    ]
    return [
        *_heading(3, tr("Nächster Schritt")),
        Gap(2),
        Grid(
            [(left, right)],
            (WIDTH - 156, 156),
            replace(PLAIN, gutter=12),
            role=Role.SECTION,
        ),
    ]


def _answers_to_recommendations(slip: Slip) -> list[Flowable]:
    if not slip.recommendations:
        return []
    choices = (
        ("ja", tr("greifen wir auf")),
        ("rueckfrage", tr("haben Rückfragen")),
        ("nein", tr("nicht umsetzbar")),
    )
    rows: list[Row] = []
    for number, recommendation in enumerate(slip.recommendations, start=1):
        name = f"empf_{number}"
        text = f"{number} {_beginning(recommendation.text)}"
        rows.append(
            [
                [Gap(2.5), paragraph(text, CELL)],
                *(
                    [_choice(name, choice, tr("Empfehlung {n}: {w}", n=number, w=words), words)]
                    for choice, words in choices
                ),
            ]
        )
    return [
        *_heading(4, tr("Zu unseren Empfehlungen (Seite {page})", page=slip.page)),
        Grid(
            rows,
            (154.5, 102, 112.5, WIDTH - 369),
            replace(PLAIN, top=1, bottom=1.5, gutter=6),
            role=Role.SECTION,
        ),
    ]


def _choice(name: str, choice: str, tooltip: str, words: str) -> FormRow:
    box = Box(FormField(name, FieldKind.CHOICE, tooltip, choice, group=tr("Empfehlung")), 0)
    return FormRow([box, Word(17, words)], 18, CELL)


def _beginning(text: str) -> str:
    """Return the first words, enough to recognise the recommendation; it stands in full before."""
    first = text.split("\n", 1)[0]
    if len(first) <= 28:
        return first
    return first[:28].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _signature() -> Grid:
    day = tr("Datum")
    left: Cell = [
        paragraph(day, replace(FIELD_LABEL, after=0)),
        FormRow([Box(FormField("datum", FieldKind.DATE, day), 0)], ROW_HEIGHT),
    ]
    right: Cell = [paragraph(tr("Unterschrift, Stempel"), FIELD_LABEL), Gap(17), Rule()]
    return Grid(
        [(left, right)],
        (DATE_WIDTH + 27, WIDTH - DATE_WIDTH - 27),
        replace(PLAIN, gutter=27),
        role=Role.SECTION,
        before=14,
    )


def _heading(number: int, words: Text) -> list[Flowable]:
    return [
        CondPageBreak(70),
        paragraph(f"{number}  {words}", _SLIP_HEADING, Role.H2),
        Rule(),
        Gap(3),
    ]
