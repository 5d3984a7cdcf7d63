"""An answer leads to the units of the directory that serve."""

from uuid import UUID

from integrif_desk.casework import actor, responsibility
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.responsibility.vocabulary import Advice, Area


def test_an_answer_leads_to_the_units_of_the_directory(desk: Desk, jobcenter: UUID) -> None:
    entered = (
        ActorFacts(name="Agentur Bernburg", category=ActorCategory.EMPLOYMENT_AGENCY),
        ActorFacts(name="MBE Bernburg", category=ActorCategory.MIGRATION_ADVICE),
        ActorFacts(name="Asylverfahrensberatung", category=ActorCategory.SPECIAL_ADVICE),
    )
    for one in entered:
        actor.add(desk, one)

    def names(area: Area, value: str) -> list[str]:
        return [one.name for one in responsibility.matching_actors(desk, area, value)]

    unit = actor.view(desk, jobcenter).actor.name
    assert names(Area.JOB_AGENCY, "JC") == [unit]
    assert names(Area.JOB_AGENCY, "AA_or_JC") == [unit, "Agentur Bernburg"]
    assert names(Area.BENEFITS, "AsylbLG") == []
    assert names(Area.BENEFITS, "none_self") == []
    services = (Advice.ASYLUM, Advice.MBE)
    found = [one.name for one in responsibility.advising_actors(desk, services)]
    assert found == ["Asylverfahrensberatung", "MBE Bernburg"]
