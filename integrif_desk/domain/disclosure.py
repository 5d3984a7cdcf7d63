"""Disclosures: what left the association, to whom, why and how (privacy.md 4).

An entry is never changed or deleted by hand; what turns out to be wrong gets a remark, and what
did not leave after all is struck. The register feeds the answer to a person who asks what is known
about them (Art. 15 GDPR).
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line, set_paragraphs

_SHA256 = re.compile("[0-9a-f]{64}")


class DocumentKind(StrEnum):
    """What was disclosed."""

    HANDOVER = "handover"
    REFERRAL = "referral"  # sent in writing, without a document of this program
    REFERRAL_LETTER = "referral_letter"
    ACCESS_REPORT = "access_report"  # Art. 15 GDPR, to the person
    DATA_COPY = "data_copy"  # Art. 20 GDPR, machine-readable
    DIRECTORY = "directory"


class Writing(StrEnum):
    """How far the file of an entry got, which is entered before its first byte lies anywhere."""

    DONE = "done"  # also for what needs no file: paper, what somebody entered by hand
    BEGUN = "begun"  # and not heard of since: the program has ended, or is just at it
    BROKEN_OFF = "broken_off"  # a part of it may lie where it was to go
    FAILED = "failed"  # nothing of it lies anywhere, so the entry is struck


@dataclass(frozen=True, kw_only=True)
class DisclosureFacts:
    """One version of one document that went to one recipient about one case.

    `recipient_id` is the actor; None with a case means the person themselves, None without a case
    everybody (a brochure). `document_id` is the record the document was made from (handover,
    referral), `number` and `issue` what stands on it. `purpose` and `subject` say what for:
    the one that consent is given for, and words where there are any („Bildungsgutschein“).
    `sha256` is the fingerprint of the version as stored (hexadecimal), empty where nothing is.
    """

    case_id: UUID | None
    recipient_id: UUID | None
    kind: DocumentKind
    document_id: UUID | None = None
    number: str = ""
    issue: int = 1
    purpose: Purpose | None = None
    subject: str = ""
    categories: tuple[DataCategory, ...] = ()
    channel: Channel | None = None
    sha256: str = ""
    disclosed_on: date


@dataclass(frozen=True, kw_only=True)
class Disclosure(Record, DisclosureFacts):
    """An entry of the register. Raises `FieldError` for a fingerprint that is none.

    `receipt_by_answer` says that nobody entered the receipt: the answer told it, and goes with it.
    `entered_in_error` means that nothing left: the e-mail was not sent, the printer jammed.
    """

    receipt_confirmed_on: date | None = None
    receipt_by_answer: bool = False
    remark: str = ""
    entered_in_error: bool = False
    writing: Writing = Writing.DONE

    @property
    def is_only_saved(self) -> bool:
        """Whether it lies in a file that nobody has told yet to have gone on to its recipient."""
        return self.kind is DocumentKind.HANDOVER and self.channel is None

    def __post_init__(self) -> None:
        set_line(self, "number")
        set_line(self, "subject")
        set_paragraphs(self, "remark", limit=4000)
        if self.sha256 and not _SHA256.fullmatch(self.sha256):
            raise FieldError(ErrorCode.FIELD_INVALID, "sha256")

    def confirmed(self, on: date, today: date) -> "Disclosure":
        """Return it with the day the recipient confirmed to have it.

        Raises `FieldError` DATE_IN_FUTURE, DATE_ORDER for a day before it left.
        """
        if on > today:
            raise FieldError(ErrorCode.DATE_IN_FUTURE, "receipt_confirmed_on")
        if on < self.disclosed_on:
            raise FieldError(ErrorCode.DATE_ORDER, "receipt_confirmed_on")
        return replace(self, receipt_confirmed_on=on, receipt_by_answer=False)

    def amended(self, remark: str) -> "Disclosure":
        """Return it with one more remark below the ones it has."""
        if not remark.strip():
            raise FieldError(ErrorCode.FIELD_REQUIRED, "remark")
        return replace(self, remark="\n".join(part for part in (self.remark, remark) if part))

    def struck(self, remark: str) -> "Disclosure":
        """Return it as one that did not leave after all. Raises `FieldError` without a reason."""
        return replace(self.amended(remark), entered_in_error=True)

    def not_written(self) -> "Disclosure":
        """Return it as one whose file the desk was not able to write: nothing left."""
        return replace(self, writing=Writing.FAILED, entered_in_error=True)
