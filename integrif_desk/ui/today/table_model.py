"""Turns the words of the presenter into the rows that the lists of the kit paint."""

from dataclasses import dataclass

from integrif_desk.ui.today.attention_words import AttentionLine
from integrif_desk.ui.today.presenter import Day, follow_up_line
from integrif_desk.ui.widgets.chips import Tone
from integrif_desk.ui.widgets.rows import AttentionRow, GroupRow, ListRow, TwoLineRow
from integrif_desk.wording.dates import format_number
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class More:
    """Key of the row that brings more rows of a group; it may change with what is shown."""

    group: str


def list_rows(day: Day) -> list[ListRow]:
    """Return the groups of follow-ups with their rows; the key of a row is the follow-up's id."""
    rows: list[ListRow] = []
    for group in day.groups:
        rows.append(GroupRow(group.title, group.total, group.icon, Tone(group.tone)))
        for row in group.rows:
            line = follow_up_line(row, day.today, with_owner=not day.mine)
            rows.append(
                TwoLineRow(
                    row.id,
                    line.name,
                    line.original,
                    line.task,
                    line.meta,
                    line.meta_icon,
                    line.due,
                    line.due_note,
                    Tone(line.tone),
                    tickable=True,
                )
            )
        if group.more:
            left = group.total - len(group.rows)
            text = tr("Weitere anzeigen ({n})", n=format_number(left)) if left else ""
            rows.append(AttentionRow(More(group.title), text or tr("Weitere anzeigen")))
    return rows


def attention_rows(lines: list[AttentionLine]) -> list[AttentionRow]:
    """Return the rows of a side panel."""
    return [
        AttentionRow(line.key, line.name, line.meta, line.flag, line.icon, Tone(line.tone))
        for line in lines
    ]
