"""Forms of the referrals of a case: write one, send it, record what became of it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import referral
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.referral import NewReferral
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.referral import DeclineReason, LearnedBy, Referral, ReferralState, Step
from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import decline_choice, label

OnDone = Callable[[], object]


class ReferralForm(InlineForm):
    """What the three forms share: run a change, close, or say what is wrong."""

    def __init__(self, context: Context, title: str, save: str, on_done: OnDone) -> None:
        super().__init__(title, save, self._save, self._leave)
        self.context = context
        self._on_done = on_done

    def run(self, call: Callable[[], Changes], told: str) -> None:
        """Write and close; `told` goes to the status bar."""

        def done(_changes: Changes) -> None:
            self.context.notices.say(told)
            self.hide()
            self.saved()
            self._on_done()

        self.show_errors({})
        self.context.runner.change(call, done, self.fail, owner=self)

    def saved(self) -> None:
        """Tidy up after saving."""

    def left(self) -> None:
        """Tidy up after „Abbrechen“."""

    def fail(self, error: KnownError) -> None:
        """Show the sentence at its field."""
        if isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def submit(self) -> None:
        """Read the fields and save. Raises `FieldError`."""
        raise NotImplementedError

    def _save(self) -> None:
        try:
            self.submit()
        except FieldError as error:
            self.fail(error)

    def _leave(self) -> None:
        self.left()
        self._on_done()


class ReferralEditor(ReferralForm):
    """A new referral, or the draft of one."""

    def __init__(
        self, context: Context, on_done: OnDone, on_created: Callable[[UUID], object]
    ) -> None:
        super().__init__(context, tr("Neue Verweisung"), tr("Entwurf &speichern"), on_done)
        self._on_created = on_created
        self._case_id: UUID | None = None
        self._referral: Referral | None = None
        self._created: UUID | None = None
        self._keeper = DraftKeeper(context, DraftKind.REFERRAL, self._to_draft, self)
        self.actor = ActorField(context)
        self.purpose = LineField(on_change=lambda _text: self._keeper.touch())
        self.message = TextArea(lines=3, on_change=lambda _text: self._keeper.touch())
        self._stale = StalePanel(_words, self._write, self._take)
        self.add("actor_id", Labelled(tr("An (&Stelle)"), self.actor))
        hint = tr("Zum Beispiel: Bildungsgutschein für den Anpassungslehrgang")
        self.add("purpose", Labelled(tr("&Zweck"), self.purpose, hint=hint))
        self.add("message", Labelled(tr("&Mitteilung an die Stelle"), self.message))
        self.add_widget(self._stale)
        self.actor.changed.connect(self._keeper.touch)

    def write_new(self, case_id: UUID, actor_id: UUID | None) -> None:
        """Open for a new referral; an unfinished one is offered unless `actor_id` names another."""
        self._case_id, self._referral = case_id, None
        self.set_title(tr("Neue Verweisung"))
        self._stale.clear()
        self.purpose.set_value("")
        self.message.set_value("")
        self.actor.set_ids((actor_id,) if actor_id is not None else ())
        self.open()
        if actor_id is not None:
            self.purpose.setFocus()
        self._keeper.begin(case_id, None if actor_id is not None else self._restore)

    def edit(self, found: Referral) -> None:
        """Open with a draft; an unfinished change of it is offered again."""
        self._keeper.flush()
        self._case_id = found.case_id
        self.set_title(tr("Verweisung bearbeiten"))
        self._take(found)
        self.open()
        self._keeper.begin(found.id, self._restore)

    def keep_drafts(self) -> None:
        """Keep what has been typed."""
        self._keeper.flush()

    def forget(self) -> None:
        """Hide and forget; the draft has been kept."""
        self._keeper.flush()
        self._keeper.stop()
        self._case_id = self._referral = None
        self.purpose.set_value("")
        self.message.set_value("")
        self.actor.set_ids(())
        self._stale.clear()
        self.hide()

    def submit(self) -> None:
        case_id, desk, before = self._case_id, self.context.opened.desk, self._referral
        actor_id = next(iter(self.actor.actor_ids()), None)
        if actor_id is None:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "actor_id")
        purpose, message = self.purpose.value(), self.message.value()
        if not purpose:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "purpose")
        if case_id is None:
            return
        if before is not None:
            self._write(replace(before, actor_id=actor_id, purpose=purpose, message=message))
            return
        entered = NewReferral(case_id=case_id, actor_id=actor_id, purpose=purpose, message=message)

        def write() -> Changes:
            done = referral.draft(desk, entered)
            self._created = done.created
            return done

        self._keeper.stop()  # the use case removes the draft
        self.run(write, tr("Verweisung entworfen. Sie ist noch nicht übermittelt."))

    def saved(self) -> None:
        created, self._created = self._created, None
        if self._referral is not None:
            self._keeper.discard()
        self.forget()
        if created is not None:
            self._on_created(created)

    def left(self) -> None:
        self._keeper.discard()
        self.forget()

    def fail(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        else:
            super().fail(error)

    def _take(self, found: Referral) -> None:
        self._referral = found
        self._stale.clear()
        self.actor.set_ids((found.actor_id,))
        self.purpose.set_value(found.purpose)
        self.message.set_value(found.message)

    def _write(self, changed: Referral) -> None:
        desk = self.context.opened.desk
        self.run(lambda: referral.change(desk, changed), tr("Verweisung gespeichert."))

    def _to_draft(self) -> dict[str, str] | None:
        found = self._referral
        typed = self.actor.actor_ids(), self.purpose.value(), self.message.value()
        stored = ((found.actor_id,), found.purpose, found.message) if found else ((), "", "")
        if typed == stored or not any(typed[1:]):
            return None
        actors = " ".join(str(one) for one in typed[0])
        return {"actor": actors, "purpose": typed[1], "message": self.message.toPlainText()}

    def _restore(self, fields: dict[str, str]) -> None:
        if not self.isHidden():
            self.actor.set_ids(tuple(UUID(word) for word in fields.get("actor", "").split()))
            self.purpose.set_value(fields.get("purpose", ""))
            self.message.set_value(fields.get("message", ""))


class SendForm(ReferralForm):
    """„Übermitteln“: on which day, by which channel."""

    def __init__(self, context: Context, on_done: OnDone) -> None:
        super().__init__(context, tr("Übermitteln"), tr("Als übermittelt ein&tragen"), on_done)
        self._referral_id: UUID | None = None
        self.channel = ChoiceField([Option(one, label(one)) for one in Channel])
        self.day = DateField(context.opened.desk.today, field="happened_on")
        self.add_row(
            channel=Labelled(tr("Auf welchem &Weg"), self.channel),
            happened_on=Labelled(tr("A&m"), self.day),
        )

    def ask(self, row: ReferralRow) -> None:
        """Open for a draft."""
        self._referral_id = row.id
        self.set_title(tr("Übermitteln an {actor}", actor=row.actor_name))
        self.channel.set_value(Channel.POST)
        self.day.set_value(self.context.opened.desk.today())
        self.open()

    def submit(self) -> None:
        found, desk = self._referral_id, self.context.opened.desk
        day, channel = self.day.value(), self.channel.value() or Channel.POST
        if found is not None:
            self.run(
                lambda: referral.send(desk, found, channel, day),
                tr("Übermittelt. Die Frist für die Antwort steht in den nächsten Schritten."),
            )


class StepForm(ReferralForm):
    """What became of a referral; asks only for what the new state needs."""

    def __init__(self, context: Context, on_done: OnDone, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Stand eintragen"), tr("Stand &speichern"), on_done)
        self._row: ReferralRow | None = None
        self._state = ReferralState.ACCEPTED
        self.day = DateField(context.opened.desk.today, field="happened_on")
        self.way = ChoiceField([Option(way, label(way)) for way in LearnedBy])
        self.told_by = LineField()
        self.reason = ChoiceField([Option(one, decline_choice(one)) for one in DeclineReason])
        self.expected = DateField(context.opened.desk.today, field="expected_on", ahead=True)
        self.remark = TextArea(lines=2)
        self._reason = Labelled(tr("&Grund"), self.reason)
        self._expected = Labelled(tr("Weiter geht es &ab"), self.expected)
        self.add("decline_reason", self._reason)
        self.add_row(
            happened_on=Labelled(tr("A&m"), self.day),
            learned_by=Labelled(tr("Erfahren &durch"), self.way),
        )
        self.add("expected_on", self._expected)
        self.add("told_by", Labelled(tr("&Von wem"), self.told_by))
        self.add("remark", Labelled(tr("An&merkung"), self.remark))

    def ask(self, row: ReferralRow, state: ReferralState) -> None:
        """Open for a new state of a referral."""
        self._row, self._state = row, state
        self.set_title(tr("{actor}: {state}", actor=row.actor_name, state=label(state)))
        self._reason.setVisible(state is ReferralState.DECLINED)
        self._expected.setVisible(state is ReferralState.WAITING)
        self.reason.set_value(None)
        self.expected.set_value(None)
        self.day.set_value(self.context.opened.desk.today())
        ours = state in (ReferralState.WITHDRAWN, ReferralState.ENTERED_IN_ERROR)
        self.way.set_value(LearnedBy.OURSELVES if ours else LearnedBy.PHONE)
        self.told_by.set_value("")
        self.remark.set_value("")
        self.open()
        if state is not ReferralState.DECLINED:
            (self.expected if state is ReferralState.WAITING else self.day).setFocus()

    def submit(self) -> None:
        row, desk = self._row, self.context.opened.desk
        if row is None:
            return
        declined = self._state is ReferralState.DECLINED
        waiting = self._state is ReferralState.WAITING
        wanted = Step(
            state=self._state,
            happened_on=self.day.value() or desk.today(),
            learned_by=self.way.value() or LearnedBy.PHONE,
            told_by=self.told_by.value(),
            remark=self.remark.value(),
            decline_reason=self.reason.value() if declined else None,
            expected_on=self.expected.value() if waiting else None,
        )
        self.run(lambda: referral.step(desk, row.id, wanted), tr("Stand gespeichert."))


def _words(found: Referral) -> list[tuple[str, str]]:
    return [
        (tr("Zweck"), found.purpose),
        (tr("Mitteilung"), found.message),
        (tr("Stand"), label(found.state)),
    ]
