"""How the consent gate's answer reads, the same on screen and console."""

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

# Only where the plural differs from „Kursträger“, which is its own.
_PLURALS = {
    ActorCategory.IMMIGRATION_OFFICE: tr("Ausländerbehörden"),
    ActorCategory.JOBCENTER: tr("Jobcenter"),
    ActorCategory.COURSE_PROVIDER: tr("Kursträger"),
    ActorCategory.COORDINATION_OFFICE: tr("Koordinierungsstellen"),
    ActorCategory.EMPLOYER: tr("Betriebe"),
    ActorCategory.SCHOOL: tr("Schulen"),
    ActorCategory.VOCATIONAL_SCHOOL: tr("Berufsschulen"),
    ActorCategory.CHAMBER: tr("Kammern"),
    ActorCategory.CLUB: tr("Vereine"),
    ActorCategory.BANK: tr("Banken"),
}


def release_words(
    state: CategoryRelease, recipient: Actor | ActorCategory, profile: RecipientProfileFacts
) -> str:
    """Return „gültig bis 31.12.2026“, „widerrufen am 14.01.2026“, or why else it is locked."""
    if state.lock is None:
        if state.consent is None:
            return tr("nicht nötig, ohne Personenbezug")
        return tr("gültig bis {day}", day=format_date(state.consent.valid_until))
    day = format_date(state.since) if state.since is not None else ""
    match state.lock:
        case LockReason.MISSING:
            return tr("Einwilligung fehlt")
        case LockReason.NOT_YET:
            return tr("gilt erst ab {day}", day=day)
        case LockReason.EXPIRED:
            return tr("abgelaufen am {day}", day=day)
        case LockReason.REVOKED:
            return tr("widerrufen am {day}", day=day)
        case LockReason.NOT_FOR_PURPOSE:
            return tr("ein Bericht ohne Personenbezug enthält das nicht")
        case LockReason.NOT_FOR_RECIPIENT:
            return _not_for(recipient, profile.note)


def _not_for(recipient: Actor | ActorCategory, note: str) -> str:
    category = recipient.category if isinstance(recipient, Actor) else recipient
    named = _PLURALS.get(category)
    words = (
        tr("{recipients} erhalten das nicht", recipients=named)
        if named
        else tr("{recipient} erhält das nicht", recipient=label(category))
    )
    return f"{words} ({note})" if note else words
