"""Every known error has a sentence that says what to do."""

from datetime import datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest

from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.wording.errors import SENTENCES, sentence

SINCE = datetime(2026, 3, 10, 8, 5).astimezone()


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_has_a_calm_sentence(code: ErrorCode) -> None:
    text = sentence(KnownError(code))
    assert text.endswith(".")
    assert "!" not in text
    assert "{" not in text


def test_no_sentence_without_an_error() -> None:
    assert set(SENTENCES) == set(ErrorCode)


def test_values_are_spelled_in_german() -> None:
    held = KnownError(ErrorCode.VAULT_IN_USE, host="buero-1", since=SINCE)
    assert "seit 10.03.2026, 08:05 Uhr an „buero-1“" in sentence(held)
    assert "1.200 Zeichen" in sentence(FieldError(ErrorCode.FIELD_TOO_LONG, "note", limit=1200))
    folder = KnownError(ErrorCode.VAULT_MISSING, folder=PurePosixPath("/tresor"))
    assert "„/tresor“" in sentence(folder)
    glyphs = KnownError(ErrorCode.GLYPHS_MISSING, characters=["𞤀", "𞤁"], texts=["x"])
    assert "𞤀, 𞤁" in sentence(glyphs)


def test_a_moment_is_told_as_the_clock_on_the_wall_showed_it() -> None:
    here = datetime(2026, 3, 10, 8, 5).astimezone()
    for hours in (-5, 5):
        since = here.astimezone(timezone(timedelta(hours=hours)))
        assert "seit 10.03.2026, 08:05 Uhr" in sentence(
            KnownError(ErrorCode.VAULT_IN_USE, host="buero-1", since=since)
        )
