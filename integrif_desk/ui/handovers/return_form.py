"""Comments with which a lead gives a request back: to the whole, or to a part of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.approval import COMMENT_LIMIT, PlanPart
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.handovers.approval_presenter import part_name
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import TextArea
from integrif_desk.ui.widgets.panel import label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class ReturnForm(QFrame):
    """One row for each comment. `on_return(comments)` gives back, `on_cancel` leaves it,
    `on_change` is told of what is typed."""

    def __init__(
        self,
        on_return: Callable[[dict[PlanPart, str]], object],
        on_cancel: Callable[[], object],
        on_change: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self.setAccessibleName(tr("Mit Anmerkung zurückgeben"))
        self._on_return, self._on_cancel, self._on_change = on_return, on_cancel, on_change
        self.rows: list[_Comment] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._error = label("", "error", wrap=True)
        self.add_button = Button(
            tr("Weitere &Anmerkung"), LINK, icon="plus", height=SMALL, on_click=self._add_next
        )
        self.save_button = Button(
            tr("&Zurückgeben"), PRIMARY, icon="arrow-u-up-left", on_click=self._save
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self._error, 1)
        buttons.addStretch(0)
        buttons.addWidget(Button(tr("Abbrechen"), on_click=self.cancel))
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addWidget(label(tr("Was soll geändert werden?"), "strong"))
        column.addLayout(self._list)
        column.addLayout(buttons)
        self.hide()

    def open(self) -> None:
        """Show the form with the cursor in its first comment; what was typed stays."""
        if not self.rows:
            self._add(PlanPart.GENERAL)
        self._error.hide()
        self.show()
        self.rows[0].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Hide the form; what was typed stays for this request."""
        self.hide()
        self._on_cancel()

    def forget(self) -> None:
        """Forget what was typed."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.hide()

    def draft(self) -> dict[str, str] | None:
        """Return what was typed, to be kept; None without a word."""
        typed = [row.value() for row in self.rows]
        if not any(text for _part, text in typed):
            return None
        return {f"{number}.{part}": text for number, (part, text) in enumerate(typed, start=1)}

    def take_draft(self, fields: dict[str, str]) -> None:
        """Show again what was typed before."""
        self.forget()
        for name, text in fields.items():
            self._add(PlanPart(name.partition(".")[2])).text.set_value(text)

    def refused(self, error: KnownError) -> None:
        """Say why it could not be given back."""
        self._error.setText(sentence(error))
        self._error.show()
        self.rows[0].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        said: dict[PlanPart, str] = {}
        for row in self.rows:
            part, text = row.value()
            # Two remarks on one part are one.
            said[part] = "\n\n".join(filter(None, (said.get(part, ""), text)))
        self._on_return(said)

    def _add_next(self) -> None:
        used = {row.value()[0] for row in self.rows}
        part = next((one for one in PlanPart if one not in used), PlanPart.GENERAL)
        self._add(part).text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, part: PlanPart) -> "_Comment":
        row = _Comment(part, self._on_change)
        self.rows.append(row)
        self._list.addWidget(row)
        return row


class _Comment(QWidget):
    def __init__(self, part: PlanPart, on_change: Callable[[], object]) -> None:
        super().__init__()
        self.part = ChoiceField[PlanPart](
            [Option(one, part_name(one)) for one in PlanPart], lambda _part: on_change()
        )
        self.part.setAccessibleName(tr("Wozu"))
        self.part.setFixedWidth(theme().px(210))
        self.part.set_value(part)
        self.text = TextArea(tr("Anmerkung"), lines=1, most=3, on_change=lambda _text: on_change())
        self.text.setAccessibleName(tr("Anmerkung, höchstens {n} Zeichen", n=COMMENT_LIMIT))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(NeverHint(self.text))

    def value(self) -> tuple[PlanPart, str]:
        """Return what the comment is about, and its text."""
        return self.part.value() or PlanPart.GENERAL, self.text.value()
