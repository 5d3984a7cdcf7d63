"""The contract of the command line: what it prints where, and its exit codes."""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from integrif_desk.casework import actor, case, handover, sending, vault
from integrif_desk.cli.main import main
from integrif_desk.domain.handover import DataCategory, HandoverState
from integrif_desk.domain.views import ActorFilter
from integrif_desk.store import keyring_file
from integrif_desk.store.keyring_file import KdfParameters
from tests.casework.agreed import agree
from tests.documents.pdf_text import page_texts

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "kranich-ofen-lila-treppe-salz-uhr"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def run(*arguments: object) -> Result:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Result(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Demo:
    """A demo made by the command, and how its store is opened."""

    made: Result
    folder: Path
    opening: tuple[object, ...]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    base = tmp_path_factory.mktemp("cli")
    folder = base / "demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring_file, "calibrate", lambda: CHEAP)
        made = run("demo", folder, "--cases", 20, "--seed", 5)
    passphrase = base / "passphrase.txt"
    passphrase.write_text(_value(made, "Passphrase") + "\n", encoding="utf-8")
    opening = ("--store", folder, "--user", _value(made, "Anmeldename"))
    return Demo(made, folder, (*opening, "--passphrase-file", passphrase))


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE + "\r\n", encoding="utf-8")
    return file


def _value(result: Result, name: str) -> str:
    (found,) = (line for line in result.lines if line.startswith(f"{name}: "))
    return found.partition(": ")[2]


def test_demo_ends_with_how_to_sign_in(demo: Demo) -> None:
    assert demo.made.code == 0
    assert demo.made.err == ""
    starts = [line.partition(": ")[0] for line in demo.made.lines[-3:]]
    assert starts == ["Anmeldename", "Passphrase", "PDF"]
    pdf = Path(_value(demo.made, "PDF"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.parent == demo.folder.parent  # beside the store: nothing clear lies inside


def test_demo_refuses_a_folder_with_something_in_it(demo: Demo) -> None:
    again = run("demo", demo.folder)
    assert (again.code, again.out) == (1, "")
    assert len(again.err.splitlines()) == 1
    assert "nicht leer" in again.err


def test_check_tells_one_line_each(demo: Demo) -> None:
    checked = run("check", *demo.opening)
    assert (checked.code, checked.err) == (0, "")
    assert len(checked.lines) == 4
    assert all(line.endswith(": in Ordnung") for line in checked.lines)


def test_check_finds_a_damaged_backup(demo: Demo) -> None:
    (backup, *_) = sorted((demo.folder / "backups").rglob("vault.db")) or sorted(
        path for path in (demo.folder / "backups").rglob("*") if path.is_file()
    )
    whole = backup.read_bytes()
    backup.write_bytes(whole[:5000] + bytes(2000) + whole[7000:])
    try:
        checked = run("check", *demo.opening)
    finally:
        backup.write_bytes(whole)
    assert checked.code == 1
    assert len(checked.err.splitlines()) == 1
    assert [line for line in checked.lines if not line.endswith(": in Ordnung")]


def test_the_store_may_be_named_by_the_environment(
    demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTEGRIF_DESK_STORE", str(demo.folder))
    assert run("check", *demo.opening[2:]).code == 0


def test_handover_composes_writes_and_registers(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "übergabe.pdf"
    number = _first_number(demo)
    wanted = ("handover", "--case", number, "--to", "Koordinierungsstelle", "--out", out)
    made = run(*wanted, *demo.opening)
    assert made.code == 0, made.err
    assert out.read_bytes().startswith(b"%PDF")
    assert re.search(r"Übergabe Ü-\d\d-\d{3}", made.out)
    assert "besprochen am" not in made.out
    assert "--discussed-on" in made.err
    assert "Gespeichert, noch nicht übergeben" in made.out
    assert re.search(r"Antwortcode: [2-9A-Z]{2}-[2-9A-Z]{4}-[2-9A-Z]", made.out)

    again = run(*wanted, *demo.opening)
    assert again.code == 1
    assert "gibt es schon" in again.err


def test_handover_says_and_enters_only_what_is_known(demo: Demo, tmp_path: Path) -> None:
    number = _first_number(demo)

    def written(name: str, *more: str) -> tuple[Result, str, dict[str, object]]:
        out = tmp_path / name
        to = ("--to", "Koordinierungsstelle", *more)
        made = run("handover", "--case", number, *to, "--out", out, *demo.opening)
        with pikepdf.open(out) as document:
            data = json.loads(document.attachments["handover.json"].get_file().read_bytes())
        return made, " ".join(" ".join(page_texts(out.read_bytes())).split()), data

    made, told, data = written("silent.pdf")
    assert made.code == 0
    assert "Die Weitergabe ist" not in told
    assert "discussed_on" not in data
    made, told, data = written("told.pdf", "--discussed-on", "02.02.2026")
    assert "Mit der Person besprochen am 02.02.2026" in made.out
    assert "--discussed-on" not in made.err
    assert re.search(r"Die Weitergabe ist mit .+ am 02\.02\.2026 besprochen\.", told)
    assert data["discussed_on"] == "2026-02-02"

    _, folder, _, name, _, file = demo.opening
    passphrase = Path(str(file)).read_text(encoding="utf-8").strip()
    with closing(vault.unlock(Path(str(folder)), str(name), passphrase)) as opened:
        row = handover.handovers(opened.desk).rows[0]
        assert row.state is HandoverState.ISSUED
        (entry,) = sending.offer(opened.desk, row.id).given
        assert (entry.channel, entry.is_only_saved) == (None, True)


def test_handover_warns_of_what_a_public_office_may_have_to_report(
    demo: Demo, tmp_path: Path
) -> None:
    number = _first_number(demo)
    _, folder, _, name, _, file = demo.opening
    passphrase = Path(str(file)).read_text(encoding="utf-8").strip()
    with closing(vault.unlock(Path(str(folder)), str(name), passphrase)) as opened:
        office = actor.actors(opened.desk, ActorFilter(text="Jobcenter Salzlandkreis, St")).rows[0]
        agree(opened.desk, case.find_by_number(opened.desk, number), office.id)
    wanted = ("--case", number, "--to", office.name, "--out", tmp_path / "a.pdf")
    made = run("handover", *wanted, *demo.opening)
    assert made.code == 0, made.err
    assert "§ 87 AufenthG" in made.err


def test_handover_says_what_an_office_would_miss(demo: Demo, tmp_path: Path) -> None:
    _, folder, _, name, _, file = demo.opening
    passphrase = Path(str(file)).read_text(encoding="utf-8").strip()
    with closing(vault.unlock(Path(str(folder)), str(name), passphrase)) as opened:
        entered = case.NewCase(given_names="Selam")
        created = case.open_case(opened.desk, entered).created
        assert created is not None
        number = case.read(opened.desk, created).case.number
        office = actor.actors(opened.desk, ActorFilter(text="Koordinierungsstelle")).rows[0]
        wanted = ("--case", number, "--to", office.name, "--out", tmp_path / "a.pdf")
    refused = run("handover", *wanted, *demo.opening)
    assert (refused.code, refused.out) == (1, "")
    assert "keine gültige Einwilligung" in refused.err
    assert refused.err.count("\n") == 1
    with closing(vault.unlock(Path(str(folder)), str(name), passphrase)) as opened:
        agreed = (DataCategory.IDENTITY, DataCategory.RESIDENCE)
        agree(opened.desk, created, office.id, categories=agreed)
    made = run("handover", *wanted, *demo.opening)
    assert "Es fehlen: " in made.out
    assert "Geburtsdatum; Gültigkeit des Aufenthaltspapiers" in made.out
    assert "Nicht enthalten: Sprachen – Einwilligung fehlt" in made.err


def _first_number(demo: Demo) -> str:
    """Return the number of a case that the demo holds."""
    _, folder, _, name, _, file = demo.opening
    passphrase = Path(str(file)).read_text(encoding="utf-8").strip()
    with closing(vault.unlock(Path(str(folder)), str(name), passphrase)) as opened:
        return handover.handovers(opened.desk).rows[0].case_number


@pytest.mark.parametrize(
    ("number", "to", "told"),
    [
        ("F-99-001", "Koordinierungsstelle", "F-99-001"),
        (None, "Jobcenter", "Jobcenter Salzlandkreis, Schönebeck; Jobcenter Salzlandkreis, Sta"),
        (None, "Raumfahrtamt", "Raumfahrtamt"),
    ],
)
def test_handover_tells_what_it_cannot_find(
    demo: Demo, tmp_path: Path, number: str | None, to: str, told: str
) -> None:
    out = tmp_path / "f.pdf"
    wanted = ("handover", "--case", number or _first_number(demo), "--to", to, "--out", out)
    made = run(*wanted, *demo.opening)
    assert (made.code, made.out) == (1, "")
    assert len(made.err.splitlines()) == 1
    assert told in made.err
    assert not out.exists()


def test_a_passphrase_that_nobody_could_type_makes_no_store(tmp_path: Path) -> None:
    file = tmp_path / "passphrase.txt"
    file.write_bytes("größe-äpfel-öl-haus-baum-straße".encode("latin-1"))
    made = run(
        *("init", tmp_path / "neu", "--association", "Verein", "--user", "Sabine Hartwig"),
        *("--passphrase-file", file),
    )
    assert (made.code, made.out) == (2, "")
    assert "UTF-8" in made.err
    assert not (tmp_path / "neu").exists()


def test_init_prints_the_recovery_code_once(
    tmp_path: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_file, "calibrate", lambda: CHEAP)
    folder = tmp_path / "neu"
    wanted = ("init", folder, "--association", "Verein Ä", "--user", "Sabine Hartwig")
    made = run(*wanted, "--passphrase-file", passphrase_file)
    assert made.code == 0, made.err
    assert made.out.count("Wiederherstellungscode: ") == 1
    assert PASSPHRASE not in made.out
    opening = ("--store", folder, "--user", "Sabine Hartwig", "--passphrase-file", passphrase_file)
    assert run("check", *opening).code == 0

    again = run(*wanted, "--passphrase-file", passphrase_file)
    assert (again.code, again.out) == (1, "")
    assert len(again.err.splitlines()) == 1


def test_a_wrong_passphrase_is_told_in_one_line(demo: Demo, passphrase_file: Path) -> None:
    told = run("check", *demo.opening[:4], "--passphrase-file", passphrase_file)
    assert (told.code, told.out) == (1, "")
    assert told.err == "Die Passphrase stimmt nicht. Bitte versuchen Sie es erneut.\n"


def test_a_missing_store_is_told_in_one_line(tmp_path: Path, passphrase_file: Path) -> None:
    opening = ("--store", tmp_path / "nichts", "--user", "X", "--passphrase-file", passphrase_file)
    told = run("check", *opening)
    assert told.code == 1
    assert "kein Tresor" in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tanzen",), "Den Befehl tanzen gibt es nicht."),
        (("check", "--tanzen"), "Die Angabe --tanzen gibt es nicht."),
        (("demo",), "Es fehlt ORDNER."),
        (("demo", "x", "--cases", "3"), "Der Wert für --cases passt nicht."),
        (("demo", "x", "--today", "31.02.2026"), "Bitte geben Sie ein Datum ein"),
        (("handover", "--case", "F-26-001", "--to", "X"), "Es fehlt --out."),
        (("check", "--user", "X"), "Ohne Tastatur braucht es --passphrase-file."),
        (("init", "x", "--user", "X"), "Es fehlt --association."),
    ],
)
def test_a_call_that_cannot_be_understood_ends_with_2(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(told)
    assert len(result.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [(), ("demo",), ("init",), ("handover",), ("check",)])
def test_help_is_german(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.code == 0
    assert result.out.startswith("Aufruf: integrif-desk")
    for english in ("Usage", "Options", "Commands", "required", "Show", "[OPTIONS]"):
        assert english not in result.out


def test_the_program_itself_takes_commands(tmp_path: Path) -> None:
    """The real way in: another process, the real cost of a passphrase, pipes."""
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE, encoding="utf-8")
    program = (sys.executable, "-m", "integrif_desk")
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program, *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            cwd=Path(__file__).parents[2],
            check=False,
        )

    names = ("--association", "Verein", "--user", "Sabine Hartwig", "--passphrase-file", file)
    made = call("init", tmp_path / "store", *names)
    assert made.returncode == 0, made.stderr
    opening = ("--store", tmp_path / "store", *names[2:])
    checked = call("check", *opening)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert len(checked.stdout.splitlines()) == 4
    assert call("check", "--tanzen").returncode == 2


def test_a_volunteer_is_told_to_ask_for_release(demo: Demo, tmp_path: Path) -> None:
    out = tmp_path / "f.pdf"
    wanted = ("handover", "--case", _first_number(demo), "--to", "Koordinierungsstelle")
    opening = ["Helga Brandt" if one == demo.opening[3] else one for one in demo.opening]
    made = run(*wanted, "--out", out, *opening)
    assert (made.code, made.out) == (1, "")
    assert "zur Freigabe" in made.err
    assert not out.exists()
