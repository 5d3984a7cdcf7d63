"""The global search: people and case numbers, actors, answer codes."""

from integrif_desk.casework.answer import resolve_code
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.views import ActorFilter, CaseFilter, CaseSort, HitKind, SearchHit
from integrif_desk.store.queries import actors, cases

# Most of what is typed is no code.
_NO_CODE = {
    ErrorCode.ANSWER_CODE_MALFORMED,
    ErrorCode.ANSWER_CODE_MISTYPED,
    ErrorCode.ANSWER_CODE_UNKNOWN,
}


def search(desk: Desk, text: str, limit: int = 8) -> tuple[SearchHit, ...]:
    """Return at most `limit` hits per group; an answer code that fits comes first."""
    if not text.strip():
        return ()
    found = _code_hit(desk, text)
    with desk.read() as work:
        wanted = CaseFilter(today=desk.today(), text=text, sort=CaseSort.NAME)
        case_rows = cases.cases(work.connection, wanted, None, limit).rows
        actor_rows = actors.actors(work.connection, ActorFilter(text=text), None, limit).rows
    hits = [
        SearchHit(
            kind=HitKind.CASE,
            id=row.id,
            title=row.name,
            note=row.number,
            original_name=row.original_name,
        )
        for row in case_rows
    ]
    hits += [
        SearchHit(kind=HitKind.ACTOR, id=actor.id, title=actor.name, note=actor.town)
        for actor in actor_rows
    ]
    return (*found, *hits)


def _code_hit(desk: Desk, text: str) -> tuple[SearchHit, ...]:
    try:
        target = resolve_code(desk, text)
    except KnownError as error:
        if error.code in _NO_CODE:
            return ()
        raise
    return (
        SearchHit(
            kind=HitKind.CODE,
            id=target.id,
            title=target.code,
            note=f"{target.person_name} – {target.actor_name}",
        ),
    )
