"""The rules, clause by clause: persons with the answer that the text of the table gives them.

The persons were written from the text alone and stand in `responsibility_clauses.txt`, one a line.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from integrif_desk.domain.responsibility.evaluate import Answer
from integrif_desk.domain.responsibility.facts import Fact
from tests.casework.responsibility_people import CENTRE, OUTSIDE, SHORT, found

TABLE = Path(__file__).with_name("responsibility_clauses.txt")
UNKNOWN = "–"
OPEN = {"unclear", "follows_prior", "AA_or_JC", "both_possible"}
EXPECTED = re.compile(r"(?P<area>\w+)=(?P<value>\w+)(?:/(?P<confidence>\w+))?(?:\?(?P<fact>\w+))?")


class Line(NamedTuple):
    status: str
    born: str | None
    on: str
    facts: str
    out: str

    def answers(self) -> dict[str, Answer]:
        facts = self.facts.replace("CENTRE", CENTRE).replace("OUTSIDE", OUTSIDE)
        given = found(self.status, facts, self.born, self.on).answers
        return {name: given[area] for name, area in SHORT.items()}


def _line(text: str) -> Line:
    status, born, on, facts, out = (part.strip() for part in text.split("|"))
    return Line(
        status, None if born == UNKNOWN else born, on, "" if facts == UNKNOWN else facts, out
    )


LINES = [
    _line(text)
    for text in TABLE.read_text(encoding="utf-8").splitlines()
    if text and not text.startswith("#")
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(map(str, line[:4])))
def test_the_clause_comes_out(line: Line) -> None:
    answers = line.answers()
    for expected in line.out.split():
        match = EXPECTED.fullmatch(expected)
        assert match is not None, expected
        answer = answers[match["area"]]
        assert answer.value == match["value"].replace("SGB_", "SGB "), expected
        assert answer.confidence == (match["confidence"] or answer.confidence), expected
        assert match["fact"] is None or match["fact"] in answer.missing, expected


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(map(str, line[:4])))
def test_only_what_is_open_misses_facts_and_every_answer_cites_a_law(line: Line) -> None:
    names = {*Fact, "birth_date", "status"}
    for answer in line.answers().values():
        assert answer.value in OPEN or not answer.missing
        assert set(answer.missing) <= names
        assert answer.law


@pytest.mark.parametrize("facts", ["", "needy=true; permit_first_issued=2026-01-10", "needy=false"])
@pytest.mark.parametrize("born", [None, "1950-01-01", "1990-01-01", "2012-01-01", "2020-01-01"])
def test_section_25_2_is_answered_alike_for_both_alternatives(facts: str, born: str | None) -> None:
    """Therefore the citation alone is a name of a status, with the rows of Alt. 1."""
    one, other, either = (
        {
            area: (answer.value, answer.confidence, answer.missing)
            for area, answer in found(f"§ 25 Abs. 2{end}", facts, born).answers.items()
        }
        for end in (" Satz 1 Alt. 1", " Satz 1 Alt. 2", "")
    )
    assert one == other == either
