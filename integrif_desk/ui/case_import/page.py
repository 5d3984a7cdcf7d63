"""„Fall aus Übergabe anlegen“: a file is read, what it would add is shown, one button adds it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework import handover_file, handover_import
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.handover_import import Addition, ImportPreview, Offered
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.ui.case.account_field import AccountField
from integrif_desk.ui.case.tab import scrolled_column
from integrif_desk.ui.case_import import presenter
from integrif_desk.ui.case_import.password_form import PasswordForm
from integrif_desk.ui.choosing import ask_which
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LARGE, LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.empty_state import EmptyState
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label, line
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_WIDEST = 860
_NAMES = 150
_FILES = tr("Übergaben (*.pdf *.json)")
_ABOUT = tr(
    "Wählen Sie das PDF einer Übergabe, die Ihnen ein anderer Verein mit IntegriF Desk geschickt "
    "hat, oder ziehen Sie es hierher. Sie sehen zuerst, was daraus übernommen würde."
)


class ImportForm(QWidget):
    """`created` is emitted with the id of the new case, `cancelled` after „Abbrechen“ or Esc,
    `known_wanted` with a case that is there already. Call `start` or `show_file`."""

    created = Signal(object)
    cancelled = Signal()
    known_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._offered: tuple[Offered, ...] = ()
        self._preview: ImportPreview | None = None
        self._saving = False
        self._panels: list[Panel] = []
        self.setAcceptDrops(True)
        self._head = label("", "muted", wrap=True)
        self.empty = EmptyState()
        self.locked = PasswordForm(self._read)
        self.part = ChoiceField[int](on_choice=self._show_part)
        self.person = ChoiceField[str](
            on_choice=lambda _chosen: self._ask_addition(), placeholder=tr("Bitte wählen")
        )
        self.owner = AccountField(context)
        self._hint = label("", wrap=True)
        self.open_button = Button(tr("Fall ö&ffnen"), LINK, height=SMALL, on_click=self._open_known)
        self._notice = self._make_notice()
        self._error = label("", "error", wrap=True)
        self.save_button = Button(
            tr("Fall an&legen"), PRIMARY, keys="Strg+↵", height=LARGE, on_click=self.save
        )
        self.file_button = Button(tr("An&dere Datei …"), height=LARGE, on_click=self.choose)
        self.leave_button = Button(tr("A&bbrechen"), height=LARGE, on_click=self._leave)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def start(self) -> None:
        """Ask for a file; what was shown before is forgotten."""
        self.blank()
        self.empty.set_text(_ABOUT, tr("&Datei wählen …"), self.choose)

    def choose(self) -> QFileDialog:
        """Ask for a file; returns the open dialog."""
        return ask_which(self, tr("Übergabe öffnen"), _FILES, self.show_file)

    def show_file(self, path: Path) -> None:
        """Read a file on the worker thread and show what it would add."""
        self.blank()
        self._path = path
        self.empty.set_loading(tr("Die Übergabe wird gelesen …"))
        self._read()

    def save(self) -> None:
        """Make the case."""
        preview = self._preview
        if preview is None or preview.known is not None or self._saving:
            return
        if self.person.value() is None:
            self._alike.set_error(tr("Bitte wählen Sie, ob es dieselbe Person ist."))
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._saving = True
        self._error.setText("")
        self.save_button.setEnabled(False)
        desk = self._context.opened.desk
        chosen = presenter.choice_of(
            preview, self.person.value() or presenter.NEW, self.owner.value()
        )
        self._context.runner.change(
            lambda: handover_import.import_case(desk, preview, chosen),
            self._saved,
            self._failed,
            owner=self,
        )

    def blank(self) -> None:
        """Forget the file, its password and everything that it says."""
        self._path = None
        self._offered, self._preview = (), None
        self.part.set_options([])
        self.locked.blank()
        self._saving = False
        self._head.setText("")
        self._error.setText("")
        self.person.set_options([])
        self._alike.set_error(None)
        self._show_panels(())
        self._show_state()
        self.empty.set_text("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.show_file(path)

    def _read(self, password: str = "") -> None:
        path, desk = self._path, self._context.opened.desk
        if path is None:
            return
        self._context.runner.query(
            lambda: handover_import.look_at_each(
                desk, handover_file.load(path, password), path.name
            ),
            self._show_offered,
            self._refused,
            key=("handover import", id(self)),
            owner=self,
        )

    def _show_offered(self, offered: tuple[Offered, ...]) -> None:
        """Show the first case that can be added; of several another one can be chosen."""
        if self._path is None:  # left or locked meanwhile
            return
        self.locked.blank()
        self._offered = offered
        self.part.set_options([Option(*one) for one in presenter.parts(offered)])
        self._which.set_hint(presenter.refused(offered))
        first = presenter.first_part(offered)
        self.part.set_value(first)
        self._show_part(first)

    def _show_part(self, case: int) -> None:
        preview = next((one.preview for one in self._offered if one.case == case), None)
        if preview is not None:
            self._show(preview)

    def _show(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._error.setText("")
        self._head.setText(presenter.head(preview))
        self._hint.setText(presenter.hint(preview))
        self.person.set_options([Option(*one) for one in presenter.people(preview)])
        # Whether it is somebody on file nobody but a person can tell.
        self.person.set_value(None if preview.candidates else presenter.NEW)
        self.owner.set_value(self._context.opened.desk.account.id)
        self._take_addition(Addition(taken=preview.taken))
        first = self.person if preview.candidates else self.save_button
        (self.open_button if preview.known else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: KnownError) -> None:
        if self._path is None:
            return
        if error.code is ErrorCode.HANDOVER_FILE_PROTECTED:
            self.empty.set_text("")
            self.locked.ask(sentence(error), self._path.name)
            self._show_state()
            self.locked.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if error.code is ErrorCode.HANDOVER_FILE_PASSWORD_WRONG:
            self.locked.show_error(sentence(error))
            return
        self.locked.blank()
        self._show_state()
        self.empty.set_text(sentence(error), tr("&Andere Datei wählen …"), self.choose)

    def _ask_addition(self) -> None:
        preview, desk = self._preview, self._context.opened.desk
        if preview is None:
            return
        self._alike.set_error(None)
        chosen = presenter.choice_of(preview, self.person.value() or presenter.NEW)
        self._context.runner.query(
            lambda: handover_import.addition(desk, preview, chosen),
            self._take_addition,
            key=("handover addition", id(self)),
            owner=self,
        )

    def _take_addition(self, addition: Addition) -> None:
        preview = self._preview
        if preview is None:
            return
        self._alike.set_hint(presenter.likeness(preview, self.person.value()))
        chosen = presenter.choice_of(preview, self.person.value() or presenter.NEW)
        words = presenter.sections(preview, addition, chosen)
        stays = presenter.SectionWords(
            tr("Nicht übernommen"), "info", presenter.left_out(preview, addition)
        )
        self._show_panels((*words, stays))
        self._show_state()

    def _show_panels(self, sections: Sequence[presenter.SectionWords]) -> None:
        for panel in self._panels:
            self._list.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self._panels = [_panel(section) for section in sections]
        for panel in self._panels:
            self._list.addWidget(panel)

    def _show_state(self) -> None:
        preview = self._preview
        there = preview is not None
        is_known = preview is not None and preview.known is not None
        case_there = preview is not None and bool(preview.known or preview.earlier)
        self.locked.setVisible(self.locked.is_asked)
        self.empty.setVisible(not there and not self.locked.is_asked)
        self._scrolled.setVisible(there)
        is_one_of_many = len(self._offered) > 1
        self._which.setVisible(there and is_one_of_many)
        self.leave_button.setText(tr("&Schließen") if is_one_of_many else tr("A&bbrechen"))
        self._notice.setVisible(there and bool(self._hint.text()))
        self.open_button.setVisible(case_there)
        self._choice.setVisible(there and not is_known)
        self._alike.setVisible(preview is not None and bool(preview.candidates))
        self.save_button.setVisible(there and not is_known)
        self.save_button.setEnabled(not self._saving)
        self.file_button.setVisible(there or self.locked.is_asked)

    def _saved(self, done: Changes) -> None:
        self._context.notices.say(tr("Fall aus der Übergabe angelegt."))
        desk, offered = self._context.opened.desk, self._offered
        if len(offered) > 1:
            self._saving = False
            self._context.runner.query(
                lambda: handover_import.look_again(desk, offered),
                lambda again: self._go_on(again, done),
                self._refused,
                key=("handover import", id(self)),
                owner=self,
            )
            return
        self.blank()
        self.created.emit(done.created)

    def _go_on(self, offered: tuple[Offered, ...], done: Changes) -> None:
        """Offer the next case of a document of several; after the last one show what was made."""
        if presenter.is_left(offered):
            self._show_offered(offered)
        else:
            self.blank()
            self.created.emit(done.created)

    def _failed(self, error: KnownError) -> None:
        self._saving = False
        self._error.setText(sentence(error))
        self.save_button.setEnabled(True)

    def _open_known(self) -> None:
        preview = self._preview
        if preview is not None:
            row = preview.known or preview.earlier[-1]
            self.known_wanted.emit(row.received.case_id)

    def _leave(self) -> None:
        self.blank()
        self.cancelled.emit()

    def _make_notice(self) -> QFrame:
        made = QFrame()
        made.setProperty("callout", True)
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel("info-fill", "waiting", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._hint, 1)
        row.addWidget(self.open_button)
        return made

    def _lay_out(self) -> None:
        self._which = Labelled(tr("Fall &in dieser Datei"), self.part)
        self._alike = Labelled(tr("&Wessen Fall?"), self.person)
        self._choice = QWidget()
        beside = QHBoxLayout(self._choice)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self._alike, 3)
        beside.addWidget(Labelled(tr("&Begleitung"), self.owner), 2)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(4)
        head.addWidget(label(tr("Fall aus Übergabe anlegen"), "title"))
        head.addWidget(self._head)
        self._scrolled = QWidget()
        column = scrolled_column(self._scrolled)
        column.setContentsMargins(24, 0, 24, 24)
        for part in (self._which, self._notice, self._choice):
            part.setMaximumWidth(theme().px(_WIDEST))
            column.addWidget(part)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column.addLayout(self._list)
        column.addStretch(1)
        self._footer = QWidget()
        self._footer.setProperty("footer", True)
        self._footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.save_button)
        row.addWidget(self.file_button)
        row.addWidget(self.leave_button)
        row.addWidget(self._error, 1)
        row.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._scrolled, 1)
        outer.addWidget(self.empty, 1)
        outer.addWidget(self.locked, 1)
        outer.addWidget(line())
        outer.addWidget(self._footer)


def _panel(section: presenter.SectionWords) -> Panel:
    panel = Panel(section.title, icon=section.icon)
    panel.setMaximumWidth(theme().px(_WIDEST))
    grid = QGridLayout()
    grid.setContentsMargins(16, 10, 16, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, theme().px(_NAMES))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 3)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, text) in enumerate(section.rows):
        named, told = label(name, "meta", wrap=True), label(text, wrap=True)
        for each in (named, told):
            each.setMinimumWidth(1)  # a word without end must not push the columns apart
            each.setAlignment(top | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(named, number, 0)
        grid.addWidget(told, number, 1)
    panel.body.addLayout(grid)
    return panel


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one local file that is dragged."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
