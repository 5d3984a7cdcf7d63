"""Codes as they are read out over the telephone."""

from integrif_desk.domain.copied_code import ALPHABET
from integrif_desk.wording.spelling_alphabet import DIGITS, WORDS, spelled


def test_a_password_is_read_out_group_by_group() -> None:
    assert spelled("K7FQ-2Y") == (
        ("K7FQ", "Köln, sieben, Frankfurt, Quickborn"),
        ("2Y", "zwo, Ypsilon"),
    )


def test_every_character_of_a_code_has_a_word_that_begins_with_it() -> None:
    for char in ALPHABET:
        ((_group, said),) = spelled(char)
        assert said in DIGITS or said.startswith(char)
    assert len(set(WORDS.values()) | set(DIGITS)) == 36
