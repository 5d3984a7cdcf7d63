"""The whole way by clicks and keys: from a fresh machine to a handover that is answered."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
)

from integrif_desk.domain import recovery_code
from integrif_desk.ui.case.quick_entry import QuickEntry
from integrif_desk.ui.handovers.told_password import ToldPassword
from integrif_desk.ui.referrals.sent_note import SentNote
from integrif_desk.ui.welcome.sheet_step import SheetStep
from integrif_desk.ui.widgets.search_field import SearchField
from tests.journeys.conftest import SitDown
from tests.journeys.hands import CONTROL, Hands, open_first_case, unlock

NAME, PASSPHRASE = "Sabine Hartwig", "kranich-ofen-lila-treppe-salz-uhr"
OFFICE = "Handwerkskammer Magdeburg"
GOOD = (
    "Alle Seiten des Tresors sind lesbar.",
    "Alle Verknüpfungen zwischen den Einträgen stimmen.",
    "Das Protokoll ist lückenlos.",
    "Die neueste Sicherung lässt sich lesen.",
)
NOTE = "HWK rief an: Fächerverzeichnis fehlt noch."


def test_the_whole_way(sit_down: SitDown, tmp_path: Path) -> None:
    hands = sit_down(tmp_path / "store")
    create_vault(hands)
    open_case(hands)
    add_office(hands)
    log_note(hands)
    agree(hands)
    answer(hands, refer(hands))
    code = issue(hands)
    pdf = tmp_path / "Übergabe.pdf"
    password = give_away(hands, pdf)
    with pytest.raises(pypdfium2.PdfiumError):
        pages_of(pdf, "")
    pages = pages_of(pdf, password)
    assert len(pages) >= 2
    assert "Zahra Nazari" in pages[0]
    assert code in "".join(pages)
    hands.press("Sperren")
    assert hands.window.shell() is None
    unlock(hands, NAME, PASSPHRASE)
    see_that_all_is_there(hands)
    check(hands)


def create_vault(hands: Hands) -> None:
    hands.press("Neuer Tresor")
    hands.write("Name des Vereins", "Salzland hilft e. V.")
    hands.write("Ihr Vor- und Nachname", NAME)
    hands.write("Passphrase – mindestens fünf Wörter", PASSPHRASE)
    hands.write("Passphrase wiederholen", PASSPHRASE)
    sheet = hands.the(SheetStep)
    hands.wait(lambda: sheet.code)
    asked = hands.find(QLineEdit, "Zur Kontrolle")
    number = int(asked.accessibleName().split("Gruppe ")[1][0])
    QTest.keyClicks(asked, recovery_code.printed_groups(sheet.code)[number - 1])
    hands.press("Das Blatt ist")
    hands.press("Tresor anlegen")
    hands.wait(hands.window.shell)


def open_case(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_2, CONTROL)
    hands.press("Ersten Fall anlegen")
    hands.write("Vorname", "Zahra Nazari")
    hands.keys(Qt.Key.Key_Return, CONTROL)
    hands.the(QuickEntry)


def add_office(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_4, CONTROL)
    hands.press("Ersten Akteur eintragen")
    hands.write("Name", OFFICE)
    hands.choose("Art", "Kammer")
    hands.keys(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.reads("Der Akteur ist gespeichert."))


def log_note(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_2, CONTROL)
    hands.keys(Qt.Key.Key_N, CONTROL)
    hands.write("Was ist passiert?", NOTE)
    later = hands.find(QComboBox, "Wiedervorlage")
    later.setFocus()
    for _ in ("morgen", "1 Woche"):
        hands.keys(Qt.Key.Key_Down)
    assert "(1 Woche)" in later.currentText()
    hands.press("Speichern")
    hands.wait(lambda: hands.reads("Notiz gespeichert."))


def agree(hands: Hands) -> None:
    """Enter what the person has signed: without it nothing leaves in writing."""
    hands.press("Einwilligungen")
    hands.press("Neue Einwilligung")
    hands.write("Stelle", "handw")
    hands.wait(hands.find(SearchField, "Stelle").hits_shown)
    hands.keys(Qt.Key.Key_Return)
    for section in ("Sprachen", "Bildung, Beruf, Ziel", "Weg bis heute"):
        hands.press(section)
    hands.press("Speichern")
    hands.wait(lambda: hands.reads("Gespeichert: Einwilligung."))


def refer(hands: Hands) -> str:
    """Write a referral on the case page, send it from the list; return the code that is shown."""
    hands.keys(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    hands.press("Erste Verweisung schreiben")
    hands.write("An (Stelle)", "handw")
    hands.wait(hands.find(SearchField, "An (Stelle)").hits_shown)
    hands.keys(Qt.Key.Key_Return)
    hands.write("Zweck", "Anerkennung des Abschlusses")
    hands.keys(Qt.Key.Key_Return, CONTROL)
    hands.wait(lambda: hands.reads("Verweisung entworfen."))
    hands.keys(Qt.Key.Key_3, CONTROL)
    hands.press("Übermitteln …")
    hands.choose("Weg", "Post")
    hands.press("Als übermittelt")
    shown = [one.text() for one in hands.the(SentNote).findChildren(QLabel)]
    hands.press("Fertig")
    return next(text for text in shown if re.fullmatch(r"\w\w-\w{4}-\w", text))


def answer(hands: Hands, code: str) -> None:
    """The office rings: „Code …, C3“."""
    hands.find(QLineEdit, "Teil 1 von 3").setFocus()
    hands.keys(Qt.Key.Key_A, CONTROL)
    hands.type_on(code.replace("-", ""))
    hands.wait(lambda: hands.reads("passt zum Fall"))
    hands.press("C  abgelehnt")
    hands.choose("Grund", "C3")
    hands.press("Antwort speichern")
    hands.wait(lambda: hands.reads("Neue Verweisung an andere Stelle"))


def issue(hands: Hands) -> str:
    """Compose the handover and issue it; return its answer code."""
    hands.keys(Qt.Key.Key_2, CONTROL)
    hands.press("Übergabe erstellen")
    hands.find(QComboBox, "Empfangende Stelle").setFocus()
    hands.keys(Qt.Key.Key_Down)
    hands.press("Mit Zahra Nazari besprochen")
    hands.wait(lambda: hands.reads("Seite 1 von"))  # what nobody has seen is not released
    hands.press("Freigeben")
    return hands.find(QLabel, "Antwortcode").text()


def give_away(hands: Hands, path: Path) -> str:
    """Save the file with a password, answering the file dialog by typing where to, and read the
    password out on the phone."""
    hands.press("Weitergeben")
    hands.choose("Weg", "PDF mit Kennwort")
    hands.press("Die Stelle hat diesem Weg zugestimmt")  # the directory names no way of hers
    hands.press("PDF mit Kennwort speichern")
    dialog = hands.the(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))  # typed, it would open a list of folders over the button
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    save = buttons.button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.reads("Gespeichert als"))
    hands.window.activateWindow()  # as a window manager does once the dialog is gone
    hands.wait(hands.window.isActiveWindow)
    password = hands.the(ToldPassword).password.text()
    hands.press("Das Kennwort ist am Telefon")
    hands.press("Fertig")
    hands.wait(lambda: hands.reads("Im Register eingetragen."))
    return password


def pages_of(pdf: Path, password: str) -> list[str]:
    """Return the text of every page."""
    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def see_that_all_is_there(hands: Hands) -> None:
    hands.keys(Qt.Key.Key_2, CONTROL)
    hands.wait(lambda: hands.reads("Zahra Nazari"))
    open_first_case(hands)
    hands.wait(lambda: hands.reads(NOTE))
    hands.keys(Qt.Key.Key_3, CONTROL)
    hands.press("Alle")
    hands.wait(lambda: hands.reads("C3"))
    hands.keys(Qt.Key.Key_6, CONTROL)
    hands.wait(lambda: hands.reads(OFFICE))


def check(hands: Hands) -> None:
    hands.press("Verwaltung")
    hands.press("Sicherung")
    hands.press("Jetzt sichern")
    hands.wait(lambda: hands.reads("Die Sicherung ist geschrieben und geprüft."))
    hands.press("Tresor prüfen")
    hands.wait(lambda: all(hands.reads(line) for line in GOOD))
