"""A migration succeeds as a whole after a backup, or the vault is as it was."""

import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from integrif_desk import paths
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store import backup, upgrade
from integrif_desk.store.vault import OpenVault
from tests.store import scratch

ADD_COLUMN = "    op.execute('ALTER TABLE person ADD COLUMN age INTEGER')"
REBUILD = """
    with op.batch_alter_table("person") as table:
        table.alter_column("name", type_=sa.Text(), nullable=False)
"""
RUIN = ADD_COLUMN + "\n    op.execute('DELETE FROM note')\n"


@pytest.fixture
def closed(opened: OpenVault) -> Path:
    """The folder of a closed vault with a person and a note."""
    scratch.execute(
        opened,
        "INSERT INTO person VALUES (1, 'Selam')",
        "INSERT INTO note VALUES (1, 'ruft an', 1)",
    )
    opened.close()
    return opened.folder


def test_a_new_vault_is_at_the_newest_revision_without_a_backup(opened: OpenVault) -> None:
    assert upgrade.current_revision(opened.engine) == "0001"
    assert backup.backups_of(opened.folder) == ()


def test_rows_and_what_refers_to_them_survive_a_migration(closed: Path, migrations: Path) -> None:
    scratch.write_migrations(migrations, scratch.FIRST, ADD_COLUMN, REBUILD)
    with closing(scratch.reopen(closed, migrations)) as opened:
        assert upgrade.current_revision(opened.engine) == "0003"
        assert scratch.rows(opened, "SELECT id, name, age FROM person") == [(1, "Selam", None)]
        assert scratch.rows(opened, "SELECT text FROM note") == [("ruft an",)]
        assert scratch.rows(opened, "PRAGMA foreign_keys") == [(1,)]


def test_a_backup_of_the_old_state_lies_there_after_a_migration(
    closed: Path, migrations: Path, tmp_path: Path
) -> None:
    old = scratch.write_migrations(tmp_path / "old", scratch.FIRST)
    scratch.write_migrations(migrations, scratch.FIRST, RUIN)
    scratch.reopen(closed, migrations).close()
    (made,) = backup.backups_of(closed)
    with closing(scratch.reopen(made, old)) as before:
        assert scratch.rows(before, "SELECT text FROM note") == [("ruft an",)]


def test_a_newer_vault_is_refused_and_not_touched(
    closed: Path, migrations: Path, tmp_path: Path
) -> None:
    old = scratch.write_migrations(tmp_path / "old", scratch.FIRST)
    scratch.write_migrations(migrations, scratch.FIRST, ADD_COLUMN)
    scratch.reopen(closed, migrations).close()
    before = (closed / "vault.db").read_bytes()
    with pytest.raises(KnownError) as caught:
        scratch.reopen(closed, old)
    assert caught.value.code is ErrorCode.VAULT_NEWER
    assert (closed / "vault.db").read_bytes() == before
    scratch.reopen(closed, migrations).close()


@pytest.mark.parametrize(
    "step",
    [
        RUIN + "    raise ValueError",
        RUIN + "    op.execute('SELECT * FROM elsewhere')",
        ADD_COLUMN + "\n    op.execute('UPDATE note SET person_id = 9')",
    ],
    ids=["raises", "fails in SQL", "breaks a reference"],
)
def test_a_migration_that_fails_leaves_everything_as_it_was(
    closed: Path, migrations: Path, tmp_path: Path, step: str
) -> None:
    old = scratch.write_migrations(tmp_path / "old", scratch.FIRST)
    scratch.write_migrations(migrations, scratch.FIRST, ADD_COLUMN.replace("age", "size"), step)
    with pytest.raises(KnownError) as caught:
        scratch.reopen(closed, migrations)
    assert caught.value.code is ErrorCode.MIGRATION_FAILED
    assert caught.value.values == {"backup": backup.backups_of(closed)[0]}
    assert_unchanged(closed, old)


def test_a_disk_that_fills_up_while_migrating_is_told_as_such(
    closed: Path, migrations: Path, tmp_path: Path
) -> None:
    old = scratch.write_migrations(tmp_path / "old", scratch.FIRST)
    fill = RUIN + (
        "    op.execute('PRAGMA max_page_count = 20')\n"
        "    op.execute('INSERT INTO note (text) VALUES (hex(randomblob(100000)))')"
    )
    scratch.write_migrations(migrations, scratch.FIRST, fill)
    with pytest.raises(KnownError) as caught:
        scratch.reopen(closed, migrations)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert_unchanged(closed, old)


OPEN = """
import sys
from pathlib import Path
from tests.store import scratch
scratch.reopen(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_killed_while_migrating_leaves_everything_as_it_was(
    closed: Path, migrations: Path, tmp_path: Path
) -> None:
    old = scratch.write_migrations(tmp_path / "old", scratch.FIRST)
    # Enough rows that some of the unfinished transaction has reached the disk.
    fill = (
        "    op.execute('PRAGMA cache_size = 5')\n"
        "    for _ in range(50):\n"
        "        op.execute('INSERT INTO note (text) VALUES (hex(randomblob(20000)))')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    scratch.write_migrations(migrations, scratch.FIRST, RUIN + fill)
    with scratch.other_process(OPEN, closed, migrations) as process:
        assert process.wait() == -signal.SIGKILL
    assert (closed / "vault.db-wal").stat().st_size > 1_000_000
    assert_unchanged(closed, old)


def test_opening_without_a_migration_never_loads_alembic(closed: Path, migrations: Path) -> None:
    script = OPEN + "print('alembic' in sys.modules)"
    with scratch.other_process(script, closed, migrations) as process:
        assert process.communicate()[0] == "False\n"


def test_file_names_and_alembic_agree_on_the_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    walked = ScriptDirectory.from_config(config).walk_revisions()
    assert upgrade.revisions(paths.migrations()) == tuple(
        reversed([script.revision for script in walked])
    )


def test_a_folder_with_percent_and_blanks_in_its_name_is_no_obstacle(tmp_path: Path) -> None:
    migrations = scratch.write_migrations(tmp_path / "100 % ä" / "migrations", scratch.FIRST)
    scratch.create(tmp_path / "Tresor 50 % 'ö' ?mode=ro#", migrations).close()
    scratch.reopen(tmp_path / "Tresor 50 % 'ö' ?mode=ro#", migrations).close()


def assert_unchanged(closed: Path, old: Path) -> None:
    with closing(scratch.reopen(closed, old)) as opened:
        assert scratch.rows(opened, "SELECT * FROM person") == [(1, "Selam")]
        assert scratch.rows(opened, "SELECT * FROM note") == [(1, "ruft an", 1)]
        assert scratch.rows(opened, "PRAGMA integrity_check") == [("ok",)]
