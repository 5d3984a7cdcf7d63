"""Contact persons, the yearly check and what was measured: what keeps the directory true."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from integrif_desk.casework import actor, case, masking, referral, search, today
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import Actor, ActorCard, ActorCategory, ActorFacts, Channel
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, FieldError, StaleRecord
from integrif_desk.domain.person import Level
from integrif_desk.domain.referral import ReferralState, Step
from integrif_desk.domain.views import ActorFilter, Key
from integrif_desk.store.queries import actors as queries
from tests.casework.conftest import Clock

SEIDEL = ContactPersonFacts(name="Katrin Seidel", role="Arbeitsvermittlung", phone="030 1")
POHL = ContactPersonFacts(name="Daniel Pohl", role="Fallmanagement U25")
ZONE = ContactPersonFacts(role="Eingangszone", remark="ohne Termin")


def add(desk: Desk, name: str, *contacts: ContactPersonFacts, **more: object) -> UUID:
    entered = ActorFacts(name=name, category=ActorCategory.CLUB, **more)  # type: ignore[arg-type]
    created = actor.add(desk, entered, contacts).created
    assert created is not None
    return created


def card(desk: Desk, actor_id: UUID) -> ActorCard:
    return actor.view(desk, actor_id).actor


def test_contact_persons_come_back_in_their_order(desk: Desk) -> None:
    made = add(desk, "Jobcenter", SEIDEL, POHL, ZONE)
    assert card(desk, made).contacts == (SEIDEL, POHL, ZONE)
    assert card(desk, made).contact_name == "Katrin Seidel"
    actor.change(desk, replace(card(desk, made), contacts=(ZONE, replace(SEIDEL, phone="030 2"))))
    assert card(desk, made).contacts == (ZONE, replace(SEIDEL, phone="030 2"))
    assert card(desk, made).contact_name == ""  # letters then go to the unit alone


def test_who_stays_remains_the_same_record(desk: Desk) -> None:
    made = add(desk, "Jobcenter", SEIDEL, POHL)

    def stored() -> dict[str, tuple[UUID, int, int]]:
        with desk.read() as work:
            found = queries.contacts(work.connection, made)
        return {one.name: (one.id, one.version, one.position) for one in found}

    before = stored()
    actor.change(desk, replace(card(desk, made), contacts=(SEIDEL, POHL), costs="keine"))
    assert stored() == before
    actor.change(desk, replace(card(desk, made), contacts=(POHL, SEIDEL)))
    after = stored()
    assert {name: one[0] for name, one in after.items()} == {n: one[0] for n, one in before.items()}
    assert (after["Daniel Pohl"][2], after["Katrin Seidel"][2]) == (0, 1)


def test_an_actor_alone_leaves_its_contact_persons(desk: Desk) -> None:
    made = add(desk, "Jobcenter", SEIDEL)
    alone = card(desk, made).actor
    assert type(alone) is Actor
    actor.change(desk, replace(alone, phone="030 9"))
    actor.deactivate(desk, made)
    assert card(desk, made).contacts == (SEIDEL,)


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        (ContactPersonFacts(phone="030 1"), ErrorCode.FIELD_REQUIRED),
        (ContactPersonFacts(name=" \u202e "), ErrorCode.FIELD_REQUIRED),
        (ContactPersonFacts(name="x" * 401), ErrorCode.FIELD_TOO_LONG),
        (ContactPersonFacts(role="x", remark="x" * 401), ErrorCode.FIELD_TOO_LONG),
    ],
)
def test_a_wrong_contact_person_is_refused_and_nothing_is_saved(
    desk: Desk, contact: ContactPersonFacts, code: ErrorCode
) -> None:
    with pytest.raises(FieldError) as refused:
        add(desk, "Jobcenter", SEIDEL, contact)
    assert (refused.value.code, refused.value.field) == (code, "contacts")
    assert actor.choices(desk) == ()


def test_both_versions_of_a_card_come_with_their_contact_persons(desk: Desk) -> None:
    made = add(desk, "Jobcenter", SEIDEL)
    mine = card(desk, made)
    actor.change(desk, replace(mine, contacts=(POHL,)))
    with pytest.raises(StaleRecord) as stale:
        actor.change(desk, replace(mine, contacts=(ZONE,)))
    assert (stale.value.yours.contacts, stale.value.theirs.contacts) == ((ZONE,), (POHL,))
    assert card(desk, made).contacts == (POHL,)


def test_an_actor_is_found_by_its_contact_persons_and_towns(desk: Desk) -> None:
    made = add(desk, "Jobcenter", SEIDEL, municipalities=("Güsten",))
    assert [hit.id for hit in search.search(desk, "seidel")] == [made]
    assert [hit.id for hit in search.search(desk, "guesten")] == [made]
    actor.change(desk, replace(card(desk, made), contacts=(POHL,)))
    actor.deactivate(desk, made)
    actor.reactivate(desk, made)
    assert search.search(desk, "seidel") == ()
    assert [hit.id for hit in search.search(desk, "pohl")] == [made]


def test_contact_persons_are_known_where_quotes_are_masked(desk: Desk) -> None:
    add(desk, "Jobcenter", SEIDEL)
    text = "Gestern rief Seidel an."
    (found,) = masking.suggestions(desk, text)
    assert text[found.start : found.end] == "Seidel"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"age_from": 30, "age_to": 18}, "age_to"),
        ({"age_from": -1}, "age_from"),
        ({"age_to": 121}, "age_to"),
        ({"level_from": Level.B2, "level_to": Level.A1}, "level_to"),
        ({"promised_days": 366}, "promised_days"),
    ],
)
def test_limits_that_exclude_everybody_are_refused(
    desk: Desk, values: dict[str, object], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        add(desk, "Jobcenter", **values)
    assert refused.value.field == field


def test_entries_to_check_come_oldest_first_page_by_page(desk: Desk) -> None:
    day = desk.today()
    for name, days in (("D", 900), ("C", 366), ("Heuer", 365), ("Neu", 0)):
        add(desk, name, checked_on=day - timedelta(days=days))
    for name in ("B nie", "A nie"):
        add(desk, name)
    gone = add(desk, "Früher")
    actor.deactivate(desk, gone)
    wanted = ActorFilter(check_due_on=day)
    found: list[str] = []
    after: Key | None = None
    while True:
        page = actor.actors(desk, wanted, after, 1)
        found += [one.name for one in page.rows]
        after = page.next_key
        if after is None:
            break
    assert found == ["A nie", "B nie", "D", "C"]
    assert today.today(desk, mine=True).actors_to_check == 4


def test_confirming_notes_day_and_person_and_can_be_undone(desk: Desk) -> None:
    before = date(2024, 5, 6)
    made = add(desk, "Jobcenter", SEIDEL, checked_on=before)
    actor.confirm(desk, made)
    detail = actor.view(desk, made)
    assert (detail.actor.checked_on, detail.checker) == (desk.today(), "Sabine Hartwig")
    assert today.today(desk, mine=True).actors_to_check == 0
    actor.set_checked(desk, made, before, None)
    detail = actor.view(desk, made)
    assert (detail.actor.checked_on, detail.checker) == (before, "")
    assert detail.actor.contacts == (SEIDEL,)


def test_what_may_be_published_can_be_told_apart(desk: Desk) -> None:
    add(desk, "Verein", publishable=True)
    add(desk, "Amt")
    names = {
        wanted: [one.name for one in actor.actors(desk, ActorFilter(publishable=wanted)).rows]
        for wanted in (None, True, False)
    }
    assert names == {None: ["Amt", "Verein"], True: ["Verein"], False: ["Amt"]}


def test_median_and_nine_of_ten_count_working_days(desk: Desk, clock: Clock) -> None:
    made = add(desk, "Jobcenter")
    created = case.open_case(desk, case.NewCase(given_names="Zahra", surname="Nazari")).created
    assert created is not None
    for week in range(1, 11):
        entered = referral.NewReferral(case_id=created, actor_id=made, purpose=f"Zweck {week}")
        sent = referral.draft(desk, entered).created
        assert sent is not None
        referral.send(desk, sent, Channel.PHONE)
        clock.pass_days(7 * (week if week < 10 else 30))
        step = Step(state=ReferralState.ACCEPTED, happened_on=desk.today())
        referral.step(desk, sent, step)
    weekdays = replace(desk, is_holiday=lambda _day: False)
    detail = actor.view(weekdays, made)
    assert (detail.answered, detail.median_days, detail.most_days) == (10, 27.5, 45)
    empty = actor.view(desk, add(desk, "Kita"))
    assert (empty.answered, empty.median_days, empty.most_days) == (0, None, None)
