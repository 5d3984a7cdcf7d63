"""The scrolled place of the editor, which is made when somebody edits for the first time.

Its fields ask for German names of languages, which take longer to read than the whole page.
"""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from integrif_desk.domain.actor import ActorCard
from integrif_desk.ui.actors.detail import READABLE
from integrif_desk.ui.actors.editor import ActorEditor
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme


class EditorArea(QScrollArea):
    """Takes what `ActorEditor` takes."""

    def __init__(
        self,
        context: Context,
        on_saved: Callable[[UUID], object],
        on_close: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_saved, self._on_close = on_saved, on_close
        scroll_upright(self)
        holder = QWidget()
        holder.setProperty("scrolled", True)
        holder.setMaximumWidth(theme().px(READABLE))
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(24, 16, 24, 16)
        self._inside.addStretch(1)
        self.setWidget(holder)
        self._opened: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reveal)

    @cached_property
    def editor(self) -> ActorEditor:
        """The editor, made when first asked for."""
        made = ActorEditor(self._context, self._on_saved, self._on_close)
        made.unfolded.connect(self._reveal_soon)
        self._inside.insertWidget(0, made)
        return made

    def edit(self, actor: ActorCard | None) -> None:
        """Open for another actor, None for a new one; the draft of the one before is kept."""
        self.editor.keep()
        self.editor.edit(actor)
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Keep the draft, then show nothing any more."""
        if "editor" in vars(self):
            self.editor.forget()

    def _reveal_soon(self, part: QWidget) -> None:
        # The layout learns of the new heights only when it gets its turn.
        self._opened = part
        self._soon.start(0)

    def _reveal(self) -> None:
        part, holder = self._opened, self.widget()
        if part is None or holder is None:
            return
        top = part.mapTo(holder, QPoint(0, 0)).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(min(max(bar.value(), top + part.height() - room), top))


def scroll_upright(area: QScrollArea) -> None:
    """Let what an area holds scroll up and down, at its left and as wide as the area."""
    area.setWidgetResizable(True)
    area.setAlignment(Qt.AlignmentFlag.AlignLeft)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
