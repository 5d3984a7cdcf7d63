"""Setting up a machine: what decides whether something is installed, and what is asked for."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import bootstrap
import pytest
import system_packages


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libGL.so.1", "libgl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_is_found_in_its_debian_package(library: str, package: str) -> None:
    assert system_packages.debian_package(library) == package


@pytest.fixture
def locks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """Two locks and an environment of their own, with the stamp not yet written."""
    files = SimpleNamespace(
        run=tmp_path / "requirements.lock",
        dev=tmp_path / "requirements-dev.lock",
        stamp=tmp_path / "installed-locks",
    )
    files.run.write_text("small==1", encoding="utf-8")
    files.dev.write_text("small==1\nlarge==1", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "RUN_LOCK", files.run)
    monkeypatch.setattr(bootstrap, "DEV_LOCK", files.dev)
    monkeypatch.setattr(bootstrap, "STAMP", files.stamp)
    return files


def test_nothing_is_installed_at_first(locks: SimpleNamespace) -> None:
    assert not bootstrap.lock_is_installed(locks.run)


def test_an_installed_lock_is_not_installed_again(locks: SimpleNamespace) -> None:
    locks.stamp.write_text(bootstrap.stamp(locks.run), encoding="utf-8")
    assert bootstrap.lock_is_installed(locks.run)
    assert not bootstrap.lock_is_installed(locks.dev)


def test_the_larger_lock_holds_the_smaller(locks: SimpleNamespace) -> None:
    locks.stamp.write_text(bootstrap.stamp(locks.dev), encoding="utf-8")
    assert bootstrap.lock_is_installed(locks.run)
    assert bootstrap.lock_is_installed(locks.dev)


def test_a_changed_lock_is_installed_again(locks: SimpleNamespace) -> None:
    locks.stamp.write_text(bootstrap.stamp(locks.dev), encoding="utf-8")
    locks.dev.write_text("small==2\nlarge==1", encoding="utf-8")
    assert not bootstrap.lock_is_installed(locks.dev)


def test_who_may_not_install_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "_administrator_prefix", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(system_packages.PackagesMissing) as told:
        system_packages.require(["libgl1", "libegl1", "libgl1"], "Für das Fenster")
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    ) in str(told.value)


def test_who_may_install_gets_it_done(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(system_packages, "_administrator_prefix", lambda: ["sudo", "-n"])
    monkeypatch.setattr(subprocess, "run", run)
    system_packages.require(["libegl1"], "Für das Fenster")
    assert [command[:4] for command in ran] == [
        ["sudo", "-n", "apt-get", "update"],
        ["sudo", "-n", "apt-get", "install"],
    ]
    assert ran[-1][-1] == "libegl1"


def test_nothing_missing_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        pytest.fail("started a program")

    monkeypatch.setattr(subprocess, "run", run)
    system_packages.require([], "Für das Fenster")


def test_this_machine_has_what_qt_needs_offscreen() -> None:
    assert system_packages.missing_qt_libraries(bootstrap.ENVIRONMENT, with_screen=False) == []


@pytest.mark.parametrize(
    ("variables", "screen"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_a_linux_screen_shows_in_the_variables(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], screen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bootstrap.has_screen() is screen


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Java on which nothing may be installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(system_packages, "_administrator_prefix", lambda: None)


@pytest.mark.usefixtures("no_java")
def test_ci_cannot_do_without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(system_packages.PackagesMissing, match="default-jdk-headless"):
        bootstrap.see_to_judges()


@pytest.mark.usefixtures("no_java")
def test_tests_go_on_without_java_and_say_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    bootstrap.see_to_judges()
    assert "default-jdk-headless" in capsys.readouterr().err
