"""The composer: what is handed over to whom, with the printed pages beside it as one types."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

import shiboken6
from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes
from integrif_desk.casework.handover import Choice, Preview
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.contact_note import ContactNote, Visibility
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import DataCategory, Gap
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import (
    ACTORS,
    CASES,
    HANDOVERS,
    ActorTarget,
    CaseTarget,
    CaseThen,
    ConsentWish,
    Context,
    Detour,
    HandoverTarget,
    WayBack,
)
from integrif_desk.ui.handovers.approval_bar import ApprovalBar
from integrif_desk.ui.handovers.composer_frame import (
    ComposerFooter,
    ComposerFrame,
    ComposerHead,
    GlyphBar,
    composer_body,
)
from integrif_desk.ui.handovers.ending import Ending
from integrif_desk.ui.handovers.form import ComposeForm
from integrif_desk.ui.handovers.gap_ways import lead_to
from integrif_desk.ui.handovers.gate_presenter import Gate, notice
from integrif_desk.ui.handovers.live_preview import LivePreview
from integrif_desk.ui.handovers.note_release import set_visibility
from integrif_desk.ui.handovers.opening import (
    SHOWN,
    Opening,
    first_plan,
    open_for,
    read_again,
)
from integrif_desk.ui.handovers.plan_keeper import PlanKeeper
from integrif_desk.ui.handovers.plan_presenter import (
    channels,
    gap_name,
    proposed,
    unprintable_sentence,
    usual_recipient,
    with_findings,
)
from integrif_desk.ui.handovers.renewal import Renewal
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_time
from integrif_desk.wording.i18n import tr


class Composer(QWidget):
    """One at a time. `left` goes back to the list, `issued` carries the id of the handover,
    `presented` that of the request, `reopened` the case whose draft is to be composed again."""

    go_to = Signal(str, object)
    left = Signal()
    issued = Signal(object)
    presented = Signal(object)
    reopened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._case_id: UUID | None = None
        self._offered: Choice | None = None
        self._actors: dict[UUID, Actor] = {}
        self._wanted: tuple[UUID, ...] = ()
        self._left_at: QWidget | None = None
        self.plan: HandoverPlan | None = None
        self.head = ComposerHead(self.leave)
        self.form = ComposeForm(
            self._desk.today,
            self._changed,
            self._set_recipient,
            self._release,
            self._removed,
            self._ask_consent,
        )
        self.preview = LivePreview(context, self._previewed)
        self.glyphs = GlyphBar(lambda: self._ending.go(despite=True))
        self.footer = ComposerFooter(self.discard, self.issue)
        self.bar = ApprovalBar(self._take_back, self.form.show_part)
        frame = ComposerFrame(self.head, self.bar, self.glyphs, self.footer)
        self._ending = Ending(context, frame, self.form, self.preview, lambda: self.plan, self)
        self._ending.issued.connect(lambda found: self._ended(self.issued, found))
        self._ending.presented.connect(lambda found: self._ended(self.presented, found))
        self._ending.reopened.connect(self._reopen)
        self._renewal = Renewal(
            context, self, lambda: self.plan, lambda: self._offered, self._take_renewed
        )
        self._keeper = PlanKeeper(context, self._kept, self)
        self._message = EmptyState()
        self._stack = QStackedWidget()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.footer.issue_button.click)

    @property
    def case_id(self) -> UUID | None:
        """The case that is being handed over; None while nothing is composed."""
        return self._case_id

    def compose(self, case_id: UUID, finding_ids: tuple[UUID, ...] = ()) -> None:
        """Open the composer for a case, with its draft if there is one, and these findings."""
        if case_id == self._case_id:
            self._wanted = finding_ids
            self._show_plan(self.plan)
            self._go_on()
            return
        self.flush()
        self.clear()
        self._wanted = finding_ids
        self._case_id = case_id
        self._message.set_loading(tr("Der Fall wird geladen …"))
        desk = self._desk
        self._context.runner.query(
            lambda: open_for(desk, case_id), self._begin, self._unopened, key="handover-opening"
        )

    def refresh(self, changes: object | None) -> None:
        """Read the case again after a change elsewhere; what was chosen stays."""
        if isinstance(changes, Changes) and not changes.nouns & SHOWN:
            return
        if self._case_id is None or self._offered is None:
            return
        desk, case_id = self._desk, self._case_id
        chosen = self.plan.recipient_id if self.plan else None
        self._context.runner.query(
            lambda: read_again(desk, case_id, chosen),
            self._again,
            self._context.notices.error,
            key="handover-again",
        )

    def flush(self) -> None:
        """Keep the draft now."""
        self._keeper.flush()

    def clear(self) -> None:
        """Forget the case; the draft has been kept or is not wanted."""
        self._keeper.stop()
        self._case_id, self._offered, self.plan = None, None, None
        self._renewal.begin(None)
        self._actors = {}
        self._wanted = ()
        self.head.clear()
        self.form.clear()
        self.form.setEnabled(True)
        self._ending.clear()
        self.preview.clear()
        self.glyphs.hide()
        self.footer.show_ready(ready=False)
        self._stack.setCurrentWidget(self._message)

    def forget(self) -> None:
        """Keep the draft and forget everything, as on lock."""
        self.flush()
        self.clear()
        self._keeper.forget()

    def leave(self) -> None:
        """Go back to the list; the draft stays."""
        self.flush()
        self.clear()
        self.left.emit()

    def discard(self) -> None:
        """Throw the draft away and offer to take that back."""
        plan, case_id = self.plan, self._case_id
        self.clear()
        self.left.emit()
        if case_id is not None:
            self._ending.discard(case_id, plan)

    def issue(self) -> None:
        """Release or present the handover if nothing stands against it."""
        # Kept before, not after: both take the draft away.
        self.flush()
        self._ending.go(despite=False)

    def areas(self) -> Sequence[QWidget]:
        """Return what F6 visits."""
        return (self.form, self.preview, self.footer)

    # opening

    def _begin(self, opening: Opening) -> None:
        if not self._take(opening):
            return
        self._stack.setCurrentWidget(self._body)
        self._ending.show_standing(opening.standing)
        self.form.start()
        kept = self._keeper.unwritten(opening.offered.detail.case.id) or opening.plan
        if kept is not None:
            self._renewal.begin(kept)
            self._show_plan(kept)
            if not self._ending.locked:
                self.head.show_kept(tr("Entwurf wieder geöffnet"))
            return
        self._show_plan(None)
        usual = usual_recipient(opening.actors)
        if usual is not None:
            self._set_recipient(usual)
        elif not opening.actors:
            self._message.set_text(
                tr("Im Verzeichnis steht noch keine Stelle, die etwas empfangen kann."),
                tr("Zu den &Akteuren"),
                lambda: self._leave_for(ACTORS, ActorTarget()),
            )
            self._stack.setCurrentWidget(self._message)

    def _again(self, opening: Opening) -> None:
        if not self._take(opening):
            return
        self._stack.setCurrentWidget(self._body)
        self._ending.show_standing(opening.standing)
        self._show_plan(self.plan)

    def _take(self, opening: Opening) -> bool:
        """Take what was read; False when the composer has been left or is elsewhere by now."""
        if opening.offered.detail.case.id != self._case_id:
            return False
        self._offered = opening.offered
        self._actors = {one.id: one for one in opening.actors}
        self.head.show_person(opening.offered.detail.person)
        self.form.show_offered(opening.offered, opening.actors)
        return True

    def _unopened(self, error: KnownError) -> None:
        self.clear()
        self._context.notices.error(error)
        self.left.emit()

    def _show_plan(self, plan: HandoverPlan | None) -> None:
        if plan is not None and self._wanted and not self._ending.locked:
            plan, self._wanted = with_findings(plan, self._wanted), ()
            self._keeper.touch(plan)
        self.plan = plan
        self.form.show_plan(plan)
        self.footer.show_ready(ready=plan is not None)
        if plan is None:
            self.preview.clear(tr("Bitte wählen Sie die empfangende Stelle."))
        else:
            self.preview.show_now(plan)
            self.form.findings.read_for(self._context, plan)

    def _set_recipient(self, recipient: Actor) -> None:
        if self.plan is not None:
            offered = channels(recipient)
            channel = self.plan.channel if self.plan.channel in offered else offered[0]
            changed = replace(self.plan, recipient_id=recipient.id, channel=channel)
            self._take_renewed(changed)
            self._renewal.look(changed)
            return
        case_offered, desk = self._offered, self._desk
        assert case_offered is not None

        def show(found: tuple[HandoverPlan, frozenset[DataCategory]]) -> None:
            plan, released = found
            if self._offered is not None and plan.case_id == self._case_id:
                made = proposed(plan, self._offered.detail, recipient, released)
                self._renewal.begin(made)
                self._show_plan(made)

        self._context.runner.query(
            lambda: first_plan(desk, case_offered, recipient.id),
            show,
            key="handover-default",
            owner=self,
        )

    # composing

    def _take_renewed(self, plan: HandoverPlan) -> None:
        self._show_plan(plan)
        self._keeper.touch(plan)

    def _changed(self, plan: HandoverPlan) -> None:
        self.plan = plan
        self._keeper.touch(plan)
        self.preview.show_soon(plan)
        self._renewal.look(plan)

    def _kept(self) -> None:
        if self._case_id is not None:
            now = format_time(self._desk.now().astimezone())
            self.head.show_kept(tr("Entwurf gespeichert um {time}", time=now))

    def _previewed(self, made: Preview) -> None:
        recipient = self._actors.get(self.plan.recipient_id) if self.plan else None
        if recipient is not None and made.profile.category is recipient.category:
            purpose = made.snapshot.purpose
            gate = Gate(made.release, made.profile, recipient, purpose)
            self.form.show_gate(gate)
            closed, _can_ask = notice(gate)
            self.footer.show_ready(ready=not closed)
        self.form.show_locked(made.locked)
        self.form.show_changes(made.snapshot.changes)
        missing = [
            (gap_name(gap), self._way_to(gap)) for gap, there in made.gaps.items() if not there
        ]
        self.footer.completeness.show_missing(len(made.gaps), missing)
        if made.unprintable:
            self.glyphs.show_text(unprintable_sentence(made.unprintable))
        else:
            self.glyphs.hide()

    def _way_to(self, gap: Gap) -> Callable[[], object]:
        def go() -> None:
            self.flush()
            if gap is Gap.PRACTICE:
                self.form.focus_practice()
            elif self.plan is not None:
                say = self._context.notices.say
                lead_to(gap, self.plan, self._desk.account, self._leave_for, say)

        return go

    def _ask_consent(self, categories: tuple[DataCategory, ...]) -> None:
        """Go to the consents of the case, with everything filled in that is known here."""
        if self.plan is None:
            return
        self.flush()
        wish = ConsentWish(self.plan.recipient_id, self.plan.purpose, categories)
        self._leave_for(CASES, CaseTarget(self._case_id, CaseThen.CONSENT, consent=wish))

    def _go_on(self) -> None:
        """Put the focus where the detour began, or beside it, if that is no longer there."""
        left = self._left_at
        if left is not None and shiboken6.isValid(left) and left.isVisible() and left.isEnabled():
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_for(self, key: str, target: object) -> None:
        """Go where something is missing; the plan waits here, and the way back is offered."""
        self._left_at = QApplication.focusWidget()
        offered = self._offered
        assert offered is not None
        words = tr(
            "Die Übergabe für {name} bleibt, wie sie ist.",
            name=isolate(offered.detail.person.display_name),
        )
        target_here = HandoverTarget(compose_for=self._case_id)
        back = WayBack(HANDOVERS, target_here, words, tr("&Zurück zur Übergabe"))
        self.go_to.emit(key, Detour(target, back))

    def _release(self, note: ContactNote) -> None:
        set_visibility(self._context, note, Visibility.MAY_BE_HANDED_OVER, self)

    def _removed(self, undo: Callable[[], object]) -> None:
        self._context.notices.say(tr("Die Zeile ist entfernt."), undo)

    # ending

    def _ended(self, how: SignalInstance, found: UUID) -> None:
        self.clear()
        self.left.emit()
        how.emit(found)

    def _take_back(self) -> None:
        self._ending.take_back()

    def _reopen(self, case_id: UUID) -> None:
        self.clear()
        self.reopened.emit(case_id)

    def _lay_out(self) -> None:
        self._body = composer_body(self.form, self.preview, self.glyphs, self.footer)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
