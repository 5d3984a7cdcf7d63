"""What can be done with a whole finding: save it, hand it over, delete it."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from integrif_desk.ui.widgets.buttons import FLAT, PRIMARY, SMALL, Button, plain_text
from integrif_desk.wording.i18n import tr

_REMOVE = tr("&Löschen")
_MARGIN, _GAP = 24, 8


class Footer(QFrame):
    """Three buttons; the icon stands for „Löschen“ where large letters leave too little room."""

    def __init__(
        self,
        save: Callable[[], object],
        hand_over: Callable[[], object],
        remove: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.remove_button = Button(_REMOVE, FLAT, icon="trash", height=SMALL, on_click=remove)
        self.remove_button.setToolTip(tr("Feststellung mit ihren Belegen löschen"))
        self.hand_over_button = Button(
            tr("In &Übergabe aufnehmen"), icon="plus", on_click=hand_over
        )
        self.save_button = Button(tr("Änderungen &speichern"), PRIMARY, on_click=save)
        self._buttons = (self.remove_button, self.hand_over_button, self.save_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        row.setSpacing(_GAP)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.hand_over_button)
        row.addWidget(self.save_button)

    def show_stored(self, stored: bool) -> None:
        """Offer less for a finding that is not stored yet."""
        self.remove_button.setVisible(stored)
        self.hand_over_button.setVisible(stored)
        self.save_button.setText(
            tr("Änderungen &speichern") if stored else tr("Feststellung &speichern")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.remove_button.setText(_REMOVE)
        self.hand_over_button.set_icon_name("plus")
        room = self.width() - 2 * _MARGIN - 2 * _GAP
        if sum(each.sizeHint().width() for each in self._buttons) > room:
            self.remove_button.setText("")
            self.hand_over_button.set_icon_name("")
        self.remove_button.setAccessibleName(plain_text(_REMOVE))
