"""„Mein Profil“: what one brings along, entered by oneself; in handovers if one agrees."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import volunteer_profile as use_cases
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError, StaleRecord
from integrif_desk.domain.names import fold
from integrif_desk.domain.volunteer_profile import ProfileFacts, VolunteerProfile
from integrif_desk.ui.admin.profile_input import (
    facts_of,
    profile_texts,
    read_profile,
    spelled_profile,
)
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.draft_keeper import DraftKeeper
from integrif_desk.ui.stale import StalePanel, clash_sentences
from integrif_desk.ui.widgets.buttons import PRIMARY, Button
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.places import language_name, languages

_HITS = 8


class OwnProfile(Panel):
    """One form; it stands as typed, as a draft too, until it could be saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Mein Profil"), icon="user", parent=parent)
        self._context = context
        self._desk = context.opened.desk
        self._stored: VolunteerProfile | None = None
        self._is_read = False
        self._keeper = DraftKeeper(context, DraftKind.PROFILE, self._draft, self)
        self.group = FieldGroup()
        self.group.edited.connect(self._keeper.touch)
        self.in_handover = CheckBox(tr("In Ü&bergaben nennen"))
        self.stale: StalePanel[VolunteerProfile] = StalePanel(
            spelled_profile, self._keep_mine, self._take_theirs
        )
        self._error = label("", "error", wrap=True)
        self.save_button = Button(tr("Profil &speichern"), PRIMARY, keys="Strg+↵")
        self.save_button.clicked.connect(lambda _checked: self.save())
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save_button.click)

    def read(self) -> None:
        """Read one's profile, unless somebody has begun to change it."""
        if not self._is_read or self.group.texts() == self._stored_texts():
            self._context.runner.query(
                lambda: use_cases.own(self._desk), self._show, key="own profile", owner=self
            )

    def save(self) -> None:
        """Save; what is wrong is said at its field and everything typed stays."""
        entered, errors = read_profile(self.group.texts(), self._desk.today())
        show_errors(self.group.fields, errors)
        self._error.setText("")
        if entered is not None:
            self._write(entered, self._stored.version if self._stored else None)

    def blank(self) -> None:
        """Keep the draft, then forget what is shown."""
        self._keeper.flush()
        self._keeper.stop()
        self._stored, self._is_read = None, False
        self.stale.clear()
        self.group.set_texts({})

    def _show(self, stored: VolunteerProfile | None) -> None:
        self._stored, self._is_read = stored, True
        self.stale.clear()
        self.group.set_texts(self._stored_texts())
        self._keeper.begin(
            self._desk.account.id,
            self.group.set_texts,
            shown=self.group.texts(),
            on_clash=lambda stored: show_errors(
                self.group.fields, clash_sentences(self.group.fields, stored)
            ),
        )

    def _stored_texts(self) -> dict[str, str]:
        return profile_texts(facts_of(self._stored) if self._stored else None)

    def _draft(self) -> dict[str, str] | None:
        texts = self.group.texts()
        return None if texts == self._stored_texts() else texts

    def _write(self, entered: ProfileFacts, version: int | None) -> None:
        def saved(_changes: Changes) -> None:
            self._keeper.stop()  # the use case has removed the draft
            self._is_read = False
            self._context.notices.say(tr("Ihr Profil ist gespeichert."))
            self.read()

        self._context.runner.change(
            lambda: use_cases.save_own(self._desk, entered, version),
            saved,
            self._refused,
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        self._keeper.touch()
        if isinstance(error, StaleRecord):
            self.stale.compare(error)
        elif isinstance(error, FieldError) and error.field in self.group.fields:
            show_errors(self.group.fields, {error.field: sentence(error)})
        else:
            self._error.setText(sentence(error))

    def _keep_mine(self, profile: VolunteerProfile) -> None:
        self._write(facts_of(profile), profile.version)

    def _take_theirs(self, profile: VolunteerProfile) -> None:
        self._keeper.discard()
        self._show(profile)

    def _lay_out(self) -> None:
        self.group.add(
            "languages",
            Labelled(
                tr("S&prachen"),
                LanguagesField(),
                hint=tr("Mehrere nacheinander, zum Beispiel Deutsch, Arabisch."),
            ),
        )
        self.group.add(
            "competence",
            Labelled(
                tr("&Fachkompetenz"),
                LineField(),
                hint=tr("Beruf, Erfahrung, womit Sie sich auskennen."),
            ),
        )
        self.group.add_row(
            since=Labelled(tr("Dabei seit"), DateField(self._desk.today, field="since")),
            phone=Labelled(tr("&Telefon für Rückfragen"), LineField()),
        )
        self.group.add_checks(in_handover=self.in_handover)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.save_button)
        below.addWidget(self._error, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(
            label(
                tr(
                    "Ihr Profil hilft dabei, Fälle passend zu verteilen. Fachkompetenz und Telefon "
                    "stehen nur dann in Übergaben, wenn Sie zustimmen."
                ),
                "muted",
                wrap=True,
            )
        )
        inner.addWidget(self.group)
        inner.addWidget(self.stale)
        inner.addLayout(below)
        self.body.addLayout(inner)


class LanguagesField(PickField):
    """Several languages by their German names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_find, tr("Sprache"), several=True, parent=parent)

    def name_of(self, key: str) -> str:
        return language_name(key)


def _find(text: str, deliver: Deliver) -> None:
    typed = fold(text)
    found = [(code, name) for code, name in languages() if fold(name).startswith(typed)]
    deliver([Hit(code, name) for code, name in found[:_HITS]])
