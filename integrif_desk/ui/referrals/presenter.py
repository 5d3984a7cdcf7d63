"""How referrals read: states, facts, events, and which step is allowed next. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import Decision, HandoverState
from integrif_desk.domain.referral import (
    OPEN_STATES,
    UNANSWERED_STATES,
    LearnedBy,
    ReferralEvent,
    ReferralState,
    next_states,
)
from integrif_desk.domain.views import ReferralDetail, ReferralFilter, ReferralRow
from integrif_desk.ui.looks import STATE_LOOKS
from integrif_desk.wording.bidi import apart
from integrif_desk.wording.code_words import whose
from integrif_desk.wording.dates import format_date, format_day_month
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import decline_choice, label

S = ReferralState

_BY_CHANNEL = {
    Channel.IN_PERSON: tr("persönlich"),
    Channel.POST: tr("per Post"),
    Channel.PHONE: tr("per Telefon"),
    Channel.EMAIL: tr("per E-Mail"),
    Channel.ENCRYPTED_EMAIL: tr("per verschlüsselter E-Mail"),
    Channel.ENCRYPTED_PDF: tr("als PDF mit Kennwort"),
    Channel.DE_MAIL: tr("per De-Mail"),
    Channel.EBO: tr("über das eBO"),
}

_STATE_OF = {Decision.A: S.ACCEPTED, Decision.B: S.WAITING, Decision.C: S.DECLINED}


class Scope(StrEnum):
    """The filter chips."""

    CURRENT = "current"
    OVERDUE = "overdue"
    DECLINED = "declined"
    ALL = "all"


def wanted(
    scope: Scope, today: date, owner_id: UUID | None, actor_id: UUID | None, text: str
) -> ReferralFilter:
    """Return the filter for a chip and the fields beside it."""
    states = {
        Scope.CURRENT: OPEN_STATES,
        Scope.DECLINED: frozenset({S.DECLINED}),
    }.get(scope, frozenset())
    return ReferralFilter(
        today=today,
        states=states,
        overdue_only=scope is Scope.OVERDUE,
        owner_id=owner_id,
        actor_id=actor_id,
        text=text,
    )


def empty_sentence(scope: Scope, text: str, *, mine: bool, office: bool) -> str:
    """Return what stands in an empty table, narrowed to one's own or to one office or not."""
    if text:
        return tr("Kein Treffer für ‚{text}‘.", text=text)
    if scope is Scope.OVERDUE:
        return tr("Alle Verweisungen sind beantwortet oder noch in der Frist.")
    if scope is Scope.DECLINED:
        return tr("Keine Verweisung wurde abgelehnt.")
    if office:
        return tr("Für diese Auswahl gibt es keine Verweisung.")
    if mine:
        return tr("Sie haben zurzeit keine Verweisung.")
    return tr("Noch keine Verweisung. Sie beginnt bei einem Fall.")


def state_text(row: ReferralRow) -> str:
    """„wartet – Beginn 13.04.“, „abgelehnt – nicht zuständig“, „abgeschlossen am 27.02.“."""
    word = label(row.state)
    if row.state is S.WAITING and row.expected_on:
        return tr("{state} – Beginn {day}", state=word, day=format_day_month(row.expected_on))
    if row.state is S.DECLINED and row.decline_reason:
        return tr("{state} – {reason}", state=word, reason=label(row.decline_reason))
    if row.state is S.COMPLETED and row.ended_on:
        return tr("{state} am {day}", state=word, day=format_day_month(row.ended_on))
    return word


def heading(row: ReferralRow) -> str:
    """„Al-Ahmad, Mohammad an Jobcenter, Staßfurt“."""
    return tr("{person} an {actor}", person=apart(row.person_name), actor=row.actor_name)


def by_channel(channel: Channel) -> str:
    """„per Post“, „persönlich“."""
    return _BY_CHANNEL[channel]


def facts(detail: ReferralDetail) -> tuple[tuple[str, str], ...]:
    """Return label and text of what is known, without what is empty."""
    referral, row = detail.referral, detail.row
    way = ""
    if referral.sent_on:
        way = tr("am {day}", day=format_date(referral.sent_on))
        if referral.channel:
            way = f"{by_channel(referral.channel)} {way}"
    found = (
        (tr("Zweck"), referral.purpose),
        (tr("Zuständig"), detail.owner_name),
        (tr("Weg"), way or tr("noch nicht übermittelt")),
        (tr("Antwort bis"), format_date(row.answer_due) if row.answer_due else ""),
        (tr("Beginn"), format_date(row.expected_on) if row.expected_on else ""),
        (tr("Grund"), decline_choice(row.decline_reason) if row.decline_reason else ""),
        (tr("Ergebnis"), referral.outcome),
        (tr("Nachricht"), referral.message),
    )
    return tuple((name, text) for name, text in found if text)


@dataclass(frozen=True)
class EventLine:
    """One event: „übermittelt“ in bold, „, per Post“ beside it, then who and what."""

    day: str
    icon: str
    head: str
    beside: str
    meta: str
    remark: str


def event_lines(events: Sequence[tuple[ReferralEvent, str]]) -> tuple[EventLine, ...]:
    """Return the lines of the history, oldest first."""
    lines = []
    before: ReferralState | None = None
    for event, author in events:
        lines.append(_event_line(event, author, asked_again=event.state is before))
        before = event.state
    return tuple(lines)


def _event_line(event: ReferralEvent, author: str, *, asked_again: bool) -> EventLine:
    beside = ""
    if event.channel:
        beside = f", {by_channel(event.channel)}"
    elif event.decline_reason:
        beside = f" – {decline_choice(event.decline_reason)}"
    elif event.expected_on:
        beside = tr(", ab {day}", day=format_date(event.expected_on))
    told = tr("gesagt von {name}", name=event.told_by) if event.told_by else ""
    learned = "" if event.learned_by is LearnedBy.OURSELVES else label(event.learned_by)
    return EventLine(
        day=format_day_month(event.happened_on),
        icon="phone" if asked_again else STATE_LOOKS[event.state][1],
        head=tr("nachgefragt") if asked_again else label(event.state),
        beside=tr(", noch keine Antwort") if asked_again else beside,
        meta=", ".join(part for part in (learned, told, author) if part),
        remark=event.remark,
    )


def open_text(row: ReferralRow) -> str:
    """„19 Werktage ohne Antwort“; empty unless an answer is missing."""
    if row.working_days_open is None:
        return ""
    return tr_n("{n} Werktag ohne Antwort", "{n} Werktage ohne Antwort", row.working_days_open)


@dataclass(frozen=True)
class StepKind:
    """A step one can take, and what its form asks for. `state` is None for asking again."""

    state: ReferralState | None
    button: str
    icon: str
    save: str
    remark: str = tr("Bemerkung")
    asks_reason: bool = False
    asks_expected: bool = False
    asks_channel: bool = False
    asks_source: bool = True
    asks_remark: bool = True

    @property
    def title(self) -> str:
        """The heading of the form, and what the short button means in full."""
        if self.state is None:
            return tr("Nachfassen")
        return tr("Neuer Stand: {state}", state=label(self.state))


SEND = StepKind(
    S.SENT,
    tr("Über&mitteln …"),
    "paper-plane-tilt",
    tr("Als &übermittelt eintragen"),
    asks_channel=True,
    asks_source=False,
    asks_remark=False,
)
NUDGE = StepKind(
    None, tr("Na&chfassen …"), "bell-ringing", tr("Nachfrage ein&tragen"), remark=tr("Ergebnis")
)
_STEPS = (
    SEND,
    StepKind(S.RECEIVED, tr("Ein&gegangen …"), "tray", tr("Eingang ein&tragen")),
    StepKind(S.ACCEPTED, tr("Zusa&ge eintragen …"), "check-circle", tr("Zusage ein&tragen")),
    StepKind(S.RUNNING, tr("Hat &begonnen …"), "play-circle", tr("Beginn ein&tragen")),
    StepKind(S.WAITING, tr("&Wartet …"), "hourglass", tr("Warten ein&tragen"), asks_expected=True),
    StepKind(
        S.COMPLETED,
        tr("Ab&schließen …"),
        "checks",
        tr("Abschluss ein&tragen"),
        remark=tr("Ergebnis"),
    ),
    StepKind(
        S.DECLINED, tr("Abge&lehnt …"), "prohibit", tr("Ablehnung ein&tragen"), asks_reason=True
    ),
    StepKind(
        S.FAILED, tr("Nicht &zustande …"), "x-circle", tr("Abbruch ein&tragen"), remark=tr("Grund")
    ),
    StepKind(S.WITHDRAWN, tr("Zurückz&iehen …"), "arrow-u-up-left", tr("Verweisung zurück&ziehen")),
    StepKind(
        S.ENTERED_IN_ERROR,
        tr("I&rrtum …"),
        "eraser",
        tr("Als Irrtum kenn&zeichnen"),
        asks_source=False,
    ),
)


def steps(state: ReferralState, *, answers: bool = False) -> tuple[StepKind, ...]:
    """Return the steps to offer as buttons, the likely ones first.

    Where a first answer has a form of its own, it is left out unless `answers`; a draft is
    deleted, not withdrawn.
    """
    if state is S.DRAFT:
        return (SEND,)
    allowed = next_states(state)
    if state in UNANSWERED_STATES:
        if not answers:
            allowed -= set(_STATE_OF.values())
        return (NUDGE, *(step for step in _STEPS if step.state in allowed))
    return tuple(step for step in _STEPS if step.state in allowed)


def decisions(
    state: ReferralState | HandoverState, *, answered: bool = False
) -> frozenset[Decision]:
    """Return the answers that can be entered now; none when it is answered or not yet sent.

    A withdrawn or superseded handover keeps its state whatever comes in: `answered` says so.
    """
    if isinstance(state, HandoverState):
        known = answered or state is HandoverState.ANSWERED
        return frozenset() if known else frozenset(Decision)
    if state not in UNANSWERED_STATES and state is not S.WAITING:
        return frozenset()
    return frozenset(d for d, following in _STATE_OF.items() if following in next_states(state))


def hint(state: ReferralState) -> str:
    """Return when what is not offered now will be."""
    match state:
        case S.DRAFT:
            return tr("Eine Antwort lässt sich eintragen, sobald die Verweisung übermittelt ist.")
        case S.SENT | S.RECEIVED:
            return tr("„läuft“ und „abgeschlossen“ sind erst nach der Annahme möglich.")
        case S.ACCEPTED:
            return tr("„abgelehnt“ ist nach der Annahme nicht mehr möglich.")
        case S.WAITING:
            return tr("„abgeschlossen“ ist erst möglich, wenn es begonnen hat.")
        case S.RUNNING:
            return tr("Es läuft schon: „wartet“ und „abgelehnt“ sind nicht mehr möglich.")
        case S.DECLINED:
            return tr("Nach einer Ablehnung geht es mit einer neuen Verweisung weiter.")
        case _:
            return tr("Diese Verweisung ist beendet. Weiter geht es mit einer neuen.")


@dataclass(frozen=True)
class Recognition:
    """What a typed code means: a word and whose it is beside it, more below it.

    `tone` names a member of `chips.Tone`.
    """

    text: str
    whom: str
    icon: str
    tone: str
    more: str = ""
    can_undo: bool = False


def recognise(target: CodeTarget) -> Recognition:
    """Say what a code belongs to and whether its answer can be entered."""
    whom = whose(target.person_name, target.actor_name)
    if decisions(target.state, answered=target.answered_on is not None):
        handover = target.kind is TargetKind.HANDOVER
        more = tr("Dieser Code gehört zu einer Übergabe.") if handover else ""
        if target.state in (HandoverState.WITHDRAWN, HandoverState.SUPERSEDED):
            more = tr(
                "Diese Übergabe gilt nicht mehr: {state}. Die Antwort wird trotzdem festgehalten.",
                state=label(target.state),
            )
        return Recognition(tr("passt zum Fall"), whom, "check-circle-fill", "good", more)
    if target.answered_on:
        text = tr("schon beantwortet")
        more = tr(
            "Stand: {state}. Die Antwort ist vom {day}.",
            state=label(target.state),
            day=format_date(target.answered_on),
        )
    else:
        text = tr("schon beendet")
        more = tr("Stand: {state}.", state=label(target.state))
    return Recognition(text, whom, "info-fill", "waiting", more, can_undo=True)


def channels_first(accepted: Sequence[Channel]) -> tuple[Channel, ...]:
    """Return all channels, those that the actor accepts first."""
    return (*accepted, *(channel for channel in Channel if channel not in accepted))


# The heads of the columns, on screen as on paper.
TITLES = (
    tr("Fall"),
    tr("An (Stelle)"),
    tr("Zweck"),
    tr("Gesendet"),
    tr("Stand"),
    tr("Tage offen"),
    tr("Antwortcode"),
)


def cells(row: ReferralRow) -> tuple[str, ...]:
    """Return the texts of a row, on screen as on paper."""
    return (
        row.person_name,
        row.actor_name,
        row.purpose,
        format_date(row.sent_on) if row.sent_on else "–",
        state_text(row),
        str(row.working_days_open) if row.working_days_open is not None else "–",
        row.answer_code or "–",
    )
