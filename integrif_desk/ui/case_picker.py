"""Asks for whom: a case by name or number, in a bar on the page instead of a dialog."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from integrif_desk.casework import search
from integrif_desk.domain.views import HitKind, SearchHit
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.search_field import Deliver, Hit, SearchField
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.person_words import hit_below, hit_note


class CasePicker(QFrame):
    """`on_pick(case_id)` is called once a case is chosen. Esc closes the bar."""

    def __init__(
        self,
        context: Context,
        question: str,
        on_pick: Callable[[UUID], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_pick = on_pick
        self.setProperty("soft", True)
        self.setAccessibleName(question)
        self.field = SearchField(self._search, tr("Name oder Fallnummer"), keeps_text=False)
        self.field.setMinimumWidth(theme().px(220))
        self.field.setMaximumWidth(theme().px(360))
        self.field.setAccessibleName(question)
        self.field.picked.connect(self._picked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(label(question, "strong"))
        row.addWidget(self.field, 1)
        row.addStretch(1)
        row.addWidget(Button(tr("Abbrechen"), FLAT, height=SMALL, on_click=self.close_bar))
        self.hide()

    def open(self) -> None:
        """Show the bar with the cursor in its field."""
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Hide the bar and forget what was typed."""
        self.field.close_hits()
        self.field.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _search(self, text: str, deliver: Deliver) -> None:
        desk = self._context.opened.desk

        def show(found: Sequence[SearchHit]) -> None:
            deliver([_hit(each) for each in found if each.kind is HitKind.CASE])

        self._context.runner.query(
            lambda: search.search(desk, text), show, key=("case-picker", id(self)), owner=self
        )

    def _picked(self, hit: Hit) -> None:
        self.close_bar()
        self._on_pick(hit.value)


def _hit(found: SearchHit) -> Hit:
    original = isolate(found.original_name)
    detail = f"{original}  {hit_note(found)}" if original else hit_note(found)
    group = tr("Kein Treffer. Ähnlich:") if found.is_guess else ""
    return Hit(found.id, found.title, detail, group, icon="folders", below=hit_below(found))
