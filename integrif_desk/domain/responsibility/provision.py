"""Citations of German law as people and papers write them: „§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG“.

A citation is compared part by part: „§ 25 Abs. 4“ may or may not be its sentence 2.
"""

import re
from dataclasses import dataclass

RESIDENCE_ACT = "AufenthG"
_CODES = {
    "aufenthg": RESIDENCE_ACT,
    "asylg": "AsylG",
    "asylblg": "AsylbLG",
    "bvfg": "BVFG",
    "freizügg/eu": "FreizügG/EU",
    "freizügg": "FreizügG/EU",
    "sgb ii": "SGB II",
    "sgb iii": "SGB III",
    "sgb viii": "SGB VIII",
    "sgb xii": "SGB XII",
}
_CITATION = re.compile(
    r"(?:§{1,2}\s*)?(?P<section>\d{1,3}(?:[a-z]|\s[a-h](?![\w.]))?)(?![\d.])"
    r"(?:\s*(?:abs(?:\.|atz)?\s*|\(\s*)(?P<paragraph>\d{1,2}[a-z]?)\s*\)?"
    r"|\s+(?P<roman>i{1,3}|iv|vi?)(?![\w.]))?"
    r"(?:,?\s*(?:satz|s\.?)\s*(?P<sentence>\d))?"
    r"(?:,?\s*(?:nr\.?|nummer)\s*\d+[a-z]?)?"
    r"(?:,?\s*(?:(?:alt\.?|alternative)\s*(?P<alternative>\d)|(?P<ordinal>\d)\.\s*alt))?"
)
_SIGN_IN_WORDS = re.compile(r"\bpar(?:\.|agra(?:f|ph)(?:en)?)\s*(?=\d)", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_WAR = re.compile(r"\bwar\b|\bkrieg")


@dataclass(frozen=True, kw_only=True)
class Provision:
    """A citation; parts that it does not name are empty. `war` for § 23(1) „wegen des Krieges“."""

    code: str = RESIDENCE_ACT
    section: str
    paragraph: str = ""
    sentence: str = ""
    alternative: str = ""
    war: bool = False

    def agrees_with(self, pattern: "Provision") -> bool | None:
        """Say whether this citation is within `pattern`; None where it is less exact."""
        if (self.code, self.section) != (pattern.code, pattern.section):
            return False
        if pattern.war and not self.war:
            return None
        pairs = (
            (pattern.paragraph, self.paragraph),
            (pattern.sentence, self.sentence),
            (pattern.alternative, self.alternative),
        )
        wanted = [(asked, given) for asked, given in pairs if asked]
        if any(given and given != asked for asked, given in wanted):
            return False
        return None if any(not given for _, given in wanted) else True

    @property
    def exactness(self) -> int:
        """How many of its parts are named."""
        return sum(bool(part) for part in (self.paragraph, self.sentence, self.alternative))

    def __str__(self) -> str:
        parts = [f"§ {self.section}"]
        parts += [f"Abs. {self.paragraph}"] if self.paragraph else []
        parts += [f"Satz {self.sentence}"] if self.sentence else []
        parts += [f"Alt. {self.alternative}"] if self.alternative else []
        return " ".join([*parts, self.code, *(["wegen des Krieges"] if self.war else [])])


def names_a_section(text: str) -> bool:
    """Say whether a section sign stands in the text, or the word for it before a number."""
    return "§" in _signed(text)


def _signed(text: str) -> str:
    return _SIGN_IN_WORDS.sub("§ ", text)


def read_provision(text: str) -> Provision | None:
    """Return the first citation in a text, without a paragraph sign only if it begins with it.

    None if there is none. A citation without its code is one of the AufenthG.
    """
    words = " ".join(_signed(text).casefold().replace("\u00a0", " ").split())
    match = _CITATION.search(words, words.find("§")) if "§" in words else _CITATION.match(words)
    if match is None:
        return None
    # The code may stand behind several sections, but not behind the next citation.
    rest = re.split("[;§]", words[match.end() :], maxsplit=1)[0]
    codes = {rest.find(name): code for name, code in _CODES.items() if name in rest}
    return Provision(
        code=codes[min(codes)] if codes else RESIDENCE_ACT,
        section=match["section"].replace(" ", ""),
        paragraph=match["paragraph"] or _ROMAN.get(match["roman"] or "", ""),
        sentence=match["sentence"] or "",
        alternative=match["alternative"] or match["ordinal"] or "",
        war=_WAR.search(words) is not None,
    )
