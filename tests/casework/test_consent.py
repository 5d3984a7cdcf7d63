"""Consents on a real store: entered, corrected, revoked, with the signed form."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import func, select

from integrif_desk.casework import attachment, case, consent, handover, today
from integrif_desk.casework.changes import Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.attachment import Attachment, AttachmentContent
from integrif_desk.domain.case import CaseOutcome
from integrif_desk.domain.consent import Consent, ConsentFacts, ConsentState, attention
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose
from integrif_desk.store.convert import table_of
from tests.casework.conftest import START, Clock

TODAY = START.date()
OpenCase = Callable[..., UUID]
Agree = Callable[..., UUID]


@pytest.fixture
def case_id(open_case: OpenCase) -> UUID:
    return open_case()


@pytest.fixture
def agree(desk: Desk, case_id: UUID, jobcenter: UUID) -> Agree:
    """Return a function that enters a consent for the Jobcenter and gives its id."""

    def act(scan: attachment.NewScan | None = None, **facts: Any) -> UUID:
        created = consent.add(desk, case_id, facts_for(jobcenter, **facts), scan).created
        assert created is not None
        return created

    return act


def facts_for(recipient: UUID, **facts: Any) -> ConsentFacts:
    told: dict[str, Any] = {
        "recipient_id": recipient,
        "purpose": Purpose.COORDINATION,
        "categories": (DataCategory.IDENTITY, DataCategory.LANGUAGE),
        "given_on": TODAY,
        "valid_until": TODAY + timedelta(days=365),
    }
    return ConsentFacts(**told | facts)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Einwilligung unterschrieben.jpg"
    Image.new("RGB", (600, 800), "red").save(path, "JPEG")
    return path


def test_a_consent_is_kept_with_whom_it_is_for(desk: Desk, case_id: UUID, agree: Agree) -> None:
    given = agree(interpreter="Frau Haddad", form_language="ar")
    (row,) = consent.of_case(desk, case_id)
    assert row.consent.id == given
    assert row.recipient_name == "Jobcenter Salzlandkreis, Staßfurt"
    assert row.consent.interpreter == "Frau Haddad"
    assert row.scan is None


def test_a_consent_may_be_for_a_kind_of_unit(desk: Desk, case_id: UUID, agree: Agree) -> None:
    agree(recipient_id=None, recipient_category=ActorCategory.CHAMBER)
    (row,) = consent.of_case(desk, case_id)
    assert row.recipient_name == ""
    assert row.consent.recipient_category is ActorCategory.CHAMBER


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"given_on": TODAY + timedelta(days=1)}, ErrorCode.DATE_IN_FUTURE, "given_on"),
        ({"valid_until": TODAY - timedelta(days=1)}, ErrorCode.DATE_ORDER, "valid_until"),
        ({"valid_until": TODAY + timedelta(1500)}, ErrorCode.CONSENT_TOO_LONG, "valid_until"),
        ({"categories": ()}, ErrorCode.FIELD_REQUIRED, "categories"),
        ({"recipient_id": None}, ErrorCode.FIELD_REQUIRED, "recipient_id"),
    ],
)
def test_what_cannot_stand_is_told_at_its_field(
    desk: Desk, case_id: UUID, agree: Agree, facts: dict[str, Any], code: ErrorCode, field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        agree(**facts)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert consent.of_case(desk, case_id) == ()


def test_a_closed_case_takes_no_consent(desk: Desk, case_id: UUID, agree: Agree) -> None:
    case.close(desk, case_id, CaseOutcome.APPRENTICESHIP)
    with pytest.raises(KnownError) as refused:
        agree()
    assert refused.value.code is ErrorCode.CASE_CLOSED


def test_the_signed_form_is_stored_with_it_and_opened_inside(
    desk: Desk, case_id: UUID, agree: Agree, photo: Path
) -> None:
    agree(attachment.take(photo))
    photo.unlink()
    (row,) = consent.of_case(desk, case_id)
    assert row.scan is not None
    assert row.scan.title == "Einwilligung unterschrieben.jpg"
    (page,) = attachment.paper(desk, row.scan.id).draw(1, 1, 300)
    assert (page.width, page.height) == (300, 400)
    assert page.rgb[0] > 250


def test_a_new_scan_takes_the_place_of_the_old_one(
    desk: Desk, case_id: UUID, agree: Agree, photo: Path
) -> None:
    given = agree(attachment.take(photo))
    second = replace(attachment.take(photo), title="lesbar.jpg")
    consent.change(desk, consent.read(desk, given), second)
    (row,) = consent.of_case(desk, case_id)
    assert row.scan is not None
    assert row.scan.title == "lesbar.jpg"
    with desk.read() as work:
        for kind in (Attachment, AttachmentContent):
            counted = select(func.count()).select_from(table_of(kind))
            assert work.connection.execute(counted).scalar_one() == 1


def test_a_file_that_is_no_scan_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "einwilligung.pdf"
    path.write_bytes(b"MZ\x90\x00")
    with pytest.raises(KnownError) as refused:
        attachment.take(path)
    assert refused.value.code is ErrorCode.SCAN_KIND_UNKNOWN
    assert list(tmp_path.iterdir()) == [path]


def test_a_revocation_counts_at_once_and_for_good(
    desk: Desk, case_id: UUID, agree: Agree, clock: Clock
) -> None:
    given = agree()
    done = consent.revoke(desk, given, remark="möchte nicht mehr")
    assert Noun.CONSENT in done.nouns
    clock.pass_days(1)
    consent.revoke(desk, given, remark="noch einmal")
    found = consent.read(desk, given)
    assert (found.revoked_on, found.revoked_remark) == (TODAY, "möchte nicht mehr")
    assert found.state_on(TODAY) is ConsentState.REVOKED


def test_whoever_has_an_older_version_open_cannot_undo_a_revocation(
    desk: Desk, agree: Agree
) -> None:
    shown = consent.read(desk, agree())
    consent.revoke(desk, shown.id)
    with pytest.raises(KnownError):
        consent.change(desk, replace(shown, interpreter="Herr Aziz"))
    assert consent.read(desk, shown.id).revoked_on == TODAY
    consent.change(desk, replace(consent.read(desk, shown.id), revoked_on=None))
    assert consent.read(desk, shown.id).revoked_on == TODAY


@pytest.mark.parametrize(
    ("days", "code"), [(1, ErrorCode.DATE_IN_FUTURE), (-1, ErrorCode.DATE_ORDER)]
)
def test_a_revocation_lies_between_the_consent_and_today(
    desk: Desk, agree: Agree, days: int, code: ErrorCode
) -> None:
    given = agree()
    with pytest.raises(FieldError) as refused:
        consent.revoke(desk, given, TODAY + timedelta(days=days))
    assert (refused.value.code, refused.value.field) == (code, "revoked_on")


def test_a_slip_can_be_corrected_until_something_rests_on_it(
    desk: Desk, case_id: UUID, agree: Agree, jobcenter: UUID
) -> None:
    shown = consent.read(desk, agree())
    consent.change(desk, replace(shown, categories=(*shown.categories, DataCategory.TASKS)))
    offered = handover.choice(desk, case_id)
    plan = handover.default_plan(desk, offered, jobcenter)
    handover.issue(desk, replace(plan, discussed_on=TODAY))
    shown = consent.read(desk, shown.id)
    with pytest.raises(KnownError) as refused:
        consent.change(desk, replace(shown, categories=(DataCategory.IDENTITY,)))
    assert refused.value.code is ErrorCode.CONSENT_IN_USE
    consent.change(desk, replace(shown, interpreter="Frau Haddad"))
    assert consent.read(desk, shown.id).interpreter == "Frau Haddad"


def test_what_ends_within_a_month_is_told(
    desk: Desk, agree: Agree, open_case: OpenCase, jobcenter: UUID
) -> None:
    soon = agree(valid_until=TODAY + timedelta(days=30))
    agree(valid_until=TODAY + timedelta(days=31), purpose=Purpose.TRAINING)
    consent.revoke(desk, agree(valid_until=TODAY + timedelta(days=5)))
    closed = open_case("Zahra", "Nazari")
    consent.add(desk, closed, facts_for(jobcenter, valid_until=TODAY))
    case.close(desk, closed, CaseOutcome.APPRENTICESHIP)
    view = today.today(desk, mine=True)
    (found,) = view.consents
    assert found.consent.id == soon
    assert found.person_name == "Al-Ahmad, Mohammad"
    assert found.recipient_name == "Jobcenter Salzlandkreis, Staßfurt"


def test_a_renewed_consent_needs_no_attention(desk: Desk, case_id: UUID, agree: Agree) -> None:
    old = agree(valid_until=TODAY + timedelta(days=10))
    assert [one.id for one in attended(desk, case_id)] == [old]
    agree(categories=(DataCategory.IDENTITY,))
    assert [one.id for one in attended(desk, case_id)] == [old]
    agree()
    assert attended(desk, case_id) == ()
    assert today.today(desk, mine=False).consents == ()


def attended(desk: Desk, case_id: UUID) -> tuple[Consent, ...]:
    every = [row.consent for row in consent.of_case(desk, case_id)]
    return attention(every, TODAY)


def test_the_photograph_lies_nowhere_in_clear(
    desk: Desk, agree: Agree, tmp_path: Path, photo: Path
) -> None:
    scan = attachment.take(photo)
    agree(scan)
    marker = scan.content[200:260]
    stored = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert stored
    assert not any(marker in path.read_bytes() for path in stored)
    assert marker in io.BytesIO(scan.content).getvalue()
