"""What pages of columns have in common: a heading, a bar below it, and narrow columns ruled off.

The last column takes the rest: it shows what is selected in the list before it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.ui.page import Page
from integrif_desk.ui.widgets.panel import label, line, upright


def heading(page: Page, told: QWidget | None, *deeds: QWidget) -> QHBoxLayout:
    """Return the title, what is `told` beside it, and at the right what can be done."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 12, 24, 12)
    row.setSpacing(12)
    row.addWidget(label(page.title, "title"))
    if told is not None:
        row.addWidget(told, 1)
    else:
        row.addStretch(1)
    for deed in deeds:
        row.addWidget(deed)
    return row


def columns(narrow: Sequence[QWidget], shown: QWidget) -> QWidget:
    """Return the narrow columns, and beside them what is shown of the selected row."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in narrow:
        row.addWidget(part)
        row.addWidget(upright())
    row.addWidget(on_surface(shown), 1)
    return made


def on_surface(inner: QWidget) -> QWidget:
    """Return a widget with the ground of a panel that `inner` fills."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setProperty("surface", True)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(inner)
    return made


def fill_page(page: Page, head: QHBoxLayout, bar: QWidget, *below: QWidget) -> None:
    """Put heading, bar and what stands below them onto the page; one of `below` is shown."""
    beside = QHBoxLayout()
    beside.setContentsMargins(24, 0, 24, 0)
    beside.addWidget(bar)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    column.addLayout(beside)
    column.addWidget(line())
    for part in below:
        column.addWidget(part, 1)
