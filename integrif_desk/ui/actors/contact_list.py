"""The contact persons of an actor, with phone and e-mail to take along in one click."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.ui.actors.presenter import contact_note, contact_title
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.panel import label, plain_tip
from integrif_desk.ui.widgets.wrapped import Wrapped
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr


class ContactList(QWidget):
    """A block per person; `on_copied(text)` is called with what now lies in the clipboard."""

    def __init__(
        self,
        contacts: Sequence[ContactPersonFacts],
        on_copied: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_copied = on_copied
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        several = len(contacts) > 1
        head = tr("Ansprechpersonen") if several else tr("Ansprechperson")
        column.addWidget(label(head, "panel"))
        for number, contact in enumerate(contacts):
            column.addLayout(self._block(contact, gets_letters=several and number == 0))

    def _block(self, contact: ContactPersonFacts, *, gets_letters: bool) -> QVBoxLayout:
        block = QVBoxLayout()
        block.setSpacing(2)
        name = _wrapping(isolate(contact_title(contact)), "strong")
        block.addWidget(name)
        note = contact_note(contact)
        if gets_letters:
            note = " · ".join(part for part in (note, tr("erhält die Briefe")) if part)
        if note:
            block.addWidget(_wrapping(note, "meta"))
        ways = [
            self._copyable(icon, text, tip)
            for icon, text, tip in (
                ("phone", contact.phone, tr("Telefonnummer kopieren")),
                ("envelope-simple", contact.email, tr("E-Mail-Adresse kopieren")),
            )
            if text
        ]
        if ways:
            block.addWidget(Wrapped(ways))
        return block

    def _copyable(self, icon: str, text: str, tip: str) -> Button:
        made = Button(
            text.replace("&", "&&"),
            LINK,
            icon=icon,
            height=24,
            on_click=partial(self._copy, text),
        )
        made.setToolTip(plain_tip(tip))
        made.setAccessibleName(f"{text}, {tip}")
        return made

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._on_copied(text)


def _wrapping(text: str, role: str) -> QWidget:
    made = label(text, role, wrap=True)
    made.setMinimumWidth(1)  # a name without end must not push the columns apart
    # Arabic and Persian names stand at the left like everything else.
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
