"""The check of all sentences passes on ours and catches each kind of mistake."""

import json
from pathlib import Path

import pytest
from check_translations import check

ROOT = Path(__file__).resolve().parent.parent

ERRORS = 'class ErrorCode:\n    LOST = "lost"\n'
SENTENCES = 'SENTENCES: dict = {ErrorCode.LOST: "Nicht gefunden."}\n'
SOUND = 'tr("Fall {number} öffnen", number=7)\ntr_n("Ein Fall", "{n} Fälle", count)\n'
CATALOGUE = {
    "Nicht gefunden.": "Not found.",
    "Fall {number} öffnen": "Open case {number}",
    "Ein Fall": "One case",
    "{n} Fälle": "{n} cases",
}


def write_project(
    root: Path,
    page: str = SOUND,
    errors: str = ERRORS,
    sentences: str = SENTENCES,
    catalogue: dict[str, str] | None = None,
) -> Path:
    files = {
        "integrif_desk/ui/page.py": page,
        "integrif_desk/domain/errors.py": errors,
        "integrif_desk/wording/errors.py": sentences,
    }
    if catalogue is not None:
        files["resources/i18n/en.json"] = json.dumps(catalogue)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_our_own_sentences_are_complete_and_well_set() -> None:
    assert check(ROOT) == []


def test_a_sound_project_has_no_problems(tmp_path: Path) -> None:
    assert check(write_project(tmp_path, catalogue=CATALOGUE)) == []


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("tr(greeting)", "festen Text"),
        ('tr(f"Guten Tag {name}")', "festen Text"),
        ('tr("Guten " + "Tag")', "festen Text"),
        ('tr_n("Ein Fall", cases, count)', "festen Text"),
        ("i18n.tr(greeting)", "festen Text"),
        ('tr("Fall {number}")', "Platzhalter ['number'], übergeben []"),
        ('tr("Fall", number=7)', "Platzhalter [], übergeben ['number']"),
        ('tr("Fall {number}", **values)', "übergeben ['None']"),
        ('tr("Fall {}", number=7)', "Platzhalter ohne Namen"),
        ('tr("Fall {number", number=7)', "expected '}'"),
        ('tr_n("Ein Fall", "{n} Fälle in {town}", count)', "Platzhalter ['n', 'town']"),
        ("tr('Der Fall \"7\"')", "gerade Anführungszeichen"),
        ('tr("Bitte warten...")', "drei Punkte"),
        ('tr("Gespeichert!")', "Ausrufezeichen"),
        ('tr("Der Fall „7")', "nicht gleich oft"),
    ],
)
def test_a_mistake_in_a_call_is_named_with_its_place(
    tmp_path: Path, page: str, complaint: str
) -> None:
    [problem] = check(write_project(tmp_path, page))
    assert problem.startswith("integrif_desk/ui/page.py:1: ")
    assert complaint in problem


@pytest.mark.parametrize(
    ("sentences", "complaint"),
    [
        ("SENTENCES: dict = {}\n", "kein Satz für LOST"),
        (SENTENCES.replace("}", ', ErrorCode.GONE: "Weg."}'), "GONE gibt es nicht"),
        (SENTENCES.replace("gefunden.", "gefunden!"), "Ausrufezeichen"),
    ],
)
def test_errors_and_their_sentences_match(tmp_path: Path, sentences: str, complaint: str) -> None:
    [problem] = check(write_project(tmp_path, sentences=sentences))
    assert complaint in problem


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"Ein Fall": None}, "en.json: nicht übersetzt: Ein Fall"),
        ({"Zwei Fälle": "Two cases"}, "en.json: nirgends mehr gebraucht: Zwei Fälle"),
        ({"{n} Fälle": "{m} cases"}, "en.json: andere Platzhalter: {m} cases"),
        ({"{n} Fälle": "{n cases"}, "en.json: andere Platzhalter: {n cases"),
    ],
)
def test_a_catalogue_holds_each_sentence_with_its_placeholders(
    tmp_path: Path, change: dict[str, str | None], complaint: str
) -> None:
    catalogue = {**CATALOGUE, **change}
    kept = {german: other for german, other in catalogue.items() if other is not None}
    assert check(write_project(tmp_path, catalogue=kept)) == [complaint]
