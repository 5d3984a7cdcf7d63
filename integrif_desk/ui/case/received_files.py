"""The handovers of other associations that a case was made of, each with the file as it came."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import handover_import
from integrif_desk.domain.received_handover import ReceivedHandover
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import ElidedLabel, Panel
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr


class ReceivedFiles(Panel):
    """Hidden where the case was begun here. `opened` carries title and `Paper` of a file."""

    opened = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Erhalten"), icon="envelope-open", parent=parent)
        self._context = context
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(16, 8, 16, 8)
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.hide()

    def read(self, case_id: UUID) -> None:
        """Show what a case was made of."""
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: handover_import.received(desk, case_id),
            self._show,
            key=("received", id(self)),
            owner=self,
        )

    def forget(self) -> None:
        """Forget what is shown."""
        self._show(())

    def _show(self, received: Sequence[ReceivedHandover]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons, self._rows = [], []
        for one in received:
            row = QWidget()
            beside = QHBoxLayout(row)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(12)
            beside.addWidget(ElidedLabel(_words(one)), 1)
            if one.file_name.lower().endswith(".pdf"):
                button = Button(
                    tr("Ansehen"), LINK, height=SMALL, on_click=partial(self._open, one)
                )
                button.setAccessibleName(tr("Ansehen: Übergabe {number}", number=one.number))
                beside.addWidget(button)
                self.buttons.append(button)
            self._rows.append(row)
            self._list.addWidget(row)
        self.setVisible(bool(received))

    def _open(self, one: ReceivedHandover) -> None:
        desk, title = self._context.opened.desk, _words(one)
        self._context.runner.query(
            lambda: handover_import.paper(desk, one.id),
            lambda paper: self.opened.emit(title, paper),
            key=("received pages", id(self)),
            owner=self,
        )


def _words(one: ReceivedHandover) -> str:
    return tr(
        "Übergabe {number}, Fassung {issue}, vom {day} · {sender} · eingelesen am {read}",
        number=isolate(one.number),
        issue=one.issue,
        day=format_date(one.dated),
        sender=isolate(one.sender),
        read=format_date(one.created_at.astimezone()),
    )
