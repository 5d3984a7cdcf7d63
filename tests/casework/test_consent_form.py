"""Consent forms on a real store: what is read for them, and that nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from integrif_desk.casework import association, consent_form, vault
from integrif_desk.casework.consent_form import AskedConsent
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose, Recipient
from integrif_desk.store.records import AuditRecord, table
from tests.documents.pdf_text import page_texts

OpenCase = Callable[..., UUID]

ASKED = AskedConsent(
    recipient=Recipient(name="Jobcenter Salzlandkreis", is_public_office=True),
    purpose=Purpose.EMPLOYMENT_PROMOTION,
    categories=(DataCategory.IDENTITY, DataCategory.LANGUAGE),
    valid_until=date(2027, 3, 9),
)


def printed(pdf: bytes) -> str:
    return " ".join("\n".join(page_texts(pdf)).split())


def test_every_language_of_the_issue_is_offered_german_first() -> None:
    found = {language.code: language for language in consent_form.languages()}
    assert list(found) == ["de", *sorted(found.keys() - {"de"})]
    assert len(found) == 12
    assert found["ar"].name == "العربية"
    assert found["ar"].right_to_left
    assert not any(language.reviewed for language in found.values())


def test_form_names_association_person_and_who_accompanies(desk: Desk, open_case: OpenCase) -> None:
    association.save(desk, replace(association.read(desk), street="Bodeufer 12", town="Staßfurt"))
    said = printed(consent_form.form(desk, open_case(birth_date=date(1991, 8, 14)), ASKED))
    for words in (
        "Bodebrücke e. V.",
        "Bodeufer 12, Staßfurt",
        "Mohammad Al-Ahmad, geb. 14.08.1991",
        "Jobcenter Salzlandkreis",
        "Förderung und Vermittlung in Arbeit",
        "Gültig bis 09.03.2027",
        "Einwilligung F-26-001, Stand: 10.03.2026",
        "Sabine Hartwig",
    ):
        assert words in said, words
    assert "sorgeberechtigten" not in said


def test_form_beside_german_says_what_nobody_has_checked(desk: Desk, open_case: OpenCase) -> None:
    case_id, asked = open_case(), replace(ASKED, language="uk")
    assert "Цей переклад ще не перевірено" in printed(consent_form.form(desk, case_id, asked))
    checked = printed(consent_form.form(desk, case_id, replace(asked, reviewed=True)))
    assert "Згода на передачу" in checked
    assert "не перевірено" not in checked


def test_minor_gets_a_line_for_the_guardian(desk: Desk, open_case: OpenCase) -> None:
    young = open_case("Zahra", "", birth_date=date(2009, 6, 1))
    assert "sorgeberechtigten" in printed(consent_form.form(desk, young, ASKED))


def test_printing_a_form_writes_nothing(
    desk: Desk, opened: vault.Opened, open_case: OpenCase
) -> None:
    case_id = open_case()

    def entries() -> int:
        with desk.read() as work:
            count = work.connection.execute(
                select(func.count()).select_from(table(AuditRecord))
            ).scalar_one()
            return int(count)

    before = entries()
    first = consent_form.form(desk, case_id, ASKED)
    assert consent_form.form(desk, case_id, ASKED) == first
    assert entries() == before


def test_name_that_cannot_be_printed_is_said_before_it_is(desk: Desk, open_case: OpenCase) -> None:
    case_id = open_case("李 Zahra", "")
    with pytest.raises(KnownError) as caught:
        consent_form.form(desk, case_id, ASKED)
    assert caught.value.code is ErrorCode.GLYPHS_MISSING
    assert caught.value.values["characters"] == "李"
    accepted = consent_form.form(desk, case_id, ASKED, despite_missing_glyphs=True)
    assert "李 Zahra" in printed(accepted)  # a box is seen, what was typed is copied


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(ASKED, categories=()), ErrorCode.FIELD_REQUIRED),
        (replace(ASKED, recipient=Recipient(name="")), ErrorCode.FIELD_REQUIRED),
        (replace(ASKED, valid_until=date(2026, 3, 9)), ErrorCode.DATE_IN_PAST),
        (replace(ASKED, language="../consent/ar"), ErrorCode.FIELD_INVALID),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_field(
    desk: Desk, open_case: OpenCase, wrong: AskedConsent, code: ErrorCode
) -> None:
    with pytest.raises(FieldError) as caught:
        consent_form.form(desk, open_case(), wrong)
    assert caught.value.code is code


def test_form_of_an_unknown_case_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownError) as caught:
        consent_form.form(desk, uuid4(), ASKED)
    assert caught.value.code is ErrorCode.NOT_FOUND
