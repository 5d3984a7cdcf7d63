"""Calendar files: the one way by which appointments leave the desk, each noted on the audit log."""

from datetime import date
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import entered_file
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.views import FollowUpRow
from integrif_desk.store.queries import follow_ups

FILE_NAME = "Wiedervorlagen.ics"
"""Suggested for every file: names of files are seen by many, so it says nothing."""
_PAGE = 200


def export_one(
    desk: Desk, follow_up_id: UUID, path: Path, *, with_names: bool, overwrite: bool = False
) -> int:
    """Write one follow-up as a calendar file. Raises as `export_mine`, and NOT_FOUND."""
    with desk.read() as work:
        row = follow_ups.row_of(work.connection, follow_up_id)
    return _write(desk, (row,), path, follow_up_id, with_names, overwrite)


def export_mine(desk: Desk, path: Path, *, with_names: bool, overwrite: bool = False) -> int:
    """Write all open follow-ups of the signed-in account as a calendar file; return how many.

    Raises as `entered_file.export`.
    """
    rows: list[FollowUpRow] = []
    after, me = None, desk.account.id
    with desk.read() as work:
        while True:
            page = follow_ups.between(work.connection, me, None, date.max, after, _PAGE)
            rows.extend(page.rows)
            if (after := page.next_key) is None:
                break
    return _write(desk, tuple(rows), path, None, with_names, overwrite)


def _write(
    desk: Desk,
    rows: tuple[FollowUpRow, ...],
    path: Path,
    follow_up_id: UUID | None,
    with_names: bool,
    overwrite: bool,
) -> int:
    from integrif_desk.exchange.calendar import calendar_file

    content = calendar_file(rows, with_names=with_names, now=desk.now())
    subject = "CalendarWithNames" if with_names else "Calendar"
    entered_file.export(desk, subject, content, path, subject_id=follow_up_id, overwrite=overwrite)
    return len(rows)
