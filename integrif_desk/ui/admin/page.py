"""Verwaltung: everybody's own settings, backups, what leads look after, and „Über“."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.account import Role
from integrif_desk.ui.admin.accounts import AccountsPanel
from integrif_desk.ui.admin.disclosure import ProfilesPanel
from integrif_desk.ui.admin.form_reviews import FormReviewsPanel
from integrif_desk.ui.admin.letterhead import LetterheadPanel
from integrif_desk.ui.admin.new_sheet import NewSheetPanel
from integrif_desk.ui.admin.own import AppearancePanel, OwnPassphrase
from integrif_desk.ui.admin.presenter import about
from integrif_desk.ui.admin.profile import OwnProfile
from integrif_desk.ui.admin.rules_panel import RulesPanel
from integrif_desk.ui.admin.safety import BackupPanel, CheckPanel
from integrif_desk.ui.context import Context, LetterheadTarget
from integrif_desk.ui.page import Page
from integrif_desk.ui.signed_in import Appearance
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.ui.widgets.toggles import Option, tabs
from integrif_desk.wording.i18n import tr

_OWN, _PROFILE, _SAFETY, _LETTERHEAD, _ACCOUNTS, _RULES, _DISCLOSURE, _ABOUT = range(8)
_WIDTH = 880


class AdminPage(Page):
    """Tabs; those for leads are not there for others."""

    title = tr("Verwaltung")
    help_text = tr(
        "Unter „Mein Konto“ ändern Sie Ihre Passphrase und wie das Fenster aussieht.\n\n"
        "Unter „Mein Profil“ steht, welche Sprachen und welche Fachkompetenz Sie mitbringen. Die "
        "Leitung sieht alle Profile bei den Konten.\n\n"
        "Unter „Sicherung“ sichern Sie sofort und prüfen, ob der Tresor unversehrt ist.\n\n"
        "Die Leitung pflegt außerdem die Angaben des Vereins, legt Konten an, macht ein neues "
        "Wiederherstellungsblatt und passt die Zuständigkeitsregeln an. Unter „Weitergabe“ "
        "legt sie fest, was Stellen erfahren dürfen, und vermerkt geprüfte Formulare."
    )
    shortcuts: Sequence[tuple[str, str]] = ((tr("Alt+1 … Alt+8"), tr("Reiter")),)

    def __init__(
        self, context: Context, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._own = OwnPassphrase(context)
        self._appearance = AppearancePanel(appearance)
        self._profile = OwnProfile(context)
        self._backup = BackupPanel(context)
        self._check = CheckPanel(context)
        content: dict[int, tuple[str, list[QWidget]]] = {
            _OWN: (tr("Mein Konto"), [self._own, self._appearance]),
            _PROFILE: (tr("Mein Profil"), [self._profile]),
            _SAFETY: (tr("Sicherung"), [self._backup, self._check]),
        }
        self._letterhead: LetterheadPanel | None = None
        self._accounts: AccountsPanel | None = None
        self._sheet: NewSheetPanel | None = None
        self._rules: RulesPanel | None = None
        self._profiles: ProfilesPanel | None = None
        self._forms: FormReviewsPanel | None = None
        if context.opened.desk.account.role is Role.LEAD:
            self._letterhead = LetterheadPanel(context, appearance.set_lock_minutes)
            self._accounts = AccountsPanel(context)
            self._sheet = NewSheetPanel(context)
            content[_LETTERHEAD] = (tr("Verein"), [self._letterhead])
            self._rules = RulesPanel(context)
            content[_ACCOUNTS] = (tr("Konten"), [self._accounts, self._sheet])
            content[_RULES] = (tr("Zuständigkeitsregeln"), [self._rules])
            self._profiles = ProfilesPanel(context)
            self._forms = FormReviewsPanel(context)
            content[_DISCLOSURE] = (tr("Weitergabe"), [self._profiles, self._forms])
        content[_ABOUT] = (tr("Über"), [_about()])
        self._numbers = {key: number for number, key in enumerate(content)}
        self._stack = QStackedWidget()
        for _title, panels in content.values():
            self._stack.addWidget(_column(panels))
        self._tabs = tabs(
            [Option(key, title) for key, (title, _panels) in content.items()],
            lambda key: self._stack.setCurrentIndex(self._numbers[key]),
            tr("Verwaltung"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Verwaltung"), "title"))
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._tabs.button(_OWN))

    def refresh(self, changes: object | None) -> None:
        """Read what is shown again."""
        nouns = changes.nouns if isinstance(changes, Changes) else frozenset(Noun)
        self._appearance.show_scale()
        self._backup.read()
        if self._letterhead is not None and Noun.ASSOCIATION in nouns:
            self._letterhead.read()
        if Noun.PROFILE in nouns:
            self._profile.read()
        if self._accounts is not None and nouns & {Noun.ACCOUNT, Noun.PROFILE}:
            self._accounts.read()
        if self._rules is not None and Noun.RULE in nouns:
            self._rules.read()

        if self._profiles is not None and Noun.PROFILE in nouns:
            self._profiles.read()
        if self._forms is not None and Noun.CONSENT in nouns:
            self._forms.read()

    def show_item(self, what: object) -> None:
        """Show the association's letterhead, with the cursor where it is missing something."""
        if isinstance(what, LetterheadTarget) and self._letterhead is not None:
            self._tabs.button(_LETTERHEAD).click()
            self._letterhead.focus_missing()

    def areas(self) -> Sequence[QWidget]:
        """Return tabs and content."""
        return (self._tabs, self._stack)

    def blank(self) -> None:
        """Forget passphrases, names and a sheet that is being made."""
        self._own.blank()
        self._profile.blank()
        if self._accounts is not None:
            self._accounts.blank()
        if self._sheet is not None:
            self._sheet.blank()
        if self._letterhead is not None:
            self._letterhead.blank()
        if self._profiles is not None:
            self._profiles.blank()
        if self._forms is not None:
            self._forms.blank()
        if self._rules is not None:
            self._rules.blank()


def _column(panels: Sequence[QWidget]) -> QScrollArea:
    inner = QWidget()
    inner.setMaximumWidth(_WIDTH)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 8, 8, 24)
    column.setSpacing(16)
    fills = [
        bool(one.sizePolicy().expandingDirections() & Qt.Orientation.Vertical) for one in panels
    ]
    for panel, grows in zip(panels, fills, strict=True):
        column.addWidget(panel, int(grows))
    if not any(fills):
        column.addStretch(1)
    outer = QWidget()
    outer.setProperty("scrolled", True)
    across = QVBoxLayout(outer)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(inner)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(outer)
    return area


def _about() -> Panel:
    panel = Panel(tr("Über dieses Programm"), icon="info")
    for number, (heading, text) in enumerate(about()):
        if number:
            panel.body.addWidget(line())
        part = QVBoxLayout()
        part.setContentsMargins(16, 12, 16, 12)
        part.setSpacing(4)
        part.addWidget(label(heading, "strong"))
        part.addWidget(label(text, wrap=True))
        panel.body.addLayout(part)
    return panel
