from datetime import date

from integrif_desk.documents import recovery_sheet
from tests.documents.pdf_text import page_texts

GROUPS = ("7QXM 2HDK", "T9RP 4WNB", "K3FV 8CGJ", "5XTM 6PMQ", "H2WD 9RSK", "B4NV 7TGX")


def test_sheet_is_one_page_with_every_group_in_order() -> None:
    (page,) = page_texts(recovery_sheet.render("Bodebrücke e. V.", GROUPS, date(2025, 5, 5)))
    assert "Tresor vom 05.05.2025" in page
    assert "Bodebrücke e. V. – Wiederherstellungsblatt, Stand: 05.05.2025" in page
    assert "Seite 1 von 1" in page
    places = [page.index(group) for group in GROUPS]
    assert places == sorted(places)


def test_odd_number_of_groups_is_printed_whole() -> None:
    (page,) = page_texts(recovery_sheet.render("Verein", GROUPS[:5], date(2025, 5, 5)))
    assert all(group in page for group in GROUPS[:5])


def test_long_name_of_the_association_stays_on_the_page() -> None:
    pages = page_texts(recovery_sheet.render("Verein " * 50, GROUPS, date(2025, 5, 5)))
    assert len(pages) == 1
