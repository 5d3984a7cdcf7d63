"""Takes the password off a returned PDF. Runs in the guarded process alone: see `returned_pdf`."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.exchange import pdf_opening

pdf_opening.prepare()


def unlock(content: bytes, put: Callable[[bytes], None], password: str) -> dict[str, Any]:
    """Hand the file without its password to `put`.

    Raises `KnownError` RETURNED_PROTECTED where it is another one, RETURNED_DAMAGED; `MemoryError`.
    """
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(content), password=password) as document:
            # To look after the metadata would load a library, which is not possible here.
            document.save(out, encryption=False, fix_metadata_version=False)
    except pikepdf.PasswordError:
        raise KnownError(ErrorCode.RETURNED_PROTECTED) from None
    except (pikepdf.PikepdfError, ValueError, RuntimeError):
        raise KnownError(ErrorCode.RETURNED_DAMAGED) from None
    put(out.getvalue())
    return {}
