"""What a handover is measured against draws the same, or the figure would say nothing."""

from dataclasses import replace

from benchmarks.documents import plain, somebody_else
from integrif_desk.documents import handover
from tests.documents.pdf_text import page_texts
from tests.documents.snapshots import FULL


def test_plain_reportlab_draws_the_same_without_tags_and_data() -> None:
    # The letters behind joined Arabic ones are told when the file is finished.
    latin = replace(FULL, person=replace(FULL.person, original_name=""))
    finished = handover.layout(latin)
    with plain(finished.pages):
        drawn = handover.layout(latin)
    assert page_texts(drawn.pdf) == page_texts(finished.pdf)
    assert drawn.pages == finished.pages
    assert b"/StructTreeRoot" not in drawn.pdf
    assert b"/AcroForm" not in drawn.pdf
    assert finished.fields and not drawn.fields
    assert handover.render(latin) == finished.pdf


def test_somebody_else_has_other_words_of_the_same_length() -> None:
    other = somebody_else(FULL, 7)
    assert other.introduction != FULL.introduction
    assert len(other.introduction) == len(FULL.introduction)
    assert other != somebody_else(FULL, 8)
