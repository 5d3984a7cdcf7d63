"""The form of a new case. Only a name is required; everything else can be added later."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import case
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.case import Phase
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.case_input import Refused, known_so_far, read_new_case
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.languages_fields import LanguagesFields
from integrif_desk.ui.case.path_fields import PathFields
from integrif_desk.ui.case.person_fields import ContactFields, PersonFields
from integrif_desk.ui.case.residence_fields import ResidenceFields
from integrif_desk.ui.case.tab import scrolled_column
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.duplicates import KnownPeople
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, show_errors
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

_WIDEST = 860


class NewCaseForm(QWidget):
    """`created` is emitted with the id of the new case, `cancelled` after „Abbrechen“ or Esc,
    `known_wanted` with the case of somebody who is on file already.

    Call `start` when it is shown; an unfinished case is offered again.
    """

    created = Signal(object)
    cancelled = Signal()
    known_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._saving = False
        self.person = PersonFields(context)
        self.contact = ContactFields()
        self.residence = ResidenceFields(context)
        self.languages = LanguagesFields(context)
        self.path = PathFields(context)
        self.case = _CaseFields(context)
        self.known = KnownPeople(context)
        self.known.opened.connect(self._open_known)
        self.person.edited.connect(self._look_for_known)
        self._keeper = DraftKeeper(context, DraftKind.CASE, self._to_draft, self)
        self._error = label("", "error", wrap=True)
        self._hint = label("", "meta")
        self._discard = Button(tr("&Verwerfen"), LINK, height=SMALL, on_click=self._drop)
        self.save_button = Button(
            tr("Fall an&legen"), PRIMARY, keys="Strg+↵", height=LARGE, on_click=self.save
        )
        self._lay_out()
        self.setFocusProxy(self.person.fields["given_names"])
        for group in self._groups():
            group.edited.connect(self._keeper.touch)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def start(self) -> None:
        """Empty the form, offer the draft, put the cursor into the first name."""
        self._keeper.flush()
        self._empty()
        self.person.fields["given_names"].field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keeper.begin(None, self._restore)

    def keep_drafts(self) -> None:
        """Keep what has been typed, now."""
        self._keeper.flush()

    def blank(self) -> None:
        """Keep the draft, then forget what stands in the form."""
        self._keeper.flush()
        self._keeper.stop()
        self._empty()

    def save(self) -> None:
        """Open the case, or say at the fields what cannot stand."""
        if self._saving:
            return
        desk = self._context.opened.desk
        try:
            entered = read_new_case(self._texts(), desk.today())
        except Refused as refused:
            self._show_errors(refused.errors)
            return
        self._show_errors({})
        self._keeper.stop()
        self._saving = True
        self._context.runner.change(
            lambda: case.open_case(desk, entered), self._saved, self._failed, owner=self
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        scrolled = QWidget()
        column = scrolled_column(scrolled)
        column.setContentsMargins(24, 20, 24, 24)
        title = label(tr("Neuer Fall"), "title")
        column.addWidget(title)
        column.addWidget(
            label(tr("Ein Name genügt. Alles andere können Sie später ergänzen."), "muted")
        )
        for heading, icon, group in (
            (tr("Person"), "user", self.person),
            (tr("Fall"), "folders", self.case),
            (tr("Kontakt"), "phone", self.contact),
            (tr("Aufenthaltspapier"), "identification-card", self.residence),
            (tr("Sprachen"), "translate", self.languages),
            (tr("Werdegang und Ziel"), "path", self.path),
        ):
            panel = Panel(heading, icon=icon)
            panel.setMaximumWidth(_WIDEST)
            group.setContentsMargins(16, 14, 16, 16)
            panel.body.addWidget(group)
            column.addWidget(panel)
        column.addStretch(1)
        footer = QWidget()
        footer.setProperty("footer", True)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.save_button)
        row.addWidget(Button(tr("A&bbrechen"), height=LARGE, on_click=self._leave))
        row.addWidget(self._hint)
        row.addWidget(self._discard)
        row.addWidget(self._error, 1)
        row.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolled, 1)
        # Above the buttons, where it moves no field under the hands of whoever types.
        beside = QHBoxLayout()
        beside.setContentsMargins(24, 8, 24, 8)
        self.known.setMaximumWidth(_WIDEST)
        beside.addWidget(self.known, 1)
        beside.addStretch(0)
        outer.addLayout(beside)
        outer.addWidget(line())
        outer.addWidget(footer)
        self._tell_draft(False)

    def _groups(self) -> Sequence[FieldGroup]:
        return (
            *(self.person, self.case, self.contact),
            *(self.residence, self.languages, self.path),
        )

    def _texts(self) -> dict[str, str]:
        return {name: text for group in self._groups() for name, text in group.texts().items()}

    def _empty(self) -> None:
        for group in self._groups():
            group.set_texts({})
        self.known.forget()
        self._show_errors({})
        self._tell_draft(False)

    def _show_errors(self, errors: dict[str, str], general: str = "") -> None:
        fields = {name: field for group in self._groups() for name, field in group.fields.items()}
        show_errors(fields, errors)
        self._error.setText(general)

    def _saved(self, done: Changes) -> None:
        self._saving = False
        self._empty()
        self._context.notices.say(tr("Fall angelegt."))
        self.created.emit(done.created)

    def _failed(self, error: KnownError) -> None:
        self._saving = False
        self._keeper.touch()
        if isinstance(error, FieldError):
            self._show_errors({error.field: sentence(error)}, sentence(error))
        else:
            self._show_errors({}, sentence(error))

    def _look_for_known(self) -> None:
        today = self._context.opened.desk.today()
        self.known.look(known_so_far(self.person.texts(), today))

    def _open_known(self, case_id: object) -> None:
        self._keeper.flush()
        self.known_wanted.emit(case_id)

    def _leave(self) -> None:
        self._keeper.flush()
        self.cancelled.emit()

    def _drop(self) -> None:
        self._keeper.discard()
        self._empty()
        self.person.fields["given_names"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_draft(self) -> dict[str, str] | None:
        texts = self._texts()
        typed = {name for name, text in texts.items() if text.strip()}
        return texts if typed - _ALWAYS_FILLED else None

    def _restore(self, fields: dict[str, str]) -> None:
        for group in self._groups():
            group.set_texts(fields)
        self._tell_draft(True)
        self._look_for_known()

    def _tell_draft(self, there: bool) -> None:
        self._hint.setText(tr("Ihr Entwurf ist wieder da.") if there else "")
        self._hint.setVisible(there)
        self._discard.setVisible(there)


class _CaseFields(FieldGroup):
    """Since when, by whom, in which phase."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._today = context.opened.desk.today
        self._me = str(context.opened.desk.account.id)
        self.opened = DateField(self._today, field="opened_on")
        self.phase = ChoiceField([Option(phase, word(phase)) for phase in Phase])
        self.owner = AccountField(context)
        self.add_row(
            (2, 3, 3),
            opened_on=Labelled(tr("Be&ginn"), self.opened),
            phase=Labelled(tr("P&hase"), self.phase),
            owner_id=Labelled(tr("&Begleitung"), self.owner),
        )

    def set_texts(self, texts: Mapping[str, str]) -> None:
        first = {"phase": Phase.ACCESS, "owner_id": self._me}
        super().set_texts({**first, **{name: text for name, text in texts.items() if text}})
        if not self.opened.text():
            self.opened.set_value(self._today())


_ALWAYS_FILLED = {"opened_on", "phase", "owner_id", "salutation", "sex", "literacy"}
