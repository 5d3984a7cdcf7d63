"""The errors a person can do something about.

A `KnownError` carries a code and values; `wording.errors` turns it into a German sentence with a
next step. Anything else that is raised is a bug and ends on the crash page.
"""

from enum import StrEnum
from typing import Any


class ErrorCode(StrEnum):
    """Every known error. Each has exactly one sentence in `wording.errors`."""

    # vault
    VAULT_MISSING = "vault_missing"  # folder
    VAULT_EXISTS = "vault_exists"  # folder
    VAULT_DAMAGED = "vault_damaged"  # folder
    VAULT_NEWER = "vault_newer"
    VAULT_IN_USE = "vault_in_use"  # host, since (datetime)
    FOLDER_NOT_WRITABLE = "folder_not_writable"  # folder
    FOLDER_NOT_EMPTY = "folder_not_empty"  # folder
    DISK_FULL = "disk_full"
    STORE_UNREACHABLE = "store_unreachable"  # medium pulled, share gone
    MIGRATION_FAILED = "migration_failed"  # backup
    PASSPHRASE_WRONG = "passphrase_wrong"
    PASSPHRASE_WEAK = "passphrase_weak"
    PASSPHRASES_DIFFER = "passphrases_differ"
    RECOVERY_CODE_WRONG = "recovery_code_wrong"
    RECOVERY_GROUP_WRONG = "recovery_group_wrong"  # group (1-based)
    SIGN_IN_NAME_TAKEN = "sign_in_name_taken"
    LAST_LEAD = "last_lead"
    LEAD_REQUIRED = "lead_required"
    ACCOUNT_INACTIVE = "account_inactive"  # name
    # records
    NOT_FOUND = "not_found"
    STALE_RECORD = "stale_record"  # yours, theirs
    # fields (values always hold `field`)
    FIELD_REQUIRED = "field_required"
    FIELD_TOO_LONG = "field_too_long"  # limit
    FIELD_INVALID = "field_invalid"
    DATE_INVALID = "date_invalid"
    TIME_INVALID = "time_invalid"
    DATE_IN_FUTURE = "date_in_future"
    DATE_IN_PAST = "date_in_past"
    DATE_ORDER = "date_order"
    # casework
    CATEGORY_CODE_TAKEN = "category_code_taken"
    CASE_CLOSED = "case_closed"  # number
    CASE_UNKNOWN = "case_unknown"  # number
    ACTOR_UNKNOWN = "actor_unknown"  # typed
    ACTOR_AMBIGUOUS = "actor_ambiguous"  # typed, names
    TRANSITION_NOT_ALLOWED = "transition_not_allowed"  # state, wanted
    REASON_REQUIRED = "reason_required"
    REASON_TEXT_REQUIRED = "reason_text_required"
    EXPECTED_DATE_REQUIRED = "expected_date_required"
    ANSWER_CODE_MALFORMED = "answer_code_malformed"
    ANSWER_CODE_MISTYPED = "answer_code_mistyped"
    ANSWER_CODE_UNKNOWN = "answer_code_unknown"
    ALREADY_ANSWERED = "already_answered"  # state, on
    CONSENT_TOO_LONG = "consent_too_long"  # years
    CONSENT_MISSING = "consent_missing"  # categories
    REFERRAL_WITHOUT_CONSENT = "referral_without_consent"
    CONSENT_IN_USE = "consent_in_use"
    RECIPIENT_GETS_NOTHING = "recipient_gets_nothing"  # category of actors
    # scans
    SCAN_TOO_LARGE = "scan_too_large"  # limit (MB)
    SCAN_KIND_UNKNOWN = "scan_kind_unknown"
    SCAN_PROTECTED = "scan_protected"
    SCAN_BROKEN = "scan_broken"
    SCAN_UNREADABLE = "scan_unreadable"  # the file cannot be read from its medium
    SCAN_TOO_HEAVY = "scan_too_heavy"  # takes too long, or too much memory
    READER_NOT_STARTED = "reader_not_started"  # no process left to read a file from outside
    # a file that came back
    RETURNED_NOT_PDF = "returned_not_pdf"  # kind
    RETURNED_MAIL = "returned_mail"
    RETURNED_DAMAGED = "returned_damaged"
    RETURNED_PROTECTED = "returned_protected"
    RETURNED_TOO_LARGE = "returned_too_large"  # limit (MB)
    RETURNED_UNREADABLE = "returned_unreadable"  # the file cannot be read from its medium
    RETURNED_FLATTENED = "returned_flattened"  # found_code
    RETURNED_WITHOUT_FORM = "returned_without_form"
    RETURNED_SCANNED = "returned_scanned"
    RETURNED_XFA = "returned_xfa"
    RETURNED_TOO_SLOW = "returned_too_slow"
    RETURNED_TOO_HEAVY = "returned_too_heavy"
    SLIP_READ_BEFORE = "slip_read_before"  # on
    SLIP_NOT_APPLIED = "slip_not_applied"  # why (a sentence)
    SLIPS_LEFT = "slips_left"  # which
    SLIP_STATE_CHANGED = "slip_state_changed"
    # who is responsible
    RULES_INVALID = "rules_invalid"  # row, field
    STATUS_UNKNOWN = "status_unknown"  # typed, known
    STATUS_MEANT = "status_meant"  # typed, known
    BORN_LATER = "born_later"  # on
    FACT_UNKNOWN = "fact_unknown"  # typed, known
    FACT_VALUE_UNKNOWN = "fact_value_unknown"  # fact, typed, known
    FACT_TWICE = "fact_twice"  # fact, first, typed
    # handover
    NOTHING_TO_HAND_OVER = "nothing_to_hand_over"
    NOTHING_TO_PUBLISH = "nothing_to_publish"
    LOCKED_MATTER = "locked_matter"  # words, category
    NOT_DISCUSSED = "not_discussed"
    DOCUMENT_DAMAGED = "document_damaged"  # number
    GLYPHS_MISSING = "glyphs_missing"  # characters, texts
    APPROVAL_NEEDED = "approval_needed"
    SECOND_LEAD_NEEDED = "second_lead_needed"  # names
    PLAN_WAITS = "plan_waits"
    HANDOVER_WITHDRAWN = "handover_withdrawn"  # number, on
    HANDOVER_SUPERSEDED = "handover_superseded"  # number, newer
    HANDOVER_CHANGED = "handover_changed"  # since its pages were shown
    NOT_YOURS = "not_yours"
    # a handover of another association
    HANDOVER_FILE_FOREIGN = "handover_file_foreign"
    HANDOVER_FILE_DAMAGED = "handover_file_damaged"
    HANDOVER_FILE_PROTECTED = "handover_file_protected"
    HANDOVER_FILE_PASSWORD_WRONG = "handover_file_password_wrong"
    HANDOVER_FILE_TOO_LARGE = "handover_file_too_large"  # limit (MB)
    HANDOVER_FILE_NEWER = "handover_file_newer"  # version
    HANDOVER_FILE_BROKEN = "handover_file_broken"  # where
    HANDOVER_FILE_ALTERED = "handover_file_altered"
    HANDOVER_FILE_OWN = "handover_file_own"  # number
    HANDOVER_FILE_WITHOUT_PERSON = "handover_file_without_person"
    HANDOVER_FILE_KNOWN = "handover_file_known"  # number of the case, on
    # files
    HANDOVER_REVOKED = "handover_revoked"  # categories
    HANDOVER_CONSENT_OVER = "handover_consent_over"  # categories
    LETTER_OUTDATED = "letter_outdated"
    WAY_NOT_THERE = "way_not_there"  # channel
    CHANNEL_NOT_ACCEPTED = "channel_not_accepted"  # channel
    BUNDLE_NEEDS_SEVERAL = "bundle_needs_several"  # most
    LOGO_UNUSABLE = "logo_unusable"
    FILE_NOT_WRITABLE = "file_not_writable"  # path
    FILE_EXISTS = "file_exists"  # path
    FILE_BROKEN_OFF = "file_broken_off"  # path


class KnownError(Exception):
    """An error with a plain sentence and a next step.

    `values` are the placeholders of its sentence. They may hold personal data and therefore never
    go into a log: `str()` of the error gives the code alone.
    """

    def __init__(self, code: ErrorCode, **values: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.values = values


class FieldError(KnownError):
    """A value that cannot stand in the field it was entered in."""

    def __init__(self, code: ErrorCode, field: str, **values: Any) -> None:
        super().__init__(code, field=field, **values)
        self.field = field


class StaleRecord(KnownError):
    """Somebody else saved the record in between; both versions come along, nothing is lost."""

    def __init__(self, yours: Any, theirs: Any) -> None:
        super().__init__(ErrorCode.STALE_RECORD, yours=yours, theirs=theirs)
        self.yours = yours
        self.theirs = theirs
