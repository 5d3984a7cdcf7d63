"""Renders every page as a picture into `screens/`: light and dark, in two sizes.

Run by `make screens`. Shows the demo store, and an empty one for the empty states.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from integrif_desk.casework import case, demo, vault
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.views import CaseFilter
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui import fonts
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    FINDINGS,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    TODAY,
    CaseTarget,
    CaseThen,
    Context,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.notices import Notices
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.signed_in import Appearance, build_shell
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.ui.welcome.first_run import FirstRunActions, FirstRunPage
from integrif_desk.ui.welcome.recovery import RecoveryActions, RecoveryPage
from integrif_desk.ui.welcome.start import StartPage
from integrif_desk.ui.welcome.unlock import UnlockActions, UnlockPage

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1366, 768), (1920, 1080))
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
PAGES = (TODAY, CASES, REFERRALS, ACTORS, FINDINGS, HANDOVERS, MEETINGS, ADMIN)


def main() -> int:
    """Write all pictures and say how many there are."""
    target = ROOT / "screens"
    target.mkdir(exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    fonts.install_first()
    fonts.install_rest()
    count = 0
    with tempfile.TemporaryDirectory() as place:
        made = demo.create_demo(Path(place) / "demo", kdf=CHEAP)
        empty = vault.create(
            Path(place) / "empty",
            association="Bodebrücke e. V.",
            name="Sabine Hartwig",
            passphrase=made.passphrase,
            kdf=CHEAP,
        )
        full = vault.unlock(made.folder, made.name, made.passphrase)
        with closing(full), closing(empty):
            for theme in (Theme(), Theme(dark=True)):
                apply(app, theme)
                for name, widget in (*before_unlocking(), *pages(full), *empty_pages(empty)):
                    for width, height in SIZES:
                        widget.resize(width, height)
                        widget.show()
                        for _ in range(3):
                            app.processEvents()
                        shade = "dark" if theme.dark else "light"
                        widget.grab().save(str(target / f"{name}-{shade}-{width}.png"))
                        count += 1
                    widget.hide()
    print(f"{count} Bilder in {target.relative_to(ROOT)}/")
    return 0


def before_unlocking() -> Iterator[tuple[str, QWidget]]:
    """Yield start, first run, unlocking, trouble and recovery."""
    runner, today = SyncRunner(), date(2026, 3, 10)
    yield "start", StartPage(_no, _no, _no, _no, _no)
    folder = Path.home() / "IntegriF Desk" / "store"
    yield "first-run", FirstRunPage(runner, FirstRunActions(_no, _no, _no), folder, today)
    yield "unlock", _unlock(today)
    trouble = _unlock(today)
    trouble.show_error(KnownError(ErrorCode.VAULT_DAMAGED, folder=folder))
    yield "trouble", trouble
    yield "recovery", RecoveryPage(runner, RecoveryActions(_no, _no, _no, _no))


def pages(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield every page of the demo, and those that open on a case."""
    for key in PAGES:
        shell = _shell(opened)
        shell.open_page(key)
        yield key, shell
    wanted = CaseFilter(today=opened.desk.today(), text="Al-Ahmad")
    case_id = case.cases(opened.desk, wanted).rows[0].id
    for name, key, what in (
        ("case", CASES, CaseTarget(case_id)),
        ("case-refer", CASES, CaseTarget(case_id, CaseThen.REFER)),
        ("case-new", CASES, CaseTarget(new=True)),
        ("answer", REFERRALS, ReferralTarget(answer=True)),
        ("compose", HANDOVERS, HandoverTarget(compose_for=case_id)),
        ("agreements", MEETINGS, AgreementFilter(today=opened.desk.today())),
    ):
        shell = _shell(opened)
        shell.open_page(key, what)
        yield name, shell


def empty_pages(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield every page as it is on the first day."""
    for key in PAGES:
        shell = _shell(opened)
        shell.open_page(key)
        yield f"empty-{key}", shell


def _shell(opened: vault.Opened) -> Shell:
    appearance = Appearance(lambda: "system", _no, _no, _no)
    return build_shell(Context(opened, SyncRunner(), Notices()), appearance)


def _unlock(today: date) -> UnlockPage:
    page = UnlockPage(UnlockActions(_no, _no, _no, _no, _no), today)
    page.side.set_backup("Letzte Sicherung: gestern, 17:02 Uhr")
    return page


def _no(*_values: object) -> None:
    """Do nothing: nobody clicks here."""


if __name__ == "__main__":
    sys.exit(main())
