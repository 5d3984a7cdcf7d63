from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text as sql

from integrif_desk.casework import parts, referral
from integrif_desk.casework.case import read
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.masking import suggestions
from integrif_desk.domain.family import FamilyFacts, Relation
from integrif_desk.domain.masking import apply
from integrif_desk.domain.person import SpellingFacts
from integrif_desk.domain.referral import LearnedBy, ReferralState, Step


def masked(desk: Desk, text: str, case_id: UUID | None = None, *also: str) -> str:
    return apply(text, suggestions(desk, text, case_id, also))


def test_everybody_around_a_case_is_masked(desk: Desk, open_case: Callable[..., UUID]) -> None:
    case_id = open_case(
        "Mohammad", "Al-Ahmad", original_name="محمد الأحمد", town="Güsten", birth_place="Homs"
    )
    person_id = read(desk, case_id).person.id
    parts.add(desk, person_id, SpellingFacts(name="Elehmed", source="Krankenkarte"))
    parts.add(desk, person_id, FamilyFacts(relation=Relation.CHILD, name="Rania"))
    text = (
        "Muhammad (محمد) aus Homs, auf der Karte Elehmed, wohnt in Güsten. "
        "Rania ging mit Hartwig nach Bernburg, im Salzlandkreis."
    )
    assert masked(desk, text, case_id) == (
        "[Name] ([Name]) aus [Ort], auf der Karte [Name], wohnt in [Ort]. "
        "[Name] ging mit [Name] nach [Ort], im [Ort]."
    )


def test_who_gave_an_answer_is_masked(desk: Desk, sent: UUID) -> None:
    case_id = referral.view(desk, sent).referral.case_id
    answer = Step(
        state=ReferralState.RECEIVED,
        happened_on=desk.today(),
        learned_by=LearnedBy.PHONE,
        told_by="Frau Thon",
    )
    referral.step(desk, sent, answer)
    assert masked(desk, "Thon will es prüfen.", case_id) == "[Name] will es prüfen."


def test_without_a_case_volunteers_and_places_are_masked(
    desk: Desk, jobcenter: UUID, open_case: Callable[..., UUID]
) -> None:
    open_case("Mohammad", "Al-Ahmad")
    text = "Sabine Hartwig war in Staßfurt bei Quirin."
    assert masked(desk, text) == "[Name] war in [Ort] bei Quirin."
    assert masked(desk, text, None, "Quirin") == "[Name] war in [Ort] bei [Name]."


def test_without_a_case_whoever_is_on_file_is_masked(
    desk: Desk, jobcenter: UUID, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case("Mohammad", "Al-Ahmad", original_name="محمد الأحمد", town="Kursdorf")
    parts.add(desk, read(desk, case_id).person.id, SpellingFacts(name="Elehmed"))
    assert masked(desk, "Mohammads Kurs war voll, Moham-\nmad wartet.") == (
        "[Name] Kurs war voll, [Name] wartet."
    )
    assert masked(desk, "Elehmed und محمد kamen.") == "[Name] und [Name] kamen."
    # A town or an occupation on file is no name.
    assert masked(desk, "Der Kursdorf-Bus fährt nicht, sagt Quirin.") == (
        "Der Kursdorf-Bus fährt nicht, sagt Quirin."
    )


def test_everybody_on_file_is_masked_with_and_without_a_case(
    desk: Desk, jobcenter: UUID, open_case: Callable[..., UUID]
) -> None:
    here = open_case("Wolfram", "Quast")
    there = read(desk, open_case("Gundula", "Trebnitz", original_name="Гундула")).person.id
    parts.add(desk, there, SpellingFacts(name="Trebenitz"))
    parts.add(desk, there, FamilyFacts(relation=Relation.CHILD, name="Ottokar Trebnitz"))
    parts.add(desk, there, FamilyFacts(relation=Relation.CHILD, name="دانيال"))
    text = "Quast sagt: Gundula (Гундула), Trebenitz und Ottokars Freund دانيال bekamen die Zusage."
    said = "[Name] sagt: [Name] ([Name]), [Name] und [Name] Freund [Name] bekamen die Zusage."
    assert masked(desk, text) == said
    assert masked(desk, text, here) == said


def test_the_examples_of_the_examination(
    desk: Desk, jobcenter: UUID, open_case: Callable[..., UUID]
) -> None:
    text = "Mohammad Al-Ahmad sagte: Tetjana Kowalenko hat die Zusage am 12.11.2026 bekommen."
    open_case("Mohammad", "Al-Ahmad")
    open_case("Tetjana", "Kowalenko")
    assert masked(desk, text) == "[Name] sagte: [Name] hat die Zusage am [Datum] bekommen."


def test_family_is_looked_up_through_an_index(desk: Desk) -> None:
    with desk.read() as work:
        asked = "EXPLAIN QUERY PLAN SELECT name FROM family_member WHERE name >= 'A'"
        steps = work.connection.execute(sql(asked)).all()
    assert all("ix_family_member_name" in str(step) for step in steps)
