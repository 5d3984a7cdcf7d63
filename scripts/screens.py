"""Renders every page as a picture into `screens/`: light and dark, in two sizes.

Run by `make screens`. Shows the demo store, and an empty one for the empty states.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import chain
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from integrif_desk.casework import actor, approval, case, demo, handover, vault
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.views import ActorFilter, CaseFilter
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui import fonts
from integrif_desk.ui.case.case_input import known_so_far
from integrif_desk.ui.case.consent_fields import ConsentFields
from integrif_desk.ui.case.consent_input import new_texts
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.new_case import NewCaseForm
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.case.way_tab import WayTab
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    FINDINGS,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    SLIPS,
    TODAY,
    ActorTarget,
    CaseTarget,
    CaseThen,
    HandoverTarget,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.ops import SyncRunner
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.ui.welcome.first_run import FirstRunActions, FirstRunPage
from integrif_desk.ui.welcome.recovery import RecoveryActions, RecoveryPage
from integrif_desk.ui.welcome.start import StartPage
from integrif_desk.ui.welcome.unlock import UnlockActions, UnlockPage

# Beside this file, which runs as a module from the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent))
from stage import (
    case_called,
    case_page,
    filled_in,
    nothing,
    one,
    press,
    settle,
    shell_of,
)

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1366, 768), (1920, 1080))
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
_LEAD, _TWIN = "Sabine Hartwig", "Alahmad-Haddad"
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
        made = demo.create_demo(Path(place) / "demo", kdf=CHEAP, with_pdf=True)
        empty = vault.create(
            Path(place) / "empty",
            association="Bodebrücke e. V.",
            name="Sabine Hartwig",
            passphrase=made.passphrase,
            kdf=CHEAP,
        )
        full = vault.unlock(made.folder, made.name, made.passphrase)
        with closing(full), closing(empty):
            count += draw(
                app,
                target,
                lambda: chain(
                    before_unlocking(),
                    pages(full),
                    states(full),
                    brochure(full),
                    slips(full),
                    ways_out(full),
                    empty_pages(empty),
                ),
            )
            count += draw(app, target, lambda: imports(empty, made.pdf))
        lead = vault.unlock(made.folder, _LEAD, made.passphrase)
        with closing(lead):
            count += draw(app, target, lambda: lead_pages(lead))
    print(f"{count} Bilder in {target.relative_to(ROOT)}/")
    return 0


def draw(
    app: QApplication, target: Path, shown: Callable[[], Iterable[tuple[str, QWidget]]]
) -> int:
    """Write what is shown in both shades and sizes; return the number of pictures."""
    count = 0
    for theme in (Theme(), Theme(dark=True)):
        apply(app, theme)
        shade = "dark" if theme.dark else "light"
        for name, widget in shown():
            for width, height in SIZES:
                widget.resize(width, height)
                widget.show()
                settle()
                widget.grab().save(str(target / f"{name}-{shade}-{width}.png"))
                count += 1
            widget.hide()
            widget.deleteLater()
            # Else two hundred windows live until the end.
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return count


def before_unlocking() -> Iterator[tuple[str, QWidget]]:
    """Yield start, first run, unlocking, trouble and recovery."""
    runner, today = SyncRunner(), date(2026, 3, 10)
    yield "start", StartPage(nothing, nothing, nothing, nothing, nothing)
    folder = Path.home() / "IntegriF Desk" / "store"
    yield "first-run", FirstRunPage(runner, FirstRunActions(*[nothing] * 3), folder, today)
    yield "unlock", _unlock(today)
    trouble = _unlock(today)
    trouble.show_error(KnownError(ErrorCode.VAULT_DAMAGED, folder=folder))
    yield "trouble", trouble
    yield "recovery", RecoveryPage(runner, RecoveryActions(*[nothing] * 4))


def pages(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield every page of the demo, and those that open on a case."""
    for key in PAGES:
        shell = shell_of(opened)
        shell.open_page(key)
        yield key, shell
    case_id = case_called(opened, "Al-Ahmad")
    revoked = case_called(opened, "Darwish")
    (returned,) = (row.case_id for row in approval.returned(opened.desk))
    (waits,) = (row.case_id for row in approval.waiting(opened.desk))
    for name, key, what in (
        ("case", CASES, CaseTarget(case_id)),
        ("case-refer", CASES, CaseTarget(case_id, CaseThen.REFER)),
        ("case-consent-new", CASES, CaseTarget(case_id, CaseThen.CONSENT)),
        ("case-new", CASES, CaseTarget(new=True)),
        ("case-closed", CASES, CaseTarget(case_called(opened, "Karimi", CaseState.CLOSED))),
        ("answer", REFERRALS, ReferralTarget(answer=True)),
        ("compose", HANDOVERS, HandoverTarget(compose_for=case_id)),
        ("compose-locked", HANDOVERS, HandoverTarget(compose_for=revoked)),
        ("compose-returned", HANDOVERS, HandoverTarget(compose_for=returned)),
        ("compose-waiting", HANDOVERS, HandoverTarget(compose_for=waits)),
        ("agreements", MEETINGS, AgreementFilter(today=opened.desk.today())),
        ("actors-to-check", ACTORS, ActorTarget(to_check=True)),
    ):
        shell = shell_of(opened)
        shell.open_page(key, what)
        yield name, shell


def states(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield the tabs of a case and what opens on them."""
    case_id = case_called(opened, "Al-Ahmad")
    for tab in ("overview", "way", "work", "status", "consents", "documents"):
        shell = shell_of(opened)
        case_page(shell, case_id, tab)
        yield f"case-{tab}", shell
    for name, whose in (("case-status-toleration", "Rahimi"), ("case-status-asylum", "Nuur")):
        shell = shell_of(opened)
        case_page(shell, case_called(opened, whose), "status")
        yield name, shell
    for name, whose in (("form-ar", "Al-Ahmad"), ("form-ti", "Tesfay")):
        shell = shell_of(opened)
        page = case_page(shell, case_called(opened, whose), "consents")
        press(page, "Neue Einwilligung")
        office = actor_called(opened, "Koordinierungsstelle")
        one(page, ConsentFields).set_texts(
            new_texts(opened.desk.today(), "ar" if name == "form-ar" else "ti", None)
            | {"recipient_id": str(office)}
        )
        press(page, "Formular ansehen und drucken …")
        yield name, shell
    shell = shell_of(opened)
    page = case_page(shell, case_id, "referrals")
    sent = next(row for row in case.view(opened.desk, case_id).referrals if row.answer_code)
    one(page, ReferralsTab).table.select(sent.id)
    press(page, "Schreiben …")
    yield "case-letter", shell
    shell = shell_of(opened)
    page = case_page(shell, case_id, "way")
    page.findChildren(WayTab)[0].measures.add()
    yield "case-measure", shell
    shell = shell_of(opened)
    page = case_page(shell, case_id, "history")
    history = one(page, HistoryTab)
    press(history, "Kontakte")
    history.list.setCurrentIndex(history.list.model().index(1, 0))
    settle()
    press(history, "Als Praxiswissen notieren")
    yield "case-finding", shell
    shell = shell_of(opened)
    page = case_page(shell, case_id)
    page.forms.open_form(page.forms.close_case)
    yield "case-close", shell
    shell = shell_of(opened)
    shell.open_page(CASES, CaseTarget(new=True))
    settle()
    form = one(shell, NewCaseForm)
    form.person.set_texts({"given_names": "Mohammed", "surname": "Alahmad"})
    form.known.look(known_so_far(form.person.texts(), opened.desk.today()))
    form.known.look_now()
    yield "case-known", shell
    shell = shell_of(opened)
    shell.open_page(ACTORS)
    settle()
    press(shell, "Bearbeiten")
    yield "actors-edit", shell


def brochure(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield what goes into a brochure, and its pages."""
    for name, presses in (
        ("actors-brochure", ("Broschüre erstellen …",)),
        ("actors-brochure-pages", ("Broschüre erstellen …", "Broschüre ansehen")),
    ):
        shell = shell_of(opened)
        shell.open_page(ACTORS)
        settle()
        press(shell, *presses)
        yield name, shell


def slips(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield a returned slip: nothing open yet, one that is plain, one that contradicts itself."""
    waiting = next(row for row in handover.handovers(opened.desk).rows if row.answered_on is None)
    blank = handover.pdf(opened.desk, waiting.id)
    plain = {"entscheidung": "A", "name": "Katrin Seidel", "funktion": "Fallmanagement U25"}
    plain |= {"schritt": "Erstgespräch mit Dolmetscher", "schritt_datum": "25.03.2027"}
    wrong = plain | {"grund": "C3", "grund_text_C3": "Zeugnis fehlt", "datum": "31.02.2027"}
    for name, values in (("slip-empty", None), ("slip", plain), ("slip-contradiction", wrong)):
        shell = shell_of(opened)
        shell.open_page(SLIPS)
        if values is not None:
            with tempfile.TemporaryDirectory() as place:
                file = Path(place) / "antwort.pdf"
                file.write_bytes(filled_in(blank, values))
                shell.open_page(SLIPS, SlipTarget(file))
                settle()
        yield name, shell


def ways_out(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield the ways out of a handover, and the register of what has left."""
    for name, presses in (
        ("handover-give", ("Weitergeben …",)),
        ("register", ("Wer hat was bekommen?",)),
        ("register-confirm", ("Wer hat was bekommen?", "Empfang bestätigt …")),
    ):
        shell = shell_of(opened)
        shell.open_page(HANDOVERS)
        settle()
        press(shell, *presses)
        yield name, shell


def lead_pages(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield what only a lead sees: rules, disclosure, two records of one person."""
    for name, tab in (
        ("admin-profile", "Mein Profil"),
        ("admin-accounts", "Konten"),
        ("admin-rules", "Zuständigkeitsregeln"),
        ("admin-disclosure", "Weitergabe"),
    ):
        shell = shell_of(opened)
        shell.open_page(ADMIN)
        settle()
        press(shell, tab)
        yield name, shell
    for name in ("access-report", "access-report-pages"):
        shell = shell_of(opened)
        page = case_page(shell, case_called(opened, "Al-Ahmad"))
        page.access.open_sheet()
        settle()
        if name == "access-report-pages":
            press(page, "Auskunft ansehen")
        yield name, shell
    first = approval.to_release(opened.desk)[0]
    for name, target in (
        ("requests", HandoverTarget(waiting=True)),
        ("review", HandoverTarget(request_id=first.id)),
    ):
        shell = shell_of(opened)
        shell.open_page(HANDOVERS, target)
        yield name, shell
    shell = shell_of(opened)
    shell.open_page(HANDOVERS, HandoverTarget(request_id=first.id))
    settle()
    press(shell, "Mit Anmerkung zurückgeben …")
    yield "review-return", shell
    shell = shell_of(opened)
    shell.open_page(HANDOVERS)
    settle()
    press(shell, "Zurückziehen …")
    yield "withdraw", shell
    shell = shell_of(opened)
    shell.open_page(TODAY)
    yield "today-lead", shell
    known = case.read(opened.desk, case_called(opened, "Al-Ahmad"))
    twins = CaseFilter(today=opened.desk.today(), text=_TWIN)
    if not case.cases(opened.desk, twins).rows:
        born = known.person.birth_date
        twin = case.NewCase(given_names="Mohamad", surname=_TWIN, birth_date=born)
        case.open_case(opened.desk, twin)
    for name, deeds in (("duplicate", ()), ("merge", ("Vergleichen",))):
        shell = shell_of(opened)
        page = case_page(shell, known.case.id)
        page.check.open_check()
        settle()
        for deed in deeds:
            press(page, f"{deed}: Mohamad {_TWIN}")
        yield name, shell


def empty_pages(opened: vault.Opened) -> Iterator[tuple[str, QWidget]]:
    """Yield every page as it is on the first day."""
    for key in PAGES:
        shell = shell_of(opened)
        shell.open_page(key)
        yield f"empty-{key}", shell


def imports(opened: vault.Opened, handover: Path | None) -> Iterator[tuple[str, QWidget]]:
    """Yield what another desk sees of a handover before it becomes a case there."""
    shell = shell_of(opened)
    shell.open_page(CASES, CaseTarget(handover_file=handover))
    yield "case-import", shell


def actor_called(opened: vault.Opened, text: str) -> UUID:
    """Return the first unit of the directory of that name."""
    return actor.actors(opened.desk, ActorFilter(text=text), limit=1).rows[0].id


def _unlock(today: date) -> UnlockPage:
    page = UnlockPage(UnlockActions(*[nothing] * 5), today)
    page.side.set_backup("Letzte Sicherung: gestern, 17:02 Uhr")
    return page


if __name__ == "__main__":
    sys.exit(main())
