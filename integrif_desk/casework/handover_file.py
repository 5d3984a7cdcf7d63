"""The file that a handover comes in: a PDF with its data, the data alone, or several cases in one.

Of a document of several cases the data of each is taken by itself: a case that is made of it keeps
what was said of one person, not what stands beside it about others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integrif_desk.domain import bound_names
from integrif_desk.domain.bound_names import ALONE
from integrif_desk.domain.errors import ErrorCode, KnownError

_PDF = b"%PDF-"
_HEAD = 1024
_AS_DAMAGED = {
    ErrorCode.RETURNED_DAMAGED,
    ErrorCode.RETURNED_TOO_SLOW,
    ErrorCode.RETURNED_TOO_HEAVY,
    ErrorCode.RETURNED_NOT_PDF,
    ErrorCode.RETURNED_MAIL,
}
_THERE_ALL_THE_SAME = {
    ErrorCode.HANDOVER_FILE_PROTECTED,
    ErrorCode.HANDOVER_FILE_NEWER,
    ErrorCode.HANDOVER_FILE_ALTERED,
    ErrorCode.HANDOVER_FILE_BROKEN,
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """One case in a file: its `data` is JSON, `content` is what is kept of it.

    That is the file as it came; of several cases the data of this one. `case` is its number in a
    document of several, 0 where there is one alone.
    """

    case: int
    file_name: str
    content: bytes = field(repr=False)
    data: bytes = field(repr=False)


def load(path: Path, password: str = "") -> bytes:
    """Return the bytes of a file; with a password those of the PDF without it.

    Nothing is written: what is taken in and kept in the vault is what this returns. Call from the
    worker thread. Raises HANDOVER_FILE_TOO_LARGE (limit), RETURNED_UNREADABLE; with a password
    HANDOVER_FILE_PASSWORD_WRONG, HANDOVER_FILE_DAMAGED, READER_NOT_STARTED.
    """
    from integrif_desk.exchange import returned_pdf

    try:
        content = returned_pdf.load(path)
        return _unlocked(content, password) if password and is_pdf(content) else content
    except KnownError as error:
        raise _of_import(error) from None


def is_handover(content: bytes) -> bool:
    """Tell whether a file carries the data of a handover, readable or not.

    One with a password may; only who has the password can tell.

    Call from the worker thread: a PDF is taken apart in a process of its own.
    """
    from integrif_desk.exchange import handover_json

    try:
        for part in parts(content):
            handover_json.read(part.data)
    except KnownError as error:
        return error.code in _THERE_ALL_THE_SAME
    return True


def parts(content: bytes, file_name: str = "") -> tuple[Part, ...]:
    """Return the cases in a file in their order: one, or those of a document of several.

    Call from the worker thread. Raises HANDOVER_FILE_FOREIGN, HANDOVER_FILE_DAMAGED,
    HANDOVER_FILE_TOO_LARGE, HANDOVER_FILE_PROTECTED, READER_NOT_STARTED.
    """
    from integrif_desk.exchange import handover_json

    attached = _attached(content) if is_pdf(content) else {handover_json.NAME: content}
    if handover_json.NAME in attached:
        data = attached[handover_json.NAME]
        return (Part(case=ALONE, file_name=file_name, content=content, data=data),)
    found = [
        Part(case=case, file_name=name, content=attached[name], data=attached[name])
        for case in range(1, bound_names.MOST_CASES + 1)
        if (name := bound_names.data_name(case)) in attached
    ]
    if not found:
        raise KnownError(ErrorCode.HANDOVER_FILE_FOREIGN)
    return tuple(found)


def _attached(content: bytes) -> Mapping[str, bytes]:
    from integrif_desk.exchange import returned_pdf

    try:
        return returned_pdf.read(content, needs_form=False).attachments
    except KnownError as error:
        raise _of_import(error) from None


def _unlocked(content: bytes, password: str) -> bytes:
    """Take the password off. One of ours is dictated, so how its groups are typed is all one."""
    from integrif_desk.exchange import encrypted_pdf, returned_pdf

    for spelling in dict.fromkeys((password, encrypted_pdf.in_groups(password))):
        try:
            return returned_pdf.unlock(content, spelling)
        except KnownError as error:
            if error.code is not ErrorCode.RETURNED_PROTECTED:
                raise
    raise KnownError(ErrorCode.HANDOVER_FILE_PASSWORD_WRONG)


def is_pdf(content: bytes) -> bool:
    """Tell whether a file is a PDF; else it is taken for data alone."""
    return _PDF in content[:_HEAD]


def _of_import(error: KnownError) -> KnownError:
    """Say of a file that could not be read what helps here; a slip to be filled in does not."""
    if error.code in _AS_DAMAGED:
        return KnownError(ErrorCode.HANDOVER_FILE_DAMAGED)
    if error.code is ErrorCode.RETURNED_PROTECTED:
        return KnownError(ErrorCode.HANDOVER_FILE_PROTECTED)
    if error.code is ErrorCode.RETURNED_TOO_LARGE:
        return KnownError(ErrorCode.HANDOVER_FILE_TOO_LARGE, **error.values)
    return error
