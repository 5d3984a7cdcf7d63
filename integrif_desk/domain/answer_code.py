"""Answer codes: short codes that close the right referral or handover from a phone or paper answer.

`XX-XXXX-X`, the last one being the check character.
"""

from collections.abc import Callable

from integrif_desk.domain.copied_code import (
    ALPHABET,
    bare,
    check_character,
    is_checked,
    is_spelled,
)
from integrif_desk.domain.errors import ErrorCode, KnownError


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
    if len(code) != 7 or not is_spelled(code):
        raise KnownError(ErrorCode.ANSWER_CODE_MALFORMED)
    if not is_checked(code):
        raise KnownError(ErrorCode.ANSWER_CODE_MISTYPED)
    return _grouped(code)


def nearby(typed: str) -> tuple[str, ...]:
    """Return every code that differs from what was typed by one slip of a finger or an ear.

    One character wrong, missing or too many, or two neighbours swapped; empty for what is a code
    or is further away. The check character leaves one or a few dozen, of which hardly more than
    one was ever given out.
    """
    code = bare(typed)
    if not 6 <= len(code) <= 8 or (len(code) == 7 and is_checked(code)):
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
