"""The keyring: nothing to learn from it, and no forged or broken one does harm."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import keyring_file
from integrif_desk.store.engine import DatabaseKey
from integrif_desk.store.keyring_file import KdfParameters
from tests.store import scratch

KEY = DatabaseKey(bytes(range(32)))


@pytest.fixture(scope="module")
def keyring() -> keyring_file.Keyring:
    empty = keyring_file.new_keyring(KEY, scratch.CODE, scratch.CHEAP)
    first, _ = keyring_file.with_slot(empty, KEY, scratch.NAME, scratch.PASSPHRASE)
    return keyring_file.with_slot(first, KEY, "Mehmet", "vier ganz andere worte")[0]


def written(folder: Path, keyring: keyring_file.Keyring) -> Any:
    keyring_file.write_keyring(folder, keyring)
    return json.loads((folder / "vault.keys").read_bytes())


def test_it_reads_back(tmp_path: Path, keyring: keyring_file.Keyring) -> None:
    keyring_file.write_keyring(tmp_path, keyring)
    assert keyring_file.read_keyring(tmp_path) == keyring
    assert [path.name for path in tmp_path.iterdir()] == ["vault.keys"]


def test_it_holds_salt_cost_and_wrapped_keys_and_nothing_else(
    tmp_path: Path, keyring: keyring_file.Keyring
) -> None:
    content = written(tmp_path, keyring)
    assert content.keys() == {"header", "recovery", "slots"}
    assert content["header"].keys() == {"format", "version", "salt", "argon2id"}
    assert [slot.keys() for slot in content["slots"]] == [{"id", "wrapped_key"}] * 2


def test_the_same_passphrase_gives_each_name_a_key_of_its_own(
    keyring: keyring_file.Keyring,
) -> None:
    both, other = keyring_file.with_slot(keyring, KEY, "Olena", scratch.PASSPHRASE)
    assert keyring_file.unlock(both, "Olena", scratch.PASSPHRASE) == (KEY, other)
    assert keyring_file.unlock(both, scratch.NAME, scratch.PASSPHRASE)[1] != other


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.pop("recovery"),
        lambda c: c.update(recovery="AAAA"),
        lambda c: c.update(note="more"),
        lambda c: c.update(slots={}),
        lambda c: c.update(slots=[{"id": "../../etc", "wrapped_key": c["recovery"]}]),
        lambda c: c.update(slots=[{"id": "0" * 32, "wrapped_key": 7}]),
        lambda c: c["header"].update(version=2),
        lambda c: c["header"].update(salt=""),
        lambda c: c["header"]["argon2id"].update(memory_kib=1 << 40),
        lambda c: c["header"]["argon2id"].update(memory_kib="8192"),
        lambda c: c["header"]["argon2id"].update(iterations=0),
        lambda c: c["header"]["argon2id"].update(lanes=-1),
    ],
)
def test_a_keyring_of_another_shape_is_damaged(
    tmp_path: Path, keyring: keyring_file.Keyring, change: Any
) -> None:
    content = written(tmp_path, keyring)
    change(content)
    changed = json.dumps(content).encode()
    (tmp_path / "vault.keys").write_bytes(changed)
    assert_damaged(tmp_path)
    assert (tmp_path / "vault.keys").read_bytes() == changed


def test_every_truncated_keyring_is_damaged(tmp_path: Path, keyring: keyring_file.Keyring) -> None:
    keyring_file.write_keyring(tmp_path, keyring)
    whole = (tmp_path / "vault.keys").read_bytes().rstrip()
    for length in range(0, len(whole), 7):
        (tmp_path / "vault.keys").write_bytes(whole[:length])
        assert_damaged(tmp_path)


@given(st.binary(max_size=200))
def test_any_garbage_is_damaged(tmp_path_factory: pytest.TempPathFactory, garbage: bytes) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    (folder / "vault.keys").write_bytes(garbage)
    assert_damaged(folder)


def test_a_missing_or_huge_keyring_is_damaged(tmp_path: Path) -> None:
    assert_damaged(tmp_path)
    (tmp_path / "vault.keys").write_bytes(b" " * (2 << 20))
    assert_damaged(tmp_path)


def test_slots_cannot_be_exchanged_or_made_cheaper(
    tmp_path: Path, keyring: keyring_file.Keyring
) -> None:
    content = written(tmp_path, keyring)
    one, two = content["slots"]
    for forged in (
        content | {"slots": [one | {"id": two["id"]}]},
        content | {"slots": [one | {"wrapped_key": content["recovery"]}]},
        content
        | {
            "header": content["header"]
            | {"argon2id": {"memory_kib": 8192, "iterations": 2, "lanes": 1}}
        },
    ):
        (tmp_path / "vault.keys").write_text(json.dumps(forged))
        with pytest.raises(KnownError) as caught:
            keyring_file.unlock(
                keyring_file.read_keyring(tmp_path), scratch.NAME, scratch.PASSPHRASE
            )
        assert caught.value.code is ErrorCode.PASSPHRASE_WRONG


def test_a_failed_write_keeps_the_old_keyring(
    tmp_path: Path, keyring: keyring_file.Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring_file.write_keyring(tmp_path, keyring)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    empty = keyring_file.new_keyring(KEY, scratch.CODE, scratch.CHEAP)
    with pytest.raises(OSError, match="No space"):
        keyring_file.write_keyring(tmp_path, empty)
    monkeypatch.undo()
    assert keyring_file.read_keyring(tmp_path) == keyring
    assert [path.name for path in tmp_path.iterdir()] == ["vault.keys"]


@pytest.mark.parametrize(
    ("seconds_per_gib_pass", "memory_mib", "iterations"),
    [
        (0.3, 256, 7),  # a fast desk: more memory, then more passes
        (1.0, 128, 4),
        (2.0, 64, 4),
        (50.0, 64, 3),  # a very slow one waits, but the floor stays
        (0.001, 256, 100),
    ],
)
def test_the_cost_fits_the_computer(
    seconds_per_gib_pass: float, memory_mib: int, iterations: int
) -> None:
    def seconds_for(kdf: KdfParameters) -> float:
        return kdf.iterations * kdf.memory_kib / (1 << 20) * seconds_per_gib_pass

    kdf = keyring_file.calibrate(seconds_for)
    assert (kdf.memory_kib, kdf.iterations) == (memory_mib * 1024, iterations)


def assert_damaged(folder: Path) -> None:
    with pytest.raises(KnownError) as caught:
        keyring_file.read_keyring(folder)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    assert caught.value.values == {"folder": folder}
