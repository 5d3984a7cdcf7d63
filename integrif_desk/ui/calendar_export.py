"""Asks what a calendar file may say, and where to; the file leaves the encrypted store."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import calendar
from integrif_desk.ui.context import Context
from integrif_desk.ui.saving import ask_where, write_file
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.i18n import tr, tr_n

_WIDTH = 440


class CalendarDialog(QDialog):
    """Without `follow_up_id` all open follow-ups of the signed-in account are written."""

    def __init__(self, context: Context, follow_up_id: UUID | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._id = follow_up_id
        self._page = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Kalenderdatei speichern"))
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(tr("Kalenderdatei speichern"), "section"))
        what = (
            tr("Gespeichert werden alle offenen Wiedervorlagen, die Sie im Blick behalten.")
            if follow_up_id is None
            else tr("Gespeichert wird diese Wiedervorlage.")
        )
        text = label(
            tr("{what} Thunderbird, Outlook und andere Kalender lesen die Datei.", what=what),
            wrap=True,
        )
        text.setMinimumWidth(_WIDTH)
        column.addWidget(text)
        self.names = CheckBox(tr("&Namen, Aufgaben, Orte und Bemerkungen mitspeichern"))
        self.names.toggled.connect(self._warn)
        column.addWidget(self.names)
        self._quiet = label(
            tr("Sonst steht nur die Fallnummer im Kalender, zum Beispiel „Termin F-26-014“."),
            "meta",
            wrap=True,
        )
        column.addWidget(self._quiet)
        self.warning = QWidget()
        row = QHBoxLayout(self.warning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("warning-fill", "waiting", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(
            label(
                tr(
                    "Die Datei ist nicht verschlüsselt, und viele Kalender gleichen sich mit "
                    "fremden Servern ab. Wer dort mitliest, sieht dann, wen Sie wann wohin "
                    "begleiten."
                ),
                wrap=True,
            ),
            1,
        )
        self.warning.hide()
        column.addWidget(self.warning)
        column.addSpacing(4)
        self.save_button = Button(tr("&Speichern …"), PRIMARY, on_click=self._ask_where)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(Button(tr("A&bbrechen"), on_click=self.reject))
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.save_button.setDefault(True)

    def _warn(self, on: bool) -> None:
        self.warning.setVisible(on)
        self._quiet.setVisible(not on)
        self.adjustSize()

    def _ask_where(self) -> None:
        with_names, page = self.names.isChecked(), self._page
        self.accept()
        ask_where(
            page,
            tr("Kalenderdatei speichern"),
            tr("Kalender (*.ics)"),
            calendar.FILE_NAME,
            partial(save, self._context, self._id, with_names, page),
        )


def ask_for_calendar(
    context: Context, parent: QWidget, follow_up_id: UUID | None = None
) -> CalendarDialog:
    """Ask what the file may say; returns the open dialog."""
    dialog = CalendarDialog(context, follow_up_id, parent)
    dialog.open()
    return dialog


def save(
    context: Context, follow_up_id: UUID | None, with_names: bool, parent: QWidget, path: Path
) -> None:
    """Write the file; one that is there is replaced only after a question."""
    desk = context.opened.desk

    def write(overwrite: bool) -> int:
        if follow_up_id is None:
            return calendar.export_mine(desk, path, with_names=with_names, overwrite=overwrite)
        return calendar.export_one(
            desk, follow_up_id, path, with_names=with_names, overwrite=overwrite
        )

    def done(count: int) -> None:
        context.notices.say(
            tr_n(
                "{n} Eintrag gespeichert als „{name}“.",
                "{n} Einträge gespeichert als „{name}“.",
                count,
                name=path.name,
            )
        )

    write_file(context, parent, path, write, done)
