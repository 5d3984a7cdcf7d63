"""The desk once it is unlocked: rail, top bar, pages, help sheet, status bar.

A shell belongs to one signed-in account and is thrown away on lock.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.ui.areas import first_in, holds
from integrif_desk.ui.context import Detour
from integrif_desk.ui.help import HelpSheet
from integrif_desk.ui.notices import NoticeBar, Notices
from integrif_desk.ui.page import Page, PageEntry, SignedIn
from integrif_desk.ui.rail import Rail
from integrif_desk.ui.status_bar import StatusBar
from integrif_desk.ui.theme import SCALES, theme
from integrif_desk.ui.top_bar import TopBar
from integrif_desk.ui.way_back import KEYS, WayBackBar
from integrif_desk.ui.widgets.panel import line
from integrif_desk.ui.widgets.search_field import Hit, Search


class Shell(QWidget):
    """Shows the first of `entries`. Connect `runner.changed` to `take_changes`.

    `on_pick(hit)` opens what was found; `on_note()` starts a note where the page has none.
    """

    lock_wanted = Signal()
    scale_wanted = Signal(int)
    files_dropped = Signal(list)  # paths of local files, none where it was something else

    def __init__(
        self,
        entries: Sequence[PageEntry],
        who: SignedIn,
        notices: Notices,
        search: Search,
        on_pick: Callable[[Hit], object],
        on_note: Callable[[], object],
        *,
        lock_minutes: int,
        sample: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._on_note = on_note
        listed = [entry for entry in entries if not entry.under]
        self.rail = Rail(listed, who, self.open_page, self.lock_wanted.emit)
        self.top = TopBar(search, on_pick, self.scale_wanted.emit, self.toggle_help, self.note)
        self.status = StatusBar(lock_minutes, sample=sample)
        self._bar = NoticeBar()
        self.way_back = WayBackBar(self.open_page)
        self._more_bars: list[tuple[QWidget, Callable[[], object]]] = []
        self._help = HelpSheet(self.toggle_help)
        self._stack = QStackedWidget()
        self._lay_out()
        notices.shown.connect(self._bar.show_notice)
        notices.done.connect(self.status.done.say)
        self._add_shortcuts(listed)
        self.open_page(entries[0].key)

    def add_bar(self, bar: QWidget, on_blank: Callable[[], object]) -> None:
        """Put another bar above the page; `on_blank()` is called when the desk is locked."""
        self._bars.addWidget(bar)
        self._more_bars.append((bar, on_blank))

    def open_page(self, key: str, what: object = None) -> None:
        """Show a page, building it if need be, and let it show `what`.

        Of a `Detour` the page is shown its target, with the way back above it.
        """
        if isinstance(what, Detour):
            self.way_back.offer(what.back)
            what = what.target
        else:
            self.way_back.arrived(key)
        page = self._pages.get(key) or self._build(key)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.rail.set_current(self._entries[key].under or key)
        self._bar.hide()
        if key in self._stale:
            self._stale.discard(key)
            page.refresh(None)
        # Who walks along the rail by arrow keys stays there.
        focus = QApplication.focusWidget()
        if focus is None or not self.rail.isAncestorOf(focus):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if what is not None:
            page.show_item(what)
        if self._help.isVisible():
            self._help.show_help(page.title, page.help_text, page.shortcuts)

    def current_page(self) -> Page:
        """Return the page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def page(self, key: str) -> Page | None:
        """Return a page if it has been built."""
        return self._pages.get(key)

    def take_changes(self, changes: object) -> None:
        """Refresh the page that is shown now, the others when they are shown next."""
        current = self.current_page()
        for key, page in self._pages.items():
            if page is current:
                page.refresh(changes)
            else:
                self._stale.add(key)

    def note(self) -> None:
        """Start a note on this page, or where the program can take one."""
        page = self.current_page()
        if page.takes_notes():
            page.start_note()
        else:
            self._on_note()

    def toggle_help(self) -> None:
        """Open or close the help of the page."""
        page = self.current_page()
        if self._help.isVisible():
            self._help.hide()
            page.setFocus()
        else:
            self._help.show_help(page.title, page.help_text, page.shortcuts)

    def blank(self) -> None:
        """Let every page save its drafts and forget what it shows."""
        self.top.search.close_hits()
        self.top.search.clear()
        self.status.done.clear()
        self._bar.hide()
        self.way_back.forget()
        with ExitStack() as pages:  # each is blanked, even if another one fails
            for page in self._pages.values():
                pages.callback(page.blank)
            for _bar, on_blank in self._more_bars:
                pages.callback(on_blank)

    def _build(self, key: str) -> Page:
        page = self._entries[key].build()
        self._pages[key] = page
        self._stack.addWidget(page)
        page.go_to.connect(self.open_page)
        page.count.connect(lambda n, key=key: self.rail.set_count(key, n))
        page.refresh(None)
        return page

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._help)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(line())
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        self._bars.addWidget(self._bar)
        self._bars.addWidget(self.way_back)
        right.addLayout(self._bars)
        right.addLayout(middle, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setMinimumSize(1024, 640)

    def _add_shortcuts(self, entries: Sequence[PageEntry]) -> None:
        for number, entry in enumerate(entries[:8], start=1):
            self._on(f"Ctrl+{number}", lambda key=entry.key: self._jump(key))
        self._on("Ctrl+K", lambda: self._focus(self.top.search))
        self._on("Ctrl+N", self.note)
        self._on("Ctrl+L", self.lock_wanted.emit)
        self._on("F1", self.toggle_help)
        self._on("F6", lambda: self._next_area(1))
        self._on("Shift+F6", lambda: self._next_area(-1))
        self._on("Ctrl+F", self._find)
        self._on(KEYS, self.way_back.go)
        self._on("Ctrl+P", lambda: self.current_page().print_page())
        self._on("Ctrl+Z", self.status.done.undo)
        for keys in ("Ctrl++", "Ctrl+="):
            self._on(keys, lambda: self._step_scale(1))
        self._on("Ctrl+-", lambda: self._step_scale(-1))
        self._on("Ctrl+0", lambda: self.scale_wanted.emit(100))

    def _on(self, keys: str, act: Callable[..., object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _jump(self, key: str) -> None:
        self.open_page(key)
        self._focus(self.current_page())

    def _find(self) -> None:
        field = self.current_page().find_field()
        if field is not None:
            self._focus(field)

    def _step_scale(self, step: int) -> None:
        number = SCALES.index(theme().scale) + step
        if 0 <= number < len(SCALES):
            self.scale_wanted.emit(SCALES[number])

    def _next_area(self, step: int) -> None:
        bars = [self.way_back, *(bar for bar, _on_blank in self._more_bars)]
        areas = [self.rail, *(bar for bar in bars if bar.isVisible())]
        areas += [area for area in self.current_page().areas() if area.isVisible()]
        if self._help.isVisible():
            areas.append(self._help)
        if self.status.done.can_undo():
            areas.append(self.status.done)
        focus = QApplication.focusWidget()
        inside = [n for n, area in enumerate(areas) if focus and holds(area, focus)]
        target = areas[
            (inside[0] + step) % len(areas) if inside else (1 if step > 0 else -1) % len(areas)
        ]
        first = first_in(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @staticmethod
    def _focus(field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()  # what is typed next takes the place of the last search
