from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from integrif_desk.documents import handover
from integrif_desk.documents.pages import PageNumbers
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.handover import DataCategory, HandoverSnapshot, NoteExtract, Purpose
from integrif_desk.domain.practice_finding import EvidenceKind, FindingExtract, Perspective
from tests.documents.pdf_text import page_texts, texts_outside_page
from tests.documents.snapshots import FULL, MINIMAL
from tests.documents.strategies import snapshots


def test_full_snapshot_fills_four_pages_in_the_order_of_the_pictures() -> None:
    pages = page_texts(handover.render(FULL))
    assert len(pages) == 4
    assert "Auf einen Blick" in pages[0]
    assert "Weg bis heute" in pages[1]
    assert "Unsere Empfehlungen" in pages[2]
    assert "Rückmeldebogen" in pages[3]


def test_page_references_are_those_of_the_finished_document() -> None:
    pages = page_texts(handover.render(FULL))
    assert "Rückmeldebogen auf Seite 4" in pages[0]
    assert "Zu unseren Empfehlungen (Seite 3)" in pages[3]
    assert [f"Seite {page} von 4" in text for page, text in enumerate(pages, 1)] == [True] * 4


def test_long_document_counts_its_pages_anew() -> None:
    long = replace(FULL, referrals=FULL.referrals * 12)
    layout = handover.layout(long)
    pages = page_texts(layout.pdf)
    slip = next(page for page, text in enumerate(pages, 1) if "Nächster Schritt" in text)
    assert len(pages) > 5
    assert f"Rückmeldebogen auf Seite {slip}" in pages[0]
    assert f"Seite {len(pages)} von {len(pages)}" in pages[-1]
    assert layout.pages == PageNumbers(len(pages), layout.pages.anchors)


def test_table_that_goes_on_repeats_its_column_headings() -> None:
    pages = page_texts(handover.render(replace(FULL, referrals=FULL.referrals * 12)))
    assert sum("gesendet" in text for text in pages) >= 4


def test_every_referral_of_sixty_is_printed() -> None:
    referrals = tuple(
        replace(FULL.referrals[0], actor=f"Stelle Nummer {number}") for number in range(60)
    )
    printed = "\n".join(page_texts(handover.render(replace(FULL, referrals=referrals))))
    assert all(f"Stelle Nummer {number}" in printed for number in range(60))


def test_same_snapshot_gives_same_bytes() -> None:
    assert handover.render(FULL) == handover.render(replace(FULL))


def test_bytes_do_not_depend_on_what_was_printed_before() -> None:
    before = handover.render(MINIMAL)
    handover.render(replace(FULL, introduction="ዮናስ ተስፋይ زهرا نظری घनश्याम"))
    assert handover.render(MINIMAL) == before


def test_minimal_snapshot_leaves_empty_sections_out_and_numbers_from_one() -> None:
    printed = "\n".join(page_texts(handover.render(MINIMAL)))
    assert "1 Übermittelte Angaben" in " ".join(printed.split())
    for heading in ("Weg bis heute", "Sprachen", "Offene Aufgaben", "Darum bitten wir"):
        assert f"{heading}\n" not in printed.replace("Weg bis heute\n\n", "")


@pytest.mark.parametrize(
    ("category", "secret"),
    [
        (DataCategory.IDENTITY, "Mohammad"),
        (DataCategory.RESIDENCE, "AufenthG (subsidiärer"),
        (DataCategory.LANGUAGE, "Zertifikat"),
        (DataCategory.EDUCATION_WORK, "Elektroinstallateur"),
        (DataCategory.PATHWAY, "Fächerverzeichnis nach"),
        (DataCategory.REFERRALS, "Berufswegeplanung"),
        (DataCategory.TASKS, "Fahrtkosten"),
        (DataCategory.PRACTICE, "Erinnerungsanruf"),
    ],
)
def test_withheld_category_is_not_printed_even_if_data_came_along(
    category: DataCategory, secret: str
) -> None:
    open_to_all = replace(FULL, introduction="")
    assert secret in _flat(open_to_all)
    assert secret not in _flat(replace(open_to_all, included=open_to_all.included - {category}))


def test_findings_name_what_they_rest_on_and_stand_where_they_belong() -> None:
    voices = (Perspective.VOLUNTEER, Perspective.PROFESSIONAL)
    kinds = (EvidenceKind.INTERVIEW, EvidenceKind.CASE_OBSERVATION)
    found = (
        FindingExtract(number="SP-04", text="Lange Pausen.", kinds=kinds, perspectives=voices),
        FindingExtract(number="AV-01", text="Deckblatt.", lesson=Lesson.HELPED),
    )
    alone = replace(FULL, did_not_help=(), helped=(), findings=found)
    printed = _flat(alone)
    assert "SP-04 – Interview, Fallbeobachtung – Ehrenamt und Hauptamt" in printed
    assert "und aus Rückmeldungen von Fachleuten" in printed
    assert "Fachleuten" not in _flat(FULL)
    hinders, helps = "Was nicht funktioniert hat", "Was geholfen hat"
    assert printed.index(hinders) < printed.index("Lange Pausen.")
    assert printed.index(helps) < printed.index("Deckblatt. AV-01")
    withheld = replace(alone, included=alone.included - {DataCategory.PRACTICE})
    assert "Lange Pausen." not in _flat(withheld)


def test_withheld_categories_are_named_without_a_reason() -> None:
    printed = _flat(MINIMAL)
    assert printed.count("werden nicht übermittelt") == 1
    assert "Einwilligung fehlt" not in printed


@pytest.mark.parametrize(
    ("salutation", "expected"),
    [
        (Salutation.MR, "Orientierung von Herrn Mohammad Al-Ahmad"),
        (Salutation.MS, "Orientierung von Frau Mohammad Al-Ahmad"),
        (Salutation.NEUTRAL, "Orientierung von Mohammad Al-Ahmad"),
    ],
)
def test_subject_names_the_person_with_the_right_title(
    salutation: Salutation, expected: str
) -> None:
    assert expected in _flat(replace(FULL, person=replace(FULL.person, salutation=salutation)))


def test_purpose_stands_on_the_first_page_whatever_the_introduction_says() -> None:
    for introduction in ("", "eigene Worte"):
        first = page_texts(handover.render(replace(FULL, introduction=introduction)))[0]
        assert "Zweck: Abstimmung mehrerer Stellen" in " ".join(first.split())


def test_notice_about_reporting_duties_only_for_public_offices() -> None:
    private = replace(FULL, recipient=replace(FULL.recipient, is_public_office=False))
    assert "§ 87 Abs. 2 AufenthG" in _flat(FULL)
    assert "§ 87" not in _flat(private)


def test_draft_and_sample_are_marked_on_every_page() -> None:
    pages = page_texts(handover.render(replace(FULL, is_draft=True, is_sample=True)))
    assert all("Beispieldaten – Personen und Werte sind erfunden" in text for text in pages)
    assert all("freigegeben" in text for text in pages)
    assert not any("freigegeben" in text for text in page_texts(handover.render(FULL)))


def test_names_that_look_like_markup_are_printed_as_typed() -> None:
    name = "<b>Anna & Co</b> &lt;"
    assert name in _flat(replace(FULL, person=replace(FULL.person, name=name)))


def test_note_longer_than_a_page_goes_on_without_loss() -> None:
    words = [f"Wort{number}" for number in range(3000)]
    note = NoteExtract(on=date(2026, 3, 4), kind=FULL.notes[0].kind, text=" ".join(words))
    printed = _flat(replace(FULL, notes=(note,)))
    assert all(word in printed for word in words)


def test_name_of_400_letters_stays_on_the_paper() -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff" * 11
    pdf = handover.render(replace(FULL, person=replace(FULL.person, name=name, surname=name)))
    assert texts_outside_page(pdf) == []


@pytest.mark.parametrize("purpose", Purpose)
def test_handover_can_be_printed_for_every_purpose(purpose: Purpose) -> None:
    assert "Wir übernehmen d" in _flat(replace(FULL, purpose=purpose))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(snapshots())
def test_every_snapshot_can_be_printed_inside_the_page(snapshot: HandoverSnapshot) -> None:
    layout = handover.layout(snapshot)
    assert texts_outside_page(layout.pdf) == []
    assert layout.pages.total >= 3


def _flat(snapshot: HandoverSnapshot) -> str:
    return " ".join(" ".join(page_texts(handover.render(snapshot))).split())


def test_a_long_letter_shares_the_page_of_its_end_with_what_follows() -> None:
    long = replace(FULL, introduction=f"{FULL.introduction}\n\n{'Ein Satz mehr. ' * 18}")
    pages = page_texts(handover.render(long))
    assert "Mit freundlichen Grüßen" in pages[1]
    assert "Weg bis heute" in pages[1]
    assert len(pages) <= 5
    assert "Weg bis heute" not in page_texts(handover.render(MINIMAL))[0]
