"""The recovery sheet: printed once, kept away from the machine, opens the vault when the passphrase
is lost. It says nothing about the people in the vault."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Gap, Role, paragraph
from integrif_desk.documents.grid import PLAIN, Cell, Grid
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import letterhead
from integrif_desk.documents.pages import BARE, Furniture, PageNumbers, lay_out
from integrif_desk.documents.runs import Span
from integrif_desk.documents.shortening import shortened
from integrif_desk.documents.styles import (
    BODY,
    BODY_BOLD,
    SMALL,
    TAGLINE,
    TITLE,
    WIDTH,
    Style,
)
from integrif_desk.domain.handover import Letterhead
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_LONGEST_NAME = 160
_GROUP = Style(20, 24, bold=True)
_GROUP_NUMBER = Style(10, 24, color=SMALL.color)


def render(association: str, groups: Sequence[str], created_on: date) -> bytes:
    """Return the sheet as a PDF, one A4 page. `groups` are the recovery code's in order."""
    association, title = isolated(association), tr("Wiederherstellungsblatt")
    furniture = Furniture(
        title=title,
        author=association,
        dated=created_on,
        footer=tr(
            "{association} – {title}, Stand: {day}",
            association=association,
            title=title,
            day=format_date(created_on),
        ),
        confidential=tr("Geheim"),
    )
    story = _story(association, groups, created_on)
    return lay_out(lambda _: story, furniture, PageNumbers(1), BARE).pdf


def _story(association: str, groups: Sequence[str], created_on: date) -> list[Flowable]:
    return [
        letterhead(Letterhead(name=shortened(association, _LONGEST_NAME))),
        Gap(30),
        paragraph(tr("Wiederherstellungsblatt"), TITLE, Role.H1),
        paragraph(
            tr("Tresor vom {day}", day=format_date(created_on)),
            replace(TAGLINE, after=18),
        ),
        _groups(groups),
        paragraph(
            tr(
                "Mit diesen Gruppen öffnen Sie den Tresor, wenn die Passphrase verloren ist. "
                "Groß- und Kleinschreibung und Leerzeichen spielen keine Rolle."
            ),
            replace(BODY, before=18, after=6),
        ),
        paragraph(
            tr("Nicht fotografieren, nicht am Rechner aufbewahren."), replace(BODY_BOLD, after=6)
        ),
        paragraph(
            tr("Wer dieses Blatt und den Rechner hat, kann alles lesen."),
            BODY,
        ),
        Gap(48),
        Rule(),
        Gap(2),
        paragraph(tr("Aufbewahrt von, Datum, Unterschrift"), SMALL),
    ]


def _groups(groups: Sequence[str]) -> Grid:
    """Two groups a row, each with its number."""
    pairs = [(at, groups[at : at + 2]) for at in range(0, len(groups), 2)]
    rows = []
    for at, pair in pairs:
        row: list[Cell] = []
        for number, group in enumerate(pair, start=at + 1):
            code = Span(group, mono=True, bold=True)
            row += [[paragraph(str(number), _GROUP_NUMBER)], [paragraph(code, _GROUP)]]
        rows.append(row + [[]] * (4 - len(row)))
    column = WIDTH / 2
    return Grid(rows, (20, column - 20, 20, column - 20), replace(PLAIN, bottom=6, gutter=2))
