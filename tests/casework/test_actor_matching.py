"""Who of the directory is there for a person: by status, age and town, the closest first."""

import time
from uuid import UUID

import pytest

from integrif_desk.casework import actor
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCategory, ActorFacts
from integrif_desk.domain.residence import StatusKind

ADVICE = ActorCategory.MIGRATION_ADVICE
YOUTH = ActorCategory.YOUTH_MIGRATION_SERVICE
SPECIAL = ActorCategory.SPECIAL_ADVICE


def add(desk: Desk, name: str, category: ActorCategory = ADVICE, **more: object) -> UUID:
    entered = ActorFacts(name=name, category=category, **more)  # type: ignore[arg-type]
    created = actor.add(desk, entered).created
    assert created is not None
    return created


def found(
    desk: Desk,
    *categories: ActorCategory,
    status: StatusKind | None = StatusKind.REFUGEE,
    age: int | None = 30,
    town: str = "Staßfurt",
) -> list[str]:
    return [one.name for one in actor.matching(desk, categories or (ADVICE,), status, age, town)]


def test_only_active_actors_of_the_kinds_are_found(desk: Desk) -> None:
    add(desk, "MBE")
    add(desk, "JMD", YOUTH)
    add(desk, "Arzt", ActorCategory.DOCTOR)
    gone = add(desk, "Frühere MBE")
    actor.deactivate(desk, gone)
    assert found(desk, ADVICE, YOUTH) == ["JMD", "MBE"]
    assert actor.matching(desk, (), None, None, "") == ()


@pytest.mark.parametrize(
    ("age", "names"),
    [(11, []), (12, ["JMD"]), (26, ["JMD"]), (27, ["MBE"]), (80, ["MBE"]), (None, ["JMD", "MBE"])],
)
def test_ages_are_both_included(desk: Desk, age: int | None, names: list[str]) -> None:
    add(desk, "JMD", YOUTH, age_from=12, age_to=26)
    add(desk, "MBE", age_from=27)
    assert found(desk, ADVICE, YOUTH, age=age) == names


def test_who_is_there_for_another_status_is_left_out(desk: Desk) -> None:
    add(desk, "Gesonderte Beratung", SPECIAL, status_groups=(StatusKind.TOLERATION,))
    add(desk, "Für alle", SPECIAL)
    assert found(desk, SPECIAL) == ["Für alle"]
    named = ["Gesonderte Beratung", "Für alle"]
    assert found(desk, SPECIAL, status=StatusKind.TOLERATION) == named
    assert found(desk, SPECIAL, status=None) == ["Für alle", "Gesonderte Beratung"]


@pytest.mark.parametrize(
    "town", ["Calbe (Saale)", "calbe", "Calbe (Saale), Stadt", "Calbe OT Schwarz"]
)
def test_towns_agree_however_they_are_written(desk: Desk, town: str) -> None:
    add(desk, "Für Calbe", municipalities=("Barby", "Calbe (Saale)"))
    add(desk, "Für Egeln", municipalities=("Egeln",))
    assert found(desk, town=town) == ["Für Calbe"]


def test_the_closest_comes_first(desk: Desk) -> None:
    add(desk, "A überall", town="Bernburg (Saale)")
    add(desk, "B am Ort", town="Staßfurt")
    add(desk, "C nennt das Alter", age_from=18)
    add(desk, "D nennt den Status", status_groups=(StatusKind.REFUGEE,))
    add(desk, "E nennt die Stadt", municipalities=("Staßfurt",))
    order = [name[0] for name in found(desk)]
    assert order == ["E", "D", "C", "B", "A"]
    assert found(desk, town="")[0] == "D nennt den Status"


def test_two_thousand_actors_are_searched_in_no_time(desk: Desk) -> None:
    with desk.write() as work:
        for number in range(2_000):
            facts = ActorFacts(
                name=f"Beratung {number:04}",
                category=tuple(ActorCategory)[number % 26],
                municipalities=("Staßfurt",) if number % 3 else ("Egeln",),
                status_groups=(StatusKind.REFUGEE, StatusKind.TOLERATION),
                age_from=18,
            )
            work.add(Actor(**vars(facts), **desk.stamp()))
        work.commit()
    begun = time.perf_counter()
    names = found(desk, ADVICE, YOUTH, SPECIAL)
    taken = time.perf_counter() - begun
    assert 100 < len(names) < 231
    assert taken < 0.2  # measured 0.02 s on two cores; a slow machine has ten times that
