"""Files kept with a case: taken in, checked, and opened inside the program. Never on disk."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import drawn
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.attachment import Attachment, AttachmentContent, MediaType
from integrif_desk.store.queries import attachments as queries
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class NewScan:
    """A file that has been checked and is not stored yet. `content` is what will be kept."""

    title: str
    media_type: MediaType
    content: bytes


def take(path: Path) -> NewScan:
    """Return what is worth keeping of a file, under its name.

    Call from the worker thread. Raises SCAN_TOO_LARGE (limit), SCAN_KIND_UNKNOWN, SCAN_PROTECTED,
    SCAN_BROKEN, SCAN_UNREADABLE.
    """
    from integrif_desk.exchange import scans

    found = scans.take(scans.read(path))
    return NewScan(title=path.name, media_type=found.media_type, content=found.content)


def insert(work: UnitOfWork, desk: Desk, case_id: UUID, scan: NewScan) -> Attachment:
    """Store a scan within a transaction."""
    added = work.add(
        Attachment(
            case_id=case_id,
            title=scan.title,
            media_type=scan.media_type,
            size=len(scan.content),
            sha256=hashlib.sha256(scan.content).hexdigest(),
            **desk.stamp(),
        )
    )
    work.store(AttachmentContent(attachment_id=added.id, content=scan.content))
    return added


def paper(desk: Desk, attachment_id: UUID) -> Paper:
    """Return a file to look at, and note that it was viewed.

    Call from the worker thread. Raises `KnownError` NOT_FOUND, SCAN_BROKEN, SCAN_TOO_HEAVY,
    READER_NOT_STARTED, and the last three again for each page.
    """
    with desk.write() as work:
        work.get(Attachment, attachment_id)
        content = queries.content(work.connection, attachment_id)
        work.note_action("viewed", "Attachment", attachment_id)
        work.commit()
    return drawn.scan(content)
