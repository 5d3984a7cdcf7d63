"""„Mehrere Fälle übergeben“: released handovers of one recipient, bound, looked at, given away."""

from collections import Counter
from collections.abc import Callable
from threading import Event
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import drawn, handover_bundle, sending
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.handover_bundle import Choice
from integrif_desk.casework.sending import Offer
from integrif_desk.domain.bound_names import MOST_CASES
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover_bundle import BundlePlan, HandoverBundle
from integrif_desk.domain.views import HandoverRow
from integrif_desk.ui.case.tab import YieldingArea
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.giving_presenter import given_words
from integrif_desk.ui.handovers.live_preview import DELAY_MS
from integrif_desk.ui.referrals.letter import LetterParcel
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, PRIMARY, SMALL, TONAL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.ui.widgets.panel import label, plain_tip
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

T = TypeVar("T")
_SIDE = 340
_LONGEST_NAME = 24
_SHOWN = frozenset({Noun.HANDOVER, Noun.DISCLOSURE, Noun.CONSENT, Noun.ASSOCIATION})


class BundleView(QWidget):
    """`on_back()` goes back to the list."""

    def __init__(
        self, context: Context, on_back: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Choice | None = None
        self._ticks: list[tuple[HandoverRow, CheckBox]] = []
        self._stop = Event()
        self._open = False
        self.back = Button(tr("Zurück"), FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self.bundle: ChoiceField[UUID | None] = ChoiceField((), lambda _one: self._show())
        self.bundle.setAccessibleName(tr("Sammelübergabe"))
        self.recipient: ChoiceField[UUID] = ChoiceField((), lambda _one: self._offer_cases())
        self.recipient.setAccessibleName(tr("Stelle"))
        self.occasion = LineField(on_change=lambda _text: self._timer.start())
        self._draft = FormDraft(
            context,
            DraftKind.BUNDLE,
            {"recipient": self.recipient, "occasion": self.occasion},
            self,
            on_found=self._offer_cases,
        )
        self._is_offered = False
        self.hint = label("", "muted", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.given = label("", "meta", wrap=True)
        self.issue_button = Button(
            tr("Dokument &ausstellen"), PRIMARY, icon="check", on_click=self._issue
        )
        self.give_button = Button(
            tr("&Weitergeben …"), TONAL, icon="paper-plane-tilt", height=SMALL, on_click=self._give
        )
        self.giving = GivePanel(context, self._give_toggled)
        self.preview = PagePreview(context.runner)
        self._new = QWidget()
        self._boxes = QVBoxLayout()
        self._known = QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.preview_now)
        self._lay_out()

    def open(self) -> None:
        """Show what can be bound."""
        self._open = True
        self.bundle.set_value(None)
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        """Something was written: show how it stands now."""
        if self._open and (changes is None or changes.nouns & _SHOWN):
            self._read()

    def forget(self) -> None:
        """Forget the names, the pages and every password."""
        self.leave()
        self.giving.forget()

    def leave(self) -> None:
        """Forget what is shown; a password that nobody has passed on comes back with its bundle."""
        self._draft.close()
        self._open, self._found, self._is_offered = False, None, False
        self._timer.stop()
        self._stop.set()
        self._clear_boxes()
        self.bundle.set_options(())
        self.recipient.set_options(())
        self.occasion.clear()
        self.given.setText("")
        self.giving.leave()
        self.preview.show_message("")

    def chosen(self) -> list[UUID]:
        """Return the handovers that are ticked, in the order they stand."""
        return [row.id for row, box in self._ticks if box.isChecked()]

    def preview_now(self) -> None:
        """Have the pages made of what is ticked."""
        self._timer.stop()
        self._stop.set()  # what is being made of other cases is not wanted any more
        if self.bundle.value() is not None:  # an issued one is shown
            return
        plan = self._plan()
        self.issue_button.setEnabled(plan is not None)
        if plan is None:
            self.preview.show_message(tr("Wählen Sie links mindestens zwei Übergaben."))
            return
        desk, stop = self._context.opened.desk, Event()
        self._stop = stop

        def show(paper: Paper | None) -> None:
            if paper is not None and self._open and self._plan() == plan:
                self.preview.show_paper(paper)

        self._query(lambda: handover_bundle.draft(desk, plan, lambda: not stop.is_set()), show)

    # reading

    def _read(self) -> None:
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: handover_bundle.choice(desk),
            self._take,
            self._failed,
            key=("bundles", id(self)),
            owner=self,
        )

    def _take(self, found: Choice) -> None:
        if not self._open:
            return
        self._found = found
        several = Counter(row.recipient_id for row in found.handovers)
        names = found.recipients
        self.recipient.set_options(
            [
                Option(one, names[one])
                for one in sorted(several, key=lambda one: names[one].casefold())
                if several[one] > 1
            ]
        )
        self.bundle.set_options(
            [
                Option[UUID | None](None, tr("Neu zusammenstellen")),
                *(Option[UUID | None](one.id, _told(one, names)) for one in found.bundles),
            ]
        )
        if self.bundle.currentIndex() < 0:
            self.bundle.set_value(None)
        if self.recipient.value() is None and self.recipient.count():
            self.recipient.setCurrentIndex(0)
        self._offer_cases()
        if not self._is_offered:
            self._is_offered = True
            self._draft.begin(None)

    def _offer_cases(self) -> None:
        found = self._found
        if found is None:
            return
        kept = set(self.chosen())
        self._clear_boxes()
        for row in found.handovers:
            if row.recipient_id == self.recipient.value():
                box = CheckBox(_box_text(row))
                box.setToolTip(plain_tip(f"{row.person_name}, {row.number}"))
                box.setChecked(row.id in kept)
                box.toggled.connect(lambda _on: self._timer.start())
                self._boxes.addWidget(box)
                self._ticks.append((row, box))
        self._show()

    def _clear_boxes(self) -> None:
        for _row, box in self._ticks:
            self._boxes.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._ticks = []

    def _show(self) -> None:
        found, wanted = self._found, self.bundle.value()
        if found is None:
            return
        bundle = next((one for one in found.bundles if one.id == wanted), None)
        self._new.setVisible(bundle is None)
        self.issue_button.setVisible(bundle is None)
        self.give_button.setVisible(bundle is not None)
        self.given.setVisible(bundle is not None)
        self.warning.hide()
        if bundle is not None:
            self._show_bundle(bundle, found.recipients[bundle.recipient_id])
            return
        self.giving.leave()
        self.hint.setText(
            tr(
                "Gebunden werden freigegebene Übergaben an dieselbe Stelle. Jeder Fall behält "
                "Nummer, Antwortcode und Rückmeldebogen."
            )
            if self.recipient.count()
            else tr(
                "Für keine Stelle liegen zwei freigegebene Übergaben vor. Bitte geben Sie zuerst "
                "die einzelnen Übergaben frei."
            )
        )
        self.preview_now()

    def _show_bundle(self, bundle: HandoverBundle, recipient: str) -> None:
        desk = self._context.opened.desk
        self.hint.setText(
            tr(
                "{number}, ausgestellt am {day} für {name}, {cases} Fälle.",
                number=bundle.number,
                day=format_date(bundle.dated),
                name=recipient,
                cases=len(bundle.handover_ids),
            )
        )

        def show(shown: tuple[Paper, Offer]) -> None:
            if not self._open or self.bundle.value() != bundle.id:
                return
            paper, offer = shown
            self.preview.show_paper(paper)
            self.given.setText(
                tr("Weitergegeben: {given}", given=given_words(offer.given) or tr("noch nicht"))
            )
            self.warning.setText(sentence(offer.refusal) if offer.refusal is not None else "")
            self.warning.setVisible(offer.refusal is not None)
            self.give_button.setEnabled(offer.refusal is None)
            self.giving.show_offer(LetterParcel(bundle.id, bundle.number, recipient), offer)

        self._query(
            lambda: (
                drawn.paper(handover_bundle.stored(desk, bundle.id)[1]),
                sending.offer(desk, bundle.id),
            ),
            show,
        )

    def _query(self, call: Callable[[], T], show: Callable[[T], None]) -> None:
        self._context.runner.query(call, show, self._failed, key=("bundle", id(self)), owner=self)

    def _failed(self, error: KnownError) -> None:
        self.preview.show_message(sentence(error))

    # doing

    def _plan(self) -> BundlePlan | None:
        chosen, recipient = self.chosen(), self.recipient.value()
        if recipient is None or not 2 <= len(chosen) <= MOST_CASES:
            return None
        occasion = self.occasion.text()
        return BundlePlan(recipient_id=recipient, handover_ids=tuple(chosen), occasion=occasion)

    def _issue(self) -> None:
        plan, desk = self._plan(), self._context.opened.desk
        if plan is None:
            return

        def done(changes: Changes) -> None:
            self._context.notices.say(tr("Das Dokument ist ausgestellt."))
            self._draft.done()
            self.occasion.clear()
            self._draft.begin(None)
            created = changes.created
            self.bundle.set_options([Option[UUID | None](created, "")])
            self.bundle.set_value(created)
            for _row, box in self._ticks:
                box.setChecked(False)
            self._read()
            self.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._context.runner.change(
            lambda: handover_bundle.issue(desk, plan),
            done,
            self._context.notices.error,
            owner=self,
        )

    def _give(self) -> None:
        self.giving.open()

    def _give_toggled(self, is_open: bool) -> None:
        self._known.setVisible(not is_open)
        self.giving.setVisible(is_open)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 8)
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(label(tr("Mehrere Fälle übergeben"), "panel"), 1)
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.setSpacing(10)
        new.addWidget(self.recipient)
        self._boxes.setSpacing(0)
        new.addLayout(self._boxes)
        new.addWidget(Labelled(tr("An&lass (freiwillig)"), self.occasion))
        known = QVBoxLayout(self._known)
        known.setContentsMargins(16, 12, 16, 12)
        known.setSpacing(10)
        for widget in (self.bundle, self.hint, self._new, self.warning, self.given):
            known.addWidget(widget)
        for button in (self.issue_button, self.give_button):
            known.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        side = YieldingArea()
        side.setFrameShape(YieldingArea.Shape.NoFrame)
        side.column.addWidget(self._known)
        side.column.addWidget(self.giving)
        self.giving.hide()
        side.setFixedWidth(theme().px(_SIDE))
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.preview, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 12, 24, 16)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(body, 1)


def _told(bundle: HandoverBundle, names: dict[UUID, str]) -> str:
    return tr(
        "{number} vom {day}, {name}",
        number=bundle.number,
        day=format_date(bundle.dated),
        name=names[bundle.recipient_id],
    )


def _box_text(row: HandoverRow) -> str:
    name = row.person_name
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME].rstrip()} …"
    return f"{isolate(name)}, {row.number}".replace("&", "&&")
