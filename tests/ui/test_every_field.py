"""Every place of the desk: what takes keys has a name, what is written about people is watched."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from integrif_desk.casework import vault
from integrif_desk.casework.demo import create_demo
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    FINDINGS,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    TODAY,
    Context,
)
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell
from integrif_desk.ui.widgets.fields import TextArea
from tests.ui.conftest import NOW
from tests.ui.typed_places import PLACES

CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
PAGES = (TODAY, CASES, REFERRALS, HANDOVERS, FINDINGS, MEETINGS, ACTORS, ADMIN)

NOT_ABOUT_PEOPLE = {
    "Zuständig für": "what an office does",
    "Für wen": "whom an office is there for",
    "Gesetz oder Quelle": "the source of a rule",
    "Hinweis": "what a rule says",
    "Begründung": "why a rule was changed",
    "Anwesend": "names on a list of attendance",
}
"""Texts that speak of no person who is advised, by the beginning of their names, with why."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[vault.Opened]:
    folder = tmp_path_factory.mktemp("demo") / "store"
    made = create_demo(folder, today=NOW.date(), kdf=CHEAP)
    with closing(vault.unlock(folder, made.lead, made.passphrase, now=lambda: NOW)) as opened:
        yield opened


def desk_of(opened: vault.Opened, qtbot: QtBot) -> Shell:
    context = Context(opened, SyncRunner(), Notices())
    nothing = Appearance(lambda: "light", lambda _x: None, lambda _x: None, lambda _x: None)
    shell = build_shell(context, nothing)
    qtbot.addWidget(shell)
    shell.resize(1500, 2000)
    shell.show()
    return shell


def nameless(shell: Shell) -> list[str]:
    """Return what takes the focus and says nothing to somebody who does not see it."""
    return [
        _described(one)
        for one in shell.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]


def _described(widget: QWidget) -> str:
    chain, parent = [type(widget).__name__], widget.parentWidget()
    while parent is not None and len(chain) < 5:
        chain.append(parent.accessibleName() or type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(chain)


def unwatched(shell: Shell) -> list[str]:
    """Return the texts about people that nothing looks through while they are typed."""
    fields = {id(hint.field) for hint in shell.findChildren(NeverHint)}
    return [
        one.accessibleName() or _described(one)
        for one in shell.findChildren(QPlainTextEdit)
        if isinstance(one, TextArea)
        and one.isVisible()
        and id(one) not in fields
        and not one.accessibleName().startswith(tuple(NOT_ABOUT_PEOPLE))
    ]


@pytest.mark.parametrize("name", PLACES)
def test_what_is_typed_is_named_and_watched(
    desk_app: QApplication, opened: vault.Opened, qtbot: QtBot, name: str
) -> None:
    shell = desk_of(opened, qtbot)
    PLACES[name](shell)
    QApplication.processEvents()
    assert nameless(shell) == []
    assert unwatched(shell) == []


@pytest.mark.parametrize("key", PAGES)
def test_every_page_says_what_takes_the_focus(
    desk_app: QApplication, opened: vault.Opened, qtbot: QtBot, key: str
) -> None:
    shell = desk_of(opened, qtbot)
    shell.open_page(key)
    QApplication.processEvents()
    assert nameless(shell) == []
