"""Quotes and claims that name nobody: what is written becomes a finding only once it is masked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from integrif_desk.casework import contact_note, masking
from integrif_desk.casework import practice_finding as findings
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.mask_suggestion import TELLS_WHO, MaskKind
from integrif_desk.domain.masking import MaskSuggestion, apply
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    Perspective,
    PracticeFinding,
)

FactsT = TypeVar("FactsT", bound=FindingFacts)
Left = Mapping[str, Collection[str]]
"""By field, „claim“ or „suggestion“: the passages that somebody has chosen to leave readable."""
ALL_KINDS = frozenset(MaskKind)
_CLAIMS = ("claim", "suggestion")


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


def masked(
    desk: Desk,
    text: str,
    case_id: UUID | None,
    left: Collection[str] = (),
    kinds: Collection[MaskKind] = ALL_KINDS,
) -> str:
    """Return `text` without what tells who is meant, except for the passages in `left`."""
    found = masking.suggestions(desk, text, case_id)
    return apply(text, kept(text, (one for one in found if one.kind in kinds), left))


def kept(
    text: str, found: Iterable[MaskSuggestion], left: Collection[str]
) -> tuple[MaskSuggestion, ...]:
    """Return the suggestions whose passage nobody has chosen to leave readable."""
    return tuple(each for each in found if text[each.start : each.end] not in left)


def add_from_note(
    desk: Desk,
    note: ContactNote,
    entered: FindingFacts,
    quote: str,
    left: Collection[str] = (),
    left_in_claim: Left | None = None,
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
    told = unnamed(desk, entered, left_in_claim or {})
    return findings.add(desk, told, (evidence,), note.id)


def add(desk: Desk, entered: FindingFacts, left: Left) -> Changes:
    """Add a finding; its claim and suggestion name nobody but who is `left`.

    Raises as `findings.add`.
    """
    return findings.add(desk, unnamed(desk, entered, left))


def change(desk: Desk, finding: PracticeFinding, left: Left) -> Changes:
    """Save a finding; of its claim and suggestion those in `left` name nobody else.

    A field that nobody has touched stays as it is. Raises as `findings.change`.
    """
    return findings.change(desk, unnamed(desk, finding, left, left))


def unnamed(desk: Desk, entered: FactsT, left: Left, names: Collection[str] = _CLAIMS) -> FactsT:
    """Return a finding whose claim and suggestion do not tell who is meant.

    Days and places stay: they are the office's.
    """

    def told(name: str) -> str:
        text: str = getattr(entered, name)
        if name not in names:
            return text
        return masked(desk, text, entered.case_id, left.get(name, ()), TELLS_WHO)

    return replace(entered, claim=told("claim"), suggestion=told("suggestion"))
