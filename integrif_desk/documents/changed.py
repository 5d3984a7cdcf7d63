"""„neu“ and „geändert“ as bold words before what differs from the last handover."""

from integrif_desk.documents.runs import Span, Text
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.domain.handover_changes import kind_of, kind_of_part
from integrif_desk.domain.handover_extracts import ChangeKind, Part
from integrif_desk.wording.labels import label


def marked(text: Text, snapshot: HandoverSnapshot, field: str, index: int = 0) -> Text:
    """Return the text of a row, with the word before it where the row differs."""
    return _with_word(text, kind_of(snapshot.changes, field, index))


def marked_part(text: Text, snapshot: HandoverSnapshot, *parts: Part) -> Text:
    """Return the text about some parts, with the word before it where they differ."""
    kinds = {kind_of_part(snapshot.changes, part) for part in parts} - {None}
    kind = None
    if kinds:
        kind = ChangeKind.NEW if kinds == {ChangeKind.NEW} else ChangeKind.CHANGED
    return _with_word(text, kind)


def _with_word(text: Text, kind: ChangeKind | None) -> Text:
    if kind is None or not text:
        return text
    rest = [text] if isinstance(text, str | Span) else list(text)
    return [Span(f"{label(kind)}: ", bold=True), *rest]
