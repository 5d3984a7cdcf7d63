"""Shows one case from first contact to closure as pictures: `screens/weg-01.png` to `weg-12.png`.

Run by `python -m scripts.walk`. The forms are filled in and saved as by hand, in a fresh demo; the
captions stand in `screens/weg.md`.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication, QScrollArea

from integrif_desk.casework import actor, case, contact_note, demo, referral, vault
from integrif_desk.casework import person as person_of
from integrif_desk.casework.demo.scan import signed_form
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.case import CaseOutcome, Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson
from integrif_desk.domain.handover import DataCategory, Decision, Purpose
from integrif_desk.domain.person import LanguageFacts, Level, ProofKind
from integrif_desk.domain.views import ActorFilter, CaseFilter, ReferralFilter, ReferralRow
from integrif_desk.store.keyring_file import KdfParameters
from integrif_desk.ui import fonts
from integrif_desk.ui.case.case_input import YES, known_so_far
from integrif_desk.ui.case.consent_fields import ConsentFields
from integrif_desk.ui.case.consents_tab import ConsentsTab
from integrif_desk.ui.case.history_tab import HistoryTab
from integrif_desk.ui.case.new_case import NewCaseForm
from integrif_desk.ui.case.page import CasePage
from integrif_desk.ui.case.referrals_tab import ReferralsTab
from integrif_desk.ui.case.status_tab import StatusTab
from integrif_desk.ui.case.way_fields import MeasureFields
from integrif_desk.ui.case.way_tab import WayTab
from integrif_desk.ui.context import (
    CASES,
    HANDOVERS,
    REFERRALS,
    CaseTarget,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.referrals.answer_form import AnswerForm
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.theme import Theme, apply

# Beside this file, which runs as a module from the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent))
from stage import case_page, one, press, settle, shell_of

ROOT = Path(__file__).resolve().parents[1]
_NOT_YET = UUID(int=0)
CHEAP = KdfParameters(memory_kib=8 * 1024, iterations=1, lanes=1)
_NOTE = (
    "Kursbüro in Staßfurt: Zahra darf schnuppern, der B1-Kurs beginnt aber erst, wenn zwölf "
    "Anmeldungen da sind. Herr Sommer ruft am 03.12. zurück."
)


@dataclass
class Walk:
    """The window, and what has been shown so far: a caption for each picture."""

    opened: vault.Opened
    shell: Shell
    target: Path
    captions: list[str] = field(default_factory=list)
    case_id: UUID = _NOT_YET

    @property
    def today(self) -> date:
        """The day of the walk."""
        return self.opened.desk.today()

    def show(self, caption: str) -> None:
        """Keep a picture of the window under its number."""
        settle()
        self.captions.append(caption)
        self.shell.grab().save(str(self.target / f"weg-{len(self.captions):02}.png"))

    def unit(self, text: str) -> UUID:
        """Return the first unit of the directory of that name."""
        return actor.actors(self.opened.desk, ActorFilter(text=text), limit=1).rows[0].id

    def page(self, tab: str = "") -> CasePage:
        """Open a tab of the case that is walked."""
        return case_page(self.shell, self.case_id, tab)

    def referral(self) -> ReferralRow:
        """Return the referral of the case."""
        wanted = ReferralFilter(today=self.today, case_id=self.case_id)
        return referral.referrals(self.opened.desk, wanted).rows[0]


def main() -> int:
    """Walk and write pictures and captions."""
    target = ROOT / "screens"
    target.mkdir(exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    fonts.install_first()
    fonts.install_rest()
    apply(app, Theme())
    with tempfile.TemporaryDirectory() as place:
        made = demo.create_demo(Path(place) / "demo", kdf=CHEAP)
        with closing(vault.unlock(made.folder, made.name, made.passphrase)) as opened:
            walk = Walk(opened, shell_of(opened), target)
            press(walk.shell, *["Nicht mehr erinnern"] * 2)
            for step in _STEPS:
                step(walk)
    lines = ["# Ein Fall vom ersten Kontakt bis zum Abschluss", ""]
    for number, caption in enumerate(walk.captions, 1):
        lines += [f"{number}. {caption}", "", f"   ![](weg-{number:02}.png)", ""]
    (target / "weg.md").write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(walk.captions)} Bilder in {target.relative_to(ROOT)}/weg.md")
    return 0


def open_case(walk: Walk) -> None:
    """A new case; somebody of nearly that name is on file."""
    walk.shell.open_page(CASES, CaseTarget(new=True))
    settle()
    form = one(walk.shell, NewCaseForm)
    person = {
        "given_names": "Zahra",
        "surname": "Nasari",
        "original_name": "زهرا ناصری",
        "salutation": "ms",
        "sex": "female",
        "nationalities": "AF",
        "literacy": "latin",
    }
    form.person.set_texts(person)
    form.residence.set_texts(
        {
            "kind": "removal_ban",
            "wording": "§ 25 Abs. 3 AufenthG",
            "valid_from": _spelled(walk.today - timedelta(days=250)),
            "valid_until": _spelled(walk.today + timedelta(days=115)),
            "issuing_office": "Ausländerbehörde Salzlandkreis",
            "work_permission": "Erwerbstätigkeit erlaubt",
        }
    )
    form.known.look(known_so_far(form.person.texts(), walk.today))
    form.known.look_now()
    walk.show("Neuer Fall. Beim Tippen fragt der Desk, ob die Person schon bekannt ist.")
    press(walk.shell, "Eine andere Person: Zahra Nazari")
    born = _spelled(walk.today - timedelta(days=23 * 365 + 40))
    form.person.set_texts(person | {"birth_date": born})
    form.save()
    settle()
    rows = case.cases(walk.opened.desk, CaseFilter(today=walk.today)).rows
    walk.case_id = max(rows, key=lambda row: row.id).id
    desk, person_id = walk.opened.desk, case.read(walk.opened.desk, walk.case_id).person.id
    spoken = (
        LanguageFacts(language="de", level=Level.A2, proof_kind=ProofKind.ATTENDANCE),
        LanguageFacts(language="prs", level=Level.NATIVE),
    )
    for each in spoken:
        walk.shell.take_changes(person_of.set_language(desk, person_id, each))


def status(walk: Walk) -> None:
    """The paper, and what it means."""
    walk.page("status")
    walk.show("Status: das Aufenthaltspapier im Wortlaut, und was daraus folgt.")


def responsible(walk: Walk) -> None:
    """Who serves a person of this age and status."""
    page = walk.page("status")
    tab = one(page, StatusTab)
    one(tab, QScrollArea).verticalScrollBar().setValue(tab.answers.y() - 8)
    walk.show("Wer ist zuständig: je Bereich die Stelle, mit Gesetz, Stand und Verlässlichkeit.")


def note(walk: Walk) -> None:
    """What happened today."""
    page = walk.page("history")
    page.write_note()
    entry = one(page, HistoryTab).entry
    entry.text.set_value(_NOTE)
    walk.show("Notiz: was gerade war, in einem Satz; Strg+Eingabe speichert.")
    entry.text.set_value("")
    new = contact_note.NewNote(
        case_id=walk.case_id,
        text=_NOTE,
        kind=ContactKind.PHONE,
        minutes=15,
        actor_ids=(walk.unit("Kreisvolkshochschule, Integrationskurse"),),
        lesson=Lesson.DID_NOT_HELP,
    )
    walk.shell.take_changes(contact_note.log(walk.opened.desk, new))


def finding(walk: Walk) -> None:
    """What the note teaches, with nobody's name in it."""
    page = walk.page("history")
    tab = one(page, HistoryTab)
    press(tab, "Kontakte")
    tab.list.setCurrentIndex(tab.list.model().index(0, 0))
    settle()
    press(tab, "Als Praxiswissen notieren")
    walk.show("Praxiswissen aus der Notiz: Namen, Tage und Orte werden vor dem Speichern verdeckt.")
    press(tab.finding, "Speichern")


def measure(walk: Walk) -> None:
    """A step of the way."""
    page = walk.page("way")
    one(page, WayTab).measures.add()
    settle()
    one(page, MeasureFields).set_texts(
        {
            "kind": "internship",
            "title": "Schnupperwoche in der Kita",
            "actor_id": str(walk.unit("Kita Bodezwerge")),
            "starts_on": _spelled(walk.today - timedelta(days=9)),
            "ends_on": _spelled(walk.today + timedelta(days=5)),
            "hours": "20",
            "hours_weekly": YES,
            "state": "running",
        }
    )
    walk.show("Weg: eine Maßnahme mit Stelle, Zeitraum, Stunden und Stand.")
    one(page, WayTab).measures.save()
    settle()


def consent_form(walk: Walk) -> None:
    """The sheet to sign, German and Persian."""
    page = walk.page("consents")
    page.ask_consent(None)
    settle()
    one(page, ConsentFields).set_texts(_consent(walk))
    press(page, "Formular ansehen und drucken …")
    walk.show("Einwilligung auf Papier: Deutsch und die Sprache der Person nebeneinander.")
    one(page, ConsentsTab).close_pages()


def signed(walk: Walk) -> None:
    """The consent with the signed sheet."""
    page = walk.page("consents")
    tab = one(page, ConsentsTab)
    fields = one(page, ConsentFields)
    fields.set_texts(_consent(walk))
    scan = signed_form()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / scan.title
        path.write_bytes(scan.content)
        fields.scan.take(path)
        settle()
    tab.form.save()
    settle()
    walk.show("Einwilligung erteilt: Empfänger, Zweck, Angaben, Ende – mit unterschriebenem Bogen.")


def refer(walk: Walk) -> None:
    """A referral, handed in."""
    page = walk.page("referrals")
    page.refer(walk.unit("Jugendmigrationsdienst"))
    settle()
    tab = one(page, ReferralsTab)
    tab.editor.purpose.set_value("Weg in eine Ausbildung als Erzieherin")
    tab.editor.message.set_value("Frau Nasari sucht einen B1-Kurs und einen Praktikumsplatz.")
    walk.show("Verweisung: an wen und wofür; daneben, was sich dort bewährt hat.")
    press(tab.editor, "Entwurf speichern")
    sent = referral.send(walk.opened.desk, walk.referral().id, Channel.IN_PERSON)
    walk.shell.take_changes(sent)


def answered(walk: Walk) -> None:
    """The answer, taken down on the telephone."""
    row = walk.referral()
    walk.shell.open_page(REFERRALS, ReferralTarget(row.id, answer=True, code=row.answer_code or ""))
    settle()
    form = one(walk.shell, AnswerForm)
    form.decision.set_value(Decision.A)
    form.remark.set_value("Erstgespräch am Dienstag, Frau Marx begleitet den Übergang.")
    form.told_by.set_value("Frau Marx")
    walk.show("Antwort am Telefon: Der Code nennt die Verweisung, ein Buchstabe die Antwort.")
    form.save()
    settle()


def hand_over(walk: Walk) -> None:
    """The composer; what nobody agreed to stays locked."""
    walk.shell.open_page(HANDOVERS, HandoverTarget(compose_for=walk.case_id))
    settle()
    walk.show("Übergabe: Was die Einwilligung nicht deckt, ist gesperrt, mit Grund und Ausweg.")


def close(walk: Walk) -> None:
    """The end, with an outcome that is counted."""
    moved = case.move_to_phase(walk.opened.desk, walk.case_id, Phase.PLACEMENT)
    walk.shell.take_changes(moved)
    page = walk.page()
    page.forms.open_form(page.forms.close_case)
    page.forms.close_outcome.set_value(CaseOutcome.APPRENTICESHIP)
    page.forms.close_text.set_value("Ausbildung in der Kita ab August zugesagt")
    page.forms.settle.setChecked(True)
    settle()
    press(page.forms.close_case, "Fall abschließen")
    press(walk.page("history"), "Alles")
    walk.show("Abgeschlossen: mit Ergebnis, offene Aufgaben abgehakt; der Fall bleibt lesbar.")


_STEPS: tuple[Callable[[Walk], None], ...] = (
    *(open_case, status, responsible, note, finding, measure),
    *(consent_form, signed, refer, answered, hand_over, close),
)


def _consent(walk: Walk) -> Mapping[str, str]:
    parts = (
        *(DataCategory.IDENTITY, DataCategory.LANGUAGE, DataCategory.EDUCATION_WORK),
        *(DataCategory.PATHWAY, DataCategory.REFERRALS, DataCategory.PRACTICE),
    )
    return {
        "recipient_id": str(walk.unit("Koordinierungsstelle")),
        "purpose": Purpose.COORDINATION.value,
        "categories": " ".join(parts),
        "given_on": _spelled(walk.today),
        "valid_until": _spelled(walk.today + timedelta(days=364)),
        "form_language": "fa",
        "interpreter": "Leila Amini",
    }


def _spelled(day: date) -> str:
    return f"{day:%d.%m.%Y}"


if __name__ == "__main__":
    sys.exit(main())
