"""The recovery sheet on paper: as a PDF, and as the picture that a printer gets.

The code is on it, so neither touches the disk unless somebody asks for the file. Call from the
worker thread.
"""

from datetime import date
from pathlib import Path

from integrif_desk.documents.preview import render_pages
from integrif_desk.domain import recovery_code
from integrif_desk.domain.views import PageImage
from integrif_desk.exchange.files import write_whole

_PRINT_WIDTH = 2480
"""Pixels of A4 at 300 dpi."""


def sheet_pdf(association: str, code: str, created_on: date) -> bytes:
    """Return the sheet with the groups of `code` as a PDF of one A4 page."""
    from integrif_desk.documents import recovery_sheet

    return recovery_sheet.render(association, recovery_code.printed_groups(code), created_on)


def sheet_image(association: str, code: str, created_on: date) -> PageImage:
    """Return the sheet as pixels for a printer, 2480 wide."""
    return render_pages(sheet_pdf(association, code, created_on), _PRINT_WIDTH)[0]


def export_pdf(path: Path, association: str, code: str, created_on: date) -> None:
    """Write the sheet where somebody insists on having it as a file; an older one is replaced.

    Raises FILE_NOT_WRITABLE (path), DISK_FULL.
    """
    write_whole(path, sheet_pdf(association, code, created_on), overwrite=True)
