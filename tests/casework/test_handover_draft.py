"""Composing a handover: the plan, its draft, its preview, what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from integrif_desk.casework import approval, association, draft, handover, vault
from integrif_desk.casework.desk import Desk
from integrif_desk.documents import directions, lines, shaping
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Gap, Recommendation, Request
from tests.casework.agreed import agree
from tests.casework.handovers import issue, plan_of

OpenCase = Callable[..., UUID]


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
    assert directions.levels.cache_info().currsize == 0


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
        Gap.OWN_ADDRESS: False,
        Gap.RECIPIENT_ADDRESS: True,
        Gap.RECIPIENT_CONTACT: False,
        Gap.GERMAN_LEVEL: False,
        Gap.LANGUAGE_PROOF: False,
        Gap.LITERACY: False,
    }
    assert handover.missing(desk, plan_of(desk, case_id, jobcenter, included=bare)) == (
        Gap.OWN_ADDRESS,
        Gap.RECIPIENT_CONTACT,
        Gap.GERMAN_LEVEL,
        Gap.LANGUAGE_PROOF,
        Gap.LITERACY,
    )


@pytest.mark.parametrize(
    ("told", "complete"),
    [
        ({"street": "Bodeufer 12", "town": "Staßfurt", "phone": "03925 123456"}, True),
        ({"street": "Bodeufer 12", "town": "Staßfurt", "email": "post@bode.example"}, True),
        ({"street": "Bodeufer 12", "town": "Staßfurt"}, False),
        ({"phone": "03925 123456", "email": "post@bode.example"}, False),
    ],
)
def test_without_address_and_number_of_its_own_the_desk_cannot_be_answered(
    desk: Desk, open_case: OpenCase, jobcenter: UUID, told: dict[str, str], complete: bool
) -> None:
    case_id = open_case()
    agree(desk, case_id, jobcenter)
    association.save(desk, replace(association.read(desk), **told))  # type: ignore[arg-type]
    asked = handover.preview(desk, plan_of(desk, case_id, jobcenter)).gaps
    assert asked[Gap.OWN_ADDRESS] is complete


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
