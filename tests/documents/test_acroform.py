"""The form inside the file: what viewers, archives and screen readers find of it."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Name

from integrif_desk.documents import handover
from integrif_desk.documents.acroform import add_fields
from tests.documents.filled_in import Viewer, Widget, darkness, values, widgets
from tests.documents.snapshots import FULL
from tests.verapdf import assert_archival_and_accessible

FINGERPRINT = "a3f91b2c3d4e5f60"
TEXTS = ("grund_text_C1", "grund_text_C2", "grund_text_C3", "grund_text_C6", "name", "funktion")
DATES = ("ab_datum", "schritt_datum", "datum")
CHOICES = {
    "entscheidung": ("A", "B", "C"),
    "grund": ("C1", "C2", "C3", "C4", "C5", "C6"),
    **{f"empf_{number}": ("ja", "rueckfrage", "nein") for number in (1, 2, 3)},
}
PRINTED = {"code": "K7-4F2Q-9", "fassung": "1", "pruefwert": FINGERPRINT}


@pytest.fixture(scope="module")
def empty() -> bytes:
    return handover.render(FULL, fingerprint=FINGERPRINT)


@pytest.fixture
def form(empty: bytes) -> Iterator[pikepdf.Object]:
    with pikepdf.open(io.BytesIO(empty)) as pdf:
        yield pdf.Root.AcroForm


@pytest.fixture
def boxes(empty: bytes) -> Iterator[dict[str, Widget]]:
    with pikepdf.open(io.BytesIO(empty)) as pdf:
        yield widgets(pdf)


def test_every_field_has_its_fixed_name_and_kind(form: pikepdf.Object) -> None:
    kinds = {str(field.T): field.FT for field in form.Fields}
    texts = (*TEXTS, *DATES, *PRINTED, "telefon", "email", "schritt")
    assert kinds == {**dict.fromkeys(texts, Name.Tx), **dict.fromkeys(CHOICES, Name.Btn)}


def test_choices_are_the_letters_that_are_named_on_the_phone(boxes: dict[str, Widget]) -> None:
    offered = {name for name in boxes if "/" in name}
    assert offered == {f"{name}/{each}" for name, choices in CHOICES.items() for each in choices}


def test_the_tab_key_goes_down_the_page_as_the_eye_does(boxes: dict[str, Widget]) -> None:
    assert list(boxes) == [
        *("code", "fassung", "pruefwert"),
        *("entscheidung/A", "entscheidung/B", "ab_datum", "entscheidung/C"),
        *("grund/C1", "grund_text_C1", "grund/C2", "grund_text_C2", "grund/C3", "grund_text_C3"),
        *("grund/C4", "grund/C5", "grund/C6", "grund_text_C6"),
        *("name", "funktion", "telefon", "email", "schritt", "schritt_datum"),
        *(f"empf_{number}/{said}" for number in (1, 2, 3) for said in CHOICES["empf_1"]),
        "datum",
    ]


def test_screen_readers_hear_what_each_box_asks(
    form: pikepdf.Object, boxes: dict[str, Widget]
) -> None:
    said = {name: str(box.annotation.TU) for name, box in boxes.items()}
    assert all(said.values())
    assert len(set(said.values())) == len(said)
    assert said["entscheidung/A"] == "A: Wir übernehmen die Abstimmung"
    assert said["grund_text_C1"] == "C1: Wer ist zuständig?"
    assert said["empf_2/nein"] == (
        "Empfehlung 2, das ist nicht umsetzbar: Einen Brückenkurs von B1 nach B2 anbieten, zwei "
        "Abende je Woche."
    )
    assert all("TT.MM.JJJJ" in said[name] for name in DATES)
    groups = {str(field.T): str(field.TU) for field in form.Fields}
    assert groups["entscheidung"] == "Ihre Entscheidung"
    assert groups["empf_1"].endswith("einmal hinterlegen und gegenseitig anerkennen.")


def test_every_state_has_an_appearance_of_its_own(boxes: dict[str, Widget]) -> None:
    for name, box in boxes.items():
        shown = box.annotation.AP
        assert list(shown.keys()) == ["/N"]
        states = [shown.N] if "/" not in name else [shown.N.Off, shown.N[f"/{name.split('/')[1]}"]]
        for state in states:
            assert state.Subtype == Name.Form
            assert [float(edge) for edge in state.BBox][:2] == [0, 0]
        if len(states) == 2:
            off, on = (state.read_bytes() for state in states)
            assert b" S" in on
            assert off == b"q Q"  # an empty stream is damaged to some readers
            assert str(box.annotation.AS) == "/Off"


def test_archives_find_nothing_that_they_forbid(
    form: pikepdf.Object, boxes: dict[str, Widget]
) -> None:
    assert "/NeedAppearances" not in form
    assert "/XFA" not in form
    for thing in [*form.Fields, *(box.annotation for box in boxes.values())]:
        assert "/A" not in thing
        assert "/AA" not in thing
    assert {int(box.annotation.F) for box in boxes.values()} == {4}


def test_what_is_typed_is_set_in_a_font_that_the_file_holds(form: pikepdf.Object) -> None:
    (name,) = form.DR.Font.keys()
    font = form.DR.Font[name]
    assert str(form.DA).startswith(f"{name} ")
    assert all(str(field.DA).startswith(f"{name} ") for field in form.Fields)
    assert font.Encoding == Name.WinAnsiEncoding
    assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
    umlaut = "ü".encode("cp1252")[0] - int(font.FirstChar)
    assert 400 < int(font.Widths[umlaut]) < 700
    assert font.FontDescriptor.FontFile2.read_bytes()[:4] == b"\x00\x01\x00\x00"
    assert len(font.FontDescriptor.FontFile2.read_raw_bytes()) < 20_000


def test_printed_fields_cannot_be_changed_and_are_not_drawn_twice(
    empty: bytes, form: pikepdf.Object
) -> None:
    found = {str(field.T): field for field in form.Fields}
    assert {name: values(empty)[name] for name in PRINTED} == PRINTED
    for name in PRINTED:
        left, bottom, right, top = (float(corner) for corner in found[name].Rect)
        assert int(found[name].Ff) & 1
        assert right - left <= 1.001
        assert top - bottom <= 1.001
    with Viewer(empty) as viewer:
        viewer.write("code", "ZZ")
        assert values(viewer.saved())["code"] == PRINTED["code"]


def test_no_answer_is_cut_and_only_the_next_step_has_lines(form: pikepdf.Object) -> None:
    several_lines = {str(field.T) for field in form.Fields if int(field.get("/Ff", 0)) & 1 << 12}
    assert several_lines == {"schritt"}
    assert not any("/MaxLen" in field for field in form.Fields)


def test_a_document_without_fields_gets_no_form() -> None:
    with pikepdf.new() as pdf:
        assert add_fields(pdf, []) == []
        assert "/AcroForm" not in pdf.Root


def test_widgets_come_back_in_the_order_of_the_boxes(empty: bytes) -> None:
    placed = handover.layout(FULL).fields
    with pikepdf.new() as pdf:
        for _ in range(4):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[3].obj.Annots = Array([pdf.make_indirect(pikepdf.Dictionary())])
        added = add_fields(pdf, placed)
        assert [str(widget.TU) for widget in added] == [each.field.tooltip for each in placed]
        assert list(pdf.pages[3].obj.Annots)[1:] == added
        assert all(widget.is_indirect for widget in added)


def test_the_same_slip_has_the_same_bytes(empty: bytes) -> None:
    assert handover.render(FULL, fingerprint=FINGERPRINT) == empty
    assert handover.render(replace(FULL, version=2), fingerprint=FINGERPRINT) != empty


ANSWERS = {
    "ab_datum": "12.03.2026",
    "grund_text_C1": "Ausländerbehörde " * 23 + "Ende",  # 395 characters
    "name": "Jürgen Groß-Öztürk",
    "funktion": "Łukasz Ğ ዮናስ",
    "telefon": "03925 4711",
    "email": "j.gross@amt.example",
    "schritt": "Erste Zeile äöüß €\nمحمد الأحمد\nDritte „Zeile“",
    "schritt_datum": "12032026",
    "datum": "1.4.26",
}


@pytest.fixture(scope="module")
def filled(empty: bytes) -> bytes:
    with Viewer(empty) as viewer:
        for name, text in ANSWERS.items():
            viewer.write(name, text)
        for name in ("entscheidung/B", "grund/C1", "empf_1/ja", "empf_3/nein"):
            viewer.click(name)
        return viewer.saved()


def test_what_an_office_fills_in_comes_back_as_typed(filled: bytes) -> None:
    found = values(filled)
    typed = {name: found[name].replace("\r\n", "\n").replace("\r", "\n") for name in ANSWERS}
    assert typed == ANSWERS
    ticked = {name: found[name] for name in CHOICES}
    assert ticked == {
        "entscheidung": "B",
        "grund": "C1",
        "empf_1": "ja",
        "empf_2": "",
        "empf_3": "nein",
    }
    assert {name: found[name] for name in PRINTED} == PRINTED


def test_what_was_filled_in_is_seen(empty: bytes, filled: bytes, boxes: dict[str, Widget]) -> None:
    for name in ("name", "schritt", "email", "entscheidung/B", "grund/C1", "empf_3/nein"):
        assert darkness(filled, boxes[name]) > darkness(empty, boxes[name]) + 0.01, name
    for name in ("grund_text_C2", "entscheidung/A", "empf_2/ja"):
        assert darkness(filled, boxes[name]) == pytest.approx(darkness(empty, boxes[name])), name


def test_a_slip_filled_in_with_western_letters_stays_accessible_and_archival(empty: bytes) -> None:
    with Viewer(empty) as viewer:
        viewer.write("name", "Jürgen Groß-Öztürk")
        viewer.write("schritt", "Ärztin einladen\nè ñ ø €")
        viewer.click("entscheidung/A")
        assert_archival_and_accessible(viewer.saved())


def test_boxes_of_a_group_exclude_one_another(filled: bytes) -> None:
    with Viewer(filled) as viewer:
        viewer.click("entscheidung/C")
        viewer.click("grund/C6")
        changed = viewer.saved()
    assert values(changed)["entscheidung"] == "C"
    assert values(changed)["grund"] == "C6"
    with pikepdf.open(io.BytesIO(changed)) as pdf:
        states = [
            str(box.annotation.AS)
            for name, box in widgets(pdf).items()
            if name.startswith(("entscheidung/", "grund/"))
        ]
    assert sorted(state for state in states if state != "/Off") == ["/C", "/C6"]


def test_a_wrong_tick_can_be_taken_back(filled: bytes) -> None:
    with Viewer(filled) as viewer:
        viewer.click("grund/C1")
        assert values(viewer.saved())["grund"] == ""
