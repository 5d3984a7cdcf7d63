"""The program around the vault: first run, unlocking, recovery, the desk, locking, ending.

Everything that opens or closes a vault runs on the one worker, in order: what a page still writes
while it is blanked comes before the backup, the backup before closing, closing before unlocking.
Use cases are imported there, on the worker, so that the unlock page is painted before SQLAlchemy
and cryptography are loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.backup_line import backup_line
from integrif_desk.ui.crash import report
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.settings import save_store, theme_choice
from integrif_desk.ui.welcome import vault_jobs
from integrif_desk.ui.welcome.unlock import UnlockActions, UnlockPage
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

if TYPE_CHECKING:
    from uuid import UUID

    from integrif_desk.casework.vault import Opened
    from integrif_desk.ui.notices import Notices
    from integrif_desk.ui.welcome.first_run import NewVault
    from integrif_desk.ui.welcome.start import StartPage


@dataclass(frozen=True)
class Places:
    """Where the vault and the demo lie; `remembers` keeps the folder for the next start.

    Asked for the demo only when needed: the first page is not to wait for what looks it up.
    """

    store: Path
    demo: Callable[[], Path]
    remembers: bool = True


class Program(QObject):
    """Leads from page to page. `has_vault(folder)` must be quick: it is asked before painting."""

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        settings: QSettings,
        places: Places,
        has_vault: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._settings = settings
        self._places = places
        self._folder = places.store
        self._has_vault = has_vault
        self._held = vault_jobs.Held()
        self._notices: Notices | None = None
        self._is_painted = False
        window.locked.connect(self._lock)
        runner.changed.connect(self._take_changes)
        runner.failed.connect(self._tell)
        runner.crashed.connect(lambda error: window.report_arrived.emit(report(error)))

    def start(self) -> None:
        """Show the first page: unlocking where there is a vault, else the three ways to one."""
        if self._has_vault(self._folder):
            self.show_unlock()
        else:
            self.show_start()

    def go_on(self) -> None:
        """Begin what had to wait until the first page was painted."""
        self._is_painted = True
        self._window.take_files()
        page = self._window.findChild(UnlockPage)
        if isinstance(page, UnlockPage):
            self._look_at(page)

    def finish(self) -> None:
        """Let the worker back up and close what is open; call before the worker is closed."""
        self._runner.change(self._held.leave)

    def show_start(self, error: KnownError | None = None) -> None:
        """Show „Neuer Tresor“, „Demo ansehen“, „Vorhandenen Tresor öffnen“."""
        from integrif_desk.ui.welcome.start import StartPage

        self._let_go()
        cancelled = vault_jobs.Cancel()
        page = StartPage(
            self._show_first_run,
            lambda: self._open_demo(page, cancelled),
            lambda: choose_folder(self._window, self._folder, self._open_folder),
            cancelled.set,
            self._window.set_scale,
            self.start if self._has_vault(self._folder) else None,
        )
        self._window.show_front(page)
        if error is not None:
            page.show_error(sentence(error))

    def show_unlock(self) -> None:
        """Show the unlock page of the current folder."""
        self._let_go()
        page = self._show_unlock_page()
        if self._is_painted:
            self._look_at(page)

    def _show_unlock_page(self) -> UnlockPage:
        folder = self._folder
        page = UnlockPage(
            UnlockActions(
                unlock=lambda name, passphrase: self._open(
                    lambda: vault_jobs.unlock(folder, name, passphrase), page.show_error, page
                ),
                forgotten=self._show_recovery,
                elsewhere=self.show_start,
                retry=lambda: self._retry(page),
                scale=self._window.set_scale,
            ),
            date.today(),  # noqa: DTZ011  # the day on the wall
        )
        self._window.show_front(page)
        return page

    def _look_at(self, page: UnlockPage) -> None:
        """Find out, once the page is painted, whether the vault can be opened here at all."""
        folder = self._folder
        self._runner.query(
            lambda: vault_jobs.look(folder),
            lambda last: page.side.set_backup(backup_line(last, datetime.now().astimezone())),
            page.show_error,
            owner=page,
        )
        if folder == self._places.demo():
            self._runner.query(
                vault_jobs.demo_sign_in, lambda words: page.offer_demo(*words), owner=page
            )

    def _retry(self, page: UnlockPage) -> None:
        page.show_form()
        self._look_at(page)

    def _open(
        self,
        job: "Callable[[], Opened]",
        on_error: Callable[[KnownError], None],
        page: QWidget,
    ) -> None:
        self._runner.query(lambda: self._held.hold(job()), self.enter, on_error, owner=page)

    def enter(self, opened: "Opened") -> None:
        """Show the desk of whoever has signed in, and see to it that the vault is closed again."""
        self._held.hold(opened)
        from integrif_desk.ui.context import Context
        from integrif_desk.ui.notices import Notices
        from integrif_desk.ui.signed_in import Appearance, build_shell

        if self._places.remembers and self._folder != self._places.demo():
            save_store(self._settings, self._folder)
        self._notices = Notices(self)
        context = Context(opened, self._runner, self._notices)
        appearance = Appearance(
            lambda: theme_choice(self._settings),
            self._window.set_theme,
            self._window.set_scale,
            self._window.set_lock_minutes,
        )
        shell = build_shell(context, appearance, self._window.announce)
        self._window.show_shell(shell, lock_minutes=opened.association.lock_after_minutes)

    def _let_go(self) -> None:
        """Close a vault that was still being opened when somebody turned to another page."""
        if self._is_painted:  # before that nothing is; and an answer would delay the painting
            self._runner.change(self._held.leave)

    def _lock(self) -> None:
        if self._notices is not None:
            self._notices.deleteLater()  # so that no search answers into a desk that is gone
            self._notices = None
        page = self._show_unlock_page()

        def tell(failed: KnownError | None) -> None:
            if failed is not None:
                reason = sentence(failed)
                page.show_warning(tr("Die Sicherung ist nicht gelungen. {reason}", reason=reason))

        self._runner.drop_queries()
        self._runner.change(self._held.leave, tell, page.show_error, owner=page)
        self._look_at(page)

    def _show_first_run(self) -> None:
        from integrif_desk.ui.welcome.first_run import FirstRunActions, FirstRunPage

        def create(new: "NewVault") -> None:
            self._folder = new.folder
            self._open(lambda: vault_jobs.create(new), page.show_error, page)

        page = FirstRunPage(
            self._runner,
            FirstRunActions(
                create=create,
                cancel=self.start,
                choose_folder=lambda current, take: choose_folder(self._window, current, take),
            ),
            self._places.store if self._folder == self._places.demo() else self._folder,
            date.today(),  # noqa: DTZ011  # the day on the wall
        )
        self._window.show_front(page)

    def _show_recovery(self) -> None:
        from integrif_desk.ui.welcome.recovery import RecoveryActions, RecoveryPage

        folder, held = self._folder, self._held

        def set_passphrase(account_id: "UUID", passphrase: str) -> None:
            self._runner.change(
                lambda: held.set_passphrase(account_id, passphrase),
                self.enter,
                page.show_error,
                owner=page,
            )

        page = RecoveryPage(
            self._runner,
            RecoveryActions(
                open_with=lambda code: self._runner.query(
                    lambda: held.recover(folder, code),
                    page.show_accounts,
                    page.show_error,
                    owner=page,
                ),
                set_passphrase=set_passphrase,
                back=self.show_unlock,
                scale=self._window.set_scale,
            ),
        )
        self._window.show_front(page)

    def _open_folder(self, folder: Path) -> None:
        if self._has_vault(folder):
            self._folder = folder
            self.show_unlock()
        else:
            self.show_start(KnownError(ErrorCode.VAULT_MISSING, folder=folder))

    def _open_demo(self, page: "StartPage", cancelled: vault_jobs.Cancel) -> None:
        demo = self._folder = self._places.demo()
        if self._has_vault(demo):
            self.show_unlock()
            return
        steps = vault_jobs.Steps(page)
        steps.step.connect(page.show_progress, Qt.ConnectionType.QueuedConnection)
        page.show_progress(0, 0)

        def enter(opened: "Opened | None") -> None:
            if opened is None:
                self._folder = self._places.store
                self.show_start()
            else:
                self.enter(opened)

        def tell(error: KnownError) -> None:
            self._folder = self._places.store
            page.show_error(sentence(error))

        def job() -> "Opened | None":
            opened = vault_jobs.create_demo(demo, steps.step.emit, cancelled)
            return None if opened is None else self._held.hold(opened)

        self._runner.query(job, enter, tell, owner=page)

    def _take_changes(self, changes: object) -> None:
        shell = self._window.shell()
        if shell is not None:
            shell.take_changes(changes)

    def _tell(self, error: KnownError) -> None:
        if self._notices is not None:
            self._notices.error(error)


def choose_folder(window: QWidget, current: Path, take: Callable[[Path], object]) -> None:
    """Let somebody choose a folder; `take` is not called when they do not."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(window, tr("Ordner des Tresors"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    nearest = next((one for one in (current, *current.parents) if one.is_dir()), None)
    if nearest is not None:
        dialog.setDirectory(str(nearest))
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.open()
