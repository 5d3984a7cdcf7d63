"""How each line of „Verlauf“ reads: text, meta line, chip and icon. Knows no Qt.

Referrals that wait too long for an answer carry the flag on their newest line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.domain.case import CaseState
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.measure import MeasureState
from integrif_desk.domain.referral import ReferralState
from integrif_desk.domain.views import HistoryItem, HistoryKind, ReferralRow
from integrif_desk.ui.case.presenter import Fact
from integrif_desk.ui.looks import KIND_ICONS, STATE_LOOKS
from integrif_desk.wording import labels
from integrif_desk.wording.dates import format_day_month, weekday_short
from integrif_desk.wording.i18n import tr, tr_n

_LESSON_LOOKS = {
    Lesson.HELPED: ("good", "check-circle-fill"),
    Lesson.DID_NOT_HELP: ("waiting", "warning-fill"),
}
_LAST_YEARS = 300


@dataclass(frozen=True)
class Line:
    """One line. `tone` is that of the icon box; `unanswered` offers „Nachfassen“."""

    item: HistoryItem
    day: str
    weekday: str
    icon: str
    text: str
    meta: str
    fact: Fact | None
    tone: str
    unanswered: bool = False


def state_fact(row: ReferralRow) -> Fact:
    """Return the chip of a referral; a missing answer is flagged with its working days."""
    if row.overdue and row.working_days_open is not None:
        return Fact(
            tr_n(
                "seit einem Werktag ohne Antwort",
                "seit {n} Werktagen ohne Antwort",
                row.working_days_open,
            ),
            "overdue",
            "warning-circle-fill",
        )
    text = labels.label(row.state)
    if row.decline_reason is not None:
        text = tr("{state} – {reason}", state=text, reason=labels.label(row.decline_reason))
    elif row.state is ReferralState.WAITING and row.expected_on is not None:
        text = tr("{state} – Beginn {day}", state=text, day=format_day_month(row.expected_on))
    tone, icon = STATE_LOOKS[row.state]
    return Fact(text, tone, icon)


def lines(
    items: Sequence[HistoryItem], referrals: Iterable[ReferralRow], today: date
) -> list[Line]:
    """Return the lines of `items`, which come newest first."""
    flagged = {row.id: row for row in referrals if row.overdue}
    return [_line(item, flagged, today) for item in items]


def _line(item: HistoryItem, flagged: dict[UUID, ReferralRow], today: date) -> Line:
    day = item.at.astimezone().date()
    old = (today - day).days > _LAST_YEARS
    waiting = flagged.pop(item.referral_id, None) if item.referral_id else None
    return Line(
        item=item,
        day=format_day_month(day),
        weekday=str(day.year) if old else weekday_short(day),
        icon=_icon(item),
        text=_text(item),
        meta="" if waiting is not None else _meta(item),
        fact=state_fact(waiting) if waiting is not None else _fact(item),
        tone="neutral" if item.kind is HistoryKind.CONTACT else "info",
        unanswered=waiting is not None,
    )


def _icon(item: HistoryItem) -> str:
    if item.contact_kind is not None:
        return KIND_ICONS[item.contact_kind]
    return {
        HistoryKind.REFERRAL: "arrows-left-right",
        HistoryKind.DOCUMENT: "file-text",
        HistoryKind.PHASE: "flag",
        HistoryKind.MEASURE: "graduation-cap",
        HistoryKind.STATE: "folder-open",
        HistoryKind.CONSENT: "clipboard-text",
    }.get(item.kind, "chats")


def _text(item: HistoryItem) -> str:
    if item.phase is not None:
        return tr("Neue Phase: {phase}", phase=labels.label(item.phase))
    if item.measure_kind is not None:
        return _measure(item)
    if item.case_state is not None:
        return _state(item)
    if item.kind is HistoryKind.CONSENT:
        return _consent(item)
    if item.kind is HistoryKind.DOCUMENT:
        return tr(
            "Übergabe {number} an {recipient} erstellt",
            number=item.handover_number,
            recipient=", ".join(item.actors),
        )
    if item.kind is HistoryKind.REFERRAL and not item.text:
        return tr("{actor}: {purpose}", actor=", ".join(item.actors), purpose=item.purpose)
    return item.text


def _measure(item: HistoryItem) -> str:
    kind = labels.label(item.measure_kind) if item.measure_kind is not None else ""
    what = tr("{kind}: {title}", kind=kind, title=item.text) if item.text else kind
    if not item.ends:
        return tr("Beginn: {what}", what=what)
    if item.measure_state is MeasureState.BROKEN_OFF:
        return tr("Abgebrochen: {what}", what=what)
    return tr("Abgeschlossen: {what}", what=what)


def _state(item: HistoryItem) -> str:
    if item.case_state is CaseState.PAUSED:
        return tr("Der Fall ruht: {reason}", reason=item.text)
    if item.case_state is CaseState.OPEN:
        return tr("Der Fall ist wieder offen")
    outcome = labels.label(item.outcome) if item.outcome is not None else item.text
    return tr("Fall abgeschlossen: {outcome}", outcome=outcome)


def _consent(item: HistoryItem) -> str:
    category = labels.label(item.recipient_category) if item.recipient_category else ""
    recipient = ", ".join(item.actors) or category
    if item.ends:
        return tr("Einwilligung widerrufen: {recipient}", recipient=recipient)
    return tr("Einwilligung gegeben: {recipient}", recipient=recipient)


def _meta(item: HistoryItem) -> str:
    if item.kind is HistoryKind.REFERRAL:
        about = item.text and tr(
            "Verweisung an {actor}: {purpose}", actor=", ".join(item.actors), purpose=item.purpose
        )
        return _dashed(about or tr("Verweisung"), item.author)
    if item.kind is HistoryKind.MEASURE:
        return _dashed(", ".join(item.actors), item.author)
    if item.kind is HistoryKind.STATE and item.case_state is CaseState.CLOSED:
        return _dashed(item.text if item.outcome is not None else "", item.author)
    if item.kind is HistoryKind.CONSENT:
        purpose = labels.label(item.consent_purpose) if item.consent_purpose else ""
        return _dashed(purpose, item.text, item.author)
    if item.kind is not HistoryKind.CONTACT or item.contact_kind is None:
        return item.author
    kind = labels.label(item.contact_kind)
    if item.minutes:
        kind = tr("{kind}, {n} Min.", kind=kind, n=item.minutes)
    may = item.visibility is Visibility.MAY_BE_HANDED_OVER
    told = tr("von einer Behörde") if item.from_office and item.lesson is not None else ""
    return _dashed(
        kind, ", ".join(item.actors), item.author, tr("darf übergeben werden") if may else "", told
    )


def _fact(item: HistoryItem) -> Fact | None:
    if item.lesson is not None:
        return Fact(labels.label(item.lesson), *_LESSON_LOOKS[item.lesson])
    if item.from_office:
        return Fact(tr("von einer Behörde"), "info", "bank")
    if item.referral_state is None:
        return None
    text = labels.label(item.referral_state)
    if item.decline_reason is not None:
        text = tr("{state} – {reason}", state=text, reason=labels.label(item.decline_reason))
    return Fact(text, *STATE_LOOKS[item.referral_state])


def _dashed(*parts: str) -> str:
    return " – ".join(part for part in parts if part)
