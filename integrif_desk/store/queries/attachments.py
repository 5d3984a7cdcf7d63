"""The bytes of attachments."""

from uuid import UUID

from sqlalchemy import Connection, select

from integrif_desk.domain.attachment import AttachmentContent
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.convert import table_of

_content = table_of(AttachmentContent).c


def content(connection: Connection, attachment_id: UUID) -> bytes:
    """Return the bytes of an attachment. Raises `KnownError` NOT_FOUND."""
    found = connection.execute(
        select(_content.content).where(_content.attachment_id == attachment_id)
    ).scalar_one_or_none()
    if found is None:
        raise KnownError(ErrorCode.NOT_FOUND)
    return bytes(found)
