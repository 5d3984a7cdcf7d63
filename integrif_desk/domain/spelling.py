"""Keys under which the same name is found however it was brought into Latin letters.

Arabic, Persian, Cyrillic and Ethiopic names arrive in the spelling of whichever office wrote them
first: Chadidscha, Khadija, Hatice; Al Srour, Alsour. A key keeps the consonants as they sound,
whether the name begins with a vowel, whether its first vowel is round (o, u) and whether it ends in
one: that parts Mohammed from Mahmoud and Ahmad from Hamad, and joins what only looks different.
Letters that are read in several ways (c, ch, j, x) give several keys.

Keys find who might be meant, they prove nothing: how near two names are, `casework.duplicates`
says. Nothing made here is ever shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product

from integrif_desk.domain.name_variants import STANDING_FOR
from integrif_desk.domain.transliteration import is_without_vowels, to_latin

_MOST_READINGS = 8
"""A name full of ambiguous letters is not worth more keys."""
_MOST_WORDS = 24
"""What is longer is no name, and must not fill the index."""

# Letters that keep their sound when they lose their sign.
_SPECIAL = str.maketrans(
    {
        special: plain
        for plain, specials in (
            *(("sh", "şšś"), ("tsh", "çčć"), ("zh", "ž"), ("gh", "ğġ"), ("th", "þṯ"), ("dh", "ḏ")),
            *(("i", "ı"), ("a", "äæ"), ("o", "öø"), ("u", "ü"), ("h", "ḫẖ"), ("d", "đð")),
            *(("ss", "ß"), ("l", "ł"), ("'", "´")),
        )
        for special in specials
    }
)
_ARTICLES = frozenset(
    ("al", "el", "ul", "as", "ar", "ad", "an", "at", "ash", "az", "bin", "ibn", "bint", "ould")
)
_ABD = re.compile("^(?:abd|abed|cabd)(?:([aeiou]{0,2})(?=(.))|$)")
_ALLAH = re.compile("^[aeou]l+ah?$")
_DIN = re.compile("^(?:[aeu]d+|al)?d(?:i|ee|ie)ne?$")
_JOINED_BEFORE = frozenset(("abu", "abou", "umm", "um", "oum"))
_ARABIC_ARTICLE = re.compile("^ال(?=.{3})")
_ARTICLE_IN_FRONT = re.compile("^(?:al|el)(?=.{4})")

# What is heard for a spelling; several readings stand after one another, - is silence. Vowels: a
# (also e), i, u (also o). c is sh and tsh, j is dj and zh, h is kh as well, k is q and g as well:
# transliterations do not keep them apart.
_HEARD = {
    spelling: tuple(reading.strip("-") for reading in readings)
    for spelling, *readings in (
        line.split()
        for line in (
            *("schtsch c", "shtsh c", "shch c", "dsch j", "tsch c", "tsh c", "tch c", "sch c"),
            *("dzh j", "dj j", "zh j", "sh c", "ch h c", "kh h", "gh k", "ph f", "ck k", "th t s"),
            *("dh d s", "ts s", "tz s", "qu ku", "x ks h", "c k j c -", "j j y", "q k", "g k"),
            *("z s", "w v", "aa a", "ee i", "ii i", "ie i", "oo u", "ou u", "uu u", "ue u"),
            *("e a", "o u"),
        )
    )
}
_LONGEST = max(map(len, _HEARD))

_REWRITTEN = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"(.)\1+", r"\1"),
        (r"i?y+i?(?=[au])|(?<![aiu])i(?=[au])", "y"),
        (r"iy$|yi$|y(?![aiu])", "i"),
        (r"i+", "i"),
        (r"(?<=a)u", "v"),
        (r"(?<=[aiu])h$", ""),
        (r"(?<=[aiu])p$", "b"),
        (r"(?<=[aiu])t$", "d"),
    )
)
# Endings before the letters are read: Tesfaye and Tesfay, Iwanoff and Iwanow, Noureddine, -skyj.
_ENDINGS = (
    (re.compile("(?<=a)(?:ye|ie|je|j)$"), "y"),
    (re.compile("(?<=[oe])ff$"), "v"),
    (re.compile("(?<=d)ine$"), "in"),
    (re.compile("(?<=[a-z])[iy][ijy]$|(?<=[a-z])ey$|(?<=[rs]g)ej$|(?<=r)ej$"), "i"),
)
_SLAVIC = re.compile("(?:enk[oa]|[cs]huk|tschuk|[iy]uk|sk[yi][ijy]?|ska|[oe][vw]a?|yts|ych)$")
_LONG_O = re.compile("ow(?=[^aeiouwy])")
_ROUND, _OPEN, _ENDS_OPEN = "U", "A", "+"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name: as letters alone, as it sounds (each reading), and its keys.

    `standing` is the spelling that stands for a name known in many, empty for all others.
    """

    letters: str
    sounds: tuple[str, ...]
    keys: frozenset[str]
    standing: str = ""


def keys(*names: str) -> frozenset[str]:
    """Return the keys of all words of `names`: given names, surname, other spellings, original.

    A name in two words is also there as one ("Ali Reza" and "Alireza"). Order does not matter.
    """
    found: set[str] = set()
    for name in names:
        words = name_words(name)
        for word in words:
            found |= word.keys
        for word in joined(words):
            found |= word.keys
    return frozenset(found)


def joined(words: Sequence[NameWord]) -> tuple[NameWord, ...]:
    """Return each two neighbours as if written in one word, wherever both are Latin."""
    return tuple(
        _word(first.letters + second.letters)
        for first, second in pairwise(words)
        if first.letters.isascii() and second.letters.isascii()
    )


def name_words(name: str) -> tuple[NameWord, ...]:
    """Return the words of `name` without articles; "Abd ar-Rahman" and "Nur al-Din" are one word.

    A name that is nothing but articles keeps them.
    """
    words = _letters(name).split()[:_MOST_WORDS]
    whole = [word for word in words if word not in _ARTICLES] or words
    return tuple(_word(word) for word in _compounds(whole))


def _letters(name: str) -> str:
    """Return the words of `name`, lower-case, without diacritics; every script stays."""
    # Whoever types a decomposed ş means the same letter.
    lowered = unicodedata.normalize("NFC", name).casefold().translate(_SPECIAL)
    decomposed = unicodedata.normalize("NFKD", lowered)
    kept = []
    for char in decomposed:
        category = unicodedata.category(char)
        if category in {"Mn", "Lm", "Sk", "Cf"} or char in "'’‘`":
            continue
        kept.append(char if category[0] in "LN" else " ")
    return unicodedata.normalize("NFC", "".join(kept)).casefold()


def _compounds(words: Iterable[str]) -> list[str]:
    """Join what is one name: Abd with what follows, "… Allah", "… Din", "Abu …"."""
    whole: list[str] = []
    for word in words:
        before = whole[-1] if whole else ""
        follows = _ALLAH.match(word) or _DIN.match(word) or before in _JOINED_BEFORE
        opens = before in {"abd", "abdul", "abdel", "abdal", "abed", "abdol", "abdur", "abdus"}
        if before and (follows or opens):
            whole[-1] = before + word
        else:
            whole.append(word)
    return whole


def forget() -> None:
    """Drop the names that are kept to compare the next ones faster: a locked desk knows none."""
    _word.cache_clear()


@lru_cache(maxsize=8192)
def _word(letters: str) -> NameWord:
    if not letters.isascii():
        return _foreign(letters)
    if found := _servant(letters):
        return found
    standing = STANDING_FOR.get(letters, "")
    readings = _readings(standing)[:1] if standing else _readings(letters)
    if not standing:
        readings += _other_readings(letters)
    found_keys = {_key(sound) for sound in readings}
    sounds = tuple(dict.fromkeys(readings))
    return NameWord(letters, sounds, frozenset(found_keys - {""}), standing)


def _foreign(letters: str) -> NameWord:
    """Return a word of another script: itself as a key, and as it would sound in Latin."""
    latin = to_latin(letters)
    own = frozenset((letters[:_MOST_WORDS],))
    if not latin.isascii():
        return NameWord(letters, (), own)
    like = _word(latin)
    found = like.keys
    if is_without_vowels(letters):
        if _ARABIC_ARTICLE.match(letters):
            found |= _word(latin.removeprefix("al")).keys
        # Which vowel comes first was not written; both are possible.
        plain = {key.replace(_ROUND, "", 1) for key in found if key[:1].islower()}
        found |= plain | {key[:1] + _ROUND + key[1:] for key in plain}
    return NameWord(letters, like.sounds, own | found)


def _servant(letters: str) -> NameWord | None:
    """Return "Abd…" compounds as one name with its rest as a key: some leave the Abd out."""
    found = _ABD.match(letters)
    if found is None or letters in STANDING_FOR:
        return None
    rests = {rest for rest in _rests(letters, found) if len(rest) > 2}
    if _ALLAH.match(letters[3:]) or _ALLAH.match(letters[3:].rstrip("iy")) or not rests:
        return None
    words = [_word(rest) for rest in sorted(rests)]
    sounds = tuple(dict.fromkeys("abd" + sound for word in words for sound in word.sounds))
    short = frozenset(key for word in words for key in word.keys)
    return NameWord(letters, sounds, short | {"Abd" + key for key in short})


def _rests(letters: str, found: re.Match[str]) -> Iterable[str]:
    """Yield what may follow the Abd: without its vowel, and without the article's consonant."""
    rest = letters[found.end() :]
    yield rest
    if found[1] and (rest[:1] == "l" or rest[:1] == rest[1:2]):
        yield rest[1:]


def _readings(letters: str) -> list[str]:
    """Return how `letters` may sound."""
    for pattern, ending in _ENDINGS:
        letters = pattern.sub(ending, letters)
    parts: list[tuple[str, ...]] = []
    place = 0
    while place < len(letters):
        for length in range(_LONGEST, 0, -1):
            if heard := _HEARD.get(letters[place : place + length]):
                parts.append(heard)
                place += length
                break
        else:
            parts.append((letters[place],))
            place += 1
    # Whoever writes c for one sound writes it so throughout the name.
    ambiguous = [heard for heard in dict.fromkeys(parts) if len(heard) > 1]
    readings = []
    for choice in islice(product(*ambiguous), _MOST_READINGS):
        chosen = dict(zip(ambiguous, choice, strict=True))
        sound = "".join(chosen.get(heard, heard[0]) for heard in parts)
        for pattern, better in _REWRITTEN:
            sound = pattern.sub(better, sound)
        readings.append(sound)
    return readings


def _other_readings(letters: str) -> list[str]:
    """Return further sounds: without an article written onto the name, h for a Russian g."""
    others = []
    bare = _ARTICLE_IN_FRONT.sub("", letters)
    if bare != letters:
        others += _readings(STANDING_FOR.get(bare, bare))
    if _SLAVIC.search(letters) and "h" in letters:
        others += _readings(re.sub("(?<![cskz])h", "g", letters))
    if _LONG_O.search(letters):
        others += _readings(_LONG_O.sub("o", letters))
    return others


def _key(sound: str) -> str:
    """Return the key of a sound, or nothing where no consonant is left to go by."""
    consonants = re.sub("[aiu]", "", sound)
    if not consonants:
        return sound
    first = next((char for char in sound if char in "aiu"), "a")
    round_first = _ROUND if first == "u" else ""
    skeleton = re.sub(r"(.)\1+", r"\1", consonants)
    if sound[0] in "aiu":
        start = (round_first or _OPEN) + skeleton
    else:
        start = skeleton[0] + round_first + skeleton[1:]
    return start + (_ENDS_OPEN if sound[-1] in "aiu" else "")
