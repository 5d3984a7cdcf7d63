"""A handover on paper: what tags, structure, form and attachment cost beside drawing alone."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from random import Random
from typing import Any
from unittest.mock import patch

from benchmarks import stores
from benchmarks.measure import Figure, in_turns, median
from benchmarks.start import child
from integrif_desk.casework import handover as handovers
from integrif_desk.documents import forget, handover, pages
from integrif_desk.documents.tagging import TaggedCanvas
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.exchange import handover_json

FINGERPRINT = "0123456789abcdef"
_ROUNDS = 40
_FEW, _MANY = 20, 200
_MIB = 1024 * 1024
_ALLOWED_MB = 10.0


@contextmanager
def plain(known: pages.PageNumbers) -> Iterator[None]:
    """Have handovers drawn by ReportLab alone and left as it wrote them: the same things in the
    same places, without tags, fields, links and data.

    Page numbers are known beforehand, so that nothing has to be counted.
    """
    unmarked: dict[str, Any] = {
        **dict.fromkeys(("inside", "part", "artifact", "spoken"), lambda *_: nullcontext()),
        "content": lambda *_: nullcontext(False),
        "element": lambda canvas, *_, **__: canvas.within,
        **dict.fromkeys(("place", "mean"), lambda *_: None),
    }
    with (
        patch.multiple(TaggedCanvas, **unmarked),
        patch.object(pages, "_count", lambda *_: known),
        patch.object(pages, "finish", lambda drawn, **_: drawn.pdf),
        patch.object(handover, "_EXPECTED", known),
    ):
        yield


def demo_handover() -> HandoverSnapshot:
    """Return what the newest handover of the demo says: letter, way, knowledge, reply slip."""
    opened = stores.unlock(stores.store_with(stores.SMALL))
    newest = handovers.handovers(opened.desk, limit=1).rows[0]
    snapshot = handovers.stored_snapshot(opened.desk, newest.id)
    opened.close()
    return snapshot


def finished(snapshot: HandoverSnapshot) -> bytes:
    """Return the document as it is issued."""
    data = handover_json.write(snapshot, sha256=FINGERPRINT * 4)
    return handover.render(snapshot, fingerprint=FINGERPRINT, attachment=data)


def handover_pdf() -> Figure:
    """The finished file, data written and attached, beside the same flowables drawn alone.

    Each is another person's, as at work: texts remembered from the last one help neither side.
    """
    snapshot = demo_handover()
    people = [somebody_else(snapshot, number) for number in range(2 * _ROUNDS)]
    known = [handover.layout(each, fingerprint=FINGERPRINT).pages for each in people]
    forget()

    def ours(turn: int) -> None:
        finished(people[2 * turn])

    def theirs(turn: int) -> None:
        with plain(known[2 * turn + 1]):
            handover.render(people[2 * turn + 1], fingerprint=FINGERPRINT)

    mine, other = in_turns(ours, theirs, _ROUNDS)
    return Figure(
        "handover PDF, tagged and attached",
        "same flowables in plain ReportLab",
        median(mine),
        median(other),
        1.5,
    )


def memory_of_many() -> Figure:
    """Memory after 200 different handovers in a row beside that after 20."""
    return Figure(
        f"memory, {_MANY} handovers in a row",
        f"after {_FEW} (+ {_ALLOWED_MB:.0f} MB)",
        child("handovers-memory", str(_MANY)) / _MIB,
        child("handovers-memory", str(_FEW)) / _MIB,
        1.0,
        "MB",
        allowance=_ALLOWED_MB,
    )


def somebody_else(snapshot: HandoverSnapshot, number: int) -> HandoverSnapshot:
    """Return the same handover with other letters, so that no text is drawn twice."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    exchanged = str.maketrans(letters, "".join(Random(number).sample(letters, len(letters))))

    def other(text: str) -> str:
        return text.translate(exchanged)

    return replace(
        snapshot,
        number=f"Ü-26-{number:03}",
        person=replace(snapshot.person, name=other(snapshot.person.name)),
        introduction=other(snapshot.introduction),
        background=other(snapshot.background),
        goal=other(snapshot.goal),
        notes=tuple(replace(note, text=other(note.text)) for note in snapshot.notes),
        referrals=tuple(
            replace(each, purpose=other(each.purpose), outcome=other(each.outcome))
            for each in snapshot.referrals
        ),
        tasks=tuple(replace(each, task=other(each.task)) for each in snapshot.tasks),
        requests=tuple(replace(each, text=other(each.text)) for each in snapshot.requests),
        did_not_help=tuple(map(other, snapshot.did_not_help)),
        helped=tuple(map(other, snapshot.helped)),
    )
