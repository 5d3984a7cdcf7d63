"""Faults are named by table and index."""

from integrif_desk.store.engine import driver_of
from integrif_desk.store.soundness import damaged_parts, loose_references
from integrif_desk.store.vault import OpenVault
from tests.store import scratch


def test_a_sound_database_has_no_faults(opened: OpenVault) -> None:
    with opened.engine.connect() as connection:
        driver = driver_of(connection)
        assert damaged_parts(driver) == loose_references(driver) == ()


def test_a_reference_to_nothing_is_named(opened: OpenVault) -> None:
    scratch.execute(
        opened,
        "INSERT INTO person VALUES (1, 'Selam')",
        "INSERT INTO note VALUES (1, 'ruft an', 1), (2, 'kommt', 1)",
    )
    with opened.engine.connect() as connection:
        driver = driver_of(connection)
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("DELETE FROM person")
        assert loose_references(driver) == ("note → person",)


def test_an_index_that_lost_a_row_is_named(opened: OpenVault) -> None:
    scratch.execute(
        opened,
        "CREATE INDEX by_name ON person (name) WHERE id > 1",
        "INSERT INTO person VALUES (1, 'Selam')",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX by_name ON person (name)'"
        " WHERE name = 'by_name'",
    )
    with opened.engine.connect() as connection:
        driver = driver_of(connection)
        driver.execute("PRAGMA writable_schema = RESET")
        faults = " ".join(damaged_parts(driver))
    assert "by_name" in faults
    assert "Selam" not in faults
