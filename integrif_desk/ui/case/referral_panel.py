"""One referral: what was asked, until when, what happened, what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.domain.referral import LearnedBy, ReferralEvent
from integrif_desk.domain.views import ReferralDetail
from integrif_desk.ui.widgets.buttons import SMALL, Button
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class ReferralPanel(Panel):
    """Shows one referral; the buttons come from the tab, which knows what is allowed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Verweisung"), icon="arrows-left-right", parent=parent)
        self._facts = label("", "meta", wrap=True)
        self._message = label("", wrap=True)
        self._events: list[QLabel] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self._facts)
        self._column.addWidget(self._message)
        self._event_column = QVBoxLayout()
        self._event_column.setSpacing(2)
        self._column.addLayout(self._event_column)
        self._buttons = QWidget()
        self._column.addWidget(self._buttons)
        self.body.addLayout(self._column)

    def show_referral(
        self, found: ReferralDetail, deeds: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        """Show a referral and a button for each deed."""
        self.set_title(found.row.actor_name)
        self._facts.setText(facts(found))
        self._message.setText(found.referral.message)
        self._message.setVisible(bool(found.referral.message))
        self._drop_events()
        before = None
        for event, author in found.events:
            words = event_words(event, author, asked_again=event.state is before)
            before = event.state
            shown = label(words, "meta", wrap=True)
            self._events.append(shown)
            self._event_column.addWidget(shown)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        for text, deed in deeds:
            row.addWidget(Button(text, height=SMALL, on_click=deed))
        row.addStretch(1)
        self._column.replaceWidget(self._buttons, buttons)
        self._buttons.hide()
        self._buttons.deleteLater()
        self._buttons = buttons

    def clear(self) -> None:
        """Forget all personal data."""
        self.set_title("")
        self._facts.setText("")
        self._message.setText("")
        self._drop_events()
        self.hide()

    def _drop_events(self) -> None:
        for event in self._events:
            self._event_column.removeWidget(event)
            event.hide()
            event.deleteLater()
        self._events = []


def facts(found: ReferralDetail) -> str:
    """Return purpose, sending, target date and answer code, a line each."""
    row = found.row
    parts = [row.purpose]
    if row.sent_on is not None and found.referral.channel is not None:
        parts.append(
            tr(
                "übermittelt am {day} per {channel}",
                day=format_date(row.sent_on),
                channel=word(found.referral.channel),
            )
        )
    if found.referral.is_unanswered and row.answer_due is not None:
        parts.append(tr("Antwort erbeten bis {day}", day=format_date(row.answer_due)))
    if row.answer_code:
        parts.append(tr("Antwortcode {code}", code=row.answer_code))
    return "\n".join(parts)


def event_words(event: ReferralEvent, author: str, *, asked_again: bool) -> str:
    """Return „11.02.2026 übermittelt – Telefon, Frau Lorenz – Helga Brandt: …“."""
    state = tr("nachgefragt") if asked_again else word(event.state)
    if event.decline_reason is not None:
        state = tr("{state}, {reason}", state=state, reason=word(event.decline_reason))
    learned = "" if event.learned_by is LearnedBy.OURSELVES else word(event.learned_by)
    by = ", ".join(part for part in (learned, event.told_by) if part)
    what = tr("{day} {state}", day=format_date(event.happened_on), state=state)
    line = " – ".join(part for part in (what, by, author) if part)
    return tr("{line}: {remark}", line=line, remark=event.remark) if event.remark else line
