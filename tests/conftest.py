"""What every test stands on: no screen, and a home folder that is nobody's."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import verapdf

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Two cores are shared by many workers: a slow example is no failure. CI tries the same examples
# each time, so that its verdict is about the change; everybody else tries new ones.
settings.register_profile(
    "desk",
    deadline=None,
    max_examples=30,
    database=None,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("desk")

_OBJECTS_KEPT = 400_000  # about one collection in ten tests with windows

_HOME_VARIABLES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _home_of_nobody() -> Iterator[None]:
    """Point the user's folders at an empty one: no test may read or touch a real store."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name in _HOME_VARIABLES:
            path = Path(folder) / name.lower()
            path.mkdir()
            patch.setenv(name, str(path))
        patch.delenv("INTEGRIF_DESK_STORE", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_dies_by_chance() -> Iterator[None]:
    """Collect garbage between tests only: what a window left behind would else die in the middle of
    another test, maybe beside the thread that owns it, and take the whole process with it."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect(_nothing_dies_by_chance: None) -> Iterator[None]:
    yield
    if gc.get_count()[0] > _OBJECTS_KEPT:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _judge_that_ends() -> Iterator[None]:
    """End the Java process that judged PDFs, where tests started one."""
    yield
    verapdf.close()
