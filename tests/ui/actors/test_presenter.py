from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from integrif_desk.domain.actor import ActorCard, ActorCategory, Channel
from integrif_desk.domain.errors import FieldError
from integrif_desk.domain.views import ActorDetail
from integrif_desk.ui.actors.presenter import (
    EMPTY,
    ActorInput,
    address,
    changed,
    checked_text,
    facets,
    facts,
    is_only_county,
    measured_text,
    needs_check,
    open_text,
    read_actor,
    spelled,
    subtitle,
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


def detail(answered: int, median: float | None) -> ActorDetail:
    return ActorDetail(actor=actor(), open_referrals=0, answered=answered, median_days=median)


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
    assert needs_check(date(2025, 3, 9), TODAY)
    assert not needs_check(date(2025, 3, 10), TODAY)
    assert checked_text(date(2025, 3, 9), TODAY) == "zuletzt geprüft am 09.03.2025 – bitte prüfen"
    assert checked_text(date(2026, 2, 1), TODAY) == "zuletzt geprüft am 01.02.2026"
    assert checked_text(None, TODAY) == "noch nie geprüft – bitte prüfen"


def test_the_median_tells_how_many_answers_it_stands_on() -> None:
    assert measured_text(detail(0, None)) == "Noch keine Antworten gemessen"
    assert measured_text(detail(7, 9.0)) == "Median 9 Werktage aus 7 Antworten"
    assert measured_text(detail(6, 4.5)) == "Median 4,5 Werktage aus 6 Antworten"
    assert measured_text(detail(1, 3.0)) == "Median 3 Werktage aus 1 Antwort – nur Anhaltspunkt"
    assert [too_few(detail(n, 1.0)) for n in (0, 4, 5)] == [False, True, False]


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


def test_facets_count_kinds_and_gather_towns_in_german_order() -> None:
    club = actor(category=ActorCategory.CLUB, town="Aschersleben")
    found = facets([actor(), club, actor(), actor(town="")])
    assert found.categories == ((ActorCategory.JOBCENTER, 3), (ActorCategory.CLUB, 1))
    assert (found.towns, found.total) == (("Aschersleben", "Staßfurt"), 4)


def test_an_actor_goes_through_the_editor_unchanged() -> None:
    before = actor()
    entered, errors = read_actor(ActorInput.of(before), TODAY)
    assert not errors
    assert entered is not None
    assert changed(before, entered) == before


def test_name_kind_and_a_real_day_are_asked_for() -> None:
    entered, errors = read_actor(ActorInput(dict(EMPTY.texts), checked_on="11.03.2026"), TODAY)
    assert entered is None
    assert set(errors) == {"name", "category", "checked_on"}


def test_what_the_domain_refuses_is_a_field_error() -> None:
    entered, _ = read_actor(ActorInput.of(actor()), TODAY)
    assert entered is not None
    with pytest.raises(FieldError, match="field_too_long") as refused:
        changed(actor(), type(entered)(**{**vars(entered), "town": "x" * 401}))
    assert refused.value.field == "town"


def test_a_draft_comes_back_as_it_was() -> None:
    entered = ActorInput.of(actor())
    assert ActorInput.from_draft({**entered.as_draft(), "unknown": "x"}) == entered
    assert ActorInput.from_draft({"category": "gone", "channels": "post gone"}).channels == (
        Channel.POST,
    )


def test_two_versions_are_compared_value_by_value() -> None:
    mine, theirs = dict(spelled(actor())), dict(spelled(actor(phone="030 1", active=False)))
    differing = {name for name in mine if mine[name] != theirs[name]}
    assert differing == {"Telefon", "Zustand"}
