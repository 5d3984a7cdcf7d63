"""Verwaltung on a real store: what is set there holds."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from integrif_desk.casework import account, association, vault
from integrif_desk.domain import recovery_code
from integrif_desk.domain.account import Role
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.admin.page import AdminPage
from integrif_desk.ui.context import Context
from integrif_desk.ui.signed_in import Appearance
from integrif_desk.ui.theme import Theme, apply
from integrif_desk.ui.welcome.sheet_step import SheetStep
from integrif_desk.ui.widgets.toggles import CheckBox

OLD, NEW = "kranich-ofen-lila-treppe-salz-uhr", "wolke-hafer-segel-dachs-regal-pinsel"


class Admin:
    """The page as somebody uses it."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot = qtbot
        self.context = context
        self.themes: list[str] = []
        self.scales: list[int] = []
        self.minutes: list[int] = []
        self.said: list[str] = []
        context.notices.done.connect(lambda text, _undo: self.said.append(text))
        self.page = AdminPage(
            context,
            Appearance(
                lambda: "system", self.themes.append, self.scales.append, self.minutes.append
            ),
        )
        qtbot.addWidget(self.page)
        self.page.resize(1182, 684)
        self.page.refresh(None)
        self.page.show()

    def press(self, text: str) -> None:
        QApplication.processEvents()  # rows that were just added are shown
        button = next(
            one
            for one in self.page.window().findChildren(QAbstractButton)
            if one.isVisible() and one.accessibleName().startswith(text)
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def field(self, name: str) -> QLineEdit:
        return next(
            one
            for one in self.page.findChildren(QLineEdit)
            if one.isVisible() and one.accessibleName() == name
        )

    def type(self, name: str, text: str) -> None:
        self.field(name).clear()
        QTest.keyClicks(self.field(name), text)

    def says(self, words: str) -> bool:
        QApplication.processEvents()
        return any(words in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def admin(qtbot: QtBot, context: Context) -> Admin:
    return Admin(qtbot, context)


def test_one_changes_ones_own_passphrase(admin: Admin) -> None:
    admin.type("Bisherige Passphrase", OLD)
    admin.type("Passphrase – mindestens fünf Wörter", NEW)
    admin.type("Passphrase wiederholen", NEW)
    admin.press("Passphrase ändern")
    assert admin.said == ["Ihre Passphrase ist geändert."]
    assert admin.field("Bisherige Passphrase").text() == ""
    opened = admin.context.opened
    opened.close()
    vault.unlock(opened.folder, "Helga Brandt", NEW).close()


def test_the_former_passphrase_must_be_known(admin: Admin) -> None:
    admin.type("Bisherige Passphrase", "falsch")
    admin.type("Passphrase – mindestens fünf Wörter", NEW)
    admin.type("Passphrase wiederholen", NEW)
    admin.press("Passphrase ändern")
    assert admin.says("Die Passphrase stimmt nicht.")
    assert admin.said == []


def test_colours_and_text_size_change_at_once(admin: Admin) -> None:
    admin.press("dunkel")
    admin.press("115")
    assert (admin.themes, admin.scales) == (["dark"], [115])


def test_backing_up_says_when(admin: Admin) -> None:
    admin.press("Sicherung")
    assert admin.says("Noch keine Sicherung")
    admin.press("Jetzt sichern")
    assert admin.says("Letzte Sicherung: heute")
    assert vault.last_backup(admin.context.opened.folder) is not None


def test_the_check_names_what_it_looked_at(admin: Admin) -> None:
    admin.press("Sicherung")
    admin.press("Jetzt sichern")
    admin.press("Tresor prüfen")
    assert admin.says("Das Protokoll ist lückenlos.")
    assert admin.says("Die neueste Sicherung lässt sich lesen.")


def test_the_letterhead_is_saved(admin: Admin) -> None:
    admin.press("Verein")
    admin.type("Ort", "Bernburg")
    admin.type("Sperren nach … Minuten ohne Eingabe", "10")
    admin.press("Angaben speichern")
    saved = association.read(admin.context.opened.desk)
    assert (saved.town, saved.lock_after_minutes) == ("Bernburg", 10)
    assert admin.minutes == [10]  # the desk locks after these from now on


def test_two_who_change_the_letterhead_see_both_versions(admin: Admin) -> None:
    desk = admin.context.opened.desk

    def both_change(town: str, theirs: str) -> None:
        admin.type("Ort", town)
        association.save(desk, replace(association.read(desk), town=theirs))
        admin.press("Angaben speichern")
        assert admin.says(theirs)

    admin.press("Verein")
    both_change("Bernburg", "Aschersleben")
    admin.press("Andere Fassung behalten")
    assert admin.field("Ort").text() == "Aschersleben"
    both_change("Bernburg", "Staßfurt")
    admin.press("Meine Fassung übernehmen")
    assert association.read(desk).town == "Bernburg"
    assert not admin.says("Staßfurt")


def test_a_number_that_makes_no_sense_is_not_saved(admin: Admin) -> None:
    admin.press("Verein")
    admin.type("Sperren nach … Minuten ohne Eingabe", "900")
    admin.press("Angaben speichern")
    assert admin.says("von 1 bis 60")
    assert association.read(admin.context.opened.desk).lock_after_minutes == 5


def test_a_new_account_can_sign_in_with_the_passphrase_it_was_given(admin: Admin) -> None:
    admin.press("Konten")
    admin.press("Konto anlegen")
    given = admin.field("Erste Passphrase").text()
    assert len(given.split("-")) == 6
    admin.type("Vor- und Nachname, zugleich Anmeldename", "Anna Berg")
    QTest.keyClick(
        admin.field("Erste Passphrase"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert admin.says("Anna Berg")
    opened = admin.context.opened
    opened.close()
    vault.unlock(opened.folder, "Anna Berg", given).close()


def test_a_name_that_is_taken_is_told_and_kept(admin: Admin) -> None:
    admin.press("Konten")
    admin.press("Konto anlegen")
    admin.type("Vor- und Nachname, zugleich Anmeldename", "helga brandt")
    QTest.keyClick(
        admin.field("Erste Passphrase"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert admin.says("Diesen Anmeldenamen gibt es schon.")
    assert admin.field("Vor- und Nachname, zugleich Anmeldename").text() == "helga brandt"


def test_an_account_is_deactivated_only_when_confirmed(admin: Admin, opened: vault.Opened) -> None:
    account.add(opened, "Anna Berg", Role.VOLUNTEER, opened.desk.account.salutation, NEW)
    admin.page.refresh(None)
    admin.press("Konten")
    admin.press("Stilllegen")
    admin.press("Abbrechen")
    assert not admin.says("stillgelegt")
    admin.press("Stilllegen")
    admin.press("Konto stilllegen")
    assert admin.says("stillgelegt")


def test_a_role_is_changed_but_not_that_of_the_last_lead(
    admin: Admin, opened: vault.Opened
) -> None:
    account.add(opened, "Anna Berg", Role.VOLUNTEER, opened.desk.account.salutation, NEW)
    admin.page.refresh(None)
    admin.press("Konten")

    def change(name: str, role: str) -> None:
        admin.press(f"\u2068{name}\u2069 ändern")
        admin.press(role)
        admin.press("Konto speichern")

    change("Helga Brandt", "Ehrenamt")
    assert admin.says("Dies ist das letzte Konto der Leitung.")
    change("Anna Berg", "Leitung")
    assert admin.said == ["Das Konto von \u2068Anna Berg\u2069 ist geändert."]
    change("Helga Brandt", "Ehrenamt")
    assert "wieder anmelden" in admin.said[-1]
    roles = {one.name: one.role for one in account.accounts(opened.desk)}
    assert roles == {"Anna Berg": Role.LEAD, "Helga Brandt": Role.VOLUNTEER}


def test_a_new_sheet_replaces_the_old_one(admin: Admin, opened: vault.Opened) -> None:
    former = vault.new_code()
    vault.replace_recovery_code(opened, former)
    admin.press("Konten")
    admin.press("Neues Blatt vorbereiten")
    step = admin.page.findChild(SheetStep)
    assert step is not None
    asked = next(
        one
        for one in step.findChildren(QLineEdit)
        if one.accessibleName().startswith("Zur Kontrolle")
    )
    number = int(asked.accessibleName().split("Gruppe ")[1][0])
    QTest.keyClicks(asked, recovery_code.printed_groups(step.code)[number - 1])
    code, box = step.code, step.findChild(CheckBox)
    assert isinstance(box, CheckBox)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    admin.press("Neues Blatt gültig machen")
    assert "Das neue Blatt gilt" in admin.said[-1]
    opened.close()
    vault.recover(opened.folder, code).close()
    with pytest.raises(KnownError, match="recovery_code_wrong"):
        vault.recover(opened.folder, former)


def test_volunteers_see_only_what_is_theirs(
    qtbot: QtBot, context: Context, opened: vault.Opened
) -> None:
    desk = replace(opened.desk, account=replace(opened.desk.account, role=Role.VOLUNTEER))
    admin = Admin(qtbot, replace(context, opened=replace(opened, desk=desk)))
    names = {one.accessibleName() for one in admin.page.findChildren(QAbstractButton)}
    assert {"Mein Konto", "Sicherung", "Über"} <= names
    assert not {"Verein", "Konten"} & names


def test_locking_forgets_what_was_typed(admin: Admin) -> None:
    admin.type("Bisherige Passphrase", OLD)
    admin.press("Konten")
    assert admin.says("Helga Brandt")
    admin.page.blank()
    assert not admin.says("Helga Brandt")
    assert OLD not in {one.text() for one in admin.page.findChildren(QLineEdit)}


def test_the_size_of_the_text_is_marked_while_the_page_is_open(
    admin: Admin, desk_app: QApplication
) -> None:
    apply(desk_app, Theme(scale=130))
    QApplication.processEvents()
    admin.press("100")
    assert admin.scales == [100]
