"""The form of a referral that is written: to whom, what for."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid5

from integrif_desk.casework import practice_finding, referral
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.referral import NewReferral
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.referral import Referral
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.findings.hints import HintsPanel
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

OnDone = Callable[[], object]


class ReferralEditor(InlineForm):
    """A new referral, or the draft of one."""

    def __init__(
        self, context: Context, on_done: OnDone, on_created: Callable[[UUID], object]
    ) -> None:
        super().__init__(tr("Neue Verweisung"), tr("Entwurf &speichern"), self._save, self._leave)
        self.context = context
        self._on_done = on_done
        self._on_created = on_created
        self._case_id: UUID | None = None
        self._referral: Referral | None = None
        self._created: UUID | None = None
        self._subject: UUID | None = None
        self._keeper = DraftKeeper(context, DraftKind.REFERRAL, self._to_draft, self)
        self.actor = ActorField(context)
        self.purpose = LineField(on_change=lambda _text: self._keeper.touch())
        self.message = TextArea(lines=3, on_change=lambda _text: self._keeper.touch())
        self._stale = StalePanel(_words, self._write, self._take)
        self.add("actor_id", Labelled(tr("An (&Stelle)"), self.actor))
        self.hints = HintsPanel()
        self.add_widget(self.hints)
        hint = tr("Zum Beispiel: Bildungsgutschein für den Anpassungslehrgang")
        self.add("purpose", Labelled(tr("&Zweck"), self.purpose, hint=hint))
        self.add("message", Labelled(tr("&Mitteilung an die Stelle"), self.message))
        self.add_widget(NeverHint(self.message))
        self.add_widget(self._stale)
        self.actor.changed.connect(self._keeper.touch)
        self.actor.changed.connect(self._read_hints)

    def write_new(self, case_id: UUID, actor_id: UUID | None) -> None:
        """Open for a new referral, to `actor_id` if given; an unfinished one is offered again."""
        self._keeper.flush()
        self._case_id, self._referral = case_id, None
        self.set_title(tr("Neue Verweisung"))
        self._stale.clear()
        self.purpose.set_value("")
        self.message.set_value("")
        self._set_actors((actor_id,) if actor_id is not None else ())
        self.open()
        if actor_id is not None:
            self.purpose.setFocus()
        # One that is begun for a certain office stands beside the one that was begun before.
        self._subject = case_id if actor_id is None else uuid5(case_id, str(actor_id))
        self._keeper.begin(self._subject, self._restore, shown=self._texts())

    def edit(self, found: Referral) -> None:
        """Open with a draft; an unfinished change of it is offered again."""
        self._keeper.flush()
        self._case_id = found.case_id
        self.set_title(tr("Verweisung bearbeiten"))
        self._take(found)
        self.open()
        self._keeper.begin(
            found.id,
            self._restore,
            shown=self._texts(),
            on_clash=lambda stored: self.show_errors(clash_sentences(self.fields, stored)),
        )

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
        self._set_actors(())
        self._stale.clear()
        self.hide()

    def _set_actors(self, ids: tuple[UUID, ...]) -> None:
        self.actor.set_ids(ids)
        self._read_hints()

    def _read_hints(self) -> None:
        desk, ids = self.context.opened.desk, self.actor.actor_ids()
        if not ids:
            self.hints.show_hints(())
            return
        self.context.runner.query(
            lambda: practice_finding.for_referral(desk, ids[0]),
            lambda hints: self.hints.show_hints(hints if self.actor.actor_ids() == ids else ()),
            lambda _gone: self.hints.show_hints(()),
            key=("hints", id(self)),
            owner=self,
        )

    def _save(self) -> None:
        try:
            self._submit()
        except FieldError as error:
            self._fail(error)

    def _submit(self) -> None:
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

        subject = self._subject

        def write() -> Changes:
            done = referral.draft(desk, entered, draft_of=subject)
            self._created = done.created
            return done

        self._keeper.stop()  # the use case removes the draft
        self._run(write, tr("Verweisung entworfen. Sie ist noch nicht übermittelt."))

    def _run(self, call: Callable[[], Changes], told: str) -> None:
        def done(_changes: Changes) -> None:
            self.context.notices.say(told)
            self._saved()
            self._on_done()

        self.show_errors({})
        self.context.runner.change(call, done, self._fail, owner=self)

    def _saved(self) -> None:
        created, self._created = self._created, None
        if self._referral is not None:
            self._keeper.discard()
        self.forget()
        if created is not None:
            self._on_created(created)

    def _leave(self) -> None:
        if not self.escaped:
            self._keeper.discard()
        self.forget()
        self._on_done()

    def _fail(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self._stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.fields:
            self.show_errors({error.field: sentence(error)})
        else:
            self.show_errors({}, sentence(error))

    def _take(self, found: Referral) -> None:
        self._referral = found
        self._stale.clear()
        self._set_actors((found.actor_id,))
        self.purpose.set_value(found.purpose)
        self.message.set_value(found.message)

    def _write(self, changed: Referral) -> None:
        desk = self.context.opened.desk
        self._run(lambda: referral.change(desk, changed), tr("Verweisung gespeichert."))

    def _to_draft(self) -> dict[str, str] | None:
        return self._texts() if self._case_id is not None else None

    def _texts(self) -> dict[str, str]:
        return {
            "actor": self.actor.kept(),
            "purpose": self.purpose.value(),
            "message": self.message.toPlainText(),
        }

    def _restore(self, fields: dict[str, str]) -> None:
        if not self.isHidden():
            self._set_actors(tuple(UUID(word) for word in fields.get("actor", "").split()))
            self.purpose.set_value(fields.get("purpose", ""))
            self.message.set_value(fields.get("message", ""))


def _words(found: Referral) -> list[tuple[str, str]]:
    return [
        (tr("Zweck"), found.purpose),
        (tr("Mitteilung"), found.message),
        (tr("Stand"), label(found.state)),
    ]
