"""What has changed since the last handover, in words that screen and paper share."""

from integrif_desk.domain.handover_extracts import ChangeKind, ChangesSince
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


def sections(changes: ChangesSince) -> tuple[str, ...]:
    """Return „Offene Aufgaben (2 neu, 1 entfallen)“ for every part that differs."""
    counted: dict[str, dict[ChangeKind, int]] = {}
    for mark in changes.marks:
        kinds = counted.setdefault(label(mark.part), {})
        kinds[mark.kind] = kinds.get(mark.kind, 0) + 1
    return tuple(_section(name, kinds) for name, kinds in counted.items())


def since(changes: ChangesSince) -> str:
    """Return „Seit der Übergabe Ü-26-012 vom 12.01.2026“."""
    return tr(
        "Seit der Übergabe {number} vom {day}",
        number=changes.number,
        day=format_date(changes.dated),
    )


def told(changes: ChangesSince) -> str:
    """Return the whole sentence of what differs, or that nothing does."""
    words = sections(changes)
    if not words:
        return tr("{since} hat sich nichts geändert.", since=since(changes))
    return tr("{since} geändert: {sections}.", since=since(changes), sections="; ".join(words))


def _section(name: str, kinds: dict[ChangeKind, int]) -> str:
    # One row that is new or changed needs no number.
    if list(kinds.values()) == [1]:
        return f"{name} ({label(next(iter(kinds)))})"
    counts = ", ".join(f"{kinds[kind]} {label(kind)}" for kind in ChangeKind if kind in kinds)
    return f"{name} ({counts})"
