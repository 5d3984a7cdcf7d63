"""Finds what would tell in a quote who said it, before the quote becomes evidence.

Names, dates, places, numbers and contacts are offered for masking; a volunteer accepts or leaves
each. So this errs on the side of offering: a suggestion too many costs a click, a name that stays
cannot be called back. A known name is found in all its spellings, inflected, with or without its
article, in its own script, as initials, spaced out, over the end of a line, and where letters of
other scripts only look like its own.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from integrif_desk.domain.mask_names import CITIES, GIVEN_NAMES
from integrif_desk.domain.mask_patterns import (
    CONTACT,
    DATE,
    MONTHS,
    NAMED_BY_ROLE,
    NUMBER,
    PLACE,
    TITLED_NAME,
)
from integrif_desk.domain.mask_suggestion import REPLACEMENTS, MaskKind, MaskSuggestion, apply
from integrif_desk.domain.mask_words import (
    Token,
    bare_forms,
    folded,
    is_letter,
    looks,
    stem,
    tokens_of,
    words_of,
)
from integrif_desk.domain.spelling import name_words

__all__ = ["MaskKind", "MaskSuggestion", "apply", "suggestions"]

_Found = tuple[int, int, MaskKind]
_FILLER = "\ue000"
"""Stands for what is masked already; no letter, no digit, in no pattern."""
_MASKED = re.compile(
    r"\[(?:Name|Datum|Ort|Nummer|Kontakt|(?:" + "|".join(MONTHS) + r")(?: \d{4})?)\]"
)

# Particles are masked with the name they stand before, never alone.
_PARTICLES = frozenset(
    (
        *("al", "el", "as", "ar", "ad", "an", "ash", "bin", "ibn", "bint", "abd", "abu", "ould"),
        *("von", "van", "der", "de", "di", "da", "zu", "zur", "vom", "den", "dem"),
    )
)
# Names that are German words as well: only with a capital are they names.
_ALSO_WORDS = frozenset(
    (
        *("nur", "mai", "so", "am", "im", "in", "um", "man", "mann", "alle", "all", "ab", "auf"),
        *("bei", "wir", "sie", "er", "es", "ist", "hat", "mit", "und", "aus", "rose", "mine"),
        *("klein", "gut", "lang", "kurz", "alt", "neu", "weise", "ernst", "mir", "wie", "hier"),
        *("dann", "sehr", "reich", "frei", "stark", "jung", "braun", "schwarz", "weiss", "gross"),
    )
)
_SOUNDS_FROM = 3
"""Letters of a sound from which another spelling is recognised by ear."""
_GLUED_FROM = 4
_TITLE = re.compile(r"(?<!\w)(?:Herrn?|Frau|Hr\.|Fr\.|Familie|Dr\.|Prof\.)(?!\w)")
_INITIAL = r"[^\W\d_a-zäöüß]\."
_INITIALS = re.compile(rf"(?<!\w)(?:{_INITIAL} ?){{1,3}}$")
_INITIALS_BEHIND = re.compile(
    rf",?[ \u00a0\u202f]?(?P<initials>{_INITIAL}(?:[ -]?{_INITIAL})?)(?!\w)"
)
_TWO_INITIALS = re.compile(rf"(?<![\w.])(?P<initials>{_INITIAL}[ \u00a0\u202f-]?{_INITIAL})(?!\w)")
_MOST_INITIALS = 12
_JOINTS = re.compile(r"[ \u00a0\u202f\-\u2010\u2011\u2013\u2014\u2212]{1,2}\Z")
_LINE_END = re.compile(r"[-\u2010\u2011]?[ \t]*\r?\n[ \t]*\Z")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ \u00a0\u202f.·_-][^\W\d_]){3,}(?![^\W_])")
_SPACED_FROM = 4
"""Letters from which a name is looked for where each stands alone."""


@dataclass(frozen=True)
class _KnownNames:
    """`looks` are the words as their letters look; `initials` are those of whole names, „ma“."""

    words: frozenset[str]
    looks: frozenset[str]
    sounds: frozenset[str]
    standing: frozenset[str]
    initials: frozenset[str]


def suggestions(
    text: str, known_names: Iterable[str], known_places: Iterable[str] = ()
) -> tuple[MaskSuggestion, ...]:
    """Return what of `text` should be masked, in its order, none overlapping another.

    `known_names` are full names or parts of them, in any script: of the person, the family, the
    volunteers, contact persons. Offsets count the characters of `text` as it is. Once all are
    applied, nothing more is suggested.
    """
    names = _known(known_names)
    places = [
        tuple(looks(token) for token in words_of(place))
        for place in (*map(_plain, known_places), *CITIES)
    ]
    finders: tuple[Callable[[str], Iterable[_Found]], ...] = (
        _patterns,
        lambda left: _names(left, names),
        lambda left: _spaced(left, names),
        lambda left: _initials(left, names),
        lambda left: _places(left, [place for place in places if place]),
    )
    found: list[_Found] = []
    left = _MASKED.sub(lambda match: _FILLER * len(match[0]), text)
    # What is masked may uncover the beginning of something else.
    while new := _united([each for finder in finders for each in finder(left)]):
        for start, end, _ in new:
            left = left[:start] + _FILLER * (end - start) + left[end:]
        found += new
    found.sort()
    return tuple(MaskSuggestion(start, end, kind, REPLACEMENTS[kind]) for start, end, kind in found)


# ── Names ────────────────────────────────────────────────────────────────────────────────────────


def _known(names: Iterable[str]) -> _KnownNames:
    words: set[str] = set()
    sounds: set[str] = set()
    standing: set[str] = set()
    initials: set[str] = set()
    for full in names:
        # „Berufsberatung, Frau Thon“: what stands before a title is an office.
        name = _TITLE.split(full)[-1]
        parts = [part for token in words_of(name) if (part := folded(token))]
        content = [part for part in parts if part not in _PARTICLES] or parts
        words.update(content)
        initials.update(looks(first[0]) + looks(last[0]) for first, last in pairwise(content))
        # "Al Srour" is also written Alsrour, "Abdul Rahman" also Abdulrahman; and the other way.
        words.update(first + second for first, second in pairwise(parts))
        words.update(_without_article(part) for part in content)
        words.update(stem(part) for part in content)
        for word in name_words(name):
            sounds.update(sound for sound in word.sounds if len(sound) >= _SOUNDS_FROM)
            standing.add(word.standing)
    telling = frozenset(word for word in words if len(word) > 1 or not word.isascii())
    return _KnownNames(
        telling,
        frozenset(map(looks, telling)),
        frozenset(sounds),
        frozenset(standing - {""}),
        frozenset(initials),
    )


def _without_article(word: str) -> str:
    for article in ("al", "el", "ال"):
        if word.startswith(article) and len(word) >= len(article) + _GLUED_FROM:
            return word[len(article) :]
    return word


def _names(text: str, known: _KnownNames) -> Iterator[_Found]:
    """Yield runs of known names, with their particles."""
    tokens = list(tokens_of(text))
    hits = [_is_name(token, known) for token in tokens]
    parted = {
        place
        for place, (first, second) in enumerate(pairwise(tokens))
        if _is_parted(text, first, second, known.looks, _uninflected)
    }
    for place in parted:
        hits[place] = hits[place + 1] = True
    place = 0
    while place < len(tokens):
        if not hits[place]:
            place += 1
            continue
        begin = last = place
        while begin and _is_particle_before(text, tokens, begin - 1):
            begin -= 1
        while (following := _next_hit(text, tokens, hits, parted, last)) is not None:
            last = following
        start = tokens[begin].start
        initials = _INITIALS.search(text, max(0, start - _MOST_INITIALS), start)
        end = _behind_initials(text, tokens[last].end, known)
        yield initials.start() if initials else start, end, MaskKind.NAME
        while last + 1 < len(tokens) and tokens[last + 1].start < end:
            last += 1
        place = last + 1


def _is_parted(
    text: str,
    first: Token,
    second: Token,
    known: Container[str],
    forms: Callable[[str], Iterable[str]],
) -> bool:
    """Tell whether two words are one name, written apart or over the end of a line."""
    between = text[first.end : second.start]
    if not _JOINTS.match(between) and not _LINE_END.match(between):
        return False
    return any(first.looks + form in known for form in forms(second.looks))


def _behind_initials(text: str, end: int, known: _KnownNames) -> int:
    """Return where a name ends with the initials behind it: „Mohammad A.“, „Al-Ahmad, M.“."""
    behind = _INITIALS_BEHIND.match(text, end)
    if behind is None:
        return end
    letters = {looks(char) for char in behind["initials"] if is_letter(char)}
    return behind.end() if letters <= {one for pair in known.initials for one in pair} else end


def _initials(text: str, known: _KnownNames) -> Iterator[_Found]:
    """Yield „M. A.“ and „M.A.“ where somebody known has these initials."""
    for match in _TWO_INITIALS.finditer(text):
        letters = "".join(looks(char) for char in match["initials"] if is_letter(char))
        if letters in known.initials or letters[::-1] in known.initials:
            yield match.start(), match.end(), MaskKind.NAME


def _spaced(text: str, known: _KnownNames) -> Iterator[_Found]:
    """Yield known names whose letters stand apart: „M o h a m m a d“."""
    for match in _SPACED.finditer(text):
        places = [place for place in range(*match.span()) if is_letter(text[place])]
        shown = [looks(text[place]) for place in places]
        # Where a letter folds into none or two, its place would be lost.
        word = "".join(one if len(one) == 1 else "?" for one in shown)
        for name in known.looks:
            begin = word.find(name) if len(name) >= _SPACED_FROM else -1
            if begin >= 0:
                yield places[begin], places[begin + len(name) - 1] + 1, MaskKind.NAME


def _next_hit(
    text: str, tokens: Sequence[Token], hits: Sequence[bool], parted: Container[int], place: int
) -> int | None:
    """Return where the name goes on after `place`, over particles, or None."""
    ahead = place + 1
    if place in parted:
        return ahead
    while ahead < len(tokens) and _is_joined(text, tokens[ahead - 1], tokens[ahead]):
        if hits[ahead]:
            return ahead
        if tokens[ahead].folded not in _PARTICLES:
            return None
        ahead += 1
    return None


def _is_particle_before(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a particle belongs to the name after it: by its capital or a hyphen."""
    token, between = tokens[place], text[tokens[place].end : tokens[place + 1].start]
    if token.folded not in _PARTICLES:
        return False
    if _LINE_END.match(between):
        return bool(between.strip())
    return bool(_JOINTS.match(between)) and (token.is_capital or between != " ")


def _is_joined(text: str, first: Token, second: Token) -> bool:
    return bool(_JOINTS.match(text[first.end : second.start]))


def _is_name(token: Token, known: _KnownNames) -> bool:
    forms = _uninflected(token.folded) | bare_forms(token.folded)
    if not token.is_capital and not forms.isdisjoint(_ALSO_WORDS | _PARTICLES):
        return False
    if not forms.isdisjoint(known.words):
        return True
    if not _uninflected(token.looks).isdisjoint(known.looks):
        return True
    if not token.is_capital:
        return False
    if not GIVEN_NAMES.isdisjoint(forms | _uninflected(token.looks)):
        return True
    if not token.letters.isascii():
        return False
    heard = [word for form in _uninflected(token.letters) for word in name_words(form)]
    return any(
        word.standing in known.standing or not known.sounds.isdisjoint(word.sounds)
        for word in heard
    )


def _uninflected(word: str) -> frozenset[str]:
    """Return `word`, and without the ending of the genitive."""
    if not word.isascii() or len(word) < 3 or not word.endswith("s"):
        return frozenset((word,))
    older = word.removesuffix("ens")  # „Maxens“
    return frozenset((word, word[:-1], older if len(older) > 2 else word))


# ── Places ───────────────────────────────────────────────────────────────────────────────────────


def _plain(place: str) -> str:
    """Return a place without what tells it from others: „Bernburg (Saale), Stadt“."""
    return re.sub(r"\(.*?\)|,.*", " ", place)


def _places(text: str, places: Sequence[Sequence[str]]) -> Iterator[_Found]:
    tokens = list(tokens_of(text))
    by_first: dict[str, list[Sequence[str]]] = {}
    for place in places:
        by_first.setdefault(place[0], []).append(place)
    single = {place[0] for place in places if len(place) == 1}
    for index, token in enumerate(tokens):
        if not token.is_capital:
            continue
        following = tokens[index + 1 : index + 2]
        if following and _is_parted(text, token, following[0], single, _stems):
            yield token.start, following[0].end, MaskKind.PLACE
        for place in (each for form in _stems(token.looks) for each in by_first.get(form, ())):
            words = tokens[index : index + len(place)]
            if _is_place(text, words, place):
                yield token.start, words[-1].end, MaskKind.PLACE


def _is_place(text: str, words: Sequence[Token], place: Sequence[str]) -> bool:
    """Tell whether `words` are the words of `place`; the last one may be inflected."""
    return (
        len(words) == len(place)
        and all(word.looks == wanted for word, wanted in zip(words[:-1], place[:-1], strict=True))
        and place[-1] in _stems(words[-1].looks)
        and all(_is_joined(text, *pair) for pair in pairwise(words))
    )


def _stems(word: str) -> frozenset[str]:
    """Return `word` without endings: „Bernburger“, „Staßfurts“, „Magdeburgerin“."""
    endings = ("s", "er", "ern", "ers", "erin", "erinnen", "ner", "nser", "r")
    return frozenset(
        (word, *(word.removesuffix(ending) for ending in endings if word.endswith(ending)))
    )


# ── Patterns ─────────────────────────────────────────────────────────────────────────────────────

_BY_PATTERN = (
    (DATE, MaskKind.DATE),
    (NUMBER, MaskKind.NUMBER),
    (CONTACT, MaskKind.CONTACT),
    (PLACE, MaskKind.PLACE),
    (TITLED_NAME, MaskKind.NAME),
    (NAMED_BY_ROLE, MaskKind.NAME),
)


def _patterns(text: str) -> Iterator[_Found]:
    for pattern, kind in _BY_PATTERN:
        for match in pattern.finditer(text):
            # Some patterns know by a word before it what it is; only the rest is masked.
            told = pattern.groupindex.get("only", 0)
            group = told if match[told] else 0
            yield match.start(group), match.end(group), kind


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────


def _united(found: list[_Found]) -> list[_Found]:
    """Return `found` with overlapping ones made one, of the kind of the longest."""
    united: list[_Found] = []
    longest = 0
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if united and start < united[-1][1]:
            before = united[-1]
            kept = kind if end - start > longest else before[2]
            longest = max(longest, end - start)
            united[-1] = (before[0], max(end, before[1]), kept)
        else:
            longest = end - start
            united.append((start, end, kind))
    return united
