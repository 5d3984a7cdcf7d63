"""A PDF that opens with a password (AES-256, ISO 32000-2, revision 6).

Whoever has the password may read it, aloud as well, copy from it, print it, fill the reply slip in
and take the data out; the text itself stays as it is. An encrypted file cannot be PDF/A
(ISO 19005-3, 6.1.3), so it does not claim to be; its tags stay, and with them PDF/UA.
"""

import io
import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from integrif_desk.domain.copied_code import ALPHABET, bare, is_spelled

if TYPE_CHECKING:  # read when a file is written, not at the start
    from pikepdf import Pdf

GROUPS, GROUP = 4, 4
"""16 characters of 29: 77 bits."""

_SHORTEST_OWNER = 32
_IDENTIFIER_CHARACTERS = 16
_IDENTIFIER = re.compile(rb"/ID\s{0,9}\[\s{0,9}(?:<([0-9A-Fa-f]{32})>|\(([2-9A-Z]{16})\))")
"""A program that saves the file writes a string in one way or the other; ours needs no escapes."""
_PDFA = ("{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfa/ns/id/}conformance")


def new_password() -> str:
    """Return a random password for the telephone: „K7FQ-29MT-XW4A-3BHD“.

    Capitals and digits without look-alikes, so that nobody has to ask which of two it is.
    """
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def in_groups(typed: str) -> str:
    """Return a password of ours as `new_password` writes it, any other one as it was typed."""
    told = bare(typed)
    if len(told) != GROUPS * GROUP or not is_spelled(told):
        return typed
    return "-".join(told[at : at + GROUP] for at in range(0, len(told), GROUP))


def identifier(content: bytes) -> str:
    """Return the identifier by which `encrypt` knows a file of ours, without its password.

    It is the first half of `/ID` (ISO 32000-2, 14.4), which is never encrypted and stays when
    somebody fills the form in. Empty where there is none of ours. The newest trailer counts. It is
    a claim of the file: whoever has a file can write its identifier into another one.
    """
    found = ""
    for each in _IDENTIFIER.finditer(content):
        told = (bytes.fromhex(each[1].decode()) if each[1] else each[2]).decode("latin-1")
        if is_spelled(told):
            found = told
    return found


def encrypt(pdf: bytes, password: str, owner_of: Callable[[str], str]) -> bytes:
    """Return the PDF encrypted, its metadata and attachments as well.

    `pdf` is one of ours. The file gets an `identifier` of its own. The owner's password that
    `owner_of` returns for it opens the file, too, and lifts the permissions: it is how the desk
    reads the slip when the file comes back. It has to be as hard to guess as a key, and another one
    for each identifier: what reads a returned file must be able to open that one alone.
    """
    import pikepdf

    mark = "".join(secrets.choice(ALPHABET) for _ in range(_IDENTIFIER_CHARACTERS))
    owner = owner_of(mark)
    if len(owner) < _SHORTEST_OWNER:
        raise ValueError("the owner's password must not be guessable")
    allowed = pikepdf.Permissions(
        accessibility=True,
        extract=True,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=True,
        modify_other=False,
        print_lowres=True,
        print_highres=True,
    )
    locked = pikepdf.Encryption(
        user=password,
        owner=owner,
        R=6,
        aes=True,
        metadata=True,
        allow=allowed,
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _claim_no_archive(document)
        document.trailer.ID = pikepdf.Array([pikepdf.String(mark), pikepdf.String(mark)])
        document.save(out, encryption=locked)
    return out.getvalue()


def _claim_no_archive(document: "Pdf") -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in _PDFA:
            if claim in metadata:
                del metadata[claim]
