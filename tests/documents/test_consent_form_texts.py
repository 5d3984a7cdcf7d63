"""The texts of consent forms: translators edit them, so what they must keep is checked here."""

import string
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from integrif_desk import paths
from integrif_desk.documents import consent_form_texts, glyphs
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Purpose

FOLDER = paths.resources() / "forms" / "consent"
WANTED = {"de", "ar", "fa", "ps", "ti", "so", "kmr", "uk", "ru", "fr", "en", "tr"}
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ps"), "ARABIC"),
    **dict.fromkeys(("uk", "ru"), "CYRILLIC"),
    "ti": "ETHIOPIC",
}
# Letters that tell a language from its neighbours in the same script.
TELLING = {
    "fa": "پگچ",
    "ps": "ښړټېۍ",
    "ti": "ቐኽ",
    "uk": "іїє",
    "ru": "ыэё",
    "kmr": "êîûş",
    "tr": "ğışİ",
    "fr": "éèà",
    "de": "äöü",
}


def read(code: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def flat(code: str) -> dict[str, str]:
    """Every sentence of a file under its path."""

    def walk(path: str, value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, below in value.items():
                yield from walk(f"{path}.{key}", below)
        elif isinstance(value, str):
            yield path, value

    return dict(walk("", read(code)))


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def letters(code: str) -> str:
    """All letters of a file that are not in a placeholder."""
    bare = (
        "".join(literal for literal, *_ in string.Formatter().parse(text))
        for text in flat(code).values()
    )
    return "".join(char for text in bare for char in text if char.isalpha())


@pytest.fixture(params=sorted(WANTED))
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_language_that_was_asked_for_is_there_german_first() -> None:
    found = [language.code for language in consent_form_texts.languages()]
    assert found[0] == "de"
    assert found[1:] == sorted(WANTED - {"de"})


def test_file_says_the_same_things_as_the_german_one(code: str) -> None:
    assert flat(code).keys() == flat("de").keys()
    assert read(code).keys() == read("de").keys()


def test_placeholders_stand_in_the_same_sentences_as_in_german(code: str) -> None:
    german = flat("de")
    assert {path: placeholders(text) for path, text in flat(code).items()} == {
        path: placeholders(text) for path, text in german.items()
    }
    assert any(map(placeholders, german.values()))


def test_every_category_and_purpose_has_words(code: str) -> None:
    texts = consent_form_texts.texts(code)
    assert texts.categories.keys() == set(DataCategory)
    assert texts.purposes.keys() == set(Purpose)
    assert all((*texts.categories.values(), *texts.purposes.values()))


def test_texts_are_composed_without_invisible_characters(code: str) -> None:
    for path, text in flat(code).items():
        assert text == unicodedata.normalize("NFC", text), path
        assert text == " ".join(text.split(" ")).strip(), path
        # The non-joiner belongs to Persian and Pashto words; nothing else unseen may stand here.
        unseen = {char for char in text if unicodedata.category(char) in ("Cc", "Cf")}
        assert unseen <= ({"\u200c"} if code in ("fa", "ps") else set()), path


def test_letters_are_those_of_the_script(code: str) -> None:
    scripts = {unicodedata.name(char).split()[0] for char in letters(code)}
    assert scripts == {SCRIPTS.get(code, "LATIN")}


@pytest.mark.parametrize("code", sorted(TELLING), ids=str)
def test_file_holds_the_language_that_its_name_says(code: str) -> None:
    assert set(TELLING[code]) <= set(letters(code))


def test_arabic_letters_are_those_that_are_typed_not_their_joined_forms() -> None:
    for language in ("ar", "fa", "ps"):
        assert not [char for char in letters(language) if "\ufb50" <= char <= "\ufeff"]
    # Persian and Pashto write their own kaf and yeh, not the Arabic ones.
    assert not {"ك", "ي"} & set(letters("fa"))
    assert "ك" not in letters("ps")


def test_direction_is_that_of_the_script(code: str) -> None:
    kinds = {unicodedata.bidirectional(char) for char in letters(code)}
    assert kinds == ({"AL"} if read(code)["right_to_left"] else {"L"})


def test_right_to_left_sentences_begin_with_a_letter_of_their_own(code: str) -> None:
    """A sentence that began with a value would be set from the left."""
    assert not [path for path, text in flat(code).items() if text.startswith("{")]


def test_every_character_can_be_printed(code: str) -> None:
    assert glyphs.missing_glyphs(flat(code).values()) == ()


def test_no_translation_is_shipped_as_reviewed(code: str) -> None:
    (language,) = (each for each in consent_form_texts.languages() if each.code == code)
    assert language.reviewed is False
    assert len(language.text_sha256) == 64


def test_digest_changes_with_the_german_original_too() -> None:
    digests = {language.text_sha256 for language in consent_form_texts.languages()}
    assert len(digests) == len(WANTED)


@pytest.mark.parametrize("unknown", ["xx", "", "../consent/de", "de/../de", "DE\n", "ሀ"])
def test_unknown_language_is_refused_and_leads_to_no_other_file(unknown: str) -> None:
    with pytest.raises(FieldError) as caught:
        consent_form_texts.texts(unknown)
    assert caught.value.code is ErrorCode.FIELD_INVALID
