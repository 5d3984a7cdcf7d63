"""Consents with what they name, recipient profiles, checked translations."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.attachment import Attachment
from integrif_desk.domain.case import Case, CaseState
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.consent_views import ConsentRow, ExpiringConsent
from integrif_desk.domain.form_review import FormReview
from integrif_desk.domain.person import Person
from integrif_desk.domain.recipient_profile import RecipientProfile
from integrif_desk.store.convert import from_row, table_of

_consent, _actor, _attachment = table_of(Consent), table_of(Actor), table_of(Attachment)
_case, _person = table_of(Case), table_of(Person)
_profile, _review = table_of(RecipientProfile), table_of(FormReview)


def of_case(connection: Connection, case_id: UUID) -> tuple[Consent, ...]:
    """Return all consents of a case, the newest first."""
    rows = connection.execute(
        select(_consent)
        .where(_consent.c.case_id == case_id)
        .order_by(_consent.c.given_on.desc(), _consent.c.id.desc())
    )
    return tuple(from_row(Consent, row) for row in rows)


def of_cases(connection: Connection, case_ids: set[UUID]) -> tuple[Consent, ...]:
    """Return all consents of these cases."""
    rows = connection.execute(select(_consent).where(_consent.c.case_id.in_(case_ids)))
    return tuple(from_row(Consent, row) for row in rows)


def rows_of_case(connection: Connection, case_id: UUID) -> tuple[ConsentRow, ...]:
    """Return the consents of a case with the names of recipients and scans."""
    found = of_case(connection, case_id)
    names = _names(connection, (one.recipient_id for one in found))
    scans = _scans(connection, (one.scan_id for one in found))
    return tuple(
        ConsentRow(
            consent=one,
            recipient_name=names.get(one.recipient_id, "") if one.recipient_id else "",
            scan=scans.get(one.scan_id) if one.scan_id else None,
        )
        for one in found
    )


def expiring(
    connection: Connection, first: date, last: date, limit: int, owner_id: UUID | None = None
) -> tuple[ExpiringConsent, ...]:
    """Return consents of cases under way that end from `first` to `last`, the earliest first.

    With `owner_id` only those of the cases that this account leads.
    """
    own = () if owner_id is None else (_case.c.owner_id == owner_id,)
    rows = connection.execute(
        select(
            _consent,
            _person.c.given_names,
            _person.c.surname,
            _actor.c.name.label("recipient_name"),
        )
        .join(_case, _case.c.id == _consent.c.case_id)
        .join(_person, _person.c.id == _case.c.person_id)
        .outerjoin(_actor, _actor.c.id == _consent.c.recipient_id)
        .where(
            _consent.c.revoked_on.is_(None),
            _consent.c.valid_until.between(first, last),
            _case.c.state != CaseState.CLOSED,
            *own,
        )
        .order_by(_consent.c.valid_until, _consent.c.id)
        .limit(limit)
    )
    return tuple(
        ExpiringConsent(
            consent=from_row(Consent, row),
            person_name=", ".join(part for part in (row.surname, row.given_names) if part),
            recipient_name=row.recipient_name or "",
        )
        for row in rows
    )


def profiles(connection: Connection) -> dict[ActorCategory, RecipientProfile]:
    """Return the profiles that the lead has set, by category."""
    found = (from_row(RecipientProfile, row) for row in connection.execute(select(_profile)))
    return {one.category: one for one in found}


def reviews(connection: Connection) -> tuple[FormReview, ...]:
    """Return which translated forms have been checked, the newest first."""
    rows = connection.execute(select(_review).order_by(_review.c.reviewed_on.desc(), _review.c.id))
    return tuple(from_row(FormReview, row) for row in rows)


def _names(connection: Connection, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    rows = connection.execute(select(_actor.c.id, _actor.c.name).where(_actor.c.id.in_(set(ids))))
    return {row.id: row.name for row in rows}


def _scans(connection: Connection, ids: Iterable[UUID | None]) -> dict[UUID, Attachment]:
    rows = connection.execute(select(_attachment).where(_attachment.c.id.in_(set(ids))))
    return {row.id: from_row(Attachment, row) for row in rows}
