"""What can be done with meetings and agreements from their page; all of it can be taken back."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from integrif_desk.casework import agreement as agreements
from integrif_desk.casework import meeting as meetings
from integrif_desk.casework.agreement import Step
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.meeting_views import AgreementDetail, MeetingDetail, RemovedMeeting
from integrif_desk.ui.context import Context
from integrif_desk.ui.meetings.presenter import StepKind, deletion_sentence, step_said
from integrif_desk.ui.ops import OnError
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.wording.i18n import tr

Then = Callable[[], object]


class MeetingDeeds(QObject):
    """Writes, says so with an undo, and calls back what the page has to do then."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._desk = context.opened.desk
        self._page = page

    def take_step(
        self,
        agreement_id: UUID,
        kind: StepKind,
        step: Step,
        then: Then,
        refuse: OnError,
    ) -> None:
        """Note what became of an agreement."""

        def done(_changes: Changes) -> None:
            then()
            self._context.notices.say(
                step_said(kind, step.due_on),
                lambda: self._write(lambda: agreements.undo_last(self._desk, agreement_id)),
            )

        self._context.runner.change(
            lambda: agreements.step(self._desk, agreement_id, step), done, refuse, owner=self
        )

    def undo_step(self, agreement_id: UUID) -> None:
        """Take the last step back."""
        said = tr("Der letzte Schritt ist zurückgenommen.")
        self._context.runner.change(
            lambda: agreements.undo_last(self._desk, agreement_id),
            lambda _changes: self._context.notices.say(said),
            owner=self,
        )

    def delete_agreement(self, agreement_id: UUID, then: Then) -> None:
        """Delete an agreement that was entered by mistake."""
        gone: list[AgreementDetail] = []

        def write() -> Changes:
            changes, removed = agreements.remove(self._desk, agreement_id)
            gone.append(removed)
            return changes

        def done(_changes: Changes) -> None:
            then()
            self._context.notices.say(
                tr("Die Vereinbarung ist gelöscht."),
                lambda: self._write(lambda: agreements.restore(self._desk, gone[0])),
            )

        self._context.runner.change(write, done, owner=self)

    def ask_delete_meeting(self, detail: MeetingDetail, then: Then) -> None:
        """Ask, then delete a meeting with what was agreed there."""
        meeting_id = detail.meeting.id
        confirm(
            self._page,
            tr("Treffen löschen"),
            deletion_sentence(detail),
            tr("Treffen &löschen"),
            lambda: self._delete_meeting(meeting_id, then),
        )

    def _delete_meeting(self, meeting_id: UUID, then: Then) -> None:
        gone: list[RemovedMeeting] = []

        def write() -> Changes:
            changes, removed = meetings.remove(self._desk, meeting_id)
            gone.append(removed)
            return changes

        def done(_changes: Changes) -> None:
            then()
            self._context.notices.say(
                tr("Das Treffen ist gelöscht."),
                lambda: self._write(lambda: meetings.restore(self._desk, gone[0])),
            )

        self._context.runner.change(write, done, owner=self)

    def _write(self, write: Callable[[], Changes]) -> None:
        self._context.runner.change(write)
