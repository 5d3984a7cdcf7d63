"""The unit of work and its audit chain, on a real store with the real schema."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from integrif_desk.casework import vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCategory
from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.store import audit


def an_actor(desk: Desk, name: str = "Jobcenter Staßfurt") -> Actor:
    return Actor(name=name, category=ActorCategory.JOBCENTER, **desk.stamp())


def add(desk: Desk, actor: Actor) -> None:
    with desk.write() as work:
        work.add(actor)
        work.commit()


def test_a_value_comes_back_as_it_was(desk: Desk) -> None:
    actor = replace(an_actor(desk), name="ጽሕፈት ቤት – „Büro“ 👋", practice_tips="a\nb")
    add(desk, actor)
    with desk.read() as work:
        assert work.get(Actor, actor.id) == actor


def test_without_commit_nothing_happened(desk: Desk) -> None:
    actor = an_actor(desk)
    with desk.write() as work:
        work.add(actor)
    assert count_actors(desk) == 0


def test_an_error_takes_back_what_came_before(desk: Desk) -> None:
    def add_and_fail() -> None:
        with desk.write() as work:
            work.add(an_actor(desk))
            work.get(Actor, desk.account.id)

    with pytest.raises(KnownError) as caught:
        add_and_fail()
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert count_actors(desk) == 0


def count_actors(desk: Desk) -> int:
    with desk.read() as work:
        return int(work.connection.execute(text("SELECT count(*) FROM actor")).scalar_one())


def test_saving_counts_versions_and_names_the_author(desk: Desk) -> None:
    actor = an_actor(desk)
    add(desk, actor)
    with desk.write() as work:
        saved = work.save(replace(actor, town="Bernburg"))
        work.commit()
    assert (saved.version, saved.changed_by) == (2, desk.account.id)
    with desk.read() as work:
        assert work.get(Actor, actor.id) == saved


def test_a_stale_save_brings_both_versions(desk: Desk) -> None:
    actor = an_actor(desk)
    add(desk, actor)
    with desk.write() as work:
        theirs = work.save(replace(actor, town="Bernburg"))
        work.commit()
    with desk.write() as work, pytest.raises(StaleRecord) as caught:
        work.save(replace(actor, town="Staßfurt"))
    assert (caught.value.yours.town, caught.value.theirs) == ("Staßfurt", theirs)


def test_saving_what_is_gone_says_so(desk: Desk) -> None:
    with desk.write() as work, pytest.raises(KnownError) as caught:
        work.save(an_actor(desk))
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_reading_unit_of_work_leaves_the_lock_to_others(desk: Desk) -> None:
    with desk.read() as work:
        statements = work.connection.execute(text("SELECT 1")).scalar()
    assert statements == 1


def test_every_change_is_on_the_chain(desk: Desk) -> None:
    with desk.read() as work:
        before = work.connection.execute(text("SELECT count(*) FROM audit_log")).scalar_one()
    actor = an_actor(desk)
    add(desk, actor)
    with desk.write() as work:
        work.save(replace(actor, town="Bernburg"))
        work.remove(Actor, actor.id)
        work.commit()
    with desk.read() as work:
        rows = work.connection.execute(
            text("SELECT action, subject, subject_id FROM audit_log ORDER BY seq")
        ).all()
        assert audit.first_broken(work.connection) is None
    assert [tuple(row) for row in rows[before:]] == [
        ("created", "Actor", actor.id.bytes),
        ("changed", "Actor", actor.id.bytes),
        ("deleted", "Actor", actor.id.bytes),
    ]


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit_log SET action = 'viewed' WHERE seq = 2", 2),
        ("DELETE FROM audit_log WHERE seq = 2", 2),
        ("UPDATE audit_log SET seq = seq + 100 WHERE seq = 3", 3),
    ],
)
def test_tampering_is_found_where_it_happened(
    signed_in: vault.Opened, statement: str, broken: int
) -> None:
    for _ in range(3):
        add(signed_in.desk, an_actor(signed_in.desk))
    with signed_in.vault.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_log_no_update")
        connection.exec_driver_sql("DROP TRIGGER audit_log_no_delete")
        connection.exec_driver_sql(statement)
    with signed_in.desk.read() as work:
        assert audit.first_broken(work.connection) == broken


def test_the_database_itself_refuses_a_row_that_refers_to_nothing(desk: Desk) -> None:
    with desk.write() as work, pytest.raises(DatabaseError, match="FOREIGN KEY"):
        work.connection.execute(
            text(
                "INSERT INTO phase_entry VALUES (:case, 'access', '2026-03-10', :id,"
                " '2026-03-10T09:00:00', :id, '2026-03-10T09:00:00', :id, 1)"
            ),
            {"case": uuid4().bytes, "id": uuid4().bytes},
        )
