"""What stands around a request for release: whose it is, and the answers to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.domain.person import Person
from integrif_desk.ui.handovers.approval_presenter import CHIPS
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, LARGE, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.completeness import Completeness
from integrif_desk.ui.widgets.panel import ElidedLabel, label
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word


class ReviewHead(QWidget):
    """Back, title, whose handover it is, how many wait after it."""

    def __init__(self, on_back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("", FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self.back.setAccessibleName(tr("Zurück zur Liste"))
        self.back.setToolTip(tr("Zurück zur Liste"))
        self._name = ElidedLabel("")
        self._original = ElidedLabel("", "original")
        self._chip = ChipLabel()
        self._left = label("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(label(tr("Freigabe"), "title"))
        row.addWidget(self._name)
        row.addWidget(self._original)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._left)

    def show_request(self, asked: RequestRow, person: Person, left: str) -> None:
        """Show whose handover waits."""
        self._name.setText(isolate(person.display_name))
        self._original.setText(isolate(person.original_name))
        self._original.setVisible(bool(person.original_name))
        icon, tone = CHIPS[asked.state]
        self._chip.set_chip(Chip(word(asked.state), Tone(tone), icon))
        self._chip.setMinimumWidth(self._chip.sizeHint().width())
        self._left.setText(left)

    def clear(self) -> None:
        """Forget the name."""
        for one in (self._name, self._original):
            one.setText("")
        self._chip.set_chip(None)
        self._left.clear()


class ReviewFooter(QWidget):
    """How complete it is; give back, look at the next one, release."""

    def __init__(
        self,
        on_return: Callable[[], object],
        on_next: Callable[[], object],
        on_approve: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self.completeness = Completeness()
        self.next_button = Button(
            tr("&Später"), icon=_icon("caret-right"), height=LARGE, on_click=on_next
        )
        self.return_button = Button(
            tr("Mit Anmerkung &zurückgeben …"),
            icon=_icon("arrow-u-up-left"),
            height=LARGE,
            on_click=on_return,
        )
        self.next_button.setToolTip(tr("Ohne Antwort zur nächsten"))
        self.approve_button = Button(
            tr("&Freigeben"), PRIMARY, icon="circle-wavy-check", height=LARGE, on_click=on_approve
        )
        self.approve_button.setToolTip(tr("Strg+Eingabe"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.completeness, 100)
        row.addStretch(1)
        for button in (self.next_button, self.return_button, self.approve_button):
            row.addWidget(button)

    def show_ready(self, *, ready: bool) -> None:
        """Offer answers only once there is something to answer."""
        for button in (self.return_button, self.approve_button):
            button.setEnabled(ready)
        self.completeness.setVisible(ready)

    def show_next(self, *, more: bool) -> None:
        """Offer the next one where there is one."""
        self.next_button.setVisible(more)

    def show_missing(self, total: int, missing: Sequence[str]) -> None:
        """Say what a complete handover would say and this one does not."""
        self.completeness.show_names(total, missing)


def _icon(name: str) -> str:
    """Return the icon where the words leave room for it."""
    return name if theme().scale == 100 else ""
