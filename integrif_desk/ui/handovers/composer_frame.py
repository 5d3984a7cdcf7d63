"""What stands around the composer: heading, the bar about unprintable characters, the footer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.person import Person
from integrif_desk.ui.handovers.approval_bar import ApprovalBar
from integrif_desk.ui.handovers.approval_presenter import Stage
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, LARGE, PRIMARY, SMALL, Button, plain_text
from integrif_desk.ui.widgets.chips import Chip, ChipLabel, Tone
from integrif_desk.ui.widgets.completeness import Completeness
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label, line
from integrif_desk.ui.widgets.splitter import Splitter
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr


class ComposerHead(QWidget):
    """Back, title, whose handover it is, when the draft was kept."""

    def __init__(self, on_back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("", FLAT, icon="arrow-left", height=SMALL, on_click=on_back)
        self.back.setAccessibleName(tr("Zurück zur Liste"))
        self.back.setToolTip(tr("Zurück zur Liste, der Entwurf bleibt"))
        self._name = ElidedLabel("")
        self._original = ElidedLabel("", "original")
        self._kept = label("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(label(tr("Neue Übergabe"), "title"))
        row.addWidget(self._name)
        row.addWidget(self._original)
        self._chip = ChipLabel()
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._kept)

    def show_person(self, person: Person) -> None:
        """Show whose handover is composed."""
        self._name.setText(isolate(person.display_name))
        self._original.setText(isolate(person.original_name))
        self._original.setVisible(bool(person.original_name))

    def show_chip(self, chip: Chip) -> None:
        """Show how the handover stands."""
        self._chip.set_chip(chip)
        self._chip.setMinimumWidth(self._chip.sizeHint().width())

    def show_kept(self, text: str) -> None:
        """Say when the draft was kept."""
        self._kept.setText(text)

    def clear(self) -> None:
        """Forget the name."""
        for one in (self._name, self._original):
            one.setText("")
        self._kept.clear()


class GlyphBar(QFrame):
    """Says which characters cannot be printed; `on_despite` goes on all the same."""

    def __init__(self, on_despite: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self._text = label("", wrap=True)
        self.despite = Button(tr("&Trotzdem weiter"), height=SMALL, on_click=on_despite)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning-fill", "waiting"))
        row.addWidget(self._text, 1)
        row.addWidget(self.despite)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def ask(self) -> None:
        """Put the cursor on the way on: issuing was refused."""
        self.show()
        self.despite.setFocus(Qt.FocusReason.OtherFocusReason)


class ComposerFooter(QWidget):
    """How complete it is, and the two ways to end."""

    def __init__(
        self,
        on_discard: Callable[[], object],
        on_issue: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self.completeness = Completeness()
        self.discard_button = Button(
            tr("Ver&werfen"), icon="trash", height=LARGE, on_click=on_discard
        )
        self.issue_button = Button(
            tr("Zur &Freigabe vorlegen"),
            PRIMARY,
            icon="circle-wavy-check",
            height=LARGE,
            on_click=on_issue,
        )
        self.issue_button.setToolTip(tr("Strg+Eingabe"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.completeness, 100)
        row.addStretch(1)  # keeps the buttons at the right where nothing stands at the left
        row.addWidget(self.discard_button)
        row.addWidget(self.issue_button)

    def show_ready(self, *, ready: bool) -> None:
        """Offer issuing only when there is something to issue."""
        self.issue_button.setEnabled(ready)
        self.completeness.setVisible(ready)

    def show_deed(self, words: str, *, locked: bool) -> None:
        """Name what the main button does; while it waits for release there is nothing to do."""
        self.issue_button.setText(words)
        self.issue_button.setAccessibleName(plain_text(words))
        for button in (self.discard_button, self.issue_button):
            button.setVisible(not locked)


@dataclass(frozen=True)
class ComposerFrame:
    """What stands around the form and the pages."""

    head: ComposerHead
    bar: ApprovalBar
    glyphs: GlyphBar
    footer: ComposerFooter

    def show_stage(self, shown: Stage) -> None:
        """Show how the handover stands and what can be done."""
        self.head.show_chip(Chip(shown.chip, Tone(shown.tone), shown.icon))
        self.footer.show_deed(shown.deed, locked=shown.locked)


def composer_body(form: QWidget, preview: QWidget, glyphs: QWidget, footer: QWidget) -> QWidget:
    """Return form and pages beside each other, bar and footer below."""
    splitter = Splitter(Qt.Orientation.Horizontal)
    splitter.addWidget(form)
    splitter.addWidget(preview)
    # Big text needs its room on the left; pages only get smaller.
    left = 664 if theme().scale == 100 else 760
    splitter.setSizes([theme().px(left), theme().px(1170 - left)])
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 1)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(splitter, 1)
    column.addWidget(glyphs)
    column.addWidget(line())
    column.addWidget(footer)
    return made
