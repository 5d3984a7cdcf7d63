"""Consents as lists show them: with the names of whom they are for."""

from dataclasses import dataclass

from integrif_desk.domain.attachment import Attachment
from integrif_desk.domain.consent import Consent


@dataclass(frozen=True)
class ConsentRow:
    """A consent of a case; `recipient_name` is empty where it is for a category of actors."""

    consent: Consent
    recipient_name: str
    scan: Attachment | None


@dataclass(frozen=True)
class ExpiringConsent:
    """A consent that ends soon, with „Nachname, Vorname“ of the person who gave it."""

    consent: Consent
    person_name: str
    recipient_name: str
