"""Slips that a browser saved: filled in and changed with pdf.js 5.6 (Firefox).

Those alone with real clicks; the document of several cases in Chromium by a script, saved, opened
again, filled in further and saved once more.
"""

from pathlib import Path

from integrif_desk.domain import bound_names, returned_slip
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.exchange import returned_pdf

FILLED = Path(__file__).parent / "filled"


def fields(name: str) -> dict[str, str]:
    return dict(returned_pdf.read((FILLED / name).read_bytes()).fields)


def test_what_was_filled_in_is_read() -> None:
    assert fields("pdfjs.pdf") == {
        "code": "K7-4F2Q-9",
        "fassung": "1",
        "pruefwert": "a3f91b2c3d4e5f60",
        "entscheidung": "B",
        "ab_datum": "12.03.2026",
        "grund": "C1",
        "grund_text_C1": "Ausländerbehörde Bernburg",
        "grund_text_C2": "",
        "grund_text_C3": "",
        "grund_text_C6": "",
        "name": "Jürgen Groß-Öztürk „ß“ €",
        "funktion": "Łukasz Çelik Ğ محمد الأحمد ዮናስ",
        "telefon": "03925 4711",
        "email": "",
        "schritt": "Erste Zeile ä\nZweite „Zeile“ محمد\nDritte",
        "schritt_datum": "12032026",
        "empf_1": "nein",
        "empf_2": "ja",
        "datum": "1.4.26",
    }


def test_a_tick_moved_after_saving_is_read_where_it_stands() -> None:
    """pdf.js then ticks the box but leaves the field's own value at „Off“."""
    found = fields("pdfjs-changed.pdf")
    assert (found["entscheidung"], found["grund"], found["empf_2"]) == ("C", "", "nein")
    slip = returned_slip.interpret({**found, "grund": "C1"})
    assert (slip.decision, slip.reason) == (Decision.C, DeclineReason.C1)


def test_a_document_of_several_cases_is_read_case_by_case() -> None:
    found = bound_names.by_case(fields("pdfjs-bound.pdf"))
    told = {
        case: {name: value for name, value in slip.items() if value and name != "pruefwert"}
        for case, slip in found.items()
    }
    assert told == {
        1: {
            "code": "K7-4F2Q-9",
            "fassung": "1",
            "entscheidung": "B",
            "ab_datum": "12.03.2026",
            "name": "Jürgen Groß-Öztürk „ß“ €",
            "empf_2": "ja",
        },
        2: {"code": "RK-5BQM-4", "fassung": "1", "entscheidung": "A", "name": "Ümit"},
        3: {
            "code": "M5-6SMB-3",
            "fassung": "1",
            "entscheidung": "B",  # moved from C, and its reason taken back
            "ab_datum": "1.4.26",
            "grund_text_C3": "Zeugnis fehlt, محمد",
            "schritt": "Erste Zeile ä\nZweite",
        },
    }
