"""The letter that refers a person to an actor: who, what for, what is asked, by when, one slip.

One page and the reply slip; a long message simply goes on to the next page.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from integrif_desk.documents import people
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import BOX, PLAIN, Grid, Row
from integrif_desk.documents.handover_letter import contact_line, language_line, person_line
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import (
    Information,
    bold,
    closed,
    head,
    own_phone,
    signatures,
    unit_and_town,
)
from integrif_desk.documents.links import linked, mailbox, telephone
from integrif_desk.documents.pages import BARE, LATER, Furniture, Layout, PageNumbers, lay_out
from integrif_desk.documents.reply_slip import Slip, reply_slip
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    BODY_SPACED,
    BOX_HEADING,
    CELL,
    CELL_BOLD,
    HEADING,
    INK,
    PETROL,
    SMALL,
    SUBJECT,
    SUBJECT_SECOND,
    WHITE,
    WIDTH,
)
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.referral_letter import LetterSnapshot
from integrif_desk.wording.bidi import bare
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_SLIP = "slip"
_EXPECTED = PageNumbers(2, {_SLIP: 2})
_LOOSE = (BOX.top, 12.0, 26.0)
_TIGHT = (2.0, 8.0, 20.0)


def render(snapshot: LetterSnapshot, *, fingerprint: str = "") -> bytes:
    """Return the letter as a PDF, A4. The same values give the same bytes.

    `fingerprint` are the first 16 hex digits of the snapshot's SHA-256, by which a returned slip
    is known again; a preview has none. Characters that no font has appear as „▯“; ask
    `glyphs.missing_glyphs` before the letter leaves the desk.
    """
    return layout(snapshot, fingerprint=fingerprint).pdf


def layout(snapshot: LetterSnapshot, *, fingerprint: str = "") -> Layout:
    """Return the letter with its page numbers and where the form fields stand."""
    snapshot = isolated(snapshot)
    return lay_out(
        lambda pages: _story(snapshot, pages, fingerprint), _furniture(snapshot), _EXPECTED
    )


def _story(snapshot: LetterSnapshot, pages: PageNumbers, fingerprint: str) -> Sequence[Flowable]:
    return [
        NextPageTemplate(LATER),
        *head(snapshot.association, snapshot.recipient, _information(snapshot)),
        paragraph(
            tr(
                "{purpose}: Bitte um Unterstützung für {person}",
                purpose=snapshot.purpose,
                person=_accusative(snapshot),
            ),
            SUBJECT,
            Role.H1,
        ),
        paragraph(
            tr("Bitte um Antwort bis zum {day}", day=format_date(snapshot.answer_by)),
            replace(SUBJECT_SECOND, before=1, after=9),
        ),
        closed(*(_text(snapshot, pages, *room) for room in (_LOOSE, _TIGHT))),
        NextPageTemplate(BARE),
        PageBreak(),
        *reply_slip(_slip(snapshot, fingerprint), _SLIP),
    ]


def _text(
    snapshot: LetterSnapshot, pages: PageNumbers, row: float, above: float, to_sign: float
) -> list[Flowable]:
    """Return salutation to signature. `row` is the room above and below each row of the box,
    `above` that above the heading, `to_sign` that to sign in, in points."""
    return [
        paragraph(tr("Sehr geehrte Damen und Herren,"), BODY_SPACED),
        paragraph(
            tr(
                "wir begleiten {person} ehrenamtlich und wenden uns mit diesem Anliegen an Sie: "
                "{purpose}.",
                person=people.accompanied(snapshot),
                purpose=isolated(bare(snapshot.purpose).rstrip(".")),
            ),
            BODY_SPACED,
        ),
        *([paragraph(snapshot.message, BODY_SPACED)] if snapshot.message else []),
        *_at_a_glance(snapshot, row),
        *_requests(snapshot, pages, above),
        *_consent(snapshot, above - 3),
        signatures(tr("Mit freundlichen Grüßen"), [_signer(snapshot)], to_sign),
    ]


def _accusative(snapshot: LetterSnapshot) -> str:
    """Return the whole name; „Herrn“ is accusative and dative alike."""
    return people.whole_name(snapshot)


def _information(snapshot: LetterSnapshot) -> list[Information]:
    sender = snapshot.association
    lines = [
        Information(tr("Unser Zeichen"), snapshot.case_number),
        Information(tr("Begleitung"), snapshot.volunteer),
        Information(tr("Rückfragen"), telephone(own_phone(snapshot.volunteer_phone, sender))),
        Information(tr("Telefon"), telephone(sender.phone)),
        Information(tr("E-Mail"), mailbox(sender.email)),
    ]
    code = Span(snapshot.answer_code, bold=True, mono=True, size=12.5)
    return [
        *(line for line in lines if line.value),
        Information(tr("Datum"), bold(format_date(snapshot.dated)), set_off=True),
        Information(tr("Antwortcode"), code),
    ]


def _at_a_glance(snapshot: LetterSnapshot, row: float) -> list[Flowable]:
    languages = ""
    if DataCategory.LANGUAGE in snapshot.included:
        languages = ", ".join(language_line(language) for language in snapshot.languages)
    rows = [
        ([paragraph(name, CELL_BOLD, Role.HEADER_CELL)], [paragraph(text, CELL, Role.CELL)])
        for name, text in (
            (tr("Person"), person_line(snapshot)),
            (tr("Erreichbar"), contact_line(snapshot)),
            (tr("Sprachen"), languages),
        )
        if text
    ]
    if not rows:
        return []
    title = paragraph(tr("Um wen es geht"), replace(BOX_HEADING, color=WHITE), Role.H2)
    style = replace(BOX, title_fill=PETROL, top=row, bottom=row)
    return [Grid(rows, (93.5, WIDTH - 93.5), style, title=title, before=6)]


def _requests(snapshot: LetterSnapshot, pages: PageNumbers, above: float) -> list[Flowable]:
    page = pages.anchors.get(_SLIP, pages.total)
    asked: tuple[Text, ...] = (
        [
            tr("Prüfen Sie bitte, ob Sie das übernehmen: "),
            bold(tr("A")),
            tr(" ja, "),
            bold(tr("B")),
            tr(" später, "),
            bold(tr("C")),
            tr(" leider nicht."),
        ],
        [
            tr("Antworten Sie uns bitte bis zum "),
            bold(format_date(snapshot.answer_by)),
            *linked(
                tr(
                    ", das sind {days} Arbeitstage: mit dem Rückmeldebogen auf Seite "
                    "{page}{phone}.",
                    days=snapshot.answer_days,
                    page=page,
                    phone=tr(" oder mit einem Anruf und dem Antwortcode")
                    if snapshot.association.phone
                    else "",
                ),
                tr("Seite {page}", page=page),
                f"#{_SLIP}",
            ),
        ],
        tr("Nennen Sie uns bitte, wer verantwortlich ist und was als Nächstes geschieht."),
    )
    rows: list[Row] = [
        (
            [paragraph(f"{number}.", replace(BODY, align="right"), Role.LABEL)],
            [paragraph(words, BODY, Role.LIST_BODY)],
        )
        for number, words in enumerate(asked, start=1)
    ]
    return [
        paragraph(tr("Darum bitten wir Sie"), replace(HEADING, before=above), Role.H2),
        Grid(rows, (18, WIDTH - 18), replace(PLAIN, bottom=2, gutter=5.5), role=Role.LIST),
    ]


def _consent(snapshot: LetterSnapshot, gap: float) -> list[Flowable]:
    """Say which consent allows the letter, as the recipient may have to prove it."""
    if not snapshot.bases:
        return []
    first = min(snapshot.bases, key=lambda base: base.valid_until)
    told = ", ".join(label(base.category) for base in snapshot.bases)
    words = tr(
        "Die Person hat eingewilligt, dass wir Ihnen diese Angaben machen ({categories}); die "
        "Einwilligung gilt bis zum {day}.",
        categories=told,
        day=format_date(first.valid_until),
    )
    return [paragraph(words, replace(SMALL, before=gap, after=gap))]


def _signer(snapshot: LetterSnapshot) -> str:
    competence = snapshot.volunteer_competence or tr("ehrenamtliche Begleitung")
    return tr("{name}, {role}", name=snapshot.volunteer, role=competence)


def _slip(snapshot: LetterSnapshot, fingerprint: str) -> Slip:
    recipient = snapshot.recipient
    return Slip(
        document=tr("zum Schreiben vom {day}", day=format_date(snapshot.dated)),
        answer_code=snapshot.answer_code,
        answer_by=snapshot.answer_by,
        recipient=unit_and_town(recipient),
        sender=snapshot.association,
        task=tr("„{purpose}“", purpose=snapshot.purpose),
        issue=snapshot.issue,
        fingerprint=fingerprint,
    )


def _furniture(snapshot: LetterSnapshot) -> Furniture:
    document = tr("Schreiben vom {day}", day=format_date(snapshot.dated))
    who = ", ".join(filter(None, (snapshot.person.name, people.born(snapshot.person))))
    return Furniture(
        title=tr("Schreiben {code}", code=snapshot.answer_code),
        author=snapshot.association.name,
        dated=snapshot.dated,
        footer=tr(
            "{association} – Schreiben, Fassung {issue}, Stand: {day}",
            association=snapshot.association.name,
            issue=snapshot.issue,
            day=format_date(snapshot.dated),
        ),
        confidential=tr("Vertraulich"),
        head_left=[
            Span(document, bold=True, color=INK),
            *([Span(f" – {who}", color=INK)] if who else []),
        ],
        head_right=[
            Span(tr("Antwortcode "), color=INK),
            Span(snapshot.answer_code, bold=True, mono=True, color=INK, size=10.8),
        ],
        stamp=tr("Entwurf") if snapshot.is_draft else "",
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if snapshot.is_sample else "",
    )
