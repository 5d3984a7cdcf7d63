"""The register as a table: opened in a spreadsheet, nothing in it runs and every row is one."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from integrif_desk.domain.disclosure import Disclosure, DocumentKind, Writing
from integrif_desk.domain.disclosure_views import DisclosureRow
from integrif_desk.exchange.register_sheet import harmless, register_sheet

NOBODY = UUID(int=1)
AT = datetime(2026, 3, 10, 9, tzinfo=UTC)
ENTRY = Disclosure(
    id=NOBODY,
    created_at=AT,
    created_by=NOBODY,
    changed_at=AT,
    changed_by=NOBODY,
    case_id=NOBODY,
    recipient_id=NOBODY,
    kind=DocumentKind.REFERRAL,
    number="Ü-26-001",
    subject="Bildungsgutschein",
    disclosed_on=date(2026, 3, 10),
)
ROW = DisclosureRow(
    disclosure=ENTRY,
    recipient_name="Jobcenter",
    recipient_carrier="Salzlandkreis",
    case_number="F-26-001",
    person_name="Al-Ahmad, Mohammad",
    author="Sabine Hartwig",
)


def sheet(*rows: DisclosureRow) -> list[dict[str, str]]:
    """Return the cells as a spreadsheet reads them, by title."""
    text = register_sheet(rows).decode("utf-8-sig")
    titles, *found = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert all(len(cells) == len(titles) for cells in found)
    return [dict(zip(titles, cells, strict=True)) for cells in found]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://böse.example";"Klick")',
        "+49 3471 1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\u200e=1+1",  # a mark of direction before an Arabic name
        "\ufeff=1+1",
        "\u2067@x\u2069",
        "＝1+1",  # full width, which Excel takes for the sign in some languages
        "＠SUM(A1)",
        "|calc",
    ],
)
def test_nothing_that_was_typed_becomes_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    for row in (
        replace(ROW, recipient_name=text),
        replace(ROW, recipient_carrier=text),
        replace(ROW, author=text),
        replace(ROW, disclosure=replace(ENTRY, remark=text)),
        replace(ROW, disclosure=replace(ENTRY, subject=text)),
        replace(ROW, disclosure=replace(ENTRY, number=text)),
    ):
        (cells,) = sheet(row)
        for cell in cells.values():
            assert not cell.strip().lstrip("\u200e\u2067\ufeff").startswith(tuple("=+-@＝＠|"))


@pytest.mark.parametrize(
    "name",
    [
        "Jobcenter",
        "a=b",
        "10 %",
        "مركز العمل في شتاسفورت",
        "Job; Center; Staßfurt",
        'Das „Haus“ und "das andere"',
        "erste Zeile\nzweite; Zeile\r\ndritte",
        ";=1+1",
        "ትግርኛ 🧭",
        "x" * 400,
        "",
    ],
)
def test_what_is_no_formula_comes_back_as_it_is_and_in_its_row(name: str) -> None:
    first, second = sheet(replace(ROW, recipient_name=name), ROW)
    assert first["Empfangende Stelle"] == name
    assert second["Empfangende Stelle"] == "Jobcenter"
    assert second["Fall"] == "F-26-001"


def test_half_a_character_does_not_stop_the_list() -> None:
    (cells,) = sheet(replace(ROW, recipient_name="Job\ud83dcenter"))
    assert cells["Empfangende Stelle"] == "Job?center"


def test_persons_are_named_by_their_case_alone() -> None:
    assert "Al-Ahmad" not in register_sheet((ROW,)).decode("utf-8-sig")


def test_a_file_that_is_not_known_to_be_whole_is_marked() -> None:
    rows = [replace(ROW, disclosure=replace(ENTRY, writing=one)) for one in Writing]
    assert [cells["Datei"] for cells in sheet(*rows)] == [
        "",
        "begonnen, Ende nicht bekannt",
        "abgebrochen, ein Rest kann vorhanden sein",
        "nicht geschrieben",
    ]
