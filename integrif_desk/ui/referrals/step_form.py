"""The form of one step: when, how it was learned, what was said, and why where it must be said.

The page of all referrals and the page of a case use the same one.
"""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import actor as actors
from integrif_desk.casework import consent
from integrif_desk.casework import referral as referrals
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState, Step
from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.referrals.answer_input import field_sentence
from integrif_desk.ui.referrals.deeds import take_back
from integrif_desk.ui.referrals.form_grid import FormArea, FormGrid
from integrif_desk.ui.referrals.presenter import NUDGE, StepKind, channels_first
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import LineField, TextArea
from integrif_desk.ui.widgets.panel import ElidedLabel, label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import decline_choice
from integrif_desk.wording.labels import label as word


class StepForm(QWidget):
    """`on_done(kind, referral_id)` is called when a step has been saved, `on_cancel` on Esc or
    „Abbrechen“. `opened` is emitted when the form is filled in and can be shown. With `scrolls`
    it makes do with little height.
    """

    opened = Signal()

    def __init__(
        self,
        context: Context,
        on_done: Callable[[StepKind, UUID], object],
        on_cancel: Callable[[], object],
        *,
        scrolls: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk = context.opened.desk
        self._on_done, self._on_cancel = on_done, on_cancel
        self._kind: StepKind | None = None
        self._row: ReferralRow | None = None
        self._title = ElidedLabel("", "panel")
        self._channel: ChoiceField[Channel] = ChoiceField(placeholder=tr("Bitte wählen"))
        self._reason: ChoiceField[DeclineReason] = ChoiceField(
            [Option(reason, decline_choice(reason)) for reason in DeclineReason],
            placeholder=tr("Bitte wählen"),
        )
        self._expected = DateField(desk.today, field="expected_on", ahead=True)
        self._day = DateField(desk.today, field="happened_on")
        self._source: ChoiceField[LearnedBy] = ChoiceField(
            [Option(source, word(source)) for source in LearnedBy]
        )
        self._told_by = LineField(tr("Gesagt von"))
        self._told_by.setAccessibleName(tr("Gesagt von"))
        self._remark = TextArea(lines=2, most=5)
        self._draft = FormDraft(
            context,
            DraftKind.REFERRAL_STEP,
            {
                "channel": self._channel,
                "reason": self._reason,
                "expected_on": self._expected,
                "happened_on": self._day,
                "learned_by": self._source,
                "told_by": self._told_by,
                "remark": self._remark,
            },
            self,
        )
        self.grid = FormGrid()
        self.grid.add(tr("Weg"), channel=self._channel)
        self.grid.add(tr("Grund"), decline_reason=self._reason)
        self.grid.add(tr("Beginn ab"), expected_on=self._expected)
        self.grid.add(tr("Am"), happened_on=self._day)
        self.grid.add(tr("Erfahren"), learned_by=self._source, told_by=self._told_by)
        self.grid.add(tr("Bemerkung"), remark=self._remark)
        self.grid.add_wide(NeverHint(self._remark))
        self._error = label("", "error", wrap=True)
        self.save_button = Button("", PRIMARY, on_click=self.save)
        self.unnamed = label(
            tr(
                "Für diese Stelle gibt es keine gültige Einwilligung zum Namen. Schriftlich geht "
                "das nicht; mündlich nur, wenn die Person dabei ist oder zugestimmt hat."
            ),
            "warning",
            wrap=True,
        )
        self._lay_out(FormArea(self.grid) if scrolls else self.grid)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def ask(self, kind: StepKind, row: ReferralRow) -> None:
        """Ask for a step of a referral; channels that its actor accepts come first."""
        if not kind.asks_channel:
            self._open(kind, row)
            return
        self._context.runner.query(
            lambda: (
                actors.view(self._desk, row.actor_id).actor.channels,
                consent.may_name(self._desk, row.case_id, row.actor_id),
            ),
            lambda found: self._open(kind, row, found[0], named=found[1]),
            key=("step-channels", id(self)),
            owner=self,
        )

    def _open(
        self,
        kind: StepKind,
        row: ReferralRow,
        accepted: Sequence[Channel] = (),
        *,
        named: bool = True,
    ) -> None:
        self._draft.close()
        self.unnamed.setVisible(not named)
        self._kind, self._row = kind, row
        self._title.setText(tr("{title} – {actor}", title=kind.title, actor=row.actor_name))
        self._channel.set_options(
            [Option(channel, word(channel)) for channel in channels_first(accepted)]
        )
        self._channel.set_value(accepted[0] if accepted else None)
        self._reason.set_value(None)
        self._expected.set_value(None)
        self._day.set_value(self._desk.today())
        ours = not kind.asks_source or kind.state is ReferralState.WITHDRAWN
        self._source.set_value(LearnedBy.OURSELVES if ours else LearnedBy.PHONE)
        self._told_by.set_value("")
        self._remark.set_value("")
        for name, wanted in (
            ("channel", kind.asks_channel),
            ("decline_reason", kind.asks_reason),
            ("expected_on", kind.asks_expected),
            ("learned_by", kind.asks_source),
            ("remark", kind.asks_remark),
        ):
            self.grid.show_row(name, wanted)
        self.grid.set_label("remark", kind.remark)
        self.grid.show_errors({})
        self._error.hide()
        self.save_button.setText(kind.save)
        self.save_button.updateGeometry()
        asked = (
            (kind.asks_channel, self._channel),
            (kind.asks_reason, self._reason),
            (kind.asks_expected, self._expected),
            (kind is NUDGE, self._remark),
            (True, self._day),
        )
        # Each step of a referral has words of its own.
        self._draft.begin(uuid5(row.id, kind.title))
        self.opened.emit()
        first = next(field for wanted, field in asked if wanted)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Read the fields; what is wrong is said at its field."""
        kind, row = self._kind, self._row
        if kind is None or row is None:
            return
        try:
            step = self._read(kind, row)
        except FieldError as error:
            self._show_error(error)
            return
        self.grid.show_errors({})

        def write() -> Changes:
            if kind is NUDGE:
                return referrals.nudge(
                    self._desk,
                    row.id,
                    step.remark,
                    step.happened_on,
                    step.learned_by,
                    told_by=step.told_by,
                )
            return referrals.step(self._desk, row.id, step)

        def done(_changes: Changes) -> None:
            self._draft.done()
            self.forget()
            self._context.notices.say(
                tr("Nachfrage eingetragen.")
                if kind is NUDGE
                else tr("Eingetragen: {state}.", state=word(step.state)),
                lambda: take_back(self._context, row.id),
            )
            self._on_done(kind, row.id)

        self._context.runner.change(write, done, self._show_error, owner=self)

    def _show_error(self, error: KnownError) -> None:
        sentence = field_sentence(error)
        at_field = isinstance(error, FieldError)
        self.grid.show_errors({error.field: sentence} if isinstance(error, FieldError) else {})
        self._error.setText("" if at_field else sentence)
        self._error.setVisible(not at_field)

    def keep_drafts(self) -> None:
        """Keep what was typed."""
        self._draft.keep()

    def forget(self) -> None:
        """Keep what was typed, then show nothing any more."""
        self._draft.close()
        self._kind = self._row = None
        self._title.setText("")
        self._told_by.set_value("")
        self._remark.set_value("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
            return
        super().keyPressEvent(event)

    def _read(self, kind: StepKind, row: ReferralRow) -> Step:
        channel = self._channel.value() if kind.asks_channel else None
        if kind.asks_channel and channel is None:
            raise FieldError(ErrorCode.FIELD_REQUIRED, "channel")
        happened_on = self._day.value() or self._desk.today()
        if happened_on > self._desk.today():
            raise FieldError(ErrorCode.DATE_IN_FUTURE, "happened_on")
        return Step(
            state=kind.state or row.state,
            happened_on=happened_on,
            learned_by=self._source.value() or LearnedBy.OURSELVES,
            told_by=self._told_by.value() if kind.asks_source else "",
            remark=self._remark.value(),
            decline_reason=self._reason.value() if kind.asks_reason else None,
            expected_on=self._expected.value() if kind.asks_expected else None,
            channel=channel,
        )

    def _lay_out(self, form: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(1)
        buttons.addWidget(Button(tr("A&bbrechen"), on_click=self._on_cancel))
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.unnamed)
        column.addWidget(form, 1)
        column.addLayout(buttons)
