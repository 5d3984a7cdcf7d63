"""Occupations are found in the words people use, fast enough for every keystroke."""

import time

import pytest

from integrif_desk.casework.occupations import occupations


def labels(text: str, limit: int = 20) -> list[str]:
    return [occupation.label for occupation in occupations(text, limit)]


def test_a_whole_name_stands_before_longer_ones() -> None:
    assert labels("Koch")[0] == "Koch/Köchin"
    assert labels("elektroniker")[0] == "Elektroniker/Elektronikerin"


def test_an_alternative_name_leads_to_the_label_of_esco() -> None:
    found = occupations("Elektroinstallateur")
    assert found[0].label == "Bauelektriker/Bauelektrikerin"
    assert found[0].group == "Bauelektriker und verwandte Berufe"


@pytest.mark.parametrize("typed", ["Bäcker", "BACKER", "baecker", " bäcker "])
def test_case_and_umlauts_do_not_matter(typed: str) -> None:
    assert labels(typed)[0] == "Bäcker/Bäckerin"


def test_a_word_inside_a_compound_is_found_after_all_others() -> None:
    found = labels("schweißer", 100)
    assert found[0] == "Schweißer/Schweißerin"
    assert "Laserschweißer/Laserschweißerin" in found[1:]


def test_several_words_all_have_to_fit() -> None:
    found = labels("ingenieur schweiß", 5)
    assert found
    assert all("schwei" in label.lower() and "ingenieur" in label.lower() for label in found)


def test_a_name_that_esco_does_not_know_still_leads_near() -> None:
    assert any("pfleg" in label.lower() for label in labels("Pflegefachfrau"))


@pytest.mark.parametrize("typed", ["", "   ", "–", "qqqq", "xyz"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert occupations(typed) == ()


def test_the_limit_holds_and_nothing_comes_twice() -> None:
    found = occupations("ingenieur", 7)
    assert len({occupation.id for occupation in found}) == len(found) == 7


def test_every_keystroke_is_answered_within_a_frame() -> None:
    occupations("warm")
    typed = "Gesundheits- und Krankenpflegerin"
    spent = []
    for end in range(1, len(typed) + 1):
        started = time.thread_time()  # what other programs do in the meantime does not count
        occupations(typed[:end])
        spent.append(time.thread_time() - started)
    assert sorted(spent)[len(spent) // 2] < 0.015
