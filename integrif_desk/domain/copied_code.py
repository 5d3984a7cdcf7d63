"""What codes that people copy by hand have in common: the alphabet and the check character.

The alphabet has 29 characters without look-alikes. 29 is a prime, so a weighted sum as check
character catches every single mistyped character and every swap of neighbours.
"""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
_VALUE = {char: position for position, char in enumerate(ALPHABET)}


def bare(typed: str) -> str:
    """Return what somebody typed or pasted in capitals, without blanks, dashes and the like."""
    return "".join(c for c in typed.upper() if c.isalnum())


def is_spelled(code: str) -> bool:
    """Tell whether `code` has characters of the alphabet only."""
    return all(c in _VALUE for c in code)


def check_character(payload: str) -> str:
    """Return the check character of `payload` (ISO 7064 style weighted sum modulo 29).

    The weights are 2, 3, 4 …, so `payload` may have up to 27 characters.
    """
    total = sum(weight * _VALUE[c] for weight, c in enumerate(payload, start=2))
    return ALPHABET[-total % 29]


def is_checked(code: str) -> bool:
    """Tell whether `code` is spelled in the alphabet and ends in its check character."""
    return len(code) > 1 and is_spelled(code) and check_character(code[:-1]) == code[-1]
