"""What the unlock page may not wait for: the words and records of a desk that is still locked."""

import subprocess
import sys

import pytest

LATE = (
    "integrif_desk.casework.changes",
    "integrif_desk.ui.drop_hint",
    "integrif_desk.ui.welcome.presenter",
    "uuid",
    "integrif_desk.wording.labels",
    "integrif_desk.domain.handover",
    "sqlalchemy",
    "babel",
    "reportlab",
    "icalendar",
)


@pytest.mark.parametrize("module", LATE)
def test_the_unlock_page_is_painted_without(module: str) -> None:
    program = (
        "import sys, integrif_desk.ui.program, integrif_desk.ui.welcome.unlock;"
        f"sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0
