"""What a desk receives from another, and how it is taken in."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import (
    contact_note,
    handover,
    handover_import,
    practice_finding,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import import ImportChoice, ImportPreview
from integrif_desk.domain.contact_note import Visibility
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.received_handover import NotTaken
from integrif_desk.exchange import handover_json, returned_pdf
from tests.casework.agreed import agree
from tests.casework.conftest import START
from tests.exchange.handovers import EVERYTHING, SHA256

TODAY = START.date()
SOURCE = "aus Übergabe Ü-26-031 von Bodebrücke e. V."
OpenCase = Callable[..., UUID]


def data(snapshot: HandoverSnapshot = EVERYTHING, sha256: str = SHA256) -> bytes:
    return handover_json.write(snapshot, sha256=sha256)


def taken_in(
    desk: Desk, snapshot: HandoverSnapshot = EVERYTHING, choice: ImportChoice | None = None
) -> UUID:
    preview = handover_import.look_at(desk, data(snapshot), "handover.json")
    created = handover_import.import_case(desk, preview, choice or ImportChoice()).created
    assert created is not None
    return created


def refused(desk: Desk, content: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        handover_import.look_at(desk, content)
    return caught.value


def left_out(preview: ImportPreview) -> dict[NotTaken, tuple[str, ...]]:
    return dict(preview.not_taken)


def handed_on(desk: Desk, case_id: UUID, recipient_id: UUID) -> HandoverSnapshot:
    """Return what the case says once it is handed over again, with every note released."""
    for note in contact_note.notes(desk, case_id):
        contact_note.change(desk, replace(note, visibility=Visibility.MAY_BE_HANDED_OVER))
    agree(desk, case_id, recipient_id)
    notes = contact_note.notes(desk, case_id)
    found = practice_finding.findings(desk, FindingFilter()).rows
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=recipient_id,
        included=frozenset(DataCategory),
        note_ids=tuple(n.id for n in notes if n.lesson is None),
        lesson_ids=tuple(n.id for n in notes if n.lesson is not None),
        # What others have told is bound to its purpose; here somebody means it to go.
        bound_note_ids=tuple(n.id for n in notes),
        finding_ids=tuple(row.id for row in found),
        discussed_on=desk.today(),
    )
    issued = handover.issue(desk, plan).created
    assert issued is not None
    attached = returned_pdf.read(handover.pdf(desk, issued), needs_form=False).attachments
    return handover_json.read(attached["handover.json"]).snapshot
