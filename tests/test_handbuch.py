"""The handbook says what the screen says: every word in bold is one that the program shows.

Somebody who looks for a button by its name in the handbook has to find it; renaming a button
without telling the handbook fails here.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DESK = ROOT / "integrif_desk"
HANDBOOK = ROOT / "docs" / "handbuch"
PAGES = tuple(sorted(HANDBOOK.glob("*.md")))
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LINK = re.compile(r"\]\(([^)]+)\)")
# In `index.md`, where the convention is told.
_CONVENTION = "so gedruckt"


def one_line(text: str) -> str:
    """Return a text with blanks of any kind as one."""
    return " ".join(text.split())


def said(text: str) -> str:
    """Return what a widget shows of a text: the letter behind a mnemonic's `&`."""
    return one_line(re.sub(r"&(.)", r"\1", text))


@cache
def shown() -> frozenset[str]:
    """Return what the program can show: sentences through `tr`, and the words of `wording`."""
    found: set[str] = set()
    for path in (*(DESK / "ui").rglob("*.py"), *(DESK / "wording").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [
            argument
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("tr", "tr_n")
            for argument in node.args
        ]
        nodes = ast.walk(tree) if path.parent.name == "wording" else calls
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(said(node.value))
    return frozenset(found)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return the sentences with placeholders that say enough to be recognised."""
    made = []
    for text in shown():
        parts = re.split(r"\{\w+\}", text)
        if len(parts) > 1 and max(map(len, parts)) >= 8:
            made.append(re.compile(".+".join(map(re.escape, parts))))
    return tuple(made)


def is_shown(term: str) -> bool:
    """Say whether the program shows these words, as they stand or with names filled in."""
    return term in shown() or any(one.fullmatch(term) for one in patterns())


def test_there_is_a_handbook() -> None:
    assert len(PAGES) == 13


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_words_in_bold_are_on_the_screen(page: Path) -> None:
    terms = {one_line(term) for term in _BOLD.findall(page.read_text(encoding="utf-8"))}
    unknown = {term for term in terms - {_CONVENTION} if not is_shown(term)}
    assert terms
    assert unknown == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).is_file()] == []


def test_the_contents_name_every_page() -> None:
    contents = set(_LINK.findall((HANDBOOK / "index.md").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} - {"index.md"} <= contents


def test_words_that_the_screen_does_not_know_are_found_out() -> None:
    assert is_shown("Neuer Fall")
    assert is_shown("Beruf & Sprache")
    assert is_shown("Zurückgeben an Helga Brandt …")
    assert not is_shown("Neuer Vorgang")
