"""What a finished program tries before it is handed out: vault, paper, window, in a folder that
is removed afterwards."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from integrif_desk.casework import (
    actor,
    case,
    consent,
    consent_form,
    contact_note,
    handover,
    responsibility,
    returned_slip,
    vault,
)
from integrif_desk.casework.demo.scan import signed_form
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, Purpose, Recipient
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
)
from integrif_desk.ui.crash import report
from integrif_desk.ui.main_window import MainWindow
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.program import Places, Program
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.wording.i18n import tr

NAME, PASSPHRASE = "Erika Probe", "kranich-ofen-lila-treppe-salz-uhr"
_PLAIN = b"SQLite format 3"


def run(say: Callable[[str], object]) -> int:
    """Try one step after the other and say a line for each; return 0, or 1 when one failed."""
    with tempfile.TemporaryDirectory(prefix="integrif-desk-") as place:
        for words, step in (
            (tr("Verschlüsselten Tresor anlegen und einrichten"), create_store),
            (tr("Sperren und entsperren"), unlock_store),
            (tr("Einwilligung drucken, Übergabe als PDF ausstellen und einlesen"), issue_handover),
            (tr("Ein Bild von außen in einem eigenen Prozess lesen"), read_from_outside),
            (tr("Regeln der Zuständigkeit lesen"), read_rules),
            (tr("Fenster mit allen Seiten zeigen"), show_every_page),
        ):
            try:
                step(Path(place) / "store")
            except Exception as error:  # whatever it is, the program must not be handed out
                say(tr("FEHLER: {words}\n{report}\n", words=words, report=report(error)))
                return 1
            say(tr("in Ordnung: {words}\n", words=words))
    return 0


def create_store(folder: Path) -> None:
    """Create a store; its file must not be readable without the key."""
    vault.create(folder, association="Probe e. V.", name=NAME, passphrase=PASSPHRASE).close()
    if any(_PLAIN in file.read_bytes() for file in folder.iterdir() if file.is_file()):
        raise RuntimeError("the store is not encrypted")


def unlock_store(folder: Path) -> None:
    """Open the store, and not with another passphrase."""
    vault.unlock(folder, NAME, PASSPHRASE).close()
    try:
        vault.unlock(folder, NAME, f"{PASSPHRASE}-").close()
    except KnownError as error:
        if error.code is ErrorCode.PASSPHRASE_WRONG:
            return
        raise
    raise RuntimeError("the store opens with a wrong passphrase")


def issue_handover(folder: Path) -> None:
    """Log a case with names in several scripts and issue its handover."""
    with closing(vault.unlock(folder, NAME, PASSPHRASE)) as opened:
        desk = opened.desk
        office = ActorFacts(name="Probestelle", category=ActorCategory.JOBCENTER)
        recipient = actor.add(desk, office).created
        person = case.NewCase(given_names="Yonas", surname="Probe", original_name="ዮናስ")
        case_id = case.open_case(desk, person).created
        assert recipient is not None
        assert case_id is not None
        contact_note.log(desk, contact_note.NewNote(case_id=case_id, text="محمد, Тетяна"))
        _agree(desk, case_id, recipient)
        plan = handover.default_plan(desk, handover.choice(desk, case_id), recipient)
        issued = handover.issue(desk, replace(plan, discussed_on=desk.today())).created
        assert issued is not None
        pdf = handover.pdf(desk, issued)
        if not pdf.startswith(b"%PDF-"):
            raise RuntimeError("the handover is no PDF")
        if returned_slip.look_at(desk, pdf, "probe.pdf").target is None:
            raise RuntimeError("the code of the handover leads nowhere")


def read_from_outside(_folder: Path) -> None:
    """Take in a picture as if it came from outside: in a process of its own."""
    if not signed_form().content:
        raise RuntimeError("the picture is empty")


def read_rules(_folder: Path) -> None:
    """Read what is shipped beside the code."""
    if not responsibility.shipped_rules().rules:
        raise RuntimeError("there are no rules of responsibility")


def _agree(desk: Desk, case_id: UUID, recipient: UUID) -> None:
    """Print the form in every language, and note that it was signed."""
    today = desk.today()
    asked = consent_form.AskedConsent(
        recipient=Recipient(name="Probestelle"),
        purpose=Purpose.COORDINATION,
        categories=tuple(DataCategory),
        valid_until=today,
    )
    for language in consent_form.languages():
        form = consent_form.form(desk, case_id, replace(asked, language=language.code))
        if not form.startswith(b"%PDF-"):
            raise RuntimeError("the form is no PDF")
    consent.add(
        desk,
        case_id,
        ConsentFacts(
            recipient_id=recipient,
            purpose=asked.purpose,
            categories=asked.categories,
            given_on=today,
            valid_until=today,
        ),
    )


def show_every_page(folder: Path) -> None:
    """Unlock the store in the window and go through the rail."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fonts.install_first()
    fonts.install_rest()
    apply(app, Theme())
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(app, settings)
    runner = SyncRunner(window)
    errors: list[BaseException] = []
    runner.crashed.connect(errors.append)
    places = Places(folder, lambda: folder / "demo", remembers=False)
    program = Program(window, runner, settings, places, vault.vault_exists)
    window.closing.connect(program.finish)
    program.start()
    window.show()
    program.go_on()
    program.enter(vault.unlock(folder, NAME, PASSPHRASE))
    shell = window.shell()
    assert shell is not None
    for key in (TODAY, CASES, REFERRALS, ACTORS, FINDINGS, HANDOVERS, MEETINGS, ADMIN):
        shell.open_page(key)
        app.processEvents()
    window.close()
    if errors:
        raise errors[0]
