"""Head and closing of letters: what an envelope's window shows, what stands alone on a page."""

from dataclasses import replace

import pytest

from integrif_desk.documents import handover, referral_letter
from integrif_desk.documents.shortening import shortened
from integrif_desk.domain.handover import Letterhead, Recipient
from tests.documents.letters import LETTER
from tests.documents.pdf_text import lines_of_page, page_texts
from tests.documents.snapshots import FULL

MM = 72 / 25.4
SENTENCE = "Herr Al-Ahmad kommt vormittags gern zu Ihnen und bringt seine Unterlagen mit. "
CLOSING = "Mit freundlichen Grüßen"
USUAL = Recipient(
    carrier="Landkreis Salzland",
    name="Koordinierungsstelle Migration und Bildung im Fachdienst Soziales, Sachgebiet "
    "Ausländische Flüchtlinge, Außenstelle Staßfurt am Königsplatz im Rathaus",
    contact_name="Frau Dr. Annegret Beispielhausen-Mustermann",
    street="Karlsplatz 37, Haus C, Zimmer 2.14",
    postal_code="06406",
    town="Bernburg (Saale)",
)
ENDLESS = "Maximiliana Theodora Freifrau von und zu Hohenlohe-Langenburg-Schillingsfürst " * 5
RECIPIENTS = {
    "full": FULL.recipient,
    "least": Recipient(name="Jobcenter"),
    "usual": USUAL,
    "longer": replace(USUAL, carrier="Kommunaler Träger der Grundsicherung, Landkreis Salzland"),
    "endless": Recipient(
        carrier=ENDLESS,
        name=f"A{ENDLESS}",
        contact_name=ENDLESS,
        street=ENDLESS,
        postal_code="06406",
        town="Bernburg " * 40,
    ),
    "one word": replace(USUAL, name="Donaudampfschifffahrtsgesellschaft" * 11),
}
SENDERS = {
    "full": FULL.association,
    "long": replace(FULL.association, name=ENDLESS, tagline=ENDLESS),
    "endless": Letterhead(name="Verein" * 60, street=ENDLESS, town=ENDLESS),
    "least": Letterhead(name="V"),
}


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_address_stands_in_the_window_whatever_the_names(sender: str, recipient: str) -> None:
    snapshot = replace(FULL, association=SENDERS[sender], recipient=RECIPIENTS[recipient])
    lines = lines_of_page(handover.render(snapshot), 0)
    field = [line for line in lines if line.left < 105 * MM and 40 * MM < line.top < 97 * MM]
    remark = next(number for number, line in enumerate(field) if "Vertraulich –" in line.text)
    assert remark == 1
    assert field[0].top == pytest.approx(47 * MM, abs=2)
    assert field[2].top > 58 * MM
    assert field[-1].bottom <= 90 * MM
    assert max(line.right for line in field) <= 105 * MM
    subject = next(line for line in lines if "berufliche Orientierung" in line.text)
    assert subject.top == pytest.approx(99.5 * MM, abs=3)


def test_usual_address_is_printed_in_full() -> None:
    first = " ".join(page_texts(handover.render(replace(FULL, recipient=USUAL)))[0].split())
    for words in (USUAL.carrier, USUAL.name, USUAL.contact_name, USUAL.street, "06406 Bernburg"):
        assert words in first


def test_shortened_address_keeps_the_beginning_of_every_line() -> None:
    recipient = replace(RECIPIENTS["endless"], street="Karlsplatz 37", town="Bernburg")
    first = " ".join(page_texts(handover.render(replace(FULL, recipient=recipient)))[0].split())
    assert "Karlsplatz 37 06406 Bernburg" in first
    assert first.count("Maximiliana Theodora") >= 3
    assert "…" in first


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("kurz", 4, "kurz"),
        ("Beglaubigte Übersetzungen einmal hinterlegen", 30, "Beglaubigte Übersetzungen …"),
        ("Wolfeschlegelsteinhausen", 10, "Wolfesch …"),
        ("Amt, Haus", 7, "Amt …"),
    ],
)
def test_text_is_cut_between_words(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected


@pytest.mark.parametrize("count", range(6, 26))
def test_closing_of_a_referral_letter_never_stands_alone(count: int) -> None:
    pdf = referral_letter.render(replace(LETTER, message=(SENTENCE * count).strip()))
    assert_closing_in_company(pdf)


@pytest.mark.parametrize("count", [30, 40, 51])
def test_closing_of_a_long_referral_letter_never_stands_alone(count: int) -> None:
    pdf = referral_letter.render(replace(LETTER, message=(SENTENCE * count).strip()))
    assert_closing_in_company(pdf)


@pytest.mark.parametrize("count", range(10))
def test_closing_of_a_handover_never_stands_alone(count: int) -> None:
    snapshot = replace(
        FULL,
        urgent=(SENTENCE * count)[:400].strip(),
        introduction=(SENTENCE * (count // 3 + 1)).strip(),
        requests=FULL.requests + FULL.requests[: count % 4],
    )
    assert_closing_in_company(handover.render(snapshot))


@pytest.mark.parametrize("count", range(9, 14))
def test_closing_without_requests_and_box_takes_the_introduction_along(count: int) -> None:
    bare = replace(
        FULL, included=frozenset(), requests=(), introduction=(SENTENCE * 2 * count).strip()
    )
    assert_closing_in_company(handover.render(bare))


def test_a_letter_is_set_tighter_before_it_takes_a_second_page() -> None:
    """Two more lines of what is urgent used to push the closing off the page."""
    snapshot = replace(FULL, urgent=(SENTENCE * 3).strip())
    pages = page_texts(handover.render(snapshot))
    assert CLOSING in pages[0]
    assert len(pages) == 4


def assert_closing_in_company(pdf: bytes) -> None:
    """At least two lines of text stand above the closing on its page."""
    for page, text in enumerate(page_texts(pdf)):
        if CLOSING in text:
            lines = lines_of_page(pdf, page)
            place = next(n for n, line in enumerate(lines) if CLOSING in line.text)
            header = [line for line in lines if line.top < (45 * MM if page == 0 else 60)]
            assert place - len(header) >= 2, text[:200]
            return
    pytest.fail("no closing")
