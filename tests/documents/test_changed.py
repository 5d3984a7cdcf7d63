"""A later handover says with bold words what differs, and who released it."""

from dataclasses import replace

from integrif_desk.documents.handover import render
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.domain.handover_changes import compare
from tests.documents.pdf_text import page_texts
from tests.documents.snapshots import FULL


def words_of(snapshot: HandoverSnapshot) -> str:
    """Return the whole text, its lines joined."""
    return " ".join(" ".join(page_texts(render(snapshot))).split())


def test_rows_and_first_page_say_what_differs() -> None:
    first, *rest = FULL.tasks
    fresh = replace(first, task="Sprachtest anmelden")
    now = replace(FULL, tasks=(fresh, *rest), urgent="", replaces="Ü-26-012")
    since = replace(compare(FULL, now), number="Ü-26-012")
    words = words_of(replace(now, changes=since))
    assert "Seit der Übergabe Ü-26-012 vom 10.03.2026 geändert: Offene Aufgaben" in words
    assert "Diese Fassung ersetzt Ü-26-012." in words
    assert "neu: Sprachtest anmelden" in words
    assert words.count("neu: ") == 1


def test_a_first_handover_has_no_such_words() -> None:
    words = words_of(FULL)
    assert "Seit der Übergabe" not in words
    assert "neu: " not in words


def test_who_released_it_stands_in_the_letter() -> None:
    by_lead = words_of(replace(FULL, approved_by="Sabine Hartwig"))
    assert "Freigabe Sabine Hartwig" in by_lead
    alone = replace(FULL, approved_by="Sabine Hartwig", self_approved=True)
    assert "Freigabe selbst freigegeben" in words_of(alone)
    assert "steht noch aus" in words_of(replace(FULL, is_draft=True))
