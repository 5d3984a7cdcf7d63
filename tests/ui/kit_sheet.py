"""Renders every widget of the kit in light and dark into one picture, to look at.

Run: `python tests/ui/kit_sheet.py FILE.png [scale]`.
"""

import sys
from collections.abc import Hashable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui import fonts
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.ui.widgets.brand import BrandArc, Logo
from integrif_desk.ui.widgets.buttons import DANGER, FLAT, LINK, PRIMARY, SMALL, TONAL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.code_field import CodeField
from integrif_desk.ui.widgets.completeness import Completeness
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.page_preview import PageImage, PagePreview
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.passphrase_field import PassphraseField, StrengthMeter
from integrif_desk.ui.widgets.row_list import RowList
from integrif_desk.ui.widgets.rows import AttentionRow, GroupRow, MasterRow, TwoLineRow
from integrif_desk.ui.widgets.stepper import Stepper
from integrif_desk.ui.widgets.table import Table
from integrif_desk.ui.widgets.table_model import Deliver, PagedTableModel, Role
from integrif_desk.ui.widgets.timeline import Timeline, TimelineEntry
from integrif_desk.ui.widgets.toggles import (
    CheckBox,
    Option,
    RadioButton,
    filter_row,
    segmented,
    tabs,
)
from integrif_desk.wording.bidi import isolate

PHASES = (
    "Zugang & Information",
    "Orientierung & Planung",
    "Qualifizierung",
    "Einmündung",
    "Nachhaltigkeit",
)
AHMAD = isolate("محمد الأحمد")


class ReferralModel(PagedTableModel[tuple[str, ...]]):
    titles = ("Fall", "An (Stelle)", "Gesendet", "Stand", "Tage offen", "Antwortcode")
    numeric = frozenset({4})

    def text(self, row: tuple[str, ...], column: int) -> str:
        return row[column]

    def key(self, row: tuple[str, ...]) -> Hashable:
        return row[5]

    def chip(self, row: tuple[str, ...], column: int) -> Chip | None:
        looks = {
            "übermittelt": (Tone.INFO, "paper-plane-tilt-fill"),
            "wartet – Beginn 13.04.": (Tone.WAITING, "hourglass-fill"),
            "läuft": (Tone.ACCENT, "play-circle-fill"),
            "angenommen": (Tone.GOOD, "check-circle-fill"),
            "entworfen": (Tone.NEUTRAL, "pencil-simple-fill"),
            "abgelehnt – nicht zuständig": (Tone.OVERDUE, "prohibit-bold"),
        }
        return Chip(row[3], *looks[row[3]]) if column == 3 else None

    def look(self, row: tuple[str, ...], column: int, role: Role) -> object:
        late = column == 4 and row[4].isdigit() and int(row[4]) > 14
        match role:
            case Role.BOLD:
                return column == 0 or late
            case Role.MONO:
                return column == 5
            case Role.TONE:
                return Tone.OVERDUE if late else None
            case Role.ICON:
                return "warning-circle-fill" if late else None
        return None


REFERRALS = [
    (
        "Kowalenko, Tetjana",
        "Landesverwaltungsamt, Halle",
        "02.02.2026",
        "übermittelt",
        "26",
        "H4-9",
    ),
    ("Al-Ahmad, Mohammad", "Jobcenter Salzlandkreis", "11.02.2026", "übermittelt", "19", "M3-8"),
    (
        "Al-Ahmad, Mohammad",
        "Kreisvolkshochschule",
        "15.12.2025",
        "wartet – Beginn 13.04.",
        "5",
        "W2",
    ),
    ("Al-Ahmad, Mohammad", "Handwerkskammer", "20.01.2026", "läuft", "3", "T9"),
    ("Darwish, Rania", "Agentur für Arbeit, Bernburg", "24.02.2026", "angenommen", "10", "M7"),
    ("Sawtschuk, Mykola", "IQ-Anerkennungsberatung", "–", "entworfen", "–", "–"),
    ("Nuur, Abdirahman W.", "Agentur", "05.02.2026", "abgelehnt – nicht zuständig", "–", "D5"),
]


def lists() -> QWidget:
    """Return follow-ups, attention and master list side by side."""
    box = QWidget()
    row = QHBoxLayout(box)
    due = Panel("Meine Wiedervorlagen")
    due.add_to_title(
        filter_row([Option(1, "Meine"), Option(2, "Ganzer Verein")], lambda _v: None, "Welche")
    )
    follow_ups = RowList("Wiedervorlagen", expanded=40)
    follow_ups.set_actions(lambda _key: actions())
    follow_ups.show_rows(
        [
            GroupRow("Überfällig", 3, "warning-circle-fill", Tone.OVERDUE),
            TwoLineRow(
                1, "Mohammad Al-Ahmad", AHMAD, "Nachfragen: Stand Bildungsgutschein",
                "Jobcenter Salzlandkreis, Staßfurt", "phone", "Do, 05.03.", "seit 5 Tagen",
                Tone.OVERDUE, True,
            ),
            TwoLineRow(
                2, "Mykola Sawtschuk", "Микола Савчук", "Termin zur Anerkennungsberatung",
                "IQ Anerkennungsberatung", "chat-centered-text", "Fr, 06.03.", "seit 4 Tagen",
                Tone.OVERDUE, True,
            ),
            GroupRow("Heute", 3, "calendar-check-fill", Tone.ACCENT),
            TwoLineRow(
                3, "Yonas Tesfay", "ዮናስ ተስፋይ", "Bewerbungsmappe gemeinsam durchsehen",
                "Gespräch im Büro", "chats", "15:30 Uhr", "heute", Tone.NEUTRAL, True,
            ),
        ]
    )  # fmt: skip
    follow_ups.select(1)
    follow_ups.setMinimumHeight(300)
    due.body.addWidget(follow_ups)
    row.addWidget(due, 3)
    side = QVBoxLayout()
    papers = Panel("Verweisungen ohne Antwort", icon="hourglass", note="mehr als 14 Werktage")
    late = RowList("Ohne Antwort", fits=True)
    late.show_rows(
        [
            AttentionRow(1, "Tetjana Kowalenko", "LVwA, Halle (Saale)", "26 Werktage",
                         "warning-circle-fill", Tone.OVERDUE),
            AttentionRow(2, "Mykola Sawtschuk", "zuletzt am 22.01.", "47 Tage", "clock-fill",
                         Tone.WAITING),
        ]
    )  # fmt: skip
    papers.body.addWidget(late)
    side.addWidget(papers)
    side.addStretch(1)
    row.addLayout(side, 2)
    master = RowList("Fälle")
    master.show_rows(
        [
            MasterRow(1, "Al-Ahmad, Mohammad", "34 J.", Chip("Subs. Schutz bis 30.04.",
                      Tone.WAITING, "clock-fill"), "05.03.", "warning-circle-fill", Tone.OVERDUE),
            MasterRow(2, "Sawtschuk, Mykola", "53 J.", Chip("§ 24"), "heute",
                      "calendar-check-fill", Tone.ACCENT),
            MasterRow(3, "Nazari, Zahra", "19 J.", Chip("Abschiebungsverbot"), "12.03.",
                      "calendar-blank"),
        ]
    )  # fmt: skip
    master.select(1)
    master.setFixedWidth(296)
    row.addWidget(master)
    return box


def actions() -> QWidget:
    """Return the labelled buttons of a follow-up."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for text, icon in (("&Erledigt", "check"), ("&Notiz schreiben", "note-pencil"),
                       ("&Verschieben …", "calendar-plus"),
                       ("Fall öffnen", "folder-open")):  # fmt: skip
        row.addWidget(Button(text, icon=icon, height=SMALL))
    return box


def controls() -> QWidget:
    """Return buttons, toggles, chips and steps."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(12)
    buttons = QHBoxLayout()
    off = Button("Nicht möglich", PRIMARY)
    off.setEnabled(False)
    for button in (
        Button("&Speichern", PRIMARY, keys="Strg+↵"),
        Button("&Notiz erfassen", TONAL, icon="note-pencil", keys="Strg+N"),
        Button("Liste &drucken", icon="printer"),
        Button("Erledigt", icon="check", height=SMALL),
        Button("Löschen", DANGER),
        Button("Hilfe", FLAT, icon="question"),
        Button("Passphrase vergessen?", LINK, height=SMALL),
        off,
    ):
        buttons.addWidget(button)
    buttons.addStretch(1)
    column.addLayout(buttons)
    toggles = QHBoxLayout()
    toggles.addWidget(
        filter_row([Option(1, "Meine", count=23), Option(2, "Alle", count=61),
                    Option(3, "Überfällig", "warning-circle", 3)], lambda _v: None, "Filter")
    )  # fmt: skip
    answer = segmented([Option("A", "A  angenommen"), Option("B", "B  wartet"),
                        Option("C", "C  abgelehnt")], lambda _v: None, "Antwort")  # fmt: skip
    answer.set_value("C")
    toggles.addWidget(answer)
    ticked = CheckBox("Mit Herrn Al-Ahmad besprochen")
    ticked.setChecked(True)
    radio = RadioButton("persönlich")
    radio.setChecked(True)
    for mark in (ticked, CheckBox("offen"), radio):
        toggles.addWidget(mark)
    toggles.addStretch(1)
    column.addLayout(toggles)
    column.addWidget(
        tabs([Option(1, "Übersicht"), Option(2, "Verlauf"), Option(3, "Verweisungen", count=5)],
             lambda _v: None, "Reiter")
    )  # fmt: skip
    chips = QHBoxLayout()
    for chip in (
        Chip("34 Jahre, Syrien", icon="user"),
        Chip("§ 25 Abs. 2 AufenthG – bis 30.04.2026", Tone.WAITING, "clock-fill"),
        Chip("übermittelt", Tone.INFO, "paper-plane-tilt-fill"),
        Chip("läuft", Tone.ACCENT, "play-circle-fill"),
        Chip("angenommen", Tone.GOOD, "check-circle-fill"),
        Chip("seit 19 Werktagen ohne Antwort", Tone.OVERDUE, "warning-circle-fill"),
    ):
        chips.addWidget(ChipLabel(chip))
    chips.addStretch(1)
    column.addLayout(chips)
    steps = Stepper(PHASES)
    steps.set_current(2)
    column.addWidget(steps)
    complete = Completeness()
    complete.show_missing(9, [("Ansprechperson", lambda: None), ("Nachweis A2", lambda: None)])
    column.addWidget(complete)
    return box


def form() -> QWidget:
    """Return every kind of field in an inline form."""
    made = InlineForm("Antwort eintragen", "Antwort &speichern", lambda: None, icon="phone")
    code = CodeField()
    code.set_value("M3-8TXD-5")
    day = DateField(lambda: date(2026, 3, 10))
    day.set_value(date(2026, 3, 10))
    made.add_row(code=Labelled("Code", code), day=Labelled("Gesagt am", day))
    reason = ChoiceField([Option(3, "C3 – Unterlagen fehlen"), Option(1, "C1")])
    reason.set_value(3)
    wrong = Labelled("Termin", DateField(lambda: date(2026, 3, 10)))
    made.add_row(reason=Labelled("Grund", reason), when=wrong)
    note = TextArea("Was ist passiert?")
    note.set_value("Zwischen B1-Prüfung und B2-Kurs liegen Monate ohne Unterricht.")
    made.add("note", Labelled("Notiz", note))
    secret = PassphraseField()
    secret.set_value("kranich-ofen-lila-treppe-salz-uhr")
    made.add("secret", Labelled("Passphrase", secret, hint="mindestens fünf Wörter"))
    meter = StrengthMeter()
    meter.set_strength(4, "Sechs zufällige Wörter.")
    made.add_widget(meter)
    made.add("search", Labelled("Suche", LineField("In Fällen suchen", icon="magnifying-glass")))
    made.show()
    sentence = "Bitte geben Sie ein Datum ein, zum Beispiel 12.03.2026."
    wrong.set_error(sentence)
    return made


def sheet() -> QWidget:
    """Return one column with everything."""
    page = QWidget()
    page.setProperty("paper", True)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    head = QHBoxLayout()
    head.addWidget(Logo())
    head.addWidget(label("Mohammad Al-Ahmad", "title"))
    head.addWidget(label(AHMAD, "original"))
    head.addWidget(label("Fall F-25-014", "meta"))
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(controls())
    column.addWidget(lists())
    model = ReferralModel()

    def fetch(after: Hashable | None, limit: int, deliver: Deliver[tuple[str, ...]]) -> None:
        deliver(REFERRALS if after is None else [])

    model.reset(fetch)
    table = Table(model, "Verweisungen", stretch=1)
    model.setParent(table)
    table.set_widths(190, 0, 120, 230, 110, 120)
    table.select("M3-8")
    table.setMinimumHeight(300)
    holder = Panel()
    holder.body.addWidget(table)
    column.addWidget(holder)
    lower = QHBoxLayout()
    lower.addWidget(form(), 3)
    history = Timeline("Verlauf")
    history.show_entries(timeline())
    preview = PagePreview(on_open=lambda: None)
    preview.show_pages([PageImage(100, 141, bytes([255] * 3 * 14100)) for _ in range(4)])
    lower.addWidget(history, 2)
    lower.addWidget(preview, 2)
    column.addLayout(lower)
    empty = EmptyState()
    empty.set_text("Noch kein Fall angelegt.", "Ersten Fall &anlegen", lambda: None)
    end = QHBoxLayout()
    end.addWidget(BrandArc())
    end.addWidget(empty)
    column.addLayout(end)
    return page


def timeline() -> Sequence[TimelineEntry]:
    """Return three entries."""
    long = "Praktikumsbericht besprochen. Der Betrieb würde ihn ab Mai als Elektrohelfer nehmen."
    return [
        TimelineEntry(1, "09.03.", "Mo", "chats", long, "Gespräch, 25 Min. – Helga Brandt"),
        TimelineEntry(2, "04.03.", "Mi", "arrows-left-right", "Kammer fordert Verzeichnis nach.",
                      "Verweisung vom 20.01.", Chip("läuft", Tone.ACCENT, "play-circle-fill"),
                      Tone.INFO),
        TimelineEntry(3, "22.12.", "Mo", "folders", "Platz zugesagt.", tone=Tone.INFO),
    ]  # fmt: skip


def render(file: Path, scale: int) -> None:
    """Draw the sheet in both themes side by side."""
    fonts.read_ahead()()
    fonts.install_rest()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = sheet()
    page.resize(1366, 1600)
    page.show()
    shots = []
    for dark in (False, True):
        apply(app, Theme(dark, scale))
        app.processEvents()
        page.resize(1366, max(1600, page.sizeHint().height()))
        for _ in range(3):  # wrapped texts ask for more room once they are laid out
            app.processEvents()
        shots.append(page.grab())
    whole = QPixmap(2 * 1366, max(shot.height() for shot in shots))
    painter = QPainter(whole)
    for number, shot in enumerate(shots):
        painter.drawPixmap(QPoint(number * 1366, 0), shot)
    painter.end()
    whole.save(str(file))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    render(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
