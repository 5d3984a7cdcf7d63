import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.flowables import Gap, Paragraph, paragraph, split_stack, stack_height
from integrif_desk.documents.grid import PLAIN, Grid, Row
from integrif_desk.documents.styles import BODY


def _lines(count: int) -> Paragraph:
    return paragraph("\n".join("Zeile" for _ in range(count)), BODY)


def _grid(*line_counts: int) -> Grid:
    return Grid([[[_lines(count)]] for count in line_counts], (200,), PLAIN)


def test_grid_is_as_high_as_its_rows() -> None:
    assert _grid(2, 3).wrap(200, 1000) == (200, 5 * BODY.leading)


def test_grid_splits_between_rows() -> None:
    upper, lower = _grid(2, 2, 2).split(200, 5 * BODY.leading)
    assert isinstance(upper, Grid)
    assert isinstance(lower, Grid)
    assert (len(upper.rows), len(lower.rows)) == (2, 1)


def test_low_row_goes_to_the_next_page_whole() -> None:
    assert _grid(6).split(200, 3 * BODY.leading) == []


def test_row_higher_than_a_page_splits_inside() -> None:
    upper, lower = _grid(100).split(200, 40 * BODY.leading)
    assert upper.wrap(200, 1000)[1] + lower.wrap(200, 1000)[1] == 100 * BODY.leading


@pytest.mark.parametrize("room", range(5, 400, 3))
def test_no_cell_of_a_broken_row_stands_without_the_others(room: int) -> None:
    text = _lines(100)
    row: Row = [[paragraph("02.02.2026", BODY)], [Gap(4), text], []]
    grid = Grid([[[_lines(1)], [], []], row], (60, 100, 40), PLAIN)
    for part in grid.split(200, room)[:1]:
        assert isinstance(part, Grid)
        if len(part.rows) == 2:
            date_cell, text_cell, empty = part.rows[1]
            assert date_cell
            assert any(isinstance(block, Paragraph) for block in text_cell)
            assert not empty


def test_paragraph_leaves_no_single_line_behind() -> None:
    upper, lower = _lines(6).split(200, 5 * BODY.leading)
    assert upper.wrap(200, 1000)[1] == 4 * BODY.leading
    assert lower.wrap(200, 1000)[1] == 2 * BODY.leading


def test_stack_splits_where_the_room_ends() -> None:
    blocks: list[Flowable] = [_lines(2), _lines(2), _lines(2)]
    fitting, rest = split_stack(blocks, 200, 4 * BODY.leading)
    assert stack_height(fitting, 200) == 4 * BODY.leading
    assert stack_height(rest, 200) == 2 * BODY.leading


def test_wrapped_text_fits_the_column_it_is_drawn_in() -> None:
    words = paragraph("Bildungsgutschein für den Anpassungslehrgang " * 3, BODY)
    words.wrapOn(Canvas("unused.pdf"), 120, 1000)
    assert words.height > 3 * BODY.leading
    assert words.natural_width() > 120
