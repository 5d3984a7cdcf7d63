"""The lead's look at a request: what was chosen, the pages, and the two answers.

One after the other: whoever has ten minutes for five requests need not go back to the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework import approval, handover
from integrif_desk.casework.approval import Review
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.approval import PlanPart
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.handovers.approval_presenter import after_release, left_text, review_facts
from integrif_desk.ui.handovers.composer_frame import GlyphBar, composer_body
from integrif_desk.ui.handovers.form import ComposeForm
from integrif_desk.ui.handovers.gate_presenter import Gate
from integrif_desk.ui.handovers.opening import SHOWN, Opening, open_for
from integrif_desk.ui.handovers.plan_presenter import gap_name, unprintable_sentence
from integrif_desk.ui.handovers.return_form import ReturnForm
from integrif_desk.ui.handovers.review_frame import ReviewFooter, ReviewHead
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class Looked:
    """A request, the case it is about, and those that wait after it."""

    review: Review
    opening: Opening
    left: tuple[RequestRow, ...]


def look(desk: Desk, request_id: UUID) -> Looked:
    """Return what the review shows; runs on the worker."""
    found = approval.review(desk, request_id)
    others = tuple(row for row in approval.to_release(desk) if row.id != request_id)
    opening = open_for(desk, found.row.case_id, found.plan.recipient_id)
    return Looked(found, opening, others)


class ReviewView(QWidget):
    """`left` goes back to the list."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._request_id: UUID | None = None
        self._shown: Looked | None = None
        self.head = ReviewHead(self.leave)
        self.facts = QFrame()
        self.facts.setProperty("callout", True)
        self._lines = QVBoxLayout(self.facts)
        self.form = ComposeForm(self._desk.today, _nothing, _nothing, _nothing, _nothing, _nothing)
        self.form.set_locked(locked=True)
        self.form.message_field.hide()  # it stands above
        self.preview = PagePreview(context.runner)
        self.glyphs = GlyphBar(lambda: self._approve(despite=True))
        self.footer = ReviewFooter(self._ask_to_return, self.next, self.approve)
        self.returning = ReturnForm(self._give_back, self._show_footer, self._typed)
        self._keeper = DraftKeeper(context, DraftKind.RETURN_COMMENTS, self.returning.draft, self)
        self._message = EmptyState()
        self._stack = QStackedWidget()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._main_deed)

    @property
    def request_id(self) -> UUID | None:
        """The request that is looked at."""
        return self._request_id

    def open(self, request_id: UUID) -> None:
        """Look at a request."""
        self.clear()
        self._request_id = request_id
        self._message.set_loading(tr("Die Übergabe wird geladen …"))
        self._keeper.begin(request_id, self._type_again)
        self._read(request_id)

    def refresh(self, changes: Changes | None) -> None:
        """Something was written: what is released is what the pages show, so read them again."""
        if self._request_id is not None and (changes is None or changes.nouns & SHOWN):
            self._read(self._request_id)

    def _read(self, request_id: UUID) -> None:
        desk = self._desk
        self._context.runner.query(
            lambda: look(desk, request_id),
            self._show,
            self._gone,
            key="handover-review",
            owner=self,
        )

    def clear(self) -> None:
        """Forget the request and its pages; comments that were typed are kept."""
        self._keeper.flush()
        self._request_id = self._shown = None
        self.head.clear()
        self.form.clear()
        self.preview.show_message("")
        self.glyphs.hide()
        self.returning.forget()
        self._keeper.stop()
        self.footer.show()
        self._fill_facts(())
        self.footer.show_ready(ready=False)
        self._stack.setCurrentWidget(self._message)

    def leave(self) -> None:
        """Go back to the list."""
        self.clear()
        self.left.emit()

    def approve(self) -> None:
        """Release the handover as the case stands now."""
        self._approve(despite=False)

    def next(self) -> None:
        """Look at the next one without an answer to this one; the last one leads to the list."""
        left = self._shown.left if self._shown is not None else ()
        self._go_on(left)

    def areas(self) -> Sequence[QWidget]:
        """Return what F6 visits."""
        return (self.form, self.preview, self.footer)

    def _show(self, looked: Looked) -> None:
        if looked.review.row.id != self._request_id:
            return
        fresh = self._shown is None
        self._shown = looked
        found, opening = looked.review, looked.opening
        self._stack.setCurrentWidget(self._body)
        self.head.show_request(
            found.row, opening.offered.detail.person, left_text(len(looked.left))
        )
        self._fill_facts(review_facts(found, self._desk.today()))
        self.form.show_offered(opening.offered, opening.actors)
        self.form.show_plan(found.plan)
        self.form.findings.read_for(self._context, found.plan)
        recipient = next(one for one in opening.actors if one.id == found.plan.recipient_id)
        made = found.preview
        self.form.show_gate(Gate(made.release, made.profile, recipient, made.snapshot.purpose))
        self.form.show_locked(made.locked)
        self.form.show_changes(made.snapshot.changes)
        self.preview.show_paper(made.paper)
        self.footer.show_ready(ready=True)
        self.footer.show_next(more=bool(looked.left))
        missing = [gap_name(gap) for gap, there in made.gaps.items() if not there]
        self.footer.show_missing(len(made.gaps), missing)
        if made.unprintable:
            self.glyphs.show_text(unprintable_sentence(made.unprintable))
        else:
            self.glyphs.hide()
        if fresh and self.returning.isHidden():
            self.footer.approve_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gone(self, error: KnownError) -> None:
        self._context.notices.error(error)
        self.leave()

    def _main_deed(self) -> None:
        if self.returning.isVisible():
            self.returning.save_button.click()
        else:
            self.footer.approve_button.click()

    def _approve(self, *, despite: bool) -> None:
        looked, desk = self._shown, self._desk
        if looked is None:
            return
        request_id = looked.review.row.id
        self.footer.show_ready(ready=False)

        def done(changes: Changes) -> None:
            self._say_released(changes, looked.left)
            if self._request_id == request_id:
                self._keeper.stop()
                self._go_on(looked.left)

        self._context.runner.change(
            partial(
                approval.approve,
                desk,
                request_id,
                looked.review.preview.mark,
                despite_missing_glyphs=despite,
            ),
            done,
            self._refused,
            owner=self,
        )

    def _say_released(self, changes: Changes, left: Sequence[RequestRow]) -> None:
        assert changes.created is not None
        issued, desk = changes.created, self._desk
        self._context.runner.query(
            lambda: handover.view(desk, issued),
            lambda row: self._context.notices.say(after_release(row.number, left)),
            key="handover-released",
            owner=self,
        )

    def _ask_to_return(self) -> None:
        self.footer.hide()
        self.returning.open()

    def _typed(self) -> None:
        self._keeper.touch()

    def _type_again(self, fields: dict[str, str]) -> None:
        if self._request_id is not None:
            self.returning.take_draft(fields)
            self._ask_to_return()

    def _show_footer(self) -> None:
        self.footer.show()
        self.footer.approve_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self, comments: dict[PlanPart, str]) -> None:
        looked, desk = self._shown, self._desk
        if looked is None:
            return
        request_id = looked.review.row.id

        def done(_changes: Changes) -> None:
            self._context.notices.say(
                tr("Die Übergabe ist zurückgegeben an {name}.", name=looked.review.row.author)
            )
            if self._request_id == request_id:
                self._keeper.stop()
                self._go_on(looked.left)

        self._context.runner.change(
            lambda: approval.give_back(desk, request_id, comments),
            done,
            self.returning.refused,
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        self.footer.show_ready(ready=True)
        if error.code is ErrorCode.GLYPHS_MISSING:
            self.glyphs.ask()
        elif error.code is ErrorCode.HANDOVER_CHANGED:
            self._context.notices.error(error)
            self.refresh(None)
        elif isinstance(error, FieldError):
            self.form.show_error(error.field, sentence(error))
            self._context.notices.error(error)
        else:
            self._context.notices.error(error)

    def _go_on(self, left: Sequence[RequestRow]) -> None:
        if left:
            self.open(left[0].id)
        else:
            self.leave()

    def _fill_facts(self, told: Sequence[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in told:
            self._lines.addWidget(label(one, wrap=True))
        self.facts.setVisible(bool(told))

    def _lay_out(self) -> None:
        self._lines.setContentsMargins(14, 8, 12, 8)
        self._lines.setSpacing(4)
        self.form.insert_top(self.facts)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.returning)
        column.addWidget(self.footer)
        self._body = composer_body(self.form, self.preview, self.glyphs, below)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)


def _nothing(*_given: object) -> None:
    """Take no notice: nothing can be changed in a review."""
