"""What a file from outside seems to be, told by its first bytes; its name says nothing."""

from enum import StrEnum

_HEAD = 4096


class FileKind(StrEnum):
    """What people send instead of the file that was asked for."""

    EMPTY = "empty"
    PICTURE = "picture"
    MAIL = "mail"
    WORD = "word"
    SPREADSHEET = "spreadsheet"
    OPEN_DOCUMENT = "open_document"
    FORM_DATA = "form_data"
    ARCHIVE = "archive"
    WEB_PAGE = "web_page"
    PROGRAM = "program"
    TEXT = "text"
    UNKNOWN = "unknown"


_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"\x89PNG", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"%FDF-", FileKind.FORM_DATA),
    (b"{\\rtf", FileKind.WORD),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", FileKind.PROGRAM),
    (b"#!", FileKind.PROGRAM),
    (b"7z\xbc\xaf", FileKind.ARCHIVE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
)
_MAIL_HEADERS = (
    b"return-path:", b"received:", b"delivered-to:", b"from:", b"mime-version:", b"message-id:",
    b"x-mozilla-status:", b"date:", b"subject:",
)  # fmt: skip


def seems(content: bytes) -> FileKind:
    """Return what a file seems to be that is not the PDF it should be."""
    if not content:
        return FileKind.EMPTY
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    head = content[:_HEAD]
    if content.startswith(b"PK\x03\x04"):
        return _packed(content, head)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(content)
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return FileKind.PICTURE
    return _text(head)


def _packed(content: bytes, head: bytes) -> FileKind:
    if b"opendocument" in head:
        return FileKind.OPEN_DOCUMENT
    # The list of names of an archive stands at its end.
    for folder, kind in ((b"word/", FileKind.WORD), (b"xl/", FileKind.SPREADSHEET)):
        if folder in content:
            return kind
    return FileKind.ARCHIVE


def _compound(content: bytes) -> FileKind:
    """Tell Microsoft's older formats apart by the names of the streams in them."""
    for name, kind in (
        ("__substg1.0_", FileKind.MAIL),
        ("WordDocument", FileKind.WORD),
        ("Workbook", FileKind.SPREADSHEET),
    ):
        if name.encode("utf-16-le") in content:
            return kind
    return FileKind.UNKNOWN


def _text(head: bytes) -> FileKind:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return FileKind.WEB_PAGE
    if start.startswith(b"<?xml") and b"xfdf" in start:
        return FileKind.FORM_DATA
    if start.startswith(_MAIL_HEADERS):
        return FileKind.MAIL
    readable = b"\x00" not in head and not any(c < 9 or 13 < c < 32 for c in head)
    return FileKind.TEXT if readable and start else FileKind.UNKNOWN
