"""The handover document: one letter that an office can act on, archive and answer.

Up to four kinds of page: letter, way so far, practice knowledge with what was passed on, reply
slip. A kind without content is left out, and the sections are numbered anew.
"""

from collections.abc import Sequence
from itertools import count

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak

from integrif_desk.documents import people
from integrif_desk.documents.finish import Attachment
from integrif_desk.documents.handover_knowledge import (
    RECOMMENDATIONS_ANCHOR,
    has_practice,
    passed_on,
    practice,
)
from integrif_desk.documents.handover_letter import SLIP_ANCHOR, letter
from integrif_desk.documents.handover_sections import way_so_far
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import unit_and_town
from integrif_desk.documents.pages import BARE, LATER, Furniture, Layout, PageNumbers, lay_out
from integrif_desk.documents.reply_slip import TASKS, Slip, reply_slip
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import INK
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

HALF_A_PAGE = 360.0
_AFTER_A_LETTER = 420.0
"""More room in points than a letter leaves on its own page: only where a long one ends near the
top of the next page the way begins there, too."""
_EXPECTED = PageNumbers(4, {SLIP_ANCHOR: 4, RECOMMENDATIONS_ANCHOR: 3})


def render(snapshot: HandoverSnapshot, *, fingerprint: str = "", attachment: bytes = b"") -> bytes:
    """Return the document as a PDF, A4. The same values give the same bytes.

    `fingerprint` are the first 16 hex digits of the snapshot's SHA-256, by which a returned slip
    is known again; `attachment` is the snapshot as JSON for the recipient's programs. A preview
    has neither.

    Characters that no font has appear as „▯“, so that a preview always comes about; ask
    `glyphs.missing_glyphs` before a document leaves the desk.
    """
    return layout(snapshot, fingerprint=fingerprint, attachment=attachment).pdf


def layout(snapshot: HandoverSnapshot, *, fingerprint: str = "", attachment: bytes = b"") -> Layout:
    """Return the document with its page numbers and where the form fields stand."""
    snapshot = isolated(snapshot)
    return lay_out(
        lambda pages: _story(snapshot, pages, fingerprint),
        _furniture(snapshot),
        _EXPECTED,
        attachments=_attachments(attachment),
    )


def _attachments(content: bytes) -> list[Attachment]:
    if not content:
        return []
    description = tr("Inhalt dieser Übergabe für Programme")
    return [Attachment("handover.json", content, "application/json", description)]


def _story(snapshot: HandoverSnapshot, pages: PageNumbers, fingerprint: str) -> Sequence[Flowable]:
    numbers = count(1)
    way = way_so_far(snapshot, numbers)
    knowledge = practice(snapshot, numbers)
    return [
        NextPageTemplate(LATER),
        *letter(snapshot, pages),
        CondPageBreak(_AFTER_A_LETTER),
        *way,
        *([CondPageBreak(HALF_A_PAGE)] if way and knowledge else []),
        *knowledge,
        *passed_on(snapshot, numbers),
        NextPageTemplate(BARE),
        PageBreak(),
        NextPageTemplate(LATER),
        *reply_slip(slip_of(snapshot, pages, fingerprint), SLIP_ANCHOR),
    ]


def slip_of(snapshot: HandoverSnapshot, pages: PageNumbers, fingerprint: str) -> Slip:
    """Return what the reply slip of a handover says; `pages` knows where it recommends."""
    recipient = snapshot.recipient
    return Slip(
        document=tr(
            "zur Übergabe {number} vom {day}",
            number=snapshot.number,
            day=format_date(snapshot.dated),
        ),
        answer_code=snapshot.answer_code,
        answer_by=snapshot.answer_by,
        recipient=unit_and_town(recipient),
        sender=snapshot.association,
        task=TASKS[snapshot.purpose],
        issue=snapshot.version,
        fingerprint=fingerprint,
        recommendations=snapshot.recommendations if has_practice(snapshot) else (),
        page=pages.anchors.get(RECOMMENDATIONS_ANCHOR, pages.total),
        anchor=RECOMMENDATIONS_ANCHOR,
    )


def _furniture(snapshot: HandoverSnapshot) -> Furniture:
    document = tr("Übergabe {number}", number=snapshot.number)
    return Furniture(
        title=document,
        author=snapshot.association.name,
        dated=snapshot.dated,
        footer=tr(
            "{association} – {document}, Fassung {version}, Stand: {day}",
            association=snapshot.association.name,
            document=document,
            version=snapshot.version,
            day=format_date(snapshot.dated),
        ),
        confidential=tr("Vertraulich"),
        head_left=_head_left(snapshot, document),
        head_right=[
            Span(tr("Antwortcode "), color=INK),
            Span(snapshot.answer_code, bold=True, mono=True, color=INK, size=10.8),
        ],
        stamp=tr("Entwurf – nicht freigegeben") if snapshot.is_draft else "",
        remark=tr("Beispieldaten – Personen und Werte sind erfunden") if snapshot.is_sample else "",
    )


def _head_left(snapshot: HandoverSnapshot, document: str) -> Text:
    person = snapshot.person
    name = Span(document, bold=True, color=INK)
    if not people.is_named(snapshot):
        return name
    who = ", ".join(filter(None, (person.name, people.born(person))))
    return [name, Span(f" – {who}", color=INK)]
