"""The way so far: phases and notes, languages and work, referrals with their results, tasks.

A section stands only where its category is released and has content; the numbers follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus.flowables import CondPageBreak, Flowable

from integrif_desk.documents.changed import marked
from integrif_desk.documents.drawn import Step, Stepper
from integrif_desk.documents.flowables import Paragraph, Role, paragraph
from integrif_desk.documents.grid import TABLE, Cell, Grid, Row, side_by_side
from integrif_desk.documents.handover_background import measures, qualifications, situation
from integrif_desk.documents.handover_letter import language_proof, skills
from integrif_desk.documents.keeping import Ending, beginning, headed
from integrif_desk.documents.runs import Text
from integrif_desk.documents.styles import (
    CELL,
    CELL_BOLD,
    COLUMN_HEAD,
    HEADING,
    SMALL,
    WIDTH,
    Style,
)
from integrif_desk.domain.case import Phase
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    NoteExtract,
    ReferralExtract,
)
from integrif_desk.domain.person import Level, Literacy
from integrif_desk.domain.referral import ReferralState
from integrif_desk.wording.dates import format_date, format_number
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, phase_of_five
from integrif_desk.wording.places import language_name

Numbers = Iterator[int]

_COLUMN = 228.0
_GUTTER = 21.0
_WITH_ITS_MEANING = 36.0
"""Points of the tasks that go to the next page with what „erbeten“ means: headings and a row."""
_RIGHT_COLUMN = WIDTH - _COLUMN - _GUTTER


def way_so_far(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    """Return the sections about the way so far; empty when nothing of it is released."""
    return [
        *_pathway(snapshot, numbers),
        *_languages_and_work(snapshot, numbers),
        *section(numbers, tr("Schule, Ausbildung und Arbeit"), qualifications(snapshot)),
        *section(numbers, tr("Familie und Rahmen"), situation(snapshot)),
        *_referrals(snapshot, numbers),
        *_tasks(snapshot, numbers),
    ]


def section(numbers: Numbers, words: str, blocks: Sequence[Flowable]) -> list[Flowable]:
    """Return a numbered heading with what stands below; nothing where that is nothing."""
    return headed(heading(next(numbers), words), blocks) if blocks else []


def heading(number: int, words: str) -> Paragraph:
    """Return the numbered heading of a section."""
    return paragraph(f"{number}  {words}", HEADING, Role.H2)


def column_heads(*words: str) -> Row:
    """Return the headings of a table's columns."""
    return [[paragraph(word, COLUMN_HEAD, Role.HEADER_CELL)] for word in words]


def cell(text: Text, style: Style = CELL) -> Cell:
    """Return a table cell with one paragraph; nothing for an empty text."""
    return [paragraph(text, style, Role.CELL)] if text else []


def row_head(text: Text) -> Cell:
    """Return the first cell of a row, which names what the others tell about."""
    return [paragraph(text, CELL, Role.HEADER_CELL)]


def _pathway(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    if DataCategory.PATHWAY not in snapshot.included:
        return []
    told = [*_stepper(snapshot), *measures(snapshot), *_notes(snapshot)]
    return section(numbers, tr("Weg bis heute"), told)


def _stepper(snapshot: HandoverSnapshot) -> list[Flowable]:
    if snapshot.phase is None:
        return []
    since = {entry.phase: entry.since for entry in snapshot.phases}
    steps = [
        Step(
            number=phase.number,
            name=label(phase),
            when=tr("seit {day}", day=format_date(since[phase])) if phase in since else tr("offen"),
            past=phase in since and phase is not snapshot.phase,
            current=phase is snapshot.phase,
        )
        for phase in Phase
    ]
    told = "; ".join(f"{step.name} {step.when}" for step in steps)
    return [Stepper(steps, f"{phase_of_five(snapshot.phase)}. {told}.")]


def _notes(snapshot: HandoverSnapshot) -> list[Flowable]:
    if not snapshot.notes:
        return []
    rows: list[Row] = [
        (
            row_head(format_date(note.on)),
            [
                paragraph(marked(note.text, snapshot, "notes", index), CELL, Role.CELL),
                paragraph(_contact(note), SMALL),
            ],
        )
        for index, note in enumerate(snapshot.notes)
    ]
    title = paragraph(tr("Aus dem Verlauf"), replace(CELL_BOLD, before=9, after=1), Role.H3)
    return headed(title, [Grid(rows, (73.5, WIDTH - 73.5), TABLE)])


def _contact(note: NoteExtract) -> str:
    minutes = tr_n("{n} Minute", "{n} Minuten", note.minutes) if note.minutes else ""
    return ", ".join(filter(None, (label(note.kind), *note.actors, minutes)))


def _languages_and_work(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    languages = _language_rows(snapshot)
    work = _work_rows(snapshot)
    if languages and work:
        left = [heading(next(numbers), tr("Sprachen")), _language_grid(languages, _COLUMN)]
        right = [heading(next(numbers), tr("Beruf")), _work_grid(work, _RIGHT_COLUMN)]
        beside = side_by_side(left, right, (_COLUMN, _RIGHT_COLUMN), _GUTTER)
        beside.spaceBefore = HEADING.before
        return [CondPageBreak(beginning([beside])), beside]
    if languages:
        return section(numbers, tr("Sprachen"), [_language_grid(languages, WIDTH)])
    return section(numbers, tr("Beruf"), [_work_grid(work, WIDTH)] if work else [])


def _language_rows(snapshot: HandoverSnapshot) -> list[Row]:
    if DataCategory.LANGUAGE not in snapshot.included:
        return []
    rows: list[Row] = []
    for index, language in enumerate(snapshot.languages):
        has_level = language.level not in (Level.NATIVE, Level.NONE)
        words = [] if has_level else [label(language.level)]
        rows.append(
            (
                row_head(marked(language_name(language.language), snapshot, "languages", index)),
                cell(label(language.level) if has_level else "–", CELL_BOLD),
                cell("; ".join(filter(None, (*words, skills(language), language_proof(language))))),
            )
        )
    if snapshot.literacy is not Literacy.UNKNOWN:
        script = marked(label(snapshot.literacy), snapshot, "literacy")
        rows.append((row_head(tr("Schrift")), cell("–", CELL_BOLD), cell(script)))
    return rows


def _language_grid(rows: list[Row], width: float) -> Grid:
    return Grid(rows, (70, 26, width - 96), TABLE)


def _work_rows(snapshot: HandoverSnapshot) -> list[Row]:
    if DataCategory.EDUCATION_WORK not in snapshot.included:
        return []
    return [
        (row_head(name), cell(marked(text, snapshot, field)))
        for name, field, text in (
            (tr("Beruf"), "occupation", snapshot.occupation),
            (tr("Werdegang"), "background", snapshot.background),
            (tr("Ziel"), "goal", snapshot.goal),
        )
        if text
    ]


def _work_grid(rows: list[Row], width: float) -> Grid:
    return Grid(rows, (63, width - 63), TABLE)


def _referrals(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    if DataCategory.REFERRALS not in snapshot.included or not snapshot.referrals:
        return []
    heads = column_heads(tr("Stelle"), tr("Zweck"), tr("gesendet"), tr("Stand"), tr("Ergebnis"))
    widths = (106.5, 99, 58.5, 74, WIDTH - 338)
    rows = [
        _referral(referral, marked(referral.actor, snapshot, "referrals", index))
        for index, referral in enumerate(snapshot.referrals)
    ]
    table = Grid(rows, widths, replace(TABLE, gutter=6), head=heads)
    return section(numbers, tr("Verweisungen und Ergebnisse"), [table])


def _referral(referral: ReferralExtract, actor: Text) -> Row:
    state = [paragraph(label(referral.state), CELL_BOLD, Role.CELL)]
    if referral.since and referral.state is not ReferralState.SENT:
        state.append(paragraph(format_date(referral.since), CELL, Role.CELL))
    return (
        cell(actor),
        cell(referral.purpose),
        cell(format_date(referral.sent_on) if referral.sent_on else "–"),
        state,
        cell(_result(referral)),
    )


def _result(referral: ReferralExtract) -> str:
    reason = referral.decline_reason
    pieces = [f"{reason.value} {label(reason)}" if reason else "", referral.outcome]
    if referral.expected_on:
        pieces.append(tr("voraussichtlich ab {day}", day=format_date(referral.expected_on)))
    if referral.working_days_open is not None:
        pieces.append(
            tr_n(
                "Seit 1 Werktag ohne Antwort",
                "Seit {days} Werktagen ohne Antwort",
                referral.working_days_open,
                days=format_number(referral.working_days_open),
            )
        )
    return "; ".join(filter(None, pieces))


def _tasks(snapshot: HandoverSnapshot, numbers: Numbers) -> list[Flowable]:
    if DataCategory.TASKS not in snapshot.included or not snapshot.tasks:
        return []
    rows: list[Row] = []
    for number, task in enumerate(snapshot.tasks, start=1):
        due = format_date(task.due_on)
        rows.append(
            (
                cell(str(number)),
                cell(marked(task.task, snapshot, "tasks", number - 1)),
                cell(task.owner or tr("ratsuchende Person")),
                cell(tr("{day}, erbeten", day=due) if task.requested else due),
            )
        )
    table = Grid(
        rows,
        (19.5, 213, 135, WIDTH - 367.5),
        head=column_heads(tr("Nr."), tr("Aufgabe"), tr("Wer"), tr("Bis wann")),
    )
    title = tr("Offene Aufgaben")
    if not any(task.requested for task in snapshot.tasks):
        return section(numbers, title, [table])
    meaning = paragraph(
        tr(
            "„Erbeten“ heißt: Diese Frist schlagen wir vor; bitte bestätigen oder ändern "
            "Sie sie im Rückmeldebogen."
        ),
        replace(SMALL, before=5),
    )
    return [
        CondPageBreak(beginning([heading(0, title), table])),
        Ending([heading(next(numbers), title), table, meaning], company=_WITH_ITS_MEANING),
    ]
