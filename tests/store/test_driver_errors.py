"""What the disk reports becomes a known error; what is a bug stays one."""

import errno
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.vault import OpenVault
from tests.store import scratch


def test_a_full_disk_is_told_and_keeps_what_was_saved(opened: OpenVault) -> None:
    scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")
    pages = scratch.rows(opened, "PRAGMA page_count")[0][0]
    scratch.rows(opened, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(KnownError) as caught, driver_errors(opened.folder):
        scratch.execute(
            opened,
            "DELETE FROM person",
            "INSERT INTO person (name) VALUES (hex(randomblob(100000)))",
        )
    assert caught.value.code is ErrorCode.DISK_FULL
    assert scratch.rows(opened, "SELECT name FROM person") == [("Selam",)]


def test_a_database_that_cannot_be_written_is_told(opened: OpenVault) -> None:
    scratch.execute(opened, "PRAGMA query_only = ON")
    with pytest.raises(KnownError) as caught, driver_errors(opened.folder):
        scratch.execute(opened, "INSERT INTO person (name) VALUES ('Selam')")
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
    assert caught.value.values == {"folder": opened.folder}


def test_a_medium_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught, driver_errors(tmp_path):
        sqlcipher.connect(str(tmp_path / "gone" / "vault.db"))
    assert caught.value.code is ErrorCode.STORE_UNREACHABLE


def test_a_database_that_another_program_holds_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "vault.db")
    with (
        closing(sqlcipher.connect(path, isolation_level=None)) as one,
        closing(sqlcipher.connect(path, isolation_level=None, timeout=0)) as other,
    ):
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KnownError) as caught, driver_errors(tmp_path):
            other.execute("BEGIN IMMEDIATE")
    assert caught.value.code is ErrorCode.VAULT_IN_USE


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, ErrorCode.DISK_FULL),
        (errno.EROFS, ErrorCode.FOLDER_NOT_WRITABLE),
        (errno.EACCES, ErrorCode.FOLDER_NOT_WRITABLE),
        (errno.EIO, ErrorCode.STORE_UNREACHABLE),
        (errno.ENOENT, ErrorCode.STORE_UNREACHABLE),
    ],
)
def test_errors_of_the_system_are_told(tmp_path: Path, number: int, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as caught, driver_errors(tmp_path):
        raise OSError(number, "")
    assert caught.value.code is code


def test_an_error_in_a_statement_is_a_bug_and_stays_one(opened: OpenVault) -> None:
    with pytest.raises(OperationalError, match="no such table"), driver_errors(opened.folder):
        scratch.rows(opened, "SELECT * FROM elsewhere")
