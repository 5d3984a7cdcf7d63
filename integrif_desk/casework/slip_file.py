"""A returned file by itself, before anything is looked up: what its form says, if it has one.

A document of several cases comes back with a slip for each; they are looked at one by one.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from integrif_desk.domain import bound_names, returned_slip
from integrif_desk.domain.bound_names import ALONE
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.returned_slip import ReturnedSlip
from integrif_desk.domain.slip_receipt import part_key
from integrif_desk.domain.text import clean_line

_BY_HAND = frozenset({ErrorCode.RETURNED_FLATTENED, ErrorCode.RETURNED_SCANNED})
"""What somebody can read and the program cannot."""


@dataclass(frozen=True, kw_only=True)
class TakenFile:
    """One slip of a returned file as it was read, before anything is looked up.

    `content` and `sha256` are those of the whole file. `fields` are the raw names and values of the
    slip; `case` is its number in a document of several cases, 0 for a slip alone. `by_hand` is why
    there are no fields to be read; then `slip` knows the code at most.
    """

    name: str
    content: bytes
    sha256: str
    fields: tuple[tuple[str, str], ...] = ()
    slip: ReturnedSlip
    author: str = ""
    title: str = ""
    by_hand: ErrorCode | None = None
    case: int = ALONE

    @property
    def key(self) -> str:
        """What tells this slip from every other one: the same file has the same."""
        return part_key(self.sha256, self.case)


OwnPassword = Callable[[str], str]
"""`Desk.own_password`: the owner's password of one file, by the identifier in it."""


def load(path: Path, own_password: OwnPassword | None = None) -> tuple[TakenFile, ...]:
    """Return what a file on disk says. Call from the worker thread; takes up to ten seconds.

    Raises as `take` does, RETURNED_UNREADABLE.
    """
    from integrif_desk.exchange import returned_pdf

    return take(returned_pdf.load(path), path.name, own_password)


def take(
    content: bytes, name_of_file: str, own_password: OwnPassword | None = None
) -> tuple[TakenFile, ...]:
    """Return the slips in a file, one or several, by themselves.

    One that this desk has given a password comes back with it; `own_password` opens it, and what
    is kept is the file without, which can still be read when nobody knows it any more. The process
    that takes the file apart learns the password of this one file only.

    A scan or a form printed to PDF is returned, too: somebody can still type what it says.
    Raises `KnownError` as `exchange.returned_pdf.read` does for everything else.
    """
    from integrif_desk.exchange import encrypted_pdf, returned_pdf

    sha256 = hashlib.sha256(content).hexdigest()
    try:
        read = returned_pdf.read(content)
    except KnownError as error:
        if error.code is ErrorCode.RETURNED_PROTECTED and own_password is not None:
            identifier = encrypted_pdf.identifier(content)
            if identifier:
                unlocked = returned_pdf.unlock(content, own_password(identifier))
                return take(unlocked, name_of_file)
        if error.code not in _BY_HAND:
            raise
        code = str(error.values.get("found_code", ""))
        to_be_typed = TakenFile(
            name=name_of_file,
            content=content,
            sha256=sha256,
            slip=ReturnedSlip(code=code),
            by_hand=error.code,
        )
        return (to_be_typed,)
    slips = bound_names.by_case(read.fields)
    return tuple(
        TakenFile(
            name=name_of_file,
            content=content,
            sha256=sha256,
            fields=tuple(sorted(fields.items())),
            slip=_slip(fields, read.found_code if len(slips) == 1 else ""),
            author=clean_line(read.author),
            title=clean_line(read.title),
            case=case,
        )
        for case, fields in slips.items()
    )


def _slip(fields: Mapping[str, str], found_code: str) -> ReturnedSlip:
    slip = returned_slip.interpret(fields)
    return slip if slip.code else replace(slip, code=found_code)
