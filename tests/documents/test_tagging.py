"""What is drawn gets its place in the structure of the document, also over a page's end."""

import io
from collections.abc import Sequence
from datetime import date

import pikepdf
from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import handover
from integrif_desk.documents.drawn import Rule, Sign
from integrif_desk.documents.finish import Attachment
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import TABLE, Grid, Row, side_by_side
from integrif_desk.documents.pages import BARE, Furniture, Layout, PageNumbers, lay_out
from integrif_desk.documents.runs import Span
from integrif_desk.documents.styles import BODY, HEADING, WIDTH
from tests.documents.pdf_text import elements
from tests.documents.snapshots import FULL
from tests.verapdf import assert_archival_and_accessible

LONG = "Satz um Satz. " * 600


def made(*story: Flowable, attachments: Sequence[Attachment] = ()) -> Layout:
    furniture = Furniture(
        title="Probe",
        author="Bodebrücke e. V.",
        footer="Fuß",
        stamp="Entwurf",
        dated=date(2026, 3, 10),
    )
    flowables = [paragraph("Anfang", BODY, Role.H1), *story]
    return lay_out(lambda _: flowables, furniture, PageNumbers(1), BARE, attachments=attachments)


def tree(*story: Flowable) -> list[str]:
    pdf = made(*story).pdf
    assert_archival_and_accessible(pdf)
    return elements(pdf)


def test_a_paragraph_over_three_pages_is_one() -> None:
    layout = made(paragraph(LONG, BODY))
    assert layout.pages.total >= 2
    assert elements(layout.pdf) == ["Document", "  H1", "  P"]


def test_a_table_over_pages_is_one_and_its_heads_are_read_once() -> None:
    head = [[paragraph(words, BODY, Role.HEADER_CELL)] for words in ("Was", "Wer")]
    rows = [
        [
            [paragraph(f"Zeile {n}", BODY, Role.HEADER_CELL)],
            [paragraph("x " * 150, BODY, Role.CELL)],
        ]
        for n in range(30)
    ]
    title = paragraph("Tafel", HEADING, Role.H2)
    layout = made(Grid(rows, (100, WIDTH - 100), TABLE, head=head, title=title))
    assert layout.pages.total >= 3
    assert_archival_and_accessible(layout.pdf)
    row = ["    TR", "      TH Row", "      TD"]
    heads = ["    TR", "      TH Column", "      TH Column"]
    assert elements(layout.pdf) == ["Document", "  H1", "  H2", "  Table", *heads, *row * 30]


def test_a_row_higher_than_a_page_stays_one_row() -> None:
    rows = [[[paragraph("Notiz", BODY, Role.HEADER_CELL)], [paragraph(LONG, BODY, Role.CELL)]]]
    assert tree(Grid(rows, (100, WIDTH - 100), TABLE))[2:] == [
        "  Table",
        "    TR",
        "      TH Row",
        "      TD",
    ]


def test_what_stands_side_by_side_is_read_one_after_the_other_over_a_pages_end() -> None:
    left = [paragraph("links " * 700, BODY), paragraph("links unten", BODY)]
    right = [paragraph("rechts " * 700, BODY)]
    lines = tree(side_by_side(left, right, (200, 200), 20))
    assert lines[2:] == ["  Div", "    P", "    P", "  Div", "    P"]


def test_empty_cells_keep_a_table_regular_and_groups_of_nothing_are_left_out() -> None:
    rows: list[Row] = [[[paragraph("a", BODY, Role.CELL)], []], [[], []]]
    head = [[paragraph("A", BODY, Role.HEADER_CELL)], [paragraph("B", BODY, Role.HEADER_CELL)]]
    lines = tree(Grid(rows, (100, 100), TABLE, head=head), side_by_side([Rule()], [], (9, 9), 1))
    assert lines.count("      TD") == 4
    assert "  Div" not in lines


def test_a_figure_says_what_it_shows_and_decoration_nothing() -> None:
    assert tree(Sign(20, "Zeichen"), Rule())[2:] == ["  Figure: Zeichen"]


def test_a_list_has_numbers_and_bodies() -> None:
    rows = [[[paragraph("1.", BODY, Role.LABEL)], [paragraph("eins", BODY, Role.LIST_BODY)]]]
    grid = Grid(rows, (20, 100), TABLE, role=Role.LIST)
    assert tree(grid)[2:] == ["  L", "    LI", "      Lbl", "      LBody"]


def test_a_text_in_another_language_says_so() -> None:
    assert "  P (fr)" in tree(paragraph("Bonjour", BODY, language="fr"))


def test_links_lead_out_and_within_and_are_read_in_their_place() -> None:
    text: list[str | Span] = [
        "Schreiben Sie an ",
        Span("post@bodebruecke.example", link="mailto:post@bodebruecke.example"),
        " oder lesen Sie ",
        Span("das Ende", link="#end"),
        ".",
    ]
    layout = made(
        paragraph(text, BODY), paragraph(LONG, BODY), paragraph("Ende", BODY, anchor="end")
    )
    assert_archival_and_accessible(layout.pdf)
    assert elements(layout.pdf)[2:5] == ["  P", "    Link", "    Link"]
    with pikepdf.open(io.BytesIO(layout.pdf)) as pdf:
        mail, end = pdf.pages[0].Annots
        assert mail.A.URI == "mailto:post@bodebruecke.example"
        assert end.Dest[0].objgen == pdf.pages[-1].obj.objgen
        assert [str(link.Contents) for link in (mail, end)] == [
            "post@bodebruecke.example",
            "das Ende",
        ]


def test_a_link_in_another_script_over_two_lines_is_one_with_two_areas() -> None:
    name = "מרכז ייעוץ 12 " * 12
    layout = made(paragraph([Span(name, link="#end"), " Seite 3"], BODY, anchor="end"))
    assert_archival_and_accessible(layout.pdf)
    assert [line.strip() for line in elements(layout.pdf)].count("Link") == 1
    with pikepdf.open(io.BytesIO(layout.pdf)) as pdf:
        assert len(pdf.pages[0].Annots) >= 2
        assert {str(link.Contents) for link in pdf.pages[0].Annots} == {name.strip()}


def test_headings_are_bookmarks_of_their_level() -> None:
    story = [
        paragraph("Eins", BODY, Role.H2),
        paragraph("Eins a", BODY, Role.H3),
        paragraph("Zwei", BODY, Role.H2),
    ]
    with pikepdf.open(io.BytesIO(made(*story).pdf)) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Anfang"
        assert [item.title for item in top.children] == ["Eins", "Zwei"]
        assert [item.title for item in top.children[0].children] == ["Eins a"]


def test_metadata_says_the_same_twice_and_what_the_file_is() -> None:
    with pikepdf.open(io.BytesIO(made().pdf)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == pdf.docinfo["/Title"] == "Probe"
        assert metadata["dc:creator"] == [str(pdf.docinfo["/Author"])]
        assert metadata["xmp:CreateDate"] == "2026-03-10T00:00:00Z"
        assert pdf.docinfo["/CreationDate"] == "D:20260310000000Z"
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.Root.Lang == "de-DE"


def test_a_file_inside_the_file_is_named_typed_and_associated() -> None:
    attached = Attachment("handover.json", b'{"format": 1}', "application/json", "Daten")
    layout = made(attachments=[attached])
    assert_archival_and_accessible(layout.pdf)
    with pikepdf.open(io.BytesIO(layout.pdf)) as pdf:
        assert pdf.attachments["handover.json"].get_file().read_bytes() == b'{"format": 1}'
        (file,) = pdf.Root.AF
        assert file.AFRelationship == "/Data"
        assert file.EF.F.Subtype == "/application/json"


def test_the_same_document_is_the_same_bytes_whatever_was_printed_before() -> None:
    before = handover.render(FULL)
    made(paragraph("محمد كاملاً שלום हिन्दी", BODY))
    assert handover.render(FULL) == before
