"""The head and foot of a letter after DIN 5008, form B.

Address field 45 mm from the top, information block 125 mm from the left, text from 98.5 mm. A long
address simply pushes the text down; nothing is cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.drawn import Logo, Rule, Sign
from integrif_desk.documents.flowables import DownTo, Gap, Role, paragraph
from integrif_desk.documents.grid import PLAIN, Grid
from integrif_desk.documents.pages import BOTTOM
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    CELL,
    LETTERHEAD,
    MM,
    PAGE_HEIGHT,
    REMARK,
    RETURN_ADDRESS,
    SMALL,
    SMALL_INK,
    TAGLINE,
    WIDTH,
)
from integrif_desk.domain.handover import Letterhead, Recipient
from integrif_desk.wording.i18n import tr

_ADDRESS_TOP = 45 * MM
_TEXT_TOP = 98.5 * MM
_ADDRESS_WIDTH = 80 * MM
_INFORMATION_LEFT = 100 * MM  # from the text's left edge, 125 mm from the paper's
_INFORMATION_LABEL = 60.0
_SIGN_SIZE = 30.0
_LOGO_WIDTH, _LOGO_HEIGHT, _LOGO_HEIGHT_BARE = 50 * MM, 22 * MM, 13 * MM


@dataclass(frozen=True)
class Information:
    """A line of the information block; `set_off` leaves a gap above."""

    label: str
    value: Text
    set_off: bool = False


def head(
    sender: Letterhead, recipient: Recipient, information: Sequence[Information]
) -> list[Flowable]:
    """Return the letterhead, address field and information block, down to where the text begins."""
    return [
        letterhead(sender, _LOGO_HEIGHT),
        DownTo(PAGE_HEIGHT - BOTTOM - _ADDRESS_TOP),
        Grid(
            [(_address(sender, recipient), [Gap(12.5), _information(information)])],
            (_INFORMATION_LEFT, WIDTH - _INFORMATION_LEFT),
            replace(PLAIN, gutter=_INFORMATION_LEFT - _ADDRESS_WIDTH),
            role=Role.SECTION,
        ),
        Gap(8),
        DownTo(PAGE_HEIGHT - BOTTOM - _TEXT_TOP),
    ]


def own_phone(phone: str, sender: Letterhead) -> str:
    """Return the number of whoever writes; empty where it is the one that stands below anyway."""
    same = "".join(phone.split()) == "".join(sender.phone.split())
    return "" if same else phone


def letterhead(sender: Letterhead, logo_height: float = _LOGO_HEIGHT_BARE) -> Grid:
    """Return the association's name and line, with its logo, else the sign of the desk.

    `logo_height` is how high the logo may be, in points.
    """
    if sender.logo:
        words = tr("Logo von {name}", name=sender.name)
        mark: list[Flowable] = [Logo(sender.logo, _LOGO_WIDTH, logo_height, words)]
        room = _LOGO_WIDTH + 12
    else:
        mark = [Gap(2), Sign(_SIGN_SIZE, tr("Zeichen von IntegriF Desk"))]
        room = 48.0
    return Grid(
        [
            (
                [paragraph(sender.name, LETTERHEAD), *_some(sender.tagline)],
                mark,
            )
        ],
        (WIDTH - room, room),
        PLAIN,
        role=Role.SECTION,
    )


def signatures(words: str, signers: Sequence[str]) -> Grid:
    """Return the closing words and a line to sign on for each signer; never split."""
    gutter = 24.0
    column = (WIDTH - gutter) / 2
    lines = Grid(
        [
            [
                [Rule(), Gap(2), paragraph(signer, SMALL_INK)] if signer else []
                for signer in (*signers, "")[:2]
            ]
        ],
        (column + gutter, column),
        replace(PLAIN, gutter=gutter),
        role=Role.SECTION,
    )
    return Grid([[[paragraph(words, BODY), Gap(26), lines]]], (WIDTH,), PLAIN, role=Role.SECTION)


def _some(tagline: str) -> list[Flowable]:
    return [paragraph(tagline, TAGLINE)] if tagline else []


def _address(sender: Letterhead, recipient: Recipient) -> list[Flowable]:
    town = f"{sender.postal_code} {sender.town}".strip()
    lines = (
        recipient.carrier if recipient.carrier != recipient.name else "",
        recipient.name,
        tr("z. Hd. {name}", name=recipient.contact_name) if recipient.contact_name else "",
        recipient.street,
        f"{recipient.postal_code} {recipient.town}".strip(),
    )
    return [
        Gap(5),
        paragraph(" · ".join(filter(None, (sender.name, sender.street, town))), RETURN_ADDRESS),
        Gap(5),
        paragraph(tr("Vertraulich – personenbezogene Daten"), REMARK),
        Gap(7.5),
        *(paragraph(line, BODY) for line in lines if line),
    ]


def _information(lines: Sequence[Information]) -> Grid:
    return Grid(
        [
            (
                [Gap(6 if line.set_off else 0), paragraph(line.label, SMALL, Role.HEADER_CELL)],
                [Gap(6 if line.set_off else 0), paragraph(line.value, CELL, Role.CELL)],
            )
            for line in lines
        ],
        (_INFORMATION_LABEL, WIDTH - _INFORMATION_LEFT - _INFORMATION_LABEL),
        replace(PLAIN, gutter=2),
        role=Role.TABLE,
    )


def bold(text: str) -> Span:
    """Return the text in bold."""
    return Span(text, bold=True)
