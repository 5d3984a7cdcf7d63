"""How near two people come: name × birth date × nationality × sex (names.md).

Imported when the first name is compared, because RapidFuzz is not needed before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA, Indel

from integrif_desk.domain.duplicate import DuplicateReason, KnownPerson
from integrif_desk.domain.person import PersonFacts, Sex
from integrif_desk.domain.spelling import NameWord, joined, keys, name_words

Weighed = tuple[float, tuple[DuplicateReason, ...]]

_SAME_KEY = 0.4
"""What one key in common is worth; the rest comes from how near the sounds are."""
_ONE_SLIP, _TWO_SLIPS = 0.8, 0.75
_SLIP_FROM, _TWO_SLIPS_FROM = 5, 9
_OTHER_SPELLING = 0.85
"""A word that is found under one of the other spellings on file."""
_COUNTS = 0.74
_ONE_NAME_EACH, _ONE_OF_SEVERAL = 0.92, 0.65
_EXTRA_NAME, _MOST_EXTRA = 0.08, 0.2
_VERY_ALIKE = 0.97

_UNKNOWN_BIRTH, _EXACT_BIRTH, _ESTIMATED_BIRTH = 0.75, 1.55, 1.0
_SWAPPED_BIRTH, _NEAR_BIRTH, _YEAR_NEAR, _OTHER_BIRTH = 1.2, 0.85, 0.72, 0.45
_YEARS_OFF = 2
"""How far an estimated year may lie from another estimate."""


@dataclass(frozen=True)
class Entered:
    """What was entered, with its names taken apart once for all comparisons."""

    facts: PersonFacts
    latin: tuple[NameWord, ...]
    original: tuple[NameWord, ...]
    spellings: tuple[tuple[NameWord, ...], ...]

    @classmethod
    def of(cls, facts: PersonFacts, spellings: Iterable[str] = ()) -> "Entered":
        """Return `facts` and further `spellings` ready to be compared."""
        return cls(
            facts,
            name_words(f"{facts.given_names} {facts.surname}"),
            name_words(facts.original_name),
            tuple(name_words(spelling) for spelling in spellings),
        )

    def keys(self) -> frozenset[str]:
        """Return the keys under which the same person may stand in the store."""
        own = (self.facts.given_names, self.facts.surname, self.facts.original_name)
        others = (word for spelling in self.spellings for word in (*spelling, *joined(spelling)))
        return keys(*own).union(*(word.keys for word in others))


def compare(entered: Entered, known: KnownPerson) -> Weighed:
    """Return how likely both are one person, 0 to 1, and the reasons."""
    name, reasons = _names(entered, known)
    if not name:
        return 0.0, ()
    for weight, reason in (
        _birth(entered.facts, known),
        _nationality(entered.facts.nationalities, known.nationalities),
        _sex(entered.facts.sex, known.sex),
    ):
        name *= weight
        reasons += reason
    return min(name, 1.0), reasons


def name_likeness(first: str, second: str) -> float:
    """Return how near two names come, 0 to 1, whatever their order and spelling."""
    return _aligned(name_words(first), name_words(second), frozenset())


def _names(entered: Entered, known: KnownPerson) -> Weighed:
    latin = name_words(f"{known.given_names} {known.surname}")
    best = max(
        _aligned(words, latin, known.matched_keys) for words in (entered.latin, *entered.spellings)
    )
    reasons: tuple[DuplicateReason, ...] = ()
    original = name_words(known.original_name)
    own_script = _aligned(entered.original, original, frozenset()) if original else 0.0
    if own_script >= _VERY_ALIKE:
        reasons = (DuplicateReason.ORIGINAL_NAME,)
        best = max(best, own_script)
    if best >= _VERY_ALIKE:
        return best, (DuplicateReason.SAME_NAME, *reasons)
    reason = DuplicateReason.SIMILAR_NAME if best >= _COUNTS else DuplicateReason.PART_OF_NAME
    return best, (reason, *reasons)


def _aligned(
    first: Sequence[NameWord], second: Sequence[NameWord], elsewhere: frozenset[str]
) -> float:
    """Return the likeness of two names; each word is matched once, the nearest first."""
    first, second = _joined_alike(first, second), _joined_alike(second, first)
    if not (first and second):
        return 0.0
    pairs = sorted(
        (
            (likeness, n, m)
            for n, one in enumerate(first)
            for m, other in enumerate(second)
            if (likeness := word_likeness(one, other)) >= _COUNTS
        ),
        reverse=True,
    )
    taken: dict[int, float] = {}
    met: set[int] = set()
    for likeness, n, m in pairs:
        if n not in taken and m not in met:
            taken[n] = likeness
            met.add(m)
    for n, one in enumerate(first):
        if n not in taken and one.keys & elsewhere:
            taken[n] = _OTHER_SPELLING
    shorter, longer = sorted((len(first), len(second)))
    matched = sum(sorted(taken.values(), reverse=True)[:shorter])
    if shorter == 1:
        return matched * (_ONE_NAME_EACH if longer == 1 else _ONE_OF_SEVERAL)
    share: float = (matched / shorter) ** 1.2
    return share * (1 - min(_MOST_EXTRA, _EXTRA_NAME * (longer - shorter)))


def _joined_alike(words: Sequence[NameWord], others: Sequence[NameWord]) -> Sequence[NameWord]:
    """Write two neighbours as one word where the other name does ("Ali Reza", "Alireza")."""
    for place, pair in enumerate(joined(words)):
        parts = words[place : place + 2]
        if len(parts) == 2 and any(
            pair.keys & other.keys and not any(part.keys & other.keys for part in parts)
            for other in others
        ):
            return (*words[:place], pair, *words[place + 2 :])
    return words


def word_likeness(first: NameWord, second: NameWord) -> float:
    """Return how near two words of names come: 1 for the same, 0 for others."""
    if first.letters == second.letters:
        return 1.0
    if not (first.letters.isascii() or second.letters.isascii()):
        # In its own script a name is not transliterated: another letter is another name.
        return float(not set(first.sounds).isdisjoint(second.sounds))
    if first.keys & second.keys:
        near = max(
            (
                Indel.normalized_similarity(one, other)
                for one in first.sounds
                for other in second.sounds
            ),
            default=0.0,
        )
        return _SAME_KEY + (1 - _SAME_KEY) * near
    if first.standing and second.standing:
        return 0.0
    return _slip(first.letters, second.letters)


def _slip(first: str, second: str) -> float:
    """Return the likeness of two words one of which may be mistyped; the first letter rarely is."""
    shorter = min(len(first), len(second))
    if shorter < _SLIP_FROM or first[0] != second[0]:
        return 0.0
    allowed = 1 + (shorter >= _TWO_SLIPS_FROM)
    slips = OSA.distance(first, second, score_cutoff=allowed)
    if slips > allowed:
        return 0.0
    return _ONE_SLIP if slips == 1 else _TWO_SLIPS


def _birth(entered: PersonFacts, known: KnownPerson) -> Weighed:
    mine, theirs = entered.birth_date, known.birth_date
    if mine is None or theirs is None:
        return _UNKNOWN_BIRTH, ()
    loose = _is_loose(mine, entered.birth_year_only or entered.birth_date_estimated) or _is_loose(
        theirs, known.birth_year_only or known.birth_date_estimated
    )
    if mine == theirs:
        return (_ESTIMATED_BIRTH if loose else _EXACT_BIRTH), (DuplicateReason.SAME_BIRTH_DATE,)
    if swapped(mine) == theirs:
        return _SWAPPED_BIRTH, (DuplicateReason.BIRTH_DATE_SWAPPED,)
    if loose and mine.year == theirs.year:
        return _ESTIMATED_BIRTH, (DuplicateReason.BIRTH_DATE_NEAR,)
    if loose and abs(mine.year - theirs.year) <= _YEARS_OFF:
        return _YEAR_NEAR, (DuplicateReason.BIRTH_DATE_NEAR,)
    pairs = ((mine.year, theirs.year), (mine.month, theirs.month), (mine.day, theirs.day))
    one_differs = sum(one != other for one, other in pairs) == 1
    if one_differs and not loose:
        return _NEAR_BIRTH, (DuplicateReason.BIRTH_DATE_NEAR,)
    return _OTHER_BIRTH, ()


def swapped(day: date) -> date | None:
    """Return the date with day and month in each other's place, None where that is no date."""
    return date(day.year, day.day, day.month) if day.day <= 12 else None


def _is_loose(day: date, told: bool) -> bool:
    """Tell whether a birth date is an estimate; 01.01. mostly is."""
    return told or (day.month, day.day) == (1, 1)


def _nationality(mine: Sequence[str], theirs: Sequence[str]) -> Weighed:
    known, other = set(mine) - {"XX"}, set(theirs) - {"XX"}
    if not (known and other):
        return 1.0, ()
    if known & other:
        return 1.05, (DuplicateReason.NATIONALITY,)
    return 0.8, (DuplicateReason.OTHER_NATIONALITY,)


def _sex(mine: Sex, theirs: Sex) -> Weighed:
    if Sex.NOT_STATED in {mine, theirs}:
        return 1.0, ()
    if mine is theirs:
        return 1.03, (DuplicateReason.SEX,)
    return 0.6, (DuplicateReason.OTHER_SEX,)
