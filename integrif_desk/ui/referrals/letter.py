"""„Schreiben …“: the letter of a referral as a draft, issued for good, given away, opened again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import referral_letter, sending
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.handover import Unprintable
from integrif_desk.casework.sending import Offer
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.referral_letter import ReferralLetter, may_be_written
from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.case.tab import YieldingArea
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers.giving import GivePanel
from integrif_desk.ui.handovers.giving_presenter import given_words
from integrif_desk.ui.handovers.plan_presenter import unprintable_sentence
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, PRIMARY, SMALL, TONAL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.page_preview import PagePreview
from integrif_desk.ui.widgets.panel import ElidedLabel, label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_SIDE, _ROOM_FOR_BOTH = 320, 760
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX
_SHOWN = frozenset(
    {
        Noun.REFERRAL,
        Noun.DISCLOSURE,
        Noun.CONSENT,
        Noun.ASSOCIATION,
        Noun.ACTOR,
        Noun.CASE,
        Noun.PERSON,
        Noun.PROFILE,
    }
)


@dataclass(frozen=True)
class LetterParcel:
    """A letter as the ways out call it; the printer's list of jobs names nobody."""

    id: UUID
    number: str
    recipient_name: str


@dataclass(frozen=True)
class _Shown:
    """What is on screen: an issued letter with its ways out, or a draft that can be issued."""

    letters: tuple[ReferralLetter, ...]
    paper: Paper
    letter: ReferralLetter | None = None
    offer: Offer | None = None
    unprintable: tuple[Unprintable, ...] = ()


class LetterView(QWidget):
    """`on_back()` goes back to the referral."""

    def __init__(
        self, context: Context, on_back: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ReferralRow | None = None
        self._wanted: UUID | None = None
        self._drafting = False
        self._shown: _Shown | None = None
        self.back = Button(tr("Zurück"), FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self._title = ElidedLabel("", "panel")
        self.state = label("", "label", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.given = label("", "meta", wrap=True)
        self.issues: ChoiceField[UUID] = ChoiceField((), self._choose)
        self.issues.setAccessibleName(tr("Fassung"))
        self.issue_button = Button(
            tr("Schreiben &ausstellen"), PRIMARY, icon="check", on_click=self._issue
        )
        self.give_button = Button(
            tr("&Weitergeben …"), TONAL, icon="paper-plane-tilt", height=SMALL, on_click=self._give
        )
        self.again_button = Button(
            tr("&Neue Fassung …"), icon="file-text", height=SMALL, on_click=self.write_again
        )
        self.giving = GivePanel(context, self._give_toggled)
        self.preview = PagePreview(context.runner)
        self._known = QWidget()
        self._side = YieldingArea()
        self._body = QHBoxLayout()
        self._lay_out()

    def show_letter(self, row: ReferralRow) -> None:
        """Show the newest letter of a referral, or what it would be."""
        other = self._row is None or self._row.id != row.id
        self._row = row
        if other:
            self._wanted, self._drafting = None, False
            self._forget_pages()
        self._title.setText(tr("Schreiben an {name}", name=row.actor_name))
        self._read()

    def write_again(self) -> None:
        """Show what a new issue would say."""
        self._drafting = True
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        """Something was written: show how the letter stands now."""
        if changes is None or changes.nouns & _SHOWN:
            self._read()

    def take_row(self, row: ReferralRow) -> None:
        """Take how the referral stands now, which decides what can be done."""
        if self._row is not None and self._row.id == row.id:
            self._row = row
            self._show_deeds()

    def leave(self) -> None:
        """Forget the letter; a password that nobody has passed on comes back with it."""
        self._row = self._shown = self._wanted = None
        self._title.setText("")
        self._forget_pages()

    def forget(self) -> None:
        """Forget the letter and every password."""
        self.leave()
        self.giving.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put what can be done above the pages where there is no room beside them."""
        beside = self.width() >= theme().px(_ROOM_FOR_BOTH)
        directions = QHBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side.setMinimumWidth(theme().px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(theme().px(_SIDE) if beside else _NO_LIMIT)
        top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        self._body.setAlignment(self._side, top)

    # reading

    def _read(self) -> None:
        row, wanted, drafting = self._row, self._wanted, self._drafting
        if row is None:
            return
        desk = self._context.opened.desk

        def show(shown: _Shown) -> None:
            if self._row is not None and self._row.id == row.id:
                self._show(shown)

        self._context.runner.query(
            lambda: _read(desk, row.id, wanted, drafting=drafting),
            show,
            self._failed,
            key=("letter", id(self)),
            owner=self,
        )

    def _show(self, shown: _Shown) -> None:
        row = self._row
        assert row is not None
        self._shown = shown
        letter, offer = shown.letter, shown.offer
        self.preview.show_paper(shown.paper)
        self._show_issues(shown.letters, letter)
        self._show_deeds()
        if letter is None or offer is None:
            self.giving.leave()
            self.state.setText(
                tr(
                    "Entwurf. Beim Ausstellen bekommt das Schreiben seinen Antwortcode und ändert "
                    "sich danach nicht mehr. Verschickt ist es erst, wenn Sie es weitergeben."
                )
            )
            self._warn(unprintable_sentence(shown.unprintable) if shown.unprintable else "")
            self.given.hide()
            return
        told = tr(
            "Ausgestellt am {day}, Antwort bis {until}.\nAntwortcode {code}",
            day=format_date(letter.dated),
            code=letter.answer_code,
            until=format_date(letter.answer_by),
        )
        self.state.setText(told)
        self._warn(sentence(offer.refusal) if offer.refusal is not None else "")
        self.given.setText(
            tr("Weitergegeben: {given}", given=given_words(offer.given) or tr("noch nicht"))
        )
        self.given.show()
        self.give_button.setEnabled(offer.refusal is None)
        parcel = LetterParcel(letter.id, tr("Schreiben"), row.actor_name)
        self.giving.show_offer(parcel, offer)

    def _show_issues(
        self, letters: Sequence[ReferralLetter], letter: ReferralLetter | None
    ) -> None:
        self.issues.setVisible(letter is not None and len(letters) > 1)
        self.issues.set_options(
            [
                Option(
                    one.id,
                    tr("Fassung {issue} vom {day}", issue=one.issue, day=format_date(one.dated)),
                )
                for one in letters
            ]
        )
        if letter is not None:
            self.issues.set_value(letter.id)

    def _show_deeds(self) -> None:
        row, shown = self._row, self._shown
        if row is None or shown is None:
            return
        self.issue_button.setVisible(shown.letter is None)
        self.give_button.setVisible(shown.letter is not None)
        self.again_button.setVisible(shown.letter is not None and may_be_written(row.state))

    def _warn(self, words: str) -> None:
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _failed(self, error: KnownError) -> None:
        self._forget_pages()
        self.preview.show_message(sentence(error))

    def _forget_pages(self) -> None:
        self._shown = None
        self.preview.show_message("")
        self.state.setText("")
        self._warn("")
        self.given.hide()
        for widget in (self.issues, self.issue_button, self.give_button, self.again_button):
            widget.hide()
        self.giving.leave()

    # doing

    def _choose(self, letter_id: UUID) -> None:
        self._wanted = letter_id
        self._read()

    def _issue(self) -> None:
        row, shown = self._row, self._shown
        if row is None or shown is None:
            return
        desk = self._context.opened.desk

        def done(_changes: Changes) -> None:
            self._wanted, self._drafting = None, False
            self._context.notices.say(tr("Das Schreiben ist ausgestellt."))
            self._read()
            self.give_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._context.runner.change(
            # What cannot be printed stands above the button.
            lambda: referral_letter.issue(
                desk, row.id, despite_missing_glyphs=bool(shown.unprintable)
            ),
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
        head.addWidget(self._title, 1)
        known = QVBoxLayout(self._known)
        known.setContentsMargins(16, 12, 16, 12)
        known.setSpacing(10)
        for widget in (self.issues, self.state, self.warning, self.given):
            known.addWidget(widget)
        for button in (self.issue_button, self.give_button, self.again_button):
            known.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.setFrameShape(YieldingArea.Shape.NoFrame)
        self._side.column.addWidget(self._known)
        self._side.column.addWidget(self.giving)
        self.giving.hide()
        self._body.setSpacing(12)
        self._body.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addWidget(self.preview, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(self._body, 1)
        self._arrange()


def _read(desk: Desk, referral_id: UUID, wanted: UUID | None, *, drafting: bool) -> _Shown:
    letters = referral_letter.of_referral(desk, referral_id)
    if drafting or not letters:
        made = referral_letter.preview(desk, referral_id)
        return _Shown(letters, made.paper, unprintable=made.unprintable)
    letter = next((one for one in letters if one.id == wanted), letters[0])
    return _Shown(
        letters,
        sending.paper(desk, letter.id),
        letter=letter,
        offer=sending.offer(desk, letter.id),
    )
