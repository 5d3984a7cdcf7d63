"""How a returned slip stands to what the desk knows, as values; screen and console have words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from integrif_desk.domain.errors import ErrorCode
from integrif_desk.domain.handover import Decision, HandoverState
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState


class Version(StrEnum):
    """Whether the slip belongs to the document that the desk has."""

    CURRENT = "current"
    OLDER = "older"  # a newer version has taken its place
    FOREIGN = "foreign"  # its check value is that of no document here: edited, or made elsewhere
    UNCHECKED = "unchecked"  # there is no check value to compare


class Standing(StrEnum):
    """What an answer would meet at the referral or handover."""

    OPEN = "open"  # it can be entered
    SAME = "same"  # it stands there already
    DIFFERENT = "different"  # another answer stands there; it can be replaced, with a reason
    FIXED = "fixed"  # what came after the answer stands in the way


class SlipState(StrEnum):
    """How a slip stands among the others of its file, for a list of them."""

    ANSWERED = "answered"
    UNCLEAR = "unclear"  # somebody has to choose what it means
    CONTRADICTS = "contradicts"  # another answer stands there
    SAME = "same"  # the answer stands there already
    DONE = "done"  # taken in, from this file or an earlier one that said the same
    BLANK = "blank"
    TOO_LATE = "too_late"  # what came after the answer stands in the way
    NOT_HERE = "not_here"  # its code leads nowhere at this desk


WAITING = frozenset({SlipState.ANSWERED, SlipState.UNCLEAR, SlipState.CONTRADICTS})
"""What a slip says in these states is still to be entered."""


class Remark(StrEnum):
    """What has to be said about a slip before it is applied, the gravest first."""

    CODE_UNKNOWN = "code_unknown"
    CODE_UNREADABLE = "code_unreadable"
    READ_BEFORE = "read_before"
    UNCHANGED = "unchanged"  # another file of the same document said just this
    NOT_SENT = "not_sent"  # the letter was given away, yet the referral is still a draft
    BY_HAND = "by_hand"  # scanned or flattened: somebody has to type what it says
    WITHDRAWN = "withdrawn"
    FIXED = "fixed"
    DIFFERENT = "different"
    SAME = "same"
    OLDER = "older"
    FOREIGN = "foreign"
    BLANK = "blank"
    CASE_CLOSED = "case_closed"
    MATCHES = "matches"


@dataclass(frozen=True, kw_only=True)
class CurrentAnswer:
    """The answer as it stands at the desk; `decision` is None while there is none."""

    decision: Decision | None = None
    reason: DeclineReason | None = None
    expected_on: date | None = None
    answered_on: date | None = None
    learned_by: LearnedBy | None = None
    told_by: str = ""
    text: str = ""


NO_ANSWER = CurrentAnswer()


@dataclass(frozen=True, kw_only=True)
class NearCode:
    """A code that differs from the one typed by one slip of a finger, and whose it is."""

    code: str
    person_name: str
    actor_name: str


@dataclass(frozen=True, kw_only=True)
class SlipFacts:
    """What the sentences about a slip speak of. `document` is empty for a referral.

    `author` is whom the file names as its author; `state` None where the code leads nowhere.
    """

    code: str
    author: str = ""
    by_hand: ErrorCode | None = None
    person_name: str = ""
    actor_name: str = ""
    document: str = ""
    state: HandoverState | ReferralState | None = None
    current: CurrentAnswer = NO_ANSWER
    read_on: date | None = None
    reader: str = ""
    superseded_by: str = ""
    near: tuple[NearCode, ...] = ()
