"""What a use case touched, so that each page can decide whether to read again."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Noun(StrEnum):
    """Kinds of things that pages show."""

    ASSOCIATION = "association"
    ACCOUNT = "account"
    PERSON = "person"
    CASE = "case"
    CONTACT_NOTE = "contact_note"
    FOLLOW_UP = "follow_up"
    ACTOR = "actor"
    REFERRAL = "referral"
    HANDOVER = "handover"
    APPROVAL = "approval"
    DRAFT = "draft"
    MEASURE = "measure"
    CONSENT = "consent"
    ATTACHMENT = "attachment"
    FINDING = "finding"
    MEETING = "meeting"
    PROFILE = "profile"
    RULE = "rule"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True)
class Changes:
    """Nouns and record ids that a write touched; `created` is the new record, if it made one."""

    nouns: frozenset[Noun]
    ids: frozenset[UUID] = field(default_factory=frozenset)
    created: UUID | None = None


def changes(*nouns: Noun, ids: tuple[UUID, ...] = (), created: UUID | None = None) -> Changes:
    """Return `Changes` without the set brackets."""
    return Changes(frozenset(nouns), frozenset(ids) | ({created} if created else set()), created)
