"""Quotes that name nobody: what a note says becomes evidence only once it is masked."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from integrif_desk.casework import contact_note, masking
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.masking import MaskSuggestion, apply
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    Perspective,
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A note to be quoted. `masked` hides everything that is suggested; `category_id` is that of
    the newest finding, for whoever notes one often notes the next about the same."""

    note: ContactNote
    masked: str
    category_id: UUID | None


def source(desk: Desk, note_id: UUID) -> Source:
    """Return what a finding can be made of. Raises `KnownError` NOT_FOUND."""
    note = contact_note.read(desk, note_id)
    newest = findings.findings(desk, FindingFilter(), limit=1).rows
    return Source(
        note=note,
        masked=masked(desk, note.text, note.case_id),
        category_id=newest[0].category_id if newest else None,
    )


def masked(desk: Desk, text: str, case_id: UUID | None, left: Collection[str] = ()) -> str:
    """Return `text` without what tells who is meant, except for the passages in `left`."""
    found = masking.suggestions(desk, text, case_id)
    return apply(text, kept(text, found, left))


def kept(
    text: str, found: Collection[MaskSuggestion], left: Collection[str]
) -> tuple[MaskSuggestion, ...]:
    """Return the suggestions whose passage nobody has chosen to leave readable."""
    return tuple(each for each in found if text[each.start : each.end] not in left)


def add_from_note(
    desk: Desk,
    note: ContactNote,
    entered: FindingFacts,
    quote: str,
    left: Collection[str] = (),
) -> Changes:
    """Add a finding with the quote of a note as its evidence, and end the note's draft.

    Notes are written by volunteers, so theirs is the perspective; evidence can be changed.

    The quote is masked here once more, as it is saved: what a form showed may be a keystroke old.
    """
    evidence = EvidenceFacts(
        kind=EvidenceKind.CASE_OBSERVATION,
        perspective=Perspective.VOLUNTEER,
        quote=masked(desk, quote, note.case_id, left),
        dated=note.occurred_at.astimezone().date(),
        note_id=note.id,
    )
    return findings.add(desk, entered, (evidence,), note.id)
