"""A case in the subject access report: way, notes, referrals, tasks, what went to whom."""

from collections.abc import Iterable
from datetime import date

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.access_report_left import categories, files, findings, what_left
from integrif_desk.documents.grid import Row
from integrif_desk.documents.report_parts import cell, facts, subsection, table
from integrif_desk.domain.access_report import (
    CaseOnFile,
    ConsentOnFile,
    MeasureOnFile,
    NoteOnFile,
    ReferralOnFile,
    ReferralStep,
    TaskOnFile,
)
from integrif_desk.domain.contact_note import Visibility
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.referral import LearnedBy
from integrif_desk.wording.dates import format_date, format_number, format_time
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, phase_short
from integrif_desk.wording.places import language_name


def case_sections(case: CaseOnFile, dated: date) -> list[tuple[str, list[Flowable]]]:
    """Return title and blocks of each section about a case, with its number in the title."""
    found = (
        (tr("Ihr Weg"), _way(case)),
        (tr("Notizen"), _notes(case.notes)),
        (tr("Verweisungen an Stellen"), _referrals(case.referrals)),
        (tr("Aufgaben und Termine"), _tasks(case.tasks)),
        (tr("Ihre Einwilligungen"), _consents(case.consents, dated)),
        (tr("Wem wir was gegeben haben"), what_left(case)),
        (tr("Was wir daraus gelernt haben"), findings(case)),
        (tr("Dateien und Entwürfe"), files(case)),
    )
    return [
        (tr("{title} (Fall {number})", title=title, number=case.number), blocks)
        for title, blocks in found
    ]


def _way(case: CaseOnFile) -> list[Flowable]:
    phases = "; ".join(
        tr("{phase} seit {day}", phase=phase_short(one.phase), day=format_date(one.since))
        for one in case.phases
    )
    states = "; ".join(
        ", ".join(
            part
            for part in (
                tr("{state} seit {day}", state=label(one.state), day=format_date(one.since)),
                label(one.outcome) if one.outcome else "",
                one.reason,
            )
            if part
        )
        for one in case.states
    )
    blocks: list[Flowable] = [
        facts(
            (
                (tr("Begleitet seit"), format_date(case.opened_on)),
                (tr("Stand"), states or label(case.state)),
                (tr("Phasen"), phases or phase_short(case.phase)),
                (tr("Ihr Ziel"), case.goal),
                (tr("Zielberuf"), case.occupation),
                (tr("Werdegang"), case.background),
            )
        )
    ]
    if case.measures:
        rows: list[Row] = [
            (
                cell(_period(one)),
                cell(one.title or label(one.kind), _beside(one)),
                cell(label(one.state)),
                cell(*_result(one)),
            )
            for one in case.measures
        ]
        heads = (tr("Zeit"), tr("Was und wo"), tr("Stand"), tr("Ergebnis"))
        measures = table(heads, rows, (84, 170, 78))
        blocks += subsection(tr("Kurse, Praktika, Arbeit"), [measures])
    return blocks


def _period(one: MeasureOnFile) -> str:
    if one.starts_on and one.ends_on:
        return f"{format_date(one.starts_on)} – {format_date(one.ends_on)}"
    if one.starts_on:
        return tr("ab {day}", day=format_date(one.starts_on))
    return tr("bis {day}", day=format_date(one.ends_on)) if one.ends_on else "–"


def _beside(one: MeasureOnFile) -> str:
    hours = ""
    if one.hours:
        hours = (
            tr("{n} Stunden in der Woche", n=format_number(one.hours))
            if one.hours_weekly
            else tr("{n} Stunden", n=format_number(one.hours))
        )
    kind = label(one.kind) if one.title else ""
    return ", ".join(part for part in (kind, one.actor, hours) if part)


def _result(one: MeasureOnFile) -> tuple[str, ...]:
    level = tr("erreicht: {level}", level=label(one.level_reached)) if one.level_reached else ""
    reason = tr("Grund: {reason}", reason=one.reason) if one.reason else ""
    return (one.result, level, one.proof, reason)


def _notes(notes: Iterable[NoteOnFile]) -> list[Flowable]:
    rows: list[Row] = [
        (cell(format_date(one.on), label(one.kind)), cell(one.text, _about_note(one)))
        for one in notes
    ]
    return (
        [table((tr("Wann und wie"), tr("Was aufgeschrieben wurde")), rows, (88,))] if rows else []
    )


def _about_note(one: NoteOnFile) -> str:
    minutes = tr_n("{n} Minute", "{n} Minuten", one.minutes) if one.minutes else ""
    actors = tr("mit {actors}", actors="; ".join(one.actors)) if one.actors else ""
    seen = "" if one.visibility is Visibility.INTERNAL else tr("darf weitergegeben werden")
    lesson = label(one.lesson) if one.lesson else ""
    return " · ".join(part for part in (minutes, actors, lesson, seen) if part)


def _referrals(referrals: Iterable[ReferralOnFile]) -> list[Flowable]:
    rows: list[Row] = [
        (
            cell(one.actor, _sent(one)),
            cell(one.purpose, one.message),
            cell(label(one.state), *_outcome(one)),
        )
        for one in referrals
    ]
    heads = (tr("Stelle"), tr("Anliegen"), tr("Stand und Verlauf"))
    return [table(heads, rows, (136, 150))] if rows else []


def _sent(one: ReferralOnFile) -> str:
    if one.sent_on is None:
        return ""
    return ", ".join(
        part
        for part in (
            tr("übermittelt am {day}", day=format_date(one.sent_on)),
            label(one.channel) if one.channel else "",
            tr("Antwort erbeten bis {day}", day=format_date(one.answer_due))
            if one.answer_due
            else "",
        )
        if part
    )


def _outcome(one: ReferralOnFile) -> tuple[str, ...]:
    expected = tr("erwartet für {day}", day=format_date(one.expected_on)) if one.expected_on else ""
    reason = label(one.decline_reason) if one.decline_reason else ""
    # The newest remark is mostly the outcome, too: it need not be read twice.
    told = {step.remark for step in one.steps}
    outcome = "" if one.outcome in told else one.outcome
    return (reason, expected, outcome, *(_step(each) for each in one.steps))


def _step(one: ReferralStep) -> str:
    how = "" if one.learned_by is LearnedBy.OURSELVES else label(one.learned_by)
    head = tr("{day}: {state}", day=format_date(one.on), state=label(one.state))
    told = f"{head} ({how})" if how else head
    return f"{told} – {one.remark}" if one.remark else told


def _tasks(tasks: Iterable[TaskOnFile]) -> list[Flowable]:
    rows: list[Row] = [
        (
            cell(_when(one)),
            cell(one.task, one.remark),
            cell(_owner(one), one.place),
            cell(
                tr("erledigt am {day}", day=format_date(one.done_on))
                if one.done_on
                else tr("offen")
            ),
        )
        for one in tasks
    ]
    heads = (tr("Fällig"), tr("Aufgabe"), tr("Wer, wo"), tr("Stand"))
    return [table(heads, rows, (84, 188, 110))] if rows else []


def _when(one: TaskOnFile) -> str:
    day = format_date(one.due_on)
    timed = f"{day}, {format_time(one.due_time)}" if one.due_time else day
    return f"{timed}, {label(one.recurs)}" if one.recurs else timed


def _owner(one: TaskOnFile) -> str:
    if one.owed_by is TaskOwner.PERSON:
        return tr("Sie selbst")
    return one.actor or label(one.owed_by)


def _consents(consents: Iterable[ConsentOnFile], dated: date) -> list[Flowable]:
    rows: list[Row] = [
        (
            cell(_recipient(one), label(one.purpose)),
            cell(categories(one.categories)),
            cell(format_date(one.given_on), *_end(one, dated)),
            cell(_form(one), one.scan.title if one.scan else ""),
        )
        for one in consents
    ]
    heads = (tr("An wen und wozu"), tr("Welche Daten"), tr("Gegeben, gültig"), tr("Formular"))
    return [table(heads, rows, (150, 150, 88))] if rows else []


def _recipient(one: ConsentOnFile) -> str:
    if one.recipient or one.recipient_category is None:
        return one.recipient
    return tr("alle Stellen der Art: {kind}", kind=label(one.recipient_category))


def _end(one: ConsentOnFile, dated: date) -> tuple[str, ...]:
    if one.revoked_on:
        return (tr("widerrufen am {day}", day=format_date(one.revoked_on)), one.revoked_remark)
    until = tr("bis {day}", day=format_date(one.valid_until))
    return (until, tr("abgelaufen") if one.valid_until < dated else "")


def _form(one: ConsentOnFile) -> str:
    kept = tr("unterschrieben, Scan liegt vor") if one.scan else tr("kein Scan hinterlegt")
    language = "" if one.form_language == "de" else language_name(one.form_language)
    helped = tr("mit Dolmetschen") if one.interpreted else ""
    return ", ".join(part for part in (kept, language, helped) if part)
