"""The directory as a brochure: cover, contents, entries by kind, indexes by name and municipality.

Made for giving away: it also prints in grey, and nothing in it is internal.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import DownTo, Gap, Role, paragraph
from integrif_desk.documents.grid import PLAIN, Grid, side_by_side
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.letter import letterhead
from integrif_desk.documents.links import mailbox, telephone, website
from integrif_desk.documents.pages import (
    BARE,
    BOTTOM,
    LATER,
    Furniture,
    PageNumbers,
    Stopped,
    lay_out,
)
from integrif_desk.documents.report_parts import (
    ContentsLine,
    contents,
    facts,
    section,
    subsection,
    text,
)
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    INK,
    MUTED,
    PAGE_HEIGHT,
    PETROL,
    SMALL,
    WIDTH,
    Style,
)
from integrif_desk.domain.actor import ActorCategory, town_key
from integrif_desk.domain.directory import ContactRole, Directory, DirectoryEntry
from integrif_desk.domain.names import fold
from integrif_desk.wording.bidi import bare, isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label
from integrif_desk.wording.places import language_name

Progress = Callable[[int, int], bool]

_COVER_TITLE = Style(30, 36, bold=True, color=PETROL)
_COVER_LINE = Style(13, 18, color=INK)
_COVER_FROM_TOP = 250.0
_GUTTER = 16.0
_COLUMN = (WIDTH - _GUTTER) / 2
_LABEL = 56.0
_VALUE = Style(8.75, 11.25)
_DENSE = replace(PLAIN, bottom=1.4)
_ENTRIES_PER_PAGE = 4
_ROUNDS = 4
"""An entry is set once, laid out until the page numbers are known, and drawn: mostly four times."""


@dataclass(frozen=True)
class _Listed:
    """An entry with the anchor that contents and indexes lead to."""

    entry: DirectoryEntry
    anchor: str


_Group = tuple[ActorCategory, list[_Listed]]


class _Milestone(Flowable):
    """Takes no room and tells that the layout has come this far."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """No room at all."""
        return 0, 0

    def draw(self) -> None:
        """Nothing to see."""
        self._tell()


def render(content: Directory, progress: Progress = lambda _done, _all: True) -> bytes | None:
    """Return the brochure as a PDF, A4; None when `progress` (entries done, of how many) said
    False. Equal values give equal bytes.

    Characters that no font has appear as „▯“; ask `glyphs.missing_glyphs` before printing.
    """
    content = isolated(content)
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if not progress(min(done, total), total):
            raise Stopped

    total = len(content.entries) * _ROUNDS
    guess = PageNumbers(4 + len(content.entries) // _ENTRIES_PER_PAGE)
    listed = [_Listed(entry, f"entry-{n}") for n, entry in enumerate(content.entries, start=1)]
    groups = _groups(listed)
    try:
        # The entries say no page number: their lines are broken once, however often they are laid
        # out. ReportLab marks what it has postponed, so each time gets copies of its own.
        entries = [block for group in groups for block in _group(*group, tell)]
        return lay_out(
            lambda pages: _story(content, groups, [copy(block) for block in entries], pages),
            _furniture(content),
            guess,
            BARE,
        ).pdf
    except Stopped:
        return None


def _story(
    content: Directory,
    groups: Sequence[_Group],
    entries: Sequence[Flowable],
    pages: PageNumbers,
) -> Sequence[Flowable]:
    listed = [one for _, found in groups for one in found]
    lines = [
        ContentsLine(label(category), _group_anchor(category), f"({len(found)})")
        for category, found in groups
    ]
    lines += [
        ContentsLine(tr("Wer ist wo da? Gemeinden von A bis Z"), "by-town"),
        ContentsLine(tr("Alle Einträge von A bis Z"), "by-name"),
    ]
    return [
        NextPageTemplate(LATER),
        *_cover(content),
        PageBreak(),
        *section(tr("Inhalt"), [contents(tr("Art der Stelle"), lines, pages)]),
        Gap(10),
        *entries,
        PageBreak(),
        *section(
            tr("Wer ist wo da? Gemeinden von A bis Z"), _by_town(listed, pages), anchor="by-town"
        ),
        *section(tr("Alle Einträge von A bis Z"), _by_name(listed, pages), anchor="by-name"),
    ]


def _cover(content: Directory) -> list[Flowable]:
    sender, wish = content.association, content.wish
    narrowed = [
        tr("Nur: {kind}", kind=label(wish.category)) if wish.category else "",
        tr("Für {town}", town=wish.municipality) if wish.municipality else "",
    ]
    town = f"{sender.postal_code} {sender.town}".strip()
    reach = [
        sender.name,
        ", ".join(part for part in (sender.street, town) if part),
        " · ".join(part for part in (sender.phone, sender.email) if part),
        sender.office_hours,
    ]
    number = tr_n("{n} Eintrag", "{n} Einträge", len(content.entries))
    return [
        letterhead(sender),
        DownTo(PAGE_HEIGHT - BOTTOM - _COVER_FROM_TOP),
        paragraph(tr("Verzeichnis der Akteure"), _COVER_TITLE, Role.H1),
        *(text(line, _COVER_LINE, before=6) for line in (wish.region, *narrowed) if line),
        Gap(18),
        Rule(PETROL, 1.5),
        text(
            tr("Stand: {day} – {number}", day=format_date(content.dated), number=number),
            _COVER_LINE,
            before=10,
        ),
        text(
            tr(
                "Wer hilft bei Sprache, Ausbildung, Arbeit und Alltag? Dieses Verzeichnis nennt "
                "Stellen, die mit ihrem Eintrag einverstanden sind. Öffnungszeiten und "
                "Wartezeiten ändern sich; fragen Sie im Zweifel nach."
            ),
            replace(BODY, color=MUTED),
            before=8,
        ),
        DownTo(110),
        text(tr("Herausgegeben von"), SMALL, after=2),
        *(text(line, replace(BODY, bold=not number), after=0) for number, line in enumerate(reach)),
    ]


def _groups(listed: Iterable[_Listed]) -> list[_Group]:
    order = list(ActorCategory)
    ordered = sorted(listed, key=lambda one: order.index(one.entry.category))
    return [
        (category, list(found))
        for category, found in groupby(ordered, lambda one: one.entry.category)
    ]


def _group(
    category: ActorCategory, listed: Iterable[_Listed], tell: Callable[[], None]
) -> list[Flowable]:
    blocks: list[Flowable] = []
    for one in listed:
        tell()
        blocks += subsection(one.entry.name, [_facts(one.entry)], anchor=one.anchor)
        blocks.append(_Milestone(tell))
    return section(label(category), blocks, anchor=_group_anchor(category))


def _facts(entry: DirectoryEntry) -> Flowable:
    """Return what the unit is for beside where and when it is found."""
    town = f"{entry.postal_code} {entry.town}".strip()
    carrier = entry.carrier if entry.carrier != entry.name else ""
    left = (
        (tr("Träger"), carrier),
        (tr("Wofür"), entry.responsible_for),
        (tr("Für wen"), _for_whom(entry)),
        (tr("Gemeinden"), ", ".join(entry.municipalities) or tr("alle")),
        (tr("Sprachen"), ", ".join(language_name(code) for code in entry.languages)),
    )
    right = (
        (tr("Anschrift"), ", ".join(part for part in (entry.street, town) if part)),
        (tr("Offen"), entry.hours),
        (tr("Telefon"), telephone(entry.phone)),
        (tr("Fragen Sie"), "\n".join(_role(one) for one in entry.contacts)),
        (tr("E-Mail"), mailbox(entry.email)),
        (tr("Internet"), website(entry.website)),
        (tr("Zugang"), entry.accessibility),
        (tr("Kosten"), entry.costs),
        (tr("Wartezeit"), entry.waiting_time),
    )
    return side_by_side(
        [_column(left)] if any(value for _, value in left) else [],
        [_column(right)] if any(value for _, value in right) else [],
        (_COLUMN, _COLUMN),
        _GUTTER,
    )


def _column(pairs: Sequence[tuple[str, Text]]) -> Grid:
    return facts(pairs, (_LABEL, _COLUMN - _LABEL), _DENSE, _VALUE)


def _for_whom(entry: DirectoryEntry) -> str:
    ages = ""
    if entry.age_from is not None and entry.age_to is not None:
        ages = tr("{first} bis {last} Jahre", first=entry.age_from, last=entry.age_to)
    elif entry.age_from is not None:
        ages = tr("ab {first} Jahren", first=entry.age_from)
    elif entry.age_to is not None:
        ages = tr("bis {last} Jahre", last=entry.age_to)
    levels = [label(level) for level in (entry.level_from, entry.level_to) if level]
    german = tr("Deutsch: {levels}", levels=" bis ".join(dict.fromkeys(levels))) if levels else ""
    statuses = ", ".join(label(one) for one in entry.status_groups)
    parts = (entry.for_whom, ages, german, statuses)
    return "\n".join(part for part in parts if part)


def _role(one: ContactRole) -> str:
    return f"{one.role}, {one.phone}" if one.phone else one.role


def _by_town(listed: Iterable[_Listed], pages: PageNumbers) -> list[Flowable]:
    """Return every municipality with the entries that are there for it; last those for all."""
    towns: dict[str, tuple[str, list[_Listed]]] = {}
    everywhere = []
    for one in listed:
        named = {town_key(bare(name)): name for name in one.entry.municipalities}
        for key, name in named.items():
            towns.setdefault(key, (name, []))[1].append(one)
        if not named:
            everywhere.append(one)
    ordered = [towns[key] for key in sorted(towns)]
    if everywhere:
        ordered.append((tr("In allen Gemeinden"), everywhere))
    return [
        block
        for town, found in ordered
        for block in subsection(isolate(town), [_index(found, pages, tr("Stelle"))])
    ]


def _by_name(listed: Iterable[_Listed], pages: PageNumbers) -> list[Flowable]:
    ordered = sorted(listed, key=lambda one: fold(bare(one.entry.name)))
    return [_index(ordered, pages, tr("Name"))]


def _index(listed: Iterable[_Listed], pages: PageNumbers, title: str) -> Flowable:
    lines = [ContentsLine(one.entry.name, one.anchor) for one in listed]
    return contents(title, lines, pages)


def _group_anchor(category: ActorCategory) -> str:
    return f"kind-{category.value}"


def _furniture(content: Directory) -> Furniture:
    title = tr("Verzeichnis der Akteure")
    sender, day = content.association.name, format_date(content.dated)
    return Furniture(
        title=title,
        author=sender,
        dated=content.dated,
        footer=tr("{association} – {title}", association=sender, title=title),
        head_left=[
            Span(title, bold=True, color=INK),
            Span(f" – {content.wish.region}" if content.wish.region else "", color=INK),
        ],
        head_right=Span(tr("Stand: {day}", day=day), color=INK),
        remark=tr("Beispieldaten – Einträge sind erfunden") if content.is_sample else "",
    )
