"""What an account may do and how it is addressed; for leads."""

from collections.abc import Callable

from integrif_desk.casework import account as use_cases
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.admin.presenter import AccountLine
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Choice, Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class RoleForm(InlineForm):
    """Role and form of address of an account that exists; `on_changed` reads the list again."""

    def __init__(self, context: Context, on_changed: Callable[[], object]) -> None:
        super().__init__(
            tr("Konto ändern"), tr("Konto &speichern"), self._save, self.forget, icon="user"
        )
        self._context = context
        self._on_changed = on_changed
        self._shown: AccountLine | None = None
        self._salutation = salutation_choice()
        self._role = role_choice()
        self.add_row(
            salutation=Labelled(tr("Anrede"), self._salutation),
            role=Labelled(tr("Rolle"), self._role),
        )

    def begin(self, shown: AccountLine) -> None:
        """Open the form for an account."""
        self._shown = shown
        self.set_title(tr("Konto ändern: {name}", name=shown.name))
        self._salutation.set_value(shown.salutation)
        self._role.set_value(shown.role)
        self.open()

    def forget(self) -> None:
        """Forget whose account it was and hide."""
        self._shown = None
        self.set_title(tr("Konto ändern"))
        self.hide()

    def _save(self) -> None:
        shown, desk = self._shown, self._context.opened.desk
        if shown is None:
            return
        role, salutation = self._role.value(), self._salutation.value()
        wanted = (
            role if role is not shown.role else None,
            salutation if salutation is not shown.salutation else None,
        )
        self.show_errors({})
        self._context.runner.change(
            lambda: use_cases.change_role(desk, shown.id, *wanted),
            lambda _changes: self._done(shown),
            self._refused,
            owner=self,
        )

    def _done(self, shown: AccountLine) -> None:
        self.forget()
        self._context.notices.say(
            tr("Ihr Konto ist geändert. Das gilt, sobald Sie sich wieder anmelden.")
            if shown.is_own
            else tr("Das Konto von {name} ist geändert.", name=shown.name)
        )
        self._on_changed()

    def _refused(self, error: KnownError) -> None:
        self.show_errors({}, sentence(error))


def role_choice() -> Choice[Role]:
    """Return the two roles side by side."""
    roles = (Role.VOLUNTEER, Role.LEAD)
    return segmented([Option(one, word(one)) for one in roles], lambda _role: None, tr("Rolle"))


def salutation_choice() -> Choice[Salutation]:
    """Return the forms of address side by side."""
    order = (Salutation.MS, Salutation.MR, Salutation.NEUTRAL)
    return segmented([Option(one, word(one)) for one in order], lambda _one: None, tr("Anrede"))
