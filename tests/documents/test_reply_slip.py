"""The reply slip on paper: every box where a pen finds it, on one page as long as possible."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.documents import handover
from integrif_desk.documents.pages import Furniture, Layout, PageNumbers, lay_out
from integrif_desk.documents.reply_slip import Slip, reply_slip
from integrif_desk.domain.handover import HandoverSnapshot, Letterhead, Purpose, Recommendation
from tests.documents.pdf_text import links, page_texts, texts_outside_page
from tests.documents.snapshots import FULL, MINIMAL

FINGERPRINT = "a3f91b2c3d4e5f60"


def with_recommendations(count: int) -> HandoverSnapshot:
    texts = [f"Empfehlung mit vielen Worten Nummer {number}" for number in range(1, count + 1)]
    return replace(FULL, recommendations=tuple(Recommendation(text=text) for text in texts))


def pages_of_slip(layout: Layout) -> set[int]:
    return {placed.page for placed in layout.fields}


@pytest.mark.parametrize("count", range(8))
def test_up_to_seven_recommendations_stay_on_one_page(count: int) -> None:
    layout = handover.layout(with_recommendations(count), fingerprint=FINGERPRINT)
    assert pages_of_slip(layout) == {layout.pages.total}
    names = {placed.field.name for placed in layout.fields}
    assert {f"empf_{number}" for number in range(1, count + 1)} <= names
    assert f"empf_{count + 1}" not in names


@pytest.mark.parametrize("count", [12, 13, 24, 60])
def test_more_recommendations_go_on_under_the_code(count: int) -> None:
    layout = handover.layout(with_recommendations(count))
    first, *others = sorted(pages_of_slip(layout))
    assert others
    texts = page_texts(layout.pdf)
    assert f"{count} Empfehlung mit vielen" in texts[layout.pages.total - 1]
    assert all("K7-4F2Q-9" in texts[page - 1] for page in (first, *others))
    signature = next(placed for placed in layout.fields if placed.field.name == "datum")
    assert signature.page == layout.pages.total
    assert any(
        placed.field.name == f"empf_{count}" and placed.page == signature.page
        for placed in layout.fields
    )


@pytest.mark.parametrize("count", [0, 3, 6])
@pytest.mark.parametrize(
    "hours",
    [
        "Mo–Do 9–12 Uhr, Di auch 14–17 Uhr, Fr nach Vereinbarung",
        "Montag bis Donnerstag 9–12 Uhr, Dienstag auch 14–17 Uhr, Freitag nach Vereinbarung im "
        "Bürgerhaus",
    ],
)
def test_long_office_hours_and_names_leave_the_slip_on_one_page(hours: str, count: int) -> None:
    told = with_recommendations(count)
    mail = "beratung@netzwerk-integration-salzlandkreis.example"
    sender = replace(told.association, office_hours=hours, email=mail)
    unit = "Koordinierungsstelle Migration und Bildung im Fachdienst Soziales, Außenstelle"
    recipient = replace(told.recipient, name=unit)
    told = replace(told, association=sender, recipient=recipient)
    layout = handover.layout(told, fingerprint=FINGERPRINT)
    assert pages_of_slip(layout) == {layout.pages.total}


def test_town_that_the_unit_is_named_after_is_not_said_twice() -> None:
    recipient = replace(FULL.recipient, name="Jobcenter Salzlandkreis, Staßfurt", town="Staßfurt")
    slip = " ".join(page_texts(handover.render(replace(FULL, recipient=recipient)))[-1].split())
    assert "Jobcenter Salzlandkreis, Staßfurt Bitte bis" in slip
    other = " ".join(page_texts(handover.render(FULL))[-1].split())
    assert "Koordinierungsstelle Migration und Bildung, Bernburg (Saale) Bitte bis" in other


def test_what_the_slip_mentions_can_be_clicked() -> None:
    told = links(handover.render(FULL))
    assert ("Seite 4", "page 4") in told
    assert ("Seite 3", "page 3") in told
    assert told.count(("post@bodebruecke.example", "mailto:post@bodebruecke.example")) == 2
    assert told.count(("0176 040690 21", "tel:017604069021")) == 2


def test_version_and_fingerprint_are_printed_to_be_read_over_the_phone() -> None:
    layout = handover.layout(replace(FULL, version=3), fingerprint=FINGERPRINT)
    slip = page_texts(layout.pdf)[-1].replace("\u00a0", " ")
    assert "Fassung 3" in slip
    assert "Prüfwert a3f9 1b2c 3d4e 5f60" in slip
    said = {placed.field.name: placed.field.value for placed in layout.fields}
    assert (said["fassung"], said["pruefwert"]) == ("3", FINGERPRINT)


def test_a_preview_has_no_fingerprint() -> None:
    layout = handover.layout(FULL)
    assert "Prüfwert" not in page_texts(layout.pdf)[-1]
    assert "pruefwert" not in {placed.field.name for placed in layout.fields}


def test_boxes_are_high_enough_for_handwriting_and_do_not_overlap() -> None:
    boxes = handover.layout(with_recommendations(6), fingerprint=FINGERPRINT).fields
    for box in boxes:
        assert box.x >= 70
        assert box.x + box.width <= 595.3 - 56
    entries = [box for box in boxes if box.field.kind in ("text", "date")]
    assert all(box.height >= 6.3 * 72 / 25.4 for box in entries)
    for first in boxes:
        for second in boxes:
            apart = (
                first.x + first.width <= second.x
                or second.x + second.width <= first.x
                or first.y + first.height <= second.y
                or second.y + second.height <= first.y
            )
            assert first is second or apart


def test_only_ways_back_that_exist_are_named() -> None:
    slip = page_texts(handover.render(FULL))[-1]
    assert "Datei verschlüsselt" in slip
    assert "keine Namen" in slip
    assert "Am Telefon" in slip
    silent = page_texts(handover.render(MINIMAL))[-1]
    assert "Rückmeldebogen" in silent
    assert "Am Bildschirm" not in silent
    assert "Am Telefon" not in silent


@pytest.mark.parametrize("purpose", Purpose)
def test_the_slip_says_what_is_taken_over(purpose: Purpose) -> None:
    slip = page_texts(handover.render(replace(FULL, purpose=purpose)))[-1]
    assert "Wir übernehmen " in slip
    assert "{" not in slip


@pytest.mark.parametrize("long", ["Amt " * 100, "Wolfeschlegelsteinhausen" * 17, "محمد " * 80])
def test_long_names_stay_on_the_paper(long: str) -> None:
    letterhead = Letterhead(
        name="Verein", street=long, town=long, phone=long, email=long, office_hours=long
    )
    slip = Slip(
        document=f"zum Schreiben {long}",
        answer_code="K7-4F2Q-9",
        answer_by=date(2026, 3, 24),
        recipient=long,
        sender=letterhead,
        task=long,
        recommendations=[Recommendation(text=long)] * 6,
        page=1,
    )
    layout = lay_out(
        lambda _: reply_slip(slip, "slip"), Furniture(title="x", author="y"), PageNumbers(1)
    )
    assert texts_outside_page(layout.pdf) == []
    assert layout.pages.anchors["slip"] == 1
    assert "datum" in {placed.field.name for placed in layout.fields}
