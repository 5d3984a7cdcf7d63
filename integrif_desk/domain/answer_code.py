"""Answer codes: short codes that close the right referral or handover from a phone or paper answer.

`XX-XXXX-X` over an alphabet of 29 characters without look-alikes. 29 is a prime, so a weighted sum
as check character catches every single mistyped character and every swap of neighbours.
"""

from collections.abc import Callable

from integrif_desk.domain.errors import ErrorCode, KnownError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
_VALUE = {char: position for position, char in enumerate(ALPHABET)}
_WEIGHTS = (2, 3, 4, 5, 6, 7)


def check_character(payload: str) -> str:
    """Return the check character of six characters (ISO 7064 style weighted sum modulo 29)."""
    total = sum(w * _VALUE[c] for w, c in zip(_WEIGHTS, payload, strict=True))
    return ALPHABET[-total % 29]


def make(random_below: Callable[[int], int]) -> str:
    """Return a new code. `random_below(n)` gives an unpredictable integer in [0, n)."""
    payload = "".join(ALPHABET[random_below(29)] for _ in range(6))
    return _grouped(payload + check_character(payload))


def parse(typed: str) -> str:
    """Return the code in its grouped form from what somebody typed or pasted.

    Case, blanks and dashes do not matter. Raises `KnownError` ANSWER_CODE_MALFORMED when it has
    not seven characters of the alphabet, ANSWER_CODE_MISTYPED when the check character differs.
    """
    bare = "".join(c for c in typed.upper() if c.isalnum())
    if len(bare) != 7 or any(c not in _VALUE for c in bare):
        raise KnownError(ErrorCode.ANSWER_CODE_MALFORMED)
    if check_character(bare[:6]) != bare[6]:
        raise KnownError(ErrorCode.ANSWER_CODE_MISTYPED)
    return _grouped(bare)


def _grouped(bare: str) -> str:
    return f"{bare[:2]}-{bare[2:6]}-{bare[6]}"
