"""„Nachfassen“: an office was asked again and has still not answered."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import referral
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.referral import LearnedBy
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_WAYS = (LearnedBy.PHONE, LearnedBy.EMAIL, LearnedBy.LETTER, LearnedBy.PERSON)


class NudgeForm(InlineForm):
    """`on_done()` is called when it has closed, saved or not."""

    def __init__(
        self, context: Context, on_done: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Nachfassen"), tr("Nachfrage &speichern"), self._save, on_done, parent=parent
        )
        self._context = context
        self._on_done = on_done
        self._referral_id: UUID | None = None
        self.remark = TextArea(lines=1)
        self.way = ChoiceField([Option(way, label(way)) for way in _WAYS])
        self.day = DateField(context.opened.desk.today, field="happened_on")
        self.add("remark", Labelled(tr("Was ist dabei herausge&kommen?"), self.remark))
        self.add_row(
            learned_by=Labelled(tr("Gefragt &per"), self.way),
            happened_on=Labelled(tr("A&m"), self.day),
        )

    def ask(self, referral_id: UUID, actor_name: str) -> None:
        """Open the form for a referral."""
        self._referral_id = referral_id
        self.set_title(tr("Nachfassen bei {actor}", actor=actor_name))
        self.remark.set_value(tr("Nachgefragt, noch keine Antwort."))
        self.remark.selectAll()
        self.way.set_value(LearnedBy.PHONE)
        self.day.set_value(self._context.opened.desk.today())
        self.open()

    def _save(self) -> None:
        referral_id, desk = self._referral_id, self._context.opened.desk
        if referral_id is None:
            return
        try:
            day = self.day.value()
        except FieldError as error:
            self._fail(error)
            return
        remark, way = self.remark.value(), self.way.value() or LearnedBy.PHONE
        self._context.runner.change(
            lambda: referral.nudge(desk, referral_id, remark, day, way),
            self._done,
            self._fail,
            owner=self,
        )

    def _done(self, _changes: object) -> None:
        self._context.notices.say(tr("Nachfrage gespeichert."))
        self.hide()
        self._on_done()

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))
