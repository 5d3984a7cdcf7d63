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


def _grouped(code: str) -> str:
    return f"{code[:2]}-{code[2:6]}-{code[6]}"
