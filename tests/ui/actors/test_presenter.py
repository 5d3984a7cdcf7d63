from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from integrif_desk.domain.actor import ActorCard, ActorCategory, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import FieldError
from integrif_desk.domain.meeting_views import Tally
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.views import ActorDetail
from integrif_desk.ui.actors.actor_input import (
    changed,
    contacts_kept,
    contacts_of,
    read_actor,
    texts_of,
)
from integrif_desk.ui.actors.presenter import (
    address,
    age_words,
    agreements_text,
    audience,
    check_subtitle,
    checked_text,
    contact_line,
    contact_note,
    contact_title,
    facets,
    facts,
    is_only_county,
    level_words,
    measured_text,
    open_text,
    slower_than_promised,
    spelled,
    subtitle,
    summary,
    too_few,
)

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
SOMEBODY = UUID(int=1)


def actor(**values: object) -> ActorCard:
    known: dict[str, object] = {
        "name": "Jobcenter Salzlandkreis, Staßfurt",
        "category": ActorCategory.JOBCENTER,
        "town": "Staßfurt",
        "channels": (Channel.POST, Channel.PHONE),
        "checked_on": date(2025, 3, 1),
    }
    return ActorCard(
        id=SOMEBODY,
        created_at=NOW,
        created_by=SOMEBODY,
        changed_at=NOW,
        changed_by=SOMEBODY,
        **{**known, **values},  # type: ignore[arg-type]
    )


FULL = {
    "carrier": "Salzlandkreis",
    "responsible_for": "Leistungen\nnach SGB II",
    "for_whom": "Menschen, die Arbeit suchen",
    "status_groups": (StatusKind.TOLERATION, StatusKind.REFUGEE),
    "age_from": 18,
    "age_to": 26,
    "level_from": Level.A2,
    "level_to": Level.B1,
    "municipalities": ("Staßfurt", "Löderburg, Neu Staßfurt"),
    "languages": ("de", "ti", "Leichte Sprache"),
    "accessibility": "Fahrstuhl",
    "costs": "keine",
    "waiting_time": "2 Wochen",
    "promised_days": 10,
    "website": "www.beispiel.example",
    "publishable": True,
    "checked_by": UUID(int=2),
    "contacts": (
        ContactPersonFacts(name="Katrin Seidel", role="Fallmanagement", phone="030 1"),
        ContactPersonFacts(role="Eingangszone", email="post@jobcenter.example", remark="bis 12"),
    ),
}


def detail(
    answered: int, median: float | None, most: int | None = None, promised: int | None = None
) -> ActorDetail:
    return ActorDetail(
        actor=actor(promised_days=promised),
        open_referrals=0,
        answered=answered,
        median_days=median,
        most_days=most,
    )


@pytest.mark.parametrize(
    "name",
    ["Salzlandkreis", "Landkreis Harz", "der Landkreis", "Kreisverwaltung Salzlandkreis",
     "Landratsamt", "Altmarkkreis Salzwedel", " saalekreis "],
)  # fmt: skip
def test_the_county_alone_is_no_unit(name: str) -> None:
    assert is_only_county(name)


@pytest.mark.parametrize(
    "name",
    ["Jobcenter Salzlandkreis", "Ausländerbehörde Salzlandkreis, Bernburg", "Kreisvolkshochschule",
     "Kreissportbund Salzland e. V.", ""],
)  # fmt: skip
def test_a_unit_of_the_county_is_one(name: str) -> None:
    assert not is_only_county(name)


def test_an_entry_older_than_a_year_asks_to_be_checked() -> None:
    old, new = actor(checked_on=date(2025, 3, 9)), actor(checked_on=date(2025, 3, 10))
    assert old.needs_check(TODAY)
    assert not new.needs_check(TODAY)
    assert checked_text(old, TODAY) == "zuletzt geprüft am 09.03.2025 – bitte prüfen"
    assert checked_text(new, TODAY, "Ida") == "zuletzt geprüft am 10.03.2025 von Ida"
    never = actor(checked_on=None)
    assert checked_text(never, TODAY) == "noch nie geprüft – bitte prüfen"
    assert check_subtitle(never) == "noch nie geprüft · Jobcenter"
    assert check_subtitle(old) == "zuletzt geprüft am 09.03.2025 · Jobcenter"


def test_what_was_measured_stands_beside_what_was_promised() -> None:
    assert measured_text(detail(0, None)) == "Noch keine Antworten gemessen"
    assert measured_text(detail(0, None, promised=10)) == (
        "zugesagt in 10 Werktagen, noch keine Antworten gemessen"
    )
    assert measured_text(detail(31, 14.0, 23, 10)) == (
        "zugesagt 10, gemessen im Median 14 Werktage, 9 von 10 in 23 (aus 31 Antworten)"
    )
    assert measured_text(detail(6, 4.5, 9)) == (
        "gemessen im Median 4,5 Werktage, 9 von 10 in 9 (aus 6 Antworten)"
    )
    assert measured_text(detail(1, 1.0, 1)) == (
        "gemessen im Median 1 Werktag (aus 1 Antwort) – nur Anhaltspunkt"
    )
    assert [too_few(detail(n, 1.0)) for n in (0, 4, 5)] == [False, True, False]


@pytest.mark.parametrize(
    ("shown", "noted"),
    [
        (detail(6, 10.5, 23, 10), True),
        (detail(6, 10.0, 23, 10), False),
        (detail(4, 20.0, 23, 10), False),  # four answers say little
        (detail(6, 20.0, 23), False),
        (detail(0, None, None, 10), False),
    ],
)
def test_slower_than_promised_is_said_where_enough_was_measured(
    shown: ActorDetail, noted: bool
) -> None:
    assert bool(slower_than_promised(shown)) is noted


def test_kept_agreements_are_told_in_a_line() -> None:
    def told(kept: int, settled: int, still: int) -> str:
        return agreements_text(Tally(owner="", kept=kept, settled=settled, open=still))

    assert told(7, 9, 2) == "7 von 9 Vereinbarungen eingehalten, 2 offen"
    assert told(1, 1, 0) == "1 von 1 Vereinbarung eingehalten"
    assert told(0, 0, 1) == "1 Vereinbarung offen"
    assert told(0, 0, 0) == ""


def test_limits_of_age_and_german_are_words() -> None:
    ages = [(18, 26), (27, None), (None, 17), (0, 6), (None, None)]
    assert [age_words(*one) for one in ages] == [
        *("18 bis 26 Jahre", "ab 27 Jahren", "bis 17 Jahre", "0 bis 6 Jahre", ""),
    ]
    levels = [(Level.A2, Level.B1), (Level.B1, None), (None, Level.A1), (None, Level.NONE)]
    assert [level_words(*one) for one in levels] == [
        *("Deutsch A2 bis B1", "Deutsch ab B1", "Deutsch bis A1", "ohne Deutschkenntnisse"),
    ]
    assert level_words(None, None) == ""


def test_contact_persons_without_a_name_are_called_by_their_role() -> None:
    named, unnamed = actor(**FULL).contacts
    assert (contact_title(named), contact_note(named)) == ("Katrin Seidel", "Fallmanagement")
    assert (contact_title(unnamed), contact_note(unnamed)) == ("Eingangszone", "bis 12")
    assert contact_line(unnamed) == "Eingangszone, post@jobcenter.example, bis 12"


def test_open_referrals_are_counted_in_words() -> None:
    assert [open_text(n) for n in (0, 1, 3)] == [
        "Keine offene Verweisung",
        "1 offene Verweisung",
        "3 offene Verweisungen",
    ]


def test_facts_leave_out_what_is_not_known() -> None:
    shown = dict(facts(actor(street="Musterallee 4", postal_code="39418")))
    assert shown["Adresse"] == "Musterallee 4\n39418 Staßfurt"
    assert shown["Erreichbar über"] == "Post, Telefon"
    assert "Telefon" not in shown
    assert address(actor(town="")) == ""
    assert subtitle(actor()) == "Jobcenter · Staßfurt"


def test_for_whom_an_actor_is_there_stands_in_two_lines() -> None:
    assert audience(actor(**FULL)) == (
        "Menschen, die Arbeit suchen\n"
        "Duldung, Flüchtlingsschutz · 18 bis 26 Jahre · Deutsch A2 bis B1"
    )
    assert audience(actor()) == ""
    shown = dict(facts(actor(**FULL)))
    assert shown["Sprachen"] == "Deutsch, Tigrinya, Leichte Sprache"
    assert shown["Orte"] == "Staßfurt, Löderburg, Neu Staßfurt"


def test_facets_count_kinds_and_gather_towns_in_german_order() -> None:
    club = actor(category=ActorCategory.CLUB, town="Aschersleben", publishable=True)
    found = facets([actor(), club, actor(checked_on=TODAY), actor(town="")], TODAY)
    assert found.categories == ((ActorCategory.JOBCENTER, 3), (ActorCategory.CLUB, 1))
    assert (found.towns, found.total) == (("Aschersleben", "Staßfurt"), 4)
    assert (found.to_check, found.publishable) == (3, 1)


@pytest.mark.parametrize("values", [{}, FULL])
def test_an_actor_goes_through_the_editor_unchanged(values: dict[str, object]) -> None:
    before = actor(**values)
    entered, errors = read_actor(texts_of(before), TODAY, SOMEBODY, before)
    assert not errors
    assert entered is not None
    assert changed(before, entered) == before


def test_name_kind_and_a_real_day_are_asked_for() -> None:
    entered, errors = read_actor({"checked_on": "11.03.2026"}, TODAY, SOMEBODY)
    assert entered is None
    assert set(errors) == {"name", "category", "checked_on"}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"age_from": "achtzehn"}, "age_from"),
        ({"age_from": "-1"}, "age_from"),
        ({"age_to": "121"}, "age_to"),
        ({"age_from": "²"}, "age_from"),
        ({"age_from": "30", "age_to": "20"}, "age_to"),
        ({"level_from": "B2", "level_to": "A1"}, "level_to"),
        ({"promised_days": "0"}, "promised_days"),
        ({"contacts": '[{"phone": "030 1"}]'}, "contacts"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(typed: dict[str, str], wrong: str) -> None:
    entered, errors = read_actor({**texts_of(actor()), **typed}, TODAY, SOMEBODY)
    assert entered is None
    assert set(errors) == {wrong}


def test_whoever_changes_the_day_has_checked_it() -> None:
    before = actor(**FULL)
    another = {**texts_of(before), "checked_on": "09.03.2026"}
    entered, _ = read_actor(another, TODAY, SOMEBODY, before)
    assert entered is not None
    assert entered.facts.checked_by == SOMEBODY
    entered, _ = read_actor({**another, "checked_on": ""}, TODAY, SOMEBODY, before)
    assert entered is not None
    assert entered.facts.checked_by is None


def test_what_the_domain_refuses_is_a_field_error() -> None:
    entered, _ = read_actor({**texts_of(actor()), "town": "x" * 401}, TODAY, SOMEBODY)
    assert entered is not None
    with pytest.raises(FieldError, match="field_too_long") as refused:
        changed(actor(), entered)
    assert refused.value.field == "town"


def test_what_a_draft_holds_and_no_longer_exists_is_left_out() -> None:
    kept = {**texts_of(actor()), "channels": "post gone", "status_groups": "gone"}
    entered, errors = read_actor({**kept, "level_to": "D9"}, TODAY, SOMEBODY)
    assert not errors
    assert entered is not None
    assert entered.facts.channels == (Channel.POST,)
    assert (entered.facts.status_groups, entered.facts.level_to) == ((), None)


@pytest.mark.parametrize("text", ["", "{", '["x"]', "[1]", '[{"name": "N", "unknown": 1}]'])
def test_contact_persons_of_a_draft_never_stop_the_form(text: str) -> None:
    assert len(contacts_of(text)) <= 1


def test_contact_persons_keep_every_script() -> None:
    contacts = (ContactPersonFacts(name="ኣበበ\tسعيد 🙂", remark='"\n'), ContactPersonFacts(role="x"))
    assert contacts_of(contacts_kept(contacts)) == contacts


def test_closed_parts_of_the_editor_say_what_they_hold() -> None:
    texts = texts_of(actor(**FULL, phone="030 1"))
    assert summary("reach", texts) == "Staßfurt · 030 1"
    assert summary("contacts", texts) == "Katrin Seidel, Eingangszone"
    assert summary("audience", texts).startswith(
        "Duldung, Flüchtlingsschutz · 18 bis 26 Jahre · Staß"
    )
    assert summary("access", texts) == (
        "Deutsch, Tigrinya, Leichte Sprache · Kosten: keine · Antwort in 10 Werktagen zugesagt"
    )
    assert summary("upkeep", texts) == "geprüft am 01.03.2025 · für die Broschüre"
    assert [summary(part, {}) for part in ("reach", "contacts", "audience", "access")] == [""] * 4
    assert summary("upkeep", {}) == "noch nie geprüft · nur intern"


def test_two_versions_are_compared_value_by_value() -> None:
    mine = dict(spelled(actor()))
    theirs = dict(spelled(actor(**FULL, phone="030 1", active=False)))
    differing = {name for name in mine if mine[name] != theirs[name]}
    assert {"Telefon", "Zustand", "Ansprechpersonen", "Alter von", "Deutsch bis"} <= differing
    assert not {"Ort", "Art der Stelle", "Praxistipps"} & differing
