"""Help for the page one is on, beside it and without a dialog."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import label, line
from integrif_desk.wording.i18n import tr

EVERYWHERE: Sequence[tuple[str, str]] = (
    (tr("Strg+K"), tr("Suchen")),
    (tr("Strg+N"), tr("Notiz erfassen")),
    (tr("Strg+Umschalt+A"), tr("Antwort mit Code eintragen")),
    (tr("Strg+1 … Strg+6"), tr("Bereiche links")),
    (tr("F6"), tr("nächster Teil der Seite")),
    (tr("Strg+F"), tr("in der Liste filtern")),
    (tr("Strg+Eingabe"), tr("speichern")),
    (tr("Strg+Z"), tr("Letztes rückgängig machen")),
    (tr("Strg+Plus, Strg+Minus"), tr("Schriftgröße")),
    (tr("Strg+L"), tr("sperren")),
)


class HelpSheet(QWidget):
    """A side sheet of 320 px; Esc or F1 closes it."""

    def __init__(self, on_close: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", True)
        self._on_close = on_close
        close = Button("", FLAT, icon="x", height=SMALL, on_click=on_close)
        close.setAccessibleName(tr("Hilfe schließen"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        self._title = label("", "panel", wrap=True)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._area, 1)
        self.setFocusProxy(close)
        self.hide()

    def show_help(
        self, title: str, text: str, shortcuts: Sequence[tuple[str, str]] | None = None
    ) -> None:
        """Open with the help of a page; without `shortcuts` before the desk is unlocked."""
        self.setFixedWidth(theme().px(320))
        self._title.setText(tr("Hilfe: {title}", title=title))
        content = QWidget()
        content.setProperty("scrolled", True)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for paragraph in filter(None, text.split("\n\n")):
            column.addWidget(label(paragraph.strip(), wrap=True))
        everywhere = () if shortcuts is None else EVERYWHERE
        for heading, keys in ((tr("Auf dieser Seite"), shortcuts), (tr("Überall"), everywhere)):
            if keys:
                column.addSpacing(4)
                column.addWidget(label(heading, "strong"))
                column.addLayout(_table(keys))
        column.addStretch(1)
        self._area.setWidget(content)
        self.setAccessibleName(self._title.text())
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
            return
        super().keyPressEvent(event)


def _table(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    # Both wrap: a long list of keys must not leave one word a line for what they do.
    for column, share in enumerate((4, 5)):
        grid.setColumnStretch(column, share)
    for row, (combination, meaning) in enumerate(keys):
        for column, shown in enumerate((label(combination, "code"), label(meaning, "label"))):
            shown.setWordWrap(True)
            shown.setMinimumWidth(1)
            grid.addWidget(shown, row, column, Qt.AlignmentFlag.AlignTop)
    return grid
