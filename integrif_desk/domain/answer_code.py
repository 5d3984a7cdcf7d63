"""Answer codes: short codes that close the right referral or handover from a phone or paper answer.

`XX-XXXX-X`, the last one being the check character. With the decision behind it, a code is a whole
answer: „K7-4F2Q-9, C3“.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from integrif_desk.domain.copied_code import (
    ALPHABET,
    bare,
    check_character,
    is_checked,
    is_spelled,
)
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason

_LENGTH = 7
_BEHIND = re.compile(r"(?:[ABC]|C[1-6])*?(?:(?P<answer>[ABC])|(?P<reason>C[1-6]))")


@dataclass(frozen=True)
class Said:
    """What was said behind a code. `reason` goes with C, where it was named."""

    decision: Decision
    reason: DeclineReason | None = None


@dataclass(frozen=True)
class CodedAnswer:
    """A code in its grouped form, and what was said behind it, if anything."""

    code: str
    said: Said | None = None


def make(random_below: Callable[[int], int]) -> str:
    """Return a new code. `random_below(n)` gives an unpredictable integer in [0, n)."""
    payload = "".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(6))
    return _grouped(payload + check_character(payload))


def parse(typed: str) -> str:
    """Return the code in its grouped form from what somebody typed or pasted.

    Case, blanks and dashes do not matter. Raises `KnownError` ANSWER_CODE_MALFORMED when it has
    not seven characters of the alphabet, ANSWER_CODE_MISTYPED when the check character differs.
    """
    code = bare(typed)
    if len(code) != _LENGTH or not is_spelled(code):
        raise KnownError(ErrorCode.ANSWER_CODE_MALFORMED)
    if not is_checked(code):
        raise KnownError(ErrorCode.ANSWER_CODE_MISTYPED)
    return _grouped(code)


def parse_answer(typed: str) -> CodedAnswer:
    """Return the code and what was said behind it: „K7-4F2Q-9, C3“, „k7 4f2q 9 a“, „K7-4F2Q-9“.

    Raises as `parse`; ANSWER_CODE_MALFORMED also when something else stands behind the code.
    """
    code, said = split(typed)
    return CodedAnswer(parse(code), said)


def split(typed: str) -> tuple[str, Said | None]:
    """Return what is meant as a code, right or wrong, and what was said behind it."""
    characters = bare(typed)
    said = read_said(characters[_LENGTH:])
    return (characters, None) if said is None else (characters[:_LENGTH], said)


def read_said(typed: str) -> Said | None:
    """Return what „C3“ behind a code says, None for anything else.

    Who corrects oneself goes on typing: of „C3A“ the last answer holds.
    """
    found = _BEHIND.fullmatch(bare(typed))
    if found is None:
        return None
    reason = found["reason"]
    return Said(Decision(found["answer"] or reason[0]), DeclineReason(reason) if reason else None)


def nearby(typed: str) -> tuple[str, ...]:
    """Return every code that differs from what was typed by one slip of a finger or an ear.

    One character wrong, missing or too many, or two neighbours swapped; empty for what is a code
    or is further away. The check character leaves one or a few dozen, of which hardly more than
    one was ever given out.
    """
    code = bare(typed)
    if not 6 <= len(code) <= 8 or (len(code) == _LENGTH and is_checked(code)):
        return ()
    cuts = [(code[:at], code[at:]) for at in range(len(code) + 1)]
    if len(code) == 6:
        candidates = {head + one + tail for head, tail in cuts for one in ALPHABET}
    elif len(code) == 8:
        candidates = {head + tail[1:] for head, tail in cuts if tail}
    else:
        candidates = {head + one + tail[1:] for head, tail in cuts if tail for one in ALPHABET}
        candidates |= {h + t[1] + t[0] + t[2:] for h, t in cuts if len(t) > 1}
    return tuple(sorted(_grouped(one) for one in candidates if is_checked(one)))


def _grouped(code: str) -> str:
    return f"{code[:2]}-{code[2:6]}-{code[6]}"
