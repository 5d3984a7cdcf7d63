"""The association's letterhead and habits; for leads."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import association as use_cases
from integrif_desk.domain.association import Association
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.ui.admin.logo import LogoField
from integrif_desk.ui.admin.presenter import fill, form_values
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.buttons import PRIMARY, Button, plain_text
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class LetterheadPanel(Panel):
    """One form; it stands as typed until it could be saved.

    `on_lock_minutes` is called with the saved time, so that it counts without a new sign-in.
    """

    def __init__(
        self,
        context: Context,
        on_lock_minutes: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Verein"), icon="identification-badge", parent=parent)
        self._context = context
        self._on_lock_minutes = on_lock_minutes
        self._read: Association | None = None
        self._lines = {name: LineField() for name in form_values(context.opened.association)}
        texts = {
            "name": tr("&Name des Vereins"),
            "tagline": tr("&Zusatz im Briefkopf"),
            "street": tr("&Straße und Hausnummer"),
            "postal_code": tr("Post&leitzahl"),
            "town": tr("&Ort"),
            "phone": tr("&Telefon"),
            "email": tr("E-&Mail"),
            "office_hours": tr("Sprech&zeiten"),
            "lock_after_minutes": tr("Sperren nach … Minuten ohne Eingabe"),
            "answer_days": tr("Antwort erwartet nach … Werktagen"),
            "no_contact_days": tr("„Lange kein Kontakt“ nach … Tagen"),
        }
        self._names = {name: plain_text(text) for name, text in texts.items()}
        self._fields = {name: Labelled(texts[name], line) for name, line in self._lines.items()}
        self._draft = FormDraft(
            context, DraftKind.LETTERHEAD, self._lines, self, on_clash=self._show_clash
        )
        self.logo = LogoField(context, self._take_logo)
        self._stale = StalePanel(self._words, self._write, self._take_theirs)
        self._error = label("", "error", wrap=True)
        self._button = Button(tr("Angaben &speichern"), PRIMARY, keys="Strg+↵", on_click=self._save)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._button.click)

    def read(self) -> None:
        """Read the association, unless somebody has begun to change it."""
        if self._read is None or self._values() == form_values(self._read):
            desk = self._context.opened.desk
            self._context.runner.query(lambda: use_cases.read(desk), self._show, key="association")

    def focus_missing(self) -> None:
        """Put the cursor into the first empty line of address and telephone."""
        lines = [self._lines[name] for name in ("street", "postal_code", "town", "phone")]
        empty = next((one for one in lines if not one.value().strip()), lines[0])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def blank(self) -> None:
        """Keep what was typed; what stands on every document need not be hidden."""
        self._draft.close()

    def _show(self, association: Association) -> None:
        self._draft.close()
        self._read = association
        self.logo.show_association(association)
        self._stale.clear()
        for name, text in form_values(association).items():
            self._lines[name].set_value(text)
        self._draft.begin(association.id)

    def _show_clash(self, stored: dict[str, str]) -> None:
        show_errors(self._fields, clash_sentences(self._fields, stored))

    def _take_theirs(self, association: Association) -> None:
        self._draft.done()
        self._show(association)

    def _take_logo(self, association: Association) -> None:
        """Show the new logo beside what somebody has begun to type."""
        self.logo.show_association(association)
        if self._read is not None and association.version == self._read.version + 1:
            self._read = replace(self._read, logo=association.logo, version=association.version)

    def _values(self) -> dict[str, str]:
        return {name: line.value() for name, line in self._lines.items()}

    def _words(self, association: Association) -> list[tuple[str, str]]:
        return [(self._names[name], text) for name, text in form_values(association).items()]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        places = (
            ("name", 0, 0, 3),
            ("tagline", 0, 3, 3),
            ("street", 1, 0, 3),
            ("postal_code", 1, 3, 1),
            ("town", 1, 4, 2),
            ("phone", 2, 0, 2),
            ("email", 2, 2, 2),
            ("office_hours", 2, 4, 2),
            ("lock_after_minutes", 4, 0, 3),
            ("answer_days", 4, 3, 3),
            ("no_contact_days", 5, 0, 3),
        )
        for name, row, column, width in places:
            grid.addWidget(self._fields[name], row, column, 1, width, Qt.AlignmentFlag.AlignTop)
        for column in range(6):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 60)
        grid.setRowMinimumHeight(3, 8)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._button)
        below.addWidget(self._error, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(16)
        inner.addWidget(
            label(tr("So steht der Verein auf jeder Übergabe und jedem Rückmeldebogen."), "muted")
        )
        inner.addWidget(self.logo)
        inner.addLayout(grid)
        inner.addWidget(self._stale)
        inner.addLayout(below)
        self.body.addLayout(inner)

    def _save(self) -> None:
        if self._read is None:
            return
        self._error.setText("")
        filled = fill(self._read, self._values())
        show_errors(self._fields, filled.errors)
        if filled.association is None:
            return
        self._write(filled.association)

    def _write(self, wanted: Association) -> None:
        desk = self._context.opened.desk
        self._context.runner.change(
            lambda: use_cases.save(desk, wanted),
            lambda _changes: self._saved(wanted),
            self._refused,
            owner=self,
        )

    def _saved(self, association: Association) -> None:
        self._draft.done()
        self._read = None
        self._on_lock_minutes(association.lock_after_minutes)
        self._context.notices.say(tr("Die Angaben des Vereins sind gespeichert."))
        self.read()

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self._fields:
            show_errors(self._fields, {error.field: sentence(error)})
        else:
            self._error.setText(sentence(error))
