"""What a returned reply slip says: fields as an office filled them in, read without guessing.

A slip comes from a program nobody here chose and from a person in a hurry. Whatever cannot be
understood is carried along as text and named as a problem; nothing that was typed is dropped.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from integrif_desk.domain import answer_code
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.text import clean_line, clean_text

MemberT = TypeVar("MemberT", bound=StrEnum)

NOBODY = ContactPersonFacts()
FINGERPRINT_LENGTH = 16
"""Hex digits of the snapshot's SHA-256 that stand on a slip."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_PARTS = re.compile(r"(\d{1,2})[.,/\-](\d{1,2})[.,/\-](\d{4}|\d{2})\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ANSWER = re.compile(r"empf_([1-9]\d{0,2})", re.ASCII)  # else „1٢“ is twelve, too
_LINES = ("name", "funktion", "telefon", "email")
_DATES = ("ab_datum", "schritt_datum", "datum")
_PLAIN_TEXT = "grund_text"  # one field for all reasons, as slips of an earlier kind had it


class SlipAnswer(StrEnum):
    """What an office says to one recommendation."""

    YES = "ja"
    QUESTION = "rueckfrage"
    NO = "nein"


class Trouble(StrEnum):
    """What does not fit on a slip. `BLOCKING` ones have to be settled before it is applied."""

    CODE_MISSING = "code_missing"
    CODE_WRONG = "code_wrong"
    ISSUE_UNREADABLE = "issue_unreadable"
    FINGERPRINT_UNREADABLE = "fingerprint_unreadable"
    DECISION_MISSING = "decision_missing"
    DECISION_UNKNOWN = "decision_unknown"
    REASON_MISSING = "reason_missing"
    REASON_UNKNOWN = "reason_unknown"
    REASON_UNASKED = "reason_unasked"  # a reason was ticked, and yet the office takes over
    REASON_TEXT_MISSING = "reason_text_missing"
    REASON_TEXTS_ELSEWHERE = "reason_texts_elsewhere"  # words at a reason that was not ticked
    START_MISSING = "start_missing"
    START_UNASKED = "start_unasked"
    DATE_UNREADABLE = "date_unreadable"
    DATE_BEFORE_DOCUMENT = "date_before_document"
    DATE_IN_FUTURE = "date_in_future"
    STEP_WITHOUT_DATE = "step_without_date"
    STEP_WITHOUT_WORDS = "step_without_words"
    ANSWER_UNKNOWN = "answer_unknown"
    ANSWER_WITHOUT_RECOMMENDATION = "answer_without_recommendation"
    FIELD_UNKNOWN = "field_unknown"


BLOCKING = frozenset(
    {
        Trouble.DECISION_MISSING,
        Trouble.DECISION_UNKNOWN,
        Trouble.REASON_MISSING,
        Trouble.REASON_UNKNOWN,
        Trouble.REASON_UNASKED,
        Trouble.REASON_TEXT_MISSING,
        Trouble.START_MISSING,
    }
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something that does not fit: at which `field` of the form, what was `typed` there.

    `suggestion` is what it most likely means, where the rest of the slip leaves one choice.
    """

    trouble: Trouble
    field: str
    typed: str = ""
    suggestion: str = ""

    @property
    def blocks(self) -> bool:
        """Whether somebody has to decide before the slip can be applied."""
        return self.trouble in BLOCKING and not self.suggestion


@dataclass(frozen=True, kw_only=True)
class RecommendationSaid:
    """What was said to the recommendation with this number, counted from 1."""

    number: int
    said: SlipAnswer


@dataclass(frozen=True, kw_only=True)
class ReturnedSlip:
    """A slip as it was understood.

    `code` is in its grouped form where it is one, else as typed. `fingerprint` has 16 hex digits
    or is empty. `reason_texts` are the words at each reason, ticked or not; `unread` holds field
    and text of everything else that could not be understood.
    """

    code: str = ""
    issue: int | None = None
    fingerprint: str = ""
    decision: Decision | None = None
    starts_on: date | None = None
    reason: DeclineReason | None = None
    reason_texts: tuple[tuple[DeclineReason, str], ...] = ()
    responsible: ContactPersonFacts = NOBODY
    next_step: str = ""
    next_step_on: date | None = None
    answers: tuple[RecommendationSaid, ...] = ()
    dated: date | None = None
    unread: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def meant_decision(self) -> Decision | None:
        """The decision ticked, or the one that the rest of the slip leaves."""
        return self.decision or _suggested(self, Decision, Trouble.DECISION_MISSING)

    @property
    def meant_reason(self) -> DeclineReason | None:
        """The reason ticked, or the only one that words were written to."""
        if self.meant_decision is not Decision.C:
            return None
        return self.reason or _suggested(self, DeclineReason, Trouble.REASON_MISSING)

    @property
    def reason_text(self) -> str:
        """The words at the reason that is meant, then those elsewhere with their reason."""
        own = [text for reason, text in self.reason_texts if reason is self.meant_reason]
        others = [
            f"{reason}: {text}"
            for reason, text in self.reason_texts
            if reason is not self.meant_reason
        ]
        return "\n".join([*own, *others])

    @property
    def is_blank(self) -> bool:
        """Whether nobody has filled anything in."""
        return replace(self, code="", issue=None, fingerprint="", problems=()) == ReturnedSlip()


def interpret(fields: Mapping[str, str]) -> ReturnedSlip:
    """Return what the fields of a form say, by their fixed names; never raises."""
    given = {name: clean_text(value) for name, value in fields.items()}
    return _Reader({name: value for name, value in given.items() if _is_filled(name, value)}).read()


def against(slip: ReturnedSlip, dated: date, today: date, recommendations: int) -> ReturnedSlip:
    """Return the slip with what does not fit the document it answers.

    `dated` is the document's date, `recommendations` how many of them it makes.
    """
    found = list(slip.problems)
    for field, day in (
        ("ab_datum", slip.starts_on),
        ("schritt_datum", slip.next_step_on),
        ("datum", slip.dated),
    ):
        if day is not None and day < dated:
            found.append(
                Problem(trouble=Trouble.DATE_BEFORE_DOCUMENT, field=field, typed=day.isoformat())
            )
    if slip.dated is not None and slip.dated > today:
        found.append(
            Problem(trouble=Trouble.DATE_IN_FUTURE, field="datum", typed=slip.dated.isoformat())
        )
    found += [
        Problem(
            trouble=Trouble.ANSWER_WITHOUT_RECOMMENDATION,
            field=f"empf_{each.number}",
            typed=each.said.value,
        )
        for each in slip.answers
        if each.number > recommendations
    ]
    return replace(slip, problems=tuple(found))


def read_date(typed: str) -> date | None:
    """Return the day that was written, None where it is none.

    Knows 12032026 from a comb, also with blanks between the digits, 12.03.2026, 12.3.26 and
    2026-03-12; a year of two digits lies in this century.
    """
    tight = "".join(typed.split())
    if match := _ISO.fullmatch(tight):
        year, month, day = match.groups()
    elif match := _DIGITS.fullmatch(tight) or _PARTS.fullmatch(tight):
        day, month, year = match.groups()
    else:
        return None
    full = int(year) + (_FIRST_YEAR if len(year) == 2 else 0)
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        return None
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


class _Reader:
    """Takes one field after the other and keeps what nobody understood."""

    def __init__(self, given: dict[str, str]) -> None:
        self._given = dict(sorted(given.items()))
        self._problems: list[Problem] = []
        self._unread: list[tuple[str, str]] = []

    def read(self) -> ReturnedSlip:
        code = self._code()
        issue = self._issue()
        fingerprint = self._fingerprint()
        decision_typed, reason_typed = self._take("entscheidung"), self._take("grund")
        decision = _member(Decision, decision_typed)
        reason = _member(DeclineReason, reason_typed)
        days = {name: self._date(name) for name in _DATES}
        texts = self._reason_texts(reason)
        self._check_decision(decision, decision_typed, reason, days["ab_datum"])
        self._check_reason(decision, reason, reason_typed, texts)
        name, role, phone, email = (clean_line(self._take(field)) for field in _LINES)
        step = self._take("schritt")
        self._check_step(step, days["schritt_datum"])
        answers = self._answers()
        for field, typed in list(self._given.items()):
            self._note(Trouble.FIELD_UNKNOWN, field, typed)
            self._unread.append((field, typed))
        return ReturnedSlip(
            code=code,
            issue=issue,
            fingerprint=fingerprint,
            decision=decision,
            starts_on=days["ab_datum"],
            reason=reason,
            reason_texts=texts,
            responsible=ContactPersonFacts(name=name, role=role, phone=phone, email=email),
            next_step=step,
            next_step_on=days["schritt_datum"],
            answers=answers,
            dated=days["datum"],
            unread=tuple(self._unread),
            problems=tuple(self._problems),
        )

    def _take(self, name: str) -> str:
        return self._given.pop(name, "")

    def _note(self, trouble: Trouble, field: str, typed: str = "", suggestion: str = "") -> None:
        self._problems.append(
            Problem(trouble=trouble, field=field, typed=typed, suggestion=suggestion)
        )

    def _misread(self, trouble: Trouble, field: str, typed: str) -> None:
        self._note(trouble, field, typed)
        self._unread.append((field, typed))

    def _code(self) -> str:
        typed = self._take("code")
        if not typed:
            self._note(Trouble.CODE_MISSING, "code")
            return ""
        try:
            return answer_code.parse(typed)
        except KnownError:
            self._note(Trouble.CODE_WRONG, "code", typed)
            return clean_line(typed)

    def _issue(self) -> int | None:
        typed = self._take("fassung")
        if not typed:
            return None
        if re.fullmatch(r"[1-9]\d{0,3}", typed, re.ASCII):
            return int(typed)
        self._misread(Trouble.ISSUE_UNREADABLE, "fassung", typed)
        return None

    def _fingerprint(self) -> str:
        typed = self._take("pruefwert")
        tight = "".join(typed.split()).lower()
        if not tight or re.fullmatch(rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}", tight):
            return tight
        self._misread(Trouble.FINGERPRINT_UNREADABLE, "pruefwert", typed)
        return ""

    def _date(self, field: str) -> date | None:
        typed = self._take(field)
        day = read_date(typed)
        if typed and day is None:
            self._misread(Trouble.DATE_UNREADABLE, field, typed)
        return day

    def _reason_texts(self, ticked: DeclineReason | None) -> tuple[tuple[DeclineReason, str], ...]:
        texts = []
        plain = self._take(_PLAIN_TEXT)
        for reason in DeclineReason:
            text = self._take(f"{_PLAIN_TEXT}_{reason}")
            if plain and reason is (ticked or DeclineReason.C6):
                text = "\n".join(filter(None, (plain, text)))
            if text:
                texts.append((reason, text))
        return tuple(texts)

    def _check_decision(
        self,
        decision: Decision | None,
        typed: str,
        reason: DeclineReason | None,
        starts_on: date | None,
    ) -> None:
        if decision is None and typed:
            self._misread(Trouble.DECISION_UNKNOWN, "entscheidung", typed)
        elif decision is None:
            # Over the phone „C3“ is a whole answer as well.
            meant = Decision.C.value if reason and starts_on is None else ""
            self._note(Trouble.DECISION_MISSING, "entscheidung", suggestion=meant)
        if decision is Decision.B and starts_on is None:
            self._note(Trouble.START_MISSING, "ab_datum")
        elif starts_on is not None and decision in (Decision.A, Decision.C):
            self._note(Trouble.START_UNASKED, "ab_datum", starts_on.isoformat())

    def _check_reason(
        self,
        decision: Decision | None,
        reason: DeclineReason | None,
        typed: str,
        texts: tuple[tuple[DeclineReason, str], ...],
    ) -> None:
        told = [each for each, _text in texts]
        if reason is None and typed:
            self._misread(Trouble.REASON_UNKNOWN, "grund", typed)
        elif reason is not None and decision in (Decision.A, Decision.B):
            self._note(Trouble.REASON_UNASKED, "grund", reason.value)
        elif decision is Decision.C and reason is None:
            only = told[0].value if len(told) == 1 else ""
            self._note(Trouble.REASON_MISSING, "grund", suggestion=only)
        if reason is DeclineReason.C6 and reason not in told and decision in (None, Decision.C):
            self._note(Trouble.REASON_TEXT_MISSING, f"{_PLAIN_TEXT}_C6")
        if len(told) > 1 or (told and told != [reason]):
            for each, text in texts:
                if each is not reason:
                    self._note(Trouble.REASON_TEXTS_ELSEWHERE, f"{_PLAIN_TEXT}_{each}", text)

    def _check_step(self, step: str, on: date | None) -> None:
        unreadable = any(
            each.trouble is Trouble.DATE_UNREADABLE and each.field == "schritt_datum"
            for each in self._problems
        )
        if step and on is None and not unreadable:
            self._note(Trouble.STEP_WITHOUT_DATE, "schritt", step)
        elif on is not None and not step:
            self._note(Trouble.STEP_WITHOUT_WORDS, "schritt_datum", on.isoformat())

    def _answers(self) -> tuple[RecommendationSaid, ...]:
        answers = []
        for field, typed in list(self._given.items()):
            if match := _ANSWER.fullmatch(field):
                self._take(field)
                said = _member(SlipAnswer, typed.lower())
                if said is None:
                    self._misread(Trouble.ANSWER_UNKNOWN, field, typed)
                else:
                    answers.append(RecommendationSaid(number=int(match[1]), said=said))
        return tuple(sorted(answers, key=lambda each: each.number))


def _is_filled(name: str, value: str) -> bool:
    if name in ("entscheidung", "grund") or _ANSWER.fullmatch(name):
        return value.casefold() not in ("", "off")  # „Off“ is how PDF names no choice at all
    return bool(value)


def _member(kind: type[MemberT], typed: str) -> MemberT | None:
    return next((each for each in kind if typed.strip("/ ").casefold() == each.casefold()), None)


def _suggested(slip: ReturnedSlip, kind: type[MemberT], trouble: Trouble) -> MemberT | None:
    for each in slip.problems:
        if each.trouble is trouble and each.suggestion:
            return kind(each.suggestion)
    return None
