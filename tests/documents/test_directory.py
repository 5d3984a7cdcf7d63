import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from integrif_desk.documents import directory
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.directory import Directory, DirectoryWish
from tests.documents.pdf_text import page_texts, texts_outside_page
from tests.documents.reports import DIRECTORIES, DIRECTORY, ENTRY


def rendered(content: Directory) -> bytes:
    pdf = directory.render(content)
    assert pdf is not None
    return pdf


def pages(content: Directory) -> list[str]:
    return [" ".join(text.split()) for text in page_texts(rendered(content))]


def many(count: int) -> Directory:
    kinds = list(ActorCategory)
    entries = tuple(
        replace(ENTRY, name=f"Stelle {n:03}", category=kinds[n % len(kinds)]) for n in range(count)
    )
    return replace(DIRECTORY, entries=entries)


def test_the_cover_says_who_publishes_what_as_of_when() -> None:
    cover = pages(DIRECTORY)[0]
    for words in (
        "Verzeichnis der Akteure",
        "Salzlandkreis",
        "Stand: 10.03.2026 – 2 Einträge",
        "Herausgegeben von Bodebrücke e. V.",
    ):
        assert words in cover


def test_the_cover_says_what_it_is_narrowed_to() -> None:
    wish = DirectoryWish(category=ActorCategory.CLUB, municipality="Calbe (Saale)")
    cover = pages(replace(DIRECTORY, wish=wish, entries=DIRECTORY.entries[:1]))[0]
    assert "Nur: Verein" in cover
    assert "Für Calbe (Saale)" in cover
    assert "– 1 Eintrag" in cover


@pytest.mark.parametrize(
    "words",
    [
        "Jobcenter Salzlandkreis, Team U25",
        "Geldleistungen und Vermittlung in Arbeit",
        "15 bis 24 Jahre",
        "Deutsch: A2 bis B2",
        "Staßfurt, Bernburg (Saale)",
        "Karlsplatz 37, 06406 Bernburg (Saale)",
        "03471 684-0",
        "Teamleitung, 03471 684-12",
        "Deutsch, Arabisch",
        "stufenlos, Aufzug",
        "kostenlos",
        "zwei Wochen",
    ],
)
def test_an_entry_says(words: str) -> None:
    told = re.sub(r"[\s\u00ad]", "", "".join(pages(DIRECTORY)))
    assert words.replace(" ", "") in told


def test_contents_and_indexes_name_the_page_and_lead_there() -> None:
    content = many(40)
    told = pages(content)
    name_index = next(
        text for text in told if "Alle Einträge von A bis Z" in text and "Seite" in text
    )
    found = re.findall(r"(Stelle \d{3}) (\d+)", " ".join(told[told.index(name_index) :]))
    assert {name for name, _ in found} == {entry.name for entry in content.entries}
    assert all(f"{name} " in told[int(page) - 1] + " " for name, page in found)
    with pikepdf.open(io.BytesIO(rendered(content))) as file:
        links = [
            note
            for page in file.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link" and "/Dest" in note
        ]
    assert len(links) > 40 * 3  # contents, by municipality (two each), by name


def test_an_entry_for_all_municipalities_stands_under_all() -> None:
    told = " ".join(pages(DIRECTORY))
    by_town = told[told.rindex("Gemeinden von A bis Z") :]
    assert by_town.index("Bernburg (Saale)") < by_town.index("Staßfurt")
    assert "In allen Gemeinden Stelle Seite Musikschule" in by_town


def test_progress_grows_and_stops_the_work() -> None:
    told: list[int] = []

    def go_on(done: int, _total: int) -> bool:
        told.append(done)
        return True

    assert directory.render(many(30), go_on) is not None
    assert told == sorted(told)
    assert len(told) >= 60
    seen: list[int] = []

    def stop_at_five(done: int, total: int) -> bool:
        seen.append(done)
        assert total == 120
        return done < 5

    assert directory.render(many(30), stop_at_five) is None
    assert seen == [1, 2, 3, 4, 5]


def test_equal_directories_give_equal_bytes() -> None:
    assert rendered(DIRECTORY) == rendered(replace(DIRECTORY))


def test_a_website_never_runs_anything() -> None:
    entry = replace(ENTRY, website="javascript:alert(1)", email="a b@c", phone="ruf an")
    with pikepdf.open(io.BytesIO(rendered(replace(DIRECTORY, entries=(entry,))))) as file:
        addresses = [
            str(note.A.URI)
            for page in file.pages
            for note in page.get("/Annots", [])
            if "/A" in note
        ]
    assert addresses == []


@settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),  # to shrink so much takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(DIRECTORIES)
def test_any_directory_can_be_printed(content: Directory) -> None:
    pdf = rendered(content)
    assert texts_outside_page(pdf) == []
    first, total = page_texts(pdf)[0], len(page_texts(pdf))
    # pdfium turns the order of words where most of a page is written from right to left.
    assert f"Seite 1 von {total}" in first or f"{total} von 1 Seite" in first
