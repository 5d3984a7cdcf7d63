"""A returned file by itself, before anything is looked up: what its form says, if it has one."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from integrif_desk.domain import returned_slip
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.returned_slip import ReturnedSlip
from integrif_desk.domain.text import clean_line

_BY_HAND = frozenset({ErrorCode.RETURNED_FLATTENED, ErrorCode.RETURNED_SCANNED})
"""What somebody can read and the program cannot."""


@dataclass(frozen=True, kw_only=True)
class TakenFile:
    """A returned file as it was read, before anything is looked up.

    `fields` are the raw names and values. `by_hand` is why there are none to be read; then `slip`
    knows the code at most.
    """

    name: str
    content: bytes
    sha256: str
    fields: tuple[tuple[str, str], ...] = ()
    slip: ReturnedSlip
    author: str = ""
    title: str = ""
    by_hand: ErrorCode | None = None


OwnPassword = Callable[[str], str]
"""`Desk.own_password`: the owner's password of one file, by the identifier in it."""


def load(path: Path, own_password: OwnPassword | None = None) -> TakenFile:
    """Return what a file on disk says. Call from the worker thread; takes up to ten seconds.

    Raises as `take` does, RETURNED_UNREADABLE.
    """
    from integrif_desk.exchange import returned_pdf

    return take(returned_pdf.load(path), path.name, own_password)


def take(content: bytes, name_of_file: str, own_password: OwnPassword | None = None) -> TakenFile:
    """Return what a file says, by itself.

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
        return TakenFile(
            name=name_of_file,
            content=content,
            sha256=sha256,
            slip=ReturnedSlip(code=code),
            by_hand=error.code,
        )
    slip = returned_slip.interpret(read.fields)
    if not slip.code:
        slip = replace(slip, code=read.found_code)
    return TakenFile(
        name=name_of_file,
        content=content,
        sha256=sha256,
        fields=tuple(sorted(read.fields.items())),
        slip=slip,
        author=clean_line(read.author),
        title=clean_line(read.title),
    )
