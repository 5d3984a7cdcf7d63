"""Handovers on a real store: what enters the snapshot, what never does, that it stays so."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pypdfium2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from integrif_desk.casework import (
    actor,
    approval,
    case,
    contact_note,
    draft,
    follow_up,
    handover,
    person,
    referral,
    vault,
)
from integrif_desk.casework.answer import Answer, answer, resolve_code, undo
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.casework.referral import NewReferral
from integrif_desk.documents import lines, runs, shaping
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    Gap,
    HandoverState,
    Recommendation,
    Request,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.store.queries import handovers as queries
from tests.casework.agreed import agree
from tests.casework.conftest import START, Clock

TODAY = START.date()
OpenCase = Callable[..., UUID]

# One word for each category that occurs nowhere else.
TELLING = {
    DataCategory.IDENTITY: ("1991-08-14", "Hecklingen", '"SY"', "محمد"),
    DataCategory.CONTACT: ("0176040690", "mohammad@post.example", "Rosenweg"),
    DataCategory.RESIDENCE: ("subsidiary_protection", "2026-04-30"),
    DataCategory.LANGUAGE: ("Goethe", '"B1"'),
    DataCategory.EDUCATION_WORK: ("Umspannwerk", "Meisterbrief"),
    DataCategory.PATHWAY: ("Lebenslauf", '"access"'),
    DataCategory.REFERRALS: ("Bildungsgutschein",),
    DataCategory.TASKS: ("Zeugnisse",),
    DataCategory.PRACTICE: ("Anrufen", "Vorsprechen"),
}


@pytest.fixture
def full_case(desk: Desk, open_case: OpenCase, jobcenter: UUID) -> UUID:
    """Return a case with something in every category, and an internal note."""
    case_id = open_case(
        original_name="محمد الأحمد",
        salutation=Salutation.MR,
        birth_date=date(1991, 8, 14),
        nationalities=("SY",),
        town="Hecklingen",
        phone="0176040690",
        email="mohammad@post.example",
        street="Rosenweg 3",
        postal_code="39444",
        background="Sechs Jahre im Umspannwerk.",
        goal="Der Meisterbrief.",
        residence=ResidenceFacts(
            kind=StatusKind.SUBSIDIARY_PROTECTION, valid_until=date(2026, 4, 30)
        ),
        languages=(
            LanguageFacts(
                language="de", level=Level.B1, proof="Goethe", proof_date=date(2025, 11, 21)
            ),
        ),
    )
    log(desk, case_id, "Lebenslauf geschrieben.")
    log(desk, case_id, "Vertraulich: Streit in der Familie.", Visibility.INTERNAL)
    log(desk, case_id, "Anrufen statt schreiben.", lesson=Lesson.HELPED)
    follow_up.add(desk, case_id, NewFollowUp(task="Zeugnisse abholen", due_on=date(2026, 3, 20)))
    drafted = referral.draft(
        desk, NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Bildungsgutschein")
    ).created
    assert drafted is not None
    agree(desk, case_id, jobcenter)
    referral.send(desk, drafted, Channel.POST)
    return case_id


def log(
    desk: Desk,
    case_id: UUID,
    words: str,
    visibility: Visibility = Visibility.MAY_BE_HANDED_OVER,
    lesson: Lesson | None = None,
) -> UUID:
    entered = contact_note.NewNote(
        case_id=case_id, text=words, visibility=visibility, lesson=lesson
    )
    created = contact_note.log(desk, entered).created
    assert created is not None
    return created


def plan_of(desk: Desk, case_id: UUID, recipient: UUID, **changed: object) -> HandoverPlan:
    offered = handover.choice(desk, case_id)
    plan = handover.default_plan(desk, offered, recipient)
    return replace(plan, discussed_on=TODAY, **changed)  # type: ignore[arg-type]


def issue(desk: Desk, plan: HandoverPlan) -> UUID:
    created = handover.issue(desk, plan).created
    assert created is not None
    return created


def stored(desk: Desk, handover_id: UUID) -> str:
    """Return the bytes of the snapshot as they lie in the store."""
    with desk.read() as work:
        return queries.document(work.connection, handover_id).snapshot.decode()


@pytest.mark.parametrize("left_out", list(DataCategory))
def test_what_is_left_out_is_in_no_byte_of_the_snapshot(
    desk: Desk, full_case: UUID, jobcenter: UUID, left_out: DataCategory
) -> None:
    everything = frozenset(DataCategory)
    advice = (Recommendation(text="Vorsprechen am Dienstag"),)
    plan = plan_of(
        desk, full_case, jobcenter, included=everything - {left_out}, recommendations=advice
    )
    snapshot = stored(desk, issue(desk, plan))
    for category, words in TELLING.items():
        for word in words:
            if category is left_out and word == "Hecklingen":
                continue  # the town is part of the address, which is still handed over
            assert (word in snapshot) == (category is not left_out), (category, word)


@pytest.mark.parametrize(
    ("label", "salutation", "printed"),
    [
        ("Koch/Köchin", Salutation.MR, "Koch"),
        ("Fahrer für Lkw/Fahrerin für Lkw", Salutation.MS, "Fahrerin für Lkw"),
        ("Koch/Köchin", Salutation.NEUTRAL, "Koch/Köchin"),
        ("Schichtleiter/in Bergbau", Salutation.MS, "Schichtleiter/in Bergbau"),
        ("Hebamme/Entbindungspfleger", Salutation.MR, "Hebamme/Entbindungspfleger"),
        ("Elektroniker", Salutation.MS, "Elektroniker"),
    ],
)
def test_an_occupation_is_told_as_the_person_is_addressed(
    desk: Desk,
    open_case: OpenCase,
    jobcenter: UUID,
    label: str,
    salutation: Salutation,
    printed: str,
) -> None:
    case_id = open_case(occupation_label=label, salutation=salutation)
    agree(desk, case_id, jobcenter)
    created = issue(desk, plan_of(desk, case_id, jobcenter, included=frozenset(DataCategory)))
    assert handover.stored_snapshot(desk, created).occupation == printed


def test_without_person_and_address_no_town_is_told(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset({DataCategory.LANGUAGE}))
    assert "Hecklingen" not in stored(desk, issue(desk, plan))


def test_an_internal_note_never_leaves_even_when_an_old_draft_names_it(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    notes = contact_note.notes(desk, full_case)
    plan = plan_of(
        desk,
        full_case,
        jobcenter,
        note_ids=tuple(note.id for note in notes),
        lesson_ids=tuple(note.id for note in notes),
    )
    lesson = next(note for note in notes if note.lesson is not None)
    contact_note.change(desk, replace(lesson, visibility=Visibility.INTERNAL))
    snapshot = stored(desk, issue(desk, plan))
    assert "Lebenslauf" in snapshot
    assert "Streit" not in snapshot
    assert "Anrufen" not in snapshot


def test_notes_of_another_case_cannot_be_handed_over(
    desk: Desk, open_case: OpenCase, full_case: UUID, jobcenter: UUID
) -> None:
    foreign = log(desk, open_case("Zahra", "Nazari"), "Fremdes")
    plan = plan_of(desk, full_case, jobcenter, note_ids=(foreign,))
    assert "Fremdes" not in stored(desk, issue(desk, plan))


def test_the_reminder_of_a_referral_goes_with_the_referrals(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    tasks = frozenset({DataCategory.TASKS})
    alone = handover.stored_snapshot(
        desk, issue(desk, plan_of(desk, full_case, jobcenter, included=tasks))
    )
    assert [task.task for task in alone.tasks] == ["Zeugnisse abholen"]
    both = handover.stored_snapshot(
        desk,
        issue(
            desk,
            plan_of(desk, full_case, jobcenter, included=tasks | {DataCategory.REFERRALS}),
        ),
    )
    assert len(both.tasks) == 2


def test_an_issued_handover_stays_as_it_is(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    before = handover.pdf(desk, issued), handover.stored_snapshot(desk, issued)
    detail = case.read(desk, full_case)
    person.change(desk, replace(detail.person, surname="Anders", town="Bernburg"))
    for note in contact_note.notes(desk, full_case):
        contact_note.remove(desk, note.id)
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, name="Umbenannt", street="Neue Straße 2"))
    assert (handover.pdf(desk, issued), handover.stored_snapshot(desk, issued)) == before


@pytest.mark.parametrize("column", ["pdf", "snapshot"])
def test_a_document_cannot_be_changed_and_tampering_is_noticed(
    desk: Desk, full_case: UUID, jobcenter: UUID, column: str
) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    tamper = text(f"update issued_document set {column} = x'20'")
    with pytest.raises(IntegrityError, match="append-only"), desk.write() as work:
        work.connection.execute(tamper)
    with desk.write() as work:
        triggers = "select name from sqlite_master where type = 'trigger' and tbl_name = :table"
        found = work.connection.execute(text(triggers), {"table": "issued_document"}).scalars()
        for trigger in found.all():
            work.connection.execute(text(f"drop trigger {trigger}"))
        work.connection.execute(tamper)
        work.commit()
    with pytest.raises(KnownError) as raised:
        handover.pdf(desk, issued)
    assert raised.value.code is ErrorCode.DOCUMENT_DAMAGED


def test_numbers_run_within_a_year_and_codes_answer(
    desk: Desk, clock: Clock, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    rows = [handover.view(desk, issue(desk, plan)) for _ in range(2)]
    clock.pass_days(300)
    rows.append(handover.view(desk, issue(desk, replace(plan, answer_by=None))))
    assert [row.number for row in rows] == ["Ü-26-001", "Ü-26-002", "Ü-27-001"]
    assert len({row.answer_code for row in rows}) == 3
    target = resolve_code(desk, rows[0].answer_code)
    assert (target.id, target.case_id) == (rows[0].id, full_case)


def test_an_answer_at_the_wrong_handover_can_be_taken_back(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    before = handover.view(desk, issued)
    given = Answer(decision=Decision.C, reason=DeclineReason.C3, told_by="Frau Lorenz")
    answer(desk, before.answer_code, given)
    target = resolve_code(desk, before.answer_code)
    assert target.answered_on == desk.today()
    undo(desk, target)
    assert handover.view(desk, issued) == before
    with pytest.raises(KnownError, match="transition_not_allowed"):
        undo(desk, target)
    answer(desk, before.answer_code, Answer(decision=Decision.A))
    assert handover.view(desk, issued).decision is Decision.A


def test_a_refused_handover_takes_no_number(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter, introduction="Bitte 😀 lesen.")
    with pytest.raises(KnownError) as raised:
        handover.issue(desk, plan)
    assert raised.value.code is ErrorCode.GLYPHS_MISSING
    assert raised.value.values["characters"] == "😀"
    assert handover.handovers(desk).rows == ()
    created = handover.issue(desk, plan, despite_missing_glyphs=True).created
    assert created is not None
    assert handover.view(desk, created).number == "Ü-26-001"


def test_a_preview_tells_where_a_character_cannot_be_printed(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter, introduction="Bitte 😀 lesen.")
    made = handover.preview(desk, plan)
    assert [(one.character, one.text) for one in made.unprintable] == [("😀", "Bitte 😀 lesen.")]
    for page in made.paper.draw(1, made.paper.count, 400):
        assert page.width == 400
        assert len(page.rgb) == 3 * page.width * page.height
    assert made.snapshot.is_draft
    assert handover.handovers(desk).rows == ()


def test_it_has_to_be_discussed_first(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    for day in (None, TODAY + timedelta(days=1)):
        with pytest.raises(KnownError) as raised:
            handover.issue(desk, replace(plan, discussed_on=day))
        assert raised.value.code is ErrorCode.NOT_DISCUSSED


@pytest.mark.parametrize(
    "included", [(), (DataCategory.IDENTITY,), (DataCategory.IDENTITY, DataCategory.CONTACT)]
)
def test_a_name_alone_is_nothing_to_hand_over(
    desk: Desk, full_case: UUID, jobcenter: UUID, included: tuple[DataCategory, ...]
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset(included))
    with pytest.raises(KnownError) as raised:
        handover.issue(desk, plan)
    assert raised.value.code is ErrorCode.NOTHING_TO_HAND_OVER


def test_an_answer_by_yesterday_is_refused(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    plan = plan_of(desk, full_case, jobcenter, answer_by=TODAY - timedelta(days=1))
    with pytest.raises(FieldError) as raised:
        handover.issue(desk, plan)
    assert (raised.value.code, raised.value.field) == (ErrorCode.DATE_IN_PAST, "answer_by")


def test_the_answer_is_due_in_ten_working_days(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter)
    assert plan.answer_by == date(2026, 3, 24)
    issued = issue(desk, replace(plan, answer_by=None))
    assert handover.view(desk, issued).answer_by == date(2026, 3, 24)


def test_a_default_plan_holds_nothing_internal_and_no_address(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    offered = handover.choice(desk, full_case)
    plan = handover.default_plan(desk, offered, jobcenter)
    by_id = {note.id: note for note in offered.notes}
    assert [by_id[i].text for i in plan.note_ids] == ["Lebenslauf geschrieben."]
    assert [by_id[i].text for i in plan.lesson_ids] == ["Anrufen statt schreiben."]
    assert plan.included == frozenset(DataCategory) - {DataCategory.CONTACT, DataCategory.HEALTH}
    assert plan.discussed_on is None


def test_a_draft_comes_back_whole_and_ends_with_the_issue(
    desk: Desk, open_case: OpenCase, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(
        desk,
        full_case,
        jobcenter,
        introduction="Zwei\nZeilen",
        urgent="Frist am 30.04.",
        requests=(Request(lead="Jobcenter", text="Bitte klären."),),
        recommendations=(Recommendation(text="Gemeinsam", addressee="Kammer"),),
    )
    handover.keep_plan(desk, plan)
    other = open_case("Zahra", "Nazari")
    handover.keep_plan(desk, replace(plan, case_id=other))
    assert handover.load_plan(desk, full_case) == plan
    assert {one.case.name for one in handover.open_plans(desk)} == {
        "Al-Ahmad, Mohammad",
        "Nazari, Zahra",
    }
    issue(desk, plan)
    assert handover.load_plan(desk, full_case) is None
    approval.drop(desk, other)
    assert handover.open_plans(desk) == ()


def test_a_draft_that_cannot_be_read_is_no_plan(desk: Desk, full_case: UUID) -> None:
    draft.keep(desk, DraftKind.HANDOVER, full_case, {"plan": "{"})
    assert handover.load_plan(desk, full_case) is None


def test_a_closed_vault_leaves_no_text_of_a_document(
    opened: vault.Opened, full_case: UUID, jobcenter: UUID
) -> None:
    offered = handover.choice(opened.desk, full_case)
    handover.preview(opened.desk, handover.default_plan(opened.desk, offered, jobcenter))
    assert shaping.shape.cache_info().currsize
    opened.close()
    assert shaping.shape.cache_info().currsize == 0
    assert lines.broken.cache_info().currsize == 0
    assert runs.levels.cache_info().currsize == 0


def test_a_draft_of_another_form_is_no_plan(desk: Desk, full_case: UUID) -> None:
    from integrif_desk.casework import draft
    from integrif_desk.domain.draft import DraftKind

    draft.keep(desk, DraftKind.HANDOVER, full_case, {"plan": '{"case_id": 3}'})
    assert handover.load_plan(desk, full_case) is None


def test_gaps_ask_only_for_what_is_handed_over(
    desk: Desk, open_case: OpenCase, jobcenter: UUID
) -> None:
    case_id = open_case()
    agree(desk, case_id, jobcenter)
    bare = frozenset({DataCategory.LANGUAGE})
    asked = handover.preview(desk, plan_of(desk, case_id, jobcenter, included=bare)).gaps
    assert asked == {
        Gap.RECIPIENT_ADDRESS: True,
        Gap.RECIPIENT_CONTACT: False,
        Gap.GERMAN_LEVEL: False,
        Gap.LANGUAGE_PROOF: False,
        Gap.LITERACY: False,
    }
    assert handover.missing(desk, plan_of(desk, case_id, jobcenter, included=bare)) == (
        Gap.RECIPIENT_CONTACT,
        Gap.GERMAN_LEVEL,
        Gap.LANGUAGE_PROOF,
        Gap.LITERACY,
    )


def test_the_letter_is_addressed_to_the_person_at_the_office(
    desk: Desk, full_case: UUID, jobcenter: UUID
) -> None:
    unit = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(unit, contacts=(ContactPersonFacts(name="Frau Beispiel"),)))
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    with pypdfium2.PdfDocument(io.BytesIO(handover.pdf(desk, issued))) as document:
        first = document[0].get_textpage().get_text_bounded()
        assert len(document) == handover.view(desk, issued).page_count
    assert "z. Hd. Frau Beispiel" in first


def test_the_file_name_tells_nothing(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    assert handover.suggested_file_name(handover.view(desk, issued)) == "Uebergabe-26-001.pdf"


def test_an_answer_shows_in_the_list(desk: Desk, full_case: UUID, jobcenter: UUID) -> None:
    issued = issue(desk, plan_of(desk, full_case, jobcenter))
    code = handover.view(desk, issued).answer_code
    answer(desk, code, Answer(decision=Decision.B, expected_on=date(2026, 5, 1)))
    row = handover.view(desk, issued)
    assert (row.state, row.decision) == (HandoverState.ANSWERED, Decision.B)
    assert row.expected_on == date(2026, 5, 1)
    declined = issue(desk, plan_of(desk, full_case, jobcenter))
    code = handover.view(desk, declined).answer_code
    answer(desk, code, Answer(decision=Decision.C, reason=DeclineReason.C4))
    assert handover.view(desk, declined).decline_reason is DeclineReason.C4


def test_the_list_is_paged_newest_first(
    desk: Desk, clock: Clock, full_case: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, full_case, jobcenter, included=frozenset({DataCategory.LANGUAGE}))
    numbers = []
    for _ in range(3):
        numbers.append(handover.view(desk, issue(desk, replace(plan, answer_by=None))).number)
        clock.pass_days(1)
    first = handover.handovers(desk, limit=2)
    second = handover.handovers(desk, first.next_key, 2)
    assert [row.number for row in (*first.rows, *second.rows)] == numbers[::-1]
    assert second.next_key is None


def test_typed_requests_are_cleaned() -> None:
    request = Request(lead=" Job\x00center ", text="Bitte\u202e klären.\x07")
    assert (request.lead, request.text) == ("Jobcenter", "Bitte klären.")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("introduction", {"introduction": "x" * 4001}),
        ("requests", {"requests": (Request(lead="", text="x" * 2001),)}),
        ("recommendations", {"recommendations": (Recommendation(text="x" * 2001),)}),
    ],
)
def test_an_endless_text_is_kept_in_the_draft_and_not_issued(
    desk: Desk, full_case: UUID, jobcenter: UUID, field: str, values: dict[str, object]
) -> None:
    plan = plan_of(desk, full_case, jobcenter, **values)
    handover.keep_plan(desk, plan)
    assert handover.load_plan(desk, full_case) == plan
    with pytest.raises(FieldError) as raised:
        handover.issue(desk, plan)
    assert (raised.value.code, raised.value.field) == (ErrorCode.FIELD_TOO_LONG, field)
