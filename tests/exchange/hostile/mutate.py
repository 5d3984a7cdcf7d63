"""Changes to a sound file, one after the other, as a broken transfer makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

TOKENS = (
    b"/Kids", b"/Parent", b"/Fields", b"/AcroForm", b"/T", b"/V", b"/FT", b"/Btn", b"/Tx", b"/Opt",
    b"/AS", b"/Off", b"/Names", b"/EmbeddedFiles", b"/EF", b"/AF", b"/UF", b"/Length", b"/Filter",
    b"/FlateDecode", b"/DecodeParms", b"/Prev", b"/Size", b"/Root", b"/Info", b"/Encrypt", b"/XFA",
    b"/ObjStm", b"/Type", b"/Pages", b"/Count", b"/First", b"/N", b"/W", b"/Index", b"obj",
    b"endobj", b"stream", b"endstream", b"xref", b"trailer", b"startxref", b"<<", b">>", b"[",
    b"]", b"(", b")", b"<", b">", b"null", b"true", b"0 R", b"1 0 R", b"2 0 R", b"9 0 R", b"-1",
    b"0", b"2147483648", b"99999999999999999999", b"1e99", b"%", b"%%EOF", b"\xfe\xff\xd8\x00",
    b"\x00", b"\r", b"#00",
)  # fmt: skip
"""What means something to whoever reads a PDF."""
END = b"\nstartxref\n0\n%%EOF\n"


class Way(Enum):
    """How a file is changed at a place."""

    FLIP = "flip"
    CUT = "cut"
    REPEAT = "repeat"
    INSERT = "insert"
    SWAP_TOKEN = "swap_token"
    NUMBER = "number"
    SPLICE = "splice"
    END_HERE = "end_here"


@dataclass(frozen=True)
class Change:
    """One change: `place` and `amount` are taken modulo what there is."""

    way: Way
    place: int
    amount: int


def random_changes(random: Random) -> list[Change]:
    """Return some changes, mostly few."""
    count = min(random.randint(1, 40), random.randint(1, 40), random.randint(1, 12))
    return [
        Change(random.choice(list(Way)), random.getrandbits(32), random.getrandbits(16))
        for _ in range(count)
    ]


def mutated(content: bytes, changes: Sequence[Change], other: bytes) -> bytes:
    """Return the file with all changes; `other` is what is spliced in. It ends as a file should."""
    for change in changes:
        content = _changed(content, change, other)
    return content if b"%%EOF" in content[-1024:] else content + END


def _changed(content: bytes, change: Change, other: bytes) -> bytes:
    at = change.place % (len(content) + 1)
    amount = change.amount
    size = amount % 400
    match change.way:
        case Way.FLIP:
            byte = content[at : at + 1]
            return content[:at] + bytes(b ^ (1 << amount % 8) for b in byte) + content[at + 1 :]
        case Way.CUT:
            return content[:at] + content[at + size :]
        case Way.REPEAT:
            piece = content[at : at + size] * (1 + amount % 7)
            return content[:at] + piece + content[at:]
        case Way.INSERT:
            return content[:at] + b" " + TOKENS[amount % len(TOKENS)] + b" " + content[at:]
        case Way.SWAP_TOKEN:
            old, new = TOKENS[amount % len(TOKENS)], TOKENS[amount // 7 % len(TOKENS)]
            found = content.find(old, at)
            found = content.find(old) if found < 0 else found
            return content if found < 0 else content[:found] + new + content[found + len(old) :]
        case Way.NUMBER:
            return _other_number(content, at, amount)
        case Way.SPLICE:
            start = amount % (len(other) + 1)
            return content[:at] + other[start : start + 2 * size] + content[at:]
        case Way.END_HERE:
            return content[: max(at, 100)] + END


def _other_number(content: bytes, at: int, amount: int) -> bytes:
    while at < len(content) and not content[at : at + 1].isdigit():
        at += 1
    end = at
    while end < len(content) and content[end : end + 1].isdigit():
        end += 1
    numbers = (0, 1, 2, 3, 5, 9, 255, 65_535, 2**31 - 1, 2**31, 2**63, 10**30, amount)
    return content[:at] + b"%d" % numbers[amount % len(numbers)] + content[end:]
