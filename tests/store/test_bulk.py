"""Many rows at once lie in the store exactly as single ones do."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from integrif_desk.casework import vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCategory, Channel
from integrif_desk.store.keyring_file import KdfParameters


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = vault.create(
        tmp_path / "store",
        association="Bodebrücke e. V.",
        name="Sabine Hartwig",
        passphrase="kranich-ofen-lila-treppe-salz-uhr",
        kdf=KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1),
    )
    with closing(opened):
        yield opened.desk


def an_actor(desk: Desk) -> Actor:
    return Actor(
        name="ጽሕፈት ቤት – „Büro“ 👋",
        category=ActorCategory.JOBCENTER,
        channels=(Channel.POST, Channel.EBO),
        practice_tips="a\nb",
        checked_on=date(2026, 3, 10),
        **desk.stamp(),
    )


def test_each_column_holds_what_a_single_insert_writes(desk: Desk) -> None:
    single = an_actor(desk)
    many = [replace(single, id=an_actor(desk).id) for _ in range(3)]
    with desk.write() as work:
        work.add(single)
        work.add_all(many)
        work.commit()
    with desk.read() as work:
        assert [work.get(Actor, one.id) for one in many] == many
        rows = work.connection.execute(text("SELECT * FROM actor")).mappings()
        written = [{name: row[name] for name in row if name != "id"} for row in rows]
    assert len(written) == 4
    assert written.count(written[0]) == 4


def test_nothing_to_insert_is_no_error(desk: Desk) -> None:
    with desk.write() as work:
        work.add_all([])
        work.commit()
