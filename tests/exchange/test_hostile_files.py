"""Files that are made to do harm: read or refused, soon, in little memory, with no effect."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrif_desk.domain.errors import ErrorCode, KnownError
from tests.exchange.hostile import bound, mutate, shapes, slip
from tests.exchange.hostile.contents import MARK

ROOT = Path(__file__).parents[2]
REFUSALS = {code.value for code in ErrorCode if code.name.startswith("RETURNED_")}
SURELY = {
    "field that is its own kid": "returned_scanned",
    "table that refers to itself": "read 1 fields",
    "page tree that holds itself": "returned_damaged",
    "kids 100000 deep": "read 1 fields",
    "10000 fields": "returned_too_heavy",
    "1500 fields": "read 1500 fields",
    "too large by far": "returned_too_large",
    "20 MB of nothing": "returned_damaged",
    "attachment: 300 MB of zeros": "read 1 fields, 0 attachments",
    "value: 300 MB of zeros": "read 1 fields",
    "XFA that unpacks without end": "returned_xfa",
    "XFA alone": "returned_xfa",
    "AES-256 with the password „“": "read 15 fields, 1 attachments",
    "AES-256 with the password „geheim“": "returned_protected",
    "RC4-40 with the password „geheim“": "returned_protected",
    "script everywhere": "read 15 fields, 1 attachments",
    "launch everywhere": "read 15 fields, 1 attachments",
    "attachment '../../x'": "read 15 fields, 1 attachments",
    "an attachment of 18 MB": "read 15 fields, 0 attachments",
    "a field without a name": "read 15 fields",
    "a signature": "read 16 fields",
    "JBIG2 on the page": "returned_scanned",
    "0 bytes": "returned_not_pdf",
    "a ZIP that is a PDF, too": "read 15 fields",
    "a page of the web that is a PDF, too": "read 1 fields",
    "PDF 2.0": "read 15 fields",
    "fifteen slips": "read 225 fields, 1 attachments",
    "sixteen slips": "read 240 fields",
    "fifteen slips with 100 fields more each": "read 1725 fields",
    "fifteen slips with 200 fields more each": "returned_too_heavy",
    "20000 cases": "returned_too_heavy",
    "one case 1500 times": "read 1 fields",
    "names that are hardly cases": "read 7 fields",
}
"""What must become of some; of all others any clear outcome will do."""


measured = pytest.mark.skipif(
    sys.platform == "win32", reason="what a process took is told another way there"
)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Folders that whatever is carried out would write to."""
    root = tmp_path_factory.mktemp("hostile")
    return {name: _made(root / name) for name in ("home", "temporary")}


@pytest.fixture(scope="module")
def told(homes: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """What became of each file, by its name, read from a process that is small itself."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "scripts.fuzz_slips", "corpus"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(homes["home"]), "TMPDIR": str(homes["temporary"])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({line["name"] for line in lines}) == len(lines)
    return {line["name"]: line for line in lines}


def _made(path: Path) -> Path:
    path.mkdir()
    return path


@measured
def test_each_file_is_read_or_refused(told: dict[str, dict[str, Any]]) -> None:
    assert len(told) > 150
    outcomes = {line["outcome"].split()[0] for line in told.values()}
    assert outcomes <= REFUSALS | {"read"}
    for name, expected in SURELY.items():
        assert told[name]["outcome"].startswith(expected), name


@measured
def test_no_file_takes_longer_than_five_seconds(told: dict[str, dict[str, Any]]) -> None:
    assert {name: line["ms"] for name, line in told.items() if line["ms"] > 5000} == {}


@measured
def test_no_file_takes_more_than_500_megabytes(told: dict[str, dict[str, Any]]) -> None:
    assert {name: line["mb"] for name, line in told.items() if line["mb"] > 500} == {}


@measured
def test_nothing_is_carried_out_or_written(
    told: dict[str, dict[str, Any]], homes: Mapping[str, Path]
) -> None:
    assert told
    assert [path for home in homes.values() for path in home.rglob("*")] == []
    assert not Path("/tmp", MARK).exists()
    assert not (ROOT / MARK).exists()


changes = st.lists(
    st.builds(
        mutate.Change,
        st.sampled_from(mutate.Way),
        st.integers(0, 2**32 - 1),
        st.integers(0, 2**16 - 1),
    ),
    min_size=1,
    max_size=30,
)


@pytest.mark.parametrize("kind", ["slip", "printed", "plain"])
@pytest.mark.parametrize("end", [b"", mutate.END])
def test_a_slip_that_is_cut_off_anywhere_is_read_or_refused(kind: str, end: bytes) -> None:
    for length in range(0, len(SLIPS[kind]), 97):
        require_clear(SLIPS[kind][:length] + end)


@settings(max_examples=200)
@given(st.sampled_from(("slip", "bound", "printed", "plain")), changes)
def test_a_changed_slip_is_read_or_refused(kind: str, made: list[mutate.Change]) -> None:
    require_clear(mutate.mutated(SLIPS[kind], made, SLIPS["slip"]))


@pytest.mark.parametrize("name", [name for name, _ in shapes.files()])
def test_one_thing_in_the_place_of_another_is_read_or_refused(name: str) -> None:
    require_clear(dict(shapes.files())[name]())


def require_clear(content: bytes) -> None:
    """Read a file in this very process: what it raises must be foreseen."""
    from integrif_desk.exchange import returned_pdf_parts

    try:
        facts = returned_pdf_parts.read(content, lambda _blob: None)
    except KnownError as refused:
        outcome = refused.code.value
    else:
        outcome = "read"
        assert json.loads(json.dumps(facts)) == facts
    assert outcome in REFUSALS | {"read"}


SLIPS = {
    "slip": slip.slip(),
    "bound": slip.saved(bound.document(3)),
    "printed": slip.slip(form=False, printed=f"Antwort-Code {slip.CODE} auf dem Bogen"),
    "plain": slip.saved(slip.document(), qdf=True),
}
