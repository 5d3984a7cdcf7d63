"""Finds the status that a name or a citation means: „Duldung“, „§ 25 Abs. 5“, „refugee“."""

from collections.abc import Mapping

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.facts import UNKNOWN_WORDS, StatusName
from integrif_desk.domain.responsibility.provision import Provision, names_a_section, read_provision
from integrif_desk.domain.responsibility.rules import UNKNOWN_STATUS, RuleSet

NO_LABELS: Mapping[str, StatusKind] = {}


def find_status(
    rules: RuleSet, typed: str, labels: Mapping[str, StatusKind] = NO_LABELS
) -> StatusName:
    """Return what a name of a status says; its `kind` is None for an unknown status.

    A name of the data, of the rules or of `labels` (words of the screen) counts as a whole, then
    one that is followed by a citation, then the citation alone.
    Raises `KnownError` with `STATUS_MEANT` that lists names like it, or with `STATUS_UNKNOWN`
    that lists all.
    """
    words = _folded(typed)
    if words in {*UNKNOWN_WORDS, UNKNOWN_STATUS}:
        return StatusName(None)
    names = _names(rules, labels)
    cites = names_a_section(typed)
    provision = read_provision(typed) if cites or typed[:1].isdigit() else None
    if words in names:
        return names[words]
    if "§§" in typed and (cited := _cited(rules, provision)):
        return StatusName(cited.kind)  # of several sections none is the ground of the title
    begun = [name for name in names if words.startswith(f"{name} ")]
    if begun and cites:
        named = names[max(begun, key=len)]
        cited = _cited(rules, provision)
        # „Duldung § 60b“: the citation is more exact than the word before it.
        if cited is None or named.kind in _WITH_OTHER_LAW:
            return StatusName(named.kind, provision, named.facts)
        return cited
    cited = _cited(rules, provision)
    if cited is None:
        near = _near(rules, words, names, provision)
        known = near or [entry.names[0] for entry in rules.statuses]
        code = ErrorCode.STATUS_MEANT if near else ErrorCode.STATUS_UNKNOWN
        raise KnownError(code, typed=typed, known="; ".join(known))
    return cited


def _near(
    rules: RuleSet, words: str, names: Mapping[str, StatusName], provision: Provision | None
) -> list[str]:
    """Return the main names of the statuses that somebody may have meant, the nearest first.

    Those that a citation leaves open, else those with a name that holds the words, else like it.
    """
    if provision is not None:
        return [
            entry.names[0]
            for entry in rules.statuses
            if any(provision.agrees_with(one) is not False for one in entry.provisions)
        ]
    if len(words) < _FEWEST_LETTERS:
        return []
    import difflib  # a misspelt name is rare, and everything else starts sooner without it

    held = sorted((name for name in names if words in name), key=len)
    like = difflib.get_close_matches(words, names, n=_MOST_NEAR, cutoff=_LIKENESS)
    kinds = dict.fromkeys(names[name].kind for name in held or like)
    main = {entry.kind: entry.names[0] for entry in rules.statuses}
    return [main[kind] for kind in kinds if kind is not None][:_MOST_NEAR]


_FEWEST_LETTERS = 3
_LIKENESS = 0.7
_MOST_NEAR = 5


_WITH_OTHER_LAW = frozenset(
    {StatusKind.FICTION, StatusKind.UNACCOMPANIED_MINOR, StatusKind.DUBLIN_OR_FOLLOW_UP}
)
"""Statuses whose paper may cite the law of another one."""


def _names(rules: RuleSet, labels: Mapping[str, StatusKind]) -> dict[str, StatusName]:
    found = {_folded(name): StatusName(kind) for name, kind in labels.items()}
    for entry in rules.statuses:
        found |= {_folded(name): StatusName(entry.kind) for name in entry.names}
        found[_folded(entry.kind.value)] = StatusName(entry.kind)
    for name in rules.names:
        found[_folded(name.name)] = StatusName(name.kind, name.provision, name.facts)
    return found


def _cited(rules: RuleSet, provision: Provision | None) -> StatusName | None:
    """Return the one status whose papers cite the provision; None for none or several.

    Where the laws of several statuses hold it, the most exact one decides.
    """
    if provision is None:
        return None
    exact: dict[StatusKind, int] = {}
    open_ones = set[StatusKind]()
    for entry in rules.statuses:
        for one in entry.provisions:
            verdict = provision.agrees_with(one)
            if verdict:
                exact[entry.kind] = max(exact.get(entry.kind, 0), one.exactness)
            elif verdict is None:
                open_ones.add(entry.kind)
    best = max(exact.values(), default=0)
    found = {kind for kind, depth in exact.items() if depth == best} or open_ones
    return StatusName(found.pop(), provision) if len(found) == 1 else None


_FOLDING = str.maketrans({**dict.fromkeys("_,;/()-–\u00a0", " "), "ä": "ae", "ö": "oe", "ü": "ue"})


def _folded(text: str) -> str:
    """Return what names are compared by: no capitals, no umlauts, no signs between words."""
    return " ".join(text.casefold().replace("<=", "≤").translate(_FOLDING).split())
