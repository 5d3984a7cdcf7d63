"""„Auskunft (Art. 15)“: a lead tells a person everything that is on file about them.

First how names of others are treated, then the pages to read through, then the ways out, which are
those of every other document (`ui.handovers.giving`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from integrif_desk.casework import access_report, drawn, sending
from integrif_desk.casework.access_report import MadeReport, ReportFile
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.sending import Offer
from integrif_desk.domain.access_report import HIDDEN_NAME, AccessWish
from integrif_desk.domain.account import Role
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.header import MenuEntry
from integrif_desk.ui.case.tab import YieldingArea
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.ui.widgets.wrapping_row import WrappingRow
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n


@dataclass(frozen=True)
class _Shown:
    made: MadeReport
    paper: Paper
    offers: dict[DocumentKind, Offer]


@dataclass(frozen=True)
class _Report:
    """The report as the ways out call it; the printer's list of jobs names nobody."""

    id: UUID
    recipient_name: str
    number: str = tr("Auskunft")


class AccessSheet(QWidget):
    """Takes the place of the tabs. `show_detail` comes with every case.

    `opened` and `closed` tell when it is to be shown and when no longer, `reading` whether the
    pages or the ways out are, which want all the room there is.
    """

    opened = Signal()
    closed = Signal()
    reading = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: CaseDetail | None = None
        self._shown: _Shown | None = None
        self._is_open = False
        self._is_lead = context.opened.desk.account.role is Role.LEAD
        self.form = InlineForm(
            tr("Auskunft nach Artikel 15 DSGVO"),
            tr("Auskunft &ansehen"),
            self.make,
            self._give_up,
            icon="file-text",
        )
        self.hide_names = CheckBox(tr("Namen anderer Personen &unkenntlich machen"))
        self.also_hide, self.keep = LineField(), LineField()
        fields = {"hide_names": self.hide_names, "also_hide": self.also_hide, "keep": self.keep}
        self._draft = FormDraft(context, DraftKind.ACCESS_REPORT, fields, self)
        self._fill_form()
        self.pages = PagesView(context.runner, self._back)
        self.ways = WrappingRow()
        ways = [
            Button(text, icon=icon, height=SMALL, on_click=do)
            for text, icon, do in (
                (tr("&Weitergeben …"), "paper-plane-tilt", self.give),
                (tr("Druc&ken …"), "printer", self.print_it),
                (tr("&Daten weitergeben …"), "file-text", self.give_data),
            )
        ]
        self.give_button = ways[0]
        self.ways.show_widgets(ways)
        self.giving = GivePanel(context, self._give_toggled)
        self.giving.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        forms = YieldingArea()
        forms.column.addWidget(self.form)
        forms.column.addWidget(self.giving)
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
        self._draft.close()
        self._forget_pages()
        self.hide_names.setChecked(True)
        self.also_hide.clear()
        self.keep.clear()
        self._is_open = True
        self.opened.emit()
        self.form.open()
        self._draft.begin(self._detail.person.id)

    def close_sheet(self) -> None:
        """Hide and forget everything that was told; which names to hide is kept."""
        self._draft.close()
        self._forget_pages()
        self.form.hide()
        self.also_hide.clear()
        self.keep.clear()
        if self._is_open:
            self._is_open = False
            self.closed.emit()

    def _give_up(self) -> None:
        self._draft.give_up(self.form)
        self.close_sheet()

    def clear(self) -> None:
        """Forget all personal data."""
        self.close_sheet()
        self.giving.forget()
        self._detail = None

    def make(self) -> None:
        """Make the report and show its pages."""
        self._make(despite=False)

    def give(self) -> None:
        """Show the ways on which the document can leave; one without a password asks first."""
        self._offer(DocumentKind.ACCESS_REPORT)
        self.giving.open()

    def print_it(self) -> None:
        """Show them with the cursor on the printer."""
        self._offer(DocumentKind.ACCESS_REPORT)
        self.giving.open_paper()

    def give_data(self) -> None:
        """Show the ways for the machine-readable copy by itself."""
        self._offer(DocumentKind.DATA_COPY)
        self.giving.open()

    def _offer(self, kind: DocumentKind) -> None:
        shown, detail = self._shown, self._detail
        if shown is None or detail is None:
            return
        parcel = _Report(detail.person.id, isolate(detail.person.display_name))
        self.giving.show_offer(parcel, shown.offers[kind], ReportFile(shown.made, kind))

    def _give_toggled(self, is_open: bool) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.giving.isAncestorOf(focused)
        self.giving.setVisible(is_open)
        if self._shown is not None:
            self._show_pages(not is_open)
            if inside and not is_open:
                self.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_reading()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reading.emit(False)  # another tab has come in its place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.giving.is_untold():
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
            offers = {
                kind: sending.offer(desk, ReportFile(made, kind))
                for kind in (DocumentKind.ACCESS_REPORT, DocumentKind.DATA_COPY)
            }
            return _Shown(made, drawn.paper(made.pdf), offers)

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
        self._offer(DocumentKind.ACCESS_REPORT)  # a password that is not passed on comes back

    def _back(self) -> None:
        self._forget_pages()
        self.form.open()

    def _forget_pages(self) -> None:
        self._shown = None
        self.giving.leave()
        self.pages.clear()
        self._show_pages(False)

    def _show_pages(self, wanted: bool) -> None:
        # A form takes their place: in a low window there is no room for both.
        self.ways.setVisible(wanted)
        self.pages.setVisible(wanted)
        self._tell_reading()

    def _tell_reading(self) -> None:
        """The ways out and the password want as much room as the pages."""
        self.reading.emit(not (self.pages.isHidden() and self.giving.isHidden()))
