"""First part of the composer: who receives it, what for, by which way, and the talk before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.actor import Actor, Channel
from integrif_desk.domain.errors import FieldError
from integrif_desk.domain.handover import Purpose
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import Person
from integrif_desk.ui.handovers.plan_presenter import (
    channels,
    discussed_question,
    ordered,
)
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, repolish
from integrif_desk.ui.widgets.panel import IconLabel, label, plain_tip
from integrif_desk.ui.widgets.toggles import CheckBox, Choice, Option, segmented
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import channel_short
from integrif_desk.wording.labels import label as word

_SEGMENTS, _BESIDE = 5, 3


class RecipientPart(QWidget):
    """`on_recipient(actor)` asks for another plan; everything else is read by `applied`."""

    def __init__(
        self,
        today: Callable[[], date],
        on_recipient: Callable[[Actor], object],
        on_change: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actors: dict[UUID, Actor] = {}
        self._on_recipient = on_recipient
        self.recipient = ChoiceField[UUID](
            on_choice=self._recipient_chosen, placeholder=tr("Stelle wählen oder Namen eingeben")
        )
        self.recipient_field = Labelled(tr("Empfangende &Stelle"), self.recipient)
        self._waiting: Mapping[UUID, str] = {}
        self.waits = label("", "warning", wrap=True)
        self.waits.hide()
        self.purpose = ChoiceField[Purpose](
            [Option(one, word(one)) for one in Purpose], lambda _purpose: on_change()
        )
        self._purpose_field = Labelled(tr("&Zweck"), self.purpose)
        self.channel = ChannelChoice(on_change)
        self._channel_field = Labelled(tr("Übergabeweg"), self.channel)
        self.discussed = DiscussedBox(today, on_change)
        self._rest = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(self._purpose_field, 1)
        self._row.addWidget(self._channel_field)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addLayout(self._row)
        rest.addWidget(self.discussed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.recipient_field)
        column.addWidget(self.waits)
        column.addWidget(self._rest)
        self._turn()

    def show_actors(self, actors: Sequence[Actor]) -> None:
        """Offer these units, coordination offices first."""
        self._actors = {one.id: one for one in actors}
        self.recipient.set_options([Option(one.id, one.name) for one in ordered(actors)])

    def show_plan(self, plan: HandoverPlan | None, person: Person) -> None:
        """Show the values; without a plan only the recipient can be chosen."""
        self._rest.setVisible(plan is not None)
        self.recipient.set_value(plan.recipient_id if plan else None)
        self._show_waits()
        if plan is None:
            return
        self.purpose.set_value(plan.purpose)
        recipient = self._actors[plan.recipient_id]
        self.channel.show_channels(channels(recipient, plan.channel), plan.channel)
        self._turn()
        self.discussed.show_plan(plan, person, public=recipient.is_public_office)

    def show_waiting(self, waiting: Mapping[UUID, str]) -> None:
        """Take what to say of units that a colleague's request for this case goes to."""
        self._waiting = waiting
        self._show_waits()

    def applied(self, plan: HandoverPlan) -> HandoverPlan:
        """Return the plan with what stands here. Raises `FieldError` DATE_INVALID."""
        return replace(
            plan,
            purpose=self.purpose.value() or plan.purpose,
            channel=self.channel.value() or plan.channel,
            discussed_on=self.discussed.value(),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn()

    def _turn(self) -> None:
        """Put the two choices below one another where there is no room for both in a row."""
        directions = QBoxLayout.Direction
        beside = theme().scale == 100 and self.channel.count() <= _BESIDE
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._row.setSpacing(16 if beside else 12)

    def _show_waits(self) -> None:
        chosen = self.recipient.value()
        text = self._waiting.get(chosen, "") if chosen is not None else ""
        self.waits.setText(text)
        self.waits.setVisible(bool(text))

    def _recipient_chosen(self, actor_id: UUID) -> None:
        self._on_recipient(self._actors[actor_id])


class ChannelChoice(QWidget):
    """A row of up to five ways; more become a list, so that a narrow column holds them."""

    def __init__(self, on_change: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._offered: tuple[Channel, ...] = ()
        self._field: ChoiceField[Channel] | Choice[Channel] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def count(self) -> int:
        """Return how many ways are offered."""
        return len(self._offered)

    def value(self) -> Channel | None:
        """Return the chosen way."""
        return self._field.value() if self._field else None

    def show_channels(self, offered: tuple[Channel, ...], chosen: Channel) -> None:
        """Offer these ways, one of them chosen."""
        if offered != self._offered or self._field is None:
            self._offered = offered
            if self._field is not None:
                self._row.removeWidget(self._field)
                self._field.deleteLater()
            self._field = self._make(offered)
            self._explain(self._field)
            self._row.addWidget(self._field)
            self._row.setAlignment(self._field, self._side())
            self.setFocusProxy(self._field)
        self._field.set_value(chosen)

    def _side(self) -> Qt.AlignmentFlag:
        # A row of choices stays together at the left, a list takes the whole width.
        row = isinstance(self._field, Choice)
        return Qt.AlignmentFlag.AlignLeft if row else Qt.AlignmentFlag(0)

    def _make(self, offered: tuple[Channel, ...]) -> ChoiceField[Channel] | Choice[Channel]:
        options = [Option(one, channel_short(one)) for one in offered]
        name = tr("Übergabeweg")
        if len(options) <= _SEGMENTS:
            return segmented(options, lambda _channel: self._on_change(), name)
        field = ChoiceField[Channel](options, lambda _channel: self._on_change())
        field.setAccessibleName(name)
        return field

    def _explain(self, field: QWidget) -> None:
        # Only few know the short form.
        known = Channel.EBO not in self._offered
        field.setToolTip("" if known else plain_tip(word(Channel.EBO)))


class DiscussedBox(QFrame):
    """Asks whether it was discussed with the person; warns where § 87 AufenthG may apply."""

    def __init__(
        self,
        today: Callable[[], date],
        on_change: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._on_change = on_change
        self._warning = label(
            tr(
                "<b>Öffentliche Stelle: Mitteilungspflichten nach §&nbsp;87&nbsp;AufenthG "
                "möglich.</b> Geben Sie nur weiter, was der Zweck verlangt."
            ),
            wrap=True,
        )
        self._warning.setTextFormat(Qt.TextFormat.RichText)
        self._icon = IconLabel("bank", "waiting", 20)
        self.check = CheckBox("")
        self.check.toggled.connect(self._toggled)
        self.day = DateField(today, field="discussed_on")
        self.day.setAccessibleName(tr("Tag des Gesprächs"))
        self.day.setFixedWidth(theme().px(150))
        self.day.textEdited.connect(lambda _text: on_change())
        self.day.picked.connect(lambda _day: on_change())
        self._error = label("", "error", wrap=True)
        self._error.hide()
        answer = QHBoxLayout()
        answer.setSpacing(10)
        answer.addWidget(self.check)
        answer.addWidget(self.day)
        answer.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(self._warning)
        text.addLayout(answer)
        text.addWidget(self._error)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    def show_plan(self, plan: HandoverPlan, person: Person, *, public: bool) -> None:
        """Show the day of the talk; the warning only for public offices."""
        self._warning.setVisible(public)
        self._icon.setVisible(public)
        self.setProperty("callout", public)
        self.setProperty("panel", not public)
        repolish(self)
        self.check.setText(discussed_question(person))
        self.check.setAccessibleName(self.check.text())
        blocked = self.check.blockSignals(True)
        self.check.setChecked(plan.discussed_on is not None)
        self.check.blockSignals(blocked)
        self.day.setVisible(plan.discussed_on is not None)
        if plan.discussed_on != self._typed():
            self.day.set_value(plan.discussed_on)

    def clear(self) -> None:
        """Forget who was asked about, and what was missing there."""
        self.check.setText("")
        self.check.setAccessibleName("")
        self.show_error("")

    def value(self) -> date | None:
        """Return the day of the talk, None without one. Raises `FieldError` DATE_INVALID."""
        return self.day.value() if self.check.isChecked() else None

    def show_error(self, text: str) -> None:
        """Show a sentence below the check box and put the cursor there."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            target = self.day if self.check.isChecked() else self.check
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> date | None:
        try:
            return self.value()
        except FieldError as error:
            self.show_error(sentence(error))
            return None

    def _toggled(self, checked: bool) -> None:
        self.day.setVisible(checked)
        self.day.set_value(self._today() if checked else None)
        self.show_error("")
        self._on_change()
