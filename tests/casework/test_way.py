from collections.abc import Callable
from datetime import date
from uuid import UUID

from integrif_desk.casework import parts, person, way
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import Phase
from integrif_desk.domain.measure import MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.person import LanguageFacts, Level, ProofKind
from tests.casework.conftest import Clock


def test_the_way_names_actors_and_german(
    desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID
) -> None:
    case_id = open_case(languages=(LanguageFacts(language="de", level=Level.A1),))
    parts.add(desk, case_id, MeasureFacts(kind=MeasureKind.MAG, actor_id=jobcenter))
    found = way.read(desk, case_id)
    assert [entry.phase for entry in found.phases] == [Phase.ACCESS]
    assert found.actor_names == {jobcenter: "Jobcenter Salzlandkreis, Staßfurt"}
    assert found.german is not None
    assert found.german.level is Level.A1


def test_the_level_of_a_course_is_taken_over_with_its_proof(
    desk: Desk, open_case: Callable[..., UUID], clock: Clock
) -> None:
    arabic = LanguageFacts(language="ar", level=Level.NATIVE)
    german = LanguageFacts(language="de", level=Level.A1, speaking=Level.A2)
    case_id = open_case(languages=(german, arabic))
    clock.pass_days(100)
    course = MeasureFacts(
        kind=MeasureKind.INTEGRATION_COURSE,
        state=MeasureState.COMPLETED,
        ends_on=date(2026, 6, 1),
        level_reached=Level.B1,
        proof="Deutsch-Test für Zuwanderer",
    )
    parts.add(desk, case_id, course)
    found = way.read(desk, case_id)
    way.take_level(desk, found, found.measures[0], Level.B1)
    profile = person.profile(desk, found.case.person_id)
    assert {one.language: one.level for one in profile.languages} == {
        "ar": Level.NATIVE,
        "de": Level.B1,
    }
    taken = next(one for one in profile.languages if one.language == "de")
    assert (taken.proof, taken.proof_kind) == (course.proof, ProofKind.CERTIFICATE)
    assert taken.speaking is Level.A2
    assert [one.level for one in profile.earlier_languages] == [Level.A1]
