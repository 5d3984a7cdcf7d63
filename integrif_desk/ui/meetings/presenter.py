"""How meetings and agreements read, what their forms hold and ask for. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.meeting import (
    AgreementEvent,
    AgreementState,
    Meeting,
)
from integrif_desk.domain.meeting_views import (
    AgreementDetail,
    AgreementFilter,
    AgreementRow,
    MeetingDetail,
    MeetingRow,
    Tally,
)
from integrif_desk.ui.referrals.presenter import EventLine
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import (
    format_date,
    format_near,
    format_weekday,
    format_weekday_year,
    relative_day,
    since,
)
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label
from integrif_desk.wording.meetings import put_off_words, state_words, tally_words

STATE_LOOKS = {
    AgreementState.OPEN: ("neutral", "circle"),
    AgreementState.KEPT: ("good", "check-circle-fill"),
    AgreementState.PARTLY: ("waiting", "circle-half-fill"),
    AgreementState.NOT_KEPT: ("overdue", "x-circle-fill"),
    AgreementState.DROPPED: ("neutral", "minus-circle-fill"),
}


class Scope(StrEnum):
    """What the list on the left shows."""

    MEETINGS = "meetings"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class StepKind:
    """A step that can be taken with an open agreement, and the words of its button and form."""

    state: AgreementState
    button: str
    icon: str
    title: str
    save: str
    asks_due: bool = False


PUT_OFF = StepKind(
    AgreementState.OPEN,
    tr("&Verschieben …"),
    "calendar-plus",
    tr("Auf einen anderen Tag verschieben"),
    tr("Verschieben"),
    asks_due=True,
)
ASKED = StepKind(
    AgreementState.OPEN,
    tr("Nach&gefragt …"),
    "phone",
    tr("Es wurde nachgefragt"),
    tr("Nachfrage speichern"),
)
STEPS = (
    StepKind(
        AgreementState.KEPT,
        tr("&Eingehalten …"),
        "check",
        tr("Die Vereinbarung ist eingehalten"),
        tr("Als eingehalten speichern"),
    ),
    StepKind(
        AgreementState.PARTLY,
        tr("Teilwei&se …"),
        "circle-half",
        tr("Die Vereinbarung ist teilweise eingehalten"),
        tr("Als teilweise speichern"),
    ),
    StepKind(
        AgreementState.NOT_KEPT,
        tr("N&icht eingehalten …"),
        "x",
        tr("Die Vereinbarung ist nicht eingehalten"),
        tr("Als nicht eingehalten speichern"),
    ),
    PUT_OFF,
    ASKED,
    StepKind(
        AgreementState.DROPPED,
        tr("E&ntfallen …"),
        "minus-circle",
        tr("Die Vereinbarung entfällt"),
        tr("Als entfallen speichern"),
    ),
)


def step_said(kind: StepKind, due_on: date | None) -> str:
    """Return what the status bar says once a step is saved."""
    if kind is ASKED:
        return tr("Nachfrage eingetragen.")
    if kind is PUT_OFF and due_on is not None:
        return tr("Verschoben auf {day}.", day=format_weekday_year(due_on))
    return tr("Eingetragen: {state}.", state=label(kind.state))


# lists


def meeting_second(row: MeetingRow, today: date) -> str:
    """„Di, 20.01. · Jobcenter Staßfurt, Volkshochschule“."""
    parts = (_day(row.held_on, today), ", ".join(row.participants) or row.place)
    return " · ".join(part for part in parts if part)


def meeting_state(row: MeetingRow) -> tuple[str, str]:
    """„1 überfällig“ above „3 offen“, „erledigt“; empty where nothing was agreed."""
    if row.overdue:
        return tr("{n} überfällig", n=row.overdue), tr("{n} offen", n=row.open)
    if row.open:
        return tr("{n} offen", n=row.open), ""
    return (tr("erledigt") if row.agreements else ""), ""


def due_day(row: AgreementRow, today: date) -> str:
    """„Do, 05.03.“, with its year where that is another one."""
    return _day(row.agreement.due_on, today)


def due_note(row: AgreementRow, today: date) -> str:
    """„seit 5 Tagen“, „in 3 Tagen“; „abgeschlossen“ where it is settled."""
    if not row.agreement.is_open:
        return tr("abgeschlossen")
    return since(row.agreement.due_on, today)


def agreement_second(row: AgreementRow, today: date) -> str:
    """„Jobcenter Staßfurt · vereinbart am 20.01.“."""
    agreed = tr("vereinbart am {day}", day=format_near(row.agreed_on, today))
    return f"{isolate(row.owner)} · {agreed}"


def meta(row: AgreementRow, today: date) -> str:
    """Return the second line of an agreement at its meeting: moved, asked about, remark."""
    agreement = row.agreement
    if not agreement.is_open:
        return " – ".join(part for part in (state_words(row, today), agreement.remark) if part)
    parts = [
        put_off_words(row.times_put_off) if row.times_put_off else "",
        tr("nachgefragt am {day}", day=format_near(row.asked_on, today)) if row.asked_on else "",
        agreement.remark,
    ]
    return ", ".join(part for part in parts if part)


def empty_sentence(scope: Scope, text: str, *, mine: bool) -> str:
    """Return what stands in the empty list."""
    if text:
        return tr("Kein Treffer für ‚{text}‘.", text=text)
    if scope is Scope.MEETINGS:
        return tr(
            "Noch kein Treffen eingetragen. Wenn Sie festhalten, wer was bis wann zugesagt hat, "
            "erinnert das Programm daran."
        )
    if scope is Scope.OVERDUE:
        return tr("Keine Vereinbarung ist überfällig.")
    if mine:
        return tr("Sie haben keine offenen Vereinbarungen.")
    return tr("Alle Vereinbarungen sind erledigt.")


# one meeting


def when_and_where(meeting: Meeting) -> str:
    """„Di, 20.01.2026, Kreishaus Bernburg“."""
    parts = (format_weekday_year(meeting.held_on), meeting.place)
    return ", ".join(part for part in parts if part)


def facts(detail: MeetingDetail) -> tuple[tuple[str, str], ...]:
    """Return label and text of what is known of a meeting, without what is empty."""
    told = {told.owner: tally_words(told) for told in detail.tallies}
    participants = "\n".join(
        tr("{name} ({told})", name=isolate(name), told=told[name])
        if told.get(name)
        else isolate(name)
        for name in detail.participants
    )
    found = (
        (tr("Beteiligte Stellen"), participants),
        (tr("Anwesend"), detail.meeting.attendees),
        (tr("Aus dem Verein"), ", ".join(isolate(name) for name in detail.accounts)),
        (tr("Notizen"), detail.meeting.minutes_text),
    )
    return tuple((name, text) for name, text in found if text)


def left_open_title(rows: Sequence[AgreementRow]) -> str:
    """Return the heading above what was left open: by the last meeting, or by several."""
    meetings = {row.agreement.meeting_id for row in rows}
    if len(meetings) > 1:
        return tr("Offen von früheren Treffen")
    return tr("Offen vom letzten Treffen")


def agenda(rows: Sequence[AgreementRow]) -> str:
    """Return what was left open as lines for the notes of the next meeting."""
    lines = [
        tr(
            "– {owner}: {task} (vereinbart am {agreed}, fällig am {due})",
            owner=row.owner,
            task=row.agreement.task,
            agreed=format_date(row.agreed_on),
            due=format_date(row.agreement.due_on),
        )
        for row in rows
    ]
    return "\n".join((tr("{title}:", title=left_open_title(rows)), *lines))


def deletion_sentence(detail: MeetingDetail) -> str:
    """Return what is asked before a meeting is deleted."""
    title = detail.meeting.title
    if not detail.agreements:
        return tr("Das Treffen „{title}“ wird gelöscht.", title=title)
    return tr_n(
        "Das Treffen „{title}“ wird gelöscht, mit ihm eine Vereinbarung und ihr Verlauf.",
        "Das Treffen „{title}“ wird gelöscht, mit ihm {n} Vereinbarungen und ihr Verlauf.",
        len(detail.agreements),
        title=title,
    )


# one agreement


def event_words(detail: AgreementDetail, today: date) -> tuple[EventLine, ...]:
    """Return the history of an agreement, oldest first."""
    told = []
    due_on: date | None = None
    for event, author in detail.events:
        head, beside, icon = _event_head(event, due_on)
        due_on = event.due_on
        told.append(
            EventLine(
                day=format_near(event.happened_on, today),
                head=head,
                beside=beside,
                meta=isolate(author),
                remark=event.remark,
                icon=icon,
            )
        )
    return tuple(told)


def owner_record(told: Tally) -> str:
    """„Handwerkskammer: 7 von 9 eingehalten, 2 offen“."""
    parts = [tally_words(told), tr("{n} offen", n=told.open) if told.open else ""]
    return tr(
        "{owner}: {told}",
        owner=isolate(told.owner),
        told=", ".join(part for part in parts if part) or tr("noch nichts abgeschlossen"),
    )


def due_sentence(row: AgreementRow, today: date) -> str:
    """„fällig am Di, 24.03.2026 (in 14 Tagen)“, or what has become of it."""
    agreement = row.agreement
    if not agreement.is_open:
        return state_words(row, today)
    day = format_weekday_year(agreement.due_on)
    if row.is_overdue(today):
        return tr("fällig am {day}, {since}", day=day, since=since(agreement.due_on, today))
    left = relative_day(agreement.due_on, today)
    return tr("fällig am {day} ({left})", day=day, left=left)


def free_day_hint(day: date, *, is_free: bool) -> str:
    """Say that offices are closed on a day; empty for a working day."""
    if not is_free:
        return ""
    if day.weekday() >= 5:
        return tr("{day} ist ein Wochenende.", day=format_weekday(day))
    return tr("{day} ist ein Feiertag in Sachsen-Anhalt.", day=format_weekday(day))


def wanted(scope: Scope, today: date, account_id: UUID | None, text: str) -> AgreementFilter:
    """Return which agreements the list shows."""
    return AgreementFilter(
        today=today, overdue_only=scope is Scope.OVERDUE, account_id=account_id, text=text
    )


def scope_words(shown: AgreementFilter, own_name: str) -> str:
    """Say which agreements a filter takes, for the head of the printed list; empty for all."""
    parts = (
        own_name if shown.account_id is not None else "",
        tr("nur überfällige") if shown.overdue_only else "",
        tr("mit ‚{text}‘", text=shown.text) if shown.text else "",
    )
    return ", ".join(part for part in parts if part)


def _event_head(event: AgreementEvent, due_before: date | None) -> tuple[str, str, str]:
    if due_before is None:
        day = format_date(event.due_on)
        return tr("vereinbart"), tr(", fällig am {day}", day=day), "handshake"
    if event.state is not AgreementState.OPEN:
        return label(event.state), "", STATE_LOOKS[event.state][1]
    if event.due_on != due_before:
        day = format_weekday_year(event.due_on)
        return tr("verschoben"), tr(" auf {day}", day=day), "calendar-blank"
    return tr("nachgefragt"), "", "phone"


def _day(day: date, today: date) -> str:
    return format_weekday(day) if day.year == today.year else format_date(day)
