"""The head and foot of a letter after DIN 5008, form B.

Address field from 45 to 90 mm, 20 to 105 mm from the left, so that it stands in the envelope's
window whatever the address; information block 125 mm from the left, text from 98.5 mm. A long
information block simply pushes the text down.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.drawn import Logo, Rule, Sign
from integrif_desk.documents.flowables import (
    DownTo,
    Gap,
    Paragraph,
    Role,
    paragraph,
    stack_height,
)
from integrif_desk.documents.grid import PLAIN, Grid
from integrif_desk.documents.keeping import Ending
from integrif_desk.documents.pages import BOTTOM, LETTER_TOP
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.shortening import shortened
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
    Style,
)
from integrif_desk.domain.handover import Letterhead, Recipient
from integrif_desk.wording.i18n import tr

_ADDRESS_TOP = 45 * MM
_ADDRESS_ROOM = 31 * MM  # below the remark, down to the lower edge of the window
_TEXT_TOP = 98.5 * MM
_ADDRESS_WIDTH = 80 * MM
_INFORMATION_LEFT = 100 * MM  # from the text's left edge, 125 mm from the paper's
_INFORMATION_LABEL = 60.0
_SIGN_SIZE = 30.0
_SMALLER, _SMALLEST = Style(9, 11.75), Style(8, 9.75)
_SMALLEST_NAME = 10.5
_SHORT_TAGLINE = 90
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
        _fixed_letterhead(sender),
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


def unit_and_town(recipient: Recipient) -> str:
    """Return the unit and its town, which is not told twice where the unit's name holds it."""
    town = recipient.town.partition(" (")[0]
    if town and re.search(rf"\b{re.escape(town)}\b", recipient.name, re.IGNORECASE):
        return recipient.name
    return ", ".join(filter(None, (recipient.name, recipient.town)))


def own_phone(phone: str, sender: Letterhead) -> str:
    """Return the number of whoever writes; empty where it is the one that stands below anyway."""
    same = "".join(phone.split()) == "".join(sender.phone.split())
    return "" if same else phone


def _fixed_letterhead(sender: Letterhead) -> Grid:
    """Return the letterhead as large as the room above the address field allows."""
    name = _on_one_line(sender.name)
    sender = replace(sender, tagline=_on_one_line(sender.tagline))
    ways = (
        *((size, name) for size in (LETTERHEAD.size, 13.0, _SMALLEST_NAME)),
        *((_SMALLEST_NAME, shortened(name, length)) for length in range(len(name), 0, -8)),
    )
    tries = (_letterhead_of(sender, size, name) for size, name in ways)
    return next(one for one in tries if one.wrap(WIDTH, 1e6)[1] <= _ADDRESS_TOP - LETTER_TOP)


def _letterhead_of(sender: Letterhead, size: float, name: str) -> Grid:
    tagline = sender.tagline
    if size < LETTERHEAD.size:
        tagline = shortened(tagline, _SHORT_TAGLINE)
    style = replace(LETTERHEAD, size=size, leading=size * 1.22)
    return letterhead(replace(sender, name=name, tagline=tagline), _LOGO_HEIGHT, style)


def letterhead(
    sender: Letterhead, logo_height: float = _LOGO_HEIGHT_BARE, style: Style = LETTERHEAD
) -> Grid:
    """Return the association's name and line, with its logo, else the sign of the desk.

    `logo_height` is how high the logo may be, in points; `style` that of the name.
    """
    if sender.logo:
        words = tr("Logo von {name}", name=sender.name)
        mark: list[Flowable] = [Logo(sender.logo, _LOGO_WIDTH, logo_height, words)]
        room = _LOGO_WIDTH + 12
    else:
        mark = [Gap(2), Sign(_SIGN_SIZE, tr("Zeichen von IntegriF Desk"))]
        room = 48.0
    return Grid(
        [([paragraph(sender.name, style), *_some(sender.tagline)], mark)],
        (WIDTH - room, room),
        PLAIN,
        role=Role.SECTION,
    )


def signatures(words: str, signers: Sequence[str], room: float = 26.0) -> Grid:
    """Return the closing words and a line to sign on for each signer; never split.

    `room` is that to sign in, in points.
    """
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
    return Grid([[[paragraph(words, BODY), Gap(room), lines]]], (WIDTH,), PLAIN, role=Role.SECTION)


def closed(*ways: Sequence[Flowable]) -> Ending:
    """Return a letter's text, whose last block is the closing: two lines of it go with that.

    `ways` are the same text, first as it looks best, then set tighter to stay on one page.
    """
    return Ending(*ways, company=2 * BODY.leading)


def _some(tagline: str) -> list[Flowable]:
    return [paragraph(tagline, TAGLINE)] if tagline else []


def _address(sender: Letterhead, recipient: Recipient) -> list[Flowable]:
    return [
        Gap(5),
        _return_address(sender),
        Gap(5),
        paragraph(tr("Vertraulich – personenbezogene Daten"), REMARK),
        Gap(7.5),
        *_address_lines(recipient),
    ]


def _return_address(sender: Letterhead) -> Paragraph:
    """Return the sender on one line; where it is too long, the name is shortened first."""
    name = _on_one_line(sender.name)
    place = [
        _on_one_line(sender.street),
        _on_one_line(f"{sender.postal_code} {sender.town}"),
    ]
    for length in range(len(name), 0, -3):
        parts = (shortened(name, length), *place)
        line = paragraph(" · ".join(filter(None, parts)), RETURN_ADDRESS)
        if line.natural_width() <= _ADDRESS_WIDTH:
            return line
    whole = " · ".join(filter(None, place)) or name
    lengths = range(max(len(whole), 1), 0, -3)
    lines = (paragraph(shortened(whole, length), RETURN_ADDRESS) for length in lengths)
    return next(line for line in lines if line.natural_width() <= _ADDRESS_WIDTH)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _address_lines(recipient: Recipient) -> list[Flowable]:
    """Return the recipient as large as fits: six lines of the usual size, nine of the smallest.

    What is longer still is shortened, its longest line first; whoever is written to is named in
    full on the reply slip.
    """
    named = recipient.name.casefold()
    carrier = "" if recipient.carrier.casefold() == named else recipient.carrier
    contact = recipient.contact_name
    lines = [
        carrier,
        recipient.name,
        tr("z. Hd. {name}", name=contact) if contact else "",
        recipient.street,
        f"{recipient.postal_code} {recipient.town}".strip(),
    ]
    lines = [_on_one_line(line) for line in lines if line]
    for style in (BODY, _SMALLER):
        found = _stack(lines, style)
        if stack_height(found, _ADDRESS_WIDTH) <= _ADDRESS_ROOM:
            return found
    found = _stack(lines, _SMALLEST)
    while stack_height(found, _ADDRESS_WIDTH) > _ADDRESS_ROOM:
        longest = max(range(len(lines)), key=lambda number: len(lines[number]))
        lines[longest] = shortened(lines[longest], len(lines[longest]) - 4)
        found = _stack(lines, _SMALLEST)
    return found


def _stack(lines: Sequence[str], style: Style) -> list[Flowable]:
    return [paragraph(line, style) for line in lines]


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
