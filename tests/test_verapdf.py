"""The judge itself: it finds what is wrong in a file, keeps nothing, and says where it is missing.

A judge that lets everything pass would look like good documents.
"""

import io
import shutil
import tempfile
from pathlib import Path

import pikepdf
import pytest
import verapdf as console
from reportlab.pdfgen.canvas import Canvas
from verapdf import Judge, JudgeMissing, NotJudged, Profile

from tests import verapdf

# What plain ReportLab leaves out, as (clause, test): in PDF/UA-1 the mark that the file is tagged,
# the tags themselves, metadata, the title in the window, the structure tree, the language and the
# embedded font; in PDF/A-3a the line end before `endstream`, colours, font, metadata, mark, tree.
UNTAGGED: dict[Profile, set[tuple[str, int]]] = {
    "ua1": {
        *(("6.2", 1), ("7.1", 3), ("7.1", 8), ("7.1", 10), ("7.1", 11), ("7.2", 34)),
        ("7.21.4.1", 1),
    },
    "3a": {
        *(("6.1.7.1", 2), ("6.2.4.3", 4), ("6.2.11.4.1", 1), ("6.6.2.1", 1), ("6.7.2.2", 1)),
        ("6.7.3.3", 1),
    },
}


def untagged() -> bytes:
    """A page as plain ReportLab writes it."""
    content = io.BytesIO()
    canvas = Canvas(content, invariant=True)
    canvas.drawString(72, 720, "Rückmeldebogen")
    canvas.save()
    return content.getvalue()


def encrypted(pdf: bytes, password: str) -> bytes:
    content = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as document:
        document.save(content, encryption=pikepdf.Encryption(owner="owner", user=password, R=6))
    return content.getvalue()


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_an_untagged_document_fails_with_the_rules_it_breaks(profile: Profile) -> None:
    rules = verapdf.failed_rules(untagged(), profile)
    assert {(rule.clause, rule.test) for rule in rules} == UNTAGGED[profile]
    assert all(rule.times == 1 and len(rule.contexts) == 1 for rule in rules)


def test_a_failed_rule_says_what_is_wrong_and_where() -> None:
    with pytest.raises(AssertionError) as told:
        verapdf.assert_archival_and_accessible(untagged())
    assert "PDF/UA-1 7.1-3 (1×) Content shall be marked as Artifact or tagged" in str(told.value)
    assert "root/document[0]/pages[0]" in str(told.value)
    assert "PDF/A-3a 6.2.11.4.1-1" in str(told.value)


def test_a_file_that_cannot_be_archived_is_judged_as_accessible_alone() -> None:
    with pytest.raises(AssertionError) as told:
        verapdf.assert_archival_and_accessible(untagged(), archive=False)
    assert "PDF/A-3a" not in str(told.value)


def test_an_encrypted_file_is_judged_with_its_password() -> None:
    locked = encrypted(untagged(), "Wort mit Ä")
    rules = verapdf.failed_rules(locked, "ua1", password="Wort mit Ä")
    assert ("7.1", 11) in {(rule.clause, rule.test) for rule in rules}
    with pytest.raises(NotJudged, match="Encrypted"):
        verapdf.failed_rules(locked, "ua1")


def test_the_judge_goes_on_after_a_file_it_cannot_read() -> None:
    with pytest.raises(NotJudged):
        verapdf.failed_rules(b"no PDF\n", "ua1")
    assert verapdf.failed_rules(untagged(), "ua1")


def test_nothing_of_a_file_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verapdf.judge()  # skips where there is no Java
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Judge() as judge:
        judge.failed_rules(untagged(), "3a")
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []


def test_who_has_no_java_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(JudgeMissing, match=r"sudo apt-get install .* default-jdk-headless"):
        Judge()


def test_without_java_tests_are_skipped_and_in_ci_they_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        verapdf.judge.__wrapped__()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        verapdf.judge.__wrapped__()


def test_console_prints_a_line_per_profile_and_each_failed_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verapdf.judge()
    file = tmp_path / "slip.pdf"
    file.write_bytes(untagged())
    assert console.main([str(file)]) == 1
    told = capsys.readouterr().out
    assert f"{file}: PDF/UA-1: 7 Regeln verletzt" in told
    assert f"{file}: PDF/A-3a: 6 Regeln verletzt" in told
    assert "  7.1-11 (1×) The logical structure" in told


def test_console_names_a_file_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert console.main([str(tmp_path / "gone.pdf")]) == 1
    assert "gone.pdf" in capsys.readouterr().err
