"""A name that the font does not have ends the program while it paints."""

import ast
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk import ui
from integrif_desk.domain.views import HistoryItem, HistoryKind
from integrif_desk.ui.case.history_words import lines
from integrif_desk.ui.icons import icon

FOLDER = Path(ui.__file__).parent
AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def _named() -> set[str]:
    found: set[str] = set()
    for script in FOLDER.rglob("*.py"):
        for call in ast.walk(ast.parse(script.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                found |= {
                    keyword.value.value
                    for keyword in call.keywords
                    if keyword.arg == "icon"
                    and isinstance(keyword.value, ast.Constant)
                    and isinstance(keyword.value.value, str)
                }
    return found - {""}


def test_every_icon_that_is_named_exists() -> None:
    names = _named()
    assert len(names) > 50
    for name in names:
        icon(name)


@pytest.mark.parametrize("kind", HistoryKind)
def test_every_line_of_the_history_has_an_icon(kind: HistoryKind) -> None:
    item = HistoryItem(kind=kind, id=UUID(int=1), at=AT, author="Helga Brandt", text="x")
    (line,) = lines([item], (), AT.date())
    icon(line.icon)
