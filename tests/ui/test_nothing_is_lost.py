"""„It must never lose a sentence“: what is typed anywhere stands there again after the lock."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import integrif_desk.ui
from integrif_desk.casework import vault
from integrif_desk.casework.demo import create_demo
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui.context import Context
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell
from integrif_desk.ui.widgets.date_field import DateField
from tests.ui.conftest import NOW
from tests.ui.typed_places import ELSEWHERE, NAMES_NOT_KEPT, NOT_KEPT, PLACES

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
UI = Path(integrif_desk.ui.__file__).parent
_MADE = re.compile(r"\b(LineField|TextArea|DateField|QLineEdit|QPlainTextEdit)\(")
_walked: set[str] = set()
_seen: set[str] = set()
"""Modules below `ui` whose fields a place has shown."""

Field = QLineEdit | QPlainTextEdit


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vault.Opened]:
    folder = tmp_path_factory.mktemp("demo") / "store"
    made = create_demo(folder, today=NOW.date(), kdf=CHEAP)
    with closing(vault.unlock(folder, made.lead, made.passphrase, now=lambda: NOW)) as opened:
        yield opened
    if _walked == set(PLACES):  # not where somebody picks out one of them
        making = {
            str(path.relative_to(UI))
            for path in UI.rglob("*.py")
            if _MADE.search(path.read_text(encoding="utf-8"))
        }
        known = tuple(ELSEWHERE)
        left = sorted(one for one in making - _seen if not one.startswith(known))
        assert left == [], "fields that no place of tests/ui/typed_places.py shows"


def desk_of(opened: vault.Opened, qtbot: QtBot) -> Shell:
    context = Context(opened, SyncRunner(), Notices())
    nothing = Appearance(lambda: "light", lambda _x: None, lambda _x: None, lambda _x: None)
    shell = build_shell(context, nothing)
    qtbot.addWidget(shell)
    shell.resize(1500, 2000)
    shell.show()
    return shell


def modules_of(field: QWidget) -> set[str]:
    found = set()
    widget: QWidget | None = field
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__module__.startswith("integrif_desk.ui."):
                name = kind.__module__.removeprefix("integrif_desk.ui.").replace(".", "/")
                found.add(f"{name}.py")
        widget = widget.parentWidget()
    return found


def is_kept(field: Field) -> bool:
    kinds = {kind.__name__ for kind in type(field).__mro__}
    name = field.accessibleName()
    if kinds & NOT_KEPT.keys() or any(name.startswith(one) for one in NAMES_NOT_KEPT):
        return False
    parent = field.parentWidget()
    return not (parent is not None and type(parent).__name__ in {"CodeField", "ChoiceField"})


def fields_in(area: QWidget, shell: Shell) -> list[Field]:
    found: list[Field] = [*area.findChildren(QLineEdit), *area.findChildren(QPlainTextEdit)]
    usable = [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
    return [one for one in usable if is_kept(one) and one is not shell.current_page().find_field()]


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def type_into(field: Field, number: int) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    limit = field.maxLength() if isinstance(field, QLineEdit) else 99
    words = "05.03.2026" if isinstance(field, DateField) else f"Satz {number}"
    QTest.keyClicks(field, words[:limit])


@pytest.mark.parametrize("name", PLACES)
def test_what_is_typed_stands_there_again(
    desk_app: QApplication, opened: vault.Opened, qtbot: QtBot, name: str
) -> None:
    shell = desk_of(opened, qtbot)
    area = PLACES[name](shell)
    QApplication.processEvents()
    fields = fields_in(area, shell)
    assert fields, "nothing to type into"
    touched = []
    for number, field in enumerate(fields):
        _seen.update(modules_of(field))
        if field.isVisible():  # a choice made by typing may have hidden it
            type_into(field, number)
            touched.append(field)
    typed = [(field.accessibleName(), text_of(field)) for field in touched]
    shell.blank()
    shell.close()
    again = desk_of(opened, qtbot)
    area = PLACES[name](again)
    QApplication.processEvents()
    found = [(one.accessibleName(), text_of(one)) for one in fields_in(area, again)]
    assert sorted(set(typed) - set(found)) == []
    again.blank()
    _walked.add(name)
