"""„Auskunft (Art. 15)“: a lead tells a person everything that is on file about them.

First how names of others are treated, then the pages to read through, then the ways out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from integrif_desk.casework import access_report, drawn
from integrif_desk.casework.access_report import MadeReport
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.access_report import HIDDEN_NAME, AccessWish
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.header import MenuEntry
from integrif_desk.ui.case.tab import YieldingArea
from integrif_desk.ui.context import Context
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.saving import ask_where, ask_where_pdf, write_file, write_pdf
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.ui.widgets.wrapping_row import WrappingRow
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label as word

_CHANNELS = (
    Channel.IN_PERSON,
    Channel.POST,
    Channel.ENCRYPTED_PDF,
    Channel.ENCRYPTED_EMAIL,
    Channel.DE_MAIL,
)


@dataclass(frozen=True)
class _Shown:
    made: MadeReport
    paper: Paper


class AccessSheet(QWidget):
    """Takes the place of the tabs. `show_detail` comes with every case.

    `opened` and `closed` tell when it is to be shown and when no longer, `reading` whether the
    pages are, which want all the room there is.
    """

    opened = Signal()
    closed = Signal()
    reading = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: CaseDetail | None = None
        self._shown: _Shown | None = None
        self._printing: PrintJob | None = None
        self._is_open = False
        self._is_lead = context.opened.desk.account.role is Role.LEAD
        self.form = InlineForm(
            tr("Auskunft nach Artikel 15 DSGVO"),
            tr("Auskunft &ansehen"),
            self.make,
            self.close_sheet,
            icon="file-text",
        )
        self.hide_names = CheckBox(tr("Namen anderer Personen &unkenntlich machen"))
        self.also_hide, self.keep = LineField(), LineField()
        self._fill_form()
        self.pages = PagesView(context.runner, self._back)
        self.ways = WrappingRow()
        self.ways.show_widgets(
            [
                Button(text, icon=icon, height=SMALL, on_click=do)
                for text, icon, do in (
                    (tr("Druc&ken …"), "printer", self.print_it),
                    (tr("&PDF speichern …"), "file-pdf", self.save_pdf),
                    (tr("&Daten speichern …"), "file-text", self.save_data),
                    (tr("Aus&gehändigt …"), "paper-plane-tilt", self.ask_how),
                )
            ]
        )
        self.handed = InlineForm(
            tr("Auskunft ausgehändigt"),
            tr("&Eintragen"),
            self.hand_over,
            lambda: self._show_pages(True),
            icon="paper-plane-tilt",
        )
        self.channel: ChoiceField[Channel] = ChoiceField(
            [Option(channel, word(channel)) for channel in _CHANNELS]
        )
        self.day = DateField(context.opened.desk.today, field="disclosed_on")
        self.with_data = CheckBox(tr("auch die &Datei mit den Daten"))
        self.handed.add_row(
            disclosed_on=Labelled(tr("Ausgehändigt &am"), self.day),
            channel=Labelled(tr("Auf welchem &Weg"), self.channel),
        )
        self.handed.add_widget(self.with_data)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        forms = YieldingArea()
        forms.column.addWidget(self.form)
        forms.column.addWidget(self.handed)
        column.addWidget(forms)
        column.addWidget(self.ways)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        self.ways.hide()
        self.pages.hide()

    def show_detail(self, detail: CaseDetail) -> None:
        """Remember the case; another one closes the sheet."""
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self.close_sheet()
        self._detail = detail

    def menu(self) -> Sequence[MenuEntry]:
        """Return what „Mehr“ offers; only leads answer such a request."""
        return ((tr("Aus&kunft (Art. 15) …"), self.open_sheet),) if self._is_lead else ()

    def open_sheet(self) -> None:
        """Ask how names of others are treated."""
        if self._detail is None:
            return
        self._forget_pages()
        self.hide_names.setChecked(True)
        self.also_hide.clear()
        self.keep.clear()
        self._is_open = True
        self.opened.emit()
        self.form.open()

    def close_sheet(self) -> None:
        """Hide and forget everything that was told."""
        self._forget_pages()
        self.form.hide()
        self.also_hide.clear()
        self.keep.clear()
        if self._is_open:
            self._is_open = False
            self.closed.emit()

    def clear(self) -> None:
        """Forget all personal data."""
        self.close_sheet()
        self._detail = None

    def make(self) -> None:
        """Make the report and show its pages."""
        self._make(despite=False)

    def print_it(self) -> QDialog | None:
        """Ask for the printer and print; returns the open dialog."""
        if self._shown is None:
            return None
        made, desk = self._shown.made, self._context.opened.desk

        def printed() -> None:
            self._context.runner.change(lambda: access_report.record_printing(desk, made))

        self._printing = PrintJob(
            self._context,
            self,
            made.pdf,
            self._shown.paper.count,
            tr("Auskunft drucken"),
            printed,
        )
        return self._printing.ask()

    def save_pdf(self) -> QFileDialog:
        """Ask where to write the document; returns the open dialog."""
        return ask_where_pdf(self.window(), access_report.PDF_NAME, self.write_pdf)

    def save_data(self) -> QFileDialog:
        """Ask where to write the machine-readable copy; returns the open dialog."""
        return ask_where(
            self.window(),
            tr("Daten speichern"),
            tr("JSON-Datei (*.json)"),
            access_report.DATA_NAME,
            self.write_data,
        )

    def write_pdf(self, path: Path) -> None:
        """Write the document."""
        if self._shown is None:
            return
        made, desk = self._shown.made, self._context.opened.desk
        write_pdf(
            self._context,
            self,
            path,
            lambda overwrite: access_report.export_pdf(desk, made, path, overwrite=overwrite),
        )

    def write_data(self, path: Path) -> None:
        """Write the machine-readable copy."""
        if self._shown is None:
            return
        made, desk = self._shown.made, self._context.opened.desk

        def done(written: Path) -> None:
            self._context.notices.say(
                tr(
                    "Gespeichert als „{name}“. Die Datei ist nicht verschlüsselt.",
                    name=written.name,
                )
            )

        write_file(
            self._context,
            self,
            path,
            lambda overwrite: access_report.export_data(desk, made, path, overwrite=overwrite),
            done,
        )

    def ask_how(self) -> None:
        """Ask how and when the person got the report."""
        self.day.set_value(self._context.opened.desk.today())
        self.channel.set_value(Channel.IN_PERSON)
        self.with_data.setChecked(False)
        self._show_pages(False)
        self.handed.open()

    def hand_over(self) -> None:
        """Enter in the register of disclosures that the person got it."""
        if self._shown is None:
            return
        made, desk = self._shown.made, self._context.opened.desk
        channel, with_data = self.channel.value() or Channel.IN_PERSON, self.with_data.isChecked()
        try:
            day = self.day.value() or desk.today()
        except FieldError as error:
            self._fail(error)
            return

        def done(_changes: Changes) -> None:
            self.handed.cancel()
            self._context.notices.say(tr("Im Register eingetragen."))

        self._context.runner.change(
            lambda: access_report.hand_over(desk, made, channel, day, with_data=with_data),
            done,
            self._fail,
            owner=self,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reading.emit(self.pages.isVisibleTo(self))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reading.emit(False)  # another tab has come in its place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._shown is None:
                self.close_sheet()
            else:
                self._back()
            return
        super().keyPressEvent(event)

    def _fill_form(self) -> None:
        hint = tr(
            "Die Auskunft enthält alles, was über die Person gespeichert ist, auch interne Notizen "
            "und abgeschlossene Fälle. Lesen Sie sie durch, bevor Sie sie aushändigen. Wo in "
            "Notizen der Name einer anderen Person steht, schreibt das Programm „{mark}“.",
            mark=HIDDEN_NAME,
        )
        self.form.add_widget(label(hint, wrap=True))
        self.form.add_widget(self.hide_names)
        apart = tr("mehrere mit Semikolon trennen")
        self.form.add_row(
            also_hide=Labelled(tr("A&uch unkenntlich machen"), self.also_hide, hint=apart),
            keep=Labelled(tr("&Lesbar lassen"), self.keep, hint=apart),
        )

    def _make(self, *, despite: bool) -> None:
        detail, desk = self._detail, self._context.opened.desk
        if detail is None:
            return
        try:
            wish = AccessWish(
                person_id=detail.person.id,
                hide_names=self.hide_names.isChecked(),
                also_hide=tuple(self.also_hide.value().split(";")),
                keep=tuple(self.keep.value().split(";")),
            )
        except FieldError as error:
            self.form.show_errors({error.field: sentence(error)})
            return

        def make() -> _Shown:
            made = access_report.make(desk, wish, despite_missing_glyphs=despite)
            return _Shown(made, drawn.paper(made.pdf))

        def refused(error: KnownError) -> None:
            self.form.save_button.setEnabled(True)
            if error.code is not ErrorCode.GLYPHS_MISSING:
                self.form.show_errors({}, sentence(error))
                return
            self._context.notices.warn(
                sentence(error), tr("Trotzdem weiter"), lambda: self._make(despite=True)
            )

        self.form.save_button.setEnabled(False)  # it takes seconds
        self._context.runner.query(
            make, self._show, refused, key=("access-report", id(self)), owner=self
        )

    def _show(self, shown: _Shown) -> None:
        self.form.save_button.setEnabled(True)
        if not self._is_open:  # closed meanwhile
            return
        self._shown = shown
        self.form.hide()
        title = tr_n("Auskunft: {n} Seite", "Auskunft: {n} Seiten", shown.paper.count)
        if shown.made.report.hidden:
            title = tr_n(
                "{title}, {n} Name unkenntlich",
                "{title}, {n} Namen unkenntlich",
                shown.made.report.hidden,
                title=title,
            )
        self._show_pages(True)
        self.pages.show_paper(title, shown.paper)

    def _back(self) -> None:
        self._forget_pages()
        self.form.open()

    def _forget_pages(self) -> None:
        self._shown = None
        if self._printing is not None:
            self._printing.stop()
            self._printing = None
        self.handed.hide()
        self.pages.clear()
        self._show_pages(False)

    def _show_pages(self, wanted: bool) -> None:
        # A form takes their place: in a low window there is no room for both.
        self.ways.setVisible(wanted)
        self.pages.setVisible(wanted)
        self.reading.emit(wanted)

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.handed.fields:
            self.handed.show_errors({error.field: sentence(error)})
        else:
            self.handed.show_errors({}, sentence(error))
