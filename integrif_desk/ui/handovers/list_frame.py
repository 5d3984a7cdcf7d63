"""What stands around the list of the handovers: its heading, and its two panels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.ui.handovers.withdraw_bar import WithdrawBar
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.panel import Panel, label
from integrif_desk.ui.widgets.splitter import Splitter


def list_head(title: str, *buttons: QWidget) -> QHBoxLayout:
    """Return the row with the title at the left and the buttons at the right."""
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(label(title, "title"))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def beside_each_other(table: QWidget, detail: QWidget, withdraw: WithdrawBar) -> Splitter:
    """Return the table beside what is shown of the selected one; hidden until there is one."""
    left = Panel()
    left.body.addWidget(table)
    right = Panel()
    right.body.addWidget(withdraw)
    right.body.addWidget(detail, 1)
    right.body.addWidget(withdraw.ask_row)
    right.body.addStretch(0)
    made = Splitter(Qt.Orientation.Horizontal)
    made.addWidget(left)
    made.addWidget(right)
    made.setSizes([theme().px(690), theme().px(440)])
    made.setStretchFactor(0, 1)
    made.setStretchFactor(1, 1)
    made.hide()
    return made
