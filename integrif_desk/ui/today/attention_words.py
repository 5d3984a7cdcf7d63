"""The words of what deserves attention on Heute, beside the tasks of the day. Knows no Qt.

`tone` and `icon` name a tone of `widgets.chips.Tone` and a Phosphor icon.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.casework.approval import OnToday
from integrif_desk.domain.approval_views import ApprovalCounts
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.consent_views import ExpiringConsent
from integrif_desk.domain.meeting_views import AgreementRow
from integrif_desk.domain.views import ReferralRow, SilentCase, StatusExpiry
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import (
    format_date,
    format_day_month,
    format_near,
    format_weekday,
    relative_day,
    since,
)
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, status_short

URGENT_DAYS, SOON_DAYS = 7, 30
"""Days left of a residence document that are shown in red, and in amber; it is listed from 90."""


@dataclass(frozen=True)
class AttentionLine:
    """The words of a row in a side panel; `key` is the case or referral it leads to."""

    key: UUID
    name: str
    meta: str
    flag: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Quiet:
    """What the panels of Heute say when there is nothing to look at."""

    expiring: str
    unanswered: str
    agreements: str
    silent: str


def quiet_words(*, mine: bool) -> Quiet:
    """Return these sentences; whose cases were looked at belongs to what they say."""
    if mine:
        return Quiet(
            tr("In Ihren Fällen läuft in den nächsten 90 Tagen kein Aufenthaltspapier ab."),
            tr("In Ihren Fällen ist keine Frist für eine Antwort abgelaufen."),
            tr("Für Sie ist keine Vereinbarung offen."),
            tr("In allen Ihren Fällen gab es in letzter Zeit Kontakt."),
        )
    return Quiet(
        tr("In den nächsten 90 Tagen läuft kein Aufenthaltspapier ab."),
        tr("Keine Frist für eine Antwort ist abgelaufen."),
        tr("Keine Vereinbarung ist offen."),
        tr("In allen Fällen gab es in letzter Zeit Kontakt."),
    )


def expiry_lines(rows: Iterable[StatusExpiry], day: date) -> list[AttentionLine]:
    """Return the rows of „Aufenthaltspapiere laufen ab“."""
    return [_expiry_line(row, day) for row in rows]


def unanswered_lines(rows: Iterable[ReferralRow]) -> list[AttentionLine]:
    """Return the rows of „Verweisungen ohne Antwort“; their key is the referral."""
    return [
        AttentionLine(
            row.id,
            row.person_name,
            row.actor_name,
            tr_n("{n} Werktag", "{n} Werktage", row.working_days_open or 0),
            "warning-circle-fill",
            "overdue",
        )
        for row in rows
    ]


def silent_lines(rows: Iterable[SilentCase], day: date) -> list[AttentionLine]:
    """Return the rows of „Lange kein Kontakt“."""
    return [
        AttentionLine(
            row.case_id,
            row.person_name,
            tr("zuletzt am {date}", date=format_near(row.last_contact_on, day))
            if row.last_contact_on
            else tr("noch kein Kontakt"),
            tr_n("{n} Tag", "{n} Tage", row.days),
            "clock-fill",
            "waiting",
        )
        for row in rows
    ]


def consent_lines(rows: Iterable[ExpiringConsent], day: date) -> list[AttentionLine]:
    """Return the rows of „Einwilligungen laufen ab“; their key is the case."""
    return [
        AttentionLine(
            row.consent.case_id,
            row.person_name,
            row.recipient_name or _category(row.consent),
            near_day(row.consent.valid_until, day),
            "clock-fill",
            "waiting",
        )
        for row in rows
    ]


def _category(consent: Consent) -> str:
    return label(consent.recipient_category) if consent.recipient_category else ""


def agreement_lines(rows: Iterable[AgreementRow], day: date) -> list[AttentionLine]:
    """Return the rows of „Offene Vereinbarungen“; their key is the agreement."""
    return [
        AttentionLine(
            row.id,
            isolate(row.owner),
            row.agreement.task,
            since(row.agreement.due_on, day)
            if row.is_overdue(day)
            else near_day(row.agreement.due_on, day),
            "warning-circle-fill" if row.is_overdue(day) else "calendar-blank",
            "overdue" if row.is_overdue(day) else "neutral",
        )
        for row in rows
    ]


def handover_lines(found: OnToday, day: date) -> list[AttentionLine]:
    """Return the rows of „Übergaben“; their key is the request or the handover."""
    waiting = [
        AttentionLine(
            row.id,
            row.person_name,
            isolate(row.author),
            tr("seit {day}", day=near_day(row.changed_at.astimezone().date(), day)),
            "circle-wavy-check",
            "waiting",
        )
        for row in found.waiting
    ]
    returned = [
        AttentionLine(
            row.id,
            row.person_name,
            row.recipient_name,
            label(row.state),
            "arrow-u-up-left",
            "overdue",
        )
        for row in found.returned
    ]
    kept = [
        AttentionLine(
            row.id,
            row.person_name,
            row.recipient_name,
            tr("noch nicht übergeben"),
            "paper-plane-tilt",
            "neutral",
        )
        for row in found.kept
    ]
    return [*waiting, *returned, *kept]


def handover_note(counts: ApprovalCounts) -> str:
    """„3 warten auf Freigabe“, for leads."""
    if not counts.waiting:
        return ""
    return tr_n("eine wartet auf Freigabe", "{n} warten auf Freigabe", counts.waiting)


def _expiry_line(row: StatusExpiry, day: date) -> AttentionLine:
    if row.days_left <= URGENT_DAYS:
        icon, tone = "warning-circle-fill", "overdue"
    elif row.days_left <= SOON_DAYS:
        icon, tone = "clock-fill", "waiting"
    else:
        icon, tone = "calendar-blank", "neutral"
    left = tr("abgelaufen") if row.days_left < 0 else relative_day(row.valid_until, day)
    # Which year is meant goes without saying for what lies ahead; the room is scarce.
    shown = format_near(row.valid_until, day)
    if row.days_left >= 0:
        shown = format_day_month(row.valid_until)
    flag = tr("{date} ({left})", date=shown, left=left)
    return AttentionLine(row.case_id, row.person_name, status_short(row.kind), flag, icon, tone)


def check_text(count: int) -> str:
    """„3 Akteure sind zu prüfen“, for leads."""
    return tr_n("{n} Akteur ist zu &prüfen", "{n} Akteure sind zu &prüfen", count)


def near_day(day: date, today_is: date) -> str:
    """Return the day of the week with the day of this year, the whole date of another."""
    return format_weekday(day) if day.year == today_is.year else format_date(day)
