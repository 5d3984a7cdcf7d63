"""The words of header and history without a window."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from integrif_desk.domain.contact_note import ContactKind, Lesson
from integrif_desk.domain.person import LanguageLevel, Level, Person
from integrif_desk.domain.referral import ReferralState
from integrif_desk.domain.residence import ResidenceStatus, StatusKind
from integrif_desk.domain.views import HistoryItem, HistoryKind, ReferralRow
from integrif_desk.ui.case.history_words import lines, state_fact
from integrif_desk.ui.case.presenter import (
    Fact,
    language_fact,
    person_fact,
    residence_fact,
)

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
ID = UUID(int=1)
STAMP = {"id": ID, "created_at": NOW, "created_by": ID, "changed_at": NOW, "changed_by": ID}


def person(**values: object) -> Person:
    return Person(given_names="Halima", **values, **STAMP)  # type: ignore[arg-type]


def paper(**values: object) -> ResidenceStatus:
    fields = {"person_id": ID, "kind": StatusKind.TOLERATION, **values, **STAMP}
    return ResidenceStatus(**fields)  # type: ignore[arg-type]


def language(code: str, level: Level) -> LanguageLevel:
    return LanguageLevel(person_id=ID, language=code, level=level, **STAMP)  # type: ignore[arg-type]


ROW = ReferralRow(
    id=ID, case_id=ID, case_number="F-26-001", person_name="", original_name="", actor_id=ID,
    actor_name="Jobcenter", purpose="Bildungsgutschein", state=ReferralState.SENT, owner_id=ID,
    sent_on=date(2026, 2, 11), answer_due=date(2026, 3, 3), expected_on=None, ended_on=None,
    decline_reason=None, answer_code="K7-4F2Q-9", working_days_open=19, overdue=True,
)  # fmt: skip


def event(number: int, state: ReferralState, text: str = "") -> HistoryItem:
    return HistoryItem(
        kind=HistoryKind.REFERRAL, id=UUID(int=number), at=NOW, author="Helga Brandt", text=text,
        actors=("Jobcenter",), referral_id=ID, referral_state=state, purpose="Bildungsgutschein",
    )  # fmt: skip


def test_age_and_country() -> None:
    known = person(birth_date=date(1991, 5, 2), nationalities=("SY",))
    assert person_fact(known, TODAY).text == "34 Jahre, Syrien"
    guessed = person(birth_date=date(1991, 1, 1), birth_year_only=True)
    assert person_fact(guessed, TODAY).text == "etwa 35 Jahre"
    assert person_fact(person(), TODAY).text == "Alter und Herkunft nicht erfasst"


def test_a_paper_warns_before_it_ends_and_after() -> None:
    assert residence_fact(None, TODAY).tone == "neutral"
    calm = residence_fact(paper(valid_until=date(2027, 3, 1)), TODAY)
    assert calm == Fact("Duldung – bis 01.03.2027", icon="identification-card")
    assert residence_fact(paper(valid_until=date(2026, 4, 30)), TODAY).tone == "waiting"
    gone = residence_fact(paper(valid_until=date(2026, 3, 9)), TODAY)
    assert (gone.tone, gone.text) == ("overdue", "Duldung – abgelaufen am 09.03.2026")
    filed = paper(valid_until=date(2026, 3, 9), extension_filed_on=date(2026, 2, 1))
    assert residence_fact(filed, TODAY).tone == "waiting"


def test_german_stands_first_and_many_languages_are_counted() -> None:
    spoken = (
        language("ar", Level.NATIVE),
        language("de", Level.B1),
        language("en", Level.A2),
        language("fr", Level.A1),
    )
    assert language_fact(spoken[:2]).text == "Deutsch B1, Arabisch"
    assert language_fact(spoken).text == "Deutsch B1, Arabisch, Englisch A2 und eine weitere"


def test_a_note_tells_kind_minutes_actors_and_author() -> None:
    note = HistoryItem(
        kind=HistoryKind.CONTACT, id=ID, at=NOW, author="Helga Brandt", text="Angerufen.",
        minutes=10, contact_kind=ContactKind.PHONE, actors=("HWK",), lesson=Lesson.HELPED,
    )  # fmt: skip
    (line,) = lines([note], [], TODAY)
    assert line.meta == "Telefonat, 10 Min. – HWK – Helga Brandt"
    assert (line.day, line.weekday, line.icon) == ("10.03.", "Di", "phone")
    assert line.fact == Fact("hat geholfen", "good", "check-circle-fill")


def test_only_the_newest_line_of_a_silent_referral_is_flagged() -> None:
    newer = event(3, ReferralState.SENT, "Nachgefragt, niemand da.")
    first, second = lines([newer, event(2, ReferralState.SENT)], [ROW], TODAY)
    assert first.unanswered
    assert first.fact == Fact("seit 19 Werktagen ohne Antwort", "overdue", "warning-circle-fill")
    assert not second.unanswered
    assert second.text == "Jobcenter: Bildungsgutschein"


def test_old_lines_name_their_year() -> None:
    old = replace(event(2, ReferralState.SENT), at=datetime(2024, 12, 2, 11, tzinfo=UTC))
    assert lines([old], [], TODAY)[0].weekday == "2024"


def test_a_waiting_referral_names_its_beginning() -> None:
    waiting = replace(
        ROW, state=ReferralState.WAITING, expected_on=date(2026, 4, 13), overdue=False
    )
    assert state_fact(waiting) == Fact("wartet – Beginn 13.04.", "waiting", "hourglass-fill")
