"""The keyring: the database key, wrapped once for each account and once for the recovery code.

A slot is found by trying: the passphrase and the sign-in name give a wrapping key, and the slot it
opens is the right one. So nothing in the file tells which names have a slot, or tests a guess at a
name without its passphrase (docs/decisions/0002-slots-are-found-by-argon2.md).
"""

import hashlib
import hmac
import secrets
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct

from integrif_desk.domain import recovery_code
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.engine import KEY_BYTES, DatabaseKey
from integrif_desk.store.folder import KEYRING, write_atomically

_MIB = 1024  # KiB, the unit in which Argon2 counts
_MEMORY_STEPS_MIB = (256, 128, 64)
_LEAST_ITERATIONS = 3
_MOST_ITERATIONS = 100
_NONCE_BYTES = 12
_TAG_BYTES = 16
_LARGEST_FILE = 1 << 20
_RECOVERY_SLOT = "recovery"

Salt = Annotated[bytes, Meta(min_length=32, max_length=32)]
SlotId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
_WRAPPED_BYTES = _NONCE_BYTES + KEY_BYTES + _TAG_BYTES
WrappedKey = Annotated[bytes, Meta(min_length=_WRAPPED_BYTES, max_length=_WRAPPED_BYTES)]


class KdfParameters(Struct, frozen=True, forbid_unknown_fields=True):
    """How costly one guess at a passphrase is. The bounds keep a forged file from eating the PC."""

    memory_kib: Annotated[int, Meta(ge=8 * _MIB, le=1024 * _MIB)]
    iterations: Annotated[int, Meta(ge=1, le=_MOST_ITERATIONS)]
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """What all slots share; each slot is bound to it, so that nobody can weaken it unnoticed."""

    format: Literal["integrif-desk-keyring"]
    version: Literal[1]
    salt: Salt
    argon2id: KdfParameters


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """The database key, wrapped under one account's passphrase: nonce, ciphertext, tag."""

    id: SlotId
    wrapped_key: WrappedKey


class Keyring(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `vault.keys`."""

    header: Header
    recovery: WrappedKey
    slots: Annotated[tuple[Slot, ...], Meta(max_length=1000)]


def read_keyring(folder: Path) -> Keyring:
    """Return the keyring in `folder`. Raises `KnownError` VAULT_DAMAGED if it is malformed."""
    try:
        with (folder / KEYRING).open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST_FILE), type=Keyring)
    except (FileNotFoundError, msgspec.MsgspecError, UnicodeDecodeError):
        raise KnownError(ErrorCode.VAULT_DAMAGED, folder=folder) from None


def write_keyring(folder: Path, keyring: Keyring) -> None:
    """Replace the keyring in `folder` by `keyring`; a crash leaves the old or the new one."""
    content = msgspec.json.format(msgspec.json.encode(keyring), indent=2)
    # What a killed writing left would open the vault with the passphrases of its day.
    for leftover in folder.glob(f"{KEYRING}.*.part"):
        leftover.unlink()
    write_atomically(folder / KEYRING, content + b"\n")


def is_of_same_vault(folder: Path, keyring: Keyring) -> bool:
    """Tell whether the keyring in `folder` belongs to the same vault, under the same key."""
    try:
        return read_keyring(folder).header == keyring.header
    except KnownError:
        return False


def new_keyring(key: DatabaseKey, code: str, kdf: KdfParameters) -> Keyring:
    """Return a keyring without accounts that the recovery code `code` opens."""
    header = Header("integrif-desk-keyring", 1, secrets.token_bytes(32), kdf)
    return Keyring(header, _wrap(_code_key(header, code), key, header, _RECOVERY_SLOT), ())


def with_slot(
    keyring: Keyring, key: DatabaseKey, sign_in_name: str, passphrase: str
) -> tuple[Keyring, str]:
    """Return `keyring` with one more slot, and the slot's id. Takes about half a second."""
    slot_id = uuid4().hex
    slot = _new_slot(keyring, key, slot_id, sign_in_name, passphrase)
    return msgspec.structs.replace(keyring, slots=(*keyring.slots, slot)), slot_id


def with_slot_replaced(
    keyring: Keyring, key: DatabaseKey, slot_id: str, sign_in_name: str, passphrase: str
) -> Keyring:
    """Return `keyring` where the slot opens under another name or passphrase; its id stays.

    Raises `KnownError` NOT_FOUND when there is no such slot.
    """
    others = without_slot(keyring, slot_id)
    slot = _new_slot(keyring, key, slot_id, sign_in_name, passphrase)
    return msgspec.structs.replace(others, slots=(*others.slots, slot))


def without_slot(keyring: Keyring, slot_id: str) -> Keyring:
    """Return `keyring` without the slot. Raises `KnownError` NOT_FOUND when there is none."""
    others = tuple(slot for slot in keyring.slots if slot.id != slot_id)
    if len(others) == len(keyring.slots):
        raise KnownError(ErrorCode.NOT_FOUND)
    return msgspec.structs.replace(keyring, slots=others)


def with_recovery_code(keyring: Keyring, key: DatabaseKey, code: str) -> Keyring:
    """Return `keyring` where `code` replaces the former recovery code."""
    header = keyring.header
    wrapped = _wrap(_code_key(header, code), key, header, _RECOVERY_SLOT)
    return msgspec.structs.replace(keyring, recovery=wrapped)


def unlock(keyring: Keyring, sign_in_name: str, passphrase: str) -> tuple[DatabaseKey, str]:
    """Return the database key and the id of the slot. Takes about half a second.

    Raises `KnownError` PASSPHRASE_WRONG; whether the name is known cannot be told, neither from
    the error nor from the time it takes.
    """
    wrapping_key = _passphrase_key(keyring.header, sign_in_name, passphrase)
    for slot in keyring.slots:
        if key := _unwrap(wrapping_key, slot.wrapped_key, keyring.header, slot.id):
            return key, slot.id
    raise KnownError(ErrorCode.PASSPHRASE_WRONG)


def unlock_with_code(keyring: Keyring, typed: str) -> DatabaseKey:
    """Return the database key. `typed` is what somebody copied from the recovery sheet.

    Raises `KnownError` RECOVERY_GROUP_WRONG for a mistyped group, RECOVERY_CODE_WRONG for the code
    of another vault or an old one.
    """
    wrapping_key = _code_key(keyring.header, recovery_code.parse(typed))
    if key := _unwrap(wrapping_key, keyring.recovery, keyring.header, _RECOVERY_SLOT):
        return key
    raise KnownError(ErrorCode.RECOVERY_CODE_WRONG)


def calibrate(
    seconds_for: Callable[[KdfParameters], float] | None = None, target: float = 0.5
) -> KdfParameters:
    """Return parameters that take about `target` seconds on this computer, at least 64 MiB.

    Memory is what makes guessing dear on graphics cards, so it is raised before the iterations.
    """
    measure = seconds_for or _measured_seconds
    trial = KdfParameters(_MEMORY_STEPS_MIB[-1] * _MIB, _LEAST_ITERATIONS)
    seconds = measure(trial)
    for memory_mib in _MEMORY_STEPS_MIB[:-1]:
        # Three iterations over more memory take that much longer; no need to try them in vain.
        if seconds * memory_mib / _MEMORY_STEPS_MIB[-1] <= target:
            trial = KdfParameters(memory_mib * _MIB, _LEAST_ITERATIONS)
            seconds = measure(trial)
            break
    iterations = round(_LEAST_ITERATIONS * target / seconds)
    bounded = min(max(iterations, _LEAST_ITERATIONS), _MOST_ITERATIONS)
    return msgspec.structs.replace(trial, iterations=bounded)


def _measured_seconds(kdf: KdfParameters) -> float:
    start = time.perf_counter()
    _argon2id(kdf, secrets.token_bytes(32), b"calibration")
    return time.perf_counter() - start


def _argon2id(kdf: KdfParameters, salt: bytes, secret: bytes) -> bytes:
    return Argon2id(
        salt=salt,
        length=32,
        iterations=kdf.iterations,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    ).derive(secret)


def _passphrase_key(header: Header, sign_in_name: str, passphrase: str) -> bytes:
    # The same words typed on another keyboard must give the same bytes; for the name, case and
    # blanks do not matter either. A lone surrogate must not end in an error that quotes them.
    name = " ".join(unicodedata.normalize("NFC", sign_in_name).casefold().split())
    secret = unicodedata.normalize("NFC", passphrase)
    salt = hmac.digest(header.salt, name.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return _argon2id(header.argon2id, salt, secret.encode("utf-8", "surrogatepass"))


def _code_key(header: Header, code: str) -> bytes:
    # A slow derivation makes up for secrets that can be guessed. The code has 204 random bits.
    derivation = HKDF(SHA256(), 32, salt=header.salt, info=b"integrif-desk recovery code 1")
    return derivation.derive(code.encode())


def _new_slot(
    keyring: Keyring, key: DatabaseKey, slot_id: str, sign_in_name: str, passphrase: str
) -> Slot:
    wrapping_key = _passphrase_key(keyring.header, sign_in_name, passphrase)
    return Slot(slot_id, _wrap(wrapping_key, key, keyring.header, slot_id))


def _wrap(wrapping_key: bytes, key: DatabaseKey, header: Header, slot_id: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(wrapping_key).encrypt(nonce, key.raw, _bound_to(header, slot_id))


def _unwrap(
    wrapping_key: bytes, wrapped: bytes, header: Header, slot_id: str
) -> DatabaseKey | None:
    nonce, ciphertext = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
    try:
        raw = AESGCM(wrapping_key).decrypt(nonce, ciphertext, _bound_to(header, slot_id))
    except InvalidTag:
        return None
    return DatabaseKey(raw)


def _bound_to(header: Header, slot_id: str) -> bytes:
    return msgspec.json.encode((header, slot_id))
