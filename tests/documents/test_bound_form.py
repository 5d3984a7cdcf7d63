"""The form of a document that binds several cases: one file, a slip for each, nothing mixed up."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from integrif_desk.documents import handover_bundle
from integrif_desk.domain import bound_names
from tests.documents.bundles import BUNDLE, most
from tests.documents.filled_in import Viewer, Widget, ended, values, widgets
from tests.verapdf import assert_archival_and_accessible

CASES = (1, 2, 3)
CONTENT = handover_bundle.render(BUNDLE)


@pytest.fixture
def form() -> Iterator[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(CONTENT)) as pdf:
        yield pdf.Root.AcroForm


@pytest.fixture
def boxes() -> Iterator[dict[str, Widget]]:
    with pikepdf.open(io.BytesIO(CONTENT)) as pdf:
        yield widgets(pdf)


def test_each_case_holds_the_fixed_names_once(form: pikepdf.Object) -> None:
    assert [str(field.T) for field in form.Fields] == ["fall1", "fall2", "fall3"]
    for case, field in zip(CASES, form.Fields, strict=True):
        names = [str(kid.T) for kid in field.Kids]
        assert len(set(names)) == len(names)
        assert {"code", "entscheidung", "grund", "schritt", "datum"} <= set(names)
        assert str(field.TU) == f"Fall {case}"
        assert all(kid.Parent.objgen == field.objgen for kid in field.Kids)
    recommended = [sum(str(kid.T).startswith("empf_") for kid in each.Kids) for each in form.Fields]
    assert recommended == [3, 0, 3]


def test_each_slip_knows_its_own_code_and_check_value() -> None:
    found = bound_names.by_case(values(CONTENT))
    assert list(found) == [1, 2, 3]
    codes = [each.snapshot.answer_code for each in BUNDLE.handovers]
    assert [each["code"] for each in found.values()] == codes
    marks = [each.fingerprint for each in BUNDLE.handovers]
    assert [each["pruefwert"] for each in found.values()] == marks


def test_the_tab_key_goes_from_slip_to_slip(boxes: dict[str, Widget]) -> None:
    order = [name.partition(".") for name in boxes]
    assert [case for case, _dot, _name in order] == sorted(case for case, _dot, _name in order)
    first = [name for case, _dot, name in order if case == "fall1"]
    third = [name for case, _dot, name in order if case == "fall3"]
    assert first == third
    assert first[3:6] == ["entscheidung/A", "entscheidung/B", "ab_datum"]


def test_a_screen_reader_says_whose_box_it_is(
    form: pikepdf.Object, boxes: dict[str, Widget]
) -> None:
    said = {name: str(box.annotation.TU) for name, box in boxes.items()}
    assert len(set(said.values())) == len(said)
    assert said["fall2.entscheidung/A"] == "Fall 2, A: Wir übernehmen die Aufnahme in einen Kurs"
    assert all(words.startswith(f"Fall {name[4]}, ") for name, words in said.items())
    assert {str(field.TU)[:7] for field in ended(form.Fields)} == {"Fall 1,", "Fall 2,", "Fall 3,"}


def test_every_box_has_an_appearance_of_its_own_and_no_script(boxes: dict[str, Widget]) -> None:
    for name, box in boxes.items():
        looks = box.annotation.AP.N
        states = [looks.Off, looks[f"/{name.split('/')[1]}"]] if "/" in name else [looks]
        assert all(state.Subtype == pikepdf.Name.Form for state in states)
        assert "/A" not in box.annotation
        assert "/AA" not in box.annotation


@pytest.fixture(scope="module")
def filled() -> bytes:
    with Viewer(CONTENT) as viewer:
        viewer.click("fall1.entscheidung/B")
        viewer.write("fall1.ab_datum", "01.04.2026")
        viewer.write("fall1.name", "Jürgen Groß-Öztürk")
        viewer.click("fall3.entscheidung/C")
        viewer.click("fall3.grund/C3")
        viewer.write("fall3.grund_text_C3", "Zeugnis fehlt")
        viewer.click("fall3.empf_2/ja")
        return viewer.saved()


def test_what_is_filled_in_for_one_case_stays_with_it(filled: bytes) -> None:
    found = bound_names.by_case(values(filled))
    told = {
        case: {name: value for name, value in slip.items() if value and name not in _PRINTED}
        for case, slip in found.items()
    }
    assert told == {
        1: {"entscheidung": "B", "ab_datum": "01.04.2026", "name": "Jürgen Groß-Öztürk"},
        2: {},
        3: {
            "entscheidung": "C",
            "grund": "C3",
            "grund_text_C3": "Zeugnis fehlt",
            "empf_2": "ja",
        },
    }


def test_what_was_saved_can_be_filled_in_further(filled: bytes) -> None:
    with Viewer(filled) as viewer:
        viewer.click("fall2.entscheidung/A")
        viewer.click("fall3.entscheidung/A")
        viewer.click("fall3.grund/C3")
        found = bound_names.by_case(values(viewer.saved()))
    assert [slip["entscheidung"] for slip in found.values()] == ["B", "A", "A"]
    assert found[3]["grund"] == ""


def test_a_partly_filled_document_stays_accessible_and_archival(filled: bytes) -> None:
    assert_archival_and_accessible(filled)


def test_fifteen_slips_are_fillable_in_one_file() -> None:
    content = handover_bundle.render(most())
    found = bound_names.by_case(values(content))
    assert list(found) == list(range(1, bound_names.MOST_CASES + 1))
    with Viewer(content) as viewer:
        for case in found:
            viewer.click(f"fall{case}.entscheidung/{'ABC'[case % 3]}")
        answered = bound_names.by_case(values(viewer.saved()))
    assert [slip["entscheidung"] for slip in answered.values()] == list("BCA" * 5)


_PRINTED = ("code", "fassung", "pruefwert")
