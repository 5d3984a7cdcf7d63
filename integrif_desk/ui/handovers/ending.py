"""How composing ends: presented for release, released, taken back, thrown away."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from integrif_desk.casework import approval, handover
from integrif_desk.casework.approval import Standing
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers.approval_presenter import stage, waits_already
from integrif_desk.ui.handovers.composer_frame import ComposerFrame
from integrif_desk.ui.handovers.form import ComposeForm
from integrif_desk.ui.handovers.live_preview import LivePreview
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_AT_SECTIONS = frozenset(
    {
        ErrorCode.NOTHING_TO_HAND_OVER,
        ErrorCode.CONSENT_MISSING,
        ErrorCode.RECIPIENT_GETS_NOTHING,
    }
)


class Ending(QObject):
    """`issued` carries the id of a released handover, `presented` that of a request that waits now;
    `reopened` the case of one that can be composed again. `plan()` is what stands in the form."""

    issued = Signal(object)
    presented = Signal(object)
    reopened = Signal(object)

    def __init__(
        self,
        context: Context,
        frame: ComposerFrame,
        form: ComposeForm,
        preview: LivePreview,
        plan: Callable[[], HandoverPlan | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._frame, self._form, self._preview = frame, form, preview
        self._plan = plan
        self._standing = Standing(request=None, plan=None, may_release=False)

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed, because it waits for release."""
        return stage(self._standing).locked

    def show_standing(self, standing: Standing) -> None:
        """Show where the handover of the case stands."""
        self._standing = standing
        shown = stage(standing)
        self._frame.show_stage(shown)
        self._frame.bar.show_request(standing.request, self._desk.today())
        self._form.set_locked(locked=shown.locked)
        self._form.recipient.show_waiting(waits_already(standing.others, self._desk.today()))
        # Who releases it alone has nobody to tell.
        self._form.message_field.setVisible(not standing.may_release)

    def clear(self) -> None:
        """Forget it."""
        self.show_standing(Standing(request=None, plan=None, may_release=False))

    def go(self, *, despite: bool) -> None:
        """Release the plan or present it, as the account may."""
        plan, desk, standing = self._plan(), self._desk, self._standing
        if plan is None or self.locked or not self._form.check():
            return
        if standing.may_release and not self._preview.shows(plan):
            # Nothing has changed elsewhere: who releases was only faster than the pages.
            self._preview.show_now(plan)
            self._context.notices.say(
                tr(
                    "Die Seiten werden noch gezeichnet. Bitte sehen Sie sie an und drücken Sie "
                    "dann noch einmal „Freigeben“."
                )
            )
            return
        self._form.setEnabled(False)
        self._frame.footer.show_ready(ready=False)

        def done(changes: Changes) -> None:
            if not standing.may_release:
                self._context.notices.say(
                    tr("Die Übergabe liegt jetzt zur Freigabe vor."),
                    lambda: self._take_back(changes.created, plan.case_id),
                )
            if self._is_here(plan.case_id, nowhere=True):
                ended = self.issued if standing.may_release else self.presented
                ended.emit(changes.created)

        def refused(error: KnownError) -> None:
            if self._is_here(plan.case_id):
                self._refused(error)
            else:
                self._context.notices.error(error)

        deed: Callable[[], Changes] = partial(approval.present, desk, plan)
        if standing.may_release:
            shown = self._preview.shown(plan)
            deed = partial(handover.issue, desk, plan, shown, despite_missing_glyphs=despite)
        self._context.runner.change(deed, done, refused, owner=self)

    def take_back(self) -> None:
        """Take the waiting request back and go on composing."""
        asked = self._standing.request
        if asked is not None:
            self._take_back(asked.id, asked.case_id)

    def discard(self, case_id: UUID, plan: HandoverPlan | None) -> None:
        """Throw the draft away and offer to take that back."""
        desk = self._desk
        self._context.runner.change(lambda: approval.drop(desk, case_id))
        if plan is not None:
            self._context.notices.say(
                tr("Der Entwurf ist verworfen."), lambda: self._keep_again(plan)
            )

    def _is_here(self, case_id: UUID, *, nowhere: bool = False) -> bool:
        """Whether that case is still composed, or with `nowhere` at least no other one."""
        current = self._plan()
        return nowhere if current is None else current.case_id == case_id

    def _take_back(self, request_id: UUID | None, case_id: UUID) -> None:
        desk = self._desk
        if request_id is not None:
            self._context.runner.change(
                lambda: approval.take_back(desk, request_id),
                lambda _changes: self.reopened.emit(case_id),
                owner=self,
            )

    def _keep_again(self, plan: HandoverPlan) -> None:
        desk = self._desk
        self._context.runner.change(
            lambda: handover.keep_plan(desk, plan),
            lambda _changes: self.reopened.emit(plan.case_id),
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        self._form.setEnabled(True)
        self._frame.footer.show_ready(ready=True)
        if error.code is ErrorCode.NOT_DISCUSSED:
            self._form.show_error("discussed_on", sentence(error))
        elif error.code in _AT_SECTIONS:
            self._preview.make_now()
            self._form.show_error("included", sentence(error))
        elif error.code is ErrorCode.GLYPHS_MISSING:
            self._preview.make_now()
            self._frame.glyphs.ask()
        elif error.code is ErrorCode.HANDOVER_CHANGED:
            self._preview.make_now()
            self._context.notices.error(error)
        elif isinstance(error, FieldError):
            self._form.show_error(error.field, sentence(error))
        else:
            self._context.notices.error(error)
