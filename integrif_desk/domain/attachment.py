"""Files kept with a case: scans of signed forms, certificates. Encrypted like all the rest."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line

LARGEST = 10 * 1024 * 1024
"""Most bytes of one file."""


class MediaType(StrEnum):
    """What the program can open itself."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


@dataclass(frozen=True, kw_only=True)
class Attachment(Record):
    """A file of a case without its bytes. `size` in bytes, `sha256` in hexadecimal."""

    case_id: UUID
    title: str
    media_type: MediaType
    size: int
    sha256: str

    def __post_init__(self) -> None:
        set_line(self, "title", required=True)


@dataclass(frozen=True, kw_only=True)
class AttachmentContent:
    """The bytes of an attachment, written once."""

    attachment_id: UUID
    content: bytes
