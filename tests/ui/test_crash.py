"""What goes wrong reaches the crash page, and tells nothing about a person."""

import sys
import threading
from pathlib import Path

import pytest

from integrif_desk.ui import crash
from integrif_desk.ui.page import SignedIn


def test_a_report_holds_no_personal_data() -> None:
    def fails(name: str) -> None:
        try:
            SignedIn("Verein", name, "x").name.index("Meier")
        except ValueError as error:
            raise RuntimeError(f"no Meier in {name}") from error

    with pytest.raises(RuntimeError) as caught:
        fails("Mohammad Al-Ahmad")
    text = crash.report(caught.value)
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "Ahmad" not in text
    assert "Meier" not in text
    assert str(Path(__file__).parent) not in text


def test_our_own_frames_are_named() -> None:
    from integrif_desk.ui.theme import Theme

    with pytest.raises(KeyError) as caught:
        Theme().hex("Al-Ahmad")
    assert "ui/theme.py:" in crash.report(caught.value)
    assert "Ahmad" not in crash.report(caught.value)


def test_nothing_that_goes_wrong_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Clumsy:
        def __del__(self) -> None:
            raise ValueError("Al-Ahmad")

    def fails() -> None:
        raise ValueError("Al-Ahmad")

    for where in (sys, threading):
        monkeypatch.setattr(where, "excepthook", where.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    told: list[str] = []
    crash.install_excepthook(told.append)
    Clumsy()
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    assert len(told) == 2
    assert "Al-Ahmad" not in "".join((*told, *capfd.readouterr()))
