"""Where pages end: none is nearly empty, and nothing short stands alone on one."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.documents import handover
from integrif_desk.documents.flowables import Paragraph, Role, paragraph
from integrif_desk.documents.grid import PLAIN, TABLE, Grid
from integrif_desk.documents.keeping import Ending, headed
from integrif_desk.documents.pages import BOTTOM, LATER_HEIGHT, LATER_TOP
from integrif_desk.documents.styles import BODY, HEADING, PAGE_HEIGHT, WIDTH
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.handover import ConsentBasis, DataCategory, HandoverSnapshot, NoteExtract
from tests.documents.pdf_text import lines_of_page, page_texts
from tests.documents.snapshots import FULL

_TEXT = "Der Termin beim Jobcenter wurde besprochen, die Unterlagen fehlten noch. "
_BASES = tuple(
    ConsentBasis(category=each, given_on=date(2026, 1, 12), valid_until=date(2026, 12, 31))
    for each in DataCategory
)


_HEADINGS = (
    "Weg bis heute",
    "Aus dem Verlauf",
    "Verweisungen und Ergebnisse",
    "Offene Aufgaben",
    "Praxiswissen aus der Begleitung",
    "Unsere Empfehlungen",
    "Übermittelte Angaben und Grundlage",
    "Bis wann",
    "gültig bis",
)


def of_length(notes: int, sentences: int, *, has_bases: bool = True) -> HandoverSnapshot:
    """Return a handover whose way so far ends at another place for every number."""
    note = NoteExtract(on=date(2026, 3, 4), kind=ContactKind.PHONE, text=_TEXT * sentences)
    practice = sentences % 2 == 1
    return replace(
        FULL,
        notes=(note,) * notes,
        referrals=FULL.referrals[: notes % 5 + 1],
        tasks=FULL.tasks * (1 + notes % 2),
        did_not_help=FULL.did_not_help if practice else (),
        helped=FULL.helped[: sentences % 4] if practice else (),
        recommendations=FULL.recommendations[: sentences % 4] if practice else (),
        bases=_BASES if has_bases else (),
    )


@pytest.mark.parametrize("sentences", [1, 2, 3, 6, 15])
@pytest.mark.parametrize("notes", range(0, 22, 3))
def test_no_page_is_nearly_empty_and_nothing_short_stands_alone(notes: int, sentences: int) -> None:
    for has_bases in (True, False):
        pdf = handover.render(of_length(notes, sentences, has_bases=has_bases))
        pages = page_texts(pdf)
        slip = next(page for page, text in enumerate(pages) if "Ihre Entscheidung" in text)
        for page in range(1, slip):
            assert _used(pdf, page) >= 1 / 3, (page, pages[page])
            _assert_nothing_alone(pages[page], pdf, page)


def test_notice_and_its_table_begin_together() -> None:
    for notes in range(0, 22, 2):
        pages = page_texts(handover.render(of_length(notes, 2)))
        (page,) = [text for text in pages if "Hinweise für die empfangende" in text]
        assert "Grundlage der Einwilligungen" in page
        assert page.count("Einwilligung vom") >= 3


def _used(pdf: bytes, page: int) -> float:
    text = [line for line in lines_of_page(pdf, page) if line.bottom < PAGE_HEIGHT - BOTTOM + 2]
    return (text[-1].bottom - LATER_TOP) / LATER_HEIGHT


def _assert_nothing_alone(text: str, pdf: bytes, page: int) -> None:
    lines = [line for line in lines_of_page(pdf, page) if 60 < line.top < PAGE_HEIGHT - BOTTOM]
    assert not lines[-1].text.endswith(_HEADINGS), text
    assert not lines[0].text.startswith(("Hinweise", "„Erbeten“", "Die Weitergabe")), text


def _lines(count: int) -> Paragraph:
    return paragraph("\n".join("Zeile" for _ in range(count)), BODY)


def _high(count: int) -> float:
    return count * BODY.leading


def _table(rows: int) -> Grid:
    return Grid([[[_lines(1)]] for _ in range(rows)], (WIDTH,), PLAIN)


def test_the_loosest_way_that_fits_is_taken() -> None:
    ending = Ending([_lines(10), _lines(2)], [_lines(8), _lines(2)], company=0)
    assert ending.wrap(WIDTH, _high(12))[1] == _high(12)
    assert ending.wrap(WIDTH, _high(11))[1] == _high(10)
    assert ending.wrap(WIDTH, _high(5))[1] == _high(12)


@pytest.mark.parametrize("room", range(4, 13))
def test_the_last_block_takes_company_along(room: int) -> None:
    ending = Ending([_table(9), _table(4)], company=_high(3))
    parts = ending.split(WIDTH, _high(room))
    assert len(parts) == 2
    stays, goes = (part.wrap(WIDTH, 1e6)[1] for part in parts)
    assert stays + goes == _high(13)
    assert goes >= _high(4 + 3)


def test_little_room_moves_everything_on() -> None:
    blocks = [_table(20), _table(4)]
    assert Ending(blocks, company=0, whole=_high(10)).split(WIDTH, _high(10)) == []
    assert len(Ending(blocks, company=0, whole=_high(10)).split(WIDTH, _high(11))) == 2
    assert Ending(blocks, company=_high(15), least=_high(6)).split(WIDTH, _high(11)) == []


def test_more_than_a_page_is_always_broken() -> None:
    ending = Ending([_table(70), _table(40)], company=_high(69), least=_high(50), whole=1e4)
    assert len(ending.split(WIDTH, LATER_HEIGHT)) == 2


def test_heading_goes_with_what_it_heads() -> None:
    title = paragraph("Titel", HEADING, Role.H2)
    ending = Ending([_table(3), title, _table(2), _lines(1)], company=0)
    stays, _goes = ending.split(WIDTH, _high(3) + 40)
    assert stays.wrap(WIDTH, 1e6)[1] == _high(3)
    first = headed(title, [Grid([[[_lines(20)]]], (WIDTH,), TABLE)])[0]
    assert first.height > _high(20)
