"""The decision on a reply slip: take over, later, or not and why (casework.md, decline reasons)."""

from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.drawn import Rule
from integrif_desk.documents.flowables import Gap, Role, paragraph
from integrif_desk.documents.form import ROW_HEIGHT, Box, FieldKind, FormField, FormRow, Word
from integrif_desk.documents.letter import bold
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import HEADING
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class Room:
    """How much room a slip takes: heights in points of rows and of what is left free.

    `step` is the height of the box for the next step.
    """

    below_head: float
    above_heading: float
    row: float
    answer: float
    above_signature: float
    step: float


ROOMS = (
    Room(22, 13, ROW_HEIGHT, 20.5, 14, 40),
    Room(17, 11, 21.25, 18.5, 11, 40),
    Room(12, 9.5, 20.25, 16.75, 9, 40),
    Room(8, 7, 19, 15, 6, 32),
)
"""From wide to tight; in every one a box is high enough for handwriting."""


@dataclass(frozen=True)
class _Reason:
    """A reason to decline: as printed after „weil“, as read aloud, and what has to be added."""

    code: str
    printed: str
    spoken: str
    question: str = ""


_REASONS = (
    _Reason(
        "C1",
        "wir nicht zuständig sind. Zuständig ist:",
        "Wir sind nicht zuständig",
        "Wer ist zuständig?",
    ),
    _Reason(
        "C2",
        "Voraussetzungen fehlen, und zwar:",
        "Voraussetzungen fehlen",
        "Welche Voraussetzungen fehlen?",
    ),
    _Reason("C3", "Unterlagen fehlen, und zwar:", "Unterlagen fehlen", "Welche Unterlagen fehlen?"),
    _Reason("C4", "derzeit Platz oder Mittel fehlen.", "Derzeit fehlen Platz oder Mittel"),
    _Reason("C5", "die Person nicht erreichbar war.", "Die Person war nicht erreichbar"),
    _Reason("C6", "ein anderer Grund vorliegt:", "Ein anderer Grund liegt vor", "Welcher Grund?"),
)


def decision(task: str, room: Room) -> list[Flowable]:
    """Return the section. `task` is what the office takes over, after „Wir übernehmen“."""
    group = tr("Ihre Entscheidung")
    start = tr("Übernahme voraussichtlich ab (TT.MM.JJJJ)")
    return [
        *heading(1, group, room),
        FormRow(
            [
                tick("entscheidung", "A", group, tr("A: Wir übernehmen {task}", task=task)),
                Word(17, bold("A")),
                Word(42.5, [bold(tr("Wir übernehmen")), f" {task}."]),
            ],
            room.row,
        ),
        FormRow(
            [
                tick(
                    "entscheidung", "B", group, tr("B: Wir übernehmen später, ab dem Datum daneben")
                ),
                Word(17, bold("B")),
                Word(42.5, [bold(tr("Wir übernehmen später")), tr(", voraussichtlich ab")]),
                Box(FormField("ab_datum", FieldKind.DATE, start)),
            ],
            room.row,
        ),
        FormRow(
            [
                tick(
                    "entscheidung",
                    "C",
                    group,
                    tr("C: Wir können nicht übernehmen, aus einem der Gründe C1 bis C6"),
                ),
                Word(17, bold("C")),
                Word(42.5, [bold(tr("Wir können nicht übernehmen")), tr(", weil")]),
            ],
            room.row,
        ),
        *(FormRow(items, room.row) for items in _reason_rows()),
    ]


def _reason_rows() -> list[list[Word | Box]]:
    """The two reasons that need no words share a row."""
    c1, c2, c3, c4, c5, c6 = _REASONS
    return [
        _reason(c1),
        _reason(c2),
        _reason(c3),
        [*_reason(c4), *_reason(c5, x=240)],
        _reason(c6),
    ]


def _reason(reason: _Reason, *, x: float = 27) -> list[Word | Box]:
    code = reason.code
    row: list[Word | Box] = [
        tick("grund", code, tr("Warum Sie nicht übernehmen"), f"{code}: {reason.spoken}", x),
        Word(x + 17, bold(code)),
        Word(x + 42.5, reason.printed),
    ]
    if reason.question:
        question = f"{code}: {reason.question}"
        row.append(Box(FormField(f"grund_text_{code}", FieldKind.TEXT, question)))
    return row


def tick(name: str, choice: str, group: str, tooltip: str, x: float = 0) -> Box:
    """Return one box of an exclusive group at `x`."""
    return Box(FormField(name, FieldKind.CHOICE, tooltip, choice, group), x)


def heading(number: int, words: Text, room: Room) -> list[Flowable]:
    """Return a numbered heading with its line."""
    style = replace(HEADING, before=room.above_heading, after=3)
    pieces = [words] if isinstance(words, str | Span) else words
    return [
        paragraph([f"{number}  ", *pieces], style, Role.H3),
        Rule(),
        Gap(3),
    ]
