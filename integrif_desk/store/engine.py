"""The one encrypted connection of an open vault, dressed as a SQLAlchemy engine.

SQLAlchemy's own SQLCipher dialect takes a passphrase from a URL. A vault has a random key that
must never stand in one, so the driver's connection is made here and handed over.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlcipher3 import dbapi2 as sqlcipher

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.driver_errors import driver_errors
from integrif_desk.store.folder import DATABASE

KEY_BYTES = 32
_READS_ONLY = "reads_only"
_PATIENCE_SECONDS = 1  # a virus scanner may hold the file for a moment, a second desk for hours

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    # 32 MiB of decrypted pages: scrolling through 100,000 cases stays in memory.
    "cache_size = -32768",
    # After a large import the log shrinks again to 16 MiB.
    "journal_size_limit = 16777216",
)


@dataclass(frozen=True)
class DatabaseKey:
    """The 256-bit key of a database; kept out of every representation."""

    raw: bytes = field(repr=False)

    @classmethod
    def random(cls) -> "DatabaseKey":
        """Return a new key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def forget(self) -> None:
        """Let go of the key: a form that outlives its page may hold this object on.

        Whoever asks for it afterwards gets an `AttributeError`, never an empty key.
        """
        vars(self).pop("raw", None)

    def password(self, purpose: bytes) -> str:
        """Return a password of 256 bits for a purpose, the same as long as the key is."""
        return hmac.new(self.raw, purpose, hashlib.sha256).hexdigest()


def connect(path: Path, key: DatabaseKey) -> Any:
    """Return the driver's connection to the encrypted file `path`, key set, nothing read yet."""
    driver = sqlcipher.connect(
        str(path), timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )
    # SQLCipher would print to the console; what went wrong comes as an error.
    driver.execute("PRAGMA cipher_log_level = NONE")
    # SQLCipher wipes its keys in any case. To lock and wipe every page buffer as well would make
    # each write ten times slower, while what is shown stands in Python's and Qt's memory anyway.
    driver.execute("PRAGMA cipher_memory_security = OFF")
    driver.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    return driver


def open_engine(folder: Path, key: DatabaseKey) -> Engine:
    """Return an engine on the database of the store in `folder`; an empty file becomes one.

    All calls must come from one thread at a time: there is exactly one connection, and after
    `dispose()` there is none. Raises `KnownError` VAULT_MISSING, VAULT_DAMAGED (also when the key
    is not the database's) and what `driver_errors` raises.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise KnownError(ErrorCode.VAULT_MISSING, folder=folder)
    with driver_errors(folder):
        driver = connect(path, key)
        try:
            # One desk at a time works in a store. Holding the file for it needs no shared memory,
            # which network drives lack, and stops a second program even without the desk lock.
            driver.execute("PRAGMA locking_mode = EXCLUSIVE")
            # The first reading shows whether the key fits; before it nothing is written.
            driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                driver.execute(f"PRAGMA {pragma}").fetchall()
        except BaseException:
            driver.close()
            raise
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        creator=lambda: driver,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    # From its first use on, the connection is the engine's own and closed by `dispose()`.
    engine.connect().close()
    return engine


def folder_of(engine: Engine) -> Path:
    """Return the folder of the store that `engine` works on."""
    assert engine.url.database is not None
    return Path(engine.url.database).parent


def reading(engine: Engine) -> Engine:
    """Return `engine` for reading: its transactions take no write lock."""
    return engine.execution_options(**{_READS_ONLY: True})


def driver_of(connection: Connection) -> Any:
    """Return the driver's connection below, for what SQLAlchemy has no words for."""
    return connection.connection.driver_connection


def _begin(connection: Connection) -> None:
    # The driver leaves transactions alone (isolation_level None), so that DDL belongs to them too.
    # Writers lock at once: nothing they read can change before they write.
    reads_only = connection.get_execution_options().get(_READS_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
