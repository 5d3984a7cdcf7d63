"""How the consent gate's answer stands in the composer: icon, words, and the way to a consent."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.casework.locked_matters import LockedMatter
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.consent_gate import LockReason, Release
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.releases import release_words

_FORBIDDEN = (LockReason.NOT_FOR_RECIPIENT, LockReason.NOT_FOR_PURPOSE)
# Whoever revoked has decided: nothing on the page asks again.
_ASKED = {
    LockReason.MISSING: tr("Einholen …"),
    LockReason.EXPIRED: tr("Erneuern …"),
    LockReason.NOT_YET: tr("Einholen …"),
}
_LOOKS = {
    LockReason.MISSING: ("lock-simple-fill", "overdue"),
    LockReason.NOT_YET: ("lock-simple-fill", "waiting"),
    LockReason.EXPIRED: ("lock-simple-fill", "waiting"),
    LockReason.REVOKED: ("lock-simple-fill", "overdue"),
    LockReason.NOT_FOR_RECIPIENT: ("prohibit-bold", "muted"),
    LockReason.NOT_FOR_PURPOSE: ("prohibit-bold", "muted"),
}


@dataclass(frozen=True)
class Gate:
    """What the gate answered, and for whom."""

    release: Release
    profile: RecipientProfileFacts
    recipient: Actor
    purpose: Purpose

    def answers(self, plan: HandoverPlan) -> bool:
        """Whether this is the answer for the plan's recipient and purpose."""
        asked: tuple[UUID, Purpose] = (plan.recipient_id, plan.purpose)
        return asked == (self.recipient.id, self.purpose)


@dataclass(frozen=True)
class SectionState:
    """One row: whether it can be ticked, what stands beside it, what a link would do."""

    open: bool
    words: str
    icon: str
    tone: str
    ask: str
    content: str


def section_state(category: DataCategory, gate: Gate | None, content: str) -> SectionState:
    """Return the row of a category; `content` is what the section would say, empty for nothing."""
    told = content or tr("keine Angaben")
    if gate is None:
        return SectionState(False, tr("wird geprüft …"), "hourglass", "muted", "", told)
    state = gate.release.state(category)
    words = release_words(state, gate.recipient, gate.profile)
    if state.lock is not None:
        icon, tone = _LOOKS[state.lock]
        return SectionState(False, words, icon, tone, _ASKED.get(state.lock, ""), told)
    if not content:
        words = tr("{consent} – keine Angaben", consent=words)
        return SectionState(True, words, "minus-circle", "muted", "", told)
    if state.consent is None:
        return SectionState(True, words, "info-fill", "info", "", told)
    return SectionState(True, words, "check-circle-fill", "good", "", told)


def askable(plan: HandoverPlan, gate: Gate) -> tuple[DataCategory, ...]:
    """Return the wanted categories whose consent is missing or has ended, the identity first."""
    return tuple(
        each.category
        for each in gate.release.states
        if each.lock in _ASKED
        and (each.category in plan.included or each.category is DataCategory.IDENTITY)
    )


def notice(gate: Gate) -> tuple[str, bool]:
    """Return why nothing at all can leave, empty if something can; and whether to ask for it."""
    identity = gate.release.state(DataCategory.IDENTITY)
    if all(each.lock in _FORBIDDEN for each in gate.release.states):
        return _nothing_for(gate), False
    if gate.purpose is Purpose.STRATEGY or identity.released:
        return "", False
    if identity.lock is LockReason.NOT_FOR_RECIPIENT:
        return _nothing_for(gate), False
    why = release_words(identity, gate.recipient, gate.profile)
    words = {
        LockReason.MISSING: tr(
            "Für diese Stelle und diesen Zweck gibt es noch keine Einwilligung. Ohne sie wird "
            "nichts weitergegeben."
        ),
        LockReason.REVOKED: tr(
            "Die Einwilligung für diese Stelle und diesen Zweck gilt nicht mehr: {why}. Es wird "
            "nichts weitergegeben.",
            why=why,
        ),
    }
    other = tr(
        "Die Einwilligung für diese Stelle und diesen Zweck ist nicht gültig: {why}. Bis dahin "
        "wird nichts weitergegeben.",
        why=why,
    )
    expired = tr(
        "Die Einwilligung für diese Stelle und diesen Zweck gilt nicht mehr: {why}. Bis zu einer "
        "neuen wird nichts weitergegeben.",
        why=why,
    )
    assert identity.lock is not None
    words[LockReason.EXPIRED] = expired
    return words.get(identity.lock, other), identity.lock in _ASKED


def locked_note(matter: LockedMatter) -> str:
    """Say that a chosen note tells of a section that is locked; who chose it decides."""
    return tr(
        "Eine ausgewählte Notiz nennt „{words}“ aus dem gesperrten Abschnitt „{section}“. Bitte "
        "geben Sie sie nur weiter, wenn die Person das so möchte.",
        words=matter.words,
        section=label(matter.category),
    )


def _nothing_for(gate: Gate) -> str:
    category = label(gate.recipient.category)
    return tr(
        "{recipient} erhält nach der Vorgabe keine Angaben über Personen. Die Leitung kann das in "
        "der Verwaltung ändern.",
        recipient=category,
    )
