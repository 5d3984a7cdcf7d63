"""What is shown in place of the unlock form when the vault does not open.

Most never see it, so it is neither imported nor made before it is needed.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from integrif_desk.ui.welcome.presenter import Trouble
from integrif_desk.ui.widgets.buttons import LARGE, PRIMARY, Button
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label
from integrif_desk.wording.i18n import tr


class TroublePanel(Panel):
    """Says what stands in the way, and offers to try again or another vault."""

    def __init__(self, retry: Callable[[], object], elsewhere: Callable[[], object]) -> None:
        super().__init__()
        self._heading = label("", "section", wrap=True)
        self._text = label("", wrap=True)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 20, 20, 20)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("warning-circle-fill", "overdue", 20))
        head.addWidget(self._heading, 1)
        inner.addLayout(head)
        inner.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self._again = Button(tr("E&rneut versuchen"), PRIMARY, height=LARGE, on_click=retry)
        buttons.addWidget(self._again)
        buttons.addWidget(Button(tr("A&nderen Tresor öffnen …"), height=LARGE, on_click=elsewhere))
        buttons.addStretch(1)
        inner.addLayout(buttons)
        self.body.addLayout(inner)

    def show_trouble(self, found: Trouble) -> None:
        """Show heading and sentence, and lead to „Erneut versuchen“."""
        self._heading.setText(found.title)
        self._text.setText(found.text)
        self.setAccessibleName(f"{found.title}. {found.text}")
        self.show()
        self._again.setFocus()
