"""The brochure: published entries alone, and never what is internal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from integrif_desk.casework import actor, directory, drawn, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.directory import ContactRole, DirectoryWish
from integrif_desk.domain.errors import ErrorCode, KnownError
from tests.documents.pdf_text import page_texts

PUBLISHED = ActorFacts(
    name="Musikschule Bernburg",
    category=ActorCategory.CLUB,
    publishable=True,
    practice_tips="Lieber nicht montags anrufen",
    promised_days=37,
    municipalities=("Bernburg (Saale)",),
    phone="03471 100",
)
Publish = Callable[..., UUID]


@pytest.fixture
def publish(desk: Desk) -> Publish:
    def add(contacts: tuple[ContactPersonFacts, ...] = (), **facts: object) -> UUID:
        made = actor.add(desk, replace(PUBLISHED, **facts), contacts).created  # type: ignore[arg-type]
        assert made is not None
        return made

    return add


def made(desk: Desk, wish: DirectoryWish | None = None) -> bytes:
    pdf = directory.make(desk, wish or DirectoryWish())
    assert pdf is not None
    return pdf


def printed(desk: Desk) -> str:
    return " ".join(" ".join(page_texts(made(desk))).split())


def names(desk: Desk, wish: DirectoryWish | None = None) -> list[str]:
    return [entry.name for entry in directory.build(desk, wish or DirectoryWish()).entries]


def test_unpublished_and_retired_entries_are_in_no_byte(desk: Desk, publish: Publish) -> None:
    publish()
    publish(name="Geheimstelle Nirgendwo", publishable=False)
    gone = publish(name="Ehemalige Stelle")
    actor.deactivate(desk, gone)
    assert names(desk) == ["Musikschule Bernburg"]
    raw, shown = made(desk), printed(desk)
    for secret in ("Geheimstelle", "Nirgendwo", "Ehemalige"):
        assert secret not in shown
        assert secret.encode() not in raw
        assert secret.encode("utf-16-be").hex().upper().encode() not in raw


def test_tips_figures_and_names_of_people_are_not_printed(desk: Desk, publish: Publish) -> None:
    publish(
        contacts=(
            ContactPersonFacts(
                name="Petra Keller", role="Leitung", phone="03471 111", email="p.keller@x.example"
            ),
            ContactPersonFacts(name="Olaf Berg", role="Büro Berg"),
            ContactPersonFacts(name="Nur Name"),
            ContactPersonFacts(name="Ina von der Au", role="Vertretung (Keller)"),
            ContactPersonFacts(role="Leitung der Kasse"),
            ContactPersonFacts(role="Anmeldung", remark="fragt nach allem"),
        )
    )
    (entry,) = directory.build(desk, DirectoryWish()).entries
    assert entry.contacts == (
        ContactRole(role="Leitung", phone="03471 111"),
        ContactRole(role="Leitung der Kasse"),
        ContactRole(role="Anmeldung"),
    )
    shown = printed(desk)
    for secret in ("Keller", "Olaf", "Berg,", "Nur Name", "montags", "37", "fragt nach"):
        assert secret not in shown, secret
    assert "Leitung, 03471 111" in shown


def test_it_can_be_narrowed_by_kind_and_municipality(desk: Desk, publish: Publish) -> None:
    publish()
    publish(name="Bank am Markt", category=ActorCategory.BANK, municipalities=())
    publish(name="Chor Staßfurt", municipalities=("Staßfurt",))
    assert len(names(desk)) == 3
    assert names(desk, DirectoryWish(category=ActorCategory.BANK)) == ["Bank am Markt"]
    assert names(desk, DirectoryWish(municipality="Bernburg")) == [
        "Bank am Markt",
        "Musikschule Bernburg",
    ]
    assert directory.count(desk, DirectoryWish(municipality="Staßfurt")) == 2
    found = directory.scope(desk)
    assert found.total == 3
    assert dict(found.categories) == {ActorCategory.CLUB: 2, ActorCategory.BANK: 1}
    assert found.municipalities == ("Bernburg (Saale)", "Staßfurt")


def test_nothing_to_publish_is_said(desk: Desk, publish: Publish) -> None:
    publish(publishable=False)
    with pytest.raises(KnownError) as refused:
        directory.make(desk, DirectoryWish())
    assert refused.value.code is ErrorCode.NOTHING_TO_PUBLISH


def test_a_sign_that_no_font_has_is_told_before(desk: Desk, publish: Publish) -> None:
    publish(name="Treff 😀")
    with pytest.raises(KnownError) as refused:
        directory.make(desk, DirectoryWish())
    assert refused.value.code is ErrorCode.GLYPHS_MISSING
    assert directory.make(desk, DirectoryWish(), despite_missing_glyphs=True)


def test_it_stops_when_told_to(desk: Desk, publish: Publish) -> None:
    publish()
    assert directory.make(desk, DirectoryWish(), lambda _done, _all: False) is None


def test_more_entries_than_the_store_gives_at_once_are_all_there(
    desk: Desk, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        publish(name=f"Stelle {number:02}")
    monkeypatch.setattr(directory, "_PAGE", 5)
    assert len(names(desk)) == 12


def test_saving_and_printing_are_on_record(
    opened: vault.Opened, publish: Publish, tmp_path: Path
) -> None:
    desk = opened.desk
    publish()
    pdf = made(desk)
    assert directory.export(desk, pdf, tmp_path / "v.pdf").read_bytes() == pdf
    directory.record_printing(desk, pdf)
    with desk.read() as work:
        rows = work.connection.execute(
            text("SELECT action FROM audit_log WHERE subject = 'Directory' ORDER BY seq")
        )
        assert list(rows.scalars()) == ["exported", "printed"]
    assert drawn.page_count(pdf) == len(drawn.pages(pdf, 100, 1, 99))
    assert len(drawn.pages(pdf, 100, 2, 2)) == 1
