"""The list of open agreements on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from integrif_desk.documents import agreements_list
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.handover import Letterhead
from integrif_desk.domain.meeting import Agreement
from integrif_desk.domain.meeting_views import AgreementRow, AgreementsList
from tests.documents.pdf_text import page_texts

TODAY = date(2026, 3, 10)
SENDER = Letterhead(
    name="Bodebrücke e. V.",
    tagline="",
    street="",
    postal_code="",
    town="",
    phone="",
    email="",
    office_hours="",
)
JOBCENTER, CHAMBER = uuid4(), uuid4()


def row(owner: str, actor_id: UUID, task: str, days: int) -> AgreementRow:
    at, author = datetime(2026, 1, 20, tzinfo=UTC), uuid4()
    agreement = Agreement(
        id=uuid4(),
        created_at=at,
        created_by=author,
        changed_at=at,
        changed_by=author,
        meeting_id=uuid4(),
        task=task,
        due_on=TODAY + timedelta(days=days),
        actor_id=actor_id,
    )
    return AgreementRow(
        agreement=agreement,
        owner=owner,
        meeting_title="Runder Tisch",
        agreed_on=date(2026, 1, 20),
    )


LIST = AgreementsList(
    sender=SENDER,
    dated=TODAY,
    rows=(
        row("Jobcenter", JOBCENTER, "Kursliste schicken", 4),
        row("Handwerkskammer", CHAMBER, "Ansprechperson nennen", -5),
        row("Jobcenter", JOBCENTER, "Formular erklären", -1),
    ),
)


def text_of(content: AgreementsList) -> str:
    return " ".join(" ".join(page_texts(agreements_list.render(content))).split())


def test_rows_stand_by_owner_the_most_overdue_first() -> None:
    assert [owner for owner, _ in LIST.groups()] == ["Handwerkskammer", "Jobcenter"]
    text = text_of(LIST)
    assert "Stand: 10.03.2026 – 3 Vereinbarungen, davon 2 überfällig" in text
    parts = ("Handwerkskammer", "überfällig seit 5 Tagen", "Formular erklären", "Sa, 14.03.2026")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Seite 1 von 1" in text


def test_an_empty_list_says_so_and_leaves_room() -> None:
    text = text_of(replace(LIST, rows=(), scope="Jobcenter", is_sample=True))
    assert "Keine offenen Vereinbarungen." in text
    assert "Jobcenter" in text
    assert "Beispieldaten" in text


def test_many_and_endless_agreements_fill_pages_that_say_where_one_is() -> None:
    rows = tuple(row(f"Stelle {n % 7} " + "x" * 200, uuid4(), "w" * 1000, n) for n in range(40))
    pdf = agreements_list.render(replace(LIST, rows=rows))
    pages = page_count(pdf)
    assert pages > 3
    assert f"Seite {pages} von {pages}" in page_texts(pdf)[-1]
    assert pdf == agreements_list.render(replace(LIST, rows=rows))
