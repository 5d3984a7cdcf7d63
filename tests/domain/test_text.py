import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.text import clean_line, clean_text, line


@given(st.text())
def test_cleaning_is_stable_and_normal(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned and "\u202e" not in cleaned


@given(st.text())
def test_a_line_has_no_break(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


def test_scripts_and_joiners_stay() -> None:
    kept = "می‌خواهم 👩‍🏫 ዮናስ Микола"
    assert clean_text(kept) == kept


@pytest.mark.parametrize(
    "hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u202e", "\0", "\ud800"]
)
def test_names_that_look_alike_are_alike(hidden: str) -> None:
    assert clean_line(f"Mu{hidden}\u0308ller") == "M\u00fcller"


def test_a_million_marks_on_one_letter_are_cleaned_at_once() -> None:
    cleaned = clean_text("a" + "\u0315\u0300" * 500_000)
    assert clean_text(cleaned) == cleaned
    assert cleaned.replace("\u034f", "").count("\u0315") == 500_000
    assert unicodedata.is_normalized("NFC", cleaned)


def test_long_texts_keep_their_marks() -> None:
    said = "שָׁלוֹם Hỏa Việt ".rstrip() * 200
    assert clean_text(said) == unicodedata.normalize("NFC", said)


def test_a_missing_line_names_its_field() -> None:
    with pytest.raises(FieldError) as caught:
        line(" \n ", "surname", required=True)
    assert (caught.value.code, caught.value.field) == (ErrorCode.FIELD_REQUIRED, "surname")


def test_a_long_line_is_refused_and_said_how_long_it_may_be() -> None:
    with pytest.raises(FieldError) as caught:
        line("x" * 401, "surname", limit=400)
    assert caught.value.values["limit"] == 400
