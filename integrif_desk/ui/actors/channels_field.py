"""Which ways an actor accepts: one check box each."""

from PySide6.QtWidgets import QGridLayout, QWidget

from integrif_desk.domain.actor import Channel
from integrif_desk.ui.case.field_group import KeptField
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.toggles import CheckBox
from integrif_desk.wording.labels import channel_short, label


class ChannelsField(KeptField):
    """Check boxes in two columns; what is kept are the values of the ticked ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._boxes = {channel: CheckBox(channel_short(channel)) for channel in Channel}
        # Only few know the short form, and the whole is too long for a check box.
        self._boxes[Channel.EBO].setToolTip(plain_tip(label(Channel.EBO)))
        for number, box in enumerate(self._boxes.values()):
            box.clicked.connect(lambda _checked: self.changed.emit())
            grid.addWidget(box, number // 2, number % 2)
        self.setFocusProxy(self._boxes[Channel.IN_PERSON])

    def kept(self) -> str:
        return " ".join(channel.value for channel, box in self._boxes.items() if box.isChecked())

    def set_kept(self, text: str) -> None:
        ticked = set(text.split())
        for channel, box in self._boxes.items():
            box.setChecked(channel.value in ticked)
