"""What the case page expects of its tabs, so that more can be added by naming them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.casework.changes import Changes
from integrif_desk.domain.case import CaseState
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme

_LEAST_HEIGHT = 120


class CaseTab(QWidget):
    """One tab. `show_detail` comes with every case and after every change of it.

    `go_to` opens another page, as that of `Page`, `tab_wanted` another tab by its key.
    """

    go_to = Signal(str, object)
    tab_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_detail(self, detail: CaseDetail) -> None:
        """Show a case, or the same case again after a change."""

    def refresh(self, changes: Changes | None) -> None:
        """Something was written, None: everything may be old. `show_detail` follows."""

    def make_room(self, wanted: bool) -> None:
        """A form above the tabs has opened or closed: hide what can wait."""

    def keep_drafts(self) -> None:
        """Keep what has been typed."""

    def clear(self) -> None:
        """Forget all personal data that is shown; drafts have been kept."""


class YieldingArea(QScrollArea):
    """As high as what is in `column`, and scrolls where there is less room, so nothing overlaps."""

    def __init__(self) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setProperty("scrolled", True)
        self._inner.installEventFilter(self)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(self._inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        wanted = self._inner.minimumSizeHint()
        return QSize(wanted.width(), wanted.height())

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(wanted.width(), min(wanted.height(), theme().px(_LEAST_HEIGHT)))


@dataclass(frozen=True)
class TabEntry:
    """One tab of the case page. `count` stands beside its title, None for no number."""

    key: str
    title: str
    build: Callable[[Context], CaseTab]
    count: Callable[[CaseDetail], int | None] = lambda _detail: None


def scrolled_column(tab: QWidget) -> QVBoxLayout:
    """Return a column inside `tab` that scrolls when it is higher than the tab."""
    inner = QWidget()
    inner.setProperty("scrolled", True)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 16)
    column.setSpacing(12)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    outer = QVBoxLayout(tab)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)
    return column


def is_read_only(detail: CaseDetail) -> bool:
    """Whether nothing may be added because the case is closed."""
    return detail.case.state is CaseState.CLOSED
