import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from integrif_desk.documents import access_report
from integrif_desk.domain.access_report import AccessReport, NoteOnFile
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.person import PersonFacts
from tests.documents.pdf_text import page_texts, texts_outside_page
from tests.documents.reports import CASE, LEAST, REPORT, REPORTS


def printed(report: AccessReport) -> str:
    """The printed words without blanks and hyphens, which lines break at."""
    return re.sub(r"[\s\u00ad-]", "", "".join(page_texts(access_report.render(report))))


def every_text(value: object) -> list[str]:
    """All that somebody entered, as it is stored."""
    if isinstance(value, str):
        return [value] if value and value.isprintable() else []
    if isinstance(value, dict):
        return [text for each in value.values() for text in every_text(each)]
    parts = value if isinstance(value, list | tuple) else ()
    return [text for each in parts for text in every_text(each)]


def test_every_text_that_is_on_file_is_printed() -> None:
    import msgspec

    told = printed(REPORT)
    stored = msgspec.to_builtins((REPORT.person, REPORT.cases))
    texts = [one for one in every_text(stored) if " " in one or one[:1].isupper()]
    assert len(texts) > 60
    missing = [
        one
        for one in texts
        for word in one.split()
        if word.isascii() and re.sub(r"[\s-]", "", word) not in told
    ]
    assert set(missing) <= {"C4", "B", "A2", "B1", "B2", "SY"}


@pytest.mark.parametrize(
    "words",
    [
        "Auskunft über Ihre Daten nach Artikel 15 DSGVO",
        "Sehr geehrter Herr Al-Ahmad,",
        "14.08.1991",
        "Andere Schreibweisen Ihres Namens",
        "Reisepass",
        "13.01.2026, abgelaufen",
        "in lateinischer Schrift (Stand 05.01.2026); früher: in anderer Schrift",
        "bis 21.11.2025",
        "Braucht die Person Hilfe zum Lebensunterhalt (hilfebedürftig)?",
        "39 Stunden in der Woche",
        "04.03.2026",
        "hat geholfen",
        "Mittel sind aufgebraucht",
        "widerrufen am 01.03.2026",
        "alle Stellen der Art: Kammer",
        "Empfang bestätigt am 08.03.2026",
        "Beleg: „Fünf Monate ohne Kurs.“",
        "2 Einträge zu Ihrem Fall sind begonnen",
        "März 2026",
        "An einer Stelle steht „[Name]“",
        "Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
        "Art. 77 DSGVO",
    ],
)
def test_it_says_what_the_law_and_the_file_want_said(words: str) -> None:
    assert re.sub(r"[\s-]", "", words) in printed(REPORT).replace("\xa0", "")


def test_a_report_about_little_leaves_empty_sections_out() -> None:
    told = printed(LEAST)
    assert "GutenTagZahra," in told
    for absent in ("IhreFamilie", "IhreSprachen", "Asylverfahren", "WerinIhreDaten", "[Name]"):
        assert absent not in told
    assert "IhreRechte" in told


def test_every_section_stands_on_the_page_that_the_contents_name() -> None:
    pages = page_texts(access_report.render(REPORT))
    listed = re.findall(r"^(\d+ .+?)\s+(\d+)\s*$", pages[1], re.MULTILINE)
    assert len(listed) > 20
    for title, page in listed:
        assert " ".join(title.split()) in " ".join(pages[int(page) - 1].split()), title


def test_two_hundred_notes_fill_many_pages_and_none_is_lost() -> None:
    notes = tuple(
        NoteOnFile(
            on=date(2025, 1, 1) + timedelta(days=number),
            kind=ContactKind.CONVERSATION,
            text=f"Notiz Nummer {number} " + "und noch ein Wort " * (number % 60),
        )
        for number in range(200)
    )
    pdf = access_report.render(replace(REPORT, cases=(replace(CASE, notes=notes),)))
    pages = page_texts(pdf)
    assert len(pages) > 15
    whole = " ".join(" ".join(pages).split())
    assert all(f"Notiz Nummer {number} " in whole for number in range(200))
    assert all(f"Seite {n} von {len(pages)}" in text for n, text in enumerate(pages, start=1))
    assert texts_outside_page(pdf) == []


def test_a_note_longer_than_a_page_goes_on_on_the_next_one() -> None:
    note = replace(CASE.notes[0], text="\n".join(f"Zeile {n}" for n in range(150)))
    pages = page_texts(access_report.render(replace(REPORT, cases=(replace(CASE, notes=(note,)),))))
    whole = " ".join(pages)
    assert all(f"Zeile {n}" in whole for n in range(150))


def test_names_of_four_hundred_characters_and_one_name_only_fit() -> None:
    for facts in (
        PersonFacts(given_names="Ab" * 200, surname="Cd" * 200, original_name="ز" * 400),
        PersonFacts(given_names="Sukarno", surname_first=True),
        PersonFacts(surname="ተስፋይ"),
    ):
        pdf = access_report.render(replace(LEAST, person=replace(LEAST.person, facts=facts)))
        assert texts_outside_page(pdf) == []


def test_many_lines_in_a_name_leave_the_head_on_the_paper() -> None:
    facts = PersonFacts(given_names="Ali\n" * 12, surname="Al-Ahmad")
    pdf = access_report.render(replace(REPORT, person=replace(REPORT.person, facts=facts)))
    assert texts_outside_page(pdf) == []


def test_the_copy_is_attached_as_it_is() -> None:
    content = json.dumps({"a": "ä"}).encode()
    pdf = access_report.render(REPORT, copy_name="Auskunft.json", copy=content)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert list(file.attachments) == ["Auskunft.json"]
        assert file.attachments["Auskunft.json"].get_file().read_bytes() == content
    assert "Auskunft.json" in " ".join(page_texts(pdf))
    assert "maschinenlesbare" not in " ".join(page_texts(access_report.render(REPORT)))


def test_equal_reports_give_equal_bytes() -> None:
    assert access_report.render(REPORT) == access_report.render(replace(REPORT))


@settings(
    max_examples=5,
    phases=(Phase.explicit, Phase.generate),  # to shrink so much takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(REPORTS)
def test_any_report_can_be_printed(report: AccessReport) -> None:
    pdf = access_report.render(report)
    assert texts_outside_page(pdf) == []
    first, total = page_texts(pdf)[0], len(page_texts(pdf))
    # pdfium turns the order of words where most of a page is written from right to left.
    assert f"Seite 1 von {total}" in first or f"{total} von 1 Seite" in first
