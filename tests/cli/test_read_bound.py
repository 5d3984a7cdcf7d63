"""`read-slip` on a document of several cases: each has its line, and what is left is named."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from integrif_desk.casework import actor, handover, vault, withdrawal
from integrif_desk.casework import case as cases
from integrif_desk.casework.case import NewCase
from integrif_desk.domain.actor import ActorCategory, ActorFacts, Channel
from integrif_desk.domain.handover import Decision, Handover, WithdrawReason
from tests import filled_slips
from tests.casework.bound_slips import bound, issued
from tests.casework.conftest import PASSPHRASE, Clock, new_store
from tests.cli.test_commands import Result, run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return a store with three handovers in one document, and the document."""
    base = tmp_path_factory.mktemp("bound")
    with closing(new_store(base / "store", Clock())) as opened:
        desk = opened.desk
        office = actor.add(
            desk,
            ActorFacts(
                name="Jobcenter Staßfurt",
                category=ActorCategory.JOBCENTER,
                channels=(Channel.POST,),
            ),
        ).created
        assert office is not None
        handovers = []
        for surname in ("Al-Ahmad", "Nazari", "Tesfay"):
            case_id = cases.open_case(desk, NewCase(given_names="Sami", surname=surname)).created
            assert case_id is not None
            handovers.append(issued(desk, case_id, office))
        document = bound(desk, office, *handovers)
    (base / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return base, document


@pytest.fixture
def opening(made: tuple[Path, bytes], tmp_path: Path) -> tuple[object, ...]:
    """Return how a copy of the store is opened."""
    shutil.copytree(made[0] / "store", tmp_path / "store")
    names = ("--store", tmp_path / "store", "--user", "Sabine Hartwig")
    return (*names, "--passphrase-file", made[0] / "passphrase.txt")


@pytest.fixture
def returned(made: tuple[Path, bytes], tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes the document filled in and gives its path."""

    def write(values: dict[str, str], name: str = "antwort.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(filled_slips.filled(made[1], values))
        return path

    return write


def decisions(opening: tuple[object, ...]) -> list[Decision | None]:
    with closing(vault.unlock(Path(str(opening[1])), "Sabine Hartwig", PASSPHRASE)) as opened:
        rows = sorted(handover.handovers(opened.desk).rows, key=lambda row: row.number)
        with opened.desk.read() as work:
            return [work.get(Handover, row.id).decision for row in rows]


def refused(result: Result) -> str:
    assert result.code == 1, result
    assert len(result.err.splitlines()) == 1, result.err
    return result.err


def test_each_case_gets_its_line_and_the_plain_ones_are_entered(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    file = returned({"fall1.entscheidung": "A", "fall3.entscheidung": "C", "fall3.grund": "C4"})
    shown = run("read-slip", file, "--dry-run", *opening)
    assert (shown.code, shown.err) == (0, "")
    assert shown.lines[-1] == "Nichts eingetragen, das war nur eine Vorschau."
    assert decisions(opening) == [None, None, None]
    done = run("read-slip", file, *opening)
    assert (done.code, done.err) == (0, "")
    assert len(done.lines) == 3
    assert done.lines[0].startswith("Fall 1 (Übergabe Ü-26-001, ")
    assert done.lines[0].endswith("beantwortet: A – übernimmt, eingetragen")
    assert done.lines[1].endswith("Jobcenter Staßfurt): leer gelassen")
    assert "beantwortet: C4 – kann nicht übernehmen" in done.lines[2]
    assert decisions(opening) == [Decision.A, None, Decision.C]
    again = run("read-slip", file, *opening)
    assert again.lines[0].endswith(": eingelesen")
    assert "keine neue Antwort" in refused(again)


def test_a_second_file_adds_to_the_first(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    answers = {"fall1.entscheidung": "A"}
    assert run("read-slip", returned(answers), *opening).code == 0
    second = returned({**answers, "fall2.entscheidung": "A"}, "zweite.pdf")
    done = run("read-slip", second, *opening)
    assert (done.code, done.err) == (0, "")
    assert [line.rpartition(": ")[2] for line in done.lines] == [
        "eingelesen",
        "A – übernimmt, eingetragen",
        "leer gelassen",
    ]
    assert decisions(opening) == [Decision.A, Decision.A, None]


def test_what_only_a_person_can_decide_is_left_and_named(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    file = returned(
        {
            "fall1.entscheidung": "A",
            "fall2.entscheidung": "A",
            "fall2.grund": "C3",
            "fall3.entscheidung": "A",
            "fall3.code": "K7-4F2Q-Q",
        }
    )
    result = run("read-slip", file, *opening)
    told = refused(result)
    assert "Nicht eingetragen: Fall 2, Fall 3." in told
    assert "unklar – Die Stelle übernimmt und nennt zugleich" in result.lines[1]
    assert result.lines[2].startswith("Fall 3 (K7-4F2Q-Q): nicht von hier – ")
    assert decisions(opening) == [Decision.A, None, None]
    settled = run("read-slip", file, "--part", 2, "--answer", "C3", *opening)
    assert (settled.code, settled.err) == (0, "")
    assert decisions(opening) == [Decision.A, Decision.C, None]


def test_nothing_is_guessed_about_which_case_is_meant(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    file = returned({"fall1.entscheidung": "A"})
    assert "--part" in refused(run("read-slip", file, "--answer", "A", *opening))
    assert "kein Bogen für Fall 4" in refused(run("read-slip", file, "--part", 4, *opening))
    assert "keine neue Antwort" in refused(run("read-slip", returned({}, "leer.pdf"), *opening))
    assert run("read-slip", file, "--part", 0, *opening).code == 2
    assert decisions(opening) == [None, None, None]


def test_the_code_of_one_case_on_the_slip_of_another_is_not_entered_unseen(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    with closing(vault.unlock(Path(str(opening[1])), "Sabine Hartwig", PASSPHRASE)) as opened:
        rows = sorted(handover.handovers(opened.desk).rows, key=lambda row: row.number)
        with opened.desk.read() as work:
            code = work.get(Handover, rows[2].id).answer_code
    file = returned({"fall1.code": code, "fall1.entscheidung": "C", "fall1.grund": "C4"})
    result = run("read-slip", file, *opening)
    assert "Fall 1" in refused(result)
    assert "eingetragen" not in result.lines[0]
    assert "Prüfwert" in result.lines[0]
    assert decisions(opening) == [None, None, None]


def test_an_answer_to_what_was_withdrawn_is_not_entered_unseen(
    opening: tuple[object, ...], returned: Callable[..., Path]
) -> None:
    with closing(vault.unlock(Path(str(opening[1])), "Sabine Hartwig", PASSPHRASE)) as opened:
        (row,) = [one for one in handover.handovers(opened.desk).rows if one.number == "Ü-26-002"]
        withdrawal.withdraw(opened.desk, row.id, WithdrawReason.MISTAKE)
    result = run("read-slip", returned({"fall2.entscheidung": "A"}), *opening)
    assert "Fall 2" in refused(result)
    assert "eingetragen" not in result.lines[1]
    assert decisions(opening) == [None, None, None]
