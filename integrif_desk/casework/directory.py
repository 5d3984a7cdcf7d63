"""The brochure of published actors: filtered, made off the window's thread, printed and saved."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from integrif_desk.casework import compose, disclosure, entered_file
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.actor import Actor, ActorCategory, town_key
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.directory import ContactRole, Directory, DirectoryEntry, DirectoryWish
from integrif_desk.domain.disclosure import Disclosure, DisclosureFacts, DocumentKind, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.names import fold
from integrif_desk.domain.views import ActorFilter
from integrif_desk.store.queries import accounts
from integrif_desk.store.queries import actors as queries

if TYPE_CHECKING:
    from integrif_desk.store.unit_of_work import UnitOfWork

FILE_NAME = "Verzeichnis-der-Akteure.pdf"
REGION = "Salzlandkreis"
_PAGE = 500
_SUBJECT = "Directory"
Progress = Callable[[int, int], bool]
"""Told how many of how many entries are laid out; False stops the work."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a brochure can be narrowed to, and the region that is proposed for its cover."""

    region: str
    categories: tuple[tuple[ActorCategory, int], ...]
    municipalities: tuple[str, ...]
    total: int


def scope(desk: Desk) -> Scope:
    """Return what there is to print: kinds of units with their numbers, municipalities served."""
    with desk.read() as work:
        published = _published(work)
        town = accounts.association(work.connection).town
    counts = {
        category: sum(actor.category is category for actor in published)
        for category in ActorCategory
    }
    served = {name for actor in published for name in actor.municipalities}
    in_district = town_key(town) in {town_key(one.name) for one in municipalities()}
    return Scope(
        region=REGION if in_district else town,
        categories=tuple((category, n) for category, n in counts.items() if n),
        municipalities=tuple(sorted(served, key=fold)),
        total=len(published),
    )


def count(desk: Desk, wish: DirectoryWish) -> int:
    """Return how many entries the brochure would have."""
    with desk.read() as work:
        return sum(_fits(actor, wish) for actor in _published(work))


def build(desk: Desk, wish: DirectoryWish) -> Directory:
    """Return the brochure's content: active, published entries that fit, by name."""
    with desk.read() as work:
        association = accounts.association(work.connection)
        return Directory(
            association=compose.letterhead(association),
            dated=desk.today(),
            wish=wish,
            entries=tuple(
                _entry(actor, queries.with_contacts(work.connection, actor).contacts)
                for actor in _published(work)
                if _fits(actor, wish)
            ),
            is_sample=association.is_sample,
        )


def make(
    desk: Desk,
    wish: DirectoryWish,
    progress: Progress = lambda _done, _all: True,
    *,
    despite_missing_glyphs: bool = False,
) -> bytes | None:
    """Return the brochure as a PDF, A4; None when `progress` stopped it.

    Call from the worker thread. Raises NOTHING_TO_PUBLISH, GLYPHS_MISSING (characters) unless
    that was accepted.
    """
    from integrif_desk.documents import directory, glyphs

    content = build(desk, wish)
    if not content.entries:
        raise KnownError(ErrorCode.NOTHING_TO_PUBLISH)
    unprintable = () if despite_missing_glyphs else glyphs.missing_glyphs(content)
    if unprintable:
        characters = "".join(dict.fromkeys(missing.char for missing in unprintable))
        raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
    return directory.render(content, progress)


def export(desk: Desk, pdf: bytes, path: Path, *, overwrite: bool = False) -> Path:
    """Enter the brochure in the register and write it to `path`, whole or not at all.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL,
    FILE_BROKEN_OFF (path).
    """
    enter = partial(_enter, desk, pdf, Writing.BEGUN)
    return entered_file.export(desk, _SUBJECT, pdf, path, enter=enter, overwrite=overwrite)


def record_printing(desk: Desk, pdf: bytes) -> Changes:
    """Enter that the brochure is printed, before it is."""
    with desk.write() as work:
        work.note_action("printed", _SUBJECT)
        entered = _enter(desk, pdf, Writing.DONE, work)
        work.commit()
    return changes(Noun.DISCLOSURE, created=entered[0].id)


def _enter(desk: Desk, pdf: bytes, writing: Writing, work: "UnitOfWork") -> tuple[Disclosure, ...]:
    facts = DisclosureFacts(
        case_id=None,
        recipient_id=None,
        kind=DocumentKind.DIRECTORY,
        sha256=hashlib.sha256(pdf).hexdigest(),
        disclosed_on=desk.today(),
    )
    return (disclosure.record(work, desk, facts, writing),)


def _published(work: "UnitOfWork") -> list[Actor]:
    wanted, found, after = ActorFilter(publishable=True), list[Actor](), None
    while True:
        page = queries.actors(work.connection, wanted, after, _PAGE)
        found += page.rows
        after = page.next_key
        if after is None:
            return found


def _fits(actor: Actor, wish: DirectoryWish) -> bool:
    if wish.category is not None and actor.category is not wish.category:
        return False
    served = {town_key(name) for name in actor.municipalities}
    return not (wish.municipality and served) or town_key(wish.municipality) in served


def _entry(actor: Actor, contacts: Iterable[ContactPersonFacts]) -> DirectoryEntry:
    names = (field.name for field in fields(DirectoryEntry) if field.name != "contacts")
    return DirectoryEntry(
        **{name: getattr(actor, name) for name in names},
        contacts=tuple(_roles(contacts)),
    )


def _roles(contacts: Iterable[ContactPersonFacts]) -> Sequence[ContactRole]:
    """Return the roles that name nobody of the unit, each once for every number.

    „Vertretung von Frau Berg“ stands with somebody else than Olaf Berg.
    """
    people = tuple(contacts)
    names = {word for one in people for word in _name_words(one.name)}
    found = {
        ContactRole(role=one.role, phone=one.phone): None
        for one in people
        if one.role and names.isdisjoint(fold(one.role).split())
    }
    return list(found)


def _name_words(name: str) -> Iterable[str]:
    """Yield the words of a name without „von“ and „der“, which roles have, too."""
    for part in name.split():
        if not part[0].islower():
            yield from fold(part).split()
