"""What is written where a document leaves as a file: by which use case, of which kind and name."""

from collections.abc import Callable
from pathlib import Path

from integrif_desk.casework import sending
from integrif_desk.casework.sending import Given
from integrif_desk.domain.ways_out import WayOut
from integrif_desk.ui.handovers.giving_presenter import is_pdf
from integrif_desk.wording.i18n import tr


def written_as(way: WayOut, file_name: str) -> tuple[Callable[..., Given], str, str]:
    """Return the use case of a way, the kind of file for the dialog, and the proposed name."""
    if way is WayOut.SAVE_MAIL:
        name = str(Path(file_name).with_suffix(".eml"))
        return sending.save_mail, tr("E-Mail-Entwurf (*.eml)"), name
    kind = tr("PDF-Datei (*.pdf)") if is_pdf(file_name) else tr("JSON-Datei (*.json)")
    write = sending.save_locked if way is WayOut.SAVE_LOCKED else sending.save
    return write, kind, file_name
