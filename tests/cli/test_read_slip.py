"""`read-slip`: the right referral or handover is answered, or one line says why not."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework import slip_keeping, vault
from integrif_desk.casework.answer import CodeTarget, resolve_code
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover import handovers
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import StaleRecord
from integrif_desk.domain.handover import Decision, Handover
from integrif_desk.store import keyring_file
from tests import filled_slips
from tests.cli.test_commands import CHEAP, Result, _value, run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of a demo store with its passphrase beside it, and the sign-in name."""
    base = tmp_path_factory.mktemp("slips")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring_file, "calibrate", lambda: CHEAP)
        made = run("demo", base / "demo", "--cases", 12, "--seed", 5)
    (base / "passphrase.txt").write_text(_value(made, "Passphrase") + "\n", encoding="utf-8")
    return base, _value(made, "Anmeldename")


@pytest.fixture
def opening(demo: tuple[Path, str], tmp_path: Path) -> tuple[object, ...]:
    """Return how a copy of the demo store is opened."""
    base, name = demo
    shutil.copytree(base / "demo", tmp_path / "demo")
    names = ("--store", tmp_path / "demo", "--user", name)
    return (*names, "--passphrase-file", base / "passphrase.txt")


Ask = Callable[[Desk], object]


@pytest.fixture
def desk_of(opening: tuple[object, ...]) -> Callable[[Ask], object]:
    """Return a function that asks the store something while no command has it open."""

    def ask(question: Ask) -> object:
        file = Path(str(opening[5]))
        with closing(
            vault.unlock(Path(str(opening[1])), str(opening[3]), file.read_text("utf-8").strip())
        ) as opened:
            return question(opened.desk)

    return ask


@pytest.fixture
def issued(desk_of: Callable[[Ask], object]) -> Handover:
    def newest(desk: Desk) -> Handover:
        open_ones = [row for row in handovers(desk).rows if row.answered_on is None]
        with desk.read() as work:
            return work.get(Handover, open_ones[0].id)

    found = desk_of(newest)
    assert isinstance(found, Handover)
    return found


@pytest.fixture
def slip(issued: Handover, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a filled slip and gives its path."""

    def write(**values: str) -> Path:
        base = {"code": issued.answer_code, "pruefwert": issued.snapshot_sha256[:16]}
        path = tmp_path / "antwort.pdf"
        path.write_bytes(filled_slips.made({**base, **values}))
        return path

    return write


def decision(desk_of: Callable[[Ask], object], code: str) -> CodeTarget:
    found = desk_of(lambda desk: resolve_code(desk, code))
    assert isinstance(found, CodeTarget)
    return found


def refused(result: Result) -> str:
    assert result.code == 1, result
    assert len(result.err.splitlines()) == 1, result.err
    return result.err


def test_a_slip_is_shown_and_applied(
    opening: tuple[object, ...],
    slip: Callable[..., Path],
    issued: Handover,
    desk_of: Callable[[Ask], object],
) -> None:
    file = slip(
        entscheidung="B",
        ab_datum="01.04.2099",
        name="Katrin Seidel",
        schritt="Erstgespräch",
        schritt_datum="02.04.2099",
    )
    shown = run("read-slip", file, "--dry-run", *opening)
    assert (shown.code, shown.err) == (0, "")
    assert shown.lines[-1] == "Nichts eingetragen, das war nur eine Vorschau."
    assert decision(desk_of, issued.answer_code).answered_on is None
    done = run("read-slip", file, "--contact", *opening)
    assert (done.code, done.err) == (0, "")
    assert done.lines[0].startswith(f"Gefunden: Übergabe {issued.number}")
    assert "Auf dem Bogen: B – übernimmt später, ab 01.04.2099" in done.lines
    assert "Eingetragen: B – übernimmt später, ab 01.04.2099" in done.lines
    assert "Wiedervorlage am 02.04.2099: Erstgespräch" in done.lines
    assert "Ansprechperson aufgenommen: Katrin Seidel" in done.lines
    assert decision(desk_of, issued.answer_code).answered_on is not None
    again = refused(run("read-slip", file, *opening))
    assert "schon am" in again


def test_a_preview_shows_what_would_be_entered(
    opening: tuple[object, ...],
    slip: Callable[..., Path],
    issued: Handover,
    desk_of: Callable[[Ask], object],
) -> None:
    shown = run("read-slip", slip(), "--dry-run", "--answer", "A", *opening)
    assert (shown.code, shown.err) == (0, "")
    assert "Eingetragen würde: A – übernimmt" in shown.lines
    assert not any(line.startswith("Eingetragen: ") for line in shown.lines)
    file = slip(entscheidung="A", name="Katrin Seidel")
    other = run("read-slip", file, "--dry-run", "--answer", "C3", "--contact", *opening)
    assert any(line.startswith("Eingetragen würde: C3 – ") for line in other.lines), other
    assert "Ansprechperson würde aufgenommen: Katrin Seidel" in other.lines
    assert decision(desk_of, issued.answer_code).answered_on is None


def test_a_code_that_was_mistyped_is_told_which_one_may_be_meant(
    opening: tuple[object, ...],
    slip: Callable[..., Path],
    issued: Handover,
    desk_of: Callable[[Ask], object],
) -> None:
    code = issued.answer_code
    wrong = code[:3] + next(one for one in "AB" if one != code[3]) + code[4:]
    file = slip(code="", pruefwert="", entscheidung="A")
    why = refused(run("read-slip", file, "--code", wrong, *opening))
    assert f"Gemeint ist vielleicht {code} (" in why
    short = refused(run("read-slip", file, "--code", code[:-1], *opening))
    assert f"Gemeint ist vielleicht {code} (" in short
    assert decision(desk_of, code).answered_on is None
    far = refused(run("read-slip", file, "--code", "K7", *opening))
    assert "Gemeint" not in far
    done = run("read-slip", file, "--code", code, *opening)
    assert (done.code, done.err) == (0, "")


def test_whoever_was_faster_is_not_overwritten(
    opening: tuple[object, ...], slip: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def faster(_desk: Desk, seen: Comparison, _choices: slips.Choices) -> slips.Applied:
        raise StaleRecord(seen, seen)

    monkeypatch.setattr(slips, "apply", faster)
    told = refused(run("read-slip", slip(entscheidung="A"), *opening))
    assert "Der Stand hat sich gerade geändert; nichts wurde eingetragen." in told


def test_a_contradiction_is_refused_until_it_is_settled(
    opening: tuple[object, ...],
    slip: Callable[..., Path],
    issued: Handover,
    desk_of: Callable[[Ask], object],
) -> None:
    file = slip(entscheidung="A", grund="C3")
    told = refused(run("read-slip", file, *opening))
    assert "C3" in told
    assert "--answer" in told
    assert decision(desk_of, issued.answer_code).answered_on is None
    settled = run("read-slip", file, "--answer", "c3", "--text", "Zeugnis fehlt", *opening)
    assert (settled.code, settled.err) == (0, "")
    assert "Eingetragen: C3 – kann nicht übernehmen: Unterlagen fehlen" in settled.lines


def test_what_can_only_mean_one_thing_is_applied_and_said(
    opening: tuple[object, ...], slip: Callable[..., Path]
) -> None:
    done = run("read-slip", slip(grund="C4"), *opening)
    assert (done.code, done.err) == (0, "")
    assert any(line.startswith("Unklar bei Entscheidung:") for line in done.lines)
    assert "Eingetragen: C4 – kann nicht übernehmen: Platz oder Mittel fehlen" in done.lines


def test_another_answer_is_replaced_with_a_reason_alone(
    opening: tuple[object, ...], slip: Callable[..., Path]
) -> None:
    assert run("read-slip", slip(entscheidung="A"), *opening).code == 0
    other = slip(entscheidung="C", grund="C5")
    told = refused(run("read-slip", other, *opening))
    assert "--replace" in told
    done = run("read-slip", other, "--replace", "Person ist umgezogen", *opening)
    assert (done.code, done.err) == (0, "")
    same = run("read-slip", slip(entscheidung="C", grund="C5", name="K. Seidel"), *opening)
    assert same.code == 0
    assert "Die Antwort bleibt, wie sie eingetragen ist." in same.lines


def test_a_missing_start_is_given_by_the_call(
    opening: tuple[object, ...], slip: Callable[..., Path]
) -> None:
    file = slip(entscheidung="B")
    assert "ab wann" in refused(run("read-slip", file, *opening))
    done = run("read-slip", file, "--answer", "B", "--from", "01.04.2099", *opening)
    assert (done.code, done.err) == (0, "")


def test_a_mistyped_code_is_told_with_the_one_that_is_meant(
    opening: tuple[object, ...], slip: Callable[..., Path], issued: Handover
) -> None:
    bare = issued.answer_code.replace("-", "")
    wrong = ("3" if bare[0] == "2" else "2") + bare[1:]
    file = slip(code=wrong, entscheidung="A")
    assert issued.answer_code in refused(run("read-slip", file, *opening))
    done = run("read-slip", file, "--code", issued.answer_code, *opening)
    assert (done.code, done.err) == (0, "")


def test_a_printed_form_needs_its_answer_from_the_call(
    opening: tuple[object, ...], issued: Handover, tmp_path: Path
) -> None:
    file = tmp_path / "gedruckt.pdf"
    file.write_bytes(filled_slips.without_form(f"Antwortcode {issued.answer_code}"))
    assert "--answer" in refused(run("read-slip", file, *opening))
    done = run("read-slip", file, "--answer", "A", *opening)
    assert (done.code, done.err) == (0, "")


def test_another_associations_slip_names_its_author(
    opening: tuple[object, ...], tmp_path: Path
) -> None:
    file = tmp_path / "fremd.pdf"
    file.write_bytes(
        filled_slips.made({"code": "22-2222-2", "entscheidung": "A"}, author="Anker e. V.")
    )
    assert "Anker e. V." in refused(run("read-slip", file, *opening))


def test_wrong_files_end_before_the_store_is_opened(tmp_path: Path) -> None:
    mail = tmp_path / "antwort.eml"
    mail.write_bytes(b"From: a@example.org\nSubject: Antwort\nMIME-Version: 1.0\n\n")
    nowhere = ("--store", tmp_path / "nichts", "--user", "X", "--passphrase-file", mail)
    assert "E-Mail" in refused(run("read-slip", mail, *nowhere))
    assert "lesen" in refused(run("read-slip", tmp_path / "fehlt.pdf", *nowhere))
    assert "lesen" in refused(run("read-slip", tmp_path, *nowhere))


def test_a_call_without_keyboard_or_sense_ends_with_2(
    tmp_path: Path, slip: Callable[..., Path]
) -> None:
    asked = run("read-slip", slip(entscheidung="A"), "--store", tmp_path)
    assert (asked.code, asked.out) == (2, "")
    assert "Ohne Tastatur" in asked.err
    wrong = run("read-slip", "x.pdf", "--answer", "D")
    assert wrong.code == 2
    assert "A, B" in wrong.err


def test_help_is_german() -> None:
    told = run("read-slip", "--help")
    assert told.code == 0
    for english in ("Usage", "Options", "required", "Show", "[OPTIONS]"):
        assert english not in told.out


def test_what_the_slip_said_stays_with_the_handover(
    opening: tuple[object, ...],
    slip: Callable[..., Path],
    issued: Handover,
    desk_of: Callable[[Ask], object],
) -> None:
    assert run("read-slip", slip(entscheidung="A", empf_1="ja"), *opening).code == 0
    said = desk_of(lambda desk: len(slip_keeping.said_to(desk, issued.id)))
    stored = desk_of(lambda desk: len(slip_keeping.receipts(desk, issued.id)))
    assert (said, stored) == (1, 1)
    assert issued.decision in (None, *Decision)
