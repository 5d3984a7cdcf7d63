"""A file is written once the entry about it is on the disk, and the entry says how that ended.

Whatever ends the program in between, the record says rather too much than too little: before the
entry, only zeros keep the place; after it, the entry is marked as begun until the file is whole.
Exports that only the audit log knows take the same way without a mark: that log is never changed.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from integrif_desk.casework.changes import Changes, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.disclosure import Disclosure, Writing
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from integrif_desk.exchange.files import Place

Entries = tuple[Disclosure, ...]
Enter = Callable[[UnitOfWork], Entries]


def write(
    desk: Desk,
    room: "AbstractContextManager[Place]",
    content: bytes,
    enter: Enter,
    take_back: Callable[[UnitOfWork, Disclosure], object] | None = None,
) -> tuple[Path, Entries]:
    """Keep the room, `enter` what leaves as `Writing.BEGUN`, fill the content in, tell the end.

    Return where it lies with its entries. `take_back` strikes the first of them with all that hangs
    on it, where nothing was written. Raises what `files.kept_place`, `enter` and `files.fill` do.
    """
    from integrif_desk.exchange.files import fill

    with room as place:
        with desk.write() as work:
            entries = enter(work)
            work.commit()
        try:
            fill(place, content)
        except KnownError as error:
            with suppress(KnownError):  # the mark of something begun stays
                _end_badly(desk, entries, take_back or _strike, error)
            raise
    with suppress(KnownError):  # so it does here: the file is there, whatever the store says
        _mark(desk, entries, Writing.DONE)
    return place.path, entries


def export(
    desk: Desk,
    subject: str,
    content: bytes,
    path: Path,
    *,
    subject_id: UUID | None = None,
    enter: Enter = lambda _work: (),
    overwrite: bool = False,
) -> Path:
    """Note on the audit log that a file leaves, and `enter` it; then write it to `path`.

    Raises FILE_EXISTS (path) unless `overwrite`, FILE_NOT_WRITABLE (path), DISK_FULL,
    FILE_BROKEN_OFF (path).
    """
    from integrif_desk.exchange.files import kept_place

    def noted(work: UnitOfWork) -> Entries:
        work.note_action("exported", subject, subject_id)
        return enter(work)

    return write(desk, kept_place(path, len(content), overwrite=overwrite), content, noted)[0]


def note_printing(desk: Desk, subject: str, subject_id: UUID | None = None) -> Changes:
    """Put on the audit log that something is printed, before it is."""
    with desk.write() as work:
        work.note_action("printed", subject, subject_id)
        work.commit()
    return changes(ids=() if subject_id is None else (subject_id,))


def _strike(work: UnitOfWork, entry: Disclosure) -> None:
    work.save(entry.not_written())


def _mark(desk: Desk, entries: Entries, writing: Writing) -> None:
    if not entries:
        return
    with desk.write() as work:
        for entry in entries:
            work.save(replace(work.get(Disclosure, entry.id), writing=writing))
        work.commit()


def _end_badly(
    desk: Desk,
    entries: Entries,
    take_back: Callable[[UnitOfWork, Disclosure], object],
    error: KnownError,
) -> None:
    """Strike the entries of a file that is nowhere, or mark those of one that may be there."""
    if error.code is ErrorCode.FILE_BROKEN_OFF:
        _mark(desk, entries, Writing.BROKEN_OFF)
    elif entries:
        with desk.write() as work:
            take_back(work, entries[0])
            work.commit()
