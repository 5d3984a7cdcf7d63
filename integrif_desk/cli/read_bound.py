"""`read-slip` for a document of several cases: what is plain is entered, each case has its line."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from integrif_desk.domain.errors import ErrorCode, KnownError, StaleRecord
from integrif_desk.domain.slip_standing import Remark, SlipState
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.slip_words import (
    answer_words,
    document_words,
    problem_words,
    remark_words,
    state_words,
)

if TYPE_CHECKING:
    from integrif_desk.casework.desk import Desk
    from integrif_desk.casework.returned_slip import Choices
    from integrif_desk.casework.slip_comparison import Comparison

_PLAIN = {SlipState.ANSWERED: tr("eingetragen"), SlipState.SAME: tr("abgelegt")}
_DOUBTFUL = (Remark.FOREIGN, Remark.WITHDRAWN)
"""What nobody should enter unseen: the code stands on another slip than its own, or on one that
does not hold any more."""


def take_in_each(
    desk: "Desk",
    slips: "Sequence[Comparison]",
    choices: "Callable[[Comparison], Choices]",
    *,
    dry_run: bool,
) -> None:
    """Enter what is plain, with a line for each case.

    Raises SLIPS_LEFT (which) where something answered is left, SLIP_NOT_APPLIED (why) where there
    was nothing new.
    """
    from integrif_desk.casework import returned_slip

    left: list[str] = []
    entered = 0
    for before in slips:
        (seen,) = returned_slip.compare_again(desk, [before])  # one may have answered another
        words = state_words(seen.state)
        if seen.state in _PLAIN and not _doubts(seen):
            entered += 1
            words = tr("{state}: {answer}", state=words, answer=_answer(seen))
            if not dry_run:
                try:
                    returned_slip.apply(desk, seen, choices(seen))
                except StaleRecord:
                    left.append(_case(seen))
                    words = sentence(KnownError(ErrorCode.SLIP_STATE_CHANGED))
                else:
                    words = tr("{words}, {done}", words=words, done=_PLAIN[seen.state])
        elif seen.state not in (SlipState.BLANK, SlipState.DONE):
            left.append(_case(seen))
            words = tr("{state} – {why}", state=words, why=_why(seen))
        of = document_words(seen.facts) if seen.target else seen.slip.code or tr("ohne Code")
        line = tr("{case} ({of}): {words}", case=_case(seen), of=of, words=words)
        click.echo(" ".join(line.split()))
    if dry_run:
        click.echo(tr("Nichts eingetragen, das war nur eine Vorschau."))
    if left:
        raise KnownError(ErrorCode.SLIPS_LEFT, which=", ".join(left))
    if not entered:
        raise KnownError(
            ErrorCode.SLIP_NOT_APPLIED, why=tr("In der Datei steht keine neue Antwort.")
        )


def _doubts(seen: "Comparison") -> list[Remark]:
    return [each for each in _DOUBTFUL if each in seen.remarks]


def _case(seen: "Comparison") -> str:
    return tr("Fall {n}", n=seen.file.case) if seen.file.case else tr("ohne Nummer")


def _answer(seen: "Comparison") -> str:
    slip = seen.slip
    return answer_words(slip.meant_decision, slip.meant_reason, slip.starts_on)


def _why(seen: "Comparison") -> str:
    """Return what stands in the way of an answer, the gravest or what has to be chosen."""
    open_ones = " ".join(problem_words(each) for each in seen.slip.problems if each.blocks)
    if seen.state is SlipState.UNCLEAR and open_ones.strip():
        return open_ones
    return remark_words((*_doubts(seen), *seen.remarks)[0], seen.facts)
