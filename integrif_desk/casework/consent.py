"""Consents: enter one with its signed form, revoke it at once, see what will end soon."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from integrif_desk.casework import attachment, entered_file
from integrif_desk.casework.attachment import NewScan
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.recipient_profile import profile_of
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.attachment import Attachment
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.consent import Consent, ConsentFacts, attention
from integrif_desk.domain.consent_gate import Release, decide, decide_referral, may_be_named
from integrif_desk.domain.consent_views import ConsentRow
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Handover, Purpose
from integrif_desk.domain.recipient_profile import DataField, RecipientProfileFacts
from integrif_desk.domain.referral import Referral
from integrif_desk.store.queries import consents as queries
from integrif_desk.store.queries import parts
from integrif_desk.store.unit_of_work import UnitOfWork


def add(desk: Desk, case_id: UUID, entered: ConsentFacts, scan: NewScan | None = None) -> Changes:
    """Enter a consent, with its signed form if there is one.

    Raises CASE_CLOSED; `FieldError` DATE_IN_FUTURE for a day to come, and those of `Consent`.
    """
    if entered.given_on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "given_on")
    with desk.write() as work:
        require_open(work.get(Case, case_id))
        if scan is not None:
            entered = replace(entered, scan_id=attachment.insert(work, desk, case_id, scan).id)
        facts = {name: getattr(entered, name) for name in _FACTS}
        added = work.add(Consent(case_id=case_id, **facts, **desk.stamp()))
        work.commit()
    return changes(Noun.CONSENT, Noun.ATTACHMENT, ids=(case_id,), created=added.id)


def change(desk: Desk, consent: Consent, scan: NewScan | None = None) -> Changes:
    """Correct a consent on which nothing rests yet; its scan may be added at any time.

    Raises CONSENT_IN_USE, `StaleRecord`, `FieldError` DATE_IN_FUTURE.
    """
    if consent.given_on > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "given_on")
    with desk.write() as work:
        before = work.get(Consent, consent.id)
        # Somebody else's revocation must not be undone by whoever has an older version open.
        changed = replace(
            consent, revoked_on=before.revoked_on, revoked_remark=before.revoked_remark
        )
        if _terms(changed) != _terms(before) and _is_used(work, before):
            raise KnownError(ErrorCode.CONSENT_IN_USE)
        if scan is not None:
            kept = attachment.insert(work, desk, consent.case_id, scan)
            changed = replace(changed, scan_id=kept.id)
        work.save(changed)
        if scan is not None and before.scan_id is not None:
            work.remove(Attachment, before.scan_id)
        work.commit()
    return changes(Noun.CONSENT, Noun.ATTACHMENT, ids=(consent.case_id, consent.id))


def revoke(desk: Desk, consent_id: UUID, on: date | None = None, remark: str = "") -> Changes:
    """Revoke a consent; it blocks the next disclosure at once and is never taken back.

    Whoever agrees again gives a new consent. A second revocation changes nothing.
    Raises `FieldError` DATE_IN_FUTURE, DATE_ORDER before the day it was given; but no clock that
    has been set back since may keep somebody from revoking: it then bears the day it was given.
    """
    day = on or desk.today()
    if day > desk.today():
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "revoked_on")
    with desk.write() as work:
        found = work.get(Consent, consent_id)
        if found.given_on > desk.today():
            day = found.given_on
        if found.revoked_on is None:
            work.save(replace(found, revoked_on=day, revoked_remark=remark))
        work.commit()
    return changes(Noun.CONSENT, ids=(found.case_id, consent_id))


def open_questions(desk: Desk, case_id: UUID) -> int:
    """Return how much asks for attention: consents that end, referrals that rest on none.

    A referral names the person, so it needs a consent for the identity, for whatever purpose.
    """
    with desk.read() as work:
        consents = queries.of_case(work.connection, case_id)
        sent = [
            one
            for one in parts.of_case(work.connection, Referral, case_id)
            if one.is_open and one.sent_on is not None
        ]
        units = {one.actor_id: work.get(Actor, one.actor_id) for one in sent}
    today = desk.today()
    bare = [unit for unit in units.values() if not may_be_named(consents, unit, today)]
    return len(attention(consents, today)) + len(bare)


def require_named(work: UnitOfWork, case_id: UUID, actor_id: UUID, days: Iterable[date]) -> None:
    """Refuse a written referral to somebody who may be told of the person on none of the days.

    Raises `KnownError` RECIPIENT_GETS_NOTHING (category) where the profile of its kind allows no
    name, REFERRAL_WITHOUT_CONSENT.
    """
    consents = queries.of_case(work.connection, case_id)
    recipient = work.get(Actor, actor_id)
    if not _learns_names(work, recipient):
        raise KnownError(ErrorCode.RECIPIENT_GETS_NOTHING, category=recipient.category)
    if not any(may_be_named(consents, recipient, day) for day in days):
        raise KnownError(ErrorCode.REFERRAL_WITHOUT_CONSENT)


def may_name(desk: Desk, case_id: UUID, actor_id: UUID) -> bool:
    """Tell whether the person may be named in writing to an actor today, for whatever purpose."""
    with desk.read() as work:
        consents = queries.of_case(work.connection, case_id)
        recipient = work.get(Actor, actor_id)
        return _learns_names(work, recipient) and may_be_named(consents, recipient, desk.today())


def export_form(
    desk: Desk, case_id: UUID, pdf: bytes, path: Path, *, overwrite: bool = False
) -> Path:
    """Note that a form to be signed leaves, and write it to `path`, whole or not at all.

    Raises as `entered_file.export`.
    """
    return entered_file.export(
        desk, "ConsentForm", pdf, path, subject_id=case_id, overwrite=overwrite
    )


def record_printing(desk: Desk, case_id: UUID) -> Changes:
    """Put on the audit log that a form to be signed is printed, before it is."""
    return entered_file.note_printing(desk, "ConsentForm", case_id)


def read(desk: Desk, consent_id: UUID) -> Consent:
    """Return a consent for editing. Raises `KnownError` NOT_FOUND."""
    with desk.read() as work:
        return work.get(Consent, consent_id)


def of_case(desk: Desk, case_id: UUID) -> tuple[ConsentRow, ...]:
    """Return the consents of a case, the newest first."""
    with desk.read() as work:
        return queries.rows_of_case(work.connection, case_id)


def release(
    work: UnitOfWork,
    case_id: UUID,
    recipient: Actor,
    purpose: Purpose,
    wanted: frozenset[DataCategory],
    on: date,
) -> tuple[Release, RecipientProfileFacts]:
    """Ask the consent gate within a transaction; the profile it went by comes along."""
    profile = profile_of(work, recipient.category)
    consents = queries.of_case(work.connection, case_id)
    return decide(consents, profile, recipient, purpose, wanted, on), profile


def release_for_referral(
    work: UnitOfWork,
    case_id: UUID,
    recipient: Actor,
    wanted: frozenset[DataCategory],
    on: date,
) -> Release:
    """Ask the consent gate what the letter of a referral may say, within a transaction."""
    consents = queries.of_case(work.connection, case_id)
    return decide_referral(consents, profile_of(work, recipient.category), recipient, wanted, on)


_FACTS = tuple(ConsentFacts.__dataclass_fields__)
_TERMS = (
    *("recipient_id", "recipient_category", "purpose", "categories"),
    *("given_on", "valid_until"),
)


def _learns_names(work: UnitOfWork, recipient: Actor) -> bool:
    """Tell whether the profile of a kind of unit allows names at all, whoever agrees."""
    return DataField.NAME in profile_of(work, recipient.category).fields


def _terms(consent: Consent) -> tuple[object, ...]:
    return tuple(getattr(consent, name) for name in _TERMS)


def _is_used(work: UnitOfWork, consent: Consent) -> bool:
    """Whether a handover may rest on it: it cannot be made to say something else afterwards."""
    for issued in parts.of_case(work.connection, Handover, consent.case_id):
        recipient = work.get(Actor, issued.recipient_id)
        if issued.created_at >= consent.created_at and consent.covers(recipient, issued.purpose):
            return True
    return False
