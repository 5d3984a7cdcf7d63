"""The words that passphrases are suggested from."""

import math
import re

from integrif_desk import paths
from integrif_desk.casework import vault

WORDS = (paths.resources() / "data" / "passphrase-words-de.txt").read_text(encoding="utf-8").split()


def test_each_word_is_easily_typed_and_stands_there_once() -> None:
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []
    assert len(set(WORDS)) == len(WORDS)


def test_six_words_are_as_hard_to_guess_as_the_desk_says() -> None:
    assert 6 * math.log2(len(WORDS)) > 69.5


def test_a_suggestion_is_six_words_of_the_list_and_strong() -> None:
    suggested = vault.suggest_passphrase()
    assert len(suggested.split("-")) == 6
    assert set(suggested.split("-")) <= set(WORDS)
    assert vault.passphrase_score(suggested) == 4
    assert vault.suggest_passphrase() != suggested
