"""What the shell expects of a page."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class Page(QWidget):
    """Base of every page; override what applies.

    `go_to(key, target)` opens another page; `ui.context` names both.
    `count(n)` puts a number beside the page's rail entry, 0 for none.
    """

    go_to = Signal(str, object)
    count = Signal(int)

    title = ""
    help_text = ""  # German, a few sentences; a blank line starts a paragraph
    shortcuts: Sequence[tuple[str, str]] = ()  # („Alt+1 … Alt+7“, „Reiter der Fallseite“)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("paper", True)

    def refresh(self, changes: object | None) -> None:
        """Fetch anew. `changes` is what a write touched, None means everything may be old.

        Called on first show, on every return to the page after changes, and after each write
        while the page is visible.
        """

    def show_item(self, what: object) -> None:
        """Show the target that `go_to` named; see `ui.context`."""

    def start_note(self) -> None:
        """Answer „Notiz erfassen“ (Strg+N) while this page is visible; see `takes_notes`."""

    def takes_notes(self) -> bool:
        """Say whether `start_note` can be answered here; else the shell's `on_note` is called."""
        return False

    def share_width(self) -> None:
        """Give the columns their widths; called when page or text get another size."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The first ones come before there is anything on the page.
        if event.type() is QEvent.Type.StyleChange and self.layout() is not None:
            self.share_width()

    def areas(self) -> Sequence[QWidget]:
        """Return the areas that F6 visits, left to right."""
        return ()

    def find_field(self) -> QLineEdit | None:
        """Return the filter field that Strg+F focuses."""
        return None

    def print_page(self) -> bool:
        """Answer Strg+P; False when there is nothing to print."""
        return False

    def blank(self) -> None:
        """Save drafts, then forget all personal data that is on the screen. Called on lock."""


def touches(changes: object | None, shown: Collection[object]) -> bool:
    """Say whether a page that shows these nouns has to read again, see `Page.refresh`."""
    from integrif_desk.casework.changes import Changes

    return not isinstance(changes, Changes) or not changes.nouns.isdisjoint(shown)


@dataclass(frozen=True)
class PageEntry:
    """One page. `build` is called when it is first shown.

    One that belongs `under` another page has no entry in the rail: something else leads there.
    """

    key: str
    title: str
    icon: str  # Phosphor name; the filled variant is used while the page is shown
    build: Callable[[], Page]
    divided: bool = False  # a divider stands above the entry
    under: str = ""  # key of the entry that is marked while this one is shown


@dataclass(frozen=True)
class SignedIn:
    """Whose desk it is; `role` as it stands on the screen: „Ehrenamtliche“."""

    association: str
    name: str
    role: str

    def initials(self) -> str:
        """Return the first letters of first and last word of the name."""
        words = [word for word in self.name.split() if word[0].isalpha()]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""
