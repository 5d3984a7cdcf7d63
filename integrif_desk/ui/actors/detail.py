"""One actor: how to reach it, what it is responsible for, what the desk has measured with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from integrif_desk.domain.actor import Actor
from integrif_desk.domain.finding_views import FindingHint
from integrif_desk.domain.meeting_views import Tally
from integrif_desk.domain.views import ActorDetail, ReferralRow
from integrif_desk.ui.actors.contact_list import ContactList
from integrif_desk.ui.actors.presenter import (
    agreements_text,
    checked_text,
    facts,
    measured_text,
    open_text,
    referral_text,
    slower_than_promised,
    too_few,
)
from integrif_desk.ui.findings.hints import HintsPanel
from integrif_desk.ui.referrals.table_model import state_chip
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.panel import IconLabel, label, line, plain_tip
from integrif_desk.ui.widgets.wrapped import Wrapped
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

READABLE = 860  # px at 100 %; longer lines are hard to read


@dataclass(frozen=True)
class Deeds:
    """What the detail asks the page to do."""

    refer: Callable[[], object]
    edit: Callable[[], object]
    confirm: Callable[[], object]
    set_active: Callable[[bool], object]
    open_referral: Callable[[UUID], object]
    open_finding: Callable[[UUID], object]
    copied: Callable[[str], object]


@dataclass(frozen=True)
class Shown:
    """All that is shown of an actor."""

    detail: ActorDetail
    open_rows: tuple[ReferralRow, ...]
    hints: tuple[FindingHint, ...]
    agreed: Tally


class ActorView(QWidget):
    """A column of parts, built anew for every actor."""

    def __init__(
        self,
        shown: Shown,
        today: date,
        deeds: Deeds,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("scrolled", True)
        self.setMaximumWidth(theme().px(READABLE))
        self._deeds = deeds
        detail = shown.detail
        actor = detail.actor
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        self.name = label(actor.name, "title", wrap=True)
        self.name.setMinimumWidth(1)
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        column.addWidget(self.name)
        column.addLayout(_chips(actor))
        column.addLayout(self._buttons(actor))
        column.addLayout(self._checked(detail, today))
        column.addWidget(line())
        if actor.contacts:
            column.addWidget(ContactList(actor.contacts, deeds.copied))
            column.addWidget(line())
        column.addLayout(_facts(actor))
        if actor.practice_tips:
            column.addWidget(_tips(actor.practice_tips))
        hints = HintsPanel(deeds.open_finding)
        column.addWidget(hints)
        hints.show_hints(shown.hints)
        column.addWidget(line())
        column.addLayout(_measured(detail))
        if slower := slower_than_promised(detail):
            column.addLayout(_noted("warning-fill", "waiting", slower, "warning"))
        if agreed := agreements_text(shown.agreed):
            column.addLayout(_noted("handshake", "muted", agreed))
        self._add_referrals(column, detail, shown.open_rows)
        column.addStretch(1)

    def _buttons(self, actor: Actor) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if actor.active:
            refer = Button(
                tr("&Verweisen …"), PRIMARY, icon="arrows-left-right", on_click=self._deeds.refer
            )
            row.addWidget(refer)
        row.addWidget(Button(tr("&Bearbeiten"), icon="pencil-simple", on_click=self._deeds.edit))
        text = tr("Still&legen") if actor.active else tr("&Wieder anbieten")
        icon = "pause-circle" if actor.active else "play-circle"
        active = not actor.active
        row.addWidget(Button(text, icon=icon, on_click=lambda: self._deeds.set_active(active)))
        row.addStretch(1)
        return row

    def _checked(self, detail: ActorDetail, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        due = detail.actor.needs_check(today)
        icon, tone = ("clock-fill", "waiting") if due else ("check-circle-fill", "good")
        row.addWidget(IconLabel(icon, tone, 16))
        text = checked_text(detail.actor, today, detail.checker)
        told = label(text, "warning" if due else "meta", wrap=True)
        told.setMinimumWidth(1)  # a name without end must not push the button out
        row.addWidget(told, 1)
        if due:
            row.addWidget(Button(tr("S&timmt noch"), height=SMALL, on_click=self._deeds.confirm))
        return row

    def _add_referrals(
        self, column: QVBoxLayout, detail: ActorDetail, rows: Sequence[ReferralRow]
    ) -> None:
        column.addWidget(label(open_text(detail.open_referrals), "strong"))
        for row in rows:
            shown = QHBoxLayout()
            shown.setSpacing(12)
            link = Button(
                referral_text(row).replace("&", "&&"),
                LINK,
                height=24,
                on_click=partial(self._deeds.open_referral, row.id),
            )
            link.setMinimumWidth(1)
            link.setToolTip(plain_tip(referral_text(row)))
            shown.addWidget(link)
            shown.addWidget(ChipLabel(state_chip(row)))
            shown.addStretch(1)
            column.addLayout(shown)
        more = detail.open_referrals - len(rows)
        if more > 0:
            column.addWidget(label(tr("und {more} weitere", more=more), "meta"))


def _chips(actor: Actor) -> QLayout:
    shown = [Chip(word(actor.category))]
    if actor.is_public_office:
        shown.append(Chip(tr("öffentliche Stelle"), Tone.INFO, "bank"))
    if actor.publishable:
        shown.append(Chip(tr("für die Broschüre"), Tone.NEUTRAL, "book-open"))
    if not actor.active:
        shown.append(Chip(tr("stillgelegt"), Tone.WAITING, "pause-circle-fill"))
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Wrapped([ChipLabel(chip) for chip in shown]))
    if actor.carrier:
        carrier = label(tr("Träger: {carrier}", carrier=actor.carrier), "meta", wrap=True)
        carrier.setMinimumWidth(1)
        column.addWidget(carrier)
    return column


def _facts(actor: Actor) -> QLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, theme().px(112))
    grid.setColumnStretch(1, 1)
    for number, (name, text) in enumerate(facts(actor)):
        shown = label(text, wrap=True)
        shown.setMinimumWidth(1)  # a word without end must not push the columns apart
        shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label(name, "meta"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, number, 1)
    return grid


def _tips(text: str) -> QFrame:
    made = QFrame()
    made.setProperty("soft", True)
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 10, 12, 10)
    row.setSpacing(12)
    row.addWidget(IconLabel("lightbulb", "accent"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(tr("Praxistipps"), "strong"))
    column.addWidget(label(text, wrap=True))
    row.addLayout(column, 1)
    return made


def _noted(icon: str, tone: str, text: str, role: str = "") -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, role, wrap=True), 1)
    return row


def _measured(detail: ActorDetail) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel("hourglass", "muted", 16))
    row.addWidget(label(tr("Erste Antwort:"), "meta"))
    text = label(measured_text(detail), "strong" if detail.answered else "meta", wrap=True)
    if too_few(detail):
        text.setToolTip(tr("Unter 5 Antworten sagt der Median noch wenig."))
    row.addWidget(text, 1)
    return row
