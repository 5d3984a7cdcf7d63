"""Handovers of several cases in one document: a letter with a table, then case by case.

Each case has a chapter of its own, with its answer code and its reply slip. The slips are filled in
as those of single handovers are; their fields stand below a name for each case.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import cast

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak

from integrif_desk.documents import people
from integrif_desk.documents.finish import Attachment
from integrif_desk.documents.flowables import Block, Role, paragraph
from integrif_desk.documents.grid import TABLE, Grid, Row
from integrif_desk.documents.handover import HALF_A_PAGE, slip_of
from integrif_desk.documents.handover_knowledge import (
    RECOMMENDATIONS_ANCHOR,
    passed_on,
    practice,
)
from integrif_desk.documents.handover_letter import at_a_glance, requests
from integrif_desk.documents.handover_sections import cell, column_heads, row_head, way_so_far
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import Information, bold, closed, head, signatures
from integrif_desk.documents.links import dialled, linked, mailbox, telephone
from integrif_desk.documents.pages import BARE, LATER, Furniture, PageNumbers, always, lay_out
from integrif_desk.documents.reply_slip import reply_slip
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.shortening import shortened
from integrif_desk.documents.styles import (
    BODY,
    BODY_SPACED,
    INK,
    SMALL,
    SUBJECT,
    SUBJECT_SECOND,
    TITLE,
    WIDTH,
)
from integrif_desk.documents.tagging import TaggedCanvas
from integrif_desk.domain.bound_names import data_name
from integrif_desk.domain.handover import HandoverSnapshot, Purpose
from integrif_desk.domain.handover_bundle import BoundHandover, BundleSnapshot
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, phase_short

_PAGES_OF_A_CASE = 4
_WIDTHS = (126.0, 78.0, WIDTH - 126 - 78 - 82 - 34, 82.0, 34.0)
_LONGEST_REQUEST = 160


def render(
    snapshot: BundleSnapshot,
    data: Sequence[bytes] = (),
    wanted: Callable[[], bool] = always,
) -> bytes:
    """Return the document as a PDF, A4. The same values give the same bytes.

    `data` are the handovers as JSON, in their order, for the recipient's programs; a preview has
    none.
    Characters that no font has appear as „▯“. Raises `Stopped` once it is not `wanted` any more.
    """
    snapshot = isolated(snapshot)
    expected = PageNumbers(
        1 + _PAGES_OF_A_CASE * len(snapshot.handovers),
        {_case(n): 2 + _PAGES_OF_A_CASE * (n - 1) for n in range(1, len(snapshot.handovers) + 1)},
    )
    return lay_out(
        lambda pages: _story(snapshot, pages),
        _furniture(snapshot),
        expected,
        attachments=[
            Attachment(
                data_name(number),
                content,
                "application/json",
                tr("Inhalt der Übergabe von Fall {n} für Programme", n=number),
            )
            for number, content in enumerate(data, start=1)
        ],
        wanted=wanted,
    ).pdf


class _Within(Flowable):
    """From here on headings stand so many levels lower, and form fields belong to a case."""

    def __init__(self, levels: int, case: int) -> None:
        super().__init__()
        self._levels, self._case = levels, case

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Takes no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Set it for all that is drawn after it."""
        canvas = cast(TaggedCanvas, self.canv)
        canvas.lowered, canvas.case = self._levels, self._case


def _story(snapshot: BundleSnapshot, pages: PageNumbers) -> Sequence[Flowable]:
    story = [NextPageTemplate(LATER), *_letter(snapshot, pages)]
    for number, bound in enumerate(snapshot.handovers, start=1):
        story += _chapter(number, bound, pages)
    return story


def _letter(snapshot: BundleSnapshot, pages: PageNumbers) -> list[Flowable]:
    sender = snapshot.association
    lines = [
        Information(tr("Unser Zeichen"), snapshot.number),
        Information(tr("Absender"), snapshot.sender),
        Information(tr("Telefon"), telephone(sender.phone)),
        Information(tr("E-Mail"), mailbox(sender.email)),
    ]
    number = len(snapshot.handovers)
    return [
        *head(
            sender,
            snapshot.recipient,
            [
                *(line for line in lines if line.value),
                Information(tr("Datum"), bold(format_date(snapshot.dated)), set_off=True),
            ],
        ),
        paragraph(
            tr_n("Übergabe von {n} Fall", "Übergabe von {n} Fällen", number), SUBJECT, Role.H1
        ),
        paragraph(
            " – ".join(
                filter(
                    None,
                    (
                        snapshot.occasion,
                        tr(
                            "Bitte um erste Rückmeldung bis zum {day}",
                            day=format_date(snapshot.answer_by),
                        ),
                    ),
                )
            ),
            replace(SUBJECT_SECOND, before=1, after=9),
        ),
        closed(_text(snapshot, pages)),
    ]


def _text(snapshot: BundleSnapshot, pages: PageNumbers) -> list[Flowable]:
    return [
        paragraph(tr("Sehr geehrte Damen und Herren,"), BODY_SPACED),
        paragraph(
            tr(
                "mit diesem Schreiben übergeben wir Ihnen die folgenden Fälle. Jeder hat seinen "
                "eigenen Antwortcode und am Ende seines Abschnitts einen eigenen Rückmeldebogen; "
                "bitte antworten Sie für jeden Fall einzeln, gern auch nach und nach."
            ),
            BODY_SPACED,
        ),
        Grid(
            [
                _row(number, bound.snapshot, pages)
                for number, bound in enumerate(snapshot.handovers, start=1)
            ],
            _WIDTHS,
            TABLE,
            head=column_heads(
                tr("Person"), tr("Stand"), tr("Darum bitten wir"), tr("Antwortcode"), tr("Seite")
            ),
            before=6,
            after=9,
        ),
        paragraph(_how_to_answer(snapshot), replace(BODY, after=9)),
        signatures(tr("Mit freundlichen Grüßen"), [snapshot.sender]),
    ]


def _row(number: int, told: HandoverSnapshot, pages: PageNumbers) -> Row:
    page = pages.anchors.get(_case(number), pages.total)
    phase = ""
    if told.phase is not None:
        name = phase_short(told.phase)
        phase = tr("Phase {number}, {name}", number=told.phase.number, name=name)
    return [
        row_head(f"{number}  {_who(told)}"),
        cell(phase),
        cell(_asked(told)),
        cell([Span(told.answer_code, mono=True, bold=True)]),
        cell(linked(str(page), str(page), f"#{_case(number)}")),
    ]


def _who(told: HandoverSnapshot) -> str:
    if told.purpose is Purpose.STRATEGY or not people.is_named(told):
        return tr("{number}, ohne Namen", number=told.number)
    born = people.born(told.person)
    return ", ".join(filter(None, (isolate(told.person.name), born)))


def _asked(told: HandoverSnapshot) -> str:
    """Return the purpose and the first request, as far as it fits; it stands in full behind."""
    first = told.requests[0].text if told.requests else ""
    words = (label(told.purpose), shortened(first, _LONGEST_REQUEST))
    return ": ".join(filter(None, words))


def _how_to_answer(snapshot: BundleSnapshot) -> Text:
    on_screen = tr(
        "Am Bildschirm füllen Sie die Bögen in dieser Datei aus, alle oder zunächst einige, und "
        "schicken sie uns verschlüsselt zurück."
    )
    if not snapshot.association.phone:
        return on_screen
    phone = snapshot.association.phone
    by_phone = tr(
        "{on_screen} Am Telefon genügen Antwortcode und Buchstabe ({phone}).",
        on_screen=on_screen,
        phone=phone,
    )
    return linked(by_phone, phone, dialled(phone))


def _chapter(number: int, bound: BoundHandover, pages: PageNumbers) -> list[Flowable]:
    told = bound.snapshot
    anchors = PageNumbers(
        pages.total, {RECOMMENDATIONS_ANCHOR: pages.anchors.get(_recommended(number), pages.total)}
    )
    numbers = count(1)
    way, knowledge = way_so_far(told, numbers), practice(told, numbers)
    for block in knowledge:
        if isinstance(block, Block) and block.anchor == RECOMMENDATIONS_ANCHOR:
            block.anchor = _recommended(number)
    slip = slip_of(told, anchors, bound.fingerprint)
    slip = replace(
        slip,
        document=tr("Fall {n}, {document}", n=number, document=slip.document),
        anchor=_recommended(number),
    )
    title = paragraph(f"{number}  {_who(told)}", TITLE, Role.H2, anchor=_case(number))
    return [
        NextPageTemplate(LATER),
        PageBreak(),
        _Within(0, number),
        title,
        paragraph(_standing(told), replace(SMALL, after=9)),
        _Within(1, number),
        # It was written to go on after „Sehr geehrte Damen und Herren,“; here nothing precedes it.
        *([paragraph(_sentence(told.introduction), BODY_SPACED)] if told.introduction else []),
        *at_a_glance(told),
        *([CondPageBreak(70), *requests(told)] if told.requests else []),
        *way,
        *([CondPageBreak(HALF_A_PAGE)] if way and knowledge else []),
        *knowledge,
        *passed_on(told, numbers),
        NextPageTemplate(BARE),
        PageBreak(),
        *reply_slip(slip, f"slip-{number}"),
    ]


def _standing(told: HandoverSnapshot) -> str:
    return tr(
        "Übergabe {number} vom {day}, Fassung {version} – Antwortcode {code} – Rückmeldung bis "
        "zum {until} – Begleitung: {volunteer}",
        number=told.number,
        day=format_date(told.dated),
        version=told.version,
        code=told.answer_code,
        until=format_date(told.answer_by),
        volunteer=told.volunteer,
    )


def _case(number: int) -> str:
    return f"case-{number}"


def _recommended(number: int) -> str:
    return f"{RECOMMENDATIONS_ANCHOR}-{number}"


def _furniture(snapshot: BundleSnapshot) -> Furniture:
    document = tr("Sammelübergabe {number}", number=snapshot.number)
    cases = tr_n("{n} Fall", "{n} Fälle", len(snapshot.handovers))
    return Furniture(
        title=document,
        author=snapshot.association.name,
        dated=snapshot.dated,
        footer=tr(
            "{association} – {document}, Stand: {day}",
            association=snapshot.association.name,
            document=document,
            day=format_date(snapshot.dated),
        ),
        confidential=tr("Vertraulich"),
        head_left=Span(document, bold=True, color=INK),
        head_right=[Span(cases, color=INK)],
        stamp=tr("Entwurf") if snapshot.is_draft else "",
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if snapshot.is_sample else "",
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
