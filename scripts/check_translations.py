"""Checks every sentence that screen, paper and console show, without running any of them.

A sentence reaches a person through `tr` or `tr_n`, or from a table in `wording`. It has to be one
literal with its placeholders filled, be set as German is set, and stand in every catalogue.
"""

import ast
import json
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SPEAKING = ("ui", "documents", "exchange", "wording", "cli")
FUNCTIONS = {"tr": 1, "tr_n": 2}  # how many of the first arguments are sentences
# The functions themselves pass sentences on that they did not write.
DOOR = Path("wording/i18n.py")

TYPOGRAPHY = {
    '"': "gerade Anführungszeichen statt „…“",
    "...": "drei Punkte statt …",
    "!": "Ausrufezeichen",
}


@dataclass(slots=True)
class Findings:
    """The sentences found, and what is wrong with them, each with its place."""

    sentences: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def add(self, sentence: str, place: str) -> None:
        """Take up a sentence and judge how it is set."""
        self.sentences.add(sentence)
        for sign, complaint in TYPOGRAPHY.items():
            if sign in sentence:
                self.problems.append(f"{place}: {complaint}: {sentence}")
        if sentence.count("„") != sentence.count("“"):
            self.problems.append(f"{place}: „ und “ kommen nicht gleich oft vor: {sentence}")


def check(root: Path) -> list[str]:
    """Return every problem in the project at `root`, one line each; empty when all is well."""
    findings = Findings()
    package = root / "integrif_desk"
    for floor in SPEAKING:
        for path in sorted((package / floor).rglob("*.py")):
            if path.relative_to(package) != DOOR:
                _check_calls(path, path.relative_to(root).as_posix(), findings)
    _check_words(package, findings)
    _check_errors(package, findings)
    for catalogue in sorted((root / "resources" / "i18n").glob("*.json")):
        findings.problems.extend(_check_catalogue(catalogue, findings.sentences))
    return findings.problems


def placeholders(sentence: str) -> set[str]:
    """Return the names in a sentence's braces.

    Raises:
        ValueError: the braces do not match, or a placeholder has no plain name.
    """
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    if unnamed := [name for name in names if not name.isidentifier()]:
        raise ValueError(f"Platzhalter ohne Namen: {unnamed}")
    return names


def _check_calls(path: Path, shown: str, findings: Findings) -> None:
    for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
        function = _name(call)
        count = FUNCTIONS[function]
        place = f"{shown}:{call.lineno}"
        sentences = [
            argument.value
            for argument in call.args[:count]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if len(sentences) != count:
            findings.problems.append(f"{place}: {function} braucht den Satz als festen Text")
            continue
        for sentence in sentences:
            findings.add(sentence, place)
        given = {keyword.arg for keyword in call.keywords}
        if function == "tr_n":
            given.add("n")
        try:
            wanted = set[str]().union(*map(placeholders, sentences))
        except ValueError as problem:
            findings.problems.append(f"{place}: {problem}")
            continue
        if function == "tr_n":
            wanted.add("n")
        if wanted != given:
            findings.problems.append(
                f"{place}: Platzhalter {sorted(wanted)}, übergeben {sorted(map(str, given))}"
            )


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in FUNCTIONS:
            yield node


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _check_words(package: Path, findings: Findings) -> None:
    """Take up the tables of `wording`, whose values are shown as they stand."""
    for path in sorted((package / "wording").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                for value in node.values:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        place = f"{path.relative_to(package.parent).as_posix()}:{value.lineno}"
                        findings.add(value.value, place)


def _check_errors(package: Path, findings: Findings) -> None:
    """Every member of `ErrorCode` needs one sentence in `SENTENCES`, and the other way round."""
    codes = _error_codes(ast.parse((package / "domain/errors.py").read_text(encoding="utf-8")))
    told = _told_codes(ast.parse((package / "wording/errors.py").read_text(encoding="utf-8")))
    for code in sorted(codes - told):
        findings.problems.append(f"integrif_desk/wording/errors.py: kein Satz für {code}")
    for code in sorted(told - codes):
        findings.problems.append(f"integrif_desk/wording/errors.py: {code} gibt es nicht")


def _error_codes(tree: ast.Module) -> set[str]:
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == "ErrorCode"
        for member in node.body
        if isinstance(member, ast.Assign)
        for target in member.targets
        if isinstance(target, ast.Name)
    }


def _told_codes(tree: ast.Module) -> set[str]:
    return {
        key.attr
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id == "SENTENCES"
        and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Attribute)
    }


def _check_catalogue(path: Path, sentences: set[str]) -> Iterator[str]:
    translations: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    for sentence in sorted(sentences - translations.keys()):
        yield f"{path.name}: nicht übersetzt: {sentence}"
    for sentence in sorted(translations.keys() - sentences):
        yield f"{path.name}: nirgends mehr gebraucht: {sentence}"
    for sentence in sorted(translations.keys() & sentences):
        try:
            same = placeholders(sentence) == placeholders(translations[sentence])
        except ValueError:
            same = False
        if not same:
            yield f"{path.name}: andere Platzhalter: {translations[sentence]}"


def main() -> int:
    """Print every problem; return 1 if there is one."""
    problems = check(Path(__file__).resolve().parent.parent)
    print("\n".join(problems) if problems else "Jeder Satz ist vollständig und gesetzt.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
