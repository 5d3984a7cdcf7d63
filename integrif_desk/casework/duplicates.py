"""Warns that somebody may be known already. Merging is a lead's decision, never made here."""

from uuid import UUID

from integrif_desk.casework.desk import Desk
from integrif_desk.domain.duplicate import DuplicateCandidate, DuplicateReason, KnownPerson
from integrif_desk.domain.person import PersonFacts
from integrif_desk.store.queries import duplicates as queries

LIKELY = 0.7
"""Least score at which two entries are shown as possibly one person, 0 to 1."""


def candidates(
    desk: Desk,
    facts: PersonFacts,
    *,
    spellings: tuple[str, ...] = (),
    exclude: UUID | None = None,
    limit: int = 5,
) -> tuple[DuplicateCandidate, ...]:
    """Return at most `limit` people who may be the one entered, the likeliest first.

    `spellings` are further ones of the same name, `exclude` is the person being edited. Facts that
    are not there yet, a name included, count neither for nor against.
    """
    # RapidFuzz is loaded when the first name is compared.
    from integrif_desk.casework import likeness

    entered = likeness.Entered.of(facts, spellings)
    wanted = entered.keys()
    if not wanted:
        return ()
    birth = facts.birth_date
    days = () if birth is None else tuple(dict.fromkeys((birth, likeness.swapped(birth) or birth)))
    with desk.read() as work:
        known = queries.alike(work.connection, wanted, days, exclude)
        weighed = [(one, *likeness.compare(entered, one)) for one in known]
        likely = sorted(
            (each for each in weighed if each[1] >= LIKELY),
            key=lambda each: (-each[1], each[0].person_id),
        )
        newest = queries.newest_cases(work.connection, (one.person_id for one, *_ in likely))
    return tuple(
        _candidate(one, newest[one.person_id], score, reasons)
        for one, score, reasons in likely
        if one.person_id in newest
    )[:limit]


def _candidate(
    one: KnownPerson, case: tuple[UUID, str], score: float, reasons: tuple[DuplicateReason, ...]
) -> DuplicateCandidate:
    parts = (one.given_names, one.surname)
    return DuplicateCandidate(
        case_id=case[0],
        case_number=case[1],
        person_id=one.person_id,
        name=" ".join(p for p in (reversed(parts) if one.surname_first else parts) if p),
        original_name=one.original_name,
        birth_date=one.birth_date,
        birth_year_only=one.birth_year_only,
        nationalities=one.nationalities,
        sex=one.sex,
        score=score,
        reasons=reasons,
    )
