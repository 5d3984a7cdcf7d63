"""One entry of the register: what it says, and what may be added to it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework import disclosure, sending
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.disclosure_views import DisclosureRow
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.ui.context import (
    CASES,
    HANDOVERS,
    REFERRALS,
    CaseTarget,
    Context,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.referrals.facts_grid import FactsGrid
from integrif_desk.ui.register.presenter import dated_remark, facts, heading, receipt_sentence
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.wrapped import Wrapped
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_REFERRALS = frozenset({DocumentKind.REFERRAL, DocumentKind.REFERRAL_LETTER})


class EntryPanel(QWidget):
    """`show_row` shows one; `go_to(key, target)` opens the case, handover or referral."""

    def __init__(
        self,
        context: Context,
        go_to: Callable[[str, object], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._go_to = go_to
        self.row: DisclosureRow | None = None
        self._heading = label("", "section", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Eintrag"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._open_document = Button("", LINK, height=SMALL, on_click=self._go_to_document)
        self._open_case = Button(tr("Fall öffnen"), LINK, height=SMALL, on_click=self._go_to_case)
        self.confirm_button = Button(
            tr("&Empfang bestätigt …"),
            icon="check-circle",
            height=SMALL,
            on_click=lambda: self._ask(self.confirm_form),
        )
        self.remark_button = Button(
            tr("&Bemerkung …"),
            icon="note-pencil",
            height=SMALL,
            on_click=lambda: self._ask(self.remark_form),
        )
        self.strike_button = Button(
            tr("&Doch nicht weitergegeben …"),
            icon="prohibit",
            height=SMALL,
            on_click=lambda: self._ask(self.strike_form),
        )
        self.confirmed_on = DateField(self._desk.today, field="receipt_confirmed_on")
        self.confirm_form = InlineForm(
            tr("Empfang bestätigt"), tr("Empfang &eintragen"), self._confirm, self._give_up
        )
        self.confirm_form.add(
            "receipt_confirmed_on",
            Labelled(
                tr("Die Stelle hat es bekommen am"),
                self.confirmed_on,
                hint=tr("Ein Rückmeldebogen bestätigt den Empfang von selbst."),
            ),
        )
        self.remark, self.reason = TextArea(lines=2), TextArea(lines=2)
        self.remark_form = InlineForm(
            tr("Bemerkung"), tr("Bemerkung &anfügen"), self._amend, self._give_up
        )
        self.remark_form.add(
            "remark",
            watched(
                Labelled(
                    tr("Was ist richtigzustellen?"),
                    self.remark,
                    hint=tr("Der Eintrag bleibt, wie er ist; die Bemerkung steht darunter."),
                )
            ),
        )
        self.strike_form = InlineForm(
            tr("Doch nicht weitergegeben"),
            tr("Als &nicht weitergegeben eintragen"),
            self._strike,
            self._give_up,
        )
        self.strike_form.add(
            "remark",
            watched(
                Labelled(
                    tr("Warum?"),
                    self.reason,
                    hint=tr("Der Eintrag bleibt stehen. In Auskünften erscheint er nicht mehr."),
                )
            ),
        )
        self._draft = FormDraft(
            context,
            DraftKind.REGISTER,
            {"confirmed_on": self.confirmed_on, "remark": self.remark, "reason": self.reason},
            self,
        )
        self._forms = (self.confirm_form, self.remark_form, self.strike_form)
        self._deeds = Wrapped((self.confirm_button, self.remark_button, self.strike_button))
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self._open_document)
        links.addWidget(self._open_case)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(links)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._deeds)
        for form in self._forms:
            column.addWidget(form)
        self.hide()

    def show_row(self, row: DisclosureRow) -> None:
        """Show an entry; what was typed about another one waits there."""
        other = self.row is None or self.row.disclosure.id != row.disclosure.id
        if other:
            self._draft.close()
        self.row = row
        entry = row.disclosure
        self._heading.setText(heading(row))
        self._scroll.setWidget(FactsGrid(facts(row)))
        self._open_document.setText(
            tr("Verweisung öffnen") if entry.kind in _REFERRALS else tr("Übergabe öffnen")
        )
        leads = entry.document_id is not None and entry.kind in {DocumentKind.HANDOVER, *_REFERRALS}
        self._open_document.setVisible(leads)
        self._open_case.setVisible(entry.case_id is not None)
        standing = not entry.entered_in_error
        self.confirm_button.setVisible(standing and entry.receipt_confirmed_on is None)
        self.strike_button.setVisible(standing)
        if other:
            self._show_buttons()
            self._draft.begin(entry.id)
        self.show()

    def forget(self) -> None:
        """Forget the entry; what was typed is kept for it."""
        self._draft.close()
        self.row = None
        self._heading.setText("")
        self._scroll.setWidget(QWidget())
        self._show_buttons()
        self.hide()

    def _ask(self, form: InlineForm) -> None:
        self._deeds.hide()
        form.open()

    def _show_buttons(self) -> None:
        for form in self._forms:
            form.hide()
        self.confirmed_on.set_value(self._desk.today())
        self.remark.set_value("")
        self.reason.set_value("")
        self._deeds.show()

    def _give_up(self) -> None:
        """Nobody wants what was typed any more; another form of the entry may be opened next."""
        if any(form.escaped for form in self._forms):
            self._draft.close()
        else:
            self._draft.done()
        self._show_buttons()
        if self.row is not None:
            self._draft.begin(self.row.disclosure.id)

    def _confirm(self) -> None:
        if self.row is None:
            return
        entry_id = self.row.disclosure.id
        try:
            day = self.confirmed_on.value()
            if day is None:
                raise FieldError(ErrorCode.DATE_INVALID, "receipt_confirmed_on")
        except FieldError as error:
            self.confirm_form.show_errors({error.field: sentence(error)})
            return
        self._run(
            self.confirm_form,
            lambda: disclosure.confirm(self._desk, entry_id, day),
            tr("Der Empfang ist eingetragen."),
            lambda: self._context.runner.change(lambda: disclosure.unconfirm(self._desk, entry_id)),
        )

    def _amend(self) -> None:
        if self.row is None:
            return
        entry_id = self.row.disclosure.id
        text = dated_remark(self.remark.value(), self._desk.today())
        self._run(
            self.remark_form,
            lambda: disclosure.amend(self._desk, entry_id, text),
            tr("Die Bemerkung ist angefügt."),
        )

    def _strike(self) -> None:
        if self.row is None:
            return
        entry_id = self.row.disclosure.id
        text = dated_remark(self.reason.value(), self._desk.today())
        self._run(
            self.strike_form,
            lambda: sending.take_back(self._desk, entry_id, text),
            tr("Als nicht weitergegeben eingetragen."),
        )

    def _run(
        self,
        form: InlineForm,
        write: Callable[[], object],
        said: str,
        undo: Callable[[], object] | None = None,
    ) -> None:
        row = self.row
        assert row is not None

        def done(_changes: object) -> None:
            form.cancel()
            self._context.notices.say(said, undo)

        def failed(error: KnownError) -> None:
            if isinstance(error, FieldError) and error.field in form.fields:
                form.show_errors({error.field: receipt_sentence(error, row)})
            else:
                form.show_errors({}, sentence(error))

        self._context.runner.change(write, done, failed, owner=self)

    def _go_to_document(self) -> None:
        if self.row is None:
            return
        entry = self.row.disclosure
        if entry.kind in _REFERRALS:
            self._go_to(REFERRALS, ReferralTarget(referral_id=entry.document_id))
        else:
            self._go_to(HANDOVERS, HandoverTarget(handover_id=entry.document_id))

    def _go_to_case(self) -> None:
        if self.row is not None and self.row.disclosure.case_id is not None:
            self._go_to(CASES, CaseTarget(self.row.disclosure.case_id))
