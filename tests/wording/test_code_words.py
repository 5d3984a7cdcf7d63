"""Names and codes inside German sentences."""

from integrif_desk.wording.bidi import apart
from integrif_desk.wording.code_words import meant, whose


def test_only_right_to_left_names_are_set_apart() -> None:
    assert apart("Kowalenko") == "Kowalenko"
    assert apart("محمد") == "\u2068محمد\u2069"


def test_a_mistyped_code_is_told_with_whom_it_belongs_to() -> None:
    assert meant("K7-4F2Q-9") == "Gemeint ist vielleicht K7-4F2Q-9"
    assert whose("Nuri, Said", "Kita Sonne") == "Nuri, Said – Kita Sonne"
    assert whose("محمد", "Kita") == "\u2068محمد\u2069 – Kita"
