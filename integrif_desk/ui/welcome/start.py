"""The very first page on a machine: a new vault, the demo, or a vault that exists already."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from integrif_desk.ui.welcome.frame import FrontPage
from integrif_desk.ui.widgets.buttons import LARGE, PRIMARY, Button
from integrif_desk.ui.widgets.panel import Panel, label, line
from integrif_desk.wording.i18n import tr


class StartPage(FrontPage):
    """Offers the three ways; while the demo is made it shows how far and „Abbrechen“.

    With `on_back` somebody came from a vault that is there, and can go back to it.
    """

    title = tr("Beginnen")
    help_text = tr(
        "Ein Tresor ist ein Ordner auf diesem Rechner, in dem alle Angaben verschlüsselt liegen. "
        "Es gibt keine Cloud und kein Konto im Internet.\n\n"
        "In der Demo arbeiten Sie mit erfundenen Personen. Sie können dort alles ausprobieren."
    )

    def __init__(
        self,
        on_new: Callable[[], object],
        on_demo: Callable[[], object],
        on_existing: Callable[[], object],
        on_cancel_demo: Callable[[], object],
        on_scale: Callable[[int], object],
        on_back: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(on_scale, parent)
        self._new = Button(
            tr("&Neuer Tresor"), PRIMARY, icon="lock-key", height=LARGE, on_click=on_new
        )
        self._demo = Button(tr("&Demo ansehen"), icon="eye", height=LARGE, on_click=on_demo)
        self._existing = Button(
            tr("&Vorhandenen Tresor öffnen …"), icon="folder-open", height=LARGE
        )
        self._existing.clicked.connect(lambda _checked: on_existing())
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self._progress = _Progress(on_cancel_demo)
        panel = Panel()
        ways = (
            (self._new, tr("Für Ihren Verein, in fünf Minuten. Sie brauchen einen Drucker.")),
            (self._demo, tr("Zwölf erfundene Fälle zum Ausprobieren.")),
            (self._existing, tr("Von einem anderen Ordner oder einem Stick.")),
        )
        for number, (button, text) in enumerate(ways):
            if number:
                panel.body.addWidget(line())
            panel.body.addLayout(_way(button, text))
        column = self.column
        column.addStretch(2)
        column.addWidget(label(tr("Willkommen"), "title"))
        column.addSpacing(4)
        said = (
            tr("Auf diesem Rechner ist noch kein Tresor eingerichtet.")
            if on_back is None
            else tr("Ihr bisheriger Tresor bleibt, wie er ist.")
        )
        column.addWidget(label(said, "muted", wrap=True))
        column.addSpacing(20)
        column.addWidget(panel)
        column.addSpacing(12)
        column.addWidget(self._progress)
        column.addWidget(self._error)
        self._back = Button(tr("&Zurück"), height=LARGE, on_click=on_back)
        self._back.setVisible(on_back is not None)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self.setFocusProxy(self._new)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the demo is; `total` 0 when that is not known yet."""
        for button in (self._new, self._demo, self._existing, self._back):
            button.setEnabled(False)
        self._error.hide()
        self._progress.show_step(done, total)

    def show_error(self, text: str) -> None:
        """Offer the three ways again, with a sentence if one is needed."""
        for button in (self._new, self._demo, self._existing, self._back):
            button.setEnabled(True)
        self._progress.hide()
        self._error.setText(text)
        self._error.setVisible(bool(text))


class _Progress(QWidget):
    def __init__(self, on_cancel: Callable[[], object]) -> None:
        super().__init__()
        self._text = label("", "label")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(tr("A&bbrechen"))
        self._cancel.clicked.connect(lambda _checked: self._stop(on_cancel))
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._cancel)
        self.hide()

    def show_step(self, done: int, total: int) -> None:
        if not self.isVisible():
            self._cancel.setEnabled(True)
            self.show()
            self._cancel.setFocus()
        if self._cancel.isEnabled():
            self._text.setText(tr("Die Demo wird angelegt …"))
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def _stop(self, on_cancel: Callable[[], object]) -> None:
        self._cancel.setEnabled(False)
        self._text.setText(tr("Die Demo wird wieder entfernt …"))
        on_cancel()


def _way(button: Button, text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(8)
    column.addWidget(label(text, "muted", wrap=True))
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    return column
