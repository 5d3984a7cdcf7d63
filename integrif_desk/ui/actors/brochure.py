"""„Broschüre erstellen“: the published entries of the directory as a PDF for giving away."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from integrif_desk.casework import directory, drawn
from integrif_desk.casework.directory import Scope
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.directory import DirectoryWish
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.saving import ask_where_pdf, write_pdf
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label as word

_ALL = ""


@dataclass(frozen=True)
class _Made:
    pdf: bytes
    paper: Paper


class BrochureSheet(QWidget):
    """Takes the place of `instead`, from `open` until it is closed."""

    came_on = Signal(int, int)  # entries laid out, of how many; sent by the worker

    def __init__(self, context: Context, instead: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._instead = instead
        self._made: _Made | None = None
        self._printing: PrintJob | None = None
        self._stop = Event()
        self.form = InlineForm(
            tr("Broschüre erstellen"),
            tr("Broschüre &ansehen"),
            self.make,
            self._give_up,
            icon="clipboard-text",
        )
        self.region = LineField()
        self._draft = FormDraft(context, DraftKind.BROCHURE, {"region": self.region}, self)
        self.category: ChoiceField[str] = ChoiceField((), lambda _chosen: self._count())
        self.municipality: ChoiceField[str] = ChoiceField((), lambda _chosen: self._count())
        self.told = label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Fortschritt der Broschüre"))
        self.pages = PagesView(context.runner, self._back)
        self.came_on.connect(self._show_progress)
        self._lay_out()

    def open(self) -> None:
        """Ask what goes into the brochure."""
        self._forget()
        desk = self._context.opened.desk
        self._instead.hide()
        self.show()
        self.form.open()
        self._context.runner.query(
            lambda: directory.scope(desk), self._offer, key=("brochure-scope", id(self)), owner=self
        )

    def close_sheet(self) -> None:
        """Stop what is being made, and go back; what was typed is kept."""
        self._draft.close()
        self._forget()
        self.form.hide()
        self.hide()
        self._instead.show()

    def make(self) -> None:
        """Make the brochure and show its first pages."""
        self._make(despite=False)

    def print_it(self) -> QDialog | None:
        """Ask for the printer and print; returns the open dialog."""
        made, desk = self._made, self._context.opened.desk
        if made is None:
            return None
        self._printing = PrintJob(
            self._context,
            self,
            made.pdf,
            made.paper.count,
            tr("Broschüre drucken"),
        )
        return self._printing.ask(lambda: directory.record_printing(desk, made.pdf))

    def save(self) -> QFileDialog:
        """Ask where to write the file; returns the open dialog."""
        return ask_where_pdf(self.window(), directory.FILE_NAME, self.write)

    def write(self, path: Path) -> None:
        """Write the file."""
        made, desk = self._made, self._context.opened.desk
        if made is not None:
            write_pdf(
                self._context,
                self,
                path,
                lambda overwrite: directory.export(desk, made.pdf, path, overwrite=overwrite),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._made is None:
                self.close_sheet()
            else:
                self._back()
            return
        super().keyPressEvent(event)

    def _give_up(self) -> None:
        self._draft.give_up(self.form)
        self.close_sheet()

    def _lay_out(self) -> None:
        hint = tr(
            "In die Broschüre kommen nur Akteure mit dem Haken „Darf in der Broschüre stehen“. "
            "Praxistipps, gemessene Antwortzeiten und Namen von Ansprechpersonen stehen nicht "
            "darin."
        )
        self.form.add_widget(label(hint, wrap=True))
        self.form.add_row(
            category=Labelled(tr("A&rt der Stelle"), self.category),
            municipality=Labelled(tr("&Gemeinde"), self.municipality),
        )
        self.form.add("region", Labelled(tr("Region auf dem &Titelblatt"), self.region))
        self.form.add_widget(self.told)
        self.form.add_widget(self.progress)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        self.pages.hide()
        self.hide()

    def _offer(self, found: Scope) -> None:
        self.region.set_value(found.region)
        self._draft.begin(None)
        self.category.set_options(
            [
                Option(_ALL, tr("alle"), count=found.total),
                *(Option(each.value, word(each), count=n) for each, n in found.categories),
            ]
        )
        self.category.set_value(_ALL)
        self.municipality.set_options(
            [Option(_ALL, tr("alle")), *(Option(each, each) for each in found.municipalities)]
        )
        self.municipality.set_value(_ALL)
        self._tell(found.total)

    def _count(self) -> None:
        wish, desk = self._wish(), self._context.opened.desk
        self._context.runner.query(
            lambda: directory.count(desk, wish),
            self._tell,
            key=("brochure-count", id(self)),
            owner=self,
        )

    def _tell(self, count: int) -> None:
        self.told.setText(
            tr_n("{n} Eintrag kommt hinein.", "{n} Einträge kommen hinein.", count)
            if count
            else sentence(KnownError(ErrorCode.NOTHING_TO_PUBLISH))
        )
        self.form.save_button.setEnabled(bool(count))

    def _wish(self) -> DirectoryWish:
        chosen = self.category.value()
        return DirectoryWish(
            region=self.region.value(),
            category=ActorCategory(chosen) if chosen else None,
            municipality=self.municipality.value() or "",
        )

    def _make(self, *, despite: bool) -> None:
        desk = self._context.opened.desk
        try:
            wish = self._wish()
        except FieldError as error:
            self.form.show_errors({error.field: sentence(error)})
            return
        self.form.show_errors({})
        self._stop = stop = Event()

        def tell(done: int, total: int) -> bool:
            if stop.is_set():
                return False
            self.came_on.emit(done, total)
            return True

        def make() -> _Made | None:
            pdf = directory.make(desk, wish, tell, despite_missing_glyphs=despite)
            if pdf is None or stop.is_set():
                return None
            return _Made(pdf, drawn.paper(pdf))

        def refused(error: KnownError) -> None:
            self._rest()
            if error.code is not ErrorCode.GLYPHS_MISSING:
                self.form.show_errors({}, sentence(error))
                return
            self._context.notices.warn(
                sentence(error), tr("Trotzdem weiter"), lambda: self._make(despite=True)
            )

        self.form.save_button.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._context.runner.query(
            make, self._show, refused, key=("brochure", id(self)), owner=self
        )

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show(self, made: _Made | None) -> None:
        self._rest()
        if made is None:
            return
        self._made = made
        self.form.hide()
        title = tr_n("Broschüre: {n} Seite", "Broschüre: {n} Seiten", made.paper.count)
        deeds = (
            (tr("Druc&ken …"), "printer", self.print_it),
            (tr("Als &PDF speichern …"), "file-pdf", self.save),
        )
        self.pages.show()
        self.pages.show_paper(title, made.paper, deeds)

    def _rest(self) -> None:
        self.form.save_button.setEnabled(True)
        self.progress.hide()

    def _back(self) -> None:
        self._forget()
        self.form.open()

    def _forget(self) -> None:
        self._stop.set()
        self._made = None
        if self._printing is not None:
            self._printing.stop()
            self._printing = None
        self._rest()
        self.pages.clear()
        self.pages.hide()
