"""Revoking a consent: the day and, if the person wants it told, why. It cannot be taken back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.casework import consent
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.consent import Consent
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class RevokeForm(QWidget):
    """`on_revoked(consent)` is called once it is revoked."""

    def __init__(
        self,
        context: Context,
        on_revoked: Callable[[Consent], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_revoked = on_revoked
        self._consent: Consent | None = None
        today = context.opened.desk.today
        self.day = DateField(today, field="revoked_on")
        self.reason = LineField()
        self.form = InlineForm(
            tr("Einwilligung widerrufen"),
            tr("&Widerrufen"),
            self.save,
            self._give_up,
            icon="lock-simple-fill",
        )
        self._who = label("", wrap=True)
        self.form.add_widget(self._who)
        self.form.add_row(
            revoked_on=Labelled(tr("Widerrufen &am"), self.day),
            revoked_remark=Labelled(
                tr("&Grund"), self.reason, hint=tr("nur wenn die Person ihn nennen möchte")
            ),
        )
        fields = {"revoked_on": self.day, "revoked_remark": self.reason}
        self._draft = FormDraft(context, DraftKind.REVOCATION, fields, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.hide()

    def open_for(self, one: Consent, recipient: str) -> None:
        """Ask for day and reason; what was typed before is offered again."""
        self._draft.close()
        self._consent = one
        self._who.setText(
            tr(
                "{recipient}: Der Widerruf gilt sofort für jede weitere Weitergabe und lässt sich "
                "nicht zurücknehmen. Wer wieder einwilligen möchte, erteilt eine neue "
                "Einwilligung.",
                recipient=isolate(recipient),
            )
        )
        self.day.set_value(self._context.opened.desk.today())
        self.reason.clear()
        self.show()
        self.form.open()
        self._draft.begin(one.id)

    def save(self) -> None:
        """Revoke, or say at the field what cannot stand."""
        one, desk = self._consent, self._context.opened.desk
        if one is None:
            return
        try:
            day = self.day.value() or desk.today()
        except FieldError as error:
            self._fail(error)
            return
        remark = self.reason.value()

        def done(_changes: Changes) -> None:
            self._give_up()
            self._on_revoked(one)

        self._context.runner.change(
            lambda: consent.revoke(desk, one.id, day, remark), done, self._fail, owner=self
        )

    def cancel_quietly(self) -> None:
        """Close and forget what was typed here; it is kept for this consent."""
        self._draft.close()
        self._consent = None
        self._who.clear()
        self.reason.clear()
        self.form.hide()
        self.hide()

    def _give_up(self) -> None:
        self._draft.give_up(self.form)
        self.cancel_quietly()

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.form.fields:
            self.form.show_errors({error.field: sentence(error)})
        else:
            self.form.show_errors({}, sentence(error))
