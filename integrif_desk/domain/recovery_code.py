"""The recovery code: six groups on a printed sheet that open a vault without a passphrase.

Each group has seven random characters and a check character, so that a mistyped group can be
named. 42 random characters of 29 are 204 bits: nobody guesses it, however fast the computer.
"""

from collections.abc import Callable

from integrif_desk.domain.copied_code import ALPHABET, bare, check_character, is_checked
from integrif_desk.domain.errors import ErrorCode, KnownError

GROUPS = 6
GROUP_LENGTH = 8


def make(random_below: Callable[[int], int]) -> str:
    """Return a new code, its groups joined by dashes.

    `random_below(n)` gives an unpredictable integer in [0, n), as `secrets.randbelow` does.
    """
    return "-".join(_make_group(random_below) for _ in range(GROUPS))


def parse(typed: str) -> str:
    """Return the code in the form `make` gives it from what somebody typed or pasted.

    Case, blanks and dashes do not matter. Raises `KnownError` RECOVERY_GROUP_WRONG with the number
    of the first group that is mistyped or missing, RECOVERY_CODE_WRONG when there is too much.
    """
    code = bare(typed)
    groups = [code[n * GROUP_LENGTH : (n + 1) * GROUP_LENGTH] for n in range(GROUPS)]
    for number, group in enumerate(groups, start=1):
        if len(group) != GROUP_LENGTH or not is_checked(group):
            raise KnownError(ErrorCode.RECOVERY_GROUP_WRONG, group=number)
    if len(code) > GROUPS * GROUP_LENGTH:
        raise KnownError(ErrorCode.RECOVERY_CODE_WRONG)
    return "-".join(groups)


def printed_groups(code: str) -> tuple[str, ...]:
    """Return the groups of a code as they stand on the sheet, for example `7QXM 2HDK`."""
    return tuple(f"{group[:4]} {group[4:]}" for group in code.split("-"))


def is_group(code: str, number: int, typed: str) -> bool:
    """Tell whether somebody copied group `number` (1-based) of `code` from the sheet correctly."""
    return bare(typed) == code.split("-")[number - 1]


def _make_group(random_below: Callable[[int], int]) -> str:
    payload = "".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(GROUP_LENGTH - 1))
    return payload + check_character(payload)
