"""The global search: people, numbers, actors, findings, codes; else what comes nearest.

Codes and numbers are read off paper and told on the phone: one slip of a finger still leads there.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import SequenceMatcher
from uuid import UUID

from integrif_desk.casework.answer import CodeTarget, resolve_code, suggest
from integrif_desk.casework.desk import Desk
from integrif_desk.domain import typed_number
from integrif_desk.domain.answer_code import Said, parse_answer, split
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.names import fold, index_words, query_words
from integrif_desk.domain.views import (
    ActorFilter,
    CaseFilter,
    CaseRow,
    CaseSort,
    HitKind,
    SearchHit,
)
from integrif_desk.store.queries import actors, cases, findings, handovers, people
from integrif_desk.store.unit_of_work import UnitOfWork

# Most of what is typed is no code.
_NO_CODE = {
    ErrorCode.ANSWER_CODE_MALFORMED,
    ErrorCode.ANSWER_CODE_MISTYPED,
    ErrorCode.ANSWER_CODE_UNKNOWN,
}

_SHORTEST_GUESS = 3
"""Letters below which any name would be similar."""
_LIKE_ENOUGH = 0.7
"""Least share of letters in common, 0 to 1: „Muhammad“ for Mohammad, „Tesfai“ for Tesfay."""
_MOST_COMPARED = 500


def search(desk: Desk, text: str, limit: int = 8) -> tuple[SearchHit, ...]:
    """Return at most `limit` hits per group; an answer code that fits comes first.

    Closed cases come behind those that are worked on: somebody may ask for one years later.
    Where nothing fits, the codes that are one slip of a finger away, or else the one case whose
    name is most similar, as a guess.
    """
    if not text.strip():
        return ()
    found = _code_hit(desk, text)
    with desk.read() as work:
        wanted = CaseFilter(today=desk.today(), text=text, sort=CaseSort.NAME)
        closed = replace(wanted, state=CaseState.CLOSED)
        case_rows = (
            *cases.cases(work.connection, wanted, None, limit).rows,
            *cases.cases(work.connection, closed, None, limit).rows,
        )[:limit]
        actor_rows = actors.actors(work.connection, ActorFilter(text=text), None, limit).rows
        finding_rows = findings.findings(
            work.connection, FindingFilter(text=text), None, limit
        ).rows
        spellings = _matching_spellings(work, case_rows, text)
        numbered = _by_number(work, text)
    shown = {hit.id for hit in numbered}
    case_rows = tuple(row for row in case_rows if row.id not in shown)
    hits = [replace(_case_hit(row), spelling=spellings.get(row.id, "")) for row in case_rows]
    hits += [
        SearchHit(kind=HitKind.ACTOR, id=actor.id, title=actor.name, note=actor.town)
        for actor in actor_rows
    ]
    hits += [
        SearchHit(kind=HitKind.FINDING, id=row.id, title=row.claim, note=row.number)
        for row in finding_rows
    ]
    if not (found or numbered or hits):
        return _guesses(desk, text)
    return (*found, *numbered, *hits)


def _by_number(work: UnitOfWork, text: str) -> list[SearchHit]:
    """Return the case and the handover whose number was typed, however it was spelled."""
    found, connection = [], work.connection
    number = typed_number.meant(text)
    for one in number.cases:
        with suppress(KnownError):  # nearly none was given out
            case_id = cases.case_id_of(connection, one)
            found.append(_case_hit(cases.row_of(connection, case_id)))
    for one in number.handovers:
        row = handovers.by_number(connection, one)
        if row is not None:
            note = f"{row.person_name} – {row.recipient_name}"
            found.append(SearchHit(kind=HitKind.HANDOVER, id=row.id, title=one, note=note))
    return found


def _guesses(desk: Desk, text: str) -> tuple[SearchHit, ...]:
    code, said = split(text)
    codes = suggest(desk, text) or suggest(desk, code)
    if codes:
        return tuple(_target_hit(each, said, is_guess=True) for each in codes)
    guess = similar_case(desk, text)
    return () if guess is None else (guess,)


def _matching_spellings(work: UnitOfWork, rows: Sequence[CaseRow], text: str) -> dict[UUID, str]:
    """Return the spelling that fits for each case whose name itself does not."""
    typed = query_words(text)

    def fits(*texts: str) -> bool:
        words = index_words(*texts).split()
        return all(any(word.startswith(each) for word in words) for each in typed)

    asked = [row.id for row in rows if not fits(row.name, row.original_name, row.number)]
    if not asked:
        return {}
    known = people.spellings(work.connection, asked)
    fitting = {case_id: next(filter(fits, names), "") for case_id, names in known.items()}
    return {case_id: name for case_id, name in fitting.items() if name}


def similar_case(desk: Desk, text: str) -> SearchHit | None:
    """Return the case whose name is most similar to what was typed, None if none comes near.

    Who mistypes a name mostly gets its first letter right: only such cases are compared, of many
    the newest.
    """
    typed = [word for word in query_words(text) if len(word) >= _SHORTEST_GUESS]
    if not typed:
        return None
    initials = " ".join(word[0] for word in typed)
    wanted = CaseFilter(today=desk.today(), text=initials, sort=CaseSort.NAME)
    with desk.read() as work:
        rows = cases.cases(work.connection, wanted, None, _MOST_COMPARED).rows
    best = max(rows, key=lambda row: _likeness(row, typed), default=None)
    if best is None or _likeness(best, typed) < _LIKE_ENOUGH:
        return None
    return replace(_case_hit(best), is_guess=True)


def _likeness(row: CaseRow, typed: Sequence[str]) -> float:
    """Return how near the name comes to the worst of the typed words, 0 to 1."""
    words = fold(f"{row.name} {row.original_name}").split()
    return min(max((_ratio(word, each) for each in words), default=0) for word in typed)


def _ratio(typed: str, word: str) -> float:
    # Half a name is as good as the whole.
    compared = SequenceMatcher(None, word, typed, autojunk=False)
    whole = compared.ratio()
    compared.set_seq1(word[: len(typed)])
    return max(whole, compared.ratio())


def _case_hit(row: CaseRow) -> SearchHit:
    return SearchHit(
        kind=HitKind.CASE,
        id=row.id,
        title=row.name,
        note=row.number,
        original_name=row.original_name,
        mark=row.mark,
    )


def _code_hit(desk: Desk, text: str) -> tuple[SearchHit, ...]:
    try:
        typed = parse_answer(text)
        target = resolve_code(desk, typed.code)
    except KnownError as error:
        if error.code in _NO_CODE:
            return ()
        raise
    return (_target_hit(target, typed.said),)


def _target_hit(target: CodeTarget, said: Said | None, *, is_guess: bool = False) -> SearchHit:
    return SearchHit(
        kind=HitKind.CODE,
        id=target.id,
        title=target.code,
        note=f"{target.person_name} – {target.actor_name}",
        said="" if said is None else (said.reason or said.decision).value,
        is_guess=is_guess,
    )
