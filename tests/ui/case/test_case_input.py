"""What was typed about a person and a case, read without a window."""

from datetime import date

import pytest

from integrif_desk.domain.person import Level, Sex
from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.case.case_input import (
    Refused,
    birth_hint,
    read_new_case,
    read_person,
    read_residence,
)

TODAY = date(2026, 3, 10)


def test_one_name_is_enough_for_a_case() -> None:
    entered = read_new_case({"given_names": "Halima"}, TODAY)
    assert (entered.given_names, entered.surname, entered.residence) == ("Halima", "", None)
    assert entered.sex is Sex.NOT_STATED


def test_without_any_name_the_field_says_so() -> None:
    with pytest.raises(Refused) as caught:
        read_new_case({"phone": "0176"}, TODAY)
    assert list(caught.value.errors) == ["given_names"]


def test_a_year_alone_is_a_birth_date() -> None:
    values = read_person({"surname": "Nuur", "birth_date": "1988"}, TODAY)
    assert values["birth_date"] == date(1988, 1, 1)
    assert values["birth_year_only"] is True


def test_only_the_year_counts_where_only_the_year_is_known() -> None:
    values = read_person({"surname": "A", "birth_date": "5.6.88", "birth_year_only": "1"}, TODAY)
    assert values["birth_date"] == date(1988, 1, 1)


@pytest.mark.parametrize("typed", ["12.3.2027", "2031", "31.02.1990", "0000", "1850"])
def test_impossible_birth_dates_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_person({"surname": "A", "birth_date": typed}, TODAY)
    assert "birth_date" in caught.value.errors


def test_the_first_of_january_is_asked_about_gently() -> None:
    assert "01.01." in birth_hint("1.1.1990", year_only=False, today=TODAY)
    assert birth_hint("1.1.1990", year_only=True, today=TODAY) == ""
    assert birth_hint("2.1.1990", year_only=False, today=TODAY) == ""
    assert "Jahr" in birth_hint("1990", year_only=False, today=TODAY)


def test_a_paper_that_ends_before_it_begins_is_refused() -> None:
    texts = {"kind": "toleration", "valid_from": "1.5.2026", "valid_until": "1.4.2026"}
    with pytest.raises(Refused) as caught:
        read_residence(texts, TODAY)
    assert list(caught.value.errors) == ["valid_until"]


def test_a_wording_without_a_kind_is_another_paper() -> None:
    paper = read_residence({"wording": "§ 24 AufenthG"}, TODAY)
    assert paper is not None
    assert paper.kind is StatusKind.OTHER
    assert read_residence({}, TODAY) is None


def test_languages_are_lines_and_empty_rows_do_not_count() -> None:
    text = "de\tB1\tDTZ\t05.08.2025\n\nar\tnative\t\t"
    texts = {"given_names": "Halima", "languages": text}
    german, arabic = read_new_case(texts, TODAY).languages
    assert (german.level, german.proof_date) == (Level.B1, date(2025, 8, 5))
    assert arabic.level is Level.NATIVE


def test_a_language_without_a_level_is_asked_about() -> None:
    with pytest.raises(Refused) as caught:
        read_new_case({"given_names": "Halima", "languages": "ar\t\t\t"}, TODAY)
    assert "Niveau" in caught.value.errors["languages"]


def test_every_wrong_field_is_told_at_once() -> None:
    texts = {"birth_date": "x", "valid_until": "y", "languages": "de\tB1\t\tz", "opened_on": "+3"}
    with pytest.raises(Refused) as caught:
        read_new_case(texts, TODAY)
    assert set(caught.value.errors) == {
        *("given_names", "birth_date", "valid_until", "languages", "opened_on")
    }
