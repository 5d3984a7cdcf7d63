from dataclasses import replace

import pytest

from integrif_desk.documents.glyphs import MissingGlyph, missing_glyphs
from tests.documents.snapshots import FULL


def test_full_snapshot_can_be_printed() -> None:
    assert missing_glyphs(FULL) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Müßiggang – „Straße“ … 20\u202f% §\u00a087",
        "محمد الأحمد",
        "می‌خواهم",
        "ዮናስ ተስፋይ",
        "Олена Коваленко",
        "გიორგი",
        "हिन्दी",
        "שלום",
        "Ṣāliḥ ʿAlī, Nguyễn, Ḫ̱",
        "Zeile\nzwei\tdrei",
    ],
)
def test_scripts_of_the_people_who_come_can_be_printed(text: str) -> None:
    assert missing_glyphs(text) == ()


def test_missing_character_is_named_with_its_field_and_text() -> None:
    note = replace(FULL.notes[0], text="Alles gut 😀")
    assert missing_glyphs(replace(FULL, notes=(note,))) == (
        MissingGlyph("😀", "text", "Alles gut 😀"),
    )


def test_emoji_sequence_is_reported_once_and_whole() -> None:
    found = missing_glyphs(["👨\u200d👩\u200d👧 und 👍🏽"])
    assert [missing.char for missing in found] == ["👨\u200d👩\u200d👧", "👍🏽"]


def test_each_character_is_reported_once_per_text() -> None:
    assert [missing.char for missing in missing_glyphs("王王明")] == ["王", "明"]
