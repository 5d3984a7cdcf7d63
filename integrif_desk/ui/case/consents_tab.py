"""„Einwilligungen“: who may learn what, until when; enter one, print its form, revoke it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import attachment, consent
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.consent import Consent, ConsentState
from integrif_desk.domain.consent_views import ConsentRow
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.consent_fields import ConsentFields
from integrif_desk.ui.case.consent_input import (
    Texts,
    again_texts,
    compared,
    consent_texts,
    new_texts,
    read_consent,
    recipient_words,
    usual_language,
)
from integrif_desk.ui.case.consent_reading import ConsentsOfCase, read_consents
from integrif_desk.ui.case.consent_row import ConsentLine, Deed
from integrif_desk.ui.case.consent_sheet import ConsentSheet
from integrif_desk.ui.case.entry_form import EntryForm, Write
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.revoke_form import RevokeForm
from integrif_desk.ui.case.tab import CaseTab, is_read_only, scrolled_column
from integrif_desk.ui.context import ConsentWish, Context
from integrif_desk.ui.pages_view import PageDeed, PagesView
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.wording.i18n import tr, tr_n

_SHOWN = {Noun.CONSENT, Noun.ATTACHMENT, Noun.ACTOR, Noun.HANDOVER, Noun.REFERRAL}
_NEW = "consent"
_NOTHING: ConsentWish | None = None


class ConsentsTab(CaseTab):
    """The list, above it the form that is open, and in their place the pages of a sheet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._detail: CaseDetail | None = None
        self._found: ConsentsOfCase | None = None
        self._asked, self._wish = False, _NOTHING
        self.lines: list[ConsentLine] = []
        self.form = EntryForm(
            context,
            tr("Einwilligung"),
            "clipboard-text",
            self._make_fields,
            compared,
            self._rewrite,
        )
        self.form.closed.connect(self._form_closed)
        self._fields: ConsentFields | None = None
        self.revoking = RevokeForm(context, self._revoked)
        self.add_button = Button(
            tr("&Neue Einwilligung"), icon="plus", height=SMALL, on_click=self.add
        )
        self._panel = Panel(tr("Einwilligungen"), icon="clipboard-text")
        self._panel.add_to_title(self.add_button)
        self._attention = label("", "label", wrap=True)
        self._attention.setContentsMargins(16, 10, 16, 0)
        self._empty = label("", "muted", wrap=True)
        self._empty.setContentsMargins(16, 12, 16, 12)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for widget in (self._attention, self._empty):
            self._panel.body.addWidget(widget)
        self._panel.body.addLayout(self._list)
        inner = QWidget()
        column = scrolled_column(inner)
        for one in (self.form, self.revoking, self._panel):
            column.addWidget(one)
        column.addStretch(1)
        self._listing = inner
        self.pages = PagesView(context.runner, self.close_pages)
        self.sheet = ConsentSheet(context, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(inner)
        self._stack.addWidget(self.pages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_detail(self, detail: CaseDetail) -> None:
        if self._detail is not None and self._detail.case.id != detail.case.id:
            self._forget()
        self._detail = detail
        desk, case_id = self.context.opened.desk, detail.case.id
        self.context.runner.query(
            lambda: read_consents(desk, case_id), self._show, key=("consents", id(self)), owner=self
        )

    def refresh(self, changes: Changes | None) -> None:
        if self._detail is not None and changes is not None and changes.nouns & _SHOWN:
            self.show_detail(self._detail)

    def keep_drafts(self) -> None:
        self.form.keep_drafts()

    def clear(self) -> None:
        self._forget()
        self._detail = None

    def add(self) -> None:
        """Open the form for a new consent; an unfinished one is offered again."""
        self.ask(None)

    def ask(self, wish: ConsentWish | None) -> None:
        """Open the form, filled in with what is wished, as soon as the case is there."""
        found, detail = self._found, self._detail
        self._asked, self._wish = True, wish
        if found is None or detail is None or detail.case.id != found.case_id:
            return
        self._asked, self._wish = False, None
        if is_read_only(detail):
            return
        language = usual_language(detail.languages, found.languages)
        texts = new_texts(self.context.opened.desk.today(), language, wish)
        # What was wished elsewhere counts more than what was once begun.
        key = _NEW if wish is None else f"{_NEW} {wish.recipient_id} {wish.purpose}"
        self._open(uuid5(detail.case.id, key), texts, partial(self._write_new, detail.case.id))

    def edit(self, one: Consent) -> None:
        """Open the form with a consent."""
        write = partial(self._write_changed, one)
        self._open(uuid5(one.id, _NEW), consent_texts(one), write, stored=True)

    def again(self, one: Consent) -> None:
        """Open the form for a new consent that says what this one said."""
        texts = again_texts(one, self.context.opened.desk.today())
        self._open(uuid5(one.id, "again"), texts, partial(self._write_new, one.case_id))

    def revoke(self, row: ConsentRow) -> None:
        """Ask for day and reason; nothing is revoked by one click."""
        self.form.forget()
        self.revoking.open_for(row.consent, recipient_words(row))

    def open_scan(self, row: ConsentRow) -> None:
        """Show the signed sheet inside the program."""
        scan, desk = row.scan, self.context.opened.desk
        if scan is None:
            return

        def show(paper: Paper) -> None:
            self._show_paper(scan.title, paper)

        self.context.runner.change(lambda: attachment.paper(desk, scan.id), show, owner=self)

    def attach(self, one: Consent) -> None:
        """Ask for the signed sheet of a consent that has none, or a better one."""
        self.edit(one)
        fields = self._fields
        if fields is not None:
            fields.scan.choose()

    def close_pages(self) -> None:
        """Back to the list."""
        self.pages.clear()
        self._stack.setCurrentWidget(self._listing)

    # form

    def _make_fields(self, context: Context) -> FieldGroup:
        fields = ConsentFields(context)
        fields.printing.connect(self._print)
        if self._found is not None:
            fields.show_languages(self._found.languages)
        self._fields = fields
        return fields

    def _open(
        self,
        subject: UUID,
        texts: Texts,
        write: Callable[[Texts], Write],
        *,
        stored: bool = False,
    ) -> None:
        self.revoking.cancel_quietly()
        self.close_pages()
        if self._fields is not None:
            self._fields.scan.clear()
        self.form.open(subject, texts, write, stored=stored)
        self._panel.setVisible(False)
        QTimer.singleShot(0, self, lambda: self.form.setFocus(Qt.FocusReason.OtherFocusReason))

    def _scan(self) -> attachment.NewScan | None:
        return self._fields.scan.scan if self._fields is not None else None

    def _write_new(self, case_id: UUID, texts: Texts) -> Write:
        desk, scan = self.context.opened.desk, self._scan()
        facts = read_consent(texts, desk.today())
        return lambda: consent.add(desk, case_id, facts, scan)

    def _write_changed(self, before: Consent, texts: Texts) -> Write:
        desk, scan = self.context.opened.desk, self._scan()
        facts = replace(read_consent(texts, desk.today()), scan_id=before.scan_id)
        changed = replace(before, **vars(facts))
        return lambda: consent.change(desk, changed, scan)

    def _rewrite(self, _context: Context, record: object) -> Write:
        desk, scan = self.context.opened.desk, self._scan()
        assert isinstance(record, Consent)
        return lambda: consent.change(desk, record, scan)

    def _form_closed(self) -> None:
        self._panel.setVisible(True)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revoked(self, one: Consent) -> None:
        self.context.notices.say(
            tr("Die Einwilligung ist widerrufen. Ab sofort geht nichts mehr hinaus.")
        )
        self._panel.setVisible(True)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        """Show the printed form with what stands in the fields."""
        detail, fields = self._detail, self._fields
        if detail is None or fields is None:
            return
        desk = self.context.opened.desk
        texts = {"given_on": "heute", **fields.texts()}
        self.sheet.make(detail.case.id, texts, desk.today(), self._show_sheet, self._refuse)

    def _show_sheet(self, title: str, paper: Paper) -> None:
        deeds = (
            (tr("&Drucken …"), "printer", self.sheet.print_it),
            (tr("&PDF speichern …"), "file-pdf", self.sheet.save),
        )
        self._show_paper(title, paper, deeds)

    def _refuse(self, error: KnownError | dict[str, str]) -> None:
        if isinstance(error, KnownError):
            self.context.notices.error(error)
        else:
            self.form.show_errors(error)

    def _show_paper(self, title: str, paper: Paper, deeds: Sequence[PageDeed] = ()) -> None:
        self.pages.show_paper(title, paper, deeds)
        self._stack.setCurrentWidget(self.pages)

    # list

    def _show(self, found: ConsentsOfCase) -> None:
        detail = self._detail
        if detail is None or detail.case.id != found.case_id:
            return
        self._found = found
        if self._fields is not None:
            self._fields.show_languages(found.languages)
        read_only, today = is_read_only(detail), self.context.opened.desk.today()
        self.add_button.setVisible(not read_only)
        self._drop()
        soon = {one.id for one in found.attention}
        for number, row in enumerate(found.rows):
            if number:
                self._list.addWidget(line())
            shown = ConsentLine(
                row, today, self._deeds(row, read_only), soon=row.consent.id in soon
            )
            self.lines.append(shown)
            self._list.addWidget(shown)
        self._empty.setText(
            tr("Noch keine Einwilligung. Ohne sie wird nichts über diese Person weitergegeben.")
        )
        self._empty.setVisible(not found.rows)
        count = found.count
        self._attention.setText(
            tr_n(
                "Eine Einwilligung fehlt, ist abgelaufen oder endet bald.",
                "{n} Einwilligungen fehlen, sind abgelaufen oder enden bald.",
                count,
            )
        )
        self._attention.setVisible(bool(count))
        if self._asked:
            self.ask(self._wish)

    def _deeds(self, row: ConsentRow, read_only: bool) -> list[Deed]:
        one = row.consent
        state = one.state_on(self.context.opened.desk.today())
        deeds: list[Deed] = []
        if row.scan is not None:
            deeds.append((tr("Formular ansehen"), partial(self.open_scan, row)))
        if read_only:
            return deeds
        if state in (ConsentState.REVOKED, ConsentState.EXPIRED):
            deeds.append((tr("Neu erteilen …"), partial(self.again, one)))
            return deeds
        if row.scan is None:
            deeds.append((tr("Formular anhängen …"), partial(self.attach, one)))
        deeds.append((tr("Bearbeiten"), partial(self.edit, one)))
        deeds.append((tr("Widerrufen …"), partial(self.revoke, row)))
        return deeds

    def _drop(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []

    def _forget(self) -> None:
        self._found, self._asked, self._wish = None, False, _NOTHING
        self.form.forget()
        self.revoking.cancel_quietly()
        self.sheet.forget()
        if self._fields is not None:
            self._fields.scan.clear()
        self.close_pages()
        self._panel.setVisible(True)
        self._drop()
