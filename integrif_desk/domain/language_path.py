"""How long each step in a language took: that somebody gets on, and by which course, shows here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.person import LanguageLevel, Level


@dataclass(frozen=True, kw_only=True)
class LanguageStep:
    """From one level to the next; `months` are full months, `on` is the day it was reached."""

    before: Level
    after: Level
    months: int
    on: date


def language_steps(
    earlier: Sequence[LanguageLevel], present: LanguageLevel
) -> tuple[LanguageStep, ...]:
    """Return the steps of one language, the oldest first.

    `earlier` may hold other languages, which are left out. A level begins with its proof, without
    one on the day it was entered.
    """
    past = sorted(
        (one for one in earlier if one.language == present.language and one.ended_on),
        key=lambda one: (one.ended_on or date.min, one.id),
    )
    steps = []
    began: date | None = None
    for before, after in zip(past, (*past[1:], present), strict=False):
        began = began or before.proof_date or before.created_at.astimezone().date()
        ended = before.ended_on or began
        months = full_months(began, ended)
        steps.append(LanguageStep(before=before.level, after=after.level, months=months, on=ended))
        began = ended
    return tuple(steps)


def full_months(first: date, last: date) -> int:
    """Return the full months from `first` to `last`; 0 where the days are in the wrong order."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, months - (last.day < first.day))
