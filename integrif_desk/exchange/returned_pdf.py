"""Reads a PDF that came back: a filled-in reply slip, perhaps, or anything else.

The file comes from outside and may be made to do harm, so a process of its own takes it apart
(`guarded`, `returned_pdf_parts`); what it says about the file is checked like any other input. Each
way in which a file is not the slip that was sent out has an error with a next step of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from integrif_desk.domain import answer_code, file_kind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.file_kind import FileKind
from integrif_desk.exchange import files, guarded
from integrif_desk.exchange.guarded import Failure

LARGEST = 20 * 1024 * 1024
"""Most bytes of a file; a slip that came back has less than one megabyte."""
LIMITS = guarded.Limits(seconds=4)  # five with starting late and ending it
_MEGABYTE = 1024 * 1024
_HEAD = 1024
"""Within so many bytes a PDF may begin (ISO 32000-2, annex I)."""
_FAILURES = {
    Failure.NOT_STARTED: ErrorCode.READER_NOT_STARTED,
    Failure.TOO_SLOW: ErrorCode.RETURNED_TOO_SLOW,
    Failure.TOO_HEAVY: ErrorCode.RETURNED_TOO_HEAVY,
    Failure.CRASHED: ErrorCode.RETURNED_DAMAGED,
}


_REFUSALS = (
    ErrorCode.RETURNED_DAMAGED,
    ErrorCode.RETURNED_PROTECTED,
    ErrorCode.RETURNED_XFA,
    ErrorCode.RETURNED_TOO_HEAVY,
    ErrorCode.RETURNED_FLATTENED,
    ErrorCode.RETURNED_WITHOUT_FORM,
    ErrorCode.RETURNED_SCANNED,
)
"""What the process may say: had it been taken over, it could say anything."""


@dataclass(frozen=True, kw_only=True)
class ReturnedFile:
    """What a file tells about itself; none of it is more than a claim.

    `fields` are the values of a form by full name: of a radio group the chosen state, "" without
    one. `attachments` are by name, without folders. `found_code` is the answer code in the text of
    the pages, for a form whose field `code` is empty or gone.
    """

    fields: Mapping[str, str]
    attachments: Mapping[str, bytes]
    author: str
    title: str
    pages: int
    found_code: str


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: dict[str, str]
    names: list[str]
    author: str
    title: str
    pages: int
    found_code: str = ""


def load(path: Path) -> bytes:
    """Return the bytes of a file. Raises RETURNED_TOO_LARGE (limit), RETURNED_UNREADABLE."""
    content = files.read_up_to(path, LARGEST, ErrorCode.RETURNED_UNREADABLE)
    _require_size(content)
    return content


def read(content: bytes, *, needs_form: bool = True) -> ReturnedFile:
    """Return what is in the file. Call from the worker thread; takes at most five seconds.

    Without `needs_form` a file without fields is returned, too, for its attachments.

    Raises `KnownError` RETURNED_NOT_PDF (kind), RETURNED_MAIL, RETURNED_DAMAGED,
    RETURNED_PROTECTED, RETURNED_TOO_LARGE (limit in MB), RETURNED_FLATTENED (found_code),
    RETURNED_WITHOUT_FORM, RETURNED_SCANNED, RETURNED_XFA, RETURNED_TOO_SLOW, RETURNED_TOO_HEAVY,
    READER_NOT_STARTED.
    """
    _require_size(content)
    if b"%PDF-" not in content[:_HEAD]:
        raise _another_kind(file_kind.seems(content))
    try:
        answer = guarded.run("returned_pdf", content, LIMITS, needs_form=needs_form)
    except guarded.GuardError as error:
        raise KnownError(_FAILURES[error.failure]) from None
    verdict = answer.verdict
    try:
        if verdict.error:
            raise _refusal(verdict)
        facts = msgspec.convert(verdict.facts, _Facts)
        attachments = dict(zip(facts.names, answer.blobs, strict=True))
    except ValueError:  # nothing that the process says of itself
        raise KnownError(ErrorCode.RETURNED_DAMAGED) from None
    return ReturnedFile(
        fields=facts.fields,
        attachments=attachments,
        author=facts.author,
        title=facts.title,
        pages=facts.pages,
        found_code=facts.found_code,
    )


def unlock(content: bytes, password: str) -> bytes:
    """Return a file with a password without it. Call from the worker thread, before `read`.

    Raises `KnownError` RETURNED_PROTECTED where it has another one, RETURNED_DAMAGED,
    RETURNED_TOO_LARGE (limit in MB), RETURNED_TOO_SLOW, RETURNED_TOO_HEAVY, READER_NOT_STARTED.
    """
    _require_size(content)
    try:
        answer = guarded.run("unlocked_pdf", content, LIMITS, password=password)
    except guarded.GuardError as error:
        raise KnownError(_FAILURES[error.failure]) from None
    if answer.verdict.error == ErrorCode.RETURNED_PROTECTED:
        raise KnownError(ErrorCode.RETURNED_PROTECTED)
    if answer.verdict.error or len(answer.blobs) != 1:
        raise KnownError(ErrorCode.RETURNED_DAMAGED)
    return answer.blobs[0]


def _require_size(content: bytes) -> None:
    if len(content) > LARGEST:
        raise KnownError(ErrorCode.RETURNED_TOO_LARGE, limit=LARGEST // _MEGABYTE)


def _refusal(verdict: guarded.Verdict) -> KnownError:
    code = ErrorCode(verdict.error)
    if code not in _REFUSALS:
        raise ValueError(code)
    if code is not ErrorCode.RETURNED_FLATTENED:
        return KnownError(code)
    found = msgspec.convert(verdict.facts, dict[str, str]).get("found_code", "")
    return KnownError(code, found_code=answer_code.parse(found))


def _another_kind(kind: FileKind) -> KnownError:
    if kind is FileKind.PICTURE:
        return KnownError(ErrorCode.RETURNED_SCANNED)
    if kind is FileKind.MAIL:
        return KnownError(ErrorCode.RETURNED_MAIL)
    return KnownError(ErrorCode.RETURNED_NOT_PDF, kind=kind)
