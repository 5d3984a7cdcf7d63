"""The consent form: what the person signs before anything about them leaves the desk.

German stands on the left, the person's language beside it, sentence by sentence, so that both sides
of the table can follow. Nothing is ticked in advance (Art. 4 No. 11, Art. 7 GDPR).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import people
from integrif_desk.documents.consent_form_texts import FormTexts, texts
from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Figure, Gap, Paragraph, Role, paragraph
from integrif_desk.documents.form import TICK_SIZE, draw_tick_box
from integrif_desk.documents.grid import BOX, PLAIN, Cell, Grid, GridStyle, Row, side_by_side
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import letterhead
from integrif_desk.documents.pages import BARE, LATER, Furniture, PageNumbers, lay_out
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    CELL,
    INK,
    LINE,
    PETROL,
    SMALL,
    SMALL_INK,
    WIDTH,
    Style,
)
from integrif_desk.domain.consent_form import GERMAN, ConsentForm
from integrif_desk.domain.handover import DataCategory
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

LAW_ON_REPORTING = "§\u00a087\u00a0Abs.\u00a02\u00a0AufenthG"

_GUTTER = 16.0
_TICK_COLUMN = 38.0
_LABEL_COLUMN = 96.0
_ONLY_LABEL_COLUMN = 138.0
_PLACE_COLUMN = 150.0
_LINE_TO_SIGN = 25.0
_TITLE = Style(13, 16.5, bold=True, color=PETROL)
_BESIDE = Style(9, 11.75)  # two languages are to fit on two pages
_ROWS = replace(PLAIN, bottom=4.5, gutter=_GUTTER)
_TICKS = GridStyle(top=2.7, bottom=3.1, inset=9, gutter=_GUTTER, rule_below_last=False, frame=LINE)
_FACTS = replace(BOX, top=2.4, bottom=2.6, gutter=10)
_NOTICE = replace(PLAIN, top=3, bottom=3.5, inset=9, gutter=_GUTTER, frame=INK, frame_width=0.75)


@dataclass(frozen=True)
class _Voice:
    """One of the columns: its words, the values that its sentences mention, and its size."""

    texts: FormTexts
    values: Mapping[str, str]
    style: Style

    @property
    def bold(self) -> Style:
        """What is to be seen first."""
        return replace(self.style, bold=True)

    def paragraph(self, text: Text, style: Style, role: Role = Role.P) -> Paragraph:
        """A paragraph that begins where the language is written from."""
        align = "right" if self.texts.right_to_left else style.align
        language = self.texts.code if self.texts.code != GERMAN else ""
        return paragraph(text, replace(style, align=align), role, language=language)

    def word(self, key: str, style: Style | None = None, role: Role = Role.P) -> Paragraph:
        """A single text."""
        return self.paragraph(self.texts.words[key], style or self.style, role)

    def section(self, name: str) -> Paragraph:
        """A section as one paragraph that begins with its heading."""
        section = self.texts.sections[name]
        text = section.text.format(**self.values)
        return self.paragraph([Span(f"{section.heading}: ", bold=True), text], self.style)


class _TickBox(Figure):
    """An empty box to tick by hand."""

    def __init__(self, height: float) -> None:
        super().__init__(height, tr("Kästchen zum Ankreuzen"))

    def paint(self) -> None:
        """Draw it level with the first line beside it."""
        draw_tick_box(self.canvas, 0.5, (self.height - TICK_SIZE) / 2, TICK_SIZE)


def render(form: ConsentForm) -> bytes:
    """Return the form as a PDF, A4, at most two pages as a rule. Equal values give equal bytes.

    Characters that no font has appear as „▯“; ask `glyphs.missing_glyphs` before printing. Raises
    `FieldError` FIELD_INVALID for a language without a file.
    """
    form = isolated(form)
    values = {
        "valid_until": isolate(format_date(form.valid_until)),
        "law": isolate(LAW_ON_REPORTING),
    }
    codes = dict.fromkeys((GERMAN, form.language))
    style = CELL if len(codes) == 1 else _BESIDE
    voices = tuple(_Voice(texts(code), values, style) for code in codes)
    return lay_out(lambda _: _story(form, voices), _furniture(form), PageNumbers(2), BARE).pdf


def _story(form: ConsentForm, voices: Sequence[_Voice]) -> Sequence[Flowable]:
    has_health = DataCategory.HEALTH in form.categories
    sections = (
        "voluntary",
        "revocation",
        *(("health",) if has_health else ()),
        *(("public_office",) if form.recipient.is_public_office else ()),
        "expiry",
        "rights",
    )
    return [
        NextPageTemplate(LATER),
        letterhead(form.association),
        Gap(7),
        _beside([[[v.word("title", _TITLE, Role.H1)] for v in voices]]),
        *_notice(form, voices),
        Gap(5),
        _facts(form, voices),
        Gap(7),
        _beside([[[v.word(key)] for v in voices] for key in ("introduction", "request")]),
        Gap(4),
        _beside([[[v.word("choose", v.bold)] for v in voices]]),
        _ticks(form, voices),
        Gap(7),
        _beside([[[v.section(name)] for v in voices] for name in sections]),
        Gap(5),
        _consent(form, voices),
    ]


def _beside(rows: Sequence[Row], style: GridStyle = _ROWS) -> Grid:
    """Return rows of one cell per language in equal columns."""
    return Grid(rows, _columns(len(rows[0])), style, role=Role.SECTION)


def _columns(count: int) -> tuple[float, ...]:
    """Return the widths of equal columns; the gutters stand in those that have one."""
    column = (WIDTH - (count - 1) * _GUTTER) / count
    return (*(column + _GUTTER,) * (count - 1), column)


def _notice(form: ConsentForm, voices: Sequence[_Voice]) -> list[Flowable]:
    """Say that nobody has checked the translation. German needs no such notice."""
    if form.reviewed or form.language == GERMAN:
        return []
    return [_beside([[[v.word("unreviewed", SMALL_INK)] for v in voices]], _NOTICE)]


def _facts(form: ConsentForm, voices: Sequence[_Voice]) -> Grid:
    """Who asks for what, for whom: names stand once, with the words of both languages around."""
    german, *others = voices
    rows: list[Row] = [
        (
            [german.word(key, german.bold, Role.HEADER_CELL)],
            value,
            *([paragraph(v.texts.words[key], replace(v.style, align="right"))] for v in others),
        )
        for key, value in (
            ("label_asks", _association(form, german)),
            ("label_person", _person(form, german)),
            ("label_recipient", _recipient(form, german)),
            ("label_purpose", _purpose(form, voices)),
            ("label_valid_until", [paragraph(format_date(form.valid_until), german.bold)]),
            ("label_law", _some(_law(form), german)),
        )
    ]
    first = _LABEL_COLUMN if others else _ONLY_LABEL_COLUMN
    last = [_LABEL_COLUMN for _ in others]
    return Grid(rows, (first, WIDTH - first - sum(last), *last), _FACTS)


def _association(form: ConsentForm, german: _Voice) -> Cell:
    sender = form.association
    town = f"{sender.postal_code} {sender.town}".strip()
    reach = (sender.street, town, sender.phone, sender.email)
    return [
        paragraph(sender.name, german.bold),
        *_some(", ".join(filter(None, reach)), german),
    ]


def _person(form: ConsentForm, german: _Voice) -> Cell:
    person = form.person
    name: list[str | Span] = [Span(isolate(person.name), bold=True)]
    if person.original_name:
        name.append(f" ({isolate(person.original_name)})")
    if born := people.born(person):
        name.append(f", {born}")
    return [paragraph(name, german.style)]


def _recipient(form: ConsentForm, german: _Voice) -> Cell:
    recipient = form.recipient
    town = f"{recipient.postal_code} {recipient.town}".strip()
    carrier = recipient.carrier if recipient.carrier != recipient.name else ""
    return [
        paragraph(recipient.name, german.bold),
        *_some(", ".join(filter(None, (carrier, recipient.street, town))), german),
    ]


def _purpose(form: ConsentForm, voices: Sequence[_Voice]) -> Cell:
    return [
        paragraph(label(form.purpose), voices[0].bold),
        *(voice.paragraph(voice.texts.purposes[form.purpose], voice.style) for voice in voices),
    ]


def _law(form: ConsentForm) -> str:
    if DataCategory.HEALTH in form.categories:
        return tr("Art. 6 Abs. 1 Buchst. a, Art. 7 und Art. 9 Abs. 2 Buchst. a DSGVO")
    return tr("Art. 6 Abs. 1 Buchst. a und Art. 7 DSGVO")


def _some(text: str, german: _Voice) -> list[Flowable]:
    return [paragraph(text, german.style)] if text else []


def _ticks(form: ConsentForm, voices: Sequence[_Voice]) -> Grid:
    """A box for each category that is asked for, in the order of the categories."""
    rows: list[Row] = [
        (
            [_TickBox(voices[0].style.leading)],
            *([voice.paragraph(voice.texts.categories[category], voice.style)] for voice in voices),
        )
        for category in DataCategory
        if category in form.categories
    ]
    first, *others = _columns(len(voices))
    return Grid(rows, (_TICK_COLUMN, first - _TICK_COLUMN, *others), _TICKS)


def _consent(form: ConsentForm, voices: Sequence[_Voice]) -> Grid:
    """What is signed, and the lines to sign on; they stay on one page."""
    place = _line_to_sign(voices, "sign_place_date")
    lines: list[tuple[Cell, Cell]] = [(place, _line_to_sign(voices, "sign_person"))]
    if form.may_be_minor:
        lines.append((place, _line_to_sign(voices, "sign_guardian")))
    helpers = (
        _line_to_sign(voices, "sign_interpreter"),
        _line_to_sign(voices, "sign_volunteer", form.volunteer),
    )
    half = (WIDTH - _GUTTER) / 2
    narrow = (_PLACE_COLUMN, WIDTH - _GUTTER - _PLACE_COLUMN)
    blocks = [
        _beside([[[v.word("declaration", v.bold)] for v in voices]]),
        _beside([[[v.word("explained")] for v in voices]]),
        *(side_by_side(left, right, narrow, _GUTTER) for left, right in lines),
        side_by_side(*helpers, (half, half), _GUTTER),
    ]
    return Grid([[blocks]], (WIDTH,), PLAIN, role=Role.SECTION)


def _line_to_sign(voices: Sequence[_Voice], key: str, name: str = "") -> Cell:
    """Room to write in, a line, and below it in each language what belongs there."""
    printed = [paragraph(name, SMALL_INK)] if name else []
    return [
        Gap(_LINE_TO_SIGN - (SMALL_INK.leading if name else 0)),
        *printed,
        Rule(),
        Gap(2),
        *(voice.word(key, SMALL) for voice in voices),
    ]


def _furniture(form: ConsentForm) -> Furniture:
    sender, title = form.association.name, tr("Einwilligung")
    who = ", ".join(filter(None, (form.person.name, people.born(form.person))))
    # Signatures stand on the second page: it says by itself who may learn something.
    to = Span(tr(" – an {recipient}", recipient=form.recipient.name), color=INK)
    return Furniture(
        title=title,
        author=sender,
        dated=form.dated,
        footer=tr(
            "{association} – {document}, Stand: {day}",
            association=sender,
            document=f"{title} {form.case_number}".strip(),
            day=format_date(form.dated),
        ),
        confidential=tr("Vertraulich"),
        head_left=[Span(title, bold=True, color=INK), Span(f" – {who}", color=INK), to],
        head_right=Span(form.case_number, color=INK),
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if form.is_sample else "",
    )
