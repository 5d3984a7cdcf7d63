"""A program that gives one document away and is killed at a step of that, as by a power cut.

Called by `test_entered_first`: store, document, way, target, step. The steps are those that last on
a disk: a commit, the first byte, a flush to the medium, a file that gets its name. It dies just
before the step with that number, or ends well where there are fewer.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from integrif_desk.casework import directory, sending, vault
from integrif_desk.domain.actor import Channel
from integrif_desk.exchange import files
from integrif_desk.store.unit_of_work import UnitOfWork
from tests.casework.conftest import PASSPHRASE, START

SURVIVED = 0


def main(folder: Path, subject: UUID, way: str, target: Path, step: int) -> int:
    opened = vault.unlock(folder, "Sabine Hartwig", PASSPHRASE, now=lambda: START)
    desk = opened.desk
    die_before(step)
    if way == "save":
        sending.save(desk, subject, Channel.EBO, target / "a.pdf")
    elif way == "mail":
        sending.prepare_mail(desk, subject, Channel.EMAIL, target)
    else:
        directory.export(desk, b"%PDF brochure", target / "a.pdf")
    os._exit(SURVIVED)  # the desk is not locked: that would clear the drafts away


def die_before(step: int) -> None:
    left = step

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            return call(*arguments, **options)

        return run

    os.fsync = dying(os.fsync)
    files.fill = dying(files.fill)
    Path.replace = dying(Path.replace)  # type: ignore[method-assign]
    UnitOfWork.commit = dying(UnitOfWork.commit)  # type: ignore[method-assign]


if __name__ == "__main__":
    store, given, wanted, place, number = sys.argv[1:]
    sys.exit(main(Path(store), UUID(given), wanted, Path(place), int(number)))
