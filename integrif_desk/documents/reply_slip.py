"""The reply slip: the page that comes back. Its answer code alone is a complete address.

It is filled in with a pen or on the screen. It is one page for all that is usual: the more it has
to say, the tighter it is set. What is longer still goes on with a whole section, and the line to
sign on never stands alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.platypus.flowables import CondPageBreak, Flowable

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Gap, Role, paragraph, stack_height
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
from integrif_desk.documents.keeping import Ending
from integrif_desk.documents.links import dialled, linked, mail_to
from integrif_desk.documents.pages import BARE_HEIGHT, LATER_HEIGHT
from integrif_desk.documents.reply_slip_decision import (
    ROOMS,
    Room,
    decision,
    heading,
    tick,
)
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.shortening import shortened
from integrif_desk.documents.styles import (
    BODY,
    BODY_BOLD,
    CELL,
    CELL_CENTRED,
    FIELD_LABEL,
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
_WITH_THE_SIGNATURE = 60.0
"""Points of the section before that go to the next page with the line to sign on."""
_RECOGNISED = 29
"""Characters by which a recommendation is recognised; it stands in full before."""
_HEARD = 160
"""Characters of a recommendation that are read aloud at each of its boxes."""
_CODE_WIDTH = 207.0
_SCREEN_SHARE = 1.5
"""How much wider the way back by file is printed than the others."""
_CODE_BOX = replace(PLAIN, top=6.5, bottom=6, inset=8, frame=PETROL, frame_width=1.5)
_WAYS = GridStyle(top=5, bottom=6, inset=7.5, gutter=7.5, rules="", frame=LINE, column_rules=True)
_CODE = Style(34, 35, bold=True, align="center")
_ISSUE = replace(SMALL, size=8, leading=10.5)

TASKS = {
    Purpose.COORDINATION: "die Abstimmung",
    Purpose.CONTINUATION: "die Begleitung",
    Purpose.RECOGNITION: "das Anliegen zur Anerkennung",
    Purpose.LANGUAGE_COURSE: "die Aufnahme in einen Kurs",
    Purpose.EMPLOYMENT_PROMOTION: "die Förderung und Vermittlung",
    Purpose.TRAINING: "die Vermittlung",
    Purpose.STRATEGY: "die Anregungen",
}


@dataclass(frozen=True)
class Slip:
    """What a reply slip needs to know.

    `document` follows „Rückmeldebogen“ („zur Übergabe Ü-26-031 vom 10.03.2026“), `task` follows
    „Wir übernehmen“. `issue` counts the versions of the document, `fingerprint` are the first 16
    hex digits of the SHA-256 of what it says; without one none is printed. The recommendations
    stand in full on `page`, at `anchor`.
    """

    document: str
    answer_code: str
    answer_by: date
    recipient: str
    sender: Letterhead
    task: str
    issue: int = 1
    fingerprint: str = ""
    recommendations: Sequence[Recommendation] = ()
    page: int = 0
    anchor: str = ""


def reply_slip(slip: Slip, anchor: str) -> list[Flowable]:
    """Return the flowables of the slip. `anchor` names its page."""
    for room in ROOMS:
        blocks = [block for section in _sections(slip, anchor, room) for block in section]
        if stack_height(blocks, WIDTH) <= BARE_HEIGHT - 1:
            return blocks
    first, *others, last = _sections(slip, anchor, ROOMS[0])
    return [
        *first,
        *(block for section in others for block in (_room_for(section), *section)),
        Ending(last, company=_WITH_THE_SIGNATURE, whole=LATER_HEIGHT),
    ]


def _sections(slip: Slip, anchor: str, room: Room) -> list[list[Flowable]]:
    sections = [
        [_head(slip, anchor, room), *_ways_back(slip.sender), *decision(slip.task, room)],
        _responsible_person(room),
        _next_step(room),
        _answers_to_recommendations(slip, room),
    ]
    *others, last = filter(None, sections)
    return [*others, [*last, _signature(room)]]


def _room_for(section: Sequence[Flowable]) -> Flowable:
    return CondPageBreak(stack_height(section, WIDTH))


def _head(slip: Slip, anchor: str, room: Room) -> Grid:
    left: Cell = [
        paragraph(tr("Rückmeldebogen"), TITLE, Role.H2),
        paragraph(slip.document, BODY),
        paragraph(slip.recipient, replace(BODY, after=6)),
        paragraph(
            tr("Bitte bis zum {day} an uns zurück.", day=format_date(slip.answer_by)), BODY_BOLD
        ),
    ]
    code = FormField("code", FieldKind.PRINTED, tr("Antwortcode"), value=slip.answer_code)
    right = Grid(
        [
            [
                [
                    paragraph(tr("Antwortcode"), replace(CELL_CENTRED, size=8.5, bold=True)),
                    PrintedField(code, paragraph(Span(slip.answer_code, mono=True), _CODE)),
                    paragraph(
                        tr("Bei Rückfragen und am Telefon bitte angeben"),
                        replace(SMALL, align="center"),
                    ),
                    _issue(slip),
                ]
            ]
        ],
        (_CODE_WIDTH,),
        _CODE_BOX,
        role=Role.SECTION,
    )
    head = Grid(
        [(left, [Gap(3), right])],
        (WIDTH - _CODE_WIDTH, _CODE_WIDTH),
        replace(PLAIN, gutter=18),
        role=Role.SECTION,
        after=room.below_head,
    )
    head.anchor = anchor
    return head


def _issue(slip: Slip) -> Grid:
    """Return the line that tells which version of the document the slip belongs to."""
    issue = paragraph(tr("Fassung {issue}", issue=slip.issue), _ISSUE)
    fields = [
        PrintedField(
            FormField("fassung", FieldKind.PRINTED, tr("Fassung"), value=str(slip.issue)), issue
        )
    ]
    widths = [issue.natural_width() + 1]
    if slip.fingerprint:
        digits = slip.fingerprint
        grouped = "\u00a0".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        words = paragraph(
            [Span(tr("· Prüfwert") + "\u00a0"), Span(grouped, mono=True)],
            _ISSUE,
        )
        fields.append(
            PrintedField(
                FormField("pruefwert", FieldKind.PRINTED, tr("Prüfwert"), value=digits), words
            )
        )
        widths[0] += 1
        widths.append(words.natural_width() + 1)
    inner = _CODE_WIDTH - 2 * _CODE_BOX.inset
    left = max(0.0, (inner - sum(widths)) / 2)
    return Grid(
        [([], *([field] for field in fields))],
        (left, *widths),
        replace(PLAIN, gutter=0),
        role=Role.SECTION,
    )


def _ways_back(sender: Letterhead) -> list[Flowable]:
    town = f"{sender.postal_code} {sender.town}".strip()
    address = ",\n".join(filter(None, (sender.street, town)))
    ways: list[tuple[str, Text]] = [
        (
            tr("Am Bildschirm"),
            linked(
                tr(
                    "Felder ausfüllen, Datei verschlüsselt an {email}; ohne Verschlüsselung nur "
                    "Code und Buchstabe, keine Namen",
                    email=sender.email,
                ),
                sender.email,
                mail_to(sender.email),
            )
            if sender.email
            else "",
        ),
        (tr("Per Post"), address),
        (
            tr("Am Telefon"),
            linked(
                tr("{phone}: Code und Buchstabe nennen", phone=sender.phone),
                sender.phone,
                dialled(sender.phone),
            )
            if sender.phone
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
    shares = [1.0] * len(cells)
    if sender.email:
        shares[0] = _SCREEN_SHARE
    widths = [WIDTH * share / sum(shares) for share in shares]
    return [Grid([cells], widths, _WAYS, role=Role.SECTION)]


def _responsible_person(room: Room) -> list[Flowable]:
    rows = (
        (("name", tr("Name")), ("funktion", tr("Funktion, Sachgebiet"))),
        (("telefon", tr("Telefon")), ("email", tr("E-Mail"))),
    )
    title = tr("Verantwortliche Person bei Ihnen")
    return [
        *heading(2, title, room),
        Gap(2),
        Grid(
            [
                [_labelled(name, words, tooltip=f"{title}: {words}") for name, words in row]
                for row in rows
            ],
            (_HALF + _GUTTER, _HALF),
            replace(PLAIN, bottom=2, gutter=_GUTTER),
            role=Role.SECTION,
        ),
    ]


def _labelled(
    name: str, words: str, height: float = ROW_HEIGHT - 1, *, tooltip: str, is_long: bool = False
) -> Cell:
    return [
        paragraph(words, replace(FIELD_LABEL, after=0)),
        FormRow([Box(FormField(name, FieldKind.TEXT, tooltip, is_long=is_long), 0)], height),
    ]


def _next_step(room: Room) -> list[Flowable]:
    what, when = tr("Was geschieht als Nächstes?"), tr("Bis wann? (TT.MM.JJJJ)")
    title = tr("Nächster Schritt")
    left = _labelled("schritt", what, room.step, tooltip=f"{title}: {what}", is_long=True)
    right: Cell = [
        paragraph(when, replace(FIELD_LABEL, after=0)),
        FormRow(
            [Box(FormField("schritt_datum", FieldKind.DATE, f"{title}: {when}"), 0)], ROW_HEIGHT
        ),
    ]
    return [
        *heading(3, title, room),
        Gap(2),
        Grid(
            [(left, right)],
            (WIDTH - 156, 156),
            replace(PLAIN, gutter=12),
            role=Role.SECTION,
        ),
    ]


def _answers_to_recommendations(slip: Slip, room: Room) -> list[Flowable]:
    if not slip.recommendations:
        return []
    choices = (
        ("ja", tr("greifen wir auf"), tr("das greifen wir auf")),
        ("rueckfrage", tr("haben Rückfragen"), tr("dazu haben wir Rückfragen")),
        ("nein", tr("nicht umsetzbar"), tr("das ist nicht umsetzbar")),
    )
    rows: list[Row] = []
    for number, recommendation in enumerate(slip.recommendations, start=1):
        # What is ticked is said first: whoever hears one box after the other need not wait for it.
        told = shortened(" ".join(recommendation.text.split()), _HEARD)
        group = tr("Empfehlung {number}: {text}", number=number, text=told)
        answers = [
            [
                FormRow(
                    [
                        tick(
                            f"empf_{number}",
                            choice,
                            group,
                            tr(
                                "Empfehlung {number}, {meaning}: {text}",
                                number=number,
                                meaning=meaning,
                                text=told,
                            ),
                        ),
                        Word(17, words),
                    ],
                    room.answer,
                    CELL,
                )
            ]
            for choice, words, meaning in choices
        ]
        above = (room.answer - CELL.leading) / 2
        words = f"{number} {shortened(recommendation.text.split(chr(10), 1)[0], _RECOGNISED)}"
        rows.append([[Gap(above), paragraph(words, CELL)], *answers])
    title = linked(
        tr("Zu unseren Empfehlungen (Seite {page})", page=slip.page),
        tr("Seite {page}", page=slip.page),
        f"#{slip.anchor}" if slip.anchor else "",
    )
    return [
        *heading(4, title, room),
        Grid(
            rows,
            (154.5, 102, 112.5, WIDTH - 369),
            replace(PLAIN, gutter=6),
            role=Role.SECTION,
        ),
    ]


def _signature(room: Room) -> Grid:
    day = tr("Datum")
    field = FormField("datum", FieldKind.DATE, tr("Datum (TT.MM.JJJJ)"))
    left: Cell = [
        paragraph(day, replace(FIELD_LABEL, after=0)),
        FormRow([Box(field, 0)], ROW_HEIGHT),
    ]
    right: Cell = [paragraph(tr("Unterschrift, Stempel"), FIELD_LABEL), Gap(17), Rule()]
    return Grid(
        [(left, right)],
        (DATE_WIDTH + 27, WIDTH - DATE_WIDTH - 27),
        replace(PLAIN, gutter=27),
        role=Role.SECTION,
        before=room.above_signature,
    )
