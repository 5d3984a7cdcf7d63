"""Who may sign in; for leads."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.casework import account as use_cases
from integrif_desk.casework import vault, volunteer_profile
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.meeting_views import ProfileRow
from integrif_desk.ui.admin.presenter import AccountLine, account_lines
from integrif_desk.ui.admin.role_form import RoleForm, role_choice, salutation_choice
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import ElidedLabel, Panel, label, line
from integrif_desk.ui.widgets.passphrase_field import PassphraseField
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class AccountsPanel(QWidget):
    """The accounts, and the form for a new one above them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._form = AccountForm(context, self._added, self._hide_form)
        self._change = RoleForm(context, self.read)
        self._panel = Panel(tr("Konten"), icon="users-three")
        self._add = Button(
            tr("Konto &anlegen"), icon="plus", height=SMALL, on_click=self._show_form
        )
        self._panel.add_to_title(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._panel.body.addLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._form)
        column.addWidget(self._change)
        column.addWidget(self._panel)

    def read(self) -> None:
        """Read who there is."""
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: volunteer_profile.profiles(desk), self._show, key="accounts", owner=self
        )

    def blank(self) -> None:
        """Forget names and what was typed."""
        self._form.forget()
        self._change.forget()
        self._show(())

    def _show(self, rows: tuple[ProfileRow, ...]) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        own_id = self._context.opened.desk.account.id
        for number, shown in enumerate(account_lines(rows, own_id)):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(shown))

    def _row(self, shown: AccountLine) -> QWidget:
        made = QWidget()
        made.setMinimumHeight(theme().px(46))  # also without buttons
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(ElidedLabel(shown.name, "strong" if shown.active else "muted"))
        if shown.profile:
            profile = label(shown.profile, "meta", wrap=True)
            profile.setMinimumWidth(1)
            who.addWidget(profile)
        row.addLayout(who, 1)
        note = label(shown.note, "meta")
        note.setFixedWidth(theme().px(240))
        row.addWidget(note)
        buttons = QWidget()
        buttons.setFixedWidth(theme().px(220))  # so that the notes stand below one another
        deeds = QHBoxLayout(buttons)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(4)
        if shown.active:
            change = _small(tr("Ändern …"), lambda: self._ask_change(shown))
            change.setAccessibleName(tr("{name} ändern", name=shown.name))
            deeds.addWidget(change)
        if shown.active and not shown.is_own:
            deeds.addWidget(_small(tr("Stilllegen …"), lambda: self._ask_deactivate(shown)))
        deeds.addStretch(1)
        row.addWidget(buttons)
        return made

    def _ask_change(self, shown: AccountLine) -> None:
        if self._form.isVisible():
            self._form.cancel()
        self._change.begin(shown)
        self._scroll_up()

    def _scroll_up(self) -> None:
        """Show the forms, which open above the rows."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)

    def _show_form(self) -> None:
        self._add.setEnabled(False)
        self._change.hide()
        self._form.begin()

    def _hide_form(self) -> None:
        self._add.setEnabled(True)
        self._add.setFocus()

    def _added(self) -> None:
        self._hide_form()
        self.read()

    def _ask_deactivate(self, shown: AccountLine) -> None:
        confirm(
            self,
            tr("Konto stilllegen?"),
            tr(
                "{name} kann sich dann nicht mehr anmelden. Fälle und Notizen bleiben erhalten, "
                "der Name bleibt daran stehen.",
                name=shown.name,
            ),
            tr("Konto &stilllegen"),
            lambda: self._deactivate(shown.id),
        )

    def _deactivate(self, account_id: UUID) -> None:
        self._context.runner.change(
            lambda: use_cases.deactivate(self._context.opened, account_id),
            lambda _changes: self._deactivated(),
            self._context.notices.error,
            owner=self,
        )

    def _deactivated(self) -> None:
        self._context.notices.say(tr("Das Konto ist stillgelegt."))
        self.read()


class AccountForm(InlineForm):
    """Name, role, form of address, and a first passphrase that is told in person."""

    def __init__(
        self, context: Context, on_added: Callable[[], object], on_cancel: Callable[[], object]
    ) -> None:
        super().__init__(
            tr("Neues Konto"), tr("Konto anl&egen"), self._save, on_cancel, icon="user-plus"
        )
        self._context = context
        self._on_added = on_added
        self._name = LineField()
        self._role = role_choice()
        self._salutation = salutation_choice()
        self._passphrase = PassphraseField()
        self.add("name", Labelled(tr("Vor- und Nach&name, zugleich Anmeldename"), self._name))
        self.add_row(
            salutation=Labelled(tr("Anrede"), self._salutation),
            role=Labelled(tr("Rolle"), self._role),
        )
        self.add(
            "passphrase",
            Labelled(
                tr("&Erste Passphrase"),
                self._passphrase,
                hint=tr(
                    "Bitte aufschreiben und persönlich übergeben. Nach der ersten Anmeldung ändert "
                    "man sie unter Verwaltung, Mein Konto."
                ),
            ),
        )
        again = Button(tr("Andere Wörter &vorschlagen"), FLAT, icon="shuffle", height=SMALL)
        again.clicked.connect(lambda _checked: self._suggest())
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(again)
        row.addStretch(1)
        self.add_widget(left)
        # Not the passphrase: whoever comes back gets another one suggested.
        fields = {"name": self._name, "role": self._role, "salutation": self._salutation}
        self._draft = FormDraft(context, DraftKind.ACCOUNT, fields, self)

    def begin(self) -> None:
        """Open the form with a passphrase suggested; an unfinished account is offered again."""
        self._draft.close()
        self._name.set_value("")
        self._role.set_value(Role.VOLUNTEER)
        self._salutation.set_value(Salutation.NEUTRAL)
        self._suggest()
        self.open()
        self._draft.begin(None)

    def cancel(self) -> None:
        """Hide the form; nobody wants this account any more, unless it was by Esc."""
        self._draft.give_up(self)
        super().cancel()

    def forget(self) -> None:
        """Empty the form and hide it; what was typed is kept."""
        self._draft.close()
        self._name.set_value("")
        self._passphrase.set_value("")
        self.hide()

    def _suggest(self) -> None:
        self._context.runner.query(
            vault.suggest_passphrase, self._passphrase.set_value, key="first", owner=self
        )

    def _save(self) -> None:
        if not self._name.value():
            self.show_errors({"name": sentence(KnownError(ErrorCode.FIELD_REQUIRED))})
            return
        self.show_errors({})
        name, passphrase = self._name.value(), self._passphrase.value()
        role, salutation = self._role.value(), self._salutation.value()
        self.save_button.setEnabled(False)
        self._context.runner.change(
            lambda: use_cases.add(self._context.opened, name, role, salutation, passphrase),
            self._done,
            self._refused,
            owner=self,
        )

    def _done(self, _changes: Changes) -> None:
        self.save_button.setEnabled(True)
        name = self._name.value()
        self._draft.done()
        self.forget()
        self._context.notices.say(tr("Das Konto für {name} ist angelegt.", name=name))
        self._on_added()

    def _refused(self, error: KnownError) -> None:
        self.save_button.setEnabled(True)
        field = {
            ErrorCode.SIGN_IN_NAME_TAKEN: "name",
            ErrorCode.PASSPHRASE_WEAK: "passphrase",
        }.get(error.code, error.field if isinstance(error, FieldError) else "")
        if field in self.fields:
            self.show_errors({field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))


def _small(text: str, on_click: Callable[[], object]) -> Button:
    return Button(text, FLAT, height=SMALL, on_click=on_click)
