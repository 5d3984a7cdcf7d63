"""The way of a case: read as a whole, and what is suggested taken over."""

from dataclasses import replace
from uuid import UUID

from integrif_desk.casework import parts, person
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.case import Case
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import LanguageFacts, Level, ProofKind
from integrif_desk.domain.way import CaseWay
from integrif_desk.store.queries import actors, cases

_GERMAN = "de"


def read(desk: Desk, case_id: UUID) -> CaseWay:
    """Return phases and measures of a case. Raises `KnownError` NOT_FOUND."""
    measures = parts.measures(desk, case_id)
    with desk.read() as work:
        connection, case = work.connection, work.get(Case, case_id)
        levels = cases.languages(connection, case.person_id)
        return CaseWay(
            case=case,
            phases=cases.phases(connection, case_id),
            measures=measures,
            actor_names=actors.names(connection, {m.actor_id for m in measures if m.actor_id}),
            german=next((one for one in levels if one.language == _GERMAN), None),
        )


def take_level(desk: Desk, way: CaseWay, measure: Measure, level: Level) -> Changes:
    """Set the German that a course ended with, its proof as noted there. Raises `StaleRecord`."""
    with desk.read() as work:
        known = cases.languages(work.connection, way.case.person_id)
    before = next((one for one in known if one.language == _GERMAN), None)
    facts = LanguageFacts(language=_GERMAN, level=level)
    if before is not None:
        names = LanguageFacts.__dataclass_fields__
        facts = LanguageFacts(**{name: getattr(before, name) for name in names})
    kind = ProofKind.CERTIFICATE if measure.proof else ProofKind.ATTENDANCE
    german = replace(
        facts, level=level, proof_kind=kind, proof=measure.proof, proof_date=measure.ends_on
    )
    return person.set_language(desk, way.case.person_id, german, replaces=before)
