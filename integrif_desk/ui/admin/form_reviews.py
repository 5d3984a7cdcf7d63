"""Which translations of the consent form have been checked; for leads."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import consent_form, form_review
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.form_review import ReviewedLanguage
from integrif_desk.domain.consent_form import GERMAN
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.pages_view import PagesView
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.places import language_name

_PAGE_HEIGHT = 640


class FormReviewsPanel(Panel):
    """A row for each language; whoever has checked it is named once above."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Einwilligungsformulare"), icon="translate", parent=parent)
        self._context = context
        self._is_read = False
        self.reviewer = LineField()
        self._field = Labelled(
            tr("Geprüft von"), self.reviewer, hint=tr("zum Beispiel eine vereidigte Übersetzerin")
        )
        self._draft = FormDraft(context, DraftKind.FORM_REVIEW, {"reviewer": self.reviewer}, self)
        self.buttons: dict[str, Button] = {}
        self.look_buttons: dict[str, Button] = {}
        self._rows = QWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self._column.addWidget(
            label(
                tr(
                    "Eine Übersetzung gilt als ungeprüft, bis jemand sie gelesen hat, der die "
                    "Sprache kann. Ändert sich der Text, gilt er wieder als ungeprüft."
                ),
                wrap=True,
            )
        )
        self._column.addWidget(self._field)
        self._column.addWidget(self._rows)
        self.pages = PagesView(context.runner, self._close)
        self.pages.setMinimumHeight(theme().px(_PAGE_HEIGHT))
        self.pages.hide()
        self._column.addWidget(self.pages)
        self.body.addLayout(self._column)

    def read(self) -> None:
        """Read which forms have been checked; a name that was typed is offered again."""
        if not self._is_read:
            self._is_read = True
            self._draft.begin(None)
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: form_review.languages(desk), self._show, key="form-reviews", owner=self
        )

    def blank(self) -> None:
        """Keep the name that was typed, and forget it here."""
        self._draft.close()
        self._is_read = False
        self.reviewer.clear()
        self._close()

    def _show(self, found: Sequence[ReviewedLanguage]) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        self.buttons, self.look_buttons = {}, {}
        for number, one in enumerate(each for each in found if each.language.code != GERMAN):
            code, done = one.language.code, one.language.reviewed
            icon = ("check-circle-fill", "good") if done else ("warning-fill", "waiting")
            state = QHBoxLayout()
            state.setSpacing(8)
            state.addWidget(IconLabel(*icon, 15))
            state.addWidget(label(_words(one), "label", wrap=True), 1)
            deed = tr("Prüfung zurücknehmen") if done else tr("Als geprüft vermerken")
            act = partial(self._unmark if done else self._mark, code)
            button = Button(deed, LINK, height=SMALL, on_click=act)
            button.setAccessibleName(f"{language_name(code)}: {deed}")
            button.setVisible(not done or one.review is not None)
            self.buttons[code] = button
            look = Button(tr("Ansehen"), LINK, height=SMALL, on_click=partial(self._look, code))
            look.setAccessibleName(tr("{language} ansehen", language=language_name(code)))
            self.look_buttons[code] = look
            grid.addWidget(look, number, 3)
            grid.addWidget(label(language_name(code), "strong"), number, 0)
            grid.addLayout(state, number, 1)
            grid.addWidget(button, number, 2, Qt.AlignmentFlag.AlignRight)
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _look(self, code: str) -> None:
        desk = self._context.opened.desk

        def show(paper: Paper) -> None:
            self.pages.show_paper(language_name(code), paper)
            self._rows.hide()
            self.pages.show()

        self._context.runner.query(
            lambda: consent_form.specimen(desk, code),
            show,
            key="form-specimen",
            owner=self,
        )

    def _close(self) -> None:
        self.pages.clear()
        self.pages.hide()
        self._rows.show()

    def _mark(self, code: str) -> None:
        desk, reviewer = self._context.opened.desk, self.reviewer.value()

        def done(_changes: Changes) -> None:
            self._context.notices.say(
                tr("{language} gilt als geprüft.", language=language_name(code)),
                lambda: self._unmark(code),
            )

        self._field.set_error(None)
        self._context.runner.change(
            lambda: form_review.mark(desk, code, reviewer), done, self._refused, owner=self
        )

    def _unmark(self, code: str) -> None:
        desk = self._context.opened.desk

        def done(_changes: Changes) -> None:
            self._context.notices.say(
                tr("{language} gilt wieder als ungeprüft.", language=language_name(code))
            )

        self._context.runner.change(
            lambda: form_review.unmark(desk, code), done, self._refused, owner=self
        )

    def _refused(self, error: KnownError) -> None:
        self._field.set_error(sentence(error))
        self.reviewer.setFocus()


def _words(one: ReviewedLanguage) -> str:
    if one.review is not None:
        return tr(
            "geprüft am {day} von {reviewer}",
            day=format_date(one.review.reviewed_on),
            reviewer=one.review.reviewer,
        )
    return tr("geprüft") if one.language.reviewed else tr("ungeprüft")
