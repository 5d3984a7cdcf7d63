"""People entered before there were name keys are given them with the migration."""

import shutil
from contextlib import closing
from pathlib import Path

from integrif_desk import paths
from integrif_desk.domain.spelling import keys
from tests.store import scratch

ID = "x'0102030405060708090a0b0c0d0e0f10'"
STAMP = f"{ID}, '2026-03-10T09:00:00.000000', {ID}, '2026-03-10T09:00:00.000000', {ID}, 1"
ACCOUNT = (
    "INSERT INTO account (name, role, salutation, active, id, created_at, created_by, changed_at,"
    f" changed_by, version) VALUES ('Helga Brandt', 'lead', 'ms', 1, {STAMP})"
)
PERSON = (
    "INSERT INTO person (given_names, surname, original_name, surname_first, salutation,"
    " birth_year_only, birth_date_estimated, sex, nationalities, phone, email, street,"
    " postal_code, town, id, created_at, created_by, changed_at, changed_by, version)"
    " VALUES ('Zahra', 'Nazari', 'زهرا نظری', 0, 'ms', 0, 0, 'female', '[]',"
    f" '', '', '', '', '', {STAMP})"
)


def test_a_migration_gives_keys_to_people_who_had_none(tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(paths.migrations(), first, ignore=shutil.ignore_patterns("__pycache__"))
    for later in sorted((first / "versions").glob("*.py"))[1:]:
        later.unlink()
    with closing(scratch.create(tmp_path / "store", first)) as before:
        scratch.execute(before, ACCOUNT, PERSON)
    with closing(scratch.reopen(tmp_path / "store", paths.migrations())) as after:
        found = scratch.rows(after, "SELECT key FROM name_key")
    assert {key for (key,) in found} == keys("Zahra", "Nazari", "زهرا نظری")
